import { z } from 'zod'
import { dayLater, dayStart, localDay } from '../../base/calendar.ts'
import { MICROS } from '../../base/time.ts'
import { isUnauthorised, outstanding } from '../../decisions/requests/approvals.ts'
import { hoursTaken } from '../../decisions/requests/hours.ts'
import {
  around,
  type Doer,
  eventsOf,
  fileRequest,
  getRequest,
  type KeptRequest,
  makeMove,
  type RequestEvent,
} from '../../decisions/requests/keep.ts'
import { movesFor } from '../../decisions/requests/lifecycle.ts'
import { listRequests } from '../../decisions/requests/list.ts'
import { mailsOf } from '../../decisions/requests/mail/held.ts'
import { type Move, type MoveName, statesOf } from '../../decisions/requests/move.ts'
import { nextOf, standsAt } from '../../decisions/requests/next.ts'
import { cameTo, costsNow, ratesNow } from '../../decisions/requests/price.ts'
import {
  answersSchema,
  askedSchema,
  contentHash,
  costSchema,
  estimateSchema,
  linkSchema,
  outcomes,
  rateSchema,
  requestClasses,
  requestSchema,
  states,
} from '../../decisions/requests/request.ts'
import type { Actor, Terms } from '../../decisions/requests/terms.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { payClasses } from '../../plan/change-terms.ts'
import { day, money } from '../../plan/fields.ts'
import { localityOf } from '../../plan/versions.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
import { type Context, operators, readers, route, signers } from '../route.ts'
import { readMoment } from './runs.ts'

/** Those who decide what is done and what is paid; for which of it the plan names whom, the lifecycle says. */
const deciders = ['owner', 'operator', 'approver'] as const
const verifiers = [...signers, 'approver'] as const

const time = z.string()
const shape = requestSchema.shape
const listed = z.object({
  id: z.string(),
  state: z.enum(states),
  asked: askedSchema,
  class: z.enum(requestClasses).nullable(),
  risk: z.enum(['low', 'medium', 'high']).nullable(),
  amount: z.string().nullable(),
  is_disputed: z.boolean(),
  is_unauthorised: z.boolean().describe('An emergency that nobody approved in time.'),
  requester: z.string(),
  filed_at: time,
  changed_at: time,
  next: z.string().describe('Who must do what next.'),
})
const event = z.object({
  at: time,
  kind: z.string(),
  by: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  note: z.string().nullable(),
  quoted: z
    .string()
    .nullable()
    .describe('What the note answered, and the signature of whoever wrote it: of one that came by mail.'),
  mail: z
    .object({
      sender: z.string().describe('As the mail says; empty where it names none, or whoever wrote it was forgotten.'),
      proven: z.boolean(),
      taken_on: z.boolean().describe('Somebody took it on: it is theirs, whoever wrote it.'),
    })
    .nullable()
    .describe('The mail by which it came; null where it came otherwise.'),
  facts: z.record(z.string(), z.unknown()),
  voided: z.array(z.string()).describe('Whose approvals it took away, because what they approved is another now.'),
  decision_seq: z.number(),
})
const full = requestSchema.extend({
  dispute: shape.dispute.unwrap().extend({ at: time }).nullable(),
  quote: shape.quote
    .unwrap()
    .extend({ valid_until: time, last_day: z.string().describe('The last day on which it can be taken.') })
    .nullable(),
  approvals: z.array(shape.approvals.element.extend({ at: time })),
  scheduled_at: time.nullable(),
  emergency: shape.emergency.unwrap().extend({ at: time, approve_by: time }).nullable(),
  sooner: shape.sooner.unwrap().unwrap().extend({ at: time }).nullable(),
  rates: z.array(rateSchema).describe('The rates of the plan by which it could be paid.'),
  costs: z
    .array(costSchema)
    .describe('What the estimate comes to by each rate that the plan has now, and by the surcharge of an emergency.'),
  came_to: z
    .object({
      minutes: z.int(),
      estimate: z.int().nullable().describe('The minutes that were likely.'),
      by_rate: z.string().nullable().describe('What the minutes come to by the rate that was taken.'),
      price: z.string().nullable().describe('What was agreed on.'),
      is_far_off: z.boolean().describe('Outside of the estimate by so much that somebody says why.'),
    })
    .nullable()
    .describe('What the work came to, held against what was estimated; null while nobody worked on it.'),
  hours: z
    .object({
      ...{ low: z.int(), likely: z.int(), high: z.int() },
      left: z.int().describe('Minutes that can be used now, without what is kept for anything.'),
      kept: z.int().describe('Minutes that are kept for this request.'),
      left_after: z.int().describe('What would be left after the likely minutes.'),
    })
    .nullable()
    .describe('What it would take of the included hours; null where it takes none.'),
  hash: z.string().describe('Of what is asked for, its class, risk, estimate and price: what an approval binds to.'),
  is_unauthorised: z.boolean(),
  filed_at: time,
  changed_at: time,
  next: z.string(),
  waits_for: z
    .array(z.object({ of: z.enum(['risk', 'spending']), who: z.string() }))
    .describe('The approvals that are still needed.'),
  may: z
    .array(z.enum(Object.keys(statesOf) as [MoveName, ...MoveName[]]))
    .describe('What the caller may do with it now.'),
  names: z.record(z.string(), z.string()).describe('How those who did something are called.'),
  history: z.array(event),
})

