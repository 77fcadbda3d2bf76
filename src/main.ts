import { openApp } from './app.ts'
import { systemClock } from './base/clock.ts'
import { AppError, errors } from './base/errors.ts'
import { createLog } from './base/log.ts'
import { startJobs } from './jobs.ts'
import { startServer } from './server/serve.ts'
import { readSettings } from './settings.ts'

/** `npm start`: read the settings, open, start, wait for a signal, stop in reverse. */
try {
  const settings = readSettings(process.env)
  const log = createLog(settings.AFTERCARE_LOG)
  const app = await openApp(settings, systemClock, log)
  const server = await startServer(app, {
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: settings.AFTERCARE_URL,
  }).catch(async (error) => {
    await app.close()
    throw error
  })
  const jobs = startJobs(app)
  process.stdout.write(`Aftercare serves ${app.folder.path} at ${server.url}\n`)
  if (server.firstLink) process.stdout.write(`Sign in, once, within a day, with: ${server.firstLink}\n`)
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve)
  })
  await jobs.stop()
  await server.close()
  await app.close()
  process.exit(0)
} catch (error) {
  if (!(error instanceof AppError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(errors[error.code].exit)
}
