import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The Turing Change Point Dataset: series in which five people each marked where something changes, or that nothing does.
 * Both measures are those of its benchmark: G. van den Burg, C. Williams, An evaluation of change point detection
 * algorithms (arXiv 2003.06222), sections 4.1 and 4.2.
 */
export type Marked = {
  readonly name: string
  /** NaN where the series has a gap. */
  readonly values: readonly number[]
  /** By person: the 0-based places that were marked. */
  readonly marks: readonly (readonly number[])[]
}

export type Scores = { readonly f1: number; readonly covering: number }

/** The series of one column in a copy of the set: `annotations.json`, and `series/` with a file for each. */
export function readTcpd(folder: string): Marked[] {
  const marks = JSON.parse(readFileSync(join(folder, 'annotations.json'), 'utf8')) as Record<
    string,
    Record<string, number[]>
  >
  return readdirSync(join(folder, 'series'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => {
      const name = file.slice(0, -'.json'.length)
      const { series } = JSON.parse(readFileSync(join(folder, 'series', file), 'utf8')) as {
        series: { raw: (number | null)[] }[]
      }
      const values = series[0]?.raw.map((value) => value ?? Number.NaN) ?? []
      return series.length === 1 ? [{ name, values, marks: Object.values(marks[name] ?? {}) }] : []
    })
}

/** How well these changes agree with what the people marked. The first and the last place are no changes, as in the benchmark. */
export function scoreChanges({ values, marks }: Marked, changes: readonly number[]): Scores {
  const n = values.length
  const inside = changes.filter((at) => at >= 1 && at < n - 1)
  return { f1: f1(marks, inside), covering: mean(marks.map((marked) => covering(cut(inside, n), cut(marked, n), n))) }
}

/**
 * The published means are over the series on which every published method ran: without uk_coal_employ, which has gaps.
 */
export function meanScores(scores: ReadonlyMap<string, Scores>): Scores {
  const counted = [...scores].flatMap(([name, score]) => (name === 'uk_coal_employ' ? [] : [score]))
  return { f1: mean(counted.map(({ f1 }) => f1)), covering: mean(counted.map(({ covering }) => covering)) }
}

/** Precision against what anybody marked, recall as the mean over the people; the start of the series counts as marked and found. */
function f1(marks: Marked['marks'], changes: readonly number[]): number {
  const found = withStart(changes)
  const precision = hits(withStart(marks.flat()), found) / found.length
  const recall = mean(marks.map((marked) => hits(withStart(marked), found) / withStart(marked).length))
  return (2 * precision * recall) / (precision + recall)
}

const MARGIN = 5

/** How many marked places have a found one near them; each found one serves one marked. */
function hits(marked: readonly number[], found: readonly number[]): number {
  const free = new Set(found)
  return marked.filter((mark) => {
    const near = [...free].filter((at) => Math.abs(at - mark) <= MARGIN)
    const nearest = near.sort((a, b) => Math.abs(a - mark) - Math.abs(b - mark) || a - b)[0]
    return nearest !== undefined && free.delete(nearest)
  }).length
}

type Piece = { readonly start: number; readonly end: number }

/** By the length of each piece that was marked, how much of it and of the likest found piece is common to both. */
function covering(found: readonly Piece[], marked: readonly Piece[], n: number): number {
  const likeness = (a: Piece, b: Piece) => {
    const common = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
    return common / (a.end - a.start + b.end - b.start - common)
  }
  return marked.reduce((sum, a) => sum + ((a.end - a.start) / n) * Math.max(...found.map((b) => likeness(a, b))), 0)
}

function cut(changes: readonly number[], n: number): Piece[] {
  const starts = withStart(changes)
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? n }))
}

const withStart = (places: readonly number[]) => [...new Set([0, ...places])].sort((a, b) => a - b)

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
