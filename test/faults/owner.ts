import { openApp } from '../../src/app.ts'
import { systemClock } from '../../src/base/clock.ts'
import { AppError } from '../../src/base/errors.ts'
import { createLog } from '../../src/base/log.ts'
import { readSettings } from '../../src/settings.ts'

/** A program that opens a folder, writes its name into both stores, says so and stays until it is killed; or says why it could not. */
const [data, name = ''] = process.argv.slice(2)
try {
  const app = await openApp(readSettings({ AFTERCARE_DATA: data }), systemClock, createLog('silent'))
  const workspace = { id: name, name, time_zone: 'UTC', currency: 'USD', created_at: new Date() }
  await app.state.db.insertInto('workspace').values(workspace).execute()
  const line = JSON.stringify({ type: 'run', run: name, workflow: 'desk', started: '2026-01-01T00:00Z', status: 'ok' })
  await app.pipe.receiveTexts('all', await app.masker(name), [line])
  process.stdout.write(`owner ${name}\n`)
  setInterval(() => {}, 1000)
} catch (error) {
  process.stdout.write(error instanceof AppError ? `${error.code}\n` : `${error}\n`)
}
