import { localDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { inLanguage, say } from '../../base/say.ts'
import { getRequest } from '../../decisions/requests/keep.ts'
import { over } from '../../decisions/requests/list.ts'
import { stateInWords } from '../../decisions/requests/move.ts'
import { getTask } from '../../decisions/tasks/keep.ts'
import { getFinding } from '../../findings/finding.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Db } from '../../store/state/state.ts'
import type { About } from './handover.ts'

/** What can be handed over, as far as it is told elsewhere. */
export type Subject = {
  readonly title: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  /** What people or looks said of it: told elsewhere only where somebody says so. */
  readonly words: readonly (readonly [name: string, value: string])[]
  /** The title where its words are told as well. */
  readonly titleInWords: string
  /** Why it is over here, in a sentence; null while it is not. */
  readonly over: string | null
}

type Locality = { readonly plan: Plan | undefined; readonly zone: string }
type Row = readonly [name: string, value: string | null | undefined]

/** Reads one; throws where there is none in this workspace. */
export async function subjectOf(
  db: Db,
  workspace: string,
  { kind, id }: About,
  { plan, zone }: Locality,
): Promise<Subject> {
  const named = (workflow: string | null) => (workflow === null ? null : (plan?.workflows[workflow]?.name ?? workflow))
  switch (kind) {
    case 'finding': {
      const found = await getFinding(db, workspace, id)
      const { question } = found.evidence
      const promise = question?.kind === 'objective' ? `${question.name}: ${question.objective.target}` : null
      const title = `${named(found.workflow)}: ${inLanguage(found.title)}`
      return {
        title,
        titleInWords: title,
        facts: given([
          ['Workflow', named(found.workflow)],
          ['About', found.dimension.replaceAll('_', ' ')],
          ['Severity', found.severity],
          ['Promise', promise],
          ['First seen', localDay(found.first_seen, zone)],
        ]),
        words: given([['What the look said', inLanguage(found.detail)]]),
        over: found.state === 'resolved' ? endOfFinding[found.ended ?? 'over'] : null,
      }
    }
    case 'request': {
      const { request, filed_at } = await getRequest(db, workspace, id)
      const { asked, class: decided, state } = request
      const about = named(asked.workflow) ?? 'Outside the plan'
      return {
        title: `${about}: a request to alter something (${asked.what})`,
        titleInWords: `${about}: ${asked.title}`,
        facts: given([
          ['Workflow', named(asked.workflow)],
          ['Alters', asked.what],
          ['State', inLanguage(stateInWords[state])],
          ['Who pays', decided?.is],
          ['Filed', localDay(filed_at, zone)],
        ]),
        words: given([['Why', asked.why]]),
        over: (over as readonly string[]).includes(state) ? say`The request is ${stateInWords[state]} here.` : null,
      }
    }
    case 'task': {
      const task = await getTask(db, workspace, id)
      return {
        title: task.title,
        titleInWords: task.title,
        facts: given([
          ['Workflow', named(task.workflow)],
          ['Due', task.due],
          ['Promise', task.objective],
        ]),
        words: given([['What is expected', task.expected]]),
        over:
          task.state === 'open'
            ? null
            : task.state === 'done'
              ? say`The task is done here.`
              : say`The task was dropped here.`,
      }
    }
  }
}

const given = (rows: readonly Row[]) =>
  rows.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, value] as const],
  )

const endOfFinding = {
  over: say`It is over here: looks find nothing any more.`,
  closed: say`A person closed it here.`,
  left_plan: say`The plan no longer promises it, so it is over here.`,
} as const

/** Of several of one kind, which are over here; what is not there any more is. */
export async function overAmong(
  db: Db,
  workspace: string,
  kind: About['kind'],
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom(kind)
    .select(['id', 'state'])
    .where('workspace_id', '=', workspace)
    .where('id', 'in', ids)
    .execute()
  const open = new Set(rows.filter(({ state }) => !isOver[kind](state)).map(({ id }) => id))
  return new Set(ids.filter((id) => !open.has(id)))
}

const isOver: Readonly<Record<About['kind'], (state: string) => boolean>> = {
  finding: (state) => state === 'resolved',
  request: (state) => (over as readonly string[]).includes(state),
  task: (state) => state !== 'open',
}

export const whyNot = (subject: Subject): AppError | undefined =>
  subject.over === null ? undefined : new AppError('conflict', say`${subject.over} There is nothing to hand over.`)
