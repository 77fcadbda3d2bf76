import { spokenIn } from '../../base/say.ts'
import { priceOfUsage } from '../../evidence/costs/usage-price.ts'
import type { Invocation } from '../command.ts'
import { createPassedOver, fileOf, jsonOf, objectIn, readLines, writerOf } from './file.ts'

/** What each call of a file cost, or why that is not known. */
export async function tryPrices(invocation: Invocation): Promise<number> {
  const { name, chunks } = fileOf(invocation, 'try prices FILE.jsonl')
  const writer = writerOf(invocation.terminal.out)
  const passed = createPassedOver(name)
  let isAny = false
  await readLines(chunks, (text, line) => {
    if (text.trim() === '') return
    const read = objectIn(text)
    if ('object' in read) {
      isAny = true
      writer.line(jsonOf({ id: read.object.id ?? null, ...priceOf(read.object) }, spokenIn()))
    } else {
      passed.add(line, read.why)
      // It has its line all the same: a call of which nothing is known.
      writer.line(jsonOf({ line, cost: null, basis: 'unknown', why: `Line ${line} cannot be read: ${read.why}.` }))
    }
  })
  if (!isAny)
    passed.refuse('line that is an object of JSON', 'Write {"id": ..., "provider": "...", "body": {...}} in each.')
  writer.end()
  return 0
}

function priceOf({ provider, api, model, at, body }: Record<string, unknown>) {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return priceOfUsage({ provider: text(provider) ?? '', api: text(api), model: text(model), at: text(at), body })
}
