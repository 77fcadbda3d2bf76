import { join } from 'node:path'
import { createLog } from '../../src/base/log.ts'
import { MICROS } from '../../src/base/time.ts'
import { openState } from '../../src/store/state/state.ts'
import { BEGIN, found, look } from './clocks-told.ts'

/** A program that opens a state, lets something happen every few minutes and looks at the clocks, and says so each time, until it is killed. */
const [folder = '', workspace = '', first = '0'] = process.argv.slice(2)
const state = await openState({ folder: join(folder, 'state') }, createLog('silent'))
process.send?.('open')
for (let n = Number(first); ; n++) {
  const at = BEGIN + n * 7 * MICROS.m
  await found(state, workspace, n, at)
  await look(state, workspace, at)
  process.send?.(n)
}
