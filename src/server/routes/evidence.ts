import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { operators, route, senders } from '../route.ts'
import { keeping } from './refused.ts'

/** A request is read whole before its lines are kept: bounded, so that many at once fit the memory. */
const MAX_BYTES = 32 * 1024 * 1024

export const evidenceRoutes = [
  route({
    method: 'post',
    path: '/api/v1/evidence',
    who: senders,
    summary:
      'Send lines of the record (JSON Lines). A line sent again replaces the earlier one; lines that cannot be read are refused one by one.',
    query: z.object({
      first: z.coerce
        .number()
        .int()
        .positive()
        .optional()
        .describe('The position of the first line in the whole delivery; refusals are counted from it.'),
    }),
    body: { types: ['application/x-ndjson'], maxBytes: MAX_BYTES },
    answer: z.object({
      accepted: z.int(),
      refused: z.array(z.object({ position: z.int(), reason: z.string() })),
    }),
    async handle(context, { query }) {
      const { app, pipe, workspace, sent, meters } = context
      const texts = sent
        .toString()
        .split('\n')
        .filter((line) => line.trim() !== '')
      if (texts.length === 0)
        throw new AppError('invalid_input', 'The body holds no lines. Send one JSON object on each line.')
      const { first = 1 } = query
      const received = await pipe.receiveTexts(workspace, await app.masker(workspace), texts, first)
      meters.count(workspace, 'record', received)
      const refused = received.refused.map(({ position, reason }) => ({ reason, line: texts[position - first] ?? '' }))
      await keeping(context, 'record', refused)
      return {
        accepted: received.accepted,
        refused: received.refused.map(({ position, reason }) => ({ position, reason })),
      }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/evidence/settle',
    who: operators,
    summary: 'Bring runs and figures up to date with everything that was acknowledged, instead of within some seconds.',
    answer: z.object({ settled: z.literal(true) }),
    async handle({ app, workspace }) {
      await app.settle(workspace)
      await app.screen(workspace)
      return { settled: true as const }
    },
  }),
]
