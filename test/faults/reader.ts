import { openApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { MICROS } from '../../src/base/time.ts'
import { readBackAll } from '../../src/jobs.ts'
import { readSettings } from '../../src/settings.ts'
import { settableClock } from '../engines/engines.ts'

/** A program that reads again what was written, minute after minute of a clock that it is given, until it is killed. */
const [data, now] = process.argv.slice(2)
const clock = settableClock()
clock.set(Number(now))
const app = await openApp(readSettings({ AFTERCARE_DATA: data }), clock, createLog('silent'))
for (;;) {
  await readBackAll(app)
  process.send?.('turn')
  clock.pass(MICROS.m)
}
