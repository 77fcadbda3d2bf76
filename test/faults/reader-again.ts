import { openApp } from '../../src/app.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { readSettings } from '../../src/settings.ts'

/** A program that opens a folder, says how far the reading again of runs is before each some of them, and ends; or is killed before. */
const [data = '', workspace = ''] = process.argv.slice(2)
const app = await openApp(readSettings({ AFTERCARE_DATA: data }), systemClock, createLog('silent'))
await app.settle(workspace)
await app.readAgain(workspace, { told: (left) => process.send?.(left[0]?.done ?? -1) })
await app.close()
process.disconnect()
