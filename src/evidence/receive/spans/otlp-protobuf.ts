import protobuf, { type Reader } from 'protobufjs/minimal.js'
import { formatTime } from '../../../base/time.ts'
import type { Attributes, LogRecord, Span, SpanEvent, Value } from './span.ts'

/**
 * The wire format of OTLP v1 as far as it is read, by the numbers of its fields in opentelemetry-proto. Read straight into our shapes,
 * because decoding into the messages first and those into ours took more time than all the rest of the way in. What has no number here (dropped
 * counts, flags, links) is passed over. A field that is there twice holds as the format wants it: of one value the last, of messages all.
 *
 * @throws {RangeError | Error} Where the bytes are cut off or no such message.
 */
export function spansInProtobuf(bytes: Uint8Array): Span[] {
  const spans: Span[] = []
  const reader = protobuf.Reader.create(bytes)
  fields(reader, reader.len, (field) => {
    if (field !== 1) return false
    const end = endOf(reader)
    // What sent them may stand behind them.
    const first = spans.length
    let resource: Attributes = {}
    fields(reader, end, (inner) => {
      if (inner === 1) resource = attributesIn(reader, endOf(reader), 1)
      else if (inner === 2) scopeSpans(reader, endOf(reader), spans)
      else return false
      return true
    })
    for (let at = first; at < spans.length; at++) (spans[at] as { resource: Attributes }).resource = resource
    return true
  })
  return spans
}

/** Records of logs, by the same rules. */
export function logsInProtobuf(bytes: Uint8Array): LogRecord[] {
  const logs: LogRecord[] = []
  const reader = protobuf.Reader.create(bytes)
  within(reader, reader.len, [1, 2, 2], () => logs.push(logRecord(reader, endOf(reader))))
  return logs
}

/** How many points of metrics a request holds: of gauges, sums, histograms of both kinds and summaries. */
export function pointsInProtobuf(bytes: Uint8Array): number {
  let points = 0
  const reader = protobuf.Reader.create(bytes)
  within(reader, reader.len, [1, 2, 2], () =>
    fields(reader, endOf(reader), (kind) => {
      if (kind !== 5 && kind !== 7 && kind !== 9 && kind !== 10 && kind !== 11) return false
      fields(reader, endOf(reader), (field) => {
        if (field !== 1) return false
        points++
        reader.pos = endOf(reader)
        return true
      })
      return true
    }),
  )
  return points
}

/** What a request of OTLP is answered: nothing where all of it was kept, else `partial_success` with how much was not, and why. */
export function answerInProtobuf(lost: number, why: string): Uint8Array {
  const writer = protobuf.Writer.create()
  if (lost > 0) writer.uint32(TAG(1, 2)).fork().uint32(TAG(1, 0)).int64(lost).uint32(TAG(2, 2)).string(why).ldelim()
  return writer.finish()
}

/** A field's number and wire type, as one number before it. */
const TAG = (field: number, wireType: number) => (field << 3) | wireType

/** Reads the fields up to `end`; what `take` does not want is passed over. */
function fields(reader: Reader, end: number, take: (field: number) => boolean): void {
  while (reader.pos < end) {
    const tag = reader.uint32()
    if (!take(tag >>> 3)) reader.skipType(tag & 7)
  }
  if (reader.pos > end) throw new RangeError(`a message ends at ${end} and goes on to ${reader.pos}`)
}

/** Goes down a path of messages and does something with each at its end. */
function within(reader: Reader, end: number, path: readonly number[], each: () => void): void {
  const [next, ...rest] = path
  fields(reader, end, (field) => {
    if (field !== next) return false
    if (rest.length === 0) each()
    else within(reader, endOf(reader), rest, each)
    return true
  })
}

/** Where the message ends whose length stands here. */
function endOf(reader: Reader): number {
  const length = reader.uint32()
  const end = reader.pos + length
  if (end > reader.len) throw new RangeError(`index out of range: ${reader.pos} + ${length} > ${reader.len}`)
  return end
}

function scopeSpans(reader: Reader, end: number, spans: Span[]): void {
  const scope = { name: '', version: '' }
  fields(reader, end, (field) => {
    if (field === 2) {
      const span = spanIn(reader, endOf(reader))
      // Filled when it is read, which may be after its spans.
      span.scope = scope
      spans.push(span)
    } else if (field === 1)
      fields(reader, endOf(reader), (inner) => {
        if (inner === 1) scope.name = textIn(reader)
        else if (inner === 2) scope.version = textIn(reader)
        else return false
        return true
      })
    else return false
    return true
  })
}

