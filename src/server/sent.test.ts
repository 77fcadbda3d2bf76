import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { AppError } from '../base/errors.ts'
import { createReceiver } from './sent.ts'

/** A body without a stated length comes in parts, as those of many exporters do. */
const request = (body: Uint8Array, headers: Record<string, string> = {}, isStated = true) => {
  const parts = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < body.length; at += 100) controller.enqueue(body.slice(at, at + 100))
      controller.close()
    },
  })
  return new Request('http://aftercare.test/', {
    method: 'POST',
    headers: { ...headers, ...(isStated ? { 'content-length': String(body.length) } : {}) },
    body: parts,
    duplex: 'half',
  } as RequestInit)
}
const codeOf = async (work: Promise<unknown>) => {
  try {
    await work
    return 'taken'
  } catch (error) {
    assert.ok(error instanceof AppError)
    return error.code
  }
}

test('bodies are taken whole, stated or in parts, packed or not, and let go of once', async () => {
  const receiver = createReceiver(10_000)
  const body = Buffer.from('abc'.repeat(300))
  const packed = gzipSync(body)
  for (const [sent, headers] of [
    [body, {}],
    [packed, { 'content-encoding': 'gzip' }],
  ] as const)
    for (const isStated of [true, false]) {
      const taken = await receiver.take(request(sent, headers, isStated), 1000)
      assert.equal(taken.bytes.toString(), body.toString())
      assert.equal(receiver.held(), sent === body ? 900 : packed.length + 900)
      taken.letGo()
      taken.letGo()
      assert.equal(receiver.held(), 0)
    }
})

test('what is too long is refused, stated, in parts and unpacked, and holds nothing', async () => {
  const receiver = createReceiver(10_000)
  const long = Buffer.alloc(1001, 'a')
  for (const sent of [
    request(long),
    request(long, {}, false),
    request(gzipSync(Buffer.alloc(1_000_000)), { 'content-encoding': 'gzip' }),
  ])
    assert.equal(await codeOf(receiver.take(sent, 1000)), 'too_large')
  for (const [encoding, code] of [
    ['gzip', 'invalid_input'],
    ['br', 'unsupported'],
  ] as const)
    assert.equal(
      await codeOf(receiver.take(request(long.subarray(0, 50), { 'content-encoding': encoding }), 1000)),
      code,
    )
  assert.equal(receiver.held(), 0)
})

test('more at once than may be held is told to come again, and is taken when there is room', async () => {
  const receiver = createReceiver(1500)
  const body = Buffer.alloc(1000, 'a')
  const first = await receiver.take(request(body), 1000)
  for (const isStated of [true, false])
    assert.equal(await codeOf(receiver.take(request(body, {}, isStated), 1000)), 'busy')
  assert.equal(receiver.held(), 1000)
  first.letGo()
  const second = await receiver.take(request(body), 1000)
  second.letGo()
  // One that is larger than all that may be held is taken where nothing else is: nobody is refused for ever.
  const small = createReceiver(100)
  const alone = await small.take(request(body), 1000)
  assert.equal(alone.bytes.length, 1000)
  alone.letGo()
  assert.equal(small.held(), 0)
})
