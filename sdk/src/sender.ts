import { AsyncResource } from 'node:async_hooks'
import { type Answer, post } from './post.ts'
import type { Tell } from './problems.ts'

/** A batch stays below the 1 MB that proxies take where nobody told them more. */
const BATCH_BYTES = 512 * 1024
const BATCH_LINES = 500
/** However small what lies between takes things: halves are found by trying then. */
const LEAST_BATCH_BYTES = 16 * 1024
const MAX_LINE_BYTES = 4 * 1024 * 1024
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000
/** Whoever asks for more is asked again before. */
const LONGEST_ASKED_MS = 5 * 60_000
/** A server that says so often that it failed over the same lines does so over these lines. */
const MAX_DEFECTS = 8
/** A short silence is nothing to tell of. */
const TOLD_AFTER = 3
/** What a program that has ended is held up at most; not at all where the server was silent just now. */
const LAST_CALL_MS = 2_000
const JUST_NOW_MS = 10_000

export type Counts = {
  readonly accepted: number
  readonly refused: number
  /** Given up: beyond the memory they may take, too long, not sent before the end, or after sending has stopped. */
  readonly dropped: number
  readonly waiting: number
}

export type Sender = {
  /** `name` is what makes it the same line as another, and says which one it is. */
  add(name: string, text: string): void
  /** True where all that was added before has arrived. */
  flush(timeoutMs: number): Promise<boolean>
  close(timeoutMs: number): Promise<boolean>
  counts(): Counts
}

export type SenderOptions = {
  readonly url: URL
  readonly key: string
  readonly delayMs: number
  readonly maxBytes: number
  readonly tell: Tell
}

type Waiting = {
  readonly turn: number
  readonly name: string
  readonly text: string
  readonly bytes: number
}

/**
 * Sends lines in batches, one request at a time, and the same lines again until they have arrived. Since a line that is sent again
 * replaces itself, sending too often does no harm. A line that waits is replaced by a newer form of it.
 */
