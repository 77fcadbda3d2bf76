import { Hono } from 'hono'
import { sql } from 'kysely'
import type { App } from '../app.ts'

/** A store that needs longer for nothing works for nobody; whoever asks is answered before they give up themselves. */
const PATIENCE_MS = 5_000

/** For whoever watches the process and asks nobody who they are: whether it lives, and whether it can work. They tell nothing else. */
export function health({ state, evidence, log }: App): Hono {
  const answers = new Hono()
  answers.get('/healthz', (c) => c.json({ status: 'ok' }))
  answers.get('/readyz', async (c) => {
    const works = await Promise.allSettled([
      inTime('state', sql`select 1`.execute(state.db)),
      inTime('evidence', evidence.administer('SELECT 1 FORMAT Null')),
    ])
    const failed = works.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []))
    for (const error of failed) log.error({ error }, 'a store does not answer')
    return failed.length === 0 ? c.json({ status: 'ok' }) : c.json({ status: 'a store does not answer' }, 503)
  })
  return answers
}

/** What comes later is let go. */
async function inTime(store: string, answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the store of ${store} did not answer in ${PATIENCE_MS} ms`)),
      PATIENCE_MS,
    )
  })
  await Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
