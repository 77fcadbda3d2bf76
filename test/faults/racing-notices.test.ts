import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { addPlace } from '../../src/actions/notices/places.ts'
import { newId } from '../../src/base/ids.ts'
import { createLog } from '../../src/base/log.ts'
import { planSchema } from '../../src/plan/plan.ts'
import { applyPlan } from '../../src/plan/versions.ts'
import type { Evidence } from '../../src/store/evidence/evidence.ts'
import { migrate } from '../../src/store/migrate.ts'
import { owe } from '../../src/store/state/owed.ts'
import { openState } from '../../src/store/state/state.ts'
import { newDatabase, postgresPrograms, startPostgres } from '../engines/postgres.ts'
import { startMailServer, startReceiver } from '../engines/receivers.ts'

/** Two programs on one PostgreSQL tell the same people at the same time: everything is told, and nothing by both. */
const FINDINGS = 40
/** Of what nobody acknowledges, they are told so often again. */
const STEPS = 2
/** By mail and in the room: each beginning with its steps, and each end. */
const ALL = 2 * FINDINGS * (1 + STEPS + 1)
/** Of low severity, which waits for a person and goes out in one mail: so many come due at a time, so often. */
const TOGETHER = 12
const TIMES = 10
const secret = 'a secret of the installation, for tests'
const programs = postgresPrograms()
const children = new Set<ChildProcess>()
after(() => {
  for (const child of children) child.kill('SIGKILL')
})

