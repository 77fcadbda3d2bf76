import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A sentence of an encyclopedia, the sentences of the page it cites, and what people say of it (github.com/ryokamoi/wice). */
export type SupportCase = {
  readonly id: string
  readonly claim: string
  readonly sources: readonly string[]
  readonly isSupported: boolean
  /** The article that the sentence is from. */
  readonly article: string
}

/** A sentence of which people marked each token that its sources do not support. */
export type MarkedCase = {
  readonly id: string
  readonly claim: string
  readonly sources: readonly string[]
  readonly tokens: readonly (Span & { readonly isUnsupported: boolean })[]
}

type Span = { readonly start: number; readonly end: number }

/** A line that the command printed, as far as it is scored. */
export type Printed = {
  readonly id: string
  readonly score: number
  readonly claims: readonly { readonly words: readonly Span[] }[]
}

type Row = {
  claim: string
  evidence: string[]
  label: string
  meta: { id: string; claim_title: string }
  claim_tokens: string[]
  non_supported_spans: boolean[]
}

const rowsOf = (file: string): Row[] => {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
}

export const readSupportCases = (file: string): SupportCase[] =>
  rowsOf(file).map(({ claim, evidence, label, meta }) => ({
    id: meta.id,
    claim,
    sources: evidence,
    isSupported: label === 'supported',
    article: meta.claim_title,
  }))

export const readMarkedCases = (file: string): MarkedCase[] =>
  rowsOf(file).map(({ claim, evidence, claim_tokens, non_supported_spans }, number) => {
    let end = 0
    const tokens = claim_tokens.flatMap((token, i) => {
      // A few tokens are written otherwise than in the sentence, as brackets are; they are left out.
      const start = claim.indexOf(token, end)
      if (start < 0) return []
      end = start + token.length
      return [{ start, end, isUnsupported: non_supported_spans[i] === true }]
    })
    return { id: String(number), claim, sources: evidence, tokens }
  })

/** AUROC of supported against the rest, and balanced accuracy where a score of half or more counts as supported. What was not printed has a score of 0. */
export function scoreSupport(cases: readonly SupportCase[], printed: readonly Printed[]) {
  const scores = new Map(printed.map((line) => [line.id, line.score]))
  const of = (isSupported: boolean) =>
    cases.filter((one) => one.isSupported === isSupported).map((one) => scores.get(one.id) ?? 0)
  const [good, bad] = [of(true), of(false)]
  const found = good.filter((score) => score >= 0.5).length / good.length
  const refused = bad.filter((score) => score < 0.5).length / bad.length
  return { auroc: auroc(good, bad), balancedAccuracy: (found + refused) / 2 }
}

/** How probable it is that of one of each the good one scores higher; of equals half. */
export function auroc(good: readonly number[], bad: readonly number[]): number {
  let wins = 0
  for (const a of good) for (const b of bad) wins += a > b ? 1 : a === b ? 0.5 : 0
  return wins / (good.length * bad.length)
}

/** Precision, recall and F1 of the tokens that claims mark, over all tokens of all cases. */
export function scoreWords(cases: readonly MarkedCase[], printed: readonly Printed[]) {
  const spans = new Map(printed.map((line) => [line.id, line.claims.flatMap((claim) => claim.words)]))
  let [hits, marked, unsupported] = [0, 0, 0]
  for (const { id, tokens } of cases)
    for (const { start, end, isUnsupported } of tokens) {
      const isMarked = (spans.get(id) ?? []).some((span) => start < span.end && end > span.start)
      if (isMarked) marked++
      if (isUnsupported) unsupported++
      if (isMarked && isUnsupported) hits++
    }
  return { precision: hits / marked, recall: hits / unsupported, f1: (2 * hits) / (marked + unsupported) }
}
