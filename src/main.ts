import { openApp } from './app.ts'
import { systemClock } from './base/clock.ts'
import { AppError, errors } from './base/errors.ts'
import { createLog } from './base/log.ts'
import { readSettings } from './settings.ts'

/**
 * Reads the settings, opens, starts, waits for a signal to end, and stops in reverse. A sign-in link is said as long as
 * nobody has signed in; for `signIn`, a known person's mail address, always.
 */
export async function serveUntilStopped(
  environment: Record<string, string | undefined>,
  say: (text: string) => void,
  signIn?: string,
): Promise<void> {
  const settings = readSettings(environment)
  // The rest of the program is loaded while the stores open: much of that is done by other threads.
  const [app, { startServer }, { startJobs }] = await Promise.all([
    openApp(settings, systemClock, createLog(settings.AFTERCARE_LOG)),
    import('./server/serve.ts'),
    import('./jobs.ts'),
  ])
  const stop: (() => Promise<void>)[] = [() => app.close()]
  try {
    const server = await startServer(app, settings)
    stop.push(() => server.close())
    const jobs = startJobs(app)
    stop.push(() => jobs.stop())
    say(`Aftercare serves ${app.folder.path} at ${server.url}\n`)
    const link = server.firstLink ?? (signIn === undefined ? null : await server.linkFor(signIn))
    if (link) say(`Sign in, once and within a day, with:\n  ${link}\n`)
    if (settings.AFTERCARE_AS_OF) say(`Everything is looked at as of ${settings.AFTERCARE_AS_OF}.\n`)
    say('Stop with Ctrl+C.\n')
    await new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve)
    })
  } finally {
    for (const one of stop.reverse()) await one()
  }
}

if (import.meta.main) {
  try {
    await serveUntilStopped(process.env, (text) => process.stdout.write(text))
    process.exit(0)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(errors[error.code].exit)
  }
}
