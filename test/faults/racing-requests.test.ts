import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { newId } from '../../src/base/ids.ts'
import { createLog } from '../../src/base/log.ts'
import { eventsOf, fileRequest, getRequest, makeMove } from '../../src/decisions/requests/keep.ts'
import type { Move } from '../../src/decisions/requests/move.ts'
import { askedSchema, contentHash } from '../../src/decisions/requests/request.ts'
import type { Evidence } from '../../src/store/evidence/evidence.ts'
import { migrate } from '../../src/store/migrate.ts'
import { verifyDecisions } from '../../src/store/state/decision-log.ts'
import { openState } from '../../src/store/state/state.ts'
import { newDatabase, postgresPrograms, startPostgres } from '../engines/postgres.ts'

/** Two programs on one PostgreSQL make the same move at the same moment, from the first to the last of a request: exactly one does each. */
const REQUESTS = 10
const programs = postgresPrograms()
const children = new Set<ChildProcess>()
after(() => {
  for (const child of children) child.kill('SIGKILL')
})

test('of two programs that make the same move at once exactly one does', {
  skip: !programs,
  timeout: 300_000,
}, async () => {
  const server = await startPostgres(programs ?? '')
  const url = await newDatabase(server.url)
  const state = await openState({ url }, createLog('silent'))
  try {
    await migrate(state, { administer: async () => undefined } as unknown as Evidence)
    const workspace = newId()
    const made = { id: workspace, name: 'Race', time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
    await state.db.insertInto('workspace').values(made).execute()
    for (let count = 0; count < 2; count++) {
      const child = fork(fileURLToPath(new URL('requester.ts', import.meta.url)), [url, workspace], {
        execArgv: ['--disable-warning=ExperimentalWarning'],
      })
      children.add(child)
      await once(child, 'message')
    }
    const doer = { by: 'local:asker', user: null, roles: ['owner'], through: 'member' } as const
    const now = () => Date.now() * 1000
    const race = async (id: string, move: Move, as: string) => {
      const answers = [...children].map((child) => once(child, 'message'))
      for (const child of children) child.send({ id, move, as })
      const said = (await Promise.all(answers)).map(([answer]) => String(answer)).sort()
      assert.deepEqual(said, ['conflict', 'done'], move.move)
    }
    for (let number = 0; number < REQUESTS; number++) {
      const asked = askedSchema.parse({ title: `Request ${number}`, why: 'It is needed.', what: 'prompt' })
      const { request } = await fileRequest(state, workspace, { asked, links: [], submit: false, doer, now: now() })
      const { id } = request
      const alone = (move: Move) => makeMove(state, workspace, { id, move, doer, now: now() })
      await race(id, { move: 'submit' }, 'asker')
      await alone({ move: 'classify', class: 'included', because: 'Agreed.' })
      const answers = { reversible: 'yes', data: 'as before', reach: 'inside', autonomy: 'as before' } as const
      const assessed = await alone({
        move: 'assess',
        answers: { ...answers, tested: 'yes', 'failed lately': 'no' },
        estimate: { low: 1, likely: 2, high: 3 },
      })
      await race(id, { move: 'approve', hash: contentHash(assessed.request) }, 'approver')
      await alone({ move: 'schedule', at: 0 })
      await race(id, { move: 'start' }, 'worker')
      await race(id, { move: 'finish', minutes: 5 }, 'worker')
      await race(id, { move: 'verify', passed: true, note: 'Right.' }, 'checker')
      await race(id, { move: 'review', outcome: 'success', note: 'It did.' }, 'worker')
      await race(id, { move: 'close' }, 'worker')
      const closed = await getRequest(state.db, workspace, id)
      assert.deepEqual([closed.request.state, closed.request.actual_minutes], ['closed', 5])
      // Filed, three made alone and seven raced: none twice, none lost.
      assert.equal((await eventsOf(state.db, workspace, id)).length, 11)
    }
    assert.equal((await verifyDecisions(state.db, workspace)).kind, 'whole')
  } finally {
    for (const child of children) if (child.connected) child.disconnect()
    await Promise.all([...children].map((child) => (child.exitCode === null ? once(child, 'exit') : undefined)))
    await state.close()
    server.stop()
  }
})
