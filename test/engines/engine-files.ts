import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'

/** Of each text the files of an evidence engine that hold it, as they are or in a compressed block. What cannot be looked through fails. */
export function filesHolding(folder: string, texts: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>(texts.map((text) => [text, []]))
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const bytes = readOrGone(file)
    const blocks = blocksOf(bytes)
    if (entry.name.endsWith('.bin') && bytes.length > 0 && blocks.length === 0)
      throw new Error(`${file} cannot be looked through`)
    for (const [text, files] of found) if ([bytes, ...blocks].some((one) => one.includes(text))) files.push(file)
  }
  return found
}

/** The engine removes parts while others are read. */
function readOrGone(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/** ClickHouse's frames: a checksum of 16 bytes, the method, the size with this head of 9 bytes and without, the data. */
function blocksOf(bytes: Buffer): Buffer[] {
  const blocks: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + 25 > bytes.length) return []
    const [method, size, unpacked] = [bytes[at + 16], bytes.readUInt32LE(at + 17), bytes.readUInt32LE(at + 21)]
    if (size < 9 || at + 16 + size > bytes.length) return []
    const data = bytes.subarray(at + 25, at + 16 + size)
    if (method === 0x02) blocks.push(data)
    else if (method === 0x82) blocks.push(unpackLz4(data, unpacked))
    else if (method === 0x90) blocks.push(zstdDecompressSync(data))
    else return []
    at += 16 + size
  }
  return blocks
}

/** LZ4's block format: letters as they are, and repetitions of what came before. */
function unpackLz4(data: Buffer, size: number): Buffer {
  const out = Buffer.alloc(size)
  let [from, to] = [0, 0]
  const more = (length: number): number => {
    let sum = length
    if (length === 15)
      for (let byte = 255; byte === 255; ) {
        byte = data[from++] ?? 0
        sum += byte
      }
    return sum
  }
  while (from < data.length) {
    const token = data[from++] ?? 0
    const letters = more(token >> 4)
    data.copy(out, to, from, from + letters)
    from += letters
    to += letters
    if (from >= data.length) break
    const back = data.readUInt16LE(from)
    from += 2
    const end = to + more(token & 15) + 4
    for (; to < end; to++) out[to] = out[to - back] ?? 0
  }
  return out
}
