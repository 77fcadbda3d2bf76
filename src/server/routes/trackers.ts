import { z } from 'zod'
import { lookAnew, replaceTracker } from '../../actions/handover/replace-tracker.ts'
import {
  addTracker,
  getTracker,
  listTrackers,
  lookAt,
  openingOf,
  removeTracker,
  type Tracker,
} from '../../actions/handover/tracker.ts'
import { kindNames, kindOf } from '../../actions/handover/trackers/kinds.ts'
import { abilities } from '../../actions/handover/trackers/tickets.ts'
import { AppError } from '../../base/errors.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { operators, readers, route } from '../route.ts'

const time = z.string()
const tracker = z.object({
  id: z.string(),
  kind: z.enum(kindNames),
  tool: z.string().describe('What the tool is called.'),
  name: z.string(),
  url: z.string(),
  account: z.string().describe('Whose the token is, as the tool says.'),
  target: z.string().describe('The repository, project, team or group things are handed over to.'),
  tells_end: z.boolean().describe('Whether it is written there, as a comment, that it is over here.'),
  can: z
    .record(z.enum(abilities), z.union([z.literal(true), z.string()]))
    .describe('What can be had of it: true, or what it has instead.'),
  read_at: time.nullable(),
  problem: z.string().nullable().describe('Why it cannot be read; null while it can.'),
  problem_since: time.nullable(),
  by: z.string(),
  created_at: time,
})

const params = z.object({ id: z.string().describe('Its id or its name.') })
const reaching = z.object({
  kind: z.enum(kindNames),
  url: z.string().max(2000).optional().describe('Its address; of GitHub and Linear it may be left out.'),
  account: z.string().max(320).optional().describe('Of Jira and Zendesk: the mail address the token is of.'),
  token: z.string().min(1).max(5000).describe('Kept sealed, and in no answer.'),
})

/** What of it is reached otherwise. */
const otherwise = z.object({
  url: reaching.shape.url.describe('Its address; with another one the token is given anew.'),
  account: reaching.shape.account,
  token: reaching.shape.token.optional(),
})
const looked = z.object({
  account: z.string(),
  targets: z.array(z.object({ id: z.string(), name: z.string() })).describe('The first hundred.'),
})

export const trackerRoutes = [
  route({
    method: 'get',
    path: '/api/v1/trackers',
    who: readers,
    summary: 'Tools in which teams work their tickets, that things are handed over to. Never their tokens.',
    answer: z.object({ items: z.array(tracker), next: z.null() }),
    async handle({ app, workspace }) {
      return { items: (await listTrackers(app.state.db, workspace)).map(inTimes), next: null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/trackers/look',
    who: operators,
    summary: 'Look whose a token is and where tickets could be made with it. Keeps nothing.',
    body: reaching,
    answer: looked,
    async handle(_context, { body }) {
      const { account, targets } = await lookAt(body)
      return { account, targets: [...targets] }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/trackers/{id}/look',
    who: operators,
    summary: 'Look where tickets could be made with what it has, or with what is given in its place. Keeps nothing.',
    params,
    body: otherwise,
    answer: looked,
    async handle({ app, workspace }, { params, body }) {
      const { account, targets } = await lookAnew(app.handovers, workspace, { ...body, which: params.id })
      return { account, targets: [...targets] }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/trackers',
    who: operators,
    summary: 'Set a tracker up: its token and its target are tried before anything is kept.',
    body: reaching.extend({
      name: z
        .string()
        .trim()
        .min(1)
        .max(100)
        .optional()
        .describe('How it is called here; after its target where left out.'),
      target: z
        .string()
        .max(500)
        .default('')
        .describe(
          'Of GitHub owner/repository, of Jira the key of a project (OPS, or OPS/Bug), of Linear a team, of Zendesk a group or nothing.',
        ),
      tells_end: z.boolean().default(false),
    }),
    answer: tracker,
    handle: async ({ app, workspace, principal }, { body }) =>
      inTimes(await addTracker(app.handovers, workspace, { ...body, by: principal.id, now: app.clock.now() })),
  }),
  route({
    method: 'put',
    path: '/api/v1/trackers/{id}',
    who: operators,
    summary:
      'Give it another address, account, token, target or rule, each tried first. What was handed over stays, and must be readable that way.',
    params,
    body: otherwise.extend({
      target: z.string().max(500).optional(),
      tells_end: z.boolean().optional(),
    }),
    answer: tracker,
    handle: async ({ app, workspace, principal }, { params, body }) =>
      inTimes(
        await replaceTracker(app.handovers, workspace, {
          ...body,
          which: params.id,
          by: principal.id,
          now: app.clock.now(),
        }),
      ),
  }),
  route({
    method: 'post',
    path: '/api/v1/trackers/{id}/test',
    who: operators,
    summary: 'See whether its token and its target still hold. Makes nothing there.',
    params,
    answer: z.object({ works: z.boolean(), why: z.string().nullable(), account: z.string().nullable() }),
    async handle({ app, workspace }, { params }) {
      const { id } = await getTracker(app.state.db, workspace, params.id)
      try {
        const opened = await openingOf(app.handovers, workspace, id)
        if (!opened) return { works: false, why: null, account: null }
        const tickets = kindOf(opened.kind).open({ ...opened.opening, signal: AbortSignal.timeout(30_000) })
        const account = await tickets.whoAmI()
        await tickets.target(opened.target)
        return { works: true, why: null, account }
      } catch (error) {
        if (error instanceof AppError) return { works: false, why: error.said, account: null }
        throw error
      }
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/trackers/{id}',
    who: operators,
    summary:
      'Remove a tracker, at once: its token is forgotten, and nothing is handed over or followed there any more.',
    params,
    answer: z.object({ removed: z.literal(true) }),
    async handle({ app, workspace, principal }, { params }) {
      await removeTracker(app.handovers, workspace, { which: params.id, by: principal.id, now: app.clock.now() })
      return { removed: true as const }
    },
  }),
]

const timeOf = (at: number | null) => (at === null ? null : shortTime(at))

function inTimes(of: Tracker) {
  const { id, kind, name, url, account, target, tells_end, by, problem } = of
  return {
    ...{ id, kind, name, url, account, tells_end, by, problem },
    tool: kindOf(kind).name,
    target: target.name,
    can: { ...kindOf(kind).can },
    read_at: timeOf(of.read_at),
    problem_since: timeOf(of.problem_since),
    created_at: shortTime(of.created_at),
  }
}
