import { z } from 'zod'
import { followTracker } from '../../actions/handover/follow.ts'
import {
  aboutSchema,
  eventKinds,
  factsSchema,
  type Handover,
  handoverStates,
  sentSchema,
  standingOf,
  standings,
  subjects,
} from '../../actions/handover/handover.ts'
import { listHandovers } from '../../actions/handover/list.ts'
import {
  type Acting,
  endHandover,
  getHandover,
  handoverEventsOf,
  noHandover,
  orderHandover,
  previewOf,
  tryAgain,
} from '../../actions/handover/order.ts'
import { sendDue } from '../../actions/handover/send.ts'
import { kindNames, kindOf, type TrackerKind } from '../../actions/handover/trackers/kinds.ts'
import { theres } from '../../actions/handover/trackers/tickets.ts'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { getTask } from '../../decisions/tasks/keep.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
import { type Context, operators, readers, route } from '../route.ts'
import { lookAtTasks } from './tasks.ts'

const time = z.string()
const listed = z.object({
  id: z.string(),
  about: aboutSchema,
  title: z.string().describe('Of the ticket, as it was sent.'),
  tracker: z.object({ id: z.string(), kind: z.enum(kindNames), name: z.string() }),
  state: z.enum(handoverStates),
  standing: z
    .object({ kind: z.enum(standings), sentence: z.string() })
    .describe(
      'How it stands: `differs` where the tool says something else than what is so here. That ends nothing here.',
    ),
  problem: z.string().nullable(),
  next_at: time.nullable().describe('When it is tried again; null where it is not.'),
  ticket: z.object({ name: z.string(), url: z.string() }).nullable(),
  there: z.enum(theres).nullable().describe('Where the ticket stands in its tool; null where that was not read yet.'),
  there_said: z.string().nullable().describe('The same in the words of the tool.'),
  there_since: time.nullable().describe('When it was first read so.'),
  assignee: z.string().nullable(),
  read_at: time.nullable().describe('When it was read last.'),
  over_here: z.boolean(),
  ordered_by: z.string(),
  ordered_at: time,
  decision_seq: z.number(),
})
const full = listed.extend({
  sent: sentSchema.describe('What was sent, as it was shown before.'),
  names: z.record(z.string(), z.string()).describe('How those who did something are called.'),
  history: z.array(
    z.object({
      at: time,
      kind: z.enum(eventKinds),
      by: z.string().nullable(),
      facts: factsSchema,
      decision_seq: z
        .number()
        .nullable()
        .describe('The entry of the decision log; null for what was read in the tool.'),
    }),
  ),
})

const params = z.object({ id: z.string() })
const wish = z.object({
  about: aboutSchema.describe('What is handed over.'),
  note: z
    .string()
    .trim()
    .max(4000)
    .transform((text) => (text === '' ? null : text))
    .nullable()
    .default(null)
    .describe('Words to those who will work on it.'),
  words: z
    .boolean()
    .default(false)
    .describe(
      'Whether what people or looks said of it is sent as well: why it is asked for, what is expected, what the look said.',
    ),
})

