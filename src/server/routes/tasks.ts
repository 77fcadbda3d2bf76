import { z } from 'zod'
import { localDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import {
  type Acting,
  actOnTask,
  getTask,
  makeTask,
  noTask,
  type TaskAct,
  taskEventsOf,
} from '../../decisions/tasks/keep.ts'
import { countTasks, listTasks } from '../../decisions/tasks/list.ts'
import { seerOf } from '../../decisions/tasks/seer.ts'
import {
  askedTaskSchema,
  eventSchema,
  isOverdue,
  originSchema,
  origins,
  type Task,
  taskAnswers,
  taskStates,
} from '../../decisions/tasks/task.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { day } from '../../plan/fields.ts'
import { nameOf } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import { localityOf } from '../../plan/versions.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
import { type Context, readers, route, signers } from '../route.ts'

const time = z.string()
const listed = askedTaskSchema.extend({
  id: z.string(),
  expected: z.string().nullable(),
  objective: z.string().nullable(),
  workflow: z.string().nullable(),
  owner_name: z.string(),
  first_due: day.describe('The day that was set first, however often it was moved.'),
  from: originSchema.nullable().describe('What it came from.'),
  state: z.enum(taskStates),
  is_overdue: z.boolean(),
  note: z.string().nullable().describe('What was done, or why it was dropped.'),
  ended_at: time.nullable(),
  ended_by: z.string().nullable(),
  answer: z.enum(taskAnswers).nullable().describe('Whether it did what was expected, as a review answered it.'),
  answered_in: z.string().nullable().describe('That review.'),
  made_at: time,
  made_by: z.string(),
  changed_at: time,
})
const full = listed.extend({
  may: z
    .boolean()
    .describe('Whether the caller may do something with it: where it is theirs, or they run the workspace.'),
  names: z.record(z.string(), z.string()).describe('How those who did something are called.'),
  history: z.array(eventSchema.extend({ at: time })),
})

const params = z.object({ id: z.string() })
const words = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, { error: `is empty: ${empty}` })
    .max(1000)

export const taskRoutes = [
  route({
    method: 'get',
    path: '/api/v1/tasks',
    who: readers,
    summary: 'Tasks: what a person will do by a day. Open ones by their day, others by their last change.',
    query: z.object({
      state: z.enum(['open', 'overdue', 'done', 'dropped', 'all']).default('open'),
      owner: z.string().optional().describe('A person of the plan by their key, or `me`.'),
      workflow: z.string().optional(),
      from: z.enum(origins).optional().describe('Only what came from one of these, with its id in from_id.'),
      from_id: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({
      items: z.array(listed),
      next: z.string().nullable(),
      total: z.int(),
      counts: z
        .object({ open: z.int(), overdue: z.int(), mine: z.int(), mine_overdue: z.int() })
        .describe('Of all that the caller sees, whatever is asked for.'),
      me: z
        .string()
        .nullable()
        .describe('Who the caller is in the plan, by the mail address; null where it does not know them.'),
    }),
    async handle(context, { query }) {
      const { app, workspace } = context
      const { from, from_id, limit, cursor, owner, ...rest } = query
      if ((from === undefined) !== (from_id === undefined))
        throw new AppError('invalid_input', say`Give "from" and "from_id" together, such as from=finding and its id.`)
      const { seer, today, plan } = await lookAtTasks(context)
      const filter = {
        ...rest,
        // Nobody's are those of whom the plan does not know.
        owner: owner === 'me' ? (seer.planPerson ?? '') : owner,
        from: from && from_id !== undefined ? { kind: from, id: from_id } : undefined,
      }
      const [page, counts] = await Promise.all([
        listTasks(app.state.db, workspace, seer, filter, { today, cursor, limit }),
        countTasks(app.state.db, workspace, seer, today),
      ])
      return { ...page, items: page.items.map((one) => inTimes(one, plan, today)), counts, me: seer.planPerson }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/tasks/{id}',
    who: readers,
    summary: 'One task: what is expected of it, and everything that happened to it.',
    params,
    answer: full,
    handle: async (context, { params }) => await answered(context, params.id),
  }),
  route({
    method: 'post',
    path: '/api/v1/tasks',
    who: [...signers, 'approver'],
    summary: 'Make a task: what a person of the plan will do by a day, and what is expected of it.',
    body: askedTaskSchema.extend({ from: originSchema.nullable().default(null).describe('What it comes from.') }),
    answer: full,
    async handle(context, { body }) {
      const { from, ...asked } = body
      const { app, workspace } = context
      const { id } = await makeTask(app.state, workspace, { asked, from }, actingOf(context))
      return await answered(context, id)
    },
  }),
  act(
    'move',
    'Give it another day, and say why. The first day stays beside it.',
    z.object({ due: day, because: words('say why it needs another day') }),
  ),
  act('give', 'Give it to another person of the plan.', z.object({ owner: z.string() })),
  act(
    'done',
    'Say that it is done, and what was done. The next review asks whether it did what was expected.',
    z.object({ what: words('say what was done') }),
  ),
  act('drop', 'Drop it, and say why.', z.object({ because: words('say why it is dropped') })),
]

/** One act as a route: whoever has the task may, and whoever runs the workspace. */
function act<Name extends TaskAct['act'], Body extends z.ZodType>(name: Name, summary: string, body: Body) {
  return route({
    method: 'post',
    path: `/api/v1/tasks/{id}/${name}`,
    who: readers,
    summary,
    params,
    body,
    answer: full,
    async handle(context, { params, body }) {
      const { app, workspace } = context
      const { seer } = await lookAtTasks(context)
      const act = { act: name, ...(body as object) } as unknown as TaskAct
      await actOnTask(app.state, workspace, { id: params.id, act, seer }, actingOf(context))
      return await answered(context, params.id)
    },
  })
}

const actingOf = ({ app, principal, asOf }: Context): Acting => {
  const now = app.clock.now()
  return { by: principal.id, now, moment: Math.min(asOf, now) }
}

/** Who looks, and which day it is where the plan is. */
export async function lookAtTasks({ app, workspace, principal, asOf }: Context) {
  const { db } = app.state
  const here = principal.workspaces.find((one) => one.workspace === workspace)
  const doer = {
    by: principal.id,
    user: principal.person,
    roles: here?.roles ?? [],
    through: here?.through ?? null,
  }
  const [seer, { plan, zone }] = await Promise.all([
    seerOf(db, workspace, doer, Math.min(asOf, app.clock.now())),
    localityOf(db, workspace, asOf),
  ])
  return { seer, plan, today: localDay(asOf, zone) }
}

async function answered(context: Context, id: string) {
  const { app, workspace } = context
  const { db } = app.state
  const { seer, plan, today } = await lookAtTasks(context)
  const task = await getTask(db, workspace, id)
  if (!(await seer.sees(db, task))) throw noTask(id)
  const history = await taskEventsOf(db, workspace, id)
  const names = Object.fromEntries(
    await sendersByName(
      db,
      workspace,
      history.map(({ by }) => by),
    ),
  )
  return {
    ...inTimes(task, plan, today),
    may: task.state === 'open' && seer.mayAct(task),
    names,
    history: history.map((one) => ({ ...one, at: shortTime(one.at) })),
  }
}

function inTimes(task: Task, plan: Plan | undefined, today: string): z.input<typeof listed> {
  return {
    ...task,
    owner_name: plan ? nameOf(plan, task.owner) : task.owner,
    is_overdue: isOverdue(task, today),
    ended_at: task.ended_at === null ? null : shortTime(task.ended_at),
    made_at: shortTime(task.made_at),
    changed_at: shortTime(task.changed_at),
  }
}