/** What came of a move; the request itself is asked for where it is shown. */
const came = z.object({
  id: z.string(),
  state: z.enum(states),
  hash: z.string(),
  next: z.string(),
  voided: z.array(z.string()).describe('Whose approvals it took away, because what they approved is another now.'),
  decision_seq: z.number(),
})

const params = z.object({ id: z.string() })
const reason = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, { error: `is empty: ${empty}` })
    .max(2000)
const because = reason('say why')

export const requestRoutes = [
  route({
    method: 'get',
    path: '/api/v1/requests',
    who: readers,
    summary: 'Requests to alter something the plan covers; what changed last first.',
    query: z.object({
      state: z.enum(['open', 'over', 'all', ...states]).default('open'),
      workflow: z.string().optional(),
      class: z.enum(requestClasses).optional().describe('Who pays.'),
      by: z.string().optional().describe('Who asked: `me`, or one as the decision log names them.'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({
      items: z.array(listed),
      next: z.string().nullable(),
      total: z.int(),
      names: z.record(z.string(), z.string()),
    }),
    async handle(context, { query }) {
      const { app, workspace } = context
      const { limit, cursor, ...filter } = query
      const now = momentOf(context)
      const { actor, terms } = await around(app.state.db, workspace, doerOf(context), now)
      const by = filter.by === 'me' ? actor.person : filter.by
      const page = await listRequests(app.state.db, workspace, { ...filter, by }, { cursor, limit })
      const names = await namesOf(
        context,
        page.items.map(({ request }) => request.requester.by),
      )
      return { ...page, items: page.items.map((one) => inBrief(one, terms, now)), names }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/requests/{id}',
    who: readers,
    summary:
      'One request: what is asked for, what it costs, who must do what next, and everything that happened to it.',
    params,
    answer: full,
    handle: async (context, { params }) =>
      await answered(context, await getRequest(context.app.state.db, context.workspace, params.id)),
  }),
  route({
    method: 'post',
    path: '/api/v1/requests',
    who: readers,
    summary:
      'File a request: submitted at once, or kept as a draft. The plan’s rules propose who pays; a person decides.',
    body: askedSchema.extend({
      links: z.array(linkSchema).max(50).default([]).describe('What it rests on.'),
      draft: z.boolean().default(false),
    }),
    answer: came,
    async handle(context, { body }) {
      const { links, draft, ...asked } = body
      const { app, workspace } = context
      const given = { asked, links, submit: !draft, doer: doerOf(context), now: app.clock.now() }
      return await cameOf(context, await fileRequest(app.state, workspace, given))
    },
  }),
  move(
    'edit',
    readers,
    'Alter what is asked for. What was decided about it before is void, and its approvals with it.',
    askedSchema,
    (asked) => ({ asked }),
  ),
  move('submit', readers, 'Submit a draft.', nothing(), () => ({})),
  move(
    'classify',
    operators,
    'Decide who pays, and why. Undecided is an answer too; nothing starts with it.',
    z.object({ class: z.enum(requestClasses), because }),
    (body) => body,
  ),
  move(
    'dispute',
    deciders,
    'Dispute who pays. Nothing starts until that is settled.',
    z.object({ because }),
    (body) => body,
  ),
  move(
    'settle',
    deciders,
    'Settle a dispute: whoever disputes takes it back by keeping the class; the other side gives another class.',
    z.object({ class: z.enum(payClasses), because }),
    (body) => body,
  ),
  move(
    'assess',
    operators,
    'Answer the questions about its risk, and estimate the minutes.',
    z.object({ answers: answersSchema, estimate: estimateSchema }),
    (body) => body,
  ),
  move(
    'quote',
    operators,
    'Say what it costs, and how long that holds. Left to a rate of the plan it is what the estimate comes to.',
    z.object({
      amount: money.optional().describe('Left out: what the estimate likely comes to by the rate.'),
      rate: z.string().optional().describe('A rate of the plan by its name; left out where it has one.'),
      valid_until: z.string().describe('A day, to its end; or a time.'),
    }),
    ({ valid_until, ...price }, zone) => ({ ...price, valid_until: untilIn(valid_until, zone) }),
  ),
  move(
    'approve',
    deciders,
    'Approve what one has read: its risk, its cost or both, as the plan lets the caller. Binds to the hash.',
    z.object({ hash: z.string().describe('As it was read, from "hash".') }),
    (body) => body,
  ),
  move('reject', deciders, 'Reject it, and say why. It is over with that.', z.object({ because }), (body) => body),
  move('defer', deciders, 'Put it off until a day, and say why.', z.object({ because, until: day }), (body) => body),
  move('resume', operators, 'Take up again what was put off. Who pays is decided anew.', nothing(), () => ({})),
  move(
    'schedule',
    operators,
    'Say when the work begins.',
    z.object({
      at: z.string().optional().describe('A day or a time; where it is left out as soon as the plan lets it begin.'),
    }),
    ({ at }, zone) => ({ at: readMoment('at', at, zone) }),
  ),
  move(
    'sooner',
    deciders,
    'Agree that it begins sooner than the plan has people told of a change. Whoever would be told does.',
    nothing(),
    () => ({}),
  ),
  move(
    'order',
    deciders,
    'Order it in an emergency: work starts at once, and it is approved afterwards.',
    z.object({
      because: reason('say what makes it an emergency'),
      rate: z.string().optional().describe('The rate by which its minutes are paid; left out where the plan has one.'),
    }),
    (body) => body,
  ),
  move('start', operators, 'Begin the work.', nothing(), () => ({})),
  move(
    'finish',
    operators,
    'Say that the work is done, and how many minutes it took.',
    z.object({ minutes: z.int().min(0).max(100_000) }),
    (body) => body,
  ),
  move(
    'verify',
    verifiers,
    'Say that it works, or that it does not and goes back. Never by whoever did it.',
    z.object({ passed: z.boolean(), note: reason('say what was looked at') }),
    (body) => body,
  ),
  move(
    'review',
    operators,
    'Say what became of it, held against what was expected.',
    z.object({
      outcome: z.enum(outcomes),
      note: reason('say whether it did what was expected'),
      variance: reason('say why it took so much more or less')
        .optional()
        .describe('Why it took far more or less than was estimated; needed where it did.'),
    }),
    (body) => body,
  ),
  move(
    'note',
    readers,
    'Add a word to it, at any time. It alters nothing.',
    z.object({ note: reason('write the note') }),
    (body) => body,
  ),
  move('close', operators, 'Close it.', nothing(), () => ({})),
  move('cancel', readers, 'Take it back before work began, and say why.', z.object({ because }), (body) => body),
]

function nothing() {
  return z.object({})
}

/** One move as a route. What it takes is parsed here; whether it may be is for the lifecycle to say. */
function move<Name extends MoveName, Body extends z.ZodType>(
  name: Name,
  who: readonly ('owner' | 'operator' | 'reviewer' | 'approver' | 'viewer')[],
  summary: string,
  body: Body,
  given: (body: z.output<Body>, zone: string) => Omit<Extract<Move, { move: Name }>, 'move'>,
) {
  return route({
    method: 'post',
    path: `/api/v1/requests/{id}/${name}`,
    who,
    summary,
    params,
    body,
    answer: came,
    async handle(context, { params, body }) {
      const { app, workspace } = context
      const [now, moment] = [app.clock.now(), momentOf(context)]
      const { zone } = await localityOf(app.state.db, workspace, moment)
      const made = { move: name, ...given(body, zone) } as unknown as Move
      return await cameOf(
        context,
        await makeMove(app.state, workspace, { id: params.id, move: made, doer: doerOf(context), now, moment }),
      )
    },
  })
}

/** At which requests stand as they are shown. Not one that a caller asks for: a price that lapsed would hold again. */
const momentOf = ({ app }: Context) => Math.min(app.asOf(), app.clock.now())

export function doerOf({ principal, workspace }: Context): Doer {
  const here = principal.workspaces.find((one) => one.workspace === workspace)
  return { by: principal.id, user: principal.person, roles: here?.roles ?? [], through: here?.through ?? null }
}

async function answered(context: Context, kept: KeptRequest) {
  const { app, workspace } = context
  const now = momentOf(context)
  const { db } = app.state
  const { actor, terms } = await around(db, workspace, doerOf(context), now)
  const events = await eventsOf(db, workspace, kept.request.id)
  const names = await namesOf(
    context,
    events.flatMap(({ by, voided }) => [by, ...voided]),
  )
  const [hours, mails] = await Promise.all([
    hoursTaken(db, workspace, kept.request, now),
    mailsOf(db, workspace, kept.request.id),
  ])
  return {
    ...{ ...inFull(kept, actor, terms, now), hours, names },
    history: events.map((one) => ({ ...eventInTimes(one), mail: mails.get(String(one.facts.mail)) ?? null })),
  }
}

async function cameOf(context: Context, { request }: KeptRequest): Promise<z.input<typeof came>> {
  const { app, workspace } = context
  const now = momentOf(context)
  const { terms } = await around(app.state.db, workspace, doerOf(context), now)
  const last = (await eventsOf(app.state.db, workspace, request.id)).at(-1)
  const { id, state } = request
  const { voided = [], decision_seq = 0 } = last ?? {}
  return { id, state, hash: contentHash(request), next: nextOf(request, terms, now), voided, decision_seq }
}

const namesOf = async ({ app, workspace }: Context, of: readonly string[]) =>
  Object.fromEntries(await sendersByName(app.state.db, workspace, of))

function inBrief(
  { request: kept, filed_at, changed_at }: KeptRequest,
  terms: Terms,
  now: number,
): z.input<typeof listed> {
  const request = standsAt(kept, now)
  const { id, state, asked, assessment, quote, dispute, requester } = request
  return {
    ...{
      id,
      state,
      asked,
      class: request.class?.is ?? null,
      risk: assessment?.level ?? null,
      amount: quote?.amount ?? null,
    },
    ...{ is_disputed: dispute !== null, is_unauthorised: isUnauthorised(request, now), requester: requester.by },
    ...{ filed_at: shortTime(filed_at), changed_at: shortTime(changed_at), next: nextOf(request, terms, now) },
  }
}

function inFull({ request: kept, filed_at, changed_at }: KeptRequest, actor: Actor, terms: Terms, now: number) {
  const request = standsAt(kept, now)
  const { dispute, quote, emergency, scheduled_at, approvals, sooner } = request
  const isBefore = ['assessed', 'quoted', 'approved', 'scheduled'].includes(request.state)
  return {
    ...request,
    dispute: dispute && { ...dispute, at: shortTime(dispute.at) },
    quote: quote && {
      ...{ ...quote, valid_until: shortTime(quote.valid_until) },
      last_day: localDay(quote.valid_until, terms.zone),
    },
    approvals: approvals.map((one) => ({ ...one, at: shortTime(one.at) })),
    scheduled_at: scheduled_at === null ? null : shortTime(scheduled_at),
    emergency: emergency && { ...emergency, at: shortTime(emergency.at), approve_by: shortTime(emergency.approve_by) },
    sooner: sooner && { ...sooner, at: shortTime(sooner.at) },
    rates: ratesNow(request, terms),
    costs: isBefore ? costsNow(request, terms) : [],
    came_to: cameTo(request),
    hash: contentHash(request),
    is_unauthorised: isUnauthorised(request, now),
    filed_at: shortTime(filed_at),
    changed_at: shortTime(changed_at),
    next: nextOf(request, terms, now),
    waits_for: isBefore ? outstanding(request, terms).map(({ of, who }) => ({ of, who })) : [],
    may: movesFor(request, actor, terms, now),
  }
}

/** A quote that is valid until a day can be taken on that day. */
const untilIn = (text: string, zone: string): number =>
  day.safeParse(text).success
    ? dayStart(dayLater(text, 1), zone) - MICROS.s
    : (readMoment('valid_until', text, zone) ?? 0)

const eventInTimes = (one: RequestEvent) => ({ ...one, at: shortTime(one.at) })
