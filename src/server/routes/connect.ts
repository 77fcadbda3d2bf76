import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { parseTime } from '../../base/time.ts'
import { askArrived } from '../../evidence/connect/arrivals.ts'
import { type Client, clients, facets } from '../../evidence/connect/clients.ts'
import { understood } from '../../evidence/connect/understood.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { askRun } from '../../evidence/runs/detail.ts'
import { localityOf } from '../../plan/versions.ts'
import { readers, route } from '../route.ts'

/** How a client is connected, and what is seen while somebody connects it. */
export const connectRoutes = [
  route({
    method: 'get',
    path: '/api/v1/connect',
    who: [...readers, 'sender'],
    summary:
      'What can be connected: for each client what to copy, where {address} and {key} stand for the server and a key, and what it never sends.',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          steps: z.array(
            z.object({
              title: z.string(),
              language: z.enum(['sh', 'js']),
              text: z.string(),
              at_desk: z.enum(['connectors']).nullable().describe('The page of the desk that does the same.'),
            }),
          ),
          not_sent: z.array(z.string()),
        }),
      ),
      next: z.null(),
    }),
    async handle() {
      return {
        items: clients.map(({ id, name, steps, notSent }) => ({
          id,
          name,
          steps: steps.map(({ atDesk, ...step }) => ({ ...step, at_desk: atDesk ?? null })),
          not_sent: [...notSent],
        })),
        next: null,
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/connect/arrivals',
    who: readers,
    summary:
      'What came since a moment: runs that are new, and how it went with the requests of a key (the last that were refused, with the reason). For whoever waits for a first run.',
    query: z.object({
      since: z
        .string()
        .describe('A time, such as 2026-03-09T09:00:00Z: the one of an earlier answer, or when one began.'),
      key: z.string().optional().describe('The id of a key; without it, the key this is asked with.'),
    }),
    answer: z.object({
      at: z.string().describe('The time of the server.'),
      runs: z.array(z.string()).describe('Their ids, in the order they came; the first 20.'),
      taken: z.int().describe('Requests of the key that were taken, since this server started.'),
      refused: z.array(
        z.object({
          at: z.string(),
          path: z.string(),
          status: z.int(),
          title: z.string().describe('Why, and what to do.'),
        }),
      ),
    }),
    async handle({ app, workspace, principal, senders }, { query }) {
      const since = parseTime(query.since)?.micros
      if (since === undefined)
        throw new AppError(
          'invalid_input',
          say`"since" is "${query.since}", which is no time. Write it like 2026-03-09T00:00Z.`,
        )
      const sender = query.key === undefined ? principal.id : `key:${query.key}`
      const { taken, refused } = senders.of(workspace, sender)
      return {
        at: shortTime(app.clock.now()),
        runs: await askArrived(app.evidence, workspace, since),
        taken,
        refused: refused.filter(({ at }) => at > since).map(({ at, ...one }) => ({ at: shortTime(at), ...one })),
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/runs/{run}/understood',
    who: readers,
    summary: 'What a run tells, and what it does not, with how that is mended.',
    params: z.object({ run: z.string() }),
    query: z.object({
      client: z.string().optional().describe('What sent it, by its id in /api/v1/connect: it is mended in its words.'),
    }),
    answer: z.object({
      run: z.string(),
      items: z.array(
        z.object({
          facet: z.enum(facets),
          is: z.enum(['told', 'partly', 'missing']),
          said: z.string(),
          mend: z.string().nullable(),
        }),
      ),
      next: z.null(),
    }),
    async handle({ app, workspace }, { params, query }) {
      const client = query.client === undefined ? undefined : clientOf(query.client)
      const { currency } = await localityOf(app.state.db, workspace, app.clock.now())
      return {
        run: params.run,
        items: understood(await askRun(app.evidence, workspace, params.run), { currency, client }),
        next: null,
      }
    },
  }),
]

function clientOf(id: string): Client {
  const client = clients.find((one) => one.id === id)
  if (client) return client
  throw new AppError(
    'not_found',
    say`There is no client "${id}". There are: ${clients.map((one) => one.id).join(', ')}.`,
  )
}
