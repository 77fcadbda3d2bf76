import { calcPrice, type Usage as ListUsage, type PriceCalculation, type PriceOptions } from '@pydantic/genai-prices'
import { parseTime } from '../../base/time.ts'
import type { Line, StepLine } from '../record.ts'

/** An estimate of what a model call cost, by the public price list, and which list it was. */
export type Estimate = { readonly amount: string; readonly currency: 'USD'; readonly priceList: string }

/** The list that is compiled in; its version is the price list's id. */
export const PRICE_LIST = 'genai-prices 0.1.8'

/** Tokens of a call in the buckets of the list, which counts cached tokens inside input tokens; ours are disjoint. */
type Usage = { input_tokens: number; cache_read_tokens: number; cache_write_tokens: number; output_tokens: number }

/** USD per token of each bucket and per call: of a price that changes neither with the time nor with the size of the call. */
type Rates = { call: number; input: number; cacheRead: number; cacheWrite: number; output: number }

/**
 * How each model of each provider is priced: by rates, by asking the list for each call ('ask'), or not at all (null). The
 * list searches all its models and reads its rules again at each question, which takes fifty times as long.
 */
const pricings = new Map<string, Rates | 'ask' | null>()

/**
 * Estimates a call of a model that used tokens, an embedding as well, by which something is looked up. Undefined when the list does not know the model: unknown, never zero.
 * Prices are those of the time of the call; of today's list where the call has no time.
 */
export function estimate(step: StepLine): Estimate | undefined {
  const { tokens, model } = step
  if (!(step.kind === 'model' || step.kind === 'retrieval') || !model || !tokens) return undefined
  const usage: Usage = {
    input_tokens: (tokens.input ?? 0) + (tokens.cached_input ?? 0) + (tokens.cache_write ?? 0),
    cache_read_tokens: tokens.cached_input ?? 0,
    cache_write_tokens: tokens.cache_write ?? 0,
    output_tokens: (tokens.output ?? 0) + (tokens.reasoning ?? 0),
  }
  if (usage.input_tokens + usage.output_tokens === 0) return undefined
  const key = `${step.provider ?? ''}/${model}`
  let pricing = pricings.get(key)
  if (pricing === undefined) {
    pricing = pricingOf(step, model)
    // Senders may name any model: what is remembered is bounded.
    if (pricings.size < 10_000) pricings.set(key, pricing)
  }
  if (pricing === null) return undefined
  const amount = pricing === 'ask' ? ask(step, model, usage)?.total_price : priced(usage, pricing)
  return amount === undefined ? undefined : { amount: amount.toFixed(12), currency: 'USD', priceList: PRICE_LIST }
}

const priced = (usage: Usage, rates: Rates): number =>
  rates.call +
  (usage.input_tokens - usage.cache_read_tokens - usage.cache_write_tokens) * rates.input +
  usage.cache_read_tokens * rates.cacheRead +
  usage.cache_write_tokens * rates.cacheWrite +
  usage.output_tokens * rates.output

/** The rates are the list's own answers for a million tokens of one bucket, so that its rules (no price for cached tokens, say) hold. */
function pricingOf(step: StepLine, model: string): Rates | 'ask' | null {
  const none: Usage = { input_tokens: 0, cache_read_tokens: 0, cache_write_tokens: 0, output_tokens: 0 }
  const found = ask(step, model, none)
  if (!found) return null
  const isFlat = Object.values(found.model_price).every((price) => price === undefined || typeof price === 'number')
  if (Array.isArray(found.model.prices) || !isFlat) return 'ask'
  const million = (usage: Partial<Usage>) =>
    ((ask(step, model, { ...none, ...usage })?.total_price ?? 0) - found.total_price) / 1e6
  return {
    call: found.total_price,
    input: million({ input_tokens: 1e6 }),
    cacheRead: million({ input_tokens: 1e6, cache_read_tokens: 1e6 }),
    cacheWrite: million({ input_tokens: 1e6, cache_write_tokens: 1e6 }),
    output: million({ output_tokens: 1e6 }),
  }
}

/** What the list says of a call of a step. */
function ask(step: StepLine, model: string, usage: Usage): PriceCalculation | null {
  const at = step.ended ?? step.started
  const when = at === undefined ? undefined : parseTime(at)
  return listedPrice(usage, model, {
    ...(step.provider ? { providerId: step.provider } : {}),
    ...(when ? { timestamp: new Date(when.micros / 1000) } : {}),
  })
}

/** A dated snapshot that the list does not know yet is priced as the model it is one of: providers answer with names newer than any list. */
export function listedPrice(usage: ListUsage, model: string, options: PriceOptions): PriceCalculation | null {
  const undated = model.replace(/-20\d{2}-?\d{2}-?\d{2}$/, '')
  return calcPrice(usage, model, options) ?? (undated === model ? null : calcPrice(usage, undated, options))
}

/** The estimate for a line that needs one: a model call. A reported cost beats it; both are kept. */
export const priceLine = (line: Line): Estimate | undefined => (line.type === 'step' ? estimate(line) : undefined)
