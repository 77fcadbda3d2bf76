import { say, sayDay, sayNumber } from '../../base/say.ts'
import type { CostSaid } from '../budgets/cost-history.ts'
import type { Level } from '../objectives/level-watch.ts'
import { dayOf } from '../objectives/target.ts'

/** What was told of a cost, as a sentence without the day on which it was. */
export function costInWords({ kind, isOver, since, before, after }: CostSaid): string {
  const from = sayDay(dayOf(since))
  const [now, then] = [levelInWords(after), before ? figure(before.value) : say`unknown`]
  if (isOver)
    return kind === 'price'
      ? say`A case costs nearly what it did before again, since about ${from}: ${now}, after ${then}.`
      : say`There are nearly as many cases a day as before again, since about ${from}: ${now}, after ${then}.`
  switch (kind) {
    case 'price':
      return say`A case costs more since about ${from}: ${now}, ${then} before.`
    case 'more cases':
      return say`There are more cases a day since about ${from}: ${now}, ${then} before.`
    case 'fewer cases':
      return say`There are fewer cases a day since about ${from}: ${now}, ${then} before.`
  }
}

function levelInWords(level: Level | null): string {
  if (!level) return say`unknown`
  const { value, days, low, high } = level
  const seen = days === 1 ? say`${figure(value)} on one day` : say`${figure(value)} over ${days} days`
  if (low === null || high === null) return seen
  return say`${seen} (very likely between ${figure(low)} and ${figure(high)})`
}

/** Three digits that say something: 0.0421, 4.21, 421, 4,210. */
function figure(value: number): string {
  const decimals = Math.max(0, Math.min(8, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-6)))))
  return sayNumber(Number(value.toPrecision(3)).toFixed(Math.min(decimals, value >= 100 ? 0 : 8)))
}
