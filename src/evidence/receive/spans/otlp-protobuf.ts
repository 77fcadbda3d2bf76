import protobuf from 'protobufjs'

/**
 * The wire format of OTLP v1 as far as it is read: names and numbers of fields as in opentelemetry-proto. What is not named here
 * (dropped counts, flags) is passed over by the decoder.
 */
const field = (type: string, id: number) => ({ type, id })
const many = (type: string, id: number) => ({ rule: 'repeated', type, id })
const message = (fields: Record<string, protobuf.IField>) => ({ fields })

const { root } = protobuf.Root.fromJSON({
  nested: {
    AnyValue: {
      oneofs: {
        value: {
          oneof: ['stringValue', 'boolValue', 'intValue', 'doubleValue', 'arrayValue', 'kvlistValue', 'bytesValue'],
        },
      },
      fields: {
        stringValue: field('string', 1),
        boolValue: field('bool', 2),
        intValue: field('int64', 3),
        doubleValue: field('double', 4),
        arrayValue: field('ArrayValue', 5),
        kvlistValue: field('KeyValueList', 6),
        bytesValue: field('bytes', 7),
      },
    },
    ArrayValue: message({ values: many('AnyValue', 1) }),
    KeyValueList: message({ values: many('KeyValue', 1) }),
    KeyValue: message({ key: field('string', 1), value: field('AnyValue', 2) }),
    Resource: message({ attributes: many('KeyValue', 1) }),
    Scope: message({ name: field('string', 1), version: field('string', 2) }),
    Traces: message({ resourceSpans: many('ResourceSpans', 1) }),
    ResourceSpans: message({ resource: field('Resource', 1), scopeSpans: many('ScopeSpans', 2) }),
    ScopeSpans: message({ scope: field('Scope', 1), spans: many('Span', 2) }),
    Span: message({
      traceId: field('bytes', 1),
      spanId: field('bytes', 2),
      parentSpanId: field('bytes', 4),
      name: field('string', 5),
      startTimeUnixNano: field('fixed64', 7),
      endTimeUnixNano: field('fixed64', 8),
      attributes: many('KeyValue', 9),
      events: many('Event', 11),
      status: field('Status', 15),
    }),
    Event: message({ name: field('string', 2), attributes: many('KeyValue', 3) }),
    Status: message({ message: field('string', 2), code: field('int32', 3) }),
    Logs: message({ resourceLogs: many('ResourceLogs', 1) }),
    ResourceLogs: message({ resource: field('Resource', 1), scopeLogs: many('ScopeLogs', 2) }),
    ScopeLogs: message({ scope: field('Scope', 1), logRecords: many('LogRecord', 2) }),
    LogRecord: message({
      timeUnixNano: field('fixed64', 1),
      observedTimeUnixNano: field('fixed64', 11),
      body: field('AnyValue', 5),
      attributes: many('KeyValue', 6),
      traceId: field('bytes', 9),
      spanId: field('bytes', 10),
      eventName: field('string', 12),
    }),
    Metrics: message({ resourceMetrics: many('ResourceMetrics', 1) }),
    ResourceMetrics: message({ scopeMetrics: many('ScopeMetrics', 2) }),
    ScopeMetrics: message({ metrics: many('Metric', 2) }),
    Metric: message({
      gauge: field('Points', 5),
      sum: field('Points', 7),
      histogram: field('Points', 9),
      exponentialHistogram: field('Points', 10),
      summary: field('Points', 11),
    }),
    Points: message({ dataPoints: many('Point', 1) }),
    Point: message({}),
  },
})

const types = { traces: root.lookupType('Traces'), logs: root.lookupType('Logs'), metrics: root.lookupType('Metrics') }

/**
 * A body of OTLP as an object of the names that its JSON has; whole numbers of 64 bits are texts, ids are bytes.
 *
 * @throws {RangeError | Error} Where the bytes are cut off or no such message.
 */
export function decodeProtobuf(signal: keyof typeof types, bytes: Uint8Array): object {
  const type = types[signal]
  return type.toObject(type.decode(bytes), { longs: String })
}

/** What a request of OTLP is answered: nothing where all of it was kept, else `partial_success` with how much was not, and why. */
export function answerInProtobuf(lost: number, why: string): Uint8Array {
  const writer = protobuf.Writer.create()
  if (lost > 0) writer.uint32(TAG(1, 2)).fork().uint32(TAG(1, 0)).int64(lost).uint32(TAG(2, 2)).string(why).ldelim()
  return writer.finish()
}

/** A field's number and wire type, as one number before it. */
const TAG = (field: number, wireType: number) => (field << 3) | wireType
