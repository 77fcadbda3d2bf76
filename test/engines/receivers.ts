import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** What a receiver was sent, in the order in which it took it. */
export type Received = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }

/**
 * How a receiver behaves: it takes what comes; answers with a status, perhaps after so many seconds more; is slow; says nothing at all; or takes
 * it and breaks the connection before it says so.
 */
export type Manner =
  | { readonly kind: 'takes' }
  | { readonly kind: 'answers'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'silent' }
  | { readonly kind: 'takes and breaks' }

export type Receiver = {
  readonly url: string
  readonly received: Received[]
  /** Also what was refused. */
  readonly asked: { count: number; most: number }
  manner: (request: { readonly path: string; readonly body: string }) => Manner | Promise<Manner>
  close(): Promise<void>
}

/** A real HTTP server on 127.0.0.1 that is told things. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const sockets = new Set<Socket>()
  let open = 0
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    receiver.asked.count++
    receiver.asked.most = Math.max(receiver.asked.most, ++open)
    response.on('close', () => open--)
    const parts: Buffer[] = []
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
    const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') }
    const manner = await receiver.manner(one)
    switch (manner.kind) {
      case 'answers': {
        const headers = manner.retryAfter === undefined ? {} : { 'retry-after': manner.retryAfter }
        response.writeHead(manner.status, headers).end('no')
        return
      }
      case 'silent':
        return
      case 'takes and breaks':
        receiver.received.push(one)
        request.socket.destroy()
        return
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, manner.ms).unref())
    }
    receiver.received.push(one)
    response.end('ok')
  }
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    asked: { count: 0, most: 0 },
    manner: () => ({ kind: 'takes' }),
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return receiver
}

export type Mailed = { readonly to: string; readonly text: string }

export type MailServer = {
  readonly url: string
  readonly mailed: Mailed[]
  /** What it says instead of taking a mail: a reply such as 451 or 550; or it takes the mail and breaks the connection. */
  manner: 'takes' | 'takes and breaks' | { readonly reply: number; readonly at: 'recipient' | 'data' }
  close(): Promise<void>
}

/** A real SMTP server on 127.0.0.1. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const sockets = new Set<Socket>()
  const refused = (reply: number) => Object.assign(new Error('not now'), { responseCode: reply })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, done) {
      const { manner } = mail
      done(typeof manner === 'object' && manner.at === 'recipient' ? refused(manner.reply) : null)
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { manner } = mail
        if (typeof manner === 'object') return done(refused(manner.reply))
        const [to] = session.envelope.rcptTo
        mail.mailed.push({ to: to?.address ?? '', text: Buffer.concat(parts).toString('utf8') })
        if (manner === 'takes and breaks') for (const socket of sockets) socket.destroy()
        else done()
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mailed: [],
    manner: 'takes',
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(resolve))
    },
  }
  return mail
}