type Made<T> = { -readonly [name in keyof T]: T[name] }
const NOWHERE = { name: '', version: '' }

function spanIn(reader: Reader, end: number): Made<Span> {
  const attributes: Made<Attributes> = {}
  const events: SpanEvent[] = []
  const span: Made<Span> = {
    trace: '',
    span: '',
    parent: undefined,
    name: '',
    started: undefined,
    ended: undefined,
    status: 'unset',
    message: '',
    attributes,
    events,
    resource: {},
    scope: NOWHERE,
  }
  while (reader.pos < end) {
    const tag = reader.uint32()
    switch (tag >>> 3) {
      case 1:
        span.trace = idIn(reader)
        break
      case 2:
        span.span = idIn(reader)
        break
      case 4:
        span.parent = idIn(reader) || undefined
        break
      case 5:
        span.name = textIn(reader)
        break
      case 7:
        span.started = timeIn(reader)
        break
      case 8:
        span.ended = timeIn(reader)
        break
      case 9:
        keyValue(reader, endOf(reader), attributes, 0)
        break
      case 11:
        events.push(eventIn(reader, endOf(reader)))
        break
      case 15:
        fields(reader, endOf(reader), (field) => {
          if (field === 2) span.message = textIn(reader)
          else if (field === 3) span.status = statuses[reader.int32()] ?? 'unset'
          else return false
          return true
        })
        break
      default:
        reader.skipType(tag & 7)
    }
  }
  if (reader.pos > end) throw new RangeError(`a span ends at ${end} and goes on to ${reader.pos}`)
  return span
}

const statuses: readonly Span['status'][] = ['unset', 'ok', 'error']

function eventIn(reader: Reader, end: number): SpanEvent {
  const event = { name: '', attributes: {} as Made<Attributes> }
  fields(reader, end, (field) => {
    if (field === 2) event.name = textIn(reader)
    else if (field === 3) keyValue(reader, endOf(reader), event.attributes, 0)
    else return false
    return true
  })
  return event
}

function logRecord(reader: Reader, end: number): LogRecord {
  const attributes: Made<Attributes> = {}
  const log: Made<LogRecord> = { trace: '', span: '', time: undefined, name: '', attributes }
  let observed: string | undefined
  fields(reader, end, (field) => {
    if (field === 1) log.time = timeIn(reader)
    else if (field === 5) log.body = valueIn(reader, endOf(reader), 0)
    else if (field === 6) keyValue(reader, endOf(reader), attributes, 0)
    else if (field === 9) log.trace = idIn(reader)
    else if (field === 10) log.span = idIn(reader)
    else if (field === 11) observed = timeIn(reader)
    else if (field === 12) log.name = textIn(reader)
    else return false
    return true
  })
  log.time ??= observed
  // The name of an event was an attribute before it became a field of its own.
  if (log.name === '') log.name = String(attributes['event.name'] ?? '')
  return log
}

function attributesIn(reader: Reader, end: number, of: number, depth = 0): Attributes {
  const attributes: Made<Attributes> = {}
  fields(reader, end, (field) => {
    if (field !== of) return false
    keyValue(reader, endOf(reader), attributes, depth)
    return true
  })
  return attributes
}

function keyValue(reader: Reader, end: number, attributes: Made<Attributes>, depth: number): void {
  let key = ''
  let value: Value = null
  while (reader.pos < end) {
    const tag = reader.uint32()
    if (tag >>> 3 === 1) key = nameIn(reader)
    else if (tag >>> 3 === 2) value = valueIn(reader, endOf(reader), depth)
    else reader.skipType(tag & 7)
  }
  if (reader.pos > end) throw new RangeError(`an attribute ends at ${end} and goes on to ${reader.pos}`)
  if (key === '__proto__')
    Object.defineProperty(attributes, key, { value, enumerable: true, writable: true, configurable: true })
  else if (key !== '') attributes[key] = value
}

/** Deeper than this nothing is meant; whoever nests further would only exhaust the stack. */
export const DEEPEST = 32

