import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createMask, textOf } from './mask-message.ts'

const mask = createMask()
const read = (message: string) => textOf(mask(message))

test('what differs from case to case is masked, and the words stay', () => {
  for (const [message, masked] of [
    ['Timeout after 30 seconds', 'Timeout after <*>'],
    ['disk 93.5% full', 'disk <*> full'],
    ['user 550e8400-e29b-41d4-a716-446655440000 not found', 'user <*> not found'],
    ['GET https://api.example.com/v2/orders?id=7 failed', 'GET <*> failed'],
    ['mail to jo.doe@example.com bounced', 'mail to <*> bounced'],
    ['connect ECONNREFUSED 10.0.0.1:5432', 'connect ECONNREFUSED <*>'],
    ['connect ECONNREFUSED db-3.internal:5432', 'connect ECONNREFUSED <*>'],
    ['peer fe80::1ff:fe23:4567:890a is gone', 'peer <*> is gone'],
    ['cannot open /var/log/app.log today', 'cannot open <*> today'],
    ['cannot open C:\\temp\\app.log today', 'cannot open <*> today'],
    ['at 2025-11-26T10:11:12.123Z the queue stood', 'at <*> the queue stood'],
    ['started at Wed Jun 29 10:48:01 2005', 'started at <*>'],
    ['[Sun Dec 04 04:47:44 2005] [error] no such child', '[error] no such child'],
    ['fault at 0x7ffe1234 in worker', 'fault at <*> in worker'],
    ['block blk_-1608999687919862906 is lost', 'block blk_<*> is lost'],
    ['attempt_1445_0020_m_000000_0 was killed', 'attempt_<*> was killed'],
    ['retry=3 state=RUNNING cause=timeout', 'retry=<*> state=RUNNING cause=timeout'],
    ['logname= uid=0 user=root', 'logname= uid=<*> user=root'],
    ['call std::foo::bar2 failed', 'call std::foo::bar<*> failed'],
    ['close, 1190 bytes (1.16 KB) sent', 'close, <*> bytes sent'],
    ['values 1 2 3 are wrong', 'values <*> are wrong'],
    ['42', '<*>'],
    ['', '<*>'],
    ['Превышено время ожидания: 30 секунд', 'Превышено время ожидания: <*> секунд'],
    ['无法连接到主机10.0.0.1端口8080', '无法连接到主机<*>端口<*>'],
    ['انتهت المهلة بعد ٣٠ ثانية', 'انتهت المهلة بعد <*> ثانية'],
    ['a\u0000b\tc\u0085d', 'a b c d'],
    ['<script>alert(1)</script> \u202Egnp.exe', '<script>alert(<*>)</script> \u202Egnp.exe'],
  ] as const)
    assert.equal(read(message), masked, message)
})

test('any text is read, within the bound, and always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(1, 40), (text, times) => {
      const tokens = mask(text.repeat(times))
      assert.deepEqual(createMask()(text.repeat(times)), tokens)
      assert.ok(tokens.length >= 1 && tokens.length <= 100)
      for (const token of tokens) assert.doesNotMatch(token, /[\s\p{Cc}]/u)
    }),
  )
})

test('of ten megabytes no more is read than of two thousand characters', () => {
  const head = `Answer was cut: ${'lorem ipsum '.repeat(200)}`.slice(0, 2000)
  assert.deepEqual(mask(head + 'x 1 '.repeat(2_500_000)), mask(head))
  assert.deepEqual(mask(`payload ${'A'.repeat(10_000_000)}`), ['payload', '<*>'])
})
