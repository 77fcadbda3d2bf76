import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { newId } from '../../src/base/ids.ts'
import { createLog } from '../../src/base/log.ts'
import { MICROS } from '../../src/base/time.ts'
import type { Evidence } from '../../src/store/evidence/evidence.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openState } from '../../src/store/state/state.ts'
import { newDatabase, postgresPrograms, startPostgres } from '../engines/postgres.ts'
import { BEGIN, everyShareOnce, found, LONGEST, promise } from './clocks-told.ts'

/** Two programs on one PostgreSQL look at the same clocks at the same time. */
const LOOKS = 40
const programs = postgresPrograms()
const children = new Set<ChildProcess>()
after(() => {
  for (const child of children) child.kill('SIGKILL')
})

test('of two programs that look at clocks at once, each share is told by one', {
  skip: !programs,
  timeout: 240_000,
}, async () => {
  const server = await startPostgres(programs ?? '')
  const url = await newDatabase(server.url)
  const state = await openState({ url }, createLog('silent'))
  try {
    await migrate(state, { administer: async () => undefined } as unknown as Evidence)
    const workspace = newId()
    const made = { id: workspace, name: 'Race', time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
    await state.db.insertInto('workspace').values(made).execute()
    await promise(state, workspace)
    for (let count = 0; count < 2; count++) {
      const child = fork(fileURLToPath(new URL('racing-looker.ts', import.meta.url)), [url, workspace], {
        execArgv: ['--disable-warning=ExperimentalWarning'],
      })
      children.add(child)
      await once(child, 'message')
    }
    let at = BEGIN
    const bothLook = () =>
      Promise.all(
        [...children].map(async (child, place) => {
          const looked = once(child, 'message')
          // A millisecond apart, so that it is seen which of them told it.
          child.send(at + place * 1000)
          await looked
        }),
      )
    for (let n = 0; n < LOOKS; n++, at += 13 * MICROS.m) {
      await found(state, workspace, n, at)
      await bothLook()
    }
    at += LONGEST
    await bothLook()
    await everyShareOnce(state, workspace, at)
  } finally {
    for (const child of children) if (child.connected) child.disconnect()
    await Promise.all([...children].map((child) => (child.exitCode === null ? once(child, 'exit') : undefined)))
    await state.close()
    server.stop()
  }
})
