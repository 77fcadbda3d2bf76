import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StepLine } from '../record.ts'
import { createMasker } from './mask.ts'
import { checkLine, checkRead } from './read-line.ts'
import { linesInParts } from './spans/lines.ts'
import { readOtlp } from './spans/otlp.ts'
import { withinBounds } from './within-bounds.ts'

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } })

test('a number or an address that stands across the bound is masked whole, and what is kept is a line of the record', () => {
  const masker = createMasker(Buffer.alloc(32, 9))
  for (const [secret, kind] of [
    ['4111 1111 1111 1111', 'card'],
    ['somebody.long@some-company.example.com', 'email'],
  ] as const)
    for (let before = 460; before < 500; before++) {
      const long = `${'x '.repeat(before / 2)}${secret} and more of it ${'y '.repeat(200)}`
      const ids = `${'x '.repeat((before - 300) / 2)}${secret} ${'y '.repeat(200)}`
      const attributes = [
        text('gen_ai.operation.name', 'execute_tool'),
        text('gen_ai.tool.name', long),
        text('user.id', ids),
        text('session.id', ids),
        text('error.type', long),
      ]
      const spans = [{ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), name: long, status: { code: 2 }, attributes }]
      const body = {
        resourceSpans: [{ resource: { attributes: [text('service.name', ids)] }, scopeSpans: [{ spans }] }],
      }
      const lines = linesInParts(readOtlp('traces', 'json', Buffer.from(JSON.stringify(body))))
      assert.ok(lines.length >= 2)
      for (const one of lines) {
        const read = checkRead(one)
        assert.equal(read.kind, 'line')
        if (read.kind !== 'line') continue
        const kept = withinBounds(masker(read.line))
        const seen = JSON.stringify(kept)
        assert.doesNotMatch(seen, /4111|somebody/)
        assert.equal(checkLine(kept).kind, 'line', seen)
      }
      const step = withinBounds(masker(lines.find(({ line }) => line.type === 'step')?.line as StepLine)) as StepLine
      assert.equal(step.name?.length, 500)
      if (before < 470) assert.ok(step.name?.includes(`[${kind}:`))
    }
})
