import { AppError } from '../../base/errors.ts'
import { MICROS, parseTime } from '../../base/time.ts'
import { type Comparison, compare, startComparison } from '../../statistics/comparison.ts'
import { type Invocation, text } from '../command.ts'
import { createPassedOver, echoed, fileOf, numberIn, quoted, tableOf, writerOf } from './file.ts'

/** Compares two versions that ran side by side, and tells after each run what could be told. */
export async function tryCompare(invocation: Invocation): Promise<number> {
  const { options, terminal } = invocation
  const file = fileOf(invocation, 'try compare FILE.csv')
  const share = shareOf(text(options, 'share'))
  const passed = createPassedOver(file.name)
  const { has, rows } = await tableOf(file, ['timestamp', 'arm', 'bad'])
  const comparison = startComparison()
  const writer = writerOf(terminal.out)
  writer.line('timestamp,verdict,worse,not_worse,better,difference,low,high')
  for await (const { line, cell } of rows) {
    const time = parseTime(cell('timestamp'))
    const arm = arms.get(cell('arm').toLowerCase())
    const bad = numberIn(cell('bad'))
    const probability = has('probability') ? numberIn(cell('probability')) : share
    const why = !time
      ? `${quoted(cell('timestamp'))} is no time`
      : !arm
        ? `${quoted(cell('arm'))} is neither new nor current`
        : !(bad >= 0 && bad <= 1)
          ? `${quoted(cell('bad'))} is not from 0 to 1`
          : !(probability > 0 && probability < 1)
            ? `${quoted(cell('probability'))} is no probability between 0 and 1`
            : undefined
    if (why !== undefined || !time || !arm) passed.add(line, why ?? '')
    else {
      const day = Math.floor(time.micros / MICROS.d)
      const { kind, worse, notWorse, better, difference, interval } = compare(comparison, {
        arm,
        bad,
        probability,
        day,
      })
      const figures = [worse.value, notWorse.value, better.value, difference, interval.low, interval.high]
      writer.line([echoed(cell('timestamp')), kind, ...figures.map((value) => Number(value.toPrecision(6)))].join(','))
    }
  }
  if (comparison.runs.new + comparison.runs.current === 0)
    passed.refuse('row with a time, an arm and an outcome', 'Write new or current as the arm, and 1 for a bad outcome.')
  writer.end()
  terminal.err(`${passed.sentence}${inWords(comparison)}\n`)
  return 0
}

/** What people call the two: the new version, and the one that runs. */
const arms = new Map<string, 'new' | 'current'>([
  ...['new', 'canary', 'treatment', 'b', '1'].map((name) => [name, 'new'] as const),
  ...['current', 'stable', 'control', 'a', '0'].map((name) => [name, 'current'] as const),
])

function shareOf(given: string | undefined): number {
  const share = given === undefined ? 0.5 : numberIn(given)
  if (!(share > 0 && share < 1))
    throw new AppError(
      'invalid_input',
      `--share is "${given}". Write the share of runs that were sent to the new version, over 0 and under 1, such as 0.1.`,
    )
  return share
}

function inWords({ runs, settled }: Comparison): string {
  const n = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'run' : 'runs'}`
  return `${n(runs.new)} of the new version, ${n(runs.current)} of the current one: ${settled ?? 'wait'}.`
}
