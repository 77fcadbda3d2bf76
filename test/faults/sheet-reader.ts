import { openApp } from '../../src/app.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { MICROS } from '../../src/base/time.ts'
import { readConnector } from '../../src/evidence/receive/connectors/read.ts'
import { readSettings } from '../../src/settings.ts'

/** A program that reads a sheet once, says how many lines it told, and ends; or dies by its own hand before or after a batch of them. */
const [data = '', workspace = '', connector = '', when = '', batch = '0'] = process.argv.slice(2)
const app = await openApp(readSettings({ AFTERCARE_DATA: data }), systemClock, createLog('silent'))
const { pipe } = app.connectors
let [batches, told] = [0, 0]
const die = () => {
  process.kill(process.pid, 'SIGKILL')
  // Nothing follows, not even what was about to.
  return new Promise<never>(() => undefined)
}
const watched: typeof pipe = {
  ...pipe,
  async receiveLines(...given) {
    batches++
    if (when === 'before' && batches === Number(batch)) await die()
    const received = await pipe.receiveLines(...given)
    told += given[2].length
    if (when === 'after' && batches === Number(batch)) await die()
    return received
  },
}
const bounds = { until: systemClock.now() + 10 * MICROS.m }
await readConnector({ ...app.connectors, pipe: watched }, workspace, connector, bounds)
// Read and noted, and nothing more.
if (when === 'read') await die()
await app.settle(workspace)
await app.close()
process.send?.({ batches, told })
process.disconnect()
