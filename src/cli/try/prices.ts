import { spokenIn } from '../../base/say.ts'
import { priceOfUsage } from '../../evidence/costs/usage-price.ts'
import type { Invocation } from '../command.ts'
import { fileOf, linesOf, objectIn, writerOf } from './file.ts'

/** What each call of a file cost, or why that is not known. */
export async function tryPrices(invocation: Invocation): Promise<number> {
  const { chunks } = fileOf(invocation, 'try prices FILE.jsonl')
  const writer = writerOf(invocation.terminal.out)
  for await (const { line, text } of linesOf(chunks)) {
    if (text.trim() === '') continue
    const read = objectIn(text)
    if ('why' in read)
      writer.line(
        JSON.stringify({ line, cost: null, basis: 'unknown', why: `Line ${line} cannot be read: ${read.why}.` }),
      )
    else writer.line(JSON.stringify({ id: read.object.id ?? null, ...priceOf(read.object) }, spokenIn()))
  }
  writer.end()
  return 0
}

function priceOf({ provider, api, model, at, body }: Record<string, unknown>) {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return priceOfUsage({ provider: text(provider) ?? '', api: text(api), model: text(model), at: text(at), body })
}
