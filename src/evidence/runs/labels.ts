import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { askReleasesBegun, inRange, type Range, scope } from './measures.ts'

const labels = question(
  'releases-labels',
  `SELECT release, label.1 AS name, arraySort(groupUniqArray(label.2)) AS values FROM (
     SELECT run, arrayJoin(JSONExtractKeysAndValues(labels, 'String')) AS label FROM run_line FINAL
     WHERE workspace = {workspace:String} AND labels != '' AND run IN (SELECT run FROM run WHERE ${inRange})) AS said
   INNER JOIN (SELECT run, release FROM run FINAL WHERE ${inRange}) AS known USING run
   GROUP BY release, name ORDER BY release, name`,
)

/** Which values each label had in each release: what else changed when the release did. */
export async function askLabels(
  evidence: Evidence,
  workspace: string,
  range: Range,
): Promise<Map<string, Map<string, Set<string>>>> {
  const rows = await evidence.ask<{ release: string; name: string; values: string[] }>(workspace, labels, scope(range))
  const byRelease = new Map<string, Map<string, Set<string>>>()
  for (const row of rows) {
    const names = byRelease.get(row.release) ?? new Map<string, Set<string>>()
    byRelease.set(row.release, names)
    names.set(row.name, new Set(row.values))
  }
  return byRelease
}

/** Labels that had other values in the release before: what else changed when the release did. */
export function changedLabels(
  before: Map<string, Set<string>> | undefined,
  now: Map<string, Set<string>> | undefined,
): string[] {
  const changed: string[] = []
  for (const [name, values] of now ?? []) {
    const earlier = before?.get(name)
    if (earlier && values.isDisjointFrom(earlier))
      changed.push(`${name}: ${[...earlier].join(', ')} → ${[...values].join(', ')}`)
  }
  return changed.sort()
}

/** The same for each release of a range, against the one that began before it. */
export async function askChangedLabels(
  evidence: Evidence,
  workspace: string,
  range: Range,
): Promise<Map<string, string[]>> {
  const [labels, begun] = await Promise.all([
    askLabels(evidence, workspace, range),
    askReleasesBegun(evidence, workspace, range),
  ])
  const inOrder = [...begun].filter(([release]) => release !== '').sort(([, a], [, b]) => a - b)
  return new Map(
    inOrder.map(([release], i) => [release, changedLabels(labels.get(inOrder[i - 1]?.[0] ?? ''), labels.get(release))]),
  )
}
