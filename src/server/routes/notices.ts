import { z } from 'zod'
import { acknowledgeNotice } from '../../actions/notices/acknowledge.ts'
import { placeKinds } from '../../actions/notices/channels/channels.ts'
import { deliveryStates, getNotice, type ListedNotice, listNotices } from '../../actions/notices/list.ts'
import { messageOf, subjectOf } from '../../actions/notices/message.ts'
import { addPlace, listPlaces, type Place, removePlace } from '../../actions/notices/places.ts'
import { testChannel } from '../../actions/notices/test-channel.ts'
import { english } from '../../base/say.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import type { Plan } from '../../plan/plan.ts'
import { planAt } from '../../plan/versions.ts'
import { noticeKinds, urgencies } from '../../store/state/owed.ts'
import { type Context, operators, readers, route, signers } from '../route.ts'

const time = z.string().nullable()
const delivery = z.object({
  id: z.string().describe('What the receiver sees as its id: the same however often it was sent.'),
  to: z.string(),
  channel: z.enum(['mail', ...placeKinds]),
  because: z.string().describe('Why it is them.'),
  state: z
    .enum(deliveryStates)
    .describe('failed is tried again, exhausted is not; dropped is what nobody needed any more.'),
  reason: z.string().nullable().describe('Why it is held, or was dropped.'),
  attempts: z.int(),
  next_at: time,
  last_error: z.string().nullable(),
  sent_at: time,
  step: z.int().describe('Which telling it is of what nobody had acknowledged; the first is 0.'),
  digest: z
    .string()
    .nullable()
    .describe('The id of the message in which it stands with others; null where it goes alone.'),
})
const notice = z.object({
  id: z.string(),
  kind: z.enum(noticeKinds),
  about: z.string().describe('What it speaks of; what begins and its end have the same.'),
  opens: z.boolean().nullable().describe('Something began, or is over; null for what is neither.'),
  urgency: z.enum(urgencies),
  workflow: z.string().nullable(),
  subject: z.string(),
  owed_at: z.string(),
  routed_at: time.describe('When it was settled who is told.'),
  nobody: z.string().nullable().describe('Why nobody is told.'),
  standing: z
    .enum(['open', 'acknowledged', 'over'])
    .nullable()
    .describe('How it stands with what began; null for what did not begin.'),
  acknowledged_by: z.string().nullable(),
  next_step_at: time.describe('When the rule tells others, if nobody has acknowledged it by then.'),
  deliveries: z.array(delivery),
})
const channel = z.object({
  id: z.string(),
  kind: z.enum(placeKinds),
  name: z.string(),
  created_at: z.string(),
  by: z.string(),
})
const params = z.object({ id: z.string() })

