import { DateTime } from 'luxon'
import { z } from 'zod'
import { localDay } from '../../base/calendar.ts'
import { fromDate, type Micros } from '../../base/time.ts'
import { saySupport } from '../../decisions/support/acts.ts'
import { attainedIn } from '../../decisions/support/attained.ts'
import { type ClockStand, clocks } from '../../decisions/support/clock.ts'
import { breachReasons, matterKinds, type Said, supportEventSchema } from '../../decisions/support/events.ts'
import { askMatters, getMatter, type Matter, type Moments } from '../../decisions/support/matter.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { pauseReasons, severities } from '../../plan/support.ts'
import { localityOf } from '../../plan/versions.ts'
import { type Context, readers, route, signers } from '../route.ts'

const ms = z.number().describe('Milliseconds.')
const clock = z.object({
  clock: z.enum(clocks),
  state: z
    .enum(['done', 'running', 'outside', 'paused', 'none'])
    .describe('`outside`: it runs, and nobody is at work now. `paused`: it stands still. `none`: nothing is promised.'),
  target_ms: ms.nullable().describe('What is promised, on its calendar.'),
  elapsed_ms: ms.describe('Time that counted, on the calendars that held.'),
  used_percent: z
    .number()
    .describe('Each stretch of time as a share of what was promised then; rounded down to a tenth.'),
  left_ms: ms.nullable().describe('Of what is promised now; below zero once it is broken.'),
  due: z.string().nullable().describe('When it will be broken, or was, if all stays as it is.'),
  done_at: z.string().nullable(),
  broken_at: z.string().nullable().describe('Stays, whatever happens later.'),
  passed: z.array(z.object({ share: z.string(), at: z.string() })),
  waited: z.array(
    z.object({
      reason: z.string(),
      working_ms: ms,
      real_ms: ms,
      stopped: z.boolean().describe('Whether the clock stood still.'),
    }),
  ),
})
const matter = z.object({
  kind: z.enum(matterKinds),
  id: z.string(),
  workflow: z.string().nullable(),
  title: z.string(),
  severity: z.enum(severities),
  opened: z.string(),
  over: z.boolean(),
  clocks: z.array(clock),
  waits: z
    .object({ reason: z.string(), awaited: z.string().nullable(), evidence: z.string().nullable(), since: z.string() })
    .nullable()
    .describe('What it waits for now.'),
})
const detailed = matter.extend({ said: z.array(supportEventSchema.extend({ at: z.string() })) })
const params = z.object({ kind: z.enum(matterKinds), id: z.string() })
const words = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, { error: `is empty: ${empty}` })
    .max(2000)
const note = z.string().trim().max(2000).optional()

/** Months of attainment: this one and so many before it. */
const MONTHS = 5

/** One act: its path, what it takes, and what it says. */
const act = <Body extends z.ZodType>(
  name: string,
  summary: string,
  body: Body,
  saidOf: (body: z.output<Body>) => Said,
) =>
  route({
    method: 'post',
    path: `/api/v1/support/{kind}/{id}/${name}`,
    who: signers,
    summary,
    params,
    body,
    answer: detailed,
    async handle(context, { params, body }) {
      const { app, workspace, principal } = context
      const given = { matter: params, said: saidOf(body as z.output<Body>), by: principal.id, now: app.clock.now() }
      // After it was said: what is looked at has it.
      const present = app.asOf()
      return inDetail(await saySupport(app.state, workspace, { ...given, moments: { asOf: present, present } }))
    },
  })

