import { Agent, request } from 'node:http'

/**
 * The client of `bench:ingest`, a process of its own: sends bodies that were made ready before, as many at once as connections,
 * as fast as they are acknowledged, or so many spans a second; prints what came of it as JSON.
 */
export type Load = {
  readonly url: string
  readonly key: string
  readonly path: string
  readonly type: string
  readonly seconds: number
  readonly connections: number
  /** Spans (or lines) a second; null is as many as go. */
  readonly pace: number | null
  /** Bodies as base64, each with how many spans it holds and where its ids stand. */
  readonly bodies: readonly Body[]
}
export type Body = {
  readonly bytes: string
  readonly spans: number
  /** Offsets of ids in the body, and which id of it stands there: the same one gets the same new value. */
  readonly ids: readonly {
    readonly at: number
    readonly length: number
    readonly id: number
    readonly isHex: boolean
  }[]
}
export type Sent = {
  readonly spans: number
  readonly seconds: number
  readonly waits: number[]
  readonly again: number
}

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
process.stdout.write(JSON.stringify(await run(JSON.parse(Buffer.concat(chunks).toString()) as Load)))
process.exit(0)

async function run(load: Load): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections })
  const bodies = load.bodies.map(({ bytes, ...rest }) => ({ ...rest, bytes: Buffer.from(bytes, 'base64') }))
  const waits: number[] = []
  let [spans, again, next] = [0, 0, 0]
  const began = performance.now()
  const end = began + load.seconds * 1000
  const sendNext = async () => {
    const body = bodies[next++ % bodies.length]
    if (!body) return
    const bytes = renamed(body)
    const sent = performance.now()
    for (;;) {
      const status = await post(load, agent, bytes)
      if (status === 200) break
      if (status !== 429 && status !== 503) throw new Error(`answered ${status}`)
      again++
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
    waits.push(performance.now() - sent)
    spans += body.spans
  }
  if (load.pace === null)
    await Promise.all(
      Array.from({ length: load.connections }, async () => {
        while (performance.now() < end) await sendNext()
      }),
    )
  else {
    // By the clock, whether the one before was answered or not: who waits for answers would not see how long they take.
    const each = (1000 * (bodies[0]?.spans ?? 1)) / load.pace
    const underWay: Promise<void>[] = []
    for (let at = began; at < end; at += each) {
      const wait = at - performance.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      underWay.push(sendNext())
    }
    await Promise.all(underWay)
  }
  return { spans, seconds: (performance.now() - began) / 1000, waits, again }
}

/** The same body about other traces: ids are random, as those of tracers are. */
function renamed({ bytes, ids }: { bytes: Buffer; ids: Body['ids'] }): Buffer {
  const copy = Buffer.from(bytes)
  const names = new Map<number, Buffer>()
  for (const { at, length, id, isHex } of ids) {
    const name = names.get(id) ?? randomBytes(16)
    names.set(id, name)
    if (isHex) copy.write(name.toString('hex', 0, length / 2), at, 'latin1')
    else name.copy(copy, at, 0, length)
  }
  return copy
}

/** Unlike each other is enough, and far faster than random for secrets. */
function randomBytes(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  for (let at = 0; at < length; at += 4) bytes.writeUInt32LE(Math.floor(Math.random() * 2 ** 32), at)
  return bytes
}

function post({ url, path, key, type }: Load, agent: Agent, bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': type, 'content-length': bytes.length, 'x-api-key': key }
    const sending = request(`${url}${path}`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    sending.on('error', reject)
    sending.end(bytes)
  })
}
