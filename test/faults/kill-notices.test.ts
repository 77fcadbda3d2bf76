import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { deliverDue, freeClaims } from '../../src/actions/notices/deliver.ts'
import { escalate } from '../../src/actions/notices/escalate.ts'
import { addPlace } from '../../src/actions/notices/places.ts'
import { routeNotices } from '../../src/actions/notices/route.ts'
import { createLog } from '../../src/base/log.ts'
import { MICROS } from '../../src/base/time.ts'
import { planSchema } from '../../src/plan/plan.ts'
import { applyPlan } from '../../src/plan/versions.ts'
import { createRandom } from '../../src/statistics/random.ts'
import { openState } from '../../src/store/state/state.ts'
import { settableClock, stateTemplate } from '../engines/engines.ts'
import { type MailServer, type Receiver, startMailServer, startReceiver } from '../engines/receivers.ts'

/**
 * Whoever tells people is killed again and again, and those who are told are down, slow, or break off after they took it.
 * `AFTERCARE_TEST_ROUNDS=30` for more kills than a run of all tests has time for.
 */
const KILLS = Number(process.env.AFTERCARE_TEST_ROUNDS ?? 10)
const START_WITHIN_MS = 60_000
const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-notices-'))
const children = new Set<ChildProcess>()
const open: { close(): Promise<void> }[] = []
after(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const one of open) await one.close()
  rmSync(folder, { recursive: true, force: true })
})

