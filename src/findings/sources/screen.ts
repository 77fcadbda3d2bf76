import type { Answered, Untold } from './answered.ts'
import type { Claim } from './support.ts'
import { supportOf } from './support.ts'

/** What may be off between an answer and what was found for it. The last is told, and makes no answer one with a gap. */
export const gapKinds = [
  'nothing_retrieved',
  'unsupported_claim',
  'number_mismatch',
  'stale_source',
  'never_cited',
] as const
export type GapKind = (typeof gapKinds)[number]

export const screenResults = ['gap', 'supported', 'untold'] as const

/** What a screen says of an answer. A screen and no verdict: people decide. Positions are those in the answer, their ends excluded. */
export type Screened = {
  readonly result: (typeof screenResults)[number]
  /** Why it cannot be told. */
  readonly why: Untold | null
  /** Of its worst claim: how probable it is that the sources say it, at even odds before. */
  readonly score: number | null
  readonly kinds: readonly GapKind[]
  /** How many passages it was held against. */
  readonly sources: number
  readonly claims: readonly Claim[]
  readonly worst: Claim | null
}

/** Holds an answer against what was found for it. What is of a day before `freshFrom` is stale. */
export function screen(of: Answered, freshFrom?: string): Screened {
  if (of.kind === 'untold') return { ...nothing, result: 'untold', why: of.why }
  const sources = of.passages.map(({ title, text, date }) => ({
    text: title === null ? text : `${title}\n${text}`,
    date: date ?? undefined,
  }))
  const { score, claims, gaps, isCut } = supportOf(of.answer, sources, freshFrom)
  const kinds = gapKinds.filter((kind) =>
    gaps.some((gap) => (gap.kind === 'no_source' ? 'nothing_retrieved' : gap.kind) === kind),
  )
  // What claims nothing needs no source.
  const told = claims.length === 0 ? kinds.filter((kind) => kind !== 'nothing_retrieved') : kinds
  const isGap = told.some((kind) => kind !== 'never_cited')
  // Sources that were not compared may hold what seems to be missing; what was not read of an answer may be missing in them.
  if (isGap ? of.isCut : isCut) return { ...nothing, result: 'untold', why: 'too_long' }
  const worst = claims.reduce<Claim | null>((low, one) => (low && low.score <= one.score ? low : one), null)
  return { result: isGap ? 'gap' : 'supported', why: null, score, kinds: told, sources: sources.length, claims, worst }
}

const nothing = { score: null, kinds: [], sources: 0, claims: [], worst: null } as const