test('of two programs that tell people at once, each notice and each step of it is told by one, and every beginning before its end', {
  skip: !programs,
  timeout: 240_000,
}, async () => {
  const server = await startPostgres(programs ?? '')
  const [room, post] = [await startReceiver(), await startMailServer()]
  const url = await newDatabase(server.url)
  const state = await openState({ url }, createLog('silent'))
  try {
    await migrate(state, { administer: async () => undefined } as unknown as Evidence)
    const workspace = newId()
    const now = () => Date.now() * 1000
    const made = { id: workspace, name: 'Race', time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
    await state.db.insertInto('workspace').values(made).execute()
    const plan = planSchema.parse({
      ...{ plan: 1, workspace: 'race', client: 'Race', time_zone: 'UTC', currency: 'EUR', effective: '2026-01-01' },
      people: { ana: { name: 'Ana', email: 'ana@acme.test' } },
      workflows: { desk: { name: 'Desk', risk: 'high', owner: 'ana' } },
      notices: {
        routes: [
          {
            ...{ when: 'anything', tell: 'owner', by: ['mail', 'channels'] },
            unacknowledged: [{ after: '1h', tell: 'owner', times: STEPS }],
          },
        ],
      },
    })
    await applyPlan(state, workspace, { plan, source: 'plan', by: 'local:me', now: now() })
    const place = { kind: 'webhook', name: 'Room', url: room.url, by: 'local:me', now: now() } as const
    await addPlace({ state, secret }, workspace, place)
    // Long enough that the other one looks meanwhile.
    room.manner = () => ({ kind: 'slow', ms: 15 })
    for (let count = 0; count < 2; count++) {
      const child = fork(
        fileURLToPath(new URL('racing-teller.ts', import.meta.url)),
        [url, workspace, secret, post.url],
        { execArgv: ['--disable-warning=ExperimentalWarning'] },
      )
      children.add(child)
      await once(child, 'message')
    }
    for (const child of children) child.send('tell')
    const entered = async (finding: number, opens: boolean) => {
      const kind = opens ? 'finding.opened' : 'finding.over'
      const owed = { kind, about: `finding:${finding}`, opens, urgency: 'high', workflow: 'desk' } as const
      await state.transaction((trx) => owe(trx, workspace, { ...owed, body: { title: `${finding}` } }, now()))
    }
    const isTold = async () => {
      const { told } = await state.db
        .selectFrom('notice_delivery')
        .select((eb) => eb.fn.countAll<string>().as('told'))
        .where('state', '=', 'sent')
        .executeTakeFirstOrThrow()
      return Number(told)
    }
    const until = async (count: number) => {
      while ((await isTold()) < count) await sleep(50)
    }
    // Each by mail and in the room.
    for (let finding = 0; finding < FINDINGS; finding++) await entered(finding, true)
    await until(2 * FINDINGS)
    for (let step = 1; step <= STEPS; step++) {
      // All at once, instead of an hour later.
      await state.db.updateTable('notice').set({ next_step_at: new Date() }).where('opens', '=', true).execute()
      await until(2 * FINDINGS * (1 + step))
    }
    for (let finding = 0; finding < FINDINGS; finding++) await entered(finding, false)
    await until(ALL)

    const ids = room.received.map(({ headers }) => headers['webhook-id'])
    assert.equal(ids.length, ALL / 2)
    assert.equal(new Set(ids).size, ids.length)
    const mails = post.mailed.map(({ text }) => /^Message-ID: (\S+)/im.exec(text)?.[1])
    assert.equal(mails.length, ALL / 2)
    assert.equal(new Set(mails).size, mails.length)
    const order = room.received.map(({ body }) => {
      const { type, data } = JSON.parse(body) as { type: string; data: { about?: string } }
      return `${type} ${data.about}`
    })
    for (let finding = 0; finding < FINDINGS; finding++) {
      const [opened, over] = ['opened', 'over'].map((what) => order.lastIndexOf(`finding.${what} finding:${finding}`))
      assert.ok(opened !== undefined && over !== undefined && opened >= 0 && over > opened, `${finding}`)
    }
    const steps = await state.db.selectFrom('notice_delivery').select('step').where('opens', '=', true).execute()
    for (let step = 0; step <= STEPS; step++)
      assert.equal(steps.filter((one) => one.step === step).length, 2 * FINDINGS, `step ${step}`)

    // Before the first of them is gone the next come due, so that both gather for the same person.
    for (let count = 0; count < TOGETHER * TIMES; count++) {
      const owed = { kind: 'finding.opened', about: `finding:low ${count}`, opens: true, workflow: 'desk' } as const
      const body = { title: `${count}` }
      await state.transaction((trx) => owe(trx, workspace, { ...owed, urgency: 'low', body }, now()))
    }
    const held = () => state.db.selectFrom('notice_delivery').select('id').where('state', '=', 'held')
    const rest = ALL + TOGETHER * TIMES
    await until(rest)
    for (let time = 0; time < TIMES; time++) {
      const due = held().where('next_at', '>', new Date()).limit(TOGETHER)
      await state.db.updateTable('notice_delivery').set({ next_at: new Date() }).where('id', 'in', due).execute()
      await sleep(5)
    }
    await until(rest + TOGETHER * TIMES)
    const gathered = await state.db
      .selectFrom('notice_delivery')
      .select(['id', 'digest'])
      .where('about', 'like', 'finding:low %')
      .where('channel', '=', 'mail')
      .execute()
    assert.equal(gathered.length, TOGETHER * TIMES)
    const owedMails = new Set(gathered.map(({ id, digest }) => digest ?? id))
    const sentMails = post.mailed
      .slice(mails.length)
      .map(({ text }) => /^Message-ID: <?([^@>\s]+)/im.exec(text)?.[1] ?? '')
    assert.deepEqual(sentMails.toSorted(), [...owedMails].toSorted(), 'each in one mail, and no mail twice')
    assert.ok(owedMails.size < gathered.length)
    // Both had their part.
    const by = await Promise.all(
      [...children].map(async (child) => {
        const answer = once(child, 'message')
        child.send('count')
        return Number((await answer)[0])
      }),
    )
    assert.ok(by.every((count) => count > 0))
    assert.equal(
      by.reduce((sum, count) => sum + count, 0),
      room.received.length + post.mailed.length,
    )
  } finally {
    for (const child of children) if (child.connected) child.disconnect()
    await Promise.all([...children].map((child) => (child.exitCode === null ? once(child, 'exit') : undefined)))
    await state.close()
    await room.close()
    await post.close()
    server.stop()
  }
})