export const supportRoutes = [
  route({
    method: 'get',
    path: '/api/v1/support',
    who: readers,
    summary:
      'What help is owed for: open findings and requests with their clocks, those due first, and how many promises were kept of how many in the last months.',
    answer: z.object({
      as_of: z.string(),
      time_zone: z.string(),
      promised: z
        .array(z.object({ severity: z.enum(severities), means: z.string() }))
        .describe('The severities of the plan; none where it promises nothing.'),
      open: z.array(matter),
      months: z.array(
        z.object({
          month: z.string(),
          severity: z.enum(severities),
          clock: z.enum(clocks),
          kept: z.int(),
          of: z.int().describe('How many promises came to something in it: kept or broken.'),
        }),
      ),
    }),
    async handle(context) {
      const { app, workspace } = context
      const moments = momentsOf(context)
      const { zone, plan } = await localityOf(app.state.db, workspace, moments.asOf)
      const since = monthsBefore(moments.asOf, zone, MONTHS)
      const matters = await askMatters(app.state.db, workspace, { since }, moments)
      return {
        ...{ as_of: shortTime(moments.asOf), time_zone: zone },
        promised: severities.flatMap((severity) => {
          const means = plan?.support?.severities[severity]?.means
          return means === undefined ? [] : [{ severity, means }]
        }),
        open: matters
          .filter((one) => !one.isOver)
          .sort(byUrgency)
          .map(inTimes),
        months: attainedIn(matters, zone, localDay(since, zone).slice(0, 7)),
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/support/{kind}/{id}',
    who: readers,
    summary: 'The clocks of one finding or request, and what was said of it.',
    params,
    answer: detailed,
    handle: async (context, { params }) =>
      inDetail(await getMatter(context.app.state.db, context.workspace, params, momentsOf(context))),
  }),
  act(
    'severity',
    'Say how severe it is, and why. What of each promise is used stays used. Entered in the decision log.',
    z.object({ severity: z.enum(severities), because: words('say why it is as severe') }),
    ({ severity, because }) => ({ kind: 'severity', severity, note: because }),
  ),
  act(
    'containment',
    'Say that no further harm is done by it, and how. Entered in the decision log.',
    z.object({ note: words('say how it was contained') }),
    ({ note }) => ({ kind: 'contained', note }),
  ),
  act(
    'pause',
    'Say that it waits, for whom and why. Its clocks stand still where the plan says that this reason stops them; the time is counted and shown.',
    z.object({
      reason: z.enum(pauseReasons),
      awaited: z.string().trim().min(1, { error: 'is empty: say who is waited for' }).max(200),
      evidence: z.string().trim().max(500).optional().describe('Where it can be looked up: a ticket, a mail.'),
      note,
    }),
    ({ reason, awaited, evidence, note }) => ({
      ...{ kind: 'paused', reason, awaited, evidence: evidence || null, note: note || null },
    }),
  ),
  act(
    'resumption',
    'Say that it waits no longer. Its clocks go on where they stood.',
    z.object({ note }),
    ({ note }) => ({ kind: 'resumed', note: note || null }),
  ),
  act(
    'explanation',
    'Say why a promise was broken, by a reason that can be counted. Entered in the decision log.',
    z.object({ clock: z.enum(clocks), reason: z.enum(breachReasons), note: words('say what happened') }),
    ({ clock, reason, note }) => ({ kind: 'explained', clock, breach: reason, note }),
  ),
]

/** What is entered on an installation that is set to a past moment happened in that moment. */
const momentsOf = ({ app, asOf }: Context): Moments => {
  const present = app.asOf()
  return { asOf: Math.min(asOf, present), present }
}

function monthsBefore(at: Micros, zone: string, count: number): Micros {
  return fromDate(
    DateTime.fromMillis(at / 1000, { zone })
      .startOf('month')
      .minus({ months: count })
      .toJSDate(),
  )
}

/** What is late longest first, then what is due soonest; what waits stands last. */
function byUrgency(a: Matter, b: Matter): number {
  const dueOf = ({ clocks }: Matter) => Math.min(...clocks.map(({ due }) => due ?? Number.POSITIVE_INFINITY))
  const [one, other] = [dueOf(a), dueOf(b)]
  return one === other ? b.opened - a.opened : one - other
}

const timeOf = (moment: Micros | null): string | null => (moment === null ? null : shortTime(moment))

const clockInTimes = (one: ClockStand) => ({
  ...{ clock: one.clock, state: one.state, used_percent: one.usedPercent },
  ...{ target_ms: one.target === null ? null : one.target / 1000, elapsed_ms: one.elapsed / 1000 },
  ...{ left_ms: one.left === null ? null : one.left / 1000, due: timeOf(one.due) },
  ...{ done_at: timeOf(one.doneAt), broken_at: timeOf(one.brokenAt) },
  passed: one.passed.map(({ share, at }) => ({ share, at: shortTime(at) })),
  waited: one.waited.map(({ reason, working, real, stopped }) => ({
    ...{ reason, stopped, working_ms: working / 1000, real_ms: real / 1000 },
  })),
})

const inTimes = ({ kind, id, workflow, title, severity, opened, isOver, clocks, waits }: Matter) => ({
  ...{ kind, id, workflow, title, severity, opened: shortTime(opened), over: isOver },
  clocks: clocks.map(clockInTimes),
  waits: waits && { ...waits, since: shortTime(waits.since) },
})

const inDetail = (one: Matter) => ({
  ...inTimes(one),
  said: one.said.map((event) => ({ ...event, at: shortTime(event.at) })),
})
