import { createAnomalyState, observeAnomaly } from '../../statistics/conformal-anomaly.ts'
import type { Invocation } from '../command.ts'
import { createPassedOver, echoed, fileOf, NO_NUMBER, numberIn, quoted, tableOf, writerOf } from './file.ts'

/** How unusual each row of a series is, given the rows before it alone. */
export async function tryDrift(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  const file = fileOf(invocation, 'try drift FILE.csv')
  const passed = createPassedOver(file.name)
  const { rows } = await tableOf(file, ['timestamp', 'value'])
  const state = createAnomalyState()
  const writer = writerOf(terminal.out)
  writer.line('timestamp,score,alarm')
  for await (const { line, cell } of rows) {
    const value = numberIn(cell('value'))
    // It has its line all the same: where rows are counted, each is one.
    if (Number.isNaN(value)) passed.add(line, `${quoted(cell('value'))} is no number`)
    const { score, isAlarm } = observeAnomaly(state, value)
    writer.line(`${echoed(cell('timestamp'))},${Number(score.toPrecision(8))},${isAlarm ? 1 : 0}`)
  }
  if (state.rows === 0) passed.refuse(...NO_NUMBER)
  writer.end()
  terminal.err(passed.sentence)
  return 0
}
