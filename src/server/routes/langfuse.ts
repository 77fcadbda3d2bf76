import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { formatTime } from '../../base/time.ts'
import { isBatch, readLangfuseBatch } from '../../evidence/receive/spans/langfuse-batch.ts'
import { receiveDelivery } from '../../evidence/receive/spans/receive.ts'
import { promptInForce, textsOfPrompt } from '../../plan/prompts.ts'
import { planVersions, requirePlan } from '../../plan/versions.ts'
import { readers, route, senders } from '../route.ts'
import { jsonIn } from '../sent.ts'
import { keeping } from './refused.ts'

const MAX_BYTES = 32 * 1024 * 1024

/** What clients of Langfuse ask of their server, beside OTLP: batches of events and scores, and the texts of prompts. */
export const langfuseRoutes = [
  route({
    method: 'post',
    path: '/api/public/ingestion',
    who: senders,
    summary: 'Send a batch of events of Langfuse: traces, observations, scores. Each is answered by itself (207).',
    body: { types: ['application/json'], maxBytes: MAX_BYTES },
    answer: z.object({
      successes: z.array(z.object({ id: z.string(), status: z.int() })),
      errors: z.array(z.object({ id: z.string(), status: z.int(), message: z.string(), error: z.string() })),
    }),
    async handle(context) {
      const { app, pipe, workspace, sent, meters } = context
      const { delivery, events } = readLangfuseBatch(batchIn(sent))
      const masker = await app.masker(workspace)
      // An observation is told bit by bit, in several requests: one after the other, each added to what is kept.
      const received = await app.state.exclusively(`langfuse ${workspace}`, async () =>
        receiveDelivery(pipe, workspace, masker, delivery, { kept: app.evidence }),
      )
      meters.count(workspace, 'langfuse', received)
      await keeping(context, 'langfuse', received.refused)
      const whys = new Map(received.refused.map(({ id, reason }) => [id, reason]))
      const told = events.map(({ id, about, why }) => ({
        id: masker.text(id),
        why: masker.text(why ?? whys.get(masker.text(about)) ?? ''),
      }))
      const answer = {
        successes: told.filter(({ why }) => why === '').map(({ id }) => ({ id, status: 201 })),
        errors: told.flatMap(({ id, why }) =>
          why === '' ? [] : [{ id, status: 400, message: `The event ${why}.`, error: 'invalid_input' }],
        ),
      }
      return Response.json(answer, { status: 207 })
    },
  }),
  route({
    method: 'get',
    path: '/api/public/v2/prompts/{name}',
    who: [...readers, 'sender'],
    summary: 'The text of a prompt from the plan in force, in the form that clients of Langfuse read.',
    params: z.object({ name: z.string() }),
    query: z.object({
      label: z.string().optional().describe('"production" or "latest": the text of the plan in force.'),
      version: z.coerce.number().int().positive().optional().describe('The how-manieth text that the plan had of it.'),
    }),
    answer: z.object({
      id: z.string(),
      projectId: z.string(),
      name: z.string(),
      version: z.int(),
      type: z.literal('text'),
      prompt: z.string(),
      config: z.object({}),
      labels: z.array(z.string()),
      tags: z.array(z.string()),
      createdAt: z.string(),
      updatedAt: z.string(),
    }),
    async handle({ app, principal, workspace, asOf }, { params, query }) {
      const { label = 'production', version } = query
      if (version === undefined && label !== 'production' && label !== 'latest')
        throw new AppError(
          'not_found',
          say`The plan has one text of each prompt, under "production" and "latest", and none under "${label}".`,
        )
      const [versions, inForce] = await Promise.all([
        planVersions(app.state.db, workspace),
        requirePlan(app.state.db, workspace, asOf),
      ])
      const texts = textsOfPrompt(versions, params.name)
      const now = version === undefined ? promptInForce(versions, inForce, params.name) : undefined
      const found = now ?? texts[(version ?? 0) - 1]
      if (found && principal.workflow !== undefined && found.workflow !== principal.workflow)
        throw new AppError(
          'not_allowed',
          say`The prompt "${params.name}" is of the workflow "${found.workflow}", and this key is of "${principal.workflow}" alone.`,
        )
      if (!found)
        throw new AppError(
          'not_found',
          say`The plan had ${texts.length} texts of a prompt "${params.name}", and no text ${version ?? 0}.`,
        )
      const at = formatTime(found.applied_at)
      return {
        id: `${found.workflow}:${found.name}:${found.version}`,
        projectId: workspace,
        name: found.name,
        version: found.version,
        type: 'text' as const,
        prompt: found.text,
        config: {},
        labels: now ? ['production', 'latest'] : [],
        tags: [],
        createdAt: at,
        updatedAt: at,
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/public/projects',
    who: [...readers, 'sender'],
    summary: 'The workspace of the key, as clients of Langfuse look it up to see whether their key is right.',
    answer: z.object({ data: z.array(z.object({ id: z.string(), name: z.string(), metadata: z.object({}) })) }),
    async handle({ app, workspace }) {
      const { name } = await app.state.db
        .selectFrom('workspace')
        .select('name')
        .where('id', '=', workspace)
        .executeTakeFirstOrThrow()
      return { data: [{ id: workspace, name, metadata: {} }] }
    },
  }),
]

function batchIn(sent: Buffer): unknown {
  const value = jsonIn(sent)
  if (isBatch(value)) return value
  throw new AppError('invalid_input', say`The body is no batch of Langfuse. Send {"batch": [...]} with an event each.`)
}
