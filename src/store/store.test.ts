import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { combination, type Engines, missing, openEngines } from '../../test/engines/engines.ts'
import type { Row } from './evidence/packed.ts'
import { question } from './evidence/question.ts'
import { migrate } from './migrate.ts'
import { advanceFollower, followerPosition } from './state/follower.ts'

/** The contract of both stores: what every engine must do. Run once for each combination of engines. */
describe(`stores: ${combination}`, { skip: missing }, () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  const steps = question(
    'contract-steps',
    'SELECT step, toString(cost) AS cost, toUnixTimestamp64Micro(started) AS started, name, output, version FROM step FINAL WHERE workspace = {workspace:String} ORDER BY step',
  )
  type Step = {
    step: string
    cost: string | null
    started: string | null
    name: string
    output: string
    version: string
  }
  const row = (workspace: string, step: string, more: Row = {}): Row => ({
    ...{ workspace, run: 'r', step, version: '1', kind: 'model' },
    ...more,
  })

  describe('state', () => {
    test('a transaction is kept whole or not at all', async () => {
      const { state } = engines
      const workspace = await engines.workspace()
      await assert.rejects(
        state.transaction(async (trx) => {
          await trx.updateTable('workspace').set({ name: 'changed' }).where('id', '=', workspace).execute()
          throw new Error('stop')
        }),
        /stop/,
      )
      const kept = await state.db
        .selectFrom('workspace')
        .select('name')
        .where('id', '=', workspace)
        .executeTakeFirstOrThrow()
      assert.equal(kept.name, workspace)
    })

    test('an error of the engine keeps its code, and a transaction that met one is not kept', async () => {
      const { state } = engines
      const workspace = await engines.workspace()
      const again = { id: workspace, name: 'again', time_zone: 'UTC', currency: 'USD', created_at: new Date() }
      const isDuplicate = { code: '23505' }
      await assert.rejects(state.db.insertInto('workspace').values(again).execute(), isDuplicate)
      await assert.rejects(
        state.transaction(async (trx) => {
          await trx.updateTable('workspace').set({ name: 'changed' }).where('id', '=', workspace).execute()
          await trx.insertInto('workspace').values(again).execute()
        }),
        isDuplicate,
      )
      // Also where the work says nothing of the error: it is for the engine to refuse the end.
      await assert.rejects(
        state.transaction(async (trx) => {
          await trx.updateTable('workspace').set({ name: 'changed' }).where('id', '=', workspace).execute()
          await trx
            .insertInto('workspace')
            .values(again)
            .execute()
            .catch(() => undefined)
        }),
      )
      const kept = await state.db
        .selectFrom('workspace')
        .select('name')
        .where('id', '=', workspace)
        .executeTakeFirstOrThrow()
      assert.equal(kept.name, workspace)
    })

    test('who asks during a transaction sees none of it, and others go on after it', async () => {
      const { state } = engines
      const workspace = await engines.workspace()
      const name = () =>
        state.db.selectFrom('workspace').select('name').where('id', '=', workspace).executeTakeFirstOrThrow()
      let asked: ReturnType<typeof name> | undefined
      const outside = Promise.withResolvers<void>()
      void outside.promise.then(() => {
        asked = name()
      })
      await state.transaction(async (trx) => {
        await trx.updateTable('workspace').set({ name: 'half' }).where('id', '=', workspace).execute()
        outside.resolve()
        await trx.updateTable('workspace').set({ name: 'whole' }).where('id', '=', workspace).execute()
      })
      assert.notEqual((await asked)?.name, 'half')
      assert.equal((await name()).name, 'whole')
    })

    test('using the store inside a transaction throws at once instead of waiting for itself', async () => {
      const { state } = engines
      await assert.rejects(
        state.transaction(async () => {
          await state.db.selectFrom('workspace').selectAll().execute()
        }),
        /inside a transaction/,
      )
      assert.ok(Array.isArray(await state.db.selectFrom('workspace').select('id').execute()))
    })

    test('times come back as the same moment in any zone of the process', async () => {
      const workspace = await engines.workspace()
      const at = new Date('2026-03-29T01:30:00.123Z')
      await engines.state.db.updateTable('workspace').set({ created_at: at }).where('id', '=', workspace).execute()
      const kept = await engines.state.db
        .selectFrom('workspace')
        .select('created_at')
        .where('id', '=', workspace)
        .executeTakeFirstOrThrow()
      assert.equal(kept.created_at.toISOString(), at.toISOString())
    })

    test('a follower moves forward once from each place, whoever tries', async () => {
      const { state } = engines
      const workspace = await engines.workspace()
      const move = (from: number, to: number) =>
        state.transaction((trx) => advanceFollower(trx, workspace, 'f', from, to))
      assert.equal(await followerPosition(state, workspace, 'f'), 0)
      const both = await Promise.all([move(0, 1765432100000001), move(0, 1765432100000001)])
      assert.deepEqual(both.sort(), [false, true])
      assert.equal(await move(0, 5), false)
      assert.equal(await followerPosition(state, workspace, 'f'), 1765432100000001)
    })

    test('migrations run once, also when several start together', async () => {
      await Promise.all([1, 2, 3].map(() => migrate(engines.state, engines.evidence)))
      const workspace = await engines.workspace()
      assert.equal(await followerPosition(engines.state, workspace, 'any'), 0)
    })

    test('exclusive work does not overlap', async () => {
      let inside = 0
      let most = 0
      const work = () =>
        engines.state.exclusively('test', async () => {
          inside++
          most = Math.max(most, inside)
          await sleep(20)
          inside--
        })
      await Promise.all([work(), work(), work()])
      assert.equal(most, 1)
    })
  })

  describe('evidence', () => {
    test('the newest version of a line wins, whichever came first, and counts once', async () => {
      const workspace = await engines.workspace()
      await engines.evidence.append('step', [row(workspace, 'a', { version: '2', name: 'new' }), row(workspace, 'b')])
      await engines.evidence.append('step', [row(workspace, 'a', { version: '1', name: 'old' }), row(workspace, 'b')])
      const kept = await engines.evidence.ask<Step>(workspace, steps)
      assert.deepEqual(
        kept.map((one) => [one.step, one.name]),
        [
          ['a', 'new'],
          ['b', ''],
        ],
      )
    })

    test('money, microseconds, zeros, quotes and unusual text come back as they were', async () => {
      const workspace = await engines.workspace()
      const output = 'tab\t quote\' "double" back\\slash\nline \u0000 end € 😀 {workspace:String}'
      await engines.evidence.append('step', [
        row(workspace, 'a', {
          cost: '0.000000000000000001',
          started: '2026-03-29 01:30:00.123456',
          output,
          version: '18446744073709551615',
        }),
        row(workspace, 'b', { cost: null, started: null }),
      ])
      const [a, b] = await engines.evidence.ask<Step>(workspace, steps)
      assert.equal(a?.cost, '0.000000000000000001')
      assert.equal(a?.started, String(Date.parse('2026-03-29T01:30:00.123Z') * 1000 + 456))
      assert.equal(a?.output, output)
      assert.equal(a?.version, '18446744073709551615')
      assert.equal(b?.cost, null)
      assert.equal(b?.started, null)
    })

    test('parameters are values, never SQL', async () => {
      const workspace = await engines.workspace()
      const odd = [
        "it's",
        'a\\b',
        'x\ny\r\tz',
        "') OR 1=1 --",
        "\\'",
        '\\',
        '/*',
        '# --',
        '`"',
        '{workspace:String}',
        '$&',
        '€😀',
        '',
      ]
      await engines.evidence.append(
        'step',
        odd.map((step) => row(workspace, `s${step}`)),
      )
      const some = question(
        'contract-some',
        'SELECT step FROM step FINAL WHERE workspace = {workspace:String} AND step IN {steps:Array(String)} ORDER BY step',
      )
      const one = question(
        'contract-one',
        'SELECT step FROM step FINAL WHERE workspace = {workspace:String} AND step = {step:String}',
      )
      const found = await engines.evidence.ask<{ step: string }>(workspace, some, {
        steps: odd.map((step) => `s${step}`),
      })
      assert.deepEqual(found.map((r) => r.step).sort(), odd.map((step) => `s${step}`).sort())
      for (const step of odd)
        assert.deepEqual(await engines.evidence.ask(workspace, one, { step: `s${step}` }), [{ step: `s${step}` }])
      assert.deepEqual(await engines.evidence.ask(workspace, some, { steps: [] }), [])
      // As many as are asked for at a time, with names as long as names may be.
      const many = Array.from({ length: 2000 }, (_, n) => `${n}`.padEnd(512, 'ü'))
      assert.deepEqual(await engines.evidence.ask(workspace, some, { steps: [...many, "sit's"] }), [{ step: "sit's" }])
      await assert.rejects(engines.evidence.ask(workspace, one, {}), /asks for {step:String}/)
    })

    test('a workspace sees its own lines only', async () => {
      const [one, other] = [await engines.workspace(), await engines.workspace()]
      await engines.evidence.append('step', [row(one, 'mine'), row(other, 'theirs')])
      assert.deepEqual(
        (await engines.evidence.ask<Step>(one, steps)).map((r) => r.step),
        ['mine'],
      )
    })

    test('a row that cannot be stored is refused alone', async () => {
      const workspace = await engines.workspace()
      const rows = Array.from({ length: 20 }, (_, i) => row(workspace, `s${String(i).padStart(2, '0')}`))
      rows[7] = row(workspace, 'bad', { cost: 'twelve' })
      rows[13] = row(workspace, 'bad', { started: 'yesterday' })
      const { refused } = await engines.evidence.append('step', rows)
      assert.deepEqual(refused, [7, 13])
      assert.equal((await engines.evidence.ask<Step>(workspace, steps)).length, 18)
    })

    test('texts of every length and alphabet, numbers and times at their bounds come back as they were', async () => {
      const workspace = await engines.workspace()
      const alphabets = ['a', 'ü', '€', '😀', 'a€']
      const texts = [0, 1, 41, 42, 43, 47, 48, 49, 126, 127, 128, 129, 16_383, 16_384, 100_000].flatMap((length) =>
        alphabets.map((alphabet) => alphabet.repeat(length)),
      )
      const rows = texts.map((input, at) => row(workspace, `s${String(at).padStart(3, '0')}`, { input, output: input }))
      const given = question(
        'contract-texts',
        'SELECT input, output FROM step WHERE workspace = {workspace:String} ORDER BY step',
      )
      assert.deepEqual((await engines.evidence.append('step', rows)).refused, [])
      const kept = await engines.evidence.ask<{ input: string; output: string }>(workspace, given)
      for (const [at, text] of texts.entries())
        assert.ok(kept[at]?.input === text && kept[at]?.output === text, `${at}`)
      const other = await engines.workspace()
      const { refused } = await engines.evidence.append('step', [
        row(other, 'a', {
          attempt: 2 ** 32 - 1,
          tokens_input: Number.MAX_SAFE_INTEGER,
          cost: '-99999999999999999999.5',
        }),
        row(other, 'b', { attempt: 2 ** 32 }),
        row(other, 'c', { version: -1 }),
        row(other, 'd', { cost: '100000000000000000000' }),
        row(other, 'e', { version: '18446744073709551616' }),
        row(other, 'f', { started: Date.UTC(1900, 0, 1) * 1000, ended: Date.UTC(2400, 0, 1) * 1000, zoned: true }),
        row(other, 'g', { input: 'half a \ud83d letter', tokens_input: 0, attempt: null }),
      ])
      assert.deepEqual(refused, [1, 2, 3, 4])
      const bounds = question(
        'contract-bounds',
        `SELECT step, attempt, tokens_input, cost, input, toUnixTimestamp64Micro(started) AS from, toYear(ended) AS ended, zoned
         FROM step WHERE workspace = {workspace:String} ORDER BY step`,
      )
      const none = { attempt: null, tokens_input: null, cost: null, input: '', from: null, ended: null, zoned: false }
      assert.deepEqual(await engines.evidence.ask(other, bounds), [
        { ...none, step: 'a', attempt: 2 ** 32 - 1, tokens_input: '9007199254740991', cost: '-99999999999999999999.5' },
        { ...none, step: 'f', from: '-2208988800000000', ended: 2299, zoned: true },
        { ...none, step: 'g', tokens_input: '0', input: 'half a \ufffd letter' },
      ])
    })

    test('many small requests at once are all there afterwards', async () => {
      const workspace = await engines.workspace()
      await Promise.all(
        Array.from({ length: 200 }, (_, i) => engines.evidence.append('step', [row(workspace, `s${i}`)])),
      )
      assert.equal((await engines.evidence.ask<Step>(workspace, steps)).length, 200)
    })

    test('what arrived lies behind the horizon, in stamps that grow', async () => {
      const { evidence, clock } = engines
      const workspace = await engines.workspace()
      const arrived = question(
        'contract-arrived',
        'SELECT toUnixTimestamp64Micro(arrived) AS at FROM step WHERE workspace = {workspace:String} ORDER BY step',
      )
      for (const step of ['a', 'b', 'c']) await evidence.append('step', [row(workspace, step)])
      const stamps = (await evidence.ask<{ at: string }>(workspace, arrived)).map((r) => Number(r.at))
      assert.equal(new Set(stamps).size, 3)
      assert.deepEqual(
        stamps,
        stamps.toSorted((x, y) => x - y),
      )
      // A server may still be writing what another process stamped; the embedded engine knows its own inserts.
      clock.pass(evidence.engine === 'clickhouse' ? 10_000_000 : 0)
      assert.ok((await evidence.horizon()) >= Math.max(...stamps))
    })

    test('a question that does not hold a table to the workspace does not start', () => {
      assert.throws(() => question('loose', 'SELECT 1 FROM step'), /binds the workspace 0 times/)
      assert.throws(
        () =>
          question('half', 'SELECT 1 FROM step WHERE workspace = {workspace:String} AND run IN (SELECT run FROM run)'),
        /names 2 tables/,
      )
    })

    test('a wrong question says so and the next one is answered', async () => {
      const workspace = await engines.workspace()
      const wrong = question('contract-wrong', 'SELECT nothing FROM step WHERE workspace = {workspace:String}')
      await assert.rejects(engines.evidence.ask(workspace, wrong))
      assert.deepEqual(await engines.evidence.ask(workspace, steps), [])
    })
  })
})
