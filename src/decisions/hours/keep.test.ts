import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { stringify } from 'yaml'
import { makePlace, missing, type Place } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { createLog } from '../../base/log.ts'
import { inLanguage } from '../../base/say.ts'
import { type Micros, parseTime } from '../../base/time.ts'
import { planSchema } from '../../plan/plan.ts'
import { applyPlan } from '../../plan/versions.ts'
import { createWorkspace } from '../../server/identity/workspace.ts'
import { readSettings } from '../../settings.ts'
import { openState, type State } from '../../store/state/state.ts'
import { leftOf } from './account.ts'
import { readAccount } from './entries.ts'
import { bringUpToDate, enterTime, takeTimeBack, type Work } from './keep.ts'

/** The account as it is kept: whoever comes at once, the minutes are there once. */
describe('the hours account in the store', { skip: missing }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-hours-'))
  const now = micros('2026-03-10T10:00Z')
  let place: Place
  let app: App
  /** Another process on the same server; the embedded state has one owner. */
  let other: State
  before(async () => {
    place = await makePlace(folder)
    app = await openApp(readSettings(place.settings), { now: () => now }, createLog('silent'))
    const url = place.settings.AFTERCARE_STATE_URL
    other = url ? await openState({ url }, createLog('silent')) : app.state
  })
  after(async () => {
    if (other !== app?.state) await other?.close()
    await app?.close()
    await place?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function workspaceWith(hours: number): Promise<string> {
    const workspace = await createWorkspace(app.state, { name: `client ${newId()}`, owner: null, now })
    const written = {
      ...{ plan: 1, workspace: 'desk', client: 'Client', time_zone: 'UTC', currency: 'EUR', effective: '2026-02-01' },
      ...{ people: { ana: { name: 'Ana' } }, workflows: { desk: { name: 'Desk', risk: 'low', owner: 'ana' } } },
      support: { allowance: { hours, rollover: '50%', expires: '1 month' } },
    }
    await applyPlan(app.state, workspace, {
      plan: planSchema.parse(written),
      source: stringify(written),
      by: 'test',
      now,
    })
    return workspace
  }
  const work = (minutes: number, day = '2026-03-10'): Work => ({
    ...{ day, minutes, person: 'person:ana', about: { kind: 'workflow', id: 'desk' }, class: 'from allowance' },
    ...{ note: null, absorb: false, source: 'manual' },
  })
  const acting = { by: 'test', now, moment: now }
  const leftIn = async (workspace: string) =>
    [...(await readAccount(app.state.db, workspace)).lots.values()].reduce((sum, lot) => sum + leftOf(lot), 0)

  test('of many that want the last minutes at once, over two stores as two processes have, as many have them as there are', async () => {
    // Half an hour granted, and a quarter of an hour carried on from February.
    const workspace = await workspaceWith(0.5)
    const states = [app.state, other]
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => enterTime(states[index % 2] as State, workspace, work(15), acting)),
    )
    assert.equal(asked.filter(({ status }) => status === 'fulfilled').length, 3)
    for (const one of asked) {
      if (one.status === 'fulfilled') continue
      assert.ok(one.reason instanceof AppError, String(one.reason))
      assert.match(
        inLanguage(one.reason.said),
        /^This takes 15 minutes, and 0 are left\. Ask a budget holder to agree to more/,
      )
    }
    assert.equal(await leftIn(workspace), 0)
    const times = await app.state.db
      .selectFrom('hours_time')
      .select('id')
      .where('workspace_id', '=', workspace)
      .execute()
    assert.equal(times.length, 3, 'what is refused is not entered')
  })

  test('the job of several processes grants each period once, also those that were missed', async () => {
    const workspace = await workspaceWith(1)
    const june = micros('2026-06-01T00:00Z')
    await Promise.all([app.state, other, app.state].map((state) => bringUpToDate(state, workspace, june, now)))
    const { entries } = await readAccount(app.state.db, workspace)
    assert.deepEqual(
      entries.filter(({ kind }) => kind === 'grant').map(({ starts }) => starts),
      ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'].map((day) => micros(`${day}T00:00Z`)),
    )
    // Each month carries half of its hour on, for a month.
    assert.deepEqual(
      entries.filter(({ kind }) => kind === 'rollover').map(({ minutes }) => minutes),
      [30, 30, 30, 30],
    )
    assert.equal(await leftIn(workspace), 90)
    await bringUpToDate(app.state, workspace, june, now)
    assert.equal((await readAccount(app.state.db, workspace)).entries.length, entries.length)
  })

  test('time is taken back once, whoever does at the same time, and gives back what it took', async () => {
    const workspace = await workspaceWith(2)
    const { id, counted } = await enterTime(app.state, workspace, work(20), acting)
    assert.deepEqual([counted, await leftIn(workspace)], [30, 150])
    const taken = await Promise.allSettled(
      [app.state, other].map((state) => takeTimeBack(state, workspace, { id, because: 'Another client.' }, acting)),
    )
    assert.equal(taken.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal(await leftIn(workspace), 180)
  })

  test('rows of the account are of its workspace, and an entry is taken back once in the store, too', async () => {
    const workspace = await workspaceWith(1)
    await enterTime(app.state, workspace, work(60), acting)
    const row = await app.state.db
      .selectFrom('hours_entry')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('kind', '=', 'consume')
      .executeTakeFirstOrThrow()
    const adjust = { ...row, kind: 'adjust', takes_back: row.seq }
    await app.state.db
      .insertInto('hours_entry')
      .values({ ...adjust, seq: 900 })
      .execute()
    await assert.rejects(
      app.state.db
        .insertInto('hours_entry')
        .values({ ...adjust, seq: 901 })
        .execute(),
      /unique/,
    )
    const elsewhere = { ...row, workspace_id: await workspaceWith(1), seq: 1, lot: null, takes_back: null }
    await assert.rejects(app.state.db.insertInto('hours_entry').values(elsewhere).execute(), /foreign key/)
  })
})

function micros(text: string): Micros {
  return parseTime(text)?.micros ?? assert.fail(text)
}
