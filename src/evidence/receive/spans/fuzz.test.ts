import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import protobuf from 'protobufjs/minimal.js'
import { AppError } from '../../../base/errors.ts'
import { createMasker } from '../mask.ts'
import { checkLine } from '../read-line.ts'
import { rowOf } from '../rows.ts'
import { withinBounds } from '../within-bounds.ts'
import { linesInParts } from './lines.ts'
import { readOtlp, type Signal } from './otlp.ts'

const captures = fileURLToPath(new URL('../../../../test/captures/', import.meta.url))
const signals: readonly Signal[] = ['traces', 'logs', 'metrics']
/** What was recorded, and what once went wrong: each of these is read again in every run. */
const corpus = readdirSync(captures, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.bin$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes))

const masker = createMasker(Buffer.alloc(32, 9))

/** Whatever comes is read or refused in one sentence; and all that is read are lines of the record, which the store can take. */
function survives(signal: Signal, encoding: 'protobuf' | 'json', bytes: Uint8Array): number {
  try {
    const lines = linesInParts(readOtlp(signal, encoding, bytes))
    for (const { line } of lines) {
      const read = checkLine(withinBounds(line))
      assert.equal(
        read.kind,
        'line',
        read.kind === 'refused' ? `${read.reason}: ${JSON.stringify(line).slice(0, 300)}` : '',
      )
      for (const [column, value] of Object.entries(rowOf(masker(line), 'w', 1).row))
        assert.ok(!String(value).includes('\0'), `${column}: ${String(value).slice(0, 300)}`)
    }
    return lines.length
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    assert.equal(error.code, 'invalid_input')
    assert.ok(error.message.length < 400, error.message)
    return -1
  }
}