export const noticeRoutes = [
  route({
    method: 'get',
    path: '/api/v1/notices',
    who: readers,
    summary: 'What people are owed to be told, the newest first: to whom, by which way, and what became of it.',
    query: z.object({
      state: z
        .enum(['under_way', 'not_delivered'])
        .optional()
        .describe('Only what is not sent yet, or what somebody was to be told and was not.'),
      workflow: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({
      items: z.array(notice),
      next: z.string().nullable(),
      mail: z.boolean().describe('Whether this installation sends mail.'),
    }),
    async handle(context, { query: { limit, cursor, ...filter } }) {
      const { app, workspace } = context
      const plan = await planOf(context)
      const page = await listNotices(app.state.db, workspace, plan, filter, { cursor, limit })
      const mail = app.notices.mail !== undefined
      return { ...page, items: page.items.map((one) => answerOf(plan, one)), mail }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/notices/{id}',
    who: readers,
    summary: 'One notice: what it says, to whom it went and what became of each.',
    params,
    answer: notice.extend({ text: z.string() }),
    async handle(context, { params }) {
      const plan = await planOf(context)
      const found = await getNotice(context.app.state.db, context.workspace, plan, params.id)
      return { ...answerOf(plan, found), text: wordsOf(context, plan, found).text }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/notices/{id}/acknowledgement',
    who: signers,
    summary:
      'Say that one has seen what a notice tells the beginning of and what one means to do: nobody else is told of it from then on, until it is over.',
    params,
    body: z.object({
      note: z.string().trim().min(1, { error: 'is empty: say what you mean to do' }).max(2000),
    }),
    answer: notice,
    async handle(context, { params, body }) {
      const { app, workspace, principal } = context
      const acting = { id: params.id, by: principal.id, note: body.note, now: app.clock.now() }
      await acknowledgeNotice(app.state, workspace, acting)
      const plan = await planOf(context)
      return answerOf(plan, await getNotice(app.state.db, workspace, plan, params.id))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/notice-channels',
    who: readers,
    summary: 'Places that are told beside people’s mail. Never their addresses.',
    answer: z.object({ items: z.array(channel), next: z.null() }),
    async handle({ app, workspace }) {
      return { items: (await listPlaces(app.state.db, workspace)).map(placeInTimes), next: null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/notice-channels',
    who: operators,
    summary: 'Set up a place that is told: a room of Slack or Teams, a signed webhook, a topic of ntfy.',
    body: z.object({
      kind: z.enum(placeKinds),
      name: z.string().trim().min(1, { error: 'is empty: give it a name' }).max(100),
      url: z.string().min(1).max(2000).describe('Kept sealed, and in no answer.'),
      secret: z
        .string()
        .min(1)
        .max(500)
        .optional()
        .describe(
          'Of a webhook, to sign with ("whsec_..."; one is made where it is left out); of ntfy, an access token.',
        ),
    }),
    answer: z.object({
      channel,
      secret: z.string().nullable().describe('Of a webhook: what it is signed with. It is answered this once.'),
    }),
    async handle({ app, workspace, principal }, { body }) {
      const given = { ...body, by: principal.id, now: app.clock.now() }
      const { place, secret } = await addPlace(app.notices, workspace, given)
      return { channel: placeInTimes(place), secret: body.kind === 'webhook' ? secret : null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/notice-channels/{id}/test',
    who: operators,
    summary: 'Send a word there now, once, and see whether it is taken.',
    params: z.object({ id: z.string().describe('Its id or its name.') }),
    answer: z.object({ sent: z.boolean(), why: z.string().nullable() }),
    async handle({ app, workspace }, { params }) {
      const outcome = await testChannel(app.notices, workspace, params.id)
      return outcome.kind === 'sent' ? { sent: true, why: null } : { sent: false, why: outcome.why }
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/notice-channels/{id}',
    who: operators,
    summary: 'Remove a place, at once: nothing is told there any more, and its address is forgotten.',
    params: z.object({ id: z.string().describe('Its id or its name.') }),
    answer: z.object({ removed: z.literal(true) }),
    async handle({ app, workspace, principal }, { params }) {
      const acting = { which: params.id, by: principal.id, now: app.clock.now() }
      await removePlace(app.state, workspace, acting)
      return { removed: true as const }
    },
  }),
]

const planOf = async ({ app, workspace, asOf }: Context): Promise<Plan | undefined> =>
  (await planAt(app.state.db, workspace, asOf))?.plan

const wordsOf = ({ app, workspace }: Context, plan: Plan | undefined, one: ListedNotice) =>
  messageOf(one, { plan, workspace, url: app.notices.url, language: english })

const shortOrNull = (at: number | null) => (at === null ? null : shortTime(at))

function answerOf(plan: Plan | undefined, one: ListedNotice) {
  const { id, kind, about, opens, urgency, workflow, owed_at, routed_at, nobody, deliveries } = one
  const { standing, acknowledged_by, next_step_at } = one
  return {
    ...{ id, kind, about, opens, urgency, workflow, nobody, standing, acknowledged_by },
    // What is acknowledged goes no further, also before the next step would have been due.
    next_step_at: standing === 'open' ? shortOrNull(next_step_at) : null,
    subject: subjectOf(one, plan),
    owed_at: shortTime(owed_at),
    routed_at: shortOrNull(routed_at),
    deliveries: deliveries.map(({ next_at, sent_at, ...rest }) => ({
      ...rest,
      next_at: shortOrNull(next_at),
      sent_at: shortOrNull(sent_at),
    })),
  }
}

const placeInTimes = ({ id, kind, name, by, created_at }: Place) => ({
  ...{ id, kind, name, by },
  created_at: shortTime(created_at),
})
