import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/**
 * Usage of recorded answers of providers with true prices (github.com/pydantic/genai-prices, tests/dataset): each answer is priced
 * as what every form of answer that can read it says. Many of these do not fit the model, and have no price then.
 */
export type PriceCase = {
  readonly id: string
  readonly provider: string
  readonly api: string
  readonly model?: string
  readonly at: string
  readonly body: unknown
  /** Input and output in USD; null where the set has no price. */
  readonly truth: number | null
}

/** Where the answer gives other costs than the truth, by how. Only `exact` and `silent` are right. */
export type PriceScore = Record<'exact' | 'wrong' | 'missed' | 'silent' | 'unlisted', string[]>

/** The moment whose prices the set states, as the program says that made it. */
const AT = '2025-11-06T12:00:00Z'

type Answer = {
  body: unknown
  model?: string
  extracted: {
    extractors: { provider_id: string; api_flavor: string; input_price?: string; output_price?: string }[]
  }[]
}

export function readPriceCases(file: string): PriceCase[] {
  const answers = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Answer[]
  return answers.flatMap(({ body, model, extracted }, number) =>
    extracted
      .flatMap((one) => one.extractors)
      .map(({ provider_id: provider, api_flavor: api, input_price: input, output_price: output }) => ({
        id: `${number}/${provider}/${api}`,
        provider,
        api,
        ...(model === undefined ? {} : { model }),
        at: AT,
        body,
        truth: input === undefined ? null : Number(input) + Number(output),
      })),
  )
}

/** `costs` are those printed for the cases, by their id; what was not printed is as good as unknown. */
export function scorePrices(cases: readonly PriceCase[], costs: ReadonlyMap<string, string | null>): PriceScore {
  const score: PriceScore = { exact: [], wrong: [], missed: [], silent: [], unlisted: [] }
  for (const { id, truth } of cases) {
    const cost = costs.get(id) ?? null
    // Twelve decimals are a millionth of a millionth of a dollar: less than a token of anything.
    const isSame = cost !== null && truth !== null && Math.abs(Number(cost) - truth) < 1e-12
    if (truth === null) score[cost === null ? 'silent' : 'unlisted'].push(id)
    else score[cost === null ? 'missed' : isSame ? 'exact' : 'wrong'].push(id)
  }
  return score
}
