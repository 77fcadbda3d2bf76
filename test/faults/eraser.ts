import { openApp } from '../../src/app.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { eraseAll } from '../../src/evidence/erasure/erase.ts'
import { readSettings } from '../../src/settings.ts'

/** A program that opens a folder, says so, carries out what is ordered to be erased in a workspace, says so and ends; or is killed before. */
const [data = '', workspace = ''] = process.argv.slice(2)
const app = await openApp(readSettings({ AFTERCARE_DATA: data }), systemClock, createLog('silent'))
process.send?.('open')
await app.settle(workspace)
await eraseAll(app.erasing, workspace)
await app.settle(workspace)
await app.close()
process.disconnect()
