import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { readOtlp, type Signal } from '../../evidence/receive/spans/otlp.ts'
import { answerInProtobuf } from '../../evidence/receive/spans/otlp-protobuf.ts'
import { receiveDelivery } from '../../evidence/receive/spans/receive.ts'
import { type Route, route, senders } from '../route.ts'
import { wordIn } from '../sent.ts'
import { keeping } from './refused.ts'

/** The most that exporters and collectors send at once is far less. */
const MAX_BYTES = 32 * 1024 * 1024

/** Where exporters of OTLP/HTTP send to by themselves, and where those of Langfuse do. */
const places = ['/v1', '/api/public/otel/v1'] as const
const signals = ['traces', 'logs', 'metrics'] as const

const PROTOBUF = 'application/x-protobuf'
const kept = {
  traces: 'A trace becomes a run, its spans steps.',
  logs: 'Messages become texts of their steps, whichever comes first.',
  metrics: 'Their points are counted and not kept.',
} as const satisfies Record<Signal, string>

const partial = z.object({
  partialSuccess: z
    .looseObject({ errorMessage: z.string().optional() })
    .optional()
    .describe('Where some was refused: how much, and why.'),
})

/** OTLP over HTTP, protobuf or JSON: the wire of OpenTelemetry. Answered once what came is on the disk. */
export const otlpRoutes: readonly Route[] = places.flatMap((place) =>
  signals.flatMap((signal) => [
    route({
      method: 'post',
      path: `${place}/${signal}`,
      who: senders,
      summary: `Send ${signal} of OpenTelemetry (OTLP). ${kept[signal]}`,
      body: { types: [PROTOBUF, 'application/json'], maxBytes: MAX_BYTES },
      answer: partial,
      async handle(context) {
        const { app, pipe, workspace, request, sent, meters } = context
        const encoding = encodingOf(request.headers.get('content-type'), sent)
        const masker = await app.masker(workspace)
        const read = () => {
          // Within a function of its own, so that nothing of it is held while the disk is waited for.
          const delivery = readOtlp(signal, encoding, sent)
          const { points, nameless } = delivery
          return { points, nameless, receiving: receiveDelivery(pipe, workspace, masker, delivery, { isSound: true }) }
        }
        const { points, nameless, receiving } = read()
        const received = await receiving
        meters.count(workspace, 'otlp', received)
        await keeping(context, 'otlp', received.refused)
        meters.points(workspace, points)
        const lost = [
          ...received.refused.map(({ type, id, reason }) => `${type} ${id} ${reason}`),
          ...namelessIn(nameless),
        ]
        return answer(signal, encoding, received.refused.length + nameless, lost)
      },
    }),
    route({
      method: 'get',
      path: `${place}/${signal}`,
      who: senders,
      summary: `Whether ${signal} may be sent here with this key: exporters look before they begin.`,
      answer: z.object({ send: z.literal('POST'), types: z.array(z.string()) }),
      async handle() {
        return { send: 'POST' as const, types: [PROTOBUF, 'application/json'] }
      },
    }),
  ]),
)

function encodingOf(type: string | null, sent: Buffer): 'protobuf' | 'json' {
  const name = type?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (name === PROTOBUF || name === 'application/protobuf') return 'protobuf'
  if (name === 'application/json') return 'json'
  // Some that are written by hand do not say; what begins like JSON is no protobuf of this kind.
  if (name === '' || name === 'application/octet-stream') return sent[0] === 0x7b ? 'json' : 'protobuf'
  throw new AppError(
    'unsupported',
    say`The content type is "${wordIn(name)}". Send OTLP as ${PROTOBUF} or application/json.`,
  )
}

const namelessIn = (count: number) => (count === 0 ? [] : [`${count} without the id of a trace and a span`])

/** In the encoding of the request, as the protocol wants it. */
function answer(signal: Signal, encoding: 'protobuf' | 'json', lost: number, why: readonly string[]): Response {
  const message = why.length > 3 ? `${why.slice(0, 3).join('; ')}; and ${why.length - 3} more` : why.join('; ')
  if (encoding === 'protobuf')
    return new Response(answerInProtobuf(lost, message) as Uint8Array<ArrayBuffer>, {
      headers: { 'content-type': PROTOBUF },
    })
  const name = { traces: 'rejectedSpans', logs: 'rejectedLogRecords', metrics: 'rejectedDataPoints' }[signal]
  return Response.json(lost === 0 ? {} : { partialSuccess: { [name]: String(lost), errorMessage: message } })
}
