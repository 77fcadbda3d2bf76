import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { may } from '../principal.ts'
import { type Context, readers, route } from '../route.ts'

/** As many can listen at once; a browser needs one, however many tabs it has. */
const MOST = 500
/** A stream that says nothing for longer is taken for dead by what stands between. */
const ALIVE_MS = 15_000
let open = 0

export const changeRoutes = [
  route({
    method: 'get',
    path: '/api/v1/changes',
    who: readers,
    summary:
      'What changes in the workspace, as it does (server-sent events): "changed" with the names of what did (runs, findings, reviews, decisions, plan, hours), and "alive" each 15 seconds. Never the data itself: ask for it again.',
    answer: { events: true },
    handle: async (context) => {
      if (open >= MOST)
        throw new AppError(
          'too_many_requests',
          say`${MOST} listen already, which is the most. Ask again in a minute; everything else works.`,
        )
      return new Response(streamOf(context), {
        headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
      })
    },
  }),
]

/** Ends with the request, with the server, and with the right to read: that is looked at again each time it says it is alive. */
function streamOf({ workspace, principal, identity, request, changes, ending }: Context): ReadableStream<Uint8Array> {
  const text = new TextEncoder()
  let end = () => {}
  return new ReadableStream({
    start(controller) {
      open++
      let isOver = false
      const tell = (event: string, data: unknown) =>
        controller.enqueue(text.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
      const ignore = changes.listen(workspace, (changed) => tell('changed', changed))
      const mayStill = async () => {
        const now = principal.via === 'local' ? principal : await identity.principalOf(request)
        return now !== null && may(now, workspace, readers).ok
      }
      const alive = setInterval(() => {
        mayStill().then(
          (still) => {
            // Whoever left while it was looked at is told nothing: the stream is closed, and writing to it would end the server.
            if (isOver) return
            if (still) tell('alive', workspace)
            else close()
          },
          () => isOver || close(),
        )
      }, ALIVE_MS)
      end = () => {
        end = () => {}
        isOver = true
        open--
        clearInterval(alive)
        ignore()
        ending.removeEventListener('abort', close)
      }
      function close() {
        end()
        controller.close()
      }
      ending.addEventListener('abort', close)
      request.signal.addEventListener('abort', () => end())
      tell('alive', workspace)
    },
    cancel: () => end(),
  })
}
