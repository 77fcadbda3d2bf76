import { extractUsage, findProvider, type Provider, type UsageExtractor } from '@pydantic/genai-prices'
import { listed, say } from '../../base/say.ts'
import { parseTime } from '../../base/time.ts'
import { listedPrice, PRICE_LIST } from './price.ts'

/** A provider's answer as it came, and what is known of the call. */
type Answer = {
  readonly provider: string
  /** Which of the provider's forms of answer it has, as the list names them: chat, responses, embeddings, anthropic, default. */
  readonly api?: string | undefined
  /** The model that was asked; without it the one that the answer names. */
  readonly model?: string | undefined
  /** When the call was; without it a price that has changed is unknown. */
  readonly at?: string | undefined
  /** The answer, or its block of usage alone. */
  readonly body: unknown
}

type UsagePrice = {
  /** Of what went in and came out, in USD; null where it is unknown. Uses of the provider's own tools, such as searches, are not in it. */
  readonly cost: string | null
  readonly basis: 'estimated' | 'unknown'
  /** A sentence. */
  readonly why: string
}

type Reading = ReturnType<typeof extractUsage>

/** More than any call can use: a greater count is a fault of the sender, not a bill. */
const MOST_TOKENS = 1e9

/**
 * What a call cost by the public price list, as the provider's own answer tells. Null, never zero and never a guess, where the
 * list, the model, the usage or the time of the call leaves it open; zero only where the answer itself says that nothing was used.
 */
export function priceOfUsage({ provider: name, api, model: asked, at, body }: Answer): UsagePrice {
  const when = at === undefined ? undefined : parseTime(at)
  if (at !== undefined && !when)
    return unknown(say`"${short(at)}" is no time. Write it like ${'2026-03-09T14:05:00Z'}.`)
  const provider = name === '' ? undefined : findProvider({ providerId: name })
  if (!provider) return unknown(say`The price list knows no provider "${short(name)}".`)
  const reading = readUsage(provider, api, body)
  if (typeof reading === 'string') return unknown(reading)
  const { usage } = reading
  const model = asked || reading.model
  if (!model) return unknown(say`Neither the call nor the answer names a model.`)
  try {
    const found = listedPrice(usage, model, { provider, ...(when ? { timestamp: new Date(when.micros / 1000) } : {}) })
    if (!found) return unknown(say`The price list has no price of "${short(model)}" at ${provider.id}.`)
    const { prices } = found.model
    if (!when && Array.isArray(prices)) {
      const costs = prices.map((one) => {
        const then = { ...found.model, match: { equals: found.model.id.toLowerCase() }, prices: one.prices }
        return cost(listedPrice(usage, found.model.id, { provider: { ...provider, models: [then] } }))
      })
      if (new Set(costs).size > 1)
        return unknown(
          say`The price of "${short(model)}" at ${provider.id} has changed, and the time of the call is not known.`,
        )
    }
    return {
      cost: cost(found),
      basis: 'estimated',
      why: say`By ${PRICE_LIST}: ${usage.input_tokens ?? 0} tokens in and ${usage.output_tokens ?? 0} out of "${found.model.id}" at ${provider.id}.`,
    }
  } catch (fault) {
    return unknown(unreadable(fault))
  }
}

const unknown = (why: string): UsagePrice => ({ cost: null, basis: 'unknown', why })

/** Names are whatever a sender writes. */
const short = (name: string): string => (name.length > 100 ? `${name.slice(0, 100)}…` : name)

const cost = (price: { input_price: number; output_price: number } | null): string | null =>
  price && (price.input_price + price.output_price).toFixed(12).replace(/\.?0+$/, '')

/**
 * The usage in an answer as the named extractor of the provider reads it. Where none is named: as the one named default does, or
 * else the one that finds the most in it, because what reads embeddings reads half of a chat. Or the reason why it cannot be read.
 */
function readUsage(provider: Provider, api: string | undefined, body: unknown): Reading | string {
  const extractors = provider.extractors ?? []
  const flavours = extractors.map((one) => one.api_flavor)
  const flavour = api || (flavours.includes('default') ? 'default' : undefined)
  if (extractors.length === 0) return say`The price list cannot read answers of ${provider.id}.`
  if (flavour && !flavours.includes(flavour))
    return say`The price list knows no api "${short(flavour)}" of ${provider.id}; it knows ${listed(flavours, ', ')}.`
  const read = extractors
    .filter((one) => flavour === undefined || one.api_flavor === flavour)
    .map((one) => readBy(provider, one, body))
  const whole = read.filter((one) => typeof one !== 'string')
  const size = ({ usage }: Reading) => Object.keys(usage).length
  return whole.length === 0
    ? (read[0] ?? say`The answer holds no usage.`)
    : whole.reduce((most, one) => (size(one) > size(most) ? one : most))
}

function readBy(provider: Provider, extractor: UsageExtractor, body: unknown): Reading | string {
  let why: string | undefined
  for (const answer of [body, inItsPlace(extractor, body)])
    try {
      const reading = extractUsage(provider, answer, extractor.api_flavor)
      const strange = Object.entries(reading.usage).find(([key, count]) => key.endsWith('_tokens') && !isCount(count))
      return strange ? say`"${strange[0]}" is ${String(strange[1])}, which is no count of tokens.` : reading
    } catch (fault) {
      // What is missing in an answer is told of the answer as it came.
      why ??= unreadable(fault)
    }
  return why ?? say`The answer holds no usage.`
}

const isCount = (count: number | undefined): boolean =>
  Number.isSafeInteger(count) && (count ?? -1) >= 0 && (count ?? 0) <= MOST_TOKENS

/** A block of usage alone, put where the extractor looks for it. */
function inItsPlace({ root }: UsageExtractor, body: unknown): unknown {
  const path = typeof root === 'string' ? [root] : root
  return path.reduceRight<unknown>((inner, key) => (typeof key === 'string' ? { [key]: inner } : undefined), body)
}

/** The library tells what is wrong with a usage by throwing, in English, without a full stop. */
const unreadable = (fault: unknown): string =>
  say`The usage in the answer cannot be read: ${fault instanceof Error ? fault.message : String(fault)}.`
