import { Hono } from 'hono'
import { sql } from 'kysely'
import type { App } from '../app.ts'

/** For whoever watches the process and asks nobody who they are: whether it lives, and whether it can work. They tell nothing else. */
export function health({ state, evidence, log }: App): Hono {
  const answers = new Hono()
  answers.get('/healthz', (c) => c.json({ status: 'ok' }))
  answers.get('/readyz', async (c) => {
    const works = await Promise.allSettled([
      sql`select 1`.execute(state.db),
      evidence.administer('SELECT 1 FORMAT Null'),
    ])
    const failed = works.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []))
    for (const error of failed) log.error({ error }, 'a store does not answer')
    return failed.length === 0 ? c.json({ status: 'ok' }) : c.json({ status: 'a store does not answer' }, 503)
  })
  return answers
}
