import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { newId } from '../../src/base/ids.ts'
import { createLog } from '../../src/base/log.ts'
import { parseTime } from '../../src/base/time.ts'
import { giveConsent } from '../../src/decisions/hours/consent.ts'
import { bringUpToDate } from '../../src/decisions/hours/keep.ts'
import { planSchema } from '../../src/plan/plan.ts'
import { applyPlan } from '../../src/plan/versions.ts'
import { createRandom } from '../../src/statistics/random.ts'
import type { Evidence } from '../../src/store/evidence/evidence.ts'
import { migrate } from '../../src/store/migrate.ts'
import { verifyDecisions } from '../../src/store/state/decision-log.ts'
import { openState, type State } from '../../src/store/state/state.ts'
import { newDatabase, postgresPrograms, startPostgres } from '../engines/postgres.ts'

/**
 * Two programs on one PostgreSQL enter time and take it back at once, for the same hours, and are killed over and over while they do: at the
 * end the account adds up, by a plain loop over its rows, and holds all that either of them was told was kept.
 */
const KILLS = 12
const MOMENT = parseTime('2026-04-10T12:00Z')?.micros ?? 0
const programs = postgresPrograms()
const children = new Set<ChildProcess>()
after(() => {
  for (const child of children) child.kill('SIGKILL')
})

type Said = { id?: string; counted?: number; absorbed?: boolean; back?: string; refused?: string; defect?: string }

