import { z } from 'zod'
import { watchedDimension } from '../../findings/watched.ts'
import { cadences, risks } from '../../plan/workflow.ts'
import { askOverview } from '../../reports/overview/overview.ts'
import { states } from '../../reports/overview/state.ts'
import { readers, route } from '../route.ts'

const day = z.string().describe('A day in the time zone of the plan.')
const time = z.string()
const person = z.object({ key: z.string(), name: z.string() })

const workflow = z.object({
  workflow: z.string(),
  name: z.string(),
  purpose: z.string().nullable(),
  risk: z.enum(risks),
  state: z.enum(states),
  sentence: z.string().describe('Why, in one sentence: the most important cause, and how many more there are.'),
  is_held: z.boolean().describe('Everything it needs somebody for, somebody has acknowledged.'),
  connect: z
    .object({ what: z.string(), minutes: z.int() })
    .nullable()
    .describe(
      'Where it cannot be told: the one thing to connect, and the minutes it takes; null where only time helps.',
    ),
  owner: person,
  answering: person.nullable().describe('Who answers for it at the moment asked for; null for nobody.'),
  because: z.string().describe('Why it is them, or nobody.'),
  dimensions: z.array(watchedDimension).describe('As watched last; none where it was not watched under this plan yet.'),
  watched_at: time.nullable(),
  runs_30d: z.int().describe('Runs in the 30 days up to the last full hour, or to the day that begins.'),
  cost_30d: z
    .object({
      amount: z.string().describe('Exact decimal text: what was reported, or estimated where nothing was.'),
      currency: z.string(),
      is_partial: z.boolean().describe('The cost of some of these runs is not fully known: it is at least this.'),
    })
    .nullable()
    .describe('What these runs cost; null where nothing of it is known.'),
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
    }),
    handle: async ({ app, workspace, asOf }) => await askOverview(app, workspace, asOf),
  }),
]
