import { Exact } from '../../base/money.ts'
import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import type { Range } from '../../evidence/runs/measures.ts'
import { askPeople } from '../../evidence/runs/people.ts'
import type { Period } from '../../plan/condition.ts'
import { shift } from '../../plan/duration.ts'
import { inNumber, type MeasureContext, type Measured } from './measured.ts'

/** What people may be counted by, as lengths of time. */
const lengths = {
  day: { unit: 'd', whole: say`people are counted by whole days, and this time holds none` },
  week: { unit: 'w', whole: say`people are counted by whole weeks, and this time holds none` },
  month: { unit: 'month', whole: say`people are counted by whole months, and this time holds none` },
} as const

/**
 * How many different people used a workflow. Per day, week or month it is the mean over each of these, counted back from the end of the
 * range: who is there in two weeks is one person in each of them. So it is no number that is divided by a length of time, and what is left
 * of the range at its beginning, shorter than one, is not looked at. Undefined where there were no runs.
 */
export async function activePeople(
  { evidence, workspace, zone }: MeasureContext,
  range: Range,
  per: Period | null,
): Promise<Measured | undefined> {
  const length = per === 'day' || per === 'week' || per === 'month' ? lengths[per] : undefined
  const whole = length ? beginningsOf(range, length.unit, zone) : [range.from]
  const begins = whole.length === 0 ? [range.from] : whole
  const parts = await askPeople(evidence, workspace, { ...range, from: Math.min(...begins) }, begins)
  const sum = (of: 'runs' | 'named' | 'people') => parts.reduce((total, part) => total + part[of], 0)
  const [runs, named] = [sum('runs'), sum('named')]
  if (runs === 0) return undefined
  const of = say`runs`
  if (named === 0) return { value: null, interval: null, n: 0, of, unknown: say`no run says who used it` }
  const value = new Exact(sum('people')).div(begins.length).toDecimalPlaces(12).toFixed()
  const measured = { interval: null, n: runs, of: inNumber(runs, of), isTotal: true } as const
  const unknown =
    length && whole.length === 0
      ? length.whole
      : named < runs
        ? say`of ${runs - named} of ${runs} runs it is unknown who used them`
        : undefined
  return unknown === undefined ? { ...measured, value } : { ...measured, value: null, atLeast: value, unknown }
}

/** When each whole day, week or month of a range begins, the last first. */
function beginningsOf({ from, to }: Range, unit: 'd' | 'w' | 'month', zone: string): Micros[] {
  const begins: Micros[] = []
  for (;;) {
    const begin = shift(to, { count: begins.length + 1, unit }, -1, zone)
    if (begin < from) return begins
    begins.push(begin)
  }
}
