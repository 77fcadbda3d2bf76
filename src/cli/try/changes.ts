import { changePoints } from '../../statistics/change-points.ts'
import type { Invocation } from '../command.ts'
import { createPassedOver, fileOf, NO_NUMBER, numberIn, quoted, tableOf } from './file.ts'

/** Dates the changes of a series: the rows, counted from 0, with which something new begins. */
export async function tryChanges(invocation: Invocation): Promise<number> {
  const file = fileOf(invocation, 'try changes FILE.csv')
  const passed = createPassedOver(file.name)
  const values: number[] = []
  for await (const { line, cell } of (await tableOf(file, ['value'])).rows) {
    const value = numberIn(cell('value'))
    if (Number.isNaN(value)) passed.add(line, `${quoted(cell('value'))} is no number`)
    values.push(value)
  }
  if (values.every(Number.isNaN)) passed.refuse(...NO_NUMBER)
  invocation.terminal.out(`${JSON.stringify({ changes: changePoints(values) })}\n`)
  invocation.terminal.err(passed.sentence)
  return 0
}
