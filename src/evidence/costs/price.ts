import { calcPrice, type Provider } from '@pydantic/genai-prices'
import { parseTime } from '../../base/time.ts'
import type { Line, StepLine } from '../record.ts'

/** An estimate of what a model call cost, by the public price list, and which list it was. */
export type Estimate = { readonly amount: string; readonly currency: 'USD'; readonly priceList: string }

/** Which provider's list names a model: looked up once, since the search goes through all of them. Null: none does. */
const providerByModel = new Map<string, Provider | null>()

const estimates = new Map<string, Estimate | null>()

/** The list that is compiled in; its version is the price list's id. */
export const PRICE_LIST = 'genai-prices 0.1.8'

/**
 * Estimates a model call that used tokens. Undefined when the list does not know the model: unknown, never zero.
 * Prices are those of the time of the call; of today's list where the call has no time.
 */
export function estimate(step: StepLine): Estimate | undefined {
  const { tokens, model } = step
  if (step.kind !== 'model' || !model || !tokens) return undefined
  const input = (tokens.input ?? 0) + (tokens.cached_input ?? 0) + (tokens.cache_write ?? 0)
  const output = (tokens.output ?? 0) + (tokens.reasoning ?? 0)
  if (input + output === 0) return undefined
  const key = `${step.provider ?? ''}/${model}`
  const provider = providerByModel.get(key)
  if (provider === null) return undefined
  const at = step.ended ?? step.started
  // Prices change at most by the hour, and the same calls come again and again: the list's own search costs fifty times more.
  const hour = at?.slice(0, 13) ?? ''
  const asked = `${key}/${hour}/${tokens.input ?? 0}/${tokens.cached_input ?? 0}/${tokens.cache_write ?? 0}/${output}`
  const known = estimates.get(asked)
  if (known !== undefined) return known ?? undefined
  const found = look(step, provider, { input, output, at, key })
  if (estimates.size >= 50_000) estimates.clear()
  estimates.set(asked, found ?? null)
  return found
}

type Usage = { input: number; output: number; at: string | undefined; key: string }

function look(step: StepLine, provider: Provider | undefined, { input, output, at, key }: Usage): Estimate | undefined {
  const { tokens = {}, model = '' } = step
  const when = at === undefined ? undefined : parseTime(at)
  const price = calcPrice(
    {
      // The list counts cached tokens inside input tokens; our buckets are disjoint.
      input_tokens: input,
      cache_read_tokens: tokens.cached_input ?? 0,
      cache_write_tokens: tokens.cache_write ?? 0,
      output_tokens: output,
    },
    model,
    {
      ...(provider ? { provider } : step.provider ? { providerId: step.provider } : {}),
      ...(when ? { timestamp: new Date(when.micros / 1000) } : {}),
    },
  )
  // Senders may name any model: what is remembered is bounded.
  if (provider === undefined && providerByModel.size < 10_000) providerByModel.set(key, price?.provider ?? null)
  return price ? { amount: price.total_price.toFixed(12), currency: 'USD', priceList: PRICE_LIST } : undefined
}

/** The estimate for a line that needs one: a model call. A reported cost beats it; both are kept. */
export const priceLine = (line: Line): Estimate | undefined => (line.type === 'step' ? estimate(line) : undefined)