test(`${KILLS} kills while people are told: nothing is lost, a duplicate has the same id, and every beginning that was heard has its end`, async (t) => {
  cpSync(await stateTemplate(), join(folder, 'state'), { recursive: true })
  const [workspace, secret] = ['acme', 'a secret of the installation, for tests']
  const room: Receiver = await startReceiver()
  const post: MailServer = await startMailServer()
  open.push(room, post)
  const log = createLog('silent')
  const clock = settableClock()
  const openParts = async () => {
    const state = await openState({ folder: join(folder, 'state') }, log)
    const mail = { url: post.url, from: 'care@acme.test' }
    return { state, secret, log, now: clock.now, url: 'https://care.acme.test', mail }
  }
  const first = await openParts()
  await first.state.db
    .insertInto('workspace')
    .values({ id: workspace, name: 'Acme', time_zone: 'UTC', currency: 'EUR', created_at: new Date() })
    .execute()
  const plan = planSchema.parse({
    ...{ plan: 1, workspace, client: 'Acme', time_zone: 'UTC', currency: 'EUR', effective: '2026-01-01' },
    people: { ana: { name: 'Ana', email: 'ana@acme.test' } },
    workflows: { desk: { name: 'Desk', risk: 'high', owner: 'ana' } },
    notices: {
      routes: [
        {
          ...{ when: 'anything', tell: 'owner', by: ['mail', 'channels'] },
          unacknowledged: [{ after: '1h', tell: 'owner', times: 2 }],
        },
      ],
    },
  })
  await applyPlan(first.state, workspace, { plan, source: 'plan', by: 'local:me', now: clock.now() })
  await addPlace(first, workspace, { kind: 'webhook', name: 'Room', url: room.url, by: 'local:me', now: clock.now() })
  await first.state.close()

  const random = createRandom(11)
  room.manner = () =>
    random.pick([
      { kind: 'takes' },
      { kind: 'takes' },
      { kind: 'slow', ms: 30 },
      { kind: 'takes and breaks' },
      { kind: 'answers', status: 503 },
      { kind: 'answers', status: 429, retryAfter: '0' },
    ] as const)
  for (let killed = 0; killed < KILLS; killed++) {
    post.manner = random.pick(['takes', 'takes', 'takes and breaks', { reply: 451, at: 'data' }] as const)
    const program = fileURLToPath(new URL('teller.ts', import.meta.url))
    // What it lets begin has numbers that none before it used.
    const child = fork(program, [folder, workspace, secret, post.url, `${(killed + 1) * 1000}`], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    children.add(child)
    const ended = once(child, 'exit')
    // It is open with the first word, and each one after says that it told of something: then it is in the middle of the next.
    const words = 1 + random.below(4)
    const hasSaid = new Promise<true>((resolve) => {
      let heard = 0
      child.on('message', () => {
        if (++heard === words) resolve(true)
      })
    })
    const isAtWork = await Promise.race([
      hasSaid,
      ended.then(() => false),
      sleep(START_WITHIN_MS, false, { ref: false }),
    ])
    assert.ok(isAtWork, `start ${killed} did nothing`)
    await sleep(random.below(60))
    child.kill('SIGKILL')
    await ended
    children.delete(child)
  }

  room.manner = () => ({ kind: 'takes' })
  post.manner = 'takes'
  const parts = await openParts()
  open.push(parts.state)
  await freeClaims(parts)
  const rowsOf = () =>
    parts.state.db
      .selectFrom('notice_delivery')
      .select(['id', 'notice_id', 'about', 'opens', 'channel', 'state', 'notice_seq', 'step', 'digest'])
      .orderBy('notice_seq')
      .execute()
  const isToGoOn = async () =>
    (await parts.state.db.selectFrom('notice').select('id').where('next_step_at', 'is not', null).execute()).length > 0
  const isUnderWay = ({ state }: { state: string }) => ['waiting', 'failed', 'held'].includes(state)
  for (let tries = 0; tries < 60; tries++) {
    await routeNotices(parts, workspace)
    await escalate(parts, workspace)
    await deliverDue(parts)
    if (!(await rowsOf()).some(isUnderWay) && !(await isToGoOn())) break
    clock.pass(MICROS.h)
  }
  const rows = await rowsOf()
  assert.deepEqual(rows.filter(isUnderWay), [])
  const notices = await parts.state.db
    .selectFrom('notice')
    .select(['id', 'about', 'opens', 'seq', 'routed_at'])
    .execute()
  assert.deepEqual(
    notices.filter(({ routed_at }) => routed_at === null),
    [],
  )

  const taken = {
    webhook: room.received.map(({ body }) => JSON.parse(body).data as { id: string; about: string; opens: boolean }),
    mail: post.mailed.flatMap(({ text }) => {
      const id = /^Message-ID: <([^@]+)@/im.exec(text)?.[1] ?? ''
      const titles = /^Subject: .* things since /im.test(text)
        ? [...text.matchAll(/^- (.*)\r?$/gm)].map(([, title = '']) => title)
        : [/^Subject: (.*)\r?$/im.exec(text)?.[1] ?? '']
      return titles.map((title) => ({
        id,
        about: `${/a task for Ana:/.test(title) ? 'given' : 'finding'}:${/(\d+)\s*$/.exec(title)?.[1]}`,
        opens: /a task for Ana:/.test(title) ? null : !/over:/.test(title),
        of: titles.length,
      }))
    }),
  }
  // What is gathered has one id, of several; whoever looks tells them apart by what they are about.
  const messages = [...taken.webhook, ...post.mailed].length
  const gathered = taken.mail.filter(({ of }) => of > 1)
  assert.ok(gathered.length > 0, 'nothing was gathered')
  const rowOf = ({ id, digest }: { id: string; digest: string | null }, about: string, opens: boolean | null) =>
    `${digest ?? id} ${about} ${opens}`
  // What is not over was told in every step that it has, or was still being told by an earlier one.
  const steps = await parts.state.db
    .selectFrom('notice')
    .select(['about', 'step', 'next_step_at'])
    .where('opens', '=', true)
    .execute()
  for (const { about, step, next_step_at } of steps)
    if (!notices.some((one) => one.about === about && one.opens === false))
      assert.deepEqual([step, next_step_at], [2, null], about)
  assert.ok(rows.some(({ step, state }) => step > 0 && state === 'sent'))
  let duplicates = 0
  for (const channel of ['webhook', 'mail'] as const) {
    const toldOnce = new Set(taken[channel].map(({ id, about, opens }) => `${id} ${about} ${opens}`))
    duplicates += taken[channel].length - toldOnce.size
    const mine = rows.filter((row) => row.channel === channel)
    const owed = new Set(mine.map((row) => rowOf(row, row.about, row.opens)))
    for (const one of toldOnce) assert.ok(owed.has(one), `${channel} was told ${one}, which nobody owed`)
    const isTold = (row: (typeof mine)[number]) => toldOnce.has(rowOf(row, row.about, row.opens))
    for (const row of mine) {
      assert.equal(row.state === 'sent', isTold(row), `${channel} ${row.about} is ${row.state}`)
      assert.ok(row.state === 'sent' || row.state === 'dropped', `${channel} ${row.about} is ${row.state}`)
    }
    for (const { about, seq } of notices.filter(({ opens }) => opens === true)) {
      const told = mine.filter((row) => row.about === about && row.opens === true)
      const end = notices.find((one) => one.about === about && one.opens === false && one.seq > seq)
      const heard = told.some(isTold)
      if (end === undefined) assert.ok(heard, `${channel} never heard of ${about}`)
      else {
        const ended = mine.some((row) => row.about === about && row.opens === false && isTold(row))
        assert.equal(
          ended,
          heard,
          `${channel} heard ${heard ? '' : 'nothing '}of ${about}, and its end ${ended ? 'too' : 'not'}`,
        )
      }
    }
  }
  // Whose own it is hears of it, by mail, and nobody else.
  const given = rows.filter(({ about }) => about.startsWith('given:'))
  assert.ok(given.length >= KILLS && given.every(({ channel, state }) => channel === 'mail' && state === 'sent'))
  assert.ok(notices.length > KILLS, `${notices.length} notices were owed`)
  t.diagnostic(
    `${notices.length} notices, ${messages} messages, ${gathered.length} of what they tell gathered in mails, ${duplicates} told twice under one id`,
  )
})
