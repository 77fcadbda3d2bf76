import { promisify } from 'node:util'
import { gunzip, inflate } from 'node:zlib'
import { AppError } from '../base/errors.ts'
import { say } from '../base/say.ts'
import { parseJson } from '../evidence/receive/read-line.ts'

/** Bodies that are being worked on may hold so much memory together; what comes beyond it is asked to come again. */
const MOST_AT_ONCE = 192 * 1024 * 1024

/** A body in the memory, as it was before it was packed, until it is let go. */
export type Sent = { readonly bytes: Buffer; letGo(): void }

export type Receiver = {
  take(request: Request, maxBytes: number): Promise<Sent>
  /** Bytes of bodies that were not let go yet. */
  held(): number
}

/**
 * Takes bodies of requests into the memory: each within its own bound, packed and unpacked, and all of them within one. So a small body
 * that unpacks to a large one, or many at once, cost no more than is there.
 */
export function createReceiver(most = MOST_AT_ONCE): Receiver {
  let held = 0
  const hold = (bytes: number) => {
    if (held > 0 && held + bytes > most)
      throw new AppError('busy', say`More is being sent at once than can be taken in. Send this again in a second.`)
    held += bytes
  }
  async function take(request: Request, maxBytes: number): Promise<Sent> {
    let mine = 0
    const holdMine = (bytes: number) => {
      hold(bytes)
      mine += bytes
    }
    const letGo = () => {
      held -= mine
      mine = 0
    }
    try {
      const bytes = await read(request, maxBytes, holdMine)
      return { bytes: await unpack(bytes, request.headers.get('content-encoding'), maxBytes, holdMine), letGo }
    } catch (error) {
      letGo()
      throw error
    }
  }
  return { take, held: () => held }
}

/** Whole, or no further than its bound: also where no length is stated. */
async function read(request: Request, maxBytes: number, hold: (bytes: number) => void): Promise<Buffer> {
  const stated = request.headers.get('content-length')
  if (stated !== null) {
    if (Number(stated) > maxBytes) throw tooLarge(maxBytes)
    hold(Number(stated))
    return Buffer.from(await request.arrayBuffer())
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge(maxBytes)
    hold(chunk.length)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const unpackers = { gzip: promisify(gunzip), 'x-gzip': promisify(gunzip), deflate: promisify(inflate) }

async function unpack(
  bytes: Buffer,
  encoding: string | null,
  maxBytes: number,
  hold: (bytes: number) => void,
): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? ''
  if (name === '' || name === 'identity') return bytes
  const unpacker = Object.hasOwn(unpackers, name) ? unpackers[name as keyof typeof unpackers] : undefined
  if (!unpacker)
    throw new AppError(
      'unsupported',
      say`The body is packed as "${wordIn(name)}". Send it as gzip, deflate, or not packed.`,
    )
  try {
    const unpacked = await unpacker(bytes, { maxOutputLength: maxBytes })
    hold(unpacked.length)
    return unpacked
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes)
    if (cause instanceof AppError) throw cause
    throw new AppError(
      'invalid_input',
      say`The body says it is packed as ${name}, and is damaged or cut off. Send it again.`,
      { cause },
    )
  }
}

/** What a header says, where it is a word of that kind: what else somebody wrote there is not repeated. */
export const wordIn = (header: string): string => (/^[a-z0-9.+/-]{1,60}$/.test(header) ? header : '...')

/** A body that is JSON, of the routes that read it themselves. */
export function jsonIn(sent: Buffer): unknown {
  try {
    return parseJson(sent.toString())
  } catch (cause) {
    throw new AppError(
      'invalid_input',
      say`The body is not JSON. Send one JSON object with the content type application/json.`,
      { cause },
    )
  }
}

/** The refusal of a body beyond its bound. */
export const tooLarge = (maxBytes: number) =>
  new AppError(
    'too_large',
    say`The body is longer than ${sizeInWords(maxBytes)}, the most taken at once. Send it in parts.`,
  )

const sizeInWords = (bytes: number): string => (bytes >= 2 ** 20 ? `${bytes / 2 ** 20} MB` : `${bytes / 2 ** 10} KB`)