export function createSender({ url, key, delayMs, maxBytes, tell }: SenderOptions): Sender {
  const queue = new Map<string, Waiting>()
  let queuedBytes = 0
  /** Taken from the queue and not yet settled; more than one only where a batch was too large. */
  const batches: Waiting[][] = []
  let batchBytes = BATCH_BYTES
  let turn = 0
  /** Lines up to this turn are to go now. */
  let due = 0
  let failures = 0
  /** When there was no answer last. */
  let silentAt = Number.NEGATIVE_INFINITY
  let isStopped = false
  let isWorking = false
  let timer: NodeJS.Timeout | undefined
  /** Ends a pause between two attempts; not where the server itself asked for it. */
  let goOn: (() => void) | undefined
  const watchers = new Set<(state: 'settled' | 'failed') => void>()
  const counts = { accepted: 0, refused: 0, dropped: 0 }
  const headers = {
    authorization: `Bearer ${String(key).trim()}`,
    'content-type': 'application/x-ndjson',
    accept: 'application/json',
    'user-agent': '@aftercare/sdk',
  }

  function add(name: string, text: string): void {
    if (isStopped) {
      counts.dropped++
      return
    }
    const bytes = Buffer.byteLength(text)
    if (bytes > MAX_LINE_BYTES) {
      drop(1, (lines) => `${lines} not sent, being longer than ${MAX_LINE_BYTES / 2 ** 20} MB; the last: ${name}.`)
      return
    }
    remove(name)
    queue.set(name, { turn: ++turn, name, text, bytes })
    queuedBytes += bytes
    let over = 0
    for (const oldest of queue.keys()) {
      if (queuedBytes <= maxBytes || queue.size === 1) break
      remove(oldest)
      over++
    }
    if (over > 0)
      drop(
        over,
        (lines) => `${lines} dropped, the oldest first: more than ${maxBytes} bytes wait to be sent to ${url.origin}.`,
      )
    awaitsItsEnd(self)
    if (queue.size >= BATCH_LINES || queuedBytes >= batchBytes) begin()
    else schedule()
  }

  function remove(name: string): void {
    const line = queue.get(name)
    if (!line) return
    queue.delete(name)
    queuedBytes -= line.bytes
  }

  function drop(lines: number, sentence: (lines: string) => string): void {
    counts.dropped += lines
    tell('dropped', lines, sentence)
  }

  // Bound to where the sender was made: else the host's own context, and what watches it, would follow every request.
  const schedule = AsyncResource.bind(() => {
    timer ??= setTimeout(() => {
      due = turn
      begin()
    }, delayMs).unref()
  })

  const begin = AsyncResource.bind(() => {
    clearTimeout(timer)
    timer = undefined
    if (!isWorking) work().catch(fail)
  })

  async function work(): Promise<void> {
    isWorking = true
    for (let batch = next(); batch; batch = next()) {
      await attempt(batch)
      if (batches.length + queue.size === 0) unsettled.delete(self)
      for (const watch of watchers) watch('settled')
    }
    isWorking = false
    if (queue.size > 0 && !isStopped) schedule()
  }

  /** A defect of ours must not end the program of the host. */
  function fail(error: unknown): void {
    const lines = counted()
    end()
    counts.dropped += lines
    tell(
      'stopped',
      lines,
      (lines) => `nothing more is sent, and ${lines} given up, by a defect of this package: ${error}`,
    )
    for (const watch of watchers) watch('settled')
  }

  /** The lines to send next: those that failed before, or a batch of what is due. */
  function next(): Waiting[] | undefined {
    if (isStopped) return undefined
    const oldest = queue.values().next().value
    const isDue = oldest !== undefined && (oldest.turn <= due || queue.size >= BATCH_LINES || queuedBytes >= batchBytes)
    if (batches.length === 0 && isDue) {
      const batch: Waiting[] = []
      let bytes = 0
      for (const line of queue.values()) {
        if (batch.length > 0 && (batch.length >= BATCH_LINES || bytes + line.bytes > batchBytes)) break
        bytes += line.bytes
        batch.push(line)
        remove(line.name)
      }
      batches.push(batch)
    }
    return batches[0]
  }

  async function attempt(batch: Waiting[]): Promise<void> {
    let answer: Answer
    try {
      answer = await post(url, headers, batch.map((line) => line.text).join('\n'))
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      silentAt = performance.now()
      return await failed(`${url.origin} does not answer (${code ?? message})`)
    }
    if (isStopped) return
    const { status } = answer
    const said = jsonOf(answer.text)
    const received = status === 200 ? receivedOf(said) : undefined
    if (received) {
      batches.shift()
      failures = 0
      counts.accepted += received.accepted
      noteRefused(batch, received.refused)
    } else if (status === 413) halve(batch)
    else if (status >= 500 || status === 408 || status === 425 || status === 429) {
      const isDefect = status === 500 && failures + 1 >= MAX_DEFECTS
      if (isDefect) giveUp(batch, `${url.origin} failed ${MAX_DEFECTS} times over them (500)`)
      else await failed(`${url.origin} answered ${status}`, askedMs(answer))
    } else stop(batch, answer, said)
  }

  function noteRefused(batch: Waiting[], refused: readonly Refusal[]): void {
    const [first] = refused
    if (!first) return
    counts.refused += refused.length
    const { name } = batch[first.position - 1] ?? { name: 'one' }
    tell('refused', refused.length, (lines) => `${lines} refused by ${url.origin}; ${name}: ${first.reason}`)
  }

  function halve(batch: Waiting[]): void {
    const [line] = batch
    if (batch.length === 1 && line) {
      giveUp(batch, `${line.name} is too long for ${url.origin} (413)`)
      return
    }
    const middle = Math.ceil(batch.length / 2)
    batches.splice(0, 1, batch.slice(0, middle), batch.slice(middle))
    batchBytes = Math.max(LEAST_BATCH_BYTES, batch.reduce((sum, { bytes }) => sum + bytes, 0) / 2)
  }

  function giveUp(batch: Waiting[], why: string): void {
    batches.shift()
    failures = 0
    drop(batch.length, (lines) => `${lines} given up: ${why}.`)
  }

  /** Tried again after a while that doubles, and of which half is chance, so that many hosts do not come back at once. */
  async function failed(why: string, askedMs?: number): Promise<void> {
    failures++
    if (failures === TOLD_AFTER)
      tell(
        'unreachable',
        counted(),
        (lines) => `${why}; ${lines} wait and are sent again. Nothing else is held up by it.`,
      )
    if (askedMs === undefined) for (const watch of watchers) watch('failed')
    const ms = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)) * (0.5 + Math.random() / 2)
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(pause)
        goOn = undefined
        resolve()
      }
      const pause = setTimeout(end, Math.max(ms, askedMs ?? 0)).unref()
      if (askedMs === undefined) goOn = end
    })
  }

  /** Somebody has to do something before sending again can help: said once, in the server's own words where it has some. */
  function stop(batch: Waiting[], { status, headers }: Answer, said: unknown): void {
    const title = (said as { title?: unknown } | null | undefined)?.title
    const why = typeof title === 'string' ? title : whyNot(status, headers.location)
    const lines = Math.max(batch.length, counted())
    end()
    counts.dropped += lines
    tell(
      'stopped',
      lines,
      (lines) => `nothing more is sent to ${url.origin}, which answered ${status}, and ${lines} given up: ${why}`,
    )
  }

  function end(): void {
    isStopped = true
    queue.clear()
    batches.length = 0
    queuedBytes = 0
    clearTimeout(timer)
    unsettled.delete(self)
  }

  const counted = () => queue.size + batches.reduce((sum, batch) => sum + batch.length, 0)

  function flush(timeoutMs: number, isPatient = true): Promise<boolean> {
    const goal = turn
    const lost = counts.dropped + counts.refused
    const oldest = () => (batches[0]?.[0] ?? queue.values().next().value)?.turn ?? Number.POSITIVE_INFINITY
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(limit)
        watchers.delete(watch)
        resolve(oldest() > goal && counts.dropped + counts.refused === lost && !isStopped)
      }
      const watch = (state: 'settled' | 'failed') => {
        if (isStopped || oldest() > goal || (state === 'failed' && !isPatient)) done()
      }
      // Holds the program as long as somebody waits: all else that is done here does not.
      const limit = setTimeout(done, timeoutMs)
      watchers.add(watch)
      watch('settled')
      if (!watchers.has(watch)) return
      due = Math.max(due, goal)
      begin()
      goOn?.()
    })
  }

  let wasCalled = false
  const self = {
    /** A program that has nothing left to do waits a moment for lines that are not sent; once, where that fails. */
    async lastCall() {
      if (wasCalled) return
      wasCalled = true
      if (performance.now() - silentAt > JUST_NOW_MS) await flush(LAST_CALL_MS, false)
      const lines = counted()
      wasCalled = lines > 0
      if (lines > 0) tell('dropped', lines, (lines) => `${lines} not sent to ${url.origin} before the program ended.`)
    },
  }

  async function close(timeoutMs: number): Promise<boolean> {
    const arrived = await flush(timeoutMs)
    const lines = counted()
    end()
    goOn?.()
    if (lines > 0) drop(lines, (lines) => `${lines} not sent to ${url.origin} before it was closed.`)
    return arrived
  }

  let closed: Promise<boolean> | undefined
  return {
    add,
    flush,
    close: (timeoutMs) => {
      closed ??= close(timeoutMs)
      return closed
    },
    counts: () => ({ ...counts, waiting: counted() }),
  }
}

