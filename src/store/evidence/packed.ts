/**
 * Rows as the bytes of an insert, one a line. They wait so, and not as texts, because texts that outlive their moment cost the
 * collector of garbage more than all the rest of taking them in. Each begins with its stamp, which is written when it is known.
 */
export type Packed = {
  readonly bytes: Buffer
  /** Where each row begins. */
  readonly starts: readonly number[]
}

/** A stamp has always the same length. */
const HEAD = '{"arrived":"2000-01-01 00:00:00.000000",'
const STAMP_AT = HEAD.indexOf('2')

/** Rows are JSON objects as text, without `arrived`. */
export function pack(rows: readonly string[]): Packed {
  let size = 0
  for (const row of rows) size += HEAD.length + Buffer.byteLength(row)
  // The brace that each begins with makes room for the end of its line.
  const bytes = Buffer.allocUnsafe(size)
  const starts: number[] = []
  let at = 0
  for (const row of rows) {
    starts.push(at)
    at += bytes.write(HEAD, at, 'latin1')
    at += bytes.write(row.slice(1), at)
    bytes[at++] = 10
  }
  return { bytes, starts }
}

/** The rows of several, one behind the other. */
export function together(all: readonly Packed[]): Packed {
  const [only] = all
  if (only && all.length === 1) return only
  const starts: number[] = []
  let at = 0
  for (const one of all) {
    for (const start of one.starts) starts.push(at + start)
    at += one.bytes.length
  }
  return { bytes: Buffer.concat(all.map(({ bytes }) => bytes)), starts }
}

/** Some of the rows, by their places. */
export function someOf({ bytes, starts }: Packed, from: number, to: number): Packed {
  const first = starts[from] ?? bytes.length
  return {
    bytes: bytes.subarray(first, starts[to] ?? bytes.length),
    starts: starts.slice(from, to).map((start) => start - first),
  }
}

/** Writes when they arrived, as the store reads times: 26 characters. */
export function writeStamp({ bytes, starts }: Packed, stamp: string): void {
  for (const start of starts) bytes.write(stamp, start + STAMP_AT, 'latin1')
}
