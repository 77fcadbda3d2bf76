import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import type { App } from '../app.ts'
import { AppError } from '../base/errors.ts'
import { addressOf, type Settings } from '../settings.ts'
import { createApi } from './api.ts'
import { createIdentity } from './identity/identity.ts'
import { localPrincipal } from './local.ts'

type Where = Pick<Settings, 'HOST' | 'PORT' | 'AFTERCARE_URL' | 'AFTERCARE_PROXY_HEADER'>

export type Server = {
  readonly url: string
  /** The link with which the first person signs in; null when somebody already can. */
  readonly firstLink: string | null
  /** A new link for a known person, given by whoever started this; in their earlier ones' place. */
  linkFor(email: string): Promise<string>
  close(): Promise<void>
}

/** Serves the API and its pages. */
export async function startServer(app: App, settings: Where): Promise<Server> {
  // Before all is open, and after it is closed: what still comes over a connection that was kept open is sent away with it.
  const away = () => new Response(null, { status: 503, headers: { 'retry-after': '1', connection: 'close' } })
  let answer: (request: Request, address: string | undefined) => Response | Promise<Response> = away
  const server = serve({
    fetch(request, { incoming, outgoing }) {
      hearOut(incoming as IncomingMessage, outgoing as ServerResponse)
      return answer(request, incoming.socket.remoteAddress)
    },
    // Its own is over after half a second.
    autoCleanupIncoming: false,
    hostname: settings.HOST,
    port: settings.PORT,
  })
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEPT_ALIVE_MS
  const port = await new Promise<number>((resolve, reject) => {
    server.once('listening', () => resolve((server.address() as { port: number }).port))
    server.once('error', (cause: NodeJS.ErrnoException) => reject(listening(cause, settings)))
  })
  const url = addressOf({ ...settings, PORT: port })
  const identity = createIdentity({ state: app.state, secret: app.folder.secret, url, clock: app.clock })
  const ending = new AbortController()
  const api = createApi(app, identity, undefined, ending.signal)
  /** What is being done also for callers who have gone meanwhile. */
  const underWay = new Set<Promise<Response>>()
  answer = (request, address) => {
    const answered = Promise.resolve(api.fetch(request, { address: callerOf(request, settings) ?? address }))
    underWay.add(answered)
    return answered.finally(() => underWay.delete(answered))
  }
  app.folder.announce(url)
  return {
    url,
    firstLink: await identity.firstLink(),
    async linkFor(email) {
      const principal = await localPrincipal(app)
      return await identity.newLink(principal.defaultWorkspace ?? '', email, principal)
    },
    async close() {
      answer = away
      ending.abort()
      const ended = new Promise<void>((resolve) => server.close(() => resolve()))
      // Kept alive by browsers and clients, some only after their last answer: nothing of ours waits for them.
      const sweeping = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 100)
      await Promise.race([ended, Promise.allSettled(underWay).then(() => wait(HEARD_BY_MS, undefined, { ref: false }))])
      if ('closeAllConnections' in server) server.closeAllConnections()
      await ended
      clearInterval(sweeping)
      // A connection that its caller closed is no longer waited for; the stores stay until the work is done.
      await Promise.allSettled(underWay)
    },
  }
}

/**
 * Longer than the proxies that commonly stand before it keep a connection (a minute): whoever closes first must be the one who asks, or
 * now and then a request is sent into a connection that is just being closed, and its caller told 502.
 */
const KEPT_ALIVE_MS = 75_000

/** What was answered is read by then, or by nobody. */
const HEARD_BY_MS = 5_000

/** How long a body that was answered before its end may go on. */
const HEARD_OUT_MS = 30_000

/**
 * Who is refused before the body is read, or in the midst of it, may be one who reads only after having sent: the rest is taken
 * and thrown away, or they would find a broken connection instead of the answer.
 */
function hearOut(incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.once('finish', () => {
    if (incoming.complete) return
    // Of a connection that ends what was answered already hears nothing; while it is open, it holds the process itself.
    const end = setTimeout(() => incoming.socket.destroySoon(), HEARD_OUT_MS).unref()
    incoming.once('close', () => clearTimeout(end))
    // Whoever began to read it would keep what is thrown away.
    incoming.removeAllListeners('data').resume()
  })
}

/** Whom the proxy that is trusted says a request comes from. What stands before the last address the caller may have written. */
function callerOf(request: Request, { AFTERCARE_PROXY_HEADER }: Where): string | undefined {
  if (AFTERCARE_PROXY_HEADER === undefined) return undefined
  return request.headers.get(AFTERCARE_PROXY_HEADER)?.split(',').at(-1)?.trim() || undefined
}

function listening(cause: NodeJS.ErrnoException, { HOST, PORT }: Where): unknown {
  if (cause.code === 'EADDRINUSE')
    return new AppError(
      'port_in_use',
      `Port ${PORT} on ${HOST} is in use by another program. Stop that one, or set PORT to another number.`,
      { cause },
    )
  if (cause.code === 'EACCES')
    return new AppError(
      'not_allowed',
      `Port ${PORT} may not be opened by this user. Set PORT to a number above 1023.`,
      { cause },
    )
  if (cause.code === 'EADDRNOTAVAIL' || cause.code === 'ENOTFOUND')
    return new AppError(
      'invalid_input',
      `This machine has no address ${HOST}. Set HOST to one it has, such as 127.0.0.1.`,
      { cause },
    )
  return cause
}