test(`two programs that keep hours at once, ${KILLS} times killed: no minute twice, none lost, none without consent`, {
  skip: !programs,
  timeout: 300_000,
}, async (t) => {
  const server = await startPostgres(programs ?? '')
  const url = await newDatabase(server.url)
  const state = await openState({ url }, createLog('silent'))
  try {
    await migrate(state, { administer: async () => undefined } as unknown as Evidence)
    const workspace = newId()
    const made = { id: workspace, name: 'Race', time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
    await state.db.insertInto('workspace').values(made).execute()
    await plan(state, workspace)
    const told = { kept: new Map<string, number>(), back: new Set<string>(), refused: 0 }
    const random = createRandom(5)
    let killed = 0
    for (let seed = 1; killed < KILLS; seed += 2) {
      const pair = await Promise.all([seed, seed + 1].map((one) => start(url, workspace, one, told)))
      await new Promise((resolve) => setTimeout(resolve, 300 + random.below(700)))
      for (const child of pair) {
        const ended = once(child, 'exit')
        child.kill('SIGKILL')
        await ended
        children.delete(child)
        killed++
      }
    }
    // Once more to the end, so that what is killed last is not all there is.
    const last = await start(url, workspace, 99, told)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const ended = once(last, 'exit')
    last.send('end')
    await ended
    children.delete(last)
    await bringUpToDate(state, workspace, MOMENT, Date.now() * 1000)
    await addsUp(state, workspace, told)
    t.diagnostic(`${told.kept.size} times kept, ${told.back.size} taken back, ${told.refused} refused`)
    assert.ok(told.kept.size > 20 && told.back.size > 3 && told.refused > 3)
    assert.equal((await verifyDecisions(state.db, workspace)).kind, 'whole')
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await state.close()
    server.stop()
  }
})

type Told = { kept: Map<string, number>; back: Set<string>; refused: number }

async function start(url: string, workspace: string, seed: number, told: Told): Promise<ChildProcess> {
  const words = [url, workspace, String(seed), String(MOMENT)]
  const child = fork(fileURLToPath(new URL('hours-keeper.ts', import.meta.url)), words, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  children.add(child)
  await once(child, 'message')
  child.on('message', (said: Said) => {
    assert.equal(said.defect, undefined)
    if (said.id !== undefined) told.kept.set(said.id, said.absorbed ? 0 : (said.counted ?? 0))
    if (said.back !== undefined) told.back.add(said.back)
    if (said.refused !== undefined) told.refused++
  })
  return child
}

/** Six hours a month, a third of what is left carried on, and an hour more in February by consent. */
async function plan(state: State, workspace: string): Promise<void> {
  const written = {
    ...{ plan: 1, workspace: 'desk', client: 'Client', time_zone: 'UTC', currency: 'EUR', effective: '2026-01-01' },
    ...{ people: { ana: { name: 'Ana' } }, workflows: { desk: { name: 'Desk', risk: 'low', owner: 'ana' } } },
    support: { allowance: { hours: 6, rollover: '33%', expires: '20d', step_minutes: 1 } },
  }
  const now = Date.now() * 1000
  await applyPlan(state, workspace, { plan: planSchema.parse(written), source: stringify(written), by: 'test', now })
  const signer = { mail: null, isLocal: true, isMember: true, isOwner: true }
  const given = { minutes: 60, day: '2026-02-10', because: 'A busy month.', signer }
  await giveConsent(state, workspace, given, { by: 'local:test', now, moment: MOMENT })
}

/** By a plain loop over the rows as they are kept. */
async function addsUp(state: State, workspace: string, told: Told): Promise<void> {
  const entries = await state.db
    .selectFrom('hours_entry')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .orderBy('seq')
    .execute()
  const bySeq = new Map(entries.map((one) => [one.seq, one]))
  const left = new Map<number, number>()
  const byTime = new Map<string, number>()
  const sums: Record<string, number> = {}
  let beyond = 0
  const taken = new Set<number>()
  entries.forEach((one, index) => {
    assert.equal(one.seq, index + 1, 'numbered without a gap')
    const target = one.kind === 'adjust' ? bySeq.get(one.takes_back ?? -1) : one
    assert.ok(target)
    if (one.kind === 'adjust') {
      assert.ok(!taken.has(target.seq), 'taken back once')
      taken.add(target.seq)
    }
    const minutes = one.kind === 'adjust' ? -one.minutes : one.minutes
    sums[target.kind] = (sums[target.kind] ?? 0) + minutes
    if (target.kind === 'consume') {
      assert.ok(target.time_id)
      byTime.set(target.time_id, (byTime.get(target.time_id) ?? 0) + minutes)
    }
    if (target.kind === 'grant' || target.kind === 'rollover') left.set(one.seq, minutes)
    if (target.kind === 'consume' && target.consent_id !== null) {
      beyond += minutes
      assert.ok(beyond >= 0 && beyond <= 60, 'never more than was agreed to')
    } else if (target.lot !== null) {
      const rest = (left.get(target.lot) ?? 0) - minutes
      assert.ok(rest >= 0, 'never below nothing')
      left.set(target.lot, rest)
    }
  })
  const { grant = 0, consume = 0, expiry = 0 } = sums
  const rest = [...left.values()].reduce((sum, one) => sum + one, 0)
  assert.equal(grant, consume - beyond + expiry + rest, 'granted = consumed + expired + left')
  assert.equal(entries.filter(({ kind }) => kind === 'grant').length, 4, 'each month is granted once')

  const back = await state.db
    .selectFrom('hours_taken_back')
    .select('time_id')
    .where('workspace_id', '=', workspace)
    .execute()
  const isBack = new Set(back.map(({ time_id }) => time_id))
  const rows = await state.db
    .selectFrom('hours_time')
    .select(['id', 'is_absorbed'])
    .where('workspace_id', '=', workspace)
    .execute()
  const known = new Set(rows.map(({ id }) => id))
  for (const [id, counted] of told.kept) {
    assert.ok(known.has(id), 'what was said to be kept is')
    assert.equal(byTime.get(id) ?? 0, isBack.has(id) ? 0 : counted)
  }
  for (const id of told.back) assert.ok(isBack.has(id), 'what was said to be taken back is')
  for (const { id, is_absorbed } of rows)
    if (!is_absorbed && !isBack.has(id)) assert.ok((byTime.get(id) ?? 0) > 0, 'no time without its entries')
}
