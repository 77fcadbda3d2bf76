import { AppError } from '../../../base/errors.ts'
import { parseJson } from '../read-line.ts'
import { DEEPEST, logsInProtobuf, pointsInProtobuf, spansInProtobuf, timeOfMicros } from './otlp-protobuf.ts'
import {
  type Attributes,
  type Delivery,
  type LogRecord,
  nothing,
  type Span,
  type SpanEvent,
  type Value,
} from './span.ts'

export type Signal = 'traces' | 'logs' | 'metrics'

/**
 * Reads one body of OTLP, protobuf or JSON (numbers of 64 bits as texts or numbers, ids in hex or base64: clients differ).
 *
 * @throws {AppError} `invalid_input` where it is cut off, or not what it says it is.
 */
export function readOtlp(signal: Signal, encoding: 'protobuf' | 'json', bytes: Uint8Array): Delivery {
  const read = encoding === 'protobuf' ? inProtobuf : inJson
  try {
    if (signal === 'metrics') return { ...nothing, points: read.points(bytes) }
    if (signal === 'logs') return { ...nothing, logs: read.logs(bytes) }
    const spans = read.spans(bytes)
    const named = spans.filter(({ trace, span }) => trace !== '' && span !== '')
    return { ...nothing, spans: named, nameless: spans.length - named.length }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError(
      'invalid_input',
      `The body is no whole OTLP ${signal} request in ${encoding === 'json' ? 'JSON' : 'protobuf'} (${(cause as Error).message}). Send it again as the exporter made it.`,
      { cause },
    )
  }
}

const inProtobuf = { spans: spansInProtobuf, logs: logsInProtobuf, points: pointsInProtobuf }
const inJson = {
  spans: (bytes: Uint8Array) => spansOf(requestIn('traces', bytes)),
  logs: (bytes: Uint8Array) => logsOf(requestIn('logs', bytes)),
  points: (bytes: Uint8Array) => countPoints(requestIn('metrics', bytes)),
}

function requestIn(signal: Signal, bytes: Uint8Array): Loose {
  const read = parseJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'))
  if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Loose
  throw new AppError('invalid_input', `The body is JSON, but no OTLP ${signal} request: those are one object.`)
}

/** What came from outside: any field may be missing, or something else than it should be. */
type Loose = { readonly [name: string]: unknown }
const object = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {})
const list = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.map(object) : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function spansOf(request: Loose): Span[] {
  const spans: Span[] = []
  for (const one of list(request.resourceSpans)) {
    const resource = attributesOf(object(one.resource).attributes)
    // Exporters of before 2021 called it so, and some never changed.
    for (const part of list(one.scopeSpans ?? one.instrumentationLibrarySpans)) {
      const scope = scopeOf(part.scope ?? part.instrumentationLibrary)
      for (const span of list(part.spans)) {
        const status = object(span.status)
        spans.push({
          trace: idOf(span.traceId),
          span: idOf(span.spanId),
          parent: idOf(span.parentSpanId) || undefined,
          name: text(span.name),
          started: timeOf(span.startTimeUnixNano),
          ended: timeOf(span.endTimeUnixNano),
          status: statusOf(status.code),
          message: text(status.message),
          attributes: attributesOf(span.attributes),
          events: list(span.events).map(
            (event): SpanEvent => ({ name: text(event.name), attributes: attributesOf(event.attributes) }),
          ),
          resource,
          scope,
        })
      }
    }
  }
  return spans
}

function logsOf(request: Loose): LogRecord[] {
  const logs: LogRecord[] = []
  for (const one of list(request.resourceLogs))
    for (const part of list(one.scopeLogs ?? one.instrumentationLibraryLogs))
      for (const record of list(part.logRecords)) {
        const attributes = attributesOf(record.attributes)
        // The name of an event was an attribute before it became a field of its own.
        const name = text(record.eventName) || String(attributes['event.name'] ?? '')
        const body = record.body === undefined || record.body === null ? {} : { body: anyValue(record.body) }
        const time = timeOf(record.timeUnixNano) ?? timeOf(record.observedTimeUnixNano)
        logs.push({ trace: idOf(record.traceId), span: idOf(record.spanId), time, name, attributes, ...body })
      }
  return logs
}

function countPoints(request: Loose): number {
  const kinds = ['gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary']
  const metrics = list(request.resourceMetrics)
    .flatMap((one) => list(one.scopeMetrics))
    .flatMap((one) => list(one.metrics))
  return metrics.reduce(
    (sum, one) => sum + kinds.reduce((points, kind) => points + list(object(one[kind]).dataPoints).length, 0),
    0,
  )
}

const scopeOf = (value: unknown) => ({ name: text(object(value).name), version: text(object(value).version) })

/** 0 unset, 1 ok, 2 error; JSON may name them. */
function statusOf(code: unknown): Span['status'] {
  if (code === 2 || code === 'STATUS_CODE_ERROR') return 'error'
  return code === 1 || code === 'STATUS_CODE_OK' ? 'ok' : 'unset'
}

/** In hex. JSON of OTLP writes hex, that of protobuf base64; an id of zeros is none. */
function idOf(value: unknown): string {
  if (typeof value !== 'string') return ''
  const hex = /^(?:[0-9a-f]{16}|[0-9a-f]{32})$/i.test(value)
    ? value.toLowerCase()
    : Buffer.from(value, 'base64').toString('hex').slice(0, MAX_ID)
  return /^0*$/.test(hex) ? '' : hex
}

/** Ids of the record are no longer. */
const MAX_ID = 200

/** Nanoseconds since 1970, as text or number, as a time of the record. */
function timeOf(nanos: unknown): string | undefined {
  const digits = typeof nanos === 'number' && nanos > 0 ? BigInt(Math.round(nanos)).toString() : text(nanos)
  if (!/^\d{1,20}$/.test(digits)) return undefined
  return timeOfMicros(Number(BigInt(digits) / 1000n))
}

// From entries, so that an attribute called "__proto__" is one like any other.
const attributesOf = (pairs: unknown, depth = 0): Attributes =>
  Object.fromEntries(
    list(pairs).flatMap(({ key, value }) =>
      typeof key === 'string' && key !== '' ? [[key, anyValue(value, depth)] as const] : [],
    ),
  )

function anyValue(value: unknown, depth = 0): Value {
  if (depth > DEEPEST) return null
  const { stringValue, boolValue, intValue, doubleValue, arrayValue, kvlistValue, bytesValue } = object(value)
  if (typeof stringValue === 'string') return stringValue
  if (typeof boolValue === 'boolean') return boolValue
  if (intValue !== undefined && intValue !== null) return Number(intValue)
  if (typeof doubleValue === 'number' || typeof doubleValue === 'string') return Number(doubleValue)
  if (arrayValue) return list(object(arrayValue).values).map((one) => anyValue(one, depth + 1))
  if (kvlistValue) return attributesOf(object(kvlistValue).values, depth + 1)
  return typeof bytesValue === 'string' ? bytesValue : null
}