describe('bodies that nobody meant', () => {
  test('cut off, changed and put together anew: read or refused, and never anything but lines', () => {
    const edit = fc.record({
      at: fc.nat(1_000_000),
      kind: fc.constantFrom('flip', 'cut', 'drop', 'repeat', 'insert'),
      length: fc.integer({ min: 1, max: 64 }),
      byte: fc.integer({ min: 0, max: 255 }),
    })
    fc.assert(
      fc.property(fc.nat(corpus.length - 1), fc.array(edit, { minLength: 1, maxLength: 8 }), (which, edits) => {
        let bytes = Buffer.from(corpus[which] ?? Buffer.alloc(0))
        for (const { at, kind, length, byte } of edits) {
          if (bytes.length === 0) break
          const place = at % bytes.length
          if (kind === 'flip') bytes[place] = byte
          if (kind === 'cut') bytes = bytes.subarray(0, place)
          if (kind === 'drop') bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + length)])
          if (kind === 'repeat')
            bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(Math.max(0, place - length))])
          if (kind === 'insert')
            bytes = Buffer.concat([bytes.subarray(0, place), Buffer.alloc(length, byte), bytes.subarray(place)])
        }
        for (const signal of signals) survives(signal, 'protobuf', bytes)
      }),
      { numRuns: 400 },
    )
  })

  test('bytes and JSON without any sense', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        for (const signal of signals) survives(signal, 'protobuf', bytes)
      }),
      { numRuns: 500 },
    )
    const names = [
      'resourceSpans',
      'scopeSpans',
      'spans',
      'resource',
      'scope',
      'attributes',
      'key',
      'value',
      'events',
      'status',
    ]
    const more = [
      'stringValue',
      'intValue',
      'kvlistValue',
      'arrayValue',
      'values',
      'traceId',
      'spanId',
      'name',
      'startTimeUnixNano',
    ]
    const key = fc.oneof(fc.constantFrom(...names, ...more), fc.string())
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 8 },
        fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 6 }),
      ),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        for (const signal of signals) survives(signal, 'json', Buffer.from(JSON.stringify(value) ?? ''))
      }),
      { numRuns: 500 },
    )
  })

  const message = (write: (writer: protobuf.Writer) => unknown) => {
    const writer = protobuf.Writer.create()
    write(writer)
    return writer.finish()
  }
  const field = (number: number, bytes: Uint8Array) => message((one) => one.uint32((number << 3) | 2).bytes(bytes))
  const text = (number: number, value: string) => message((one) => one.uint32((number << 3) | 2).string(value))
  const id = (number: number, hex: string) => field(number, Buffer.from(hex, 'hex'))
  const attribute = (name: string | Uint8Array, value: Uint8Array) =>
    field(9, Buffer.concat([typeof name === 'string' ? text(1, name) : field(1, name), field(2, value)]))
  const trace = (...parts: Uint8Array[]) =>
    field(
      1,
      field(
        2,
        field(2, Buffer.concat([id(1, '0af7651916cd43dd8448eb211c80319c'), id(2, '00f067aa0ba902b7'), ...parts])),
      ),
    )
  const deep = (depth: number) => {
    let value: Uint8Array = text(1, 'x')
    for (let at = 0; at < depth; at++) value = field(5, field(1, value))
    return value
  }
  const hostile: [what: string, bytes: () => Uint8Array, lines: number][] = [
    ['a name of a megabyte', () => trace(text(5, 'n'.repeat(1e6)), attribute('a'.repeat(1e6), text(1, 'v'))), 1],
    ['a text of four megabytes', () => trace(attribute('gen_ai.input.messages', text(1, 'x'.repeat(4e6)))), 1],
    [
      'a hundred thousand attributes',
      () => trace(...Array.from({ length: 1e5 }, (_, n) => attribute(`own.${n}`, text(1, 'v')))),
      1,
    ],
    [
      'a numbered list with a number beyond all',
      () => trace(attribute('llm.input_messages.999999999.message.content', text(1, 'x'))),
      1,
    ],
    ['lists within lists, ten thousand deep', () => trace(attribute('deep', deep(10_000))), 1],
    [
      'bytes that are no UTF-8',
      () =>
        trace(
          field(5, Buffer.from('c328a0a1ff', 'hex')),
          attribute(Buffer.from('ff', 'hex'), field(1, Buffer.from('c3', 'hex'))),
        ),
      1,
    ],
    ['zero bytes in names, values and keys', () => trace(text(5, 'a\0b'), attribute('k\0', text(1, '\0'))), 1],
    [
      'an attribute called __proto__',
      () => trace(attribute('__proto__', text(1, 'x')), attribute('constructor', text(1, 'y'))),
      1,
    ],
    [
      'numbers beyond what is exact, and none',
      () =>
        trace(
          attribute(
            'gen_ai.usage.input_tokens',
            message((one) => one.uint32(3 << 3).uint64('18446744073709551615')),
          ),
          attribute(
            'gen_ai.usage.cost',
            message((one) => one.uint32((4 << 3) | 1).double(Number.NaN)),
          ),
        ),
      1,
    ],
    [
      'clocks that are wrong: before all time and after it',
      () =>
        trace(
          message((one) =>
            one
              .uint32((7 << 3) | 1)
              .fixed64('18446744073709551615')
              .uint32((8 << 3) | 1)
              .fixed64('1'),
          ),
        ),
      1,
    ],
    [
      'ids of a kilobyte',
      () =>
        field(1, field(2, field(2, Buffer.concat([field(1, Buffer.alloc(1000, 7)), field(2, Buffer.alloc(1000, 7))])))),
      1,
    ],
    [
      'ids of zeros',
      () =>
        field(
          1,
          field(2, field(2, Buffer.concat([id(1, '00000000000000000000000000000000'), id(2, '0000000000000000')]))),
        ),
      0,
    ],
    ['a span that is its own parent', () => trace(id(4, '00f067aa0ba902b7')), 1],
    ['a length beyond the end', () => Buffer.from('0affffffff0f', 'hex'), -1],
  ]
  for (const [what, bytes, lines] of hostile)
    test(`${what}`, () => {
      assert.equal(Math.min(1, survives('traces', 'protobuf', bytes())), lines)
    })
})
