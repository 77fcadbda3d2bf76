import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { type Receiver, startReceiver } from '../../../test/engines/receivers.ts'
import { MICROS, parseTime } from '../../base/time.ts'
import { planSchema } from '../../plan/plan.ts'
import { applyPlan } from '../../plan/versions.ts'
import { createRandom } from '../../statistics/random.ts'
import { owe } from '../../store/state/owed.ts'
import { deliverDue } from './deliver.ts'
import { escalate } from './escalate.ts'
import type { NoticeParts } from './parts.ts'
import { addPlace } from './places.ts'
import { routeNotices } from './route.ts'

const plan = planSchema.parse({
  ...{ plan: 1, workspace: 'acme', client: 'Acme', time_zone: 'UTC', currency: 'EUR', effective: '2026-01-01' },
  people: { ana: { name: 'Ana' } },
  workflows: { desk: { name: 'Desk', risk: 'high', owner: 'ana' } },
  notices: {
    routes: [
      {
        ...{ when: 'anything', tell: 'owner', by: ['0', '1'] },
        unacknowledged: [
          { after: '10m', tell: 'owner', times: 2 },
          { after: '5m', tell: 'owner', by: ['1', '2'] },
        ],
      },
    ],
  },
})
const noon = parseTime('2026-03-02T12:00:00Z')?.micros ?? 0
const HISTORIES = 40
const STEPS = 40
const ABOUTS = 4

type Told = { readonly id: string; readonly about: string; readonly opens: boolean }

/**
 * Who heard that it broke hears that it is over, and nobody else does: over random histories of things that begin, end and begin again, with
 * receivers that come and go, are down, refuse, break off after they took it, and processes that are lost in the middle of sending.
 */
