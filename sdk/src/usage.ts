import type { Tokens } from './lines.ts'

/**
 * The model and the tokens that the answer of a provider names: OpenAI's (chat completions and responses) and who answers like it, and
 * Anthropic's. Cached and reasoning tokens are taken out of those that count them in, since the buckets of the record are disjoint. What
 * is not told is left out.
 */
export function usageOf(answer: unknown): { model?: string; tokens?: Tokens } {
  try {
    const { model, usage } = answer as { model?: unknown; usage?: unknown }
    const tokens = usage ? tokensOf(usage) : undefined
    return { ...(typeof model === 'string' ? { model } : {}), ...(tokens ? { tokens } : {}) }
  } catch {
    return {}
  }
}

function tokensOf(usage: object): Tokens | undefined {
  const count = (...path: string[]): number | undefined => {
    const found = path.reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], usage)
    return Number.isSafeInteger(found) && (found as number) >= 0 ? (found as number) : undefined
  }
  const input = count('prompt_tokens') ?? count('input_tokens')
  const output = count('completion_tokens') ?? count('output_tokens')
  if (input === undefined && output === undefined) return undefined
  const beside = count('cache_read_input_tokens')
  const written = count('cache_creation_input_tokens')
  const cached =
    beside ?? count('prompt_tokens_details', 'cached_tokens') ?? count('input_tokens_details', 'cached_tokens')
  const reasoning =
    count('completion_tokens_details', 'reasoning_tokens') ?? count('output_tokens_details', 'reasoning_tokens')
  const [i, c, w, o, r] = [input ?? 0, cached ?? 0, written ?? 0, output ?? 0, reasoning ?? 0]
  // The same names are counted in by some and beside by others: a total decides, else the habit of whose names they are.
  const total = count('total_tokens')
  const isWithin = total === i + o || (total !== i + o + c + w + r && beside === undefined && written === undefined)
  return {
    ...(input === undefined ? {} : { input: isWithin ? Math.max(0, i - c - w) : i }),
    ...(cached === undefined ? {} : { cached_input: c }),
    ...(written === undefined ? {} : { cache_write: w }),
    ...(output === undefined ? {} : { output: isWithin ? Math.max(0, o - r) : o }),
    ...(reasoning === undefined ? {} : { reasoning: r }),
  }
}
