import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { type Behind, shortTime } from '../../evidence/runs/behind.ts'
import { measureBehind } from '../../findings/objectives/behind.ts'
import { askObjective, windowEndingAt, windowOf } from '../../findings/objectives/evaluate.ts'
import type { MeasureContext, Measured } from '../../findings/objectives/measured.ts'
import { conditionOf } from '../../plan/condition.ts'
import { conditionInWords } from '../../plan/condition-words.ts'
import { isTotal, measures, promiseName } from '../../plan/measures.ts'
import { nameOf } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Db } from '../../store/state/state.ts'
import { behindTask, type Task, toTask } from './task.ts'

/** A figure over a time, with the runs behind it. */
type Over = {
  readonly from: string
  readonly to: string
  readonly measured: Measured
  readonly behind: Behind
}

/** A task that was done, as the next review of its workflow asks about it: did it do what was expected? */
export type TaskOfReview = {
  readonly id: string
  readonly title: string
  readonly expected: string | null
  readonly owner: string
  readonly owner_name: string
  readonly due: string
  readonly first_due: string
  readonly done_at: string
  /** What was done, as whoever did it said. */
  readonly done: string
  /** The promise that shows it, before it was done and since; null where the task names none, or the plan has it no more. */
  readonly figure: {
    readonly objective: string
    readonly words: string
    readonly target: string
    readonly unit: 'share' | 'time' | 'money' | 'count'
    readonly before: Over
    /** Null where too little time has passed for it. */
    readonly after: Over | null
  } | null
  readonly behind: Behind
}

type Asked = { readonly workflow: string; readonly to: Micros; readonly asOf: Micros }

/** What was done of a workflow by a moment and nobody answered for yet, in the order in which it was done. */
export async function tasksToAnswer(
  db: Db,
  context: MeasureContext,
  plan: Plan,
  { workflow, to, asOf }: Asked,
): Promise<TaskOfReview[]> {
  const rows = await db
    .selectFrom('task')
    .selectAll()
    .where('workspace_id', '=', context.workspace)
    .where('workflow', '=', workflow)
    .where('state', '=', 'done')
    .where('answer', 'is', null)
    .where('ended_at', '<=', new Date(Math.floor(asOf / 1000)))
    .orderBy('ended_at')
    .orderBy('id')
    .execute()
  return await Promise.all(rows.map(toTask).map((task) => ofReview(context, plan, workflow, to, task)))
}

async function ofReview(
  context: MeasureContext,
  plan: Plan,
  workflow: string,
  to: Micros,
  task: Task,
): Promise<TaskOfReview> {
  const { id, title, expected, owner, due, first_due, note, ended_at } = task
  return {
    ...{ id, title, expected, owner, owner_name: nameOf(plan, owner), due, first_due },
    done_at: shortTime(ended_at ?? 0),
    done: note ?? '',
    figure: await figureOf(context, plan, workflow, to, task),
    behind: behindTask(id),
  }
}

async function figureOf(
  context: MeasureContext,
  plan: Plan,
  workflow: string,
  to: Micros,
  { objective: name, ended_at }: Task,
): Promise<TaskOfReview['figure']> {
  const objective = name === null ? undefined : plan.workflows[workflow]?.objectives[name]
  if (name === null || objective === undefined) return null
  const condition = conditionOf(objective.target)
  const window = windowOf(objective)
  const before = windowEndingAt(ended_at ?? 0, window, context.zone)
  const whole = windowEndingAt(to, window, context.zone)
  // What ran before it was done says nothing of what it did.
  const after = { from: Math.max(whole.from, before.to), to: whole.to }
  // A total per week needs the whole of its window: part of one would look like less of it. So do people, of whom fewer come in less time.
  const isKnown =
    after.from < after.to &&
    !((isTotal(objective.measure) || objective.measure === 'active_people') && after.from > whole.from)
  const { case_type, route } = objective
  const over = async (range: { from: Micros; to: Micros }): Promise<Over> => ({
    from: shortTime(range.from),
    to: shortTime(range.to),
    measured: (await askObjective(context, objective, { workflow, ...range })).measured,
    behind: measureBehind(objective.measure, { workflow, ...range, case_type, route }),
  })
  const [then, since] = await Promise.all([over(before), isKnown ? over(after) : null])
  return {
    objective: name,
    words: promiseName(name, objective.measure),
    target: conditionInWords(condition),
    unit: measures[objective.measure].unit,
    before: then,
    after: since,
  }
}

/** "accepted: 71% before, 84% since" needs its values; what cannot be said yet says why. */
export const tooSoon = say`too little time has passed since`