export const handoverRoutes = [
  route({
    method: 'get',
    path: '/api/v1/handovers',
    who: readers,
    summary: 'What was handed over to other tools, the newest first, and how it stands there and here.',
    query: z.object({
      state: z.enum(['followed', 'all', ...handoverStates]).default('followed'),
      about: z.enum(subjects).optional().describe('Only of one thing, with its id in about_id.'),
      about_id: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({ items: z.array(listed), next: z.string().nullable() }),
    async handle(context, { query }) {
      const { app, workspace } = context
      const { about: kind, about_id: id, state, limit, cursor } = query
      if ((kind === undefined) !== (id === undefined))
        throw new AppError(
          'invalid_input',
          say`Give "about" and "about_id" together, such as about=finding and its id.`,
        )
      const { seer } = await lookAtTasks(context)
      const about = kind === undefined || id === undefined ? undefined : { kind, id }
      const page = await listHandovers(app.state.db, workspace, { state, about }, { cursor, limit, tasks: seer.only })
      const trackers = await trackersIn(context)
      return { ...page, items: page.items.map((one) => inTimes(one, trackers)) }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/handovers/{id}',
    who: readers,
    summary: 'One handover: what was sent, how it stands, and everything that happened to it.',
    params,
    answer: full,
    handle: async (context, { params }) => await answered(context, params.id),
  }),
  route({
    method: 'post',
    path: '/api/v1/handovers/preview',
    who: operators,
    summary: 'What would be sent of something, and nothing else. Sends nothing.',
    body: wish,
    answer: sentSchema,
    async handle(context, { body }) {
      const { about, note, words } = body
      await requireSeen(context, about)
      const sent = await previewOf(
        context.app.handovers,
        context.workspace,
        { about, wish: { note, words } },
        momentOf(context),
      )
      return { ...sent, facts: sent.facts.map(([name, value]) => [name, value] as [string, string]) }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/handovers',
    who: operators,
    summary:
      'Hand something over to a tracker: a ticket is made there at once, or as soon as the tool can be reached. Of one thing there is one in each.',
    body: wish.extend({ tracker: z.string().describe('Its id or its name.') }),
    answer: full,
    async handle(context, { body }) {
      const { app, workspace } = context
      const { tracker, about, note, words } = body
      await requireSeen(context, about)
      const id = await orderHandover(
        app.handovers,
        workspace,
        { tracker, about, wish: { note, words } },
        actingOf(context),
      )
      await sendDue(app.handovers, {}, { workspace, id })
      return await answered(context, id)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/handovers/{id}/again',
    who: operators,
    summary: 'Try again what was given up or refused, once it is mended why.',
    params,
    answer: full,
    async handle(context, { params }) {
      const { app, workspace } = context
      await tryAgain(app.state, workspace, { id: params.id, ...actingOf(context) })
      await sendDue(app.handovers, {}, { workspace, id: params.id })
      return await answered(context, params.id)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/handovers/{id}/read',
    who: operators,
    summary: 'Look now how its ticket stands.',
    params,
    answer: full,
    async handle(context, { params }) {
      const { app, workspace } = context
      const { tracker } = await getHandover(app.state.db, workspace, params.id)
      await followTracker(app.handovers, workspace, tracker, { now: true })
      return await answered(context, params.id)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/handovers/{id}/end',
    who: operators,
    summary: 'Follow its ticket no more, and send nothing more. What is in the tool stays there.',
    params,
    answer: full,
    async handle(context, { params }) {
      const { app, workspace } = context
      await endHandover(app.state, workspace, { id: params.id, ...actingOf(context) })
      return await answered(context, params.id)
    },
  }),
]

const momentOf = ({ app, asOf }: Context) => Math.min(asOf, app.clock.now())
const actingOf = (context: Context): Acting => ({
  by: context.principal.id,
  now: context.app.clock.now(),
  moment: momentOf(context),
})

/** Of what somebody does not see, no handover is told. */
async function requireSeen(context: Context, { kind, id }: Handover['about']): Promise<void> {
  if (kind !== 'task') return
  const { db } = context.app.state
  const { seer } = await lookAtTasks(context)
  if (!(await seer.sees(db, await getTask(db, context.workspace, id)))) throw noHandover(id)
}

type Trackers = ReadonlyMap<string, { kind: TrackerKind; name: string }>

/** Those that were removed, too: what was handed over to one tells so. */
async function trackersIn({ app, workspace }: Context): Promise<Trackers> {
  const rows = await app.state.db
    .selectFrom('tracker')
    .select(['id', 'kind', 'name'])
    .where('workspace_id', '=', workspace)
    .execute()
  return new Map(rows.map(({ id, kind, name }) => [id, { kind: kind as TrackerKind, name }]))
}

async function answered(context: Context, id: string) {
  const { app, workspace } = context
  const { db } = app.state
  const handover = await getHandover(db, workspace, id)
  await requireSeen(context, handover.about)
  const [history, trackers] = await Promise.all([handoverEventsOf(db, workspace, id), trackersIn(context)])
  const names = Object.fromEntries(
    await sendersByName(
      db,
      workspace,
      history.flatMap(({ by }) => (by === null ? [] : [by])),
    ),
  )
  const { sent } = handover
  return {
    ...inTimes(handover, trackers),
    sent: { ...sent, facts: sent.facts.map(([name, value]) => [name, value] as [string, string]) },
    names,
    history: history.map((one) => ({ ...one, at: shortTime(one.at) })),
  }
}

const timeOf = (at: number | null) => (at === null ? null : shortTime(at))

function inTimes(of: Handover, trackers: Trackers): z.input<typeof listed> {
  const { kind, name } = trackers.get(of.tracker) ?? { kind: 'github' as const, name: '' }
  const { id, about, state, problem, ticket, there, there_said, assignee, over_here, ordered_by, decision_seq } = of
  return {
    ...{ id, about, state, problem, ticket, there, there_said, assignee, over_here, ordered_by, decision_seq },
    title: of.sent.title,
    tracker: { id: of.tracker, kind, name },
    standing: standingOf(of, kindOf(kind).name),
    next_at: timeOf(of.next_at),
    there_since: timeOf(of.there_since),
    read_at: timeOf(of.read_at),
    ordered_at: shortTime(of.ordered_at),
  }
}
