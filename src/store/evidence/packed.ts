/**
 * A row: values by column, what is left out is the default of its type. Times are microseconds since 1970, or text as the engine writes
 * them; decimals and numbers of 64 bits may be text.
 */
export type Row = { readonly [column: string]: string | number | boolean | null | undefined }

/** A column as the engine knows it; its type is spelled as the engine spells it. */
export type Column = { readonly name: string; readonly type: string }

/**
 * Rows as the bytes of an insert (ClickHouse's RowBinary, columns in order). They wait so, and not as objects or texts, because what
 * outlives its moment costs the collector of garbage more than all the rest of taking it in. Each begins with its stamp, where the table
 * has one, which is written when it is known.
 */
export type Packed = {
  readonly bytes: Buffer
  /** Where each row begins. */
  readonly starts: readonly number[]
}

/** The columns in the order in which they are packed: when rows arrived comes first. */
export const inOrderOfPacking = (columns: readonly Column[]): readonly Column[] =>
  columns.toSorted((a, b) => Number(b.name === 'arrived') - Number(a.name === 'arrived'))

/** Packs rows of one table, one by one. */
export function packer(columns: readonly Column[]): {
  /** Whether it could be packed: a value that its column cannot hold keeps the whole row out. */
  add(row: Row): boolean
  packed(): Packed
} {
  const fields = columns.map(fieldOf)
  const starts: number[] = []
  const out: Out = { bytes: Buffer.allocUnsafe(FIRST_BYTES), at: 0 }
  return {
    add(row) {
      const start = out.at
      for (const { name, isNullable, size, write } of fields) {
        const value = row[name]
        if (out.bytes.length - out.at < MOST_BYTES) grow(out, MOST_BYTES)
        if (value === undefined || value === null) {
          if (isNullable) out.bytes[out.at++] = 1
          else for (let byte = 0; byte < size; byte++) out.bytes[out.at++] = 0
          continue
        }
        if (isNullable) out.bytes[out.at++] = 0
        if (write(out, value)) continue
        out.at = start
        return false
      }
      starts.push(start)
      return true
    },
    packed: () => ({ bytes: out.bytes.subarray(0, out.at), starts }),
  }
}

/** What has been written, and the place of what comes next. */
type Out = { bytes: Buffer; at: number }
/** Writes a value; false where the column cannot hold it. */
type Write = (out: Out, value: string | number | boolean) => boolean

const FIRST_BYTES = 16 * 1024
/** Any value but a text takes no more, with the sign that tells whether there is one. */
const MOST_BYTES = 17

function grow(out: Out, bytes: number): void {
  const larger = Buffer.allocUnsafe(Math.max(2 * out.bytes.length, out.at + bytes))
  out.bytes.copy(larger, 0, 0, out.at)
  out.bytes = larger
}

