import { say } from '../../base/say.ts'
import { wilson } from '../../statistics/wilson.ts'
import { type CostSaid, costBlockDays, watchCosts } from '../budgets/cost-history.ts'
import type { Said } from '../objectives/rate-watch.ts'
import { dayOf, howSure, readTarget, saidInWords, type Target } from '../objectives/target.ts'
import { watchHistory } from '../objectives/watch-history.ts'
import { costInWords } from './cost-in-words.ts'
import { type DayOf, daysOf, outcomesIn, type ShownDay, shownDay, shownTotal } from './days.ts'
import type { Reading } from './rows.ts'
import { cannotBeKnown } from './unknown.ts'

export type Told = {
  readonly about: 'quality' | 'price' | 'volume'
  /** Something is off, or is over. */
  readonly is_over: boolean
  /** The day on which it would have been told, and the one with which it began, as far as can be told. */
  readonly told: string
  readonly since: string
  readonly said: string
  /** How sure that was; null of what is over. */
  readonly sure: string | null
  /** What it was since then (a share of those that went right, an amount per case, cases a day), and what it lies between. */
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

export type History = {
  readonly target: string | null
  readonly told: readonly Told[]
  /** How it stands at the end of the history. */
  readonly stand: readonly string[]
  readonly days: readonly ShownDay[]
  readonly total: Omit<ShownDay, 'day'>
  readonly unknown: readonly string[]
}

/**
 * What would have been told of a history, and when: of how many went right, of what a case costs, and of how many cases there are. The false alarms
 * that are accepted are shared equally over what is watched. Without a target one is taken that the first four weeks would have kept.
 */
export function watchOwnHistory(
  readings: readonly Reading[],
  { target: given, alarmsAYear }: { readonly target: Target | undefined; readonly alarmsAYear: number },
): History {
  const days = daysOf(readings)
  const outcomes = outcomesIn(readings)
  const target = outcomes.length > 0 ? (given ?? suggestedTarget(days)) : undefined
  const hasCost = days.some(({ priced }) => priced > 0)
  const share = alarmsAYear / (1 + (target ? 1 : 0) + (hasCost ? 1 : 0))
  const quality = target && watchHistory(outcomes, { rate: target.rate, alarmsAYear: share }, 'UTC')
  const costs = watchCosts(days, share)
  const told = [
    ...(target && quality ? quality.said.map((one) => toldOfQuality(one, target)) : []),
    ...costs.said.map(toldOfCost),
  ].toSorted((a, b) => (a.told < b.told ? -1 : a.told > b.told ? 1 : 0))
  return {
    target: target?.words ?? null,
    told,
    stand: target && quality ? [standOf(quality.watch.breach, target)] : [],
    days: days.map(shownDay),
    total: shownTotal(days),
    unknown: cannotBeKnown(days, { quality: quality?.watch, ...costBlockDays(costs.watch) }),
  }
}

const SUGGESTED_BY_DAYS = 28

/** What the first four weeks were like, with room for a quarter more of what goes wrong, in whole per cent. */
function suggestedTarget(days: readonly DayOf[]): Target | undefined {
  const until = (days[0]?.day ?? 0) + SUGGESTED_BY_DAYS
  const first = days.filter(({ day }) => day < until)
  const judged = first.reduce((sum, one) => sum + one.judged, 0)
  if (judged === 0) return undefined
  const wrong = first.reduce((sum, one) => sum + one.bad, 0) / judged
  const room = Math.min(99, Math.max(1, Math.ceil(125 * wrong)))
  const target = readTarget(`>= ${100 - room}%`)
  return 'why' in target ? undefined : target
}

function toldOfQuality(said: Said, target: Target): Told {
  const interval = wilson(said.n - said.bad, said.n)
  return {
    about: 'quality',
    is_over: said.kind === 'over',
    told: dayOf(said.at),
    since: dayOf(said.since),
    said: say`${saidInWords(said, target)}.`,
    sure: said.kind === 'over' ? null : howSure(said.evidence),
    value: said.n > 0 ? (said.n - said.bad) / said.n : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  }
}

const toldOfCost = (said: CostSaid): Told => ({
  about: said.kind === 'price' ? 'price' : 'volume',
  is_over: said.isOver,
  told: dayOf(said.at),
  since: dayOf(said.since),
  said: costInWords(said),
  sure: said.evidence === null ? null : howSure(said.evidence),
  value: said.after?.value ?? null,
  low: said.after?.low ?? null,
  high: said.after?.high ?? null,
})

const standOf = (breach: { readonly since: number } | null, { words }: Target): string =>
  breach
    ? say`At the end of this history ${words} is not kept.`
    : say`At the end of this history ${words} is kept, as far as can be told.`
