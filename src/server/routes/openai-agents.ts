import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { isOpenAiAgents, readOpenAiAgents } from '../../evidence/receive/spans/openai-agents.ts'
import { receiveDelivery } from '../../evidence/receive/spans/receive.ts'
import { route, senders } from '../route.ts'
import { jsonIn } from '../sent.ts'
import { keeping } from './refused.ts'

const MAX_BYTES = 32 * 1024 * 1024

/** The trace exporter of the OpenAI Agents SDK posts JSON of its own, to an address that can be set. */
export const openAiAgentsRoutes = [
  route({
    method: 'post',
    path: '/v1/traces/ingest',
    who: senders,
    summary: 'Send traces and spans of the OpenAI Agents SDK.',
    body: { types: ['application/json'], maxBytes: MAX_BYTES },
    answer: z.object({
      accepted: z.int(),
      refused: z.array(z.object({ type: z.string(), id: z.string(), reason: z.string() })),
    }),
    async handle(context) {
      const { app, pipe, workspace, sent, meters } = context
      const value = jsonIn(sent)
      if (!isOpenAiAgents(value))
        throw new AppError(
          'invalid_input',
          say`The body is no request of the OpenAI Agents SDK. Send {"data": [...]} with a trace or a span each.`,
        )
      const received = await receiveDelivery(pipe, workspace, await app.masker(workspace), readOpenAiAgents(value))
      meters.count(workspace, 'openai-agents', received)
      await keeping(context, 'openai-agents', received.refused)
      return {
        accepted: received.accepted,
        refused: received.refused.map(({ type, id, reason }) => ({ type, id, reason })),
      }
    },
  }),
]