function fieldOf({ name, type }: Column) {
  const isNullable = type.startsWith('Nullable(')
  const plain = (isNullable ? type.slice('Nullable('.length, -1) : type).replace(/^LowCardinality\((.*)\)$/, '$1')
  const known = types[plain.replace(/^DateTime64\(6\b.*/, 'DateTime64(6)').replaceAll(' ', '')]
  if (!known) throw new Error(`The column "${name}" is of type ${type}, which nothing here writes.`)
  return { name, isNullable, ...known }
}

/** By type: how a value is written, and of how many zeros the default is. */
const types: Readonly<Record<string, { readonly size: number; readonly write: Write }>> = {
  String: { size: 1, write: writeText },
  Bool: {
    size: 1,
    write: (out, value) => {
      out.bytes[out.at++] = value ? 1 : 0
      return true
    },
  },
  UInt32: {
    size: 4,
    write: (out, value) => {
      const number = Number(value)
      if (!Number.isInteger(number) || number < 0 || number > 0xffff_ffff) return false
      out.at = out.bytes.writeUInt32LE(number, out.at)
      return true
    },
  },
  UInt64: { size: 8, write: (out, value) => writeInteger(out, value, 0, 2 ** 64) },
  Float64: {
    size: 8,
    write: (out, value) => {
      out.at = out.bytes.writeDoubleLE(Number(value), out.at)
      return !Number.isNaN(Number(value))
    },
  },
  'DateTime64(6)': {
    size: 8,
    write: (out, value) => {
      const micros = typeof value === 'number' ? value : microsOf(String(value))
      if (micros === undefined) return false
      return writeInteger(out, Math.min(Math.max(micros, EARLIEST), LATEST), -(2 ** 63), 2 ** 63)
    },
  },
  'Decimal(38,18)': { size: 16, write: writeDecimal },
}

/** The engine knows the years from 1900 to 2299; what is beyond them becomes the nearest moment that it knows. */
const EARLIEST = Date.UTC(1900, 0, 1) * 1000
const LATEST = Date.UTC(2299, 11, 31) * 1000

/** 2026-03-09 14:30:00.000000 */
function microsOf(text: string): number | undefined {
  const [, second, fraction = ''] = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?$/.exec(text) ?? []
  const ms = Date.parse(`${second?.replace(' ', 'T')}Z`)
  return Number.isNaN(ms) ? undefined : ms * 1000 + Number(fraction.padEnd(6, '0'))
}

/** A text of letters beneath this length is written faster letter by letter. */
const SHORT = 48

function writeText(out: Out, value: string | number | boolean): boolean {
  const text = typeof value === 'string' ? value : String(value)
  const { length } = text
  // At most three bytes a letter (those outside the first plane are two letters), and five for how many there are.
  if (out.bytes.length - out.at < 3 * length + 5) grow(out, 3 * length + 5)
  const { bytes } = out
  if (length < SHORT && writeAscii(bytes, out.at + 1, text)) {
    bytes[out.at] = length
    out.at += length + 1
    return true
  }
  const size = Buffer.byteLength(text)
  writeSize(out, size)
  bytes.write(text, out.at)
  out.at += size
  return true
}

function writeAscii(bytes: Buffer, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 127) return false
    bytes[at + index] = code
  }
  return true
}

/** LEB128. */
function writeSize(out: Out, size: number): void {
  let rest = size
  while (rest > 127) {
    out.bytes[out.at++] = (rest & 127) | 128
    rest >>>= 7
  }
  out.bytes[out.at++] = rest
}

/** Of 64 bits, from `least` to under `most`. */
function writeInteger(out: Out, value: string | number | boolean, least: number, most: number): boolean {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    if (value < least) return false
    const high = Math.floor(value / 2 ** 32)
    out.at = out.bytes.writeInt32LE(high | 0, out.bytes.writeUInt32LE(value - high * 2 ** 32, out.at))
    return true
  }
  if (!/^-?\d{1,20}$/.test(String(value))) return false
  const whole = BigInt(String(value))
  if (whole < BigInt(least) || whole >= BigInt(most)) return false
  out.at = out.bytes.writeBigUInt64LE(BigInt.asUintN(64, whole), out.at)
  return true
}

/** 38 digits, 18 of them behind the point. */
function writeDecimal(out: Out, value: string | number | boolean): boolean {
  const [, sign, whole = '', fraction = ''] = /^(-?)0*(\d{1,20})(?:\.(\d{1,18})\d*)?$/.exec(String(value)) ?? []
  if (whole === '') return false
  const digits = BigInt(`${sign}${whole}${fraction.padEnd(18, '0')}`)
  out.bytes.writeBigUInt64LE(BigInt.asUintN(64, digits), out.at)
  out.bytes.writeBigUInt64LE(BigInt.asUintN(64, digits >> 64n), out.at + 8)
  out.at += 16
  return true
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

/** Writes when they arrived. */
export function writeStamp({ bytes, starts }: Packed, stamp: number): void {
  const high = Math.floor(stamp / 2 ** 32)
  const low = stamp - high * 2 ** 32
  for (const start of starts) bytes.writeInt32LE(high, bytes.writeUInt32LE(low, start))
}
