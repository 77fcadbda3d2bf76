import { serve } from '@hono/node-server'
import type { App } from '../app.ts'
import { AppError } from '../base/errors.ts'
import { createApi } from './api.ts'
import { createIdentity } from './identity/identity.ts'

export type Server = {
  readonly url: string
  /** The link with which the first person signs in; null when somebody already can. */
  readonly firstLink: string | null
  close(): Promise<void>
}

/** Serves the API and its pages. `publicUrl` is where people reach it, when that is not the address it listens on. */
export async function startServer(
  app: App,
  options: { host: string; port: number; publicUrl?: string | undefined },
): Promise<Server> {
  let answer: (request: Request, address: string | undefined) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 })
  const server = serve({
    fetch: (request, env) => answer(request, env.incoming.socket.remoteAddress),
    hostname: options.host,
    port: options.port,
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('listening', () => resolve((server.address() as { port: number }).port))
    server.once('error', (cause: NodeJS.ErrnoException) => reject(listening(cause, options)))
  })
  const url = options.publicUrl ?? `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`
  const identity = createIdentity({ state: app.state, secret: app.folder.secret, url, clock: app.clock })
  const api = createApi(app, identity)
  answer = (request, address) => api.fetch(request, { address })
  app.folder.announce(url)
  return {
    url,
    firstLink: await identity.firstLink(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // Idle connections are kept alive by browsers and clients: nothing of ours waits for them.
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      }),
  }
}

function listening(cause: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): unknown {
  if (cause.code === 'EADDRINUSE')
    return new AppError(
      'port_in_use',
      `Port ${port} on ${host} is in use by another program. Stop that one, or set PORT to another number.`,
      { cause },
    )
  if (cause.code === 'EACCES')
    return new AppError(
      'not_allowed',
      `Port ${port} may not be opened by this user. Set PORT to a number above 1023.`,
      { cause },
    )
  if (cause.code === 'EADDRNOTAVAIL' || cause.code === 'ENOTFOUND')
    return new AppError(
      'invalid_input',
      `This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1.`,
      { cause },
    )
  return cause
}
