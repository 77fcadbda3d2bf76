import { localDay } from '../../base/calendar.ts'
import { say } from '../../base/say.ts'
import type { Alteration, ChangeNote } from '../../decisions/notes/note.ts'
import { behindFinding } from '../../findings/finding.ts'
import type { Behind, Section } from '../document/document.ts'
import { type Facts, workflowName } from './facts.ts'

const altered: Readonly<Record<Alteration, string>> = {
  prompt: say`prompt`,
  model: say`model`,
  route: say`route`,
  mapping: say`mapping`,
  boundary: say`boundary`,
  integration: say`integration`,
  threshold: say`threshold`,
  schedule: say`schedule`,
  release: say`release`,
  other: say`other`,
}

/** An alteration of the month. It is written down, or was once somebody had seen that it was not, or nobody wrote it down. */
export type Change = {
  readonly day: string
  readonly workflow: string
  readonly what: string
  readonly as: string
  readonly why: string
  readonly written: 'yes' | 'afterwards' | 'no'
  readonly behind?: Behind
}

/** Each alteration once, in the order of the days, whoever told of it and however often. */
export function changesOf({ workflows, findings, month, plan }: Facts): Change[] {
  const { zone, from, to } = month
  const noted = workflows.flatMap(({ name, notes }) =>
    notes
      .filter((one) => !notes.some((other) => isToldBy(other, one, zone)))
      .map(
        (one): Change => ({
          day: localDay(one.at, zone),
          workflow: name,
          what: one.name === null ? altered[one.what] : say`${altered[one.what]} ${one.name}`,
          as: becameInWords(one),
          why: one.why ?? '',
          written: one.finding === null ? 'yes' : 'afterwards',
        }),
      ),
  )
  const answered = new Set(workflows.flatMap(({ notes }) => notes.flatMap((one) => one.finding ?? [])))
  const seen = findings
    .filter(
      ({ evidence, first_seen }) => evidence.question?.kind === 'changed' && from <= first_seen && first_seen < to,
    )
    .filter(({ id }) => !answered.has(id))
    .map(
      (one): Change => ({
        day: localDay(one.first_seen, zone),
        workflow: workflowName({ plan }, one.workflow),
        what: one.title,
        as: one.evidence.said,
        why: '',
        written: one.resolved_at === null ? 'no' : 'afterwards',
        behind: { url: behindFinding(one.id).url },
      }),
    )
  return [...noted, ...seen].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** What the plan says of a day, somebody's own note of that day says better. A release has its name, or became it. */
const isToldBy = (other: ChangeNote, one: ChangeNote, zone: string): boolean =>
  one.source === 'plan' &&
  other.source !== 'plan' &&
  other.what === one.what &&
  (other.name === one.name || (one.what === 'release' && other.after === one.name)) &&
  localDay(other.at, zone) === localDay(one.at, zone)

function becameInWords({ description, before, after, name }: ChangeNote): string {
  if (description !== null) return description
  if (before !== null && after !== null) return `${before} → ${after}`
  // A release is its name.
  return after === null || after === name ? '' : after
}

export function changes(facts: Facts): Section {
  const said = { yes: say`yes`, afterwards: say`afterwards`, no: say`no` } as const
  return {
    id: 'changes',
    title: say`What was altered`,
    blocks: [
      {
        kind: 'table',
        id: 'changes',
        caption: say`Changes, written down or not`,
        columns: [
          { name: say`Day`, type: 'day' },
          { name: say`Workflow`, type: 'text' },
          { name: say`What`, type: 'text' },
          { name: say`As what`, type: 'text' },
          { name: say`Why`, type: 'text' },
          { name: say`Written down`, type: 'text' },
        ],
        rows: changesOf(facts).map(({ day, workflow, what, as, why, written, behind }) => ({
          cells: [day, workflow, what, as, why, said[written]],
          behind,
        })),
        empty: say`nobody wrote one down, and the runs show none.`,
      },
    ],
  }
}
