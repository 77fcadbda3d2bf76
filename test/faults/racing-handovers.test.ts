import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { orderHandover } from '../../src/actions/handover/order.ts'
import { listTrackers } from '../../src/actions/handover/tracker.ts'
import { newId } from '../../src/base/ids.ts'
import { createLog } from '../../src/base/log.ts'
import { createMasker } from '../../src/evidence/receive/mask.ts'
import type { Evidence } from '../../src/store/evidence/evidence.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openState } from '../../src/store/state/state.ts'
import { newDatabase, postgresPrograms, startPostgres } from '../engines/postgres.ts'
import { addTools, overFindings, seeFinding, startTools } from './handed.ts'

/** Two programs on one PostgreSQL carry out the same orders at the same time: each is made by one, and its end is told by one. */
const FINDINGS = 15
const secret = 'a secret of the installation, for tests'
const programs = postgresPrograms()
const children = new Set<ChildProcess>()
after(() => {
  for (const child of children) child.kill('SIGKILL')
})

test('of two programs that hand things over at once, each ticket and each word of an end is made by one', {
  skip: !programs,
  timeout: 300_000,
}, async () => {
  const server = await startPostgres(programs ?? '')
  const tools = await startTools()
  const url = await newDatabase(server.url)
  const log = createLog('silent')
  const state = await openState({ url }, log)
  try {
    await migrate(state, { administer: async () => undefined } as unknown as Evidence)
    const workspace = newId()
    const now = () => Date.now() * 1000
    const made = { id: workspace, name: 'Race', time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
    await state.db.insertInto('workspace').values(made).execute()
    await addTools({ state, secret }, workspace, tools, now())
    // Long enough that the other one looks meanwhile.
    for (const { standIn } of tools) standIn.manner = () => ({ slow: 15 })
    for (let count = 0; count < 2; count++) {
      const program = fileURLToPath(new URL('hander.ts', import.meta.url))
      const child = fork(program, [url, workspace, secret], { execArgv: ['--disable-warning=ExperimentalWarning'] })
      children.add(child)
      await once(child, 'message')
    }
    const masker = async () => createMasker(Buffer.alloc(32, 1))
    const parts = { state, url: 'https://care.acme.test', masker }
    const trackers = await listTrackers(state.db, workspace)
    const order = async (n: number) => {
      const about = { kind: 'finding', id: await seeFinding(state, workspace, n, now()) } as const
      const acting = { by: 'local:me', now: now(), moment: now() }
      for (const { id: tracker } of trackers) {
        const given = { tracker, about, wish: { note: null, words: false } }
        // Two that press at once: one of them is told that it was done already.
        const came = await Promise.allSettled([
          orderHandover(parts, workspace, given, acting),
          orderHandover(parts, workspace, given, acting),
        ])
        assert.deepEqual(came.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
      }
    }
    const until = async (isSo: (row: { state: string; over_told: boolean }) => boolean) => {
      for (;;) {
        const rows = await state.db.selectFrom('handover').select(['state', 'over_told']).execute()
        if (rows.length === FINDINGS * tools.length && rows.every(isSo)) return
        await sleep(50)
      }
    }
    for (let n = 0; n < FINDINGS; n++) await order(n)
    await until((row) => row.state === 'handed')
    const numbers = Array.from({ length: FINDINGS }, (_, n) => n)
    await overFindings(state, workspace, numbers, now())
    await until((row) => row.over_told)

    for (const tool of tools) {
      const tickets = tool.tickets()
      assert.equal(tickets.length, FINDINGS, tool.kind)
      assert.equal(new Set(tickets.map(({ mark }) => mark)).size, FINDINGS, tool.kind)
      for (const { mark, comments } of tickets) assert.deepEqual(comments, [`${mark}-1`], tool.kind)
    }
    // Both had their part, and none was tried by both.
    const by = await Promise.all(
      [...children].map(async (child) => {
        const answer = new Promise<number>((resolve) => {
          child.on('message', (said) => typeof said === 'number' && resolve(said))
        })
        child.send('count')
        return await answer
      }),
    )
    assert.ok(by.every((count) => count > 0))
    assert.equal(
      by.reduce((sum, count) => sum + count, 0),
      FINDINGS * tools.length,
    )
  } finally {
    for (const child of children) if (child.connected) child.disconnect()
    await Promise.all([...children].map((child) => (child.exitCode === null ? once(child, 'exit') : undefined)))
    await state.close()
    for (const { standIn } of tools) await standIn.close()
    server.stop()
  }
})