function valueIn(reader: Reader, end: number, depth: number): Value {
  let value: Value = null
  while (reader.pos < end) {
    const tag = reader.uint32()
    switch (tag >>> 3) {
      case 1:
        value = textIn(reader)
        break
      case 2:
        value = reader.bool()
        break
      case 3:
        value = integerIn(reader)
        break
      case 4:
        value = reader.double()
        break
      case 5: {
        const [list, last]: [Value[], number] = [[], endOf(reader)]
        if (depth >= DEEPEST) reader.pos = last
        fields(reader, last, (field) => {
          if (field !== 1) return false
          list.push(valueIn(reader, endOf(reader), depth + 1))
          return true
        })
        value = depth >= DEEPEST ? null : list
        break
      }
      case 6: {
        const last = endOf(reader)
        if (depth >= DEEPEST) reader.pos = last
        const map = attributesIn(reader, last, 1, depth + 1)
        value = depth >= DEEPEST ? null : map
        break
      }
      case 7:
        value = Buffer.from(reader.bytes()).toString('base64')
        break
      default:
        reader.skipType(tag & 7)
    }
  }
  if (reader.pos > end) throw new RangeError(`a value ends at ${end} and goes on to ${reader.pos}`)
  return value
}

/** The state cannot keep a zero byte, so no finding could name what has one: it becomes the sign for what cannot be shown. */
function textIn(reader: Reader): string {
  const text = reader.string()
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
}

/** Names that were read before, by a hash of their bytes. Anybody may make up others: one takes the place of another. */
const names: { readonly bytes: Buffer; readonly text: string }[] = []
const MOST_NAMES = 4096
/** Longer ones are rare. */
const LONGEST_NAME = 80

/**
 * A name of an attribute. Clients write the same hundreds again and again: one that was read before is found by its bytes, which is faster
 * than to make a new text of them, and all that look at it later find the very same text.
 */
function nameIn(reader: Reader): string {
  const { buf, pos } = reader
  const length = buf[pos] ?? 0
  if (length > LONGEST_NAME || pos + 1 + length > reader.len) return textIn(reader)
  // FNV-1a.
  let hash = 0x811c9dc5
  for (let at = pos + 1; at <= pos + length; at++) hash = Math.imul(hash ^ (buf[at] ?? 0), 0x01000193)
  const place = (hash >>> 0) % MOST_NAMES
  const known = names[place]
  if (known && known.bytes.length === length && isAt(buf, pos + 1, known.bytes)) {
    reader.pos = pos + 1 + length
    return known.text
  }
  const text = textIn(reader)
  names[place] = { bytes: Buffer.from(buf.subarray(pos + 1, pos + 1 + length)), text }
  return text
}

function isAt(buf: Uint8Array, from: number, bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at++) if (buf[from + at] !== bytes[at]) return false
  return true
}

/** Ids have 8 or 16 bytes; nobody's are kept longer than this. */
const LONGEST_ID = 100

/** In hex; of zeros it is none. */
function idIn(reader: Reader): string {
  const bytes = reader.bytes() as Buffer
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LONGEST_ID)).toString('hex')
  return /[^0]/.test(hex) ? hex : ''
}

/** A whole number of 64 bits: exact as far as numbers are. */
function integerIn(reader: Reader): number {
  const { buf, pos } = reader
  let value = 0
  let factor = 1
  for (let at = 0; at < 8; at++) {
    const byte = buf[pos + at] ?? 0
    value += (byte & 127) * factor
    factor *= 128
    if (byte < 128 && pos + at < reader.len) {
      reader.pos = pos + at + 1
      return value
    }
  }
  // Longer ones are negative, or far beyond what is exact.
  return Number(reader.int64())
}

/** Nanoseconds since 1970 as a time of the record. Both halves are multiplied apart, because together they are no exact number. */
function timeIn(reader: Reader): string | undefined {
  const low = reader.fixed32()
  const high = reader.fixed32()
  // 2^32 nanoseconds are 4,294,967 microseconds and 296 nanoseconds.
  return timeOfMicros(high * 4_294_967 + Math.floor((high * 296 + low) / 1000))
}

/** A clock that was never set says 1970, one beyond the year 9999 is broken. */
export const timeOfMicros = (micros: number): string | undefined =>
  micros > 0 && micros < 253_402_300_800_000_000 ? formatTime(micros) : undefined
