import { createRandom } from '../../src/statistics/random.ts'
import { startStepDetector, takeOver, takeValue } from '../../src/statistics/step-detector.ts'
import { type Figure, quantileOf, type Simulation, share } from './figure.ts'

const HISTORIES = 1_000
const BEFORE = 300
const LASTS = 700
const ALARMS_A_YEAR = 0.02
const A_DAY = 35

/** A step that lasts for 700 more runs once it was told, and is over then. */
const ROWS = [
  { row: 'bad outcomes, 5 % to 28 %', of: 'outcomes', from: 0.05, to: 0.28, early: 0.009, runs: 56 },
  { row: 'bad outcomes, 10 % to 25 %', of: 'outcomes', from: 0.1, to: 0.25, early: 0.006, runs: 122 },
  { row: 'amounts, 30 % larger', of: 'amounts', from: 1, to: 1.3, early: 0.027, runs: 39 },
] as const

/** Whether it was called over while it lasted, and else with which run after it was. */
function history(
  { of, from, to }: (typeof ROWS)[number],
  seed: number,
): { isEarly: boolean; runs: number } | undefined {
  const random = createRandom(seed)
  const value = (isWorse: boolean) =>
    of === 'outcomes'
      ? Number(random.next() < (isWorse ? to : from))
      : (isWorse ? to : from) * Math.exp(0.8 * (random.next() + random.next() + random.next() - 1.5))
  const detector = startStepDetector(of, 0, seed)
  const take = (day: number, release: string, isWorse: boolean) => ({
    isTold: takeValue(detector, day, release, value(isWorse), ALARMS_A_YEAR)?.isAlarm ?? false,
    isOver: takeOver(detector).length > 0,
  })
  for (let run = 0; run < BEFORE; run++) take(run / A_DAY, 'one', false)
  let isTold = false
  for (let run = 0; run < 1000 && !isTold; run++) isTold = take(60 + run / A_DAY, 'two', true).isTold
  if (!isTold) return undefined
  for (let run = 0; run < LASTS; run++)
    if (take(90 + run / A_DAY, 'two', true).isOver) return { isEarly: true, runs: 0 }
  for (let run = 0; run < 3000; run++)
    if (take(120 + run / A_DAY, 'two', false).isOver) return { isEarly: false, runs: run }
  return { isEarly: false, runs: 3000 }
}

export const STEP_OVER: Simulation = {
  name: 'step-over',
  *figures(): Iterable<Figure> {
    for (const one of ROWS) {
      const found = Array.from({ length: HISTORIES }, (_, seed) => history(one, seed + 1)).filter(
        (it) => it !== undefined,
      )
      const common = { table: 'A step that was told, when it is said to be over', row: one.row, seed: 1 }
      const early = found.filter(({ isEarly }) => isEarly).length
      yield {
        ...{ ...common, column: 'while it lasts 700 more runs', expected: one.early, rounding: 0.0005 },
        ...share(early, found.length),
      }
      const runs = found.flatMap((it) => (it.isEarly ? [] : [it.runs]))
      yield {
        ...{ ...common, column: 'runs after it is, median', expected: one.runs, rounding: 0.5 },
        ...quantileOf(runs, 0.5),
      }
    }
  },
}
