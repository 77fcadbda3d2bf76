import { drawNormal } from './draw.ts'
import { quantile } from './quantile.ts'
import { createRandom, type Random } from './random.ts'

/** A day by its number, counted from any day, and its weekday from 0 to 6, counted from any weekday. */
type Day = { readonly day: number; readonly weekday: number }

/** What a day cost, in any currency: 0 or more. */
export type DaySpend = Day & { readonly amount: number }

/** The days for which a budget is meant, seen from within. */
export type BudgetPeriod = {
  readonly budget: number
  /** What its past days cost. */
  readonly spent: number
  /** Its days to come, one after the other, from the day after the last that is known. */
  readonly ahead: readonly Day[]
}

export type SpendForecast = {
  /** What the whole period will cost: the middle of what may come, and the band that should hold it in 80 % of forecasts. */
  readonly total: { readonly low: number; readonly middle: number; readonly high: number }
  /** The probability that it costs more than the budget. */
  readonly over: number
  /** The day to come on which the budget is used up as likely as not; null where it more likely lasts. */
  readonly exhausted: number | null
  /**
   * What would keep the budget with a probability of .8: the days to come at this many times their cost, by fewer runs a
   * day or a lower price of each; 0 where nothing is left of it. Null where that is so as it is.
   */
  readonly keep: number | null
}

/** How fast the level follows: half of what it knows is from the last 4 days. */
const FOLLOW = 0.15
/** Days that weekdays and residues are learnt from: eight of each weekday. */
const LEARNT = 56
const PATHS = 600
const BLOCK = 5
/** In this share of forecasts the band is to miss. */
const MISSES = 0.2

/**
 * What a period will cost, from the days before (in order; a day that is not known is left out, a day without cost is 0).
 * Undefined where fewer than 14 of the last 56 days are known since the first that cost anything. The same seed gives the same forecast.
 *
 * Spend is a level times a factor of the weekday times a residue. Weekday factors are shrunk to 1 by one day; the level is
 * smoothed exponentially (.15); what may come is 600 paths, each from a level as uncertain as the smoothing leaves it, with
 * past residues drawn in blocks of 5 days, and each path's level follows what it spends (H. Kuensch, The jackknife and the
 * bootstrap for general stationary observations, Annals of Statistics 17, 1989, for blocks). A block starts on the same weekday
 * as the day it stands for: what the shrinking of a factor leaves, as on weekends when hardly anything runs, would else
 * wander to other days.
 *
 * Breaks: a price that changed within the last days is known only in part (a week after x1.6, forecasts are some 3 % low); a
 * month's end or holidays that cost otherwise are not known at all.
 */
export function forecastSpend(
  history: readonly DaySpend[],
  { budget, spent, ahead }: BudgetPeriod,
  seed: number,
  missRate = MISSES,
): SpendForecast | undefined {
  const learnt = daysToLearnFrom(history)
  const mean = learnt.reduce((sum, { amount }) => sum + amount, 0) / learnt.length
  if (learnt.length < 14) return undefined

  const factors = weekdayFactors(learnt, mean)
  const { level, residues } = smooth(learnt, factors)
  const random = createRandom(seed)
  const blocks = blocksByWeekday(residues)
  const unsure = 0.9 * deviation(residues.map(({ ratio }) => ratio)) * Math.sqrt(FOLLOW / (2 - FOLLOW))
  const paths = Array.from({ length: PATHS }, () => {
    const start = level * Math.max(0, 1 + unsure * drawNormal(random))
    return drawPath(ahead, factors, start, blocks, random)
  })

  const sums = paths.map((path) => path.reduce((sum, amount) => sum + amount, 0)).sort((a, b) => a - b)
  const at = (p: number) => quantile(sums, p) ?? 0
  const edge = Math.min(Math.max(missRate / 2, 0), 0.5)
  return {
    total: { low: spent + at(edge), middle: spent + at(0.5), high: spent + at(1 - edge) },
    over: sums.filter((sum) => spent + sum > budget).length / PATHS,
    exhausted: ahead[middlePassing(paths, budget - spent)]?.day ?? null,
    keep: spent + at(0.8) <= budget ? null : Math.max(0, budget - spent) / at(0.8),
  }
}

