import { type Word, wordsOf } from './words.ts'

/** The words of sources, one source after the other, by where they stand. */
export type Sources = { readonly places: ReadonlyMap<string, readonly number[]>; readonly length: number }

/** How a claim stands to its sources. */
export type Reading = {
  /** Of its words, by their weight: the share that stands in the passage where most stands together. */
  readonly inPassage: number
  /** Of the pairs of words that follow each other: the share that stands near each other in the sources. */
  readonly pairs: number
  /** How many of its numbers stand nowhere, at most 3. */
  readonly absentNumbers: number
  /** Of its names: the share that stands anywhere; 1 without names. */
  readonly names: number
  /** The most words one after the other that stand nowhere, at most 6. */
  readonly absentRun: number
  /** The words that do not stand in that passage. */
  readonly missing: readonly Word[]
}

/**
 * Three sentences are some 45 words that say something, and are counted in words, so that it does not matter how sources are cut
 * into texts. A word's weight falls with the number of pieces of a sentence's length that have it.
 */
const PASSAGE = 45
const SENTENCE = 15

/** Words that follow each other in a claim may have others between them in the source. */
const NEAR = 3

/** A word that stands more often tells nothing, and would make each claim with it dear. */
const MOST_PLACES = 1000

export function indexSources(texts: readonly string[]): Sources {
  const places = new Map<string, number[]>()
  let length = 0
  for (const text of texts)
    for (const { stem } of wordsOf(text)) {
      const list = places.get(stem)
      if (list && list.length < MOST_PLACES) list.push(length)
      else if (!list) places.set(stem, [length])
      length++
    }
  return { places, length }
}

/** Of a claim with at least one word. */
export function readClaim(claim: readonly Word[], sources: Sources): Reading {
  const stems = [...new Set(claim.map((word) => word.stem))]
  const weights = new Map(stems.map((stem) => [stem, weightOf(stem, sources)]))
  const weightOfAll = sum(weights.values())
  const isAnywhere = (word: Word) => sources.places.has(word.stem)
  const hits = stems
    .flatMap((stem) => (sources.places.get(stem) ?? []).map((place) => ({ stem, place })))
    .sort((a, b) => a.place - b.place)
  const passage = bestPassage(hits, weights)
  const nearby = pairsNearby(hits)
  const pairs = claim.slice(1).map((word, i) => pairOf(claim[i]?.stem ?? '', word.stem))
  const names = claim.filter((word) => word.kind === 'name')
  return {
    inPassage: sum([...passage].map((stem) => weights.get(stem) ?? 0)) / weightOfAll,
    pairs: share(pairs, (pair) => nearby.has(pair)) ?? Number(claim.every(isAnywhere)),
    absentNumbers: Math.min(3, claim.filter((word) => word.kind === 'number' && !isAnywhere(word)).length),
    names: share(names, isAnywhere) ?? 1,
    absentRun: Math.min(
      6,
      longestRun(claim, (word) => !isAnywhere(word)),
    ),
    missing: claim.filter((word) => !passage.has(word.stem)),
  }
}

/** Inverse document frequency, of pieces of a sentence's length. */
function weightOf(stem: string, { places, length }: Sources): number {
  const pieces = new Set(places.get(stem)?.map((place) => Math.floor(place / SENTENCE))).size
  return Math.log(1 + (Math.ceil(length / SENTENCE) + 1) / (pieces + 0.5))
}

type Hit = { readonly stem: string; readonly place: number }

/** What stands in the passage whose words weigh the most; of equals in the first. */
function bestPassage(hits: readonly Hit[], weights: ReadonlyMap<string, number>): Set<string> {
  const counts = new Map<string, number>()
  let [best, bestFrom, bestTo] = [0, 0, 0]
  let [weight, from] = [0, 0]
  for (const [to, { stem, place }] of hits.entries()) {
    const count = counts.get(stem) ?? 0
    counts.set(stem, count + 1)
    if (count === 0) weight += weights.get(stem) ?? 0
    for (let first = hits[from]; first && place - first.place >= PASSAGE; first = hits[++from]) {
      const left = (counts.get(first.stem) ?? 0) - 1
      counts.set(first.stem, left)
      if (left === 0) weight -= weights.get(first.stem) ?? 0
    }
    // What rounding leaves of a sum that goes up and down is no more weight.
    if (weight > best + 1e-9) [best, bestFrom, bestTo] = [weight, from, to + 1]
  }
  return new Set(hits.slice(bestFrom, bestTo).map((hit) => hit.stem))
}

function pairsNearby(hits: readonly Hit[]): Set<string> {
  const pairs = new Set<string>()
  for (const [i, { stem, place }] of hits.entries())
    for (let j = i - 1; j >= 0 && place - (hits[j]?.place ?? 0) <= NEAR; j--)
      pairs.add(pairOf(hits[j]?.stem ?? '', stem))
  return pairs
}

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

function longestRun<T>(list: readonly T[], is: (one: T) => boolean): number {
  let [run, longest] = [0, 0]
  for (const one of list) {
    run = is(one) ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

const share = <T>(list: readonly T[], is: (one: T) => boolean): number | undefined =>
  list.length === 0 ? undefined : list.filter(is).length / list.length

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)
