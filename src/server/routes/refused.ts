import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import {
  bounds,
  dropRefused,
  getRefused,
  keepRefused,
  listRefused,
  type RefusedLine,
  type Refusing,
  replayRefused,
} from '../../evidence/receive/refused.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { type Context, operators, readers, route } from '../route.ts'

/** Of what was sent, keeps what was refused. */
export async function keeping(
  { app, workspace, principal }: Pick<Context, 'app' | 'workspace' | 'principal'>,
  way: string,
  refused: readonly Refusing[],
): Promise<void> {
  if (refused.length === 0) return
  const masker = await app.masker(workspace)
  await keepRefused({ state: app.state, pipe: app.pipe, now: app.clock.now }, workspace, {
    masker,
    way,
    by: principal.id,
    refused,
  })
}

const line = z.object({
  id: z.string(),
  way: z.string().describe('How it came: record, csv, otlp, langfuse, openai-agents or connector.'),
  sent_by: z.string().describe('Which key or person sent it last.'),
  first_at: z.string(),
  last_at: z.string(),
  times: z.int().describe('How often it came.'),
  reason: z.string(),
  line: z
    .string()
    .nullable()
    .describe('As it came, masked; null where it is not kept: it is longer than 64 KB, or its texts may not be kept.'),
})
const params = z.object({ id: z.string() })
const replayed = z.object({
  id: z.string(),
  accepted: z.boolean(),
  reason: z.string().nullable().describe('Why it is refused still.'),
})

/** So many are sent again at once. */
const AT_ONCE = 200

export const refusedRoutes = [
  route({
    method: 'get',
    path: '/api/v1/refused',
    who: readers,
    summary: `Lines that were refused, the newest first, masked: of each workspace the last ${bounds.lines}, for ${bounds.days} days, in ${bounds.bytes / 1024 / 1024} MB.`,
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().optional() }),
    answer: z.object({
      items: z.array(line),
      next: z.string().nullable(),
      kept: z.int().describe('How many are kept in all.'),
    }),
    async handle({ app, workspace }, { query }) {
      const { items, next, kept } = await listRefused(app.state.db, workspace, query)
      return { items: items.map(inTimes), next, kept }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/refused/{id}',
    who: readers,
    summary: 'One line that was refused.',
    params,
    answer: line,
    handle: async ({ app, workspace }, { params: { id } }) => inTimes(await getRefused(app.state.db, workspace, id)),
  }),
  route({
    method: 'post',
    path: '/api/v1/refused/{id}/replay',
    who: operators,
    summary:
      'Send a refused line again, as it was or mended. Accepted it counts once, as of when it was refused: what was sent properly since stays.',
    params,
    body: z.object({ line: z.string().min(1).max(200_000).optional().describe('What is sent in its place.') }),
    answer: replayed,
    async handle(context, { params: { id }, body }) {
      const one = await getRefused(context.app.state.db, context.workspace, id)
      if (one.line === null && body.line === undefined)
        throw new AppError(
          'invalid_input',
          say`The refused line "${id}" was not kept, since it is too long or its texts may not be. Send it from where it came, or give a line in its place.`,
        )
      const [done] = await again(context, [{ ...one, mended: body.line }])
      return done ?? { id, accepted: false, reason: one.reason }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/refused/replay',
    who: operators,
    summary: `Send refused lines again as they are, the newest ${AT_ONCE}: after what was wrong with them was mended here.`,
    answer: z.object({ items: z.array(replayed), next: z.null() }),
    async handle(context) {
      const { items } = await listRefused(context.app.state.db, context.workspace, { limit: AT_ONCE })
      return { items: await again(context, items), next: null }
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/refused/{id}',
    who: operators,
    summary: 'Keep a refused line no more.',
    params,
    answer: z.object({ id: z.string(), dropped: z.literal(true) }),
    async handle({ app, workspace }, { params }) {
      const { id } = await getRefused(app.state.db, workspace, params.id)
      await dropRefused(app.state.db, workspace, id)
      return { id, dropped: true as const }
    },
  }),
]

async function again(
  { app, workspace, pipe, meters }: Context,
  lines: readonly (RefusedLine & { mended?: string | undefined })[],
): Promise<{ id: string; accepted: boolean; reason: string | null }[]> {
  const masker = await app.masker(workspace)
  const done = await replayRefused({ state: app.state, pipe, masker }, workspace, lines)
  const refused = done.filter(({ reason }) => reason !== null)
  meters.count(workspace, 'record', { accepted: done.length - refused.length, refused })
  return done.map(({ id, reason }) => ({ id, accepted: reason === null, reason }))
}

const inTimes = ({ first_at, last_at, ...one }: RefusedLine) => ({
  ...one,
  first_at: shortTime(first_at),
  last_at: shortTime(last_at),
})