/**
 * The rate of misses to ask the next band for, once it is known whether the last one missed: bands that miss too often widen, in
 * whatever way the spending has changed (adaptive conformal inference: I. Gibbs, E. Candes, NeurIPS 2021, with a step of .02).
 */
export const nextMissRate = (missRate: number, isMissed: boolean): number =>
  missRate + 0.02 * (MISSES - (isMissed ? 1 : 0))

/** The last 56 days, but none before the first that cost anything: there the work had not begun. */
function daysToLearnFrom(history: readonly DaySpend[]): readonly DaySpend[] {
  const since = (history.at(-1)?.day ?? 0) - LEARNT
  const last = history.filter(({ day }) => day > since)
  const first = last.findIndex(({ amount }) => amount > 0)
  return first < 0 ? [] : last.slice(first)
}

/** By weekday, its days' mean spend over that of all days, with one further day that is as all. */
function weekdayFactors(days: readonly DaySpend[], mean: number): number[] {
  return Array.from({ length: 7 }, (_, weekday) => {
    const own = days.filter((day) => day.weekday === weekday)
    return (own.reduce((sum, { amount }) => sum + amount / mean, 0) + 1) / (own.length + 1)
  })
}

type Residue = Day & { readonly ratio: number }

/** The level after the last day, weekdays apart, and how many times the level before it each day was, but for those of the first week. */
function smooth(days: readonly DaySpend[], factors: readonly number[]): { level: number; residues: Residue[] } {
  const plain = days.map(({ amount, weekday }) => amount / (factors[weekday] as number))
  let level = plain.slice(0, 7).reduce((sum, value) => sum + value / 7, 0)
  const residues: Residue[] = []
  for (const [i, { day, weekday }] of days.entries()) {
    const value = plain[i] as number
    // After weeks without work a day is any number of times its level, and a path that drew some of them would run away.
    if (i >= 7) residues.push({ day, weekday, ratio: Math.min(value / level, 1 / FOLLOW) })
    level += FOLLOW * (value - level)
  }
  return { level, residues }
}

/** By weekday, the ratios of up to five days in a row that begin on it. */
function blocksByWeekday(residues: readonly Residue[]): number[][][] {
  const blocks: number[][][] = Array.from({ length: 7 }, () => [])
  for (const [i, { day, weekday }] of residues.entries()) {
    const row = residues.slice(i, i + BLOCK).filter((next, j) => next.day === day + j)
    blocks[weekday]?.push(row.map(({ ratio }) => ratio))
  }
  return blocks
}

/** What each of the days ahead may cost. */
function drawPath(
  ahead: readonly Day[],
  factors: readonly number[],
  start: number,
  blocks: readonly (readonly (readonly number[])[])[],
  random: Random,
): number[] {
  let level = start
  let block: readonly number[] = []
  return ahead.map(({ weekday }) => {
    const begun = blocks[weekday] ?? []
    if (block.length === 0) block = begun.length > 0 ? random.pick(begun) : [1]
    const [ratio = 1, ...rest] = block
    block = rest
    const amount = level * (factors[weekday] as number) * ratio
    level *= 1 + FOLLOW * (ratio - 1)
    return amount
  })
}

/** The place of the first day on which at least half of the paths have passed the limit; past the last where they have not. */
function middlePassing(paths: readonly (readonly number[])[], limit: number): number {
  const passed = paths.map((path) => {
    let sum = 0
    const place = path.findIndex((amount) => {
      sum += amount
      return sum > limit
    })
    return place < 0 ? path.length : place
  })
  return passed.sort((a, b) => a - b)[Math.ceil(PATHS / 2) - 1] ?? 0
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value / values.length, 0)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}
