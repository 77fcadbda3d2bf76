import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import {
  bounds,
  dismissRefused,
  getRefused,
  keepRefused,
  listDismissals,
  listRefused,
  listRefusedKinds,
  type RefusedLine,
  type Refusing,
  replayRefused,
} from '../../evidence/receive/refused.ts'
import { kindOf } from '../../evidence/receive/refused-kinds.ts'
import { tryLine } from '../../evidence/receive/try-line.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { localityOf } from '../../plan/versions.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
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
  sender: z.string().describe('The same by name.'),
  first_at: z.string(),
  last_at: z.string(),
  times: z.int().describe('How often it came.'),
  reason: z.string(),
  kind: z.string().describe('Lines that are wrong alike have one.'),
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

const which = {
  kind: z.string().optional().describe('Those that are wrong alike.'),
  by: z.string().optional().describe('Those that one key or person sent last ("sent_by").'),
  day: z.iso.date().optional().describe('Those that came last on this day of the workspace.'),
}
const span = z.object({ from: z.int(), to: z.int() })
const tried = z.object({
  id: z.string(),
  accepted: z.boolean(),
  faults: z.array(
    z.object({
      says: z.string(),
      places: z
        .array(span)
        .describe('Where in the text, in UTF-16 units; "to" is the first that does not belong to it.'),
    }),
  ),
  understood: z
    .object({ type: z.string(), fields: z.array(z.object({ name: z.string(), value: z.string() })) })
    .nullable()
    .describe('As it would be kept, masked; nested members with a point. Null where it cannot be read.'),
})

/** So many are sent again at once. */
const AT_ONCE = 200

