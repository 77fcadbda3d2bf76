import { blockDaysOf } from '../../statistics/drift-detector.ts'
import {
  type Figure,
  type LevelDay,
  type LevelSaid,
  meanScore,
  type Score,
  startFigure,
  takeLevelDay,
} from '../objectives/level-watch.ts'

/** A day of the calendar (1970-01-01 is 0): how many cases there were, and of how many of them what they cost is known. */
export type CostDay = {
  readonly day: number
  readonly isWeekend: boolean
  readonly cases: number
  readonly priced: number
  readonly cost: number
}

/** What is watched apart: what a case costs, and how many cases there are. Both make a bill larger; fewer cases are told as well. */
export type CostKind = 'price' | 'more cases' | 'fewer cases'

/** Levels are per case of the price, and per day of the cases. */
export type CostSaid = LevelSaid & { readonly kind: CostKind }

/** What holds the days of a workflow against those before them. */
export type CostWatch = {
  /** The days that are over, the latest last: by them is told how much. At most so many as are kept. */
  readonly days: CostDay[]
  readonly figures: Readonly<Record<CostKind, Figure>>
}

const KEPT_DAYS = 400
const kinds: readonly CostKind[] = ['price', 'more cases', 'fewer cases']

/** `at` in days: nothing is staked on what was before. */
export const startCostWatch = (at: number): CostWatch => ({
  days: [],
  figures: { price: startFigure(at, 1), 'more cases': startFigure(at, 2), 'fewer cases': startFigure(at, 3) },
})

/**
 * Takes the next day that is over and tells what is not like the days before it, with no budget of money. `alarmsAYear` is the budget of
 * false alarms for the price and for the volume each; both directions of the volume share theirs.
 */
export function takeCostDay({ days, figures }: CostWatch, today: CostDay, alarmsAYear: number): CostSaid[] {
  days.push(today)
  if (days.length > KEPT_DAYS) days.shift()
  const [prices, volumes] = [days.map(priceOf), days.map(volumeOf)]
  return kinds.flatMap((kind) => {
    const isPrice = kind === 'price'
    const budget = isPrice ? alarmsAYear : alarmsAYear / 2
    const said = takeLevelDay(figures[kind], isPrice ? prices : volumes, scores[kind], budget)
    return said.map((one) => ({ kind, ...one }))
  })
}

/** What is told and not over. */
export const openCosts = ({ figures }: CostWatch): CostSaid[] =>
  kinds.flatMap((kind) => {
    const { told } = figures[kind]
    return told ? [{ kind, ...told }] : []
  })

/** A person says that it is over: what it became is as it shall be. */
export function closeCost({ figures }: CostWatch, kind: CostKind): void {
  figures[kind].told = null
}

/** How many days are judged as one by now: more than 1 where neighbouring days resemble each other. */
export const costBlockDays = ({ figures }: CostWatch): { readonly price: number; readonly volume: number } => ({
  price: blockDaysOf(figures.price.detector),
  volume: blockDaysOf(figures['more cases'].detector),
})

/** The same of a history of days that is there as a whole. */
export function watchCosts(
  days: readonly CostDay[],
  alarmsAYear: number,
): { readonly said: readonly CostSaid[]; readonly watch: CostWatch } {
  const watch = startCostWatch(days[0]?.day ?? 0)
  return { said: days.flatMap((today) => takeCostDay(watch, today, alarmsAYear)), watch }
}

const priceOf = ({ day, isWeekend, priced, cost }: CostDay): LevelDay => ({ day, isWeekend, sum: cost, count: priced })
const volumeOf = ({ day, isWeekend, cases }: CostDay): LevelDay => ({ day, isWeekend, sum: cases, count: 1 })

const scores: Readonly<Record<CostKind, Score>> = {
  price: meanScore,
  'more cases': ({ sum }) => Math.log(sum + 0.5),
  'fewer cases': ({ sum }) => -Math.log(sum + 0.5),
}