/** Senders with lines that have not arrived: one listener for however many there are. */
const unsettled = new Set<{ lastCall(): Promise<void> }>()
let isListening = false

function awaitsItsEnd(sender: { lastCall(): Promise<void> }): void {
  unsettled.add(sender)
  if (isListening) return
  isListening = true
  process.on('beforeExit', () => {
    for (const one of unsettled) void one.lastCall()
  })
}

type Refusal = { readonly position: number; readonly reason: string }

function receivedOf(said: unknown): { accepted: number; refused: readonly Refusal[] } | undefined {
  const { accepted, refused } = (said ?? {}) as { accepted?: unknown; refused?: unknown }
  const isRead = typeof accepted === 'number' && Array.isArray(refused) && refused.every(isRefusal)
  return isRead ? { accepted, refused } : undefined
}

const isRefusal = (one: unknown): one is Refusal => typeof (one as Refusal | null)?.position === 'number'

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function whyNot(status: number, location: string | string[] | undefined): string {
  if (status >= 300 && status < 400) return `the address leads on to ${location}. Give that one.`
  return 'it is no server of Aftercare. Check the address.'
}

/** What Retry-After asks for: seconds, or a time. */
function askedMs({ headers }: Answer): number | undefined {
  const asked = headers['retry-after']
  if (typeof asked !== 'string') return undefined
  const ms = /^\d+$/.test(asked.trim()) ? Number(asked) * 1000 : Date.parse(asked) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_ASKED_MS, Math.max(0, ms))
}
