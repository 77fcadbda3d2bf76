import { noRun } from '../../evidence/runs/detail.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { type Answered, answeredOf } from './answered.ts'
import { askScreened, type ScreenedRun } from './list.ts'
import { askTexts } from './read-texts.ts'
import type { SourceRules } from './rules.ts'
import { type Screened, screen } from './screen.ts'

const facts = question(
  'sources-run',
  `SELECT workflow, toUnixTimestamp64Micro(started) AS started, bare OR expired AS bare FROM run FINAL
   WHERE workspace = {workspace:String} AND run = {run:String}`,
)

export type SourcesOfRun = {
  /** What was kept when it was screened; null where it was not, or not yet. */
  readonly kept: ScreenedRun | null
  /** The answer beside what was found for it, held against it once more; null where nothing was looked up, or the texts are deleted. */
  readonly read: { readonly of: Answered; readonly screened: Screened } | null
}

/** An answer and its sources with all that a screen says of them: made from the texts when it is asked for, since none are kept with it. */
export async function askSourcesOfRun(
  evidence: Evidence,
  workspace: string,
  rules: SourceRules,
  run: string,
): Promise<SourcesOfRun> {
  type Facts = { workflow: string; started: string | null; bare: 0 | 1 }
  const [[found], kept] = await Promise.all([
    evidence.ask<Facts>(workspace, facts, { run }),
    askScreened(evidence, workspace, run),
  ])
  if (!found) throw noRun(run)
  const { tools, isRequired, freshFrom } = rules.of(found.workflow)
  const texts = (await askTexts(evidence, workspace, [run], tools)).get(run)
  const of = texts && !found.bare ? answeredOf(texts, isRequired) : undefined
  const from = found.started === null ? undefined : freshFrom(Number(found.started))
  return { kept: kept ?? null, read: of ? { of, screened: screen(of, from) } : null }
}