describe('whoever heard the beginning hears the end', () => {
  let engines: Engines
  const receivers: Receiver[] = []
  before(async () => {
    engines = await openEngines()
    for (let n = 0; n < 3; n++) receivers.push(await startReceiver())
  })
  after(async () => {
    for (const one of receivers) await one.close()
    await engines.close()
  })

  for (let seed = 1; seed <= HISTORIES; seed++)
    test(`history ${seed}`, async () => {
      const { state, clock, log } = engines
      const random = createRandom(seed)
      clock.set(noon)
      const workspace = await engines.workspace()
      const parts: NoticeParts = {
        state,
        secret: 'a secret for tests',
        log,
        now: clock.now,
        url: 'https://a.test',
        mail: undefined,
      }
      for (const one of receivers) {
        one.received.length = 0
        one.manner = () => ({ kind: 'takes' })
      }
      const channels: string[] = []
      const add = async (n: number) => {
        const added = await addPlace(parts, workspace, {
          kind: 'webhook',
          name: `${n}`,
          url: receivers[n]?.url ?? '',
          by: 'local:me',
          now: clock.now(),
        })
        channels.push(added.place.id)
      }
      await add(0)
      // Every second history has a rule that tells the same rooms again, and others, while nobody acknowledges it.
      if (seed % 2 === 0)
        await applyPlan(state, workspace, { plan, source: `${seed}`, by: 'local:me', now: clock.now() })
      /** Whether each thing is on. */
      const on = new Map<string, boolean>()
      let added = 1
      const turn = () => deliverDue(parts, { random: random.next })
      const happens = async (about: string) => {
        const opens = !on.get(about)
        on.set(about, opens)
        const kind = opens ? 'finding.opened' : 'finding.over'
        const owed = { kind, about, opens, urgency: 'high', workflow: null, body: { title: 'Off' } } as const
        await state.transaction((trx) => owe(trx, workspace, owed, clock.now()))
      }
      const steps = [
        () => happens(`finding:${random.below(ABOUTS)}`),
        () => happens(`finding:${random.below(ABOUTS)}`),
        () => routeNotices(parts, workspace),
        () => escalate(parts, workspace),
        () => turn(),
        async () => clock.pass(random.below(120) * MICROS.s),
        async () => clock.pass(random.below(120) * MICROS.m),
        async () => {
          const manner = random.pick([
            { kind: 'takes' },
            { kind: 'takes' },
            { kind: 'takes and breaks' },
            { kind: 'answers', status: 503 },
            { kind: 'answers', status: 500 },
            { kind: 'answers', status: 410 },
          ] as const)
          random.pick(receivers).manner = () => manner
        },
        async () => {
          if (added < receivers.length) await add(added++)
        },
        async () => {
          // A process is lost that had taken one, before it sent it.
          const lost = { claimed_by: 'lost', claimed_until: new Date(clock.now() / 1000 + 60_000) }
          await state.db
            .updateTable('notice_delivery')
            .set((eb) => ({ ...lost, attempts: eb('attempts', '+', 1), heard: 'maybe' }))
            .where('workspace_id', '=', workspace)
            .where('state', '=', 'waiting')
            .execute()
        },
      ]
      for (let step = 0; step < STEPS; step++) await random.pick(steps)()
      for (const one of receivers) one.manner = () => ({ kind: 'takes' })
      const underWay = async () =>
        await state.db
          .selectFrom('notice_delivery')
          .select('id')
          .where('workspace_id', '=', workspace)
          .where('state', 'in', ['waiting', 'failed', 'held'])
          .execute()
      for (let tries = 0; tries < 100; tries++) {
        await routeNotices(parts, workspace)
        await turn()
        if ((await underWay()).length === 0) break
        clock.pass(MICROS.h)
      }
      assert.deepEqual(await underWay(), [], 'all came to an end')

      const rows = await state.db
        .selectFrom('notice_delivery')
        .select(['id', 'notice_seq', 'about', 'opens', 'state', 'heard', 'recipient'])
        .where('workspace_id', '=', workspace)
        .orderBy('notice_seq')
        .execute()
      const owed = await state.db
        .selectFrom('notice')
        .select(['about', 'opens', 'seq'])
        .where('workspace_id', '=', workspace)
        .orderBy('seq')
        .execute()
      for (const [n, receiver] of receivers.entries()) {
        const mine = rows.filter((one) => one.recipient === `channel:${channels[n]}`)
        const took = new Map<string, Told>()
        for (const { body } of receiver.received) {
          const { data } = JSON.parse(body) as { data: Told & { workspace: string } }
          assert.equal(data.workspace, workspace)
          const known = took.get(data.id)
          if (known) assert.deepEqual([data.about, data.opens], [known.about, known.opens], 'one id is one message')
          else took.set(data.id, data)
        }
        for (const row of mine) {
          if (row.state === 'sent') assert.ok(took.has(row.id), `${row.id} is said to be sent and did not arrive`)
          if (row.state === 'dropped') assert.ok(!took.has(row.id), `${row.id} was dropped and arrived`)
        }
        for (let about = 0; about < ABOUTS; about++) {
          const key = `finding:${about}`
          const heard = [...took.values()].filter((one) => one.about === key)
          for (const [at, one] of heard.entries())
            if (!one.opens) {
              const ends = mine.filter(
                (row) => row.about === key && row.opens === false && row.notice_seq < seqOf(one.id),
              )
              const began = mine.filter(
                (row) =>
                  row.about === key &&
                  row.opens === true &&
                  row.notice_seq < seqOf(one.id) &&
                  row.notice_seq > Math.max(0, ...ends.map(({ notice_seq }) => notice_seq)),
              )
              // What failed there once, and was refused then, may have been heard: its end is owed.
              const isUnsure = began.some((row) => row.state === 'exhausted' && row.heard === 'maybe')
              assert.ok(
                isUnsure || heard.slice(0, at).some(({ id }) => began.some((row) => row.id === id)),
                `an end was heard whose beginning was not: ${one.id}`,
              )
            }
          for (const one of heard.filter(({ opens }) => opens)) {
            const end = owed.find((row) => row.about === key && row.opens === false && row.seq > seqOf(one.id))
            const row = end && mine.find(({ notice_seq }) => notice_seq === end.seq)
            if (end)
              assert.ok(row && (took.has(row.id) || row.state === 'exhausted'), `the end of ${one.id} was not heard`)
          }
        }
        function seqOf(id: string): number {
          return mine.find((one) => one.id === id)?.notice_seq ?? 0
        }
      }
    })
})
