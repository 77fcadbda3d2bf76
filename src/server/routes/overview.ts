import { z } from 'zod'
import { countHeld } from '../../decisions/requests/mail/held.ts'
import { requestsWaiting } from '../../decisions/requests/waiting.ts'
import { countTasks } from '../../decisions/tasks/list.ts'
import { countRefused } from '../../evidence/receive/refused.ts'
import { watchedDimension } from '../../findings/watched.ts'
import { cadences, risks } from '../../plan/workflow.ts'
import { places } from '../../reports/overview/connect.ts'
import { askOverview } from '../../reports/overview/overview.ts'
import { states } from '../../reports/overview/state.ts'
import { readers, route } from '../route.ts'
import { doerOf } from './requests.ts'
import { effect } from './stops.ts'
import { lookAtTasks } from './tasks.ts'

const day = z.string().describe('A day in the time zone of the plan.')
const time = z.string()
const person = z.object({ key: z.string(), name: z.string() })

const cost = z.object({
  amount: z.string().describe('Exact decimal text: what was reported, or estimated where nothing was.'),
  currency: z.string(),
  is_partial: z.boolean().describe('The cost of some of these runs is not fully known: it is at least this.'),
})

/** What can be connected, and where. */
export const toConnect = z.object({
  what: z.string(),
  minutes: z.int().describe('About how long it takes.'),
  where: z.enum(places).describe('The page of the desk on which it is done.'),
})

const workflow = z.object({
  workflow: z.string(),
  name: z.string(),
  purpose: z.string().nullable(),
  risk: z.enum(risks),
  state: z.enum(states),
  sentence: z.string().describe('Why, in one sentence: the most important cause, and how many more there are.'),
  is_held: z.boolean().describe('Everything it needs somebody for, somebody has acknowledged.'),
  connect: toConnect
    .nullable()
    .describe('Where it cannot be told: the one thing to connect; null where only time helps.'),
  stop: z
    .object({
      since: time,
      by: z.string().describe('Who said so.'),
      why: z.string(),
      meanwhile: z.string().nullable().describe('How the work is done until it runs again.'),
      effect: effect.nullable().describe('Where it was stopped at its platform: what was read back there.'),
      runs_since: z.int().describe('Live runs that began since. Where there are any, it is not stopped but needs you.'),
      behind_url: z.string().describe('These runs.'),
    })
    .nullable()
    .describe('That somebody said it stands still; null where nobody did. Nothing outside is stopped by saying so.'),
  owner: person,
  answering: person.nullable().describe('Who answers for it at the moment asked for; null for nobody.'),
  because: z.string().describe('Why it is them, or nobody.'),
  dimensions: z.array(watchedDimension).describe('As watched last; none where it was not watched under this plan yet.'),
  watched_at: time.nullable(),
  runs_30d: z.int().describe('Runs in the 30 days up to the last full hour, or to the day that begins.'),
  cost_30d: cost.nullable().describe('What these runs cost; null where nothing of it is known.'),
  so_far: z
    .object({ since: day, runs: z.int(), cost: cost.nullable() })
    .nullable()
    .describe('All runs up to there whose start is known, since the day of the first; null where there are none.'),
  trend: z
    .object({
      about: z.enum(['accepted', 'runs']),
      now: z.number().describe('The accepted share (0 to 1) or the runs of these 30 days.'),
      before: z.number().describe('That of the 30 days before.'),
      direction: z.enum(['up', 'down', 'same']).describe('Same: no more apart than chance allows.'),
    })
    .nullable()
    .describe('Null where one of the two is not known.'),
  open_findings: z.object({ high: z.int(), medium: z.int(), low: z.int() }).describe('Those that are not over.'),
  cadence: z.enum(cadences).nullable(),
  next_review: time.nullable(),
  review_waiting: z
    .object({ id: z.string(), due_at: time })
    .nullable()
    .describe('The oldest review that is due and waits for its signature.'),
  last_review: z
    .object({
      id: z.string(),
      verdict: z.enum(['PASS', 'FAIL', 'INSUFFICIENT']),
      state: z.enum(['drawn', 'signed', 'refused']),
      due_at: time,
    })
    .nullable(),
})

export const overviewRoutes = [
  route({
    method: 'get',
    path: '/api/v1/overview',
    who: readers,
    summary:
      'What needs somebody today: each workflow in one word and one sentence, worst first; who is away, what expires, which decisions wait.',
    answer: z.object({
      as_of: time,
      workspace: z.object({ id: z.string(), name: z.string() }),
      time_zone: z.string(),
      currency: z.string(),
      plan: z
        .object({ version: z.int(), label: z.string().nullable().describe('A few words that every page shows.') })
        .nullable()
        .describe('The version in force; null where there is no plan yet.'),
      workflows: z.array(workflow),
      away: z
        .array(person.extend({ to: day, cover: z.string().nullable().describe('The name of who stands in.') }))
        .describe('People of the plan who are away today, and until when.'),
      gaps: z
        .array(z.object({ workflow: z.string(), from: day, to: day, because: z.string() }))
        .describe('Days of the next 14 on which nobody answers.'),
      expiring: z
        .array(z.object({ workflow: z.string(), words: z.string(), until: day, expired: z.boolean() }))
        .describe('Proofs that have ended or end within 30 days, with the last day they hold.'),
      decisions: z
        .object({ reviews: z.int(), findings: z.int() })
        .describe('Due reviews that wait for a signature, and findings that nobody has acknowledged.'),
      requests: z
        .object({
          open: z.int().describe('Those that are not over.'),
          mine: z
            .array(z.object({ id: z.string(), title: z.string(), workflow: z.string().nullable(), next: z.string() }))
            .readonly()
            .describe('Those that wait for the caller, the longest waiting first, and who must do what next.'),
        })
        .describe('Requests to alter something.'),
      tasks: z
        .object({ open: z.int(), overdue: z.int(), mine: z.int(), mine_overdue: z.int() })
        .describe('Tasks that are open and, of these, overdue: of all that the caller sees, and of the caller.'),
      held_mails: z
        .int()
        .describe(
          'Mails that wait for somebody to say whether they are requests: GET /api/v1/request-mails lists them.',
        ),
      refused_lines: z
        .int()
        .describe(
          'Lines of evidence that were refused lately and are kept to be mended: GET /api/v1/refused lists them.',
        ),
    }),
    async handle(context) {
      const { app, workspace, asOf } = context
      const [overview, { kept }, requests, held_mails, { seer, today }] = await Promise.all([
        askOverview(app, workspace, asOf),
        countRefused(app.state.db, workspace),
        requestsWaiting(app.state.db, workspace, doerOf(context), Math.min(asOf, app.clock.now())),
        countHeld(app.state.db, workspace),
        lookAtTasks(context),
      ])
      return {
        ...overview,
        requests,
        tasks: await countTasks(app.state.db, workspace, seer, today),
        held_mails,
        refused_lines: kept,
      }
    },
  }),
]