export const refusedRoutes = [
  route({
    method: 'get',
    path: '/api/v1/refused',
    who: readers,
    summary: `Lines that were refused, the newest first, masked: of each workspace the last ${bounds.lines}, for ${bounds.days} days, in ${bounds.bytes / 1024 / 1024} MB.`,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
      ...which,
    }),
    answer: z.object({
      items: z.array(line),
      next: z.string().nullable(),
      kept: z.int().describe('How many are kept in all.'),
    }),
    async handle(context, { query }) {
      const { app, workspace } = context
      const { items, next, kept } = await listRefused(app.state.db, workspace, {
        ...query,
        zone: await zoneOf(context),
      })
      return { items: await named(context, items), next, kept }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/refused/kinds',
    who: readers,
    summary:
      'How refused lines are wrong: those that are wrong alike together, with how many came of whom on which day. Nothing is kept of what was refused because it belongs to what was erased: it is not among them.',
    answer: z.object({
      items: z.array(
        z.object({
          kind: z.string(),
          says: z.string().describe('Why, without the values that stood there.'),
          lines: z.int(),
          times: z.int().describe('How often they came.'),
          last_at: z.string(),
          parts: z.array(
            z.object({ sent_by: z.string(), sender: z.string(), day: z.string(), lines: z.int(), times: z.int() }),
          ),
        }),
      ),
      next: z.null(),
      kept: z.int(),
      dismissed: z
        .array(z.object({ id: z.string(), lines: z.int(), because: z.string(), at: z.string(), by: z.string() }))
        .describe('What was dismissed, the newest first, a hundred at most.'),
    }),
    async handle(context) {
      const { app, workspace } = context
      const kinds = await listRefusedKinds(app.state.db, workspace, await zoneOf(context))
      const senders = kinds.flatMap(({ parts }) => parts.map((part) => part.sent_by))
      const names = await sendersByName(app.state.db, workspace, senders)
      const items = kinds.map(({ last_at, parts, ...one }) => ({
        ...one,
        last_at: shortTime(last_at),
        parts: parts.map((part) => ({ ...part, sender: names.get(part.sent_by) ?? part.sent_by })),
      }))
      const dismissed = await listDismissals(app.state.db, workspace)
      return {
        items,
        next: null,
        kept: kinds.reduce((sum, { lines }) => sum + lines, 0),
        dismissed: dismissed.map(({ at, ...one }) => ({ ...one, at: shortTime(at) })),
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/refused/{id}',
    who: readers,
    summary: 'One line that was refused.',
    params,
    answer: line,
    async handle(context, { params: { id } }) {
      const one = await getRefused(context.app.state.db, context.workspace, id)
      const [said] = await named(context, [one])
      return said ?? { ...inTimes(one), sender: one.sent_by }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/refused/{id}/try',
    who: operators,
    summary:
      'What would become of a refused line as somebody mended it, or as it is: what is wrong with it and where, or what would be understood. Nothing is kept.',
    params,
    body: z.object({ line: z.string().min(1).max(200_000).optional().describe('What would be sent in its place.') }),
    answer: tried,
    async handle({ app, workspace, pipe }, { params: { id }, body }) {
      const one = await getRefused(app.state.db, workspace, id)
      const text = body.line ?? one.line
      if (text === null) throw notKept(id)
      const masker = await app.masker(workspace)
      const { accepted, faults, understood } = await tryLine({ evidence: app.evidence, pipe }, workspace, masker, text)
      return {
        ...{ id, accepted, faults: faults.map(({ says, places }) => ({ says, places: [...places] })) },
        understood: understood && { type: understood.type, fields: [...understood.fields] },
      }
    },
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
      if (one.line === null && body.line === undefined) throw notKept(id)
      const [done] = await again(context, [{ ...one, mended: body.line }])
      return done ?? { id, accepted: false, reason: one.reason }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/refused/replay',
    who: operators,
    summary: `Send refused lines again as they are, the newest ${AT_ONCE} of those meant: after what was wrong with them was mended here. The cursor that is answered goes on from there.`,
    body: z.object({ ...which, cursor: z.string().optional() }),
    answer: z.object({ items: z.array(replayed), next: z.string().nullable() }),
    async handle(context, { body }) {
      const given = { ...body, limit: AT_ONCE, zone: await zoneOf(context) }
      const { items, next } = await listRefused(context.app.state.db, context.workspace, given)
      return { items: await again(context, items), next }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/refused/dismiss',
    who: operators,
    summary:
      'Keep refused lines no more, because somebody says why they need not be mended: one by its id, those meant, or with nothing else named all of them. A decision.',
    body: z.object({
      id: z.string().optional(),
      ...which,
      because: z
        .string()
        .trim()
        .min(1, { error: 'is empty: say why they need not be mended' })
        .max(1000)
        .describe('Why. It is kept: do not name anybody in it.'),
    }),
    answer: z.object({ dismissed: z.int().describe('How many lines.') }),
    async handle(context, { body }) {
      const { app, workspace, principal } = context
      const { because, ...which } = body
      if (which.id !== undefined) await getRefused(app.state.db, workspace, which.id)
      const zone = await zoneOf(context)
      const given = { which, zone, because, by: principal.id, now: app.clock.now() }
      return { dismissed: await dismissRefused(app.state, workspace, given) }
    },
  }),
]

const notKept = (id: string) =>
  new AppError(
    'invalid_input',
    say`The refused line "${id}" was not kept, since it is too long or its texts may not be. Send it from where it came, or give a line in its place.`,
  )

/** Days are those of the plan in force now. */
const zoneOf = async ({ app, workspace }: Pick<Context, 'app' | 'workspace'>): Promise<string> =>
  (await localityOf(app.state.db, workspace, app.clock.now())).zone

async function named({ app, workspace }: Context, lines: readonly RefusedLine[]) {
  const names = await sendersByName(
    app.state.db,
    workspace,
    lines.map((one) => one.sent_by),
  )
  return lines.map((one) => ({ ...inTimes(one), sender: names.get(one.sent_by) ?? one.sent_by }))
}

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
  kind: kindOf(one.reason).kind,
  first_at: shortTime(first_at),
  last_at: shortTime(last_at),
})
