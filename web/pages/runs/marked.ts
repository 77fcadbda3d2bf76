import type { paths } from '../../../sdk/src/api.ts'

export type SourcesOfRun = paths['/api/v1/runs/{run}/sources']['get']['responses'][200]['content']['application/json']
type Claim = NonNullable<SourcesOfRun['read']>['claims'][number]

/** A piece of an answer. `claim`: of a sentence that the sources hardly say; `missing`: nothing of it is in them. */
export type Piece = { readonly text: string; readonly claim: boolean; readonly missing: boolean }

/** A sentence with less than even odds is shown as one that is not in the sources. */
const EVEN = 0.5

/** An answer in pieces: what is missing of sentences that the sources hardly say, and numbers that are in none of them. */
export function piecesOf(answer: string, claims: readonly Claim[]): Piece[] {
  const pieces: Piece[] = []
  const add = (start: number, end: number, of: Omit<Piece, 'text'>) => {
    if (end > start) pieces.push({ text: answer.slice(start, end), ...of })
  }
  let at = 0
  for (const { start, end, score, words, numbers, names } of claims) {
    add(at, start, { claim: false, missing: false })
    const claim = score < EVEN
    const missing = merged(claim ? [...words, ...numbers, ...names] : numbers)
    at = start
    for (const one of missing) {
      add(at, one.start, { claim, missing: false })
      add(one.start, one.end, { claim, missing: true })
      at = one.end
    }
    add(at, end, { claim, missing: false })
    at = end
  }
  add(at, answer.length, { claim: false, missing: false })
  return pieces
}

type Span = { readonly start: number; readonly end: number }

/** Spans in their order, those that touch each other as one. */
function merged(spans: readonly Span[]): Span[] {
  const found: { start: number; end: number }[] = []
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const before = found.at(-1)
    if (before && start <= before.end) before.end = Math.max(before.end, end)
    else found.push({ start, end })
  }
  return found
}
