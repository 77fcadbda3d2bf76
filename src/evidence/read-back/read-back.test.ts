import assert from 'node:assert/strict'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { newDatabase, postgresPrograms, startPostgres } from '../../../test/engines/postgres.ts'
import { type App, openApp } from '../../app.ts'
import { newId } from '../../base/ids.ts'
import { createLog } from '../../base/log.ts'
import { formatTime, MICROS, type Micros, parseTime } from '../../base/time.ts'
import { readBackAll } from '../../jobs.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { applyPlan, planAt } from '../../plan/versions.ts'
import { readSettings } from '../../settings.ts'
import { setCredential } from '../../store/state/credentials.ts'
import { checkLine } from '../receive/read-line.ts'
import type { Line } from '../record.ts'
import { askRun, type Fields } from '../runs/detail.ts'
import { askFigures } from '../runs/figures.ts'
import { createMemory, readBack } from './job.ts'
import { readOverHttp } from './read-http.ts'
import { openSql } from './read-sql.ts'

/** Records as a helpdesk keeps them: with who changed them last and when, by its own clock, some merged, some in the bin. */
type Kept = { fields: Record<string, unknown>; by: string; at: Micros; deleted?: boolean; into?: string }

/** A helpdesk over HTTP that asks for a key and can be made to fail in every way. */
async function openHelpdesk(clock: { now(): Micros }) {
  const records = new Map<string, Kept>()
  const asked: string[] = []
  const desk = {
    ...{ records, asked, key: 'desk-key', ahead: 0, url: '', mode: 'well' as string, moved: new Map<string, string>() },
    change(id: string, by: string, fields: object) {
      const kept = records.get(id)
      records.set(id, { ...kept, fields: { ...kept?.fields, ...fields }, by, at: clock.now() + desk.ahead })
    },
    close: () => server.close(),
  }
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const id = decodeURIComponent(request.url?.split('/').at(-1) ?? '')
    asked.push(id)
    response.setHeader('date', new Date((clock.now() + desk.ahead) / 1000).toUTCString())
    const answer = (status: number, body: string, headers = {}) => response.writeHead(status, headers).end(body)
    if (desk.mode === 'silent') return
    if (desk.mode === 'broken') return answer(500, 'oops')
    if (desk.mode === 'html') return answer(200, '<html>Sign in</html>')
    if (desk.mode === 'huge') return answer(200, JSON.stringify({ ticket: { queue: 'x'.repeat(2_000_000) } }))
    if (desk.mode === 'elsewhere') return answer(308, '', { location: 'http://localhost:1/secrets' })
    if (desk.mode === 'sign in') return answer(302, '', { location: '/login' })
    if (desk.mode === 'metadata') return answer(301, '', { location: 'http://169.254.169.254/latest' })
    if (request.headers['x-api-key'] !== desk.key) return answer(401, '{"error":"no"}')
    const moved = desk.moved.get(id)
    if (moved) return answer(301, '', { location: `/api/tickets/${moved}` })
    const kept = records.get(id)
    if (!kept) return answer(404, '{"error":"not found"}')
    const ticket = {
      ...kept.fields,
      updated: { by: kept.by, at: formatTime(kept.at) },
      merged_into: kept.into,
      deleted: kept.deleted,
    }
    return answer(200, JSON.stringify({ ticket }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  desk.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return desk
}

const T0 = parseTime('2026-03-02T09:00:00Z')?.micros ?? 0

describe('what people changed afterwards', {
  skip: postgresPrograms() === undefined && 'PostgreSQL is not installed',
}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-read-back-'))
  const clock = settableClock()
  let app: App
  let desk: Awaited<ReturnType<typeof openHelpdesk>>
  let database: pg.Client
  let databaseUrl: string
  let stopDatabase: () => void
  /** The workspace of the test that runs. */
  let current = ''
  let memory = createMemory()

  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    clock.set(T0 - MICROS.d)
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    desk = await openHelpdesk(clock)
    const server = await startPostgres(postgresPrograms() ?? '')
    stopDatabase = server.stop
    databaseUrl = await newDatabase(server.url)
    database = new pg.Client(databaseUrl)
    await database.connect()
    await database.query(
      `create table invoice (id integer primary key, supplier text, amount numeric(12,2), due date, changed_by text, changed_at timestamptz, merged_into integer)`,
    )
  })
  after(async () => {
    await app.close()
    await database.end()
    desk.close()
    stopDatabase()
    rmSync(folder, { recursive: true, force: true })
  })

  const planOf = (more = '') => `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
integrations:
  helpdesk: { name: Helpdesk, writes: true }
  erp: { name: ERP, writes: true }
workflows:
  desk:
    name: Desk
    risk: high
    owner: ana
    actions:
      move:
        boundary: L4
        integration: helpdesk
        writes: true
        read_back:
          how: http
          credential: desk_key
          url: ${desk.url}/api/tickets/{record}
          header: X-Api-Key
          fields: [queue, owner]
          at: { queue: /ticket/queue, owner: /ticket/owner }
          changed_by: /ticket/updated/by
          changed_at: /ticket/updated/at
          merged_into: /ticket/merged_into
          deleted: /ticket/deleted
          scripts: [svc-*]
          after: [2h, 3d, 14d]
      post:
        boundary: L4
        integration: erp
        writes: true
        read_back:
          how: sql
          credential: erp_db
          query: select supplier, amount, due, changed_by, changed_at, merged_into from invoice where id = $1
          fields: [supplier, amount, due]
          people: ["*@acorn.example"]
          after: [2h, 3d, 14d]
${more}`

  /** A workspace of its own with the plan in force and what its systems ask for. */
  async function workspaceWith(plan = planOf()): Promise<string> {
    clock.set(T0 - MICROS.d)
    const workspace = newId()
    const row = { id: workspace, name: 'desk', time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
    await app.state.db.insertInto('workspace').values(row).execute()
    const read = readPlan(plan)
    assert.ok(read.kind === 'ok', JSON.stringify(read))
    await applyPlan(app.state, workspace, { plan: read.plan, source: plan, by: 'user:ana', now: clock.now() })
    const parts = { state: app.state, secret: app.folder.secret }
    for (const [name, value] of Object.entries({ desk_key: desk.key, erp_db: databaseUrl }))
      await setCredential(parts, workspace, { name, value, by: 'user:ana', now: clock.now() })
    desk.mode = 'well'
    desk.ahead = 0
    memory = createMemory()
    clock.set(T0)
    current = workspace
    return workspace
  }

  async function send(workspace: string, lines: readonly Line[]) {
    const { refused } = await app.pipe.receiveLines(workspace, await app.masker(workspace), lines.map(checkLine))
    assert.deepEqual(refused, [])
    clock.pass(MICROS.s)
    await app.settle(workspace)
  }

  type Claim = { record: string; fields?: object; action?: string; integration?: string; step?: string; at?: Micros }
  /** A run that claims one or more writes. */
  function runOf(run: string, ...claims: Claim[]): Line[] {
    const at = formatTime(claims[0]?.at ?? clock.now())
    return [
      { type: 'run', run, workflow: 'desk', mode: 'live', started: at, ended: at, status: 'ok' },
      ...claims.flatMap(({ record, fields, action = 'move', integration = 'helpdesk', step = '1' }): Line[] => [
        { type: 'step', run, step, parent: 'root', kind: 'write', name: 'call', action, started: at },
        {
          type: 'write',
          run,
          step,
          write: 'w',
          integration,
          record,
          claimed_at: at,
          ...(fields ? { fields: { ...fields } } : {}),
        },
      ]),
    ]
  }
  /** Runs that each put a ticket into a queue, and what the helpdesk then has. */
  async function moved(workspace: string, ids: readonly string[], fields: object = { queue: 'refunds' }) {
    for (const id of ids) desk.change(id, 'svc-desk', fields)
    await send(
      workspace,
      ids.flatMap((id) => runOf(`run-${id}`, { record: id, fields })),
    )
  }

  /** The others' turn is not waited for: their tests are over. */
  const readBackIn = (workspace: string) => {
    const { state, evidence, pipe, masker, folder } = app
    const parts = { state, evidence, pipe, masker, clock, secret: folder.secret }
    const given = { signal: new AbortController().signal, memory }
    return state.exclusively(`read back ${workspace}`, () => readBack(parts, workspace, given))
  }
  async function readAt(moment: Micros) {
    clock.set(moment)
    await readBackIn(current)
    clock.pass(MICROS.s)
    await app.settle(current)
  }
  async function told(workspace: string, run: string) {
    const detail = await askRun(app.evidence, workspace, run)
    const short = ({ readback, outcome, reason }: Fields) => [
      readback,
      outcome,
      ...(reason === undefined ? [] : [reason]),
    ]
    return {
      outcome: detail.run.outcome ?? null,
      readbacks: detail.readbacks.map(short),
      verdicts: detail.verdicts.map(({ kind, by_kind, by_id, corrections }) => ({
        ...{ kind, by: `${by_kind} ${by_id}` },
        ...(corrections === undefined ? {} : { corrections }),
      })),
      detail,
    }
  }
  const brief = async (workspace: string, run: string) => {
    const { outcome, readbacks } = await told(workspace, run)
    return [outcome, ...readbacks.map((one) => one.slice(1).join(' '))]
  }
  const [AFTER_2H, AFTER_3D, AFTER_14D] = [
    T0 + 2 * MICROS.h + MICROS.m,
    T0 + 3 * MICROS.d + MICROS.m,
    T0 + 14 * MICROS.d + MICROS.m,
  ]

  test('over HTTP: changed by a person, by a script, unchanged, deleted, merged, gone', async () => {
    const workspace = await workspaceWith()
    const ids = ['stays', 'person', 'script', 'both', 'binned', 'purged', 'merged', 'moved', 'form']
    await moved(workspace, ids, { queue: 'refunds', owner: '1,000.00' })
    await send(workspace, runOf('run-never', { record: 'never', fields: { queue: 'refunds' } }))
    // What was claimed is kept; what stands there is another form of it.
    desk.change('form', 'svc-desk', { owner: 1000 })
    await readAt(AFTER_2H)
    for (const id of ids) assert.deepEqual(await brief(workspace, `run-${id}`), [null, 'confirmed'], id)
    assert.deepEqual(await brief(workspace, 'run-never'), [null, 'failed no_such_record'])

    clock.set(T0 + MICROS.d)
    desk.change('person', 'maria@acorn.example', { queue: 'exchanges' })
    for (const id of ['script', 'both']) desk.change(id, 'svc-bulk', { queue: 'archive' })
    desk.records.set('binned', { ...(desk.records.get('binned') as Kept), deleted: true, by: 'tom', at: clock.now() })
    desk.records.delete('purged')
    desk.records.set('target', { fields: { queue: 'returns', owner: '1000' }, by: 'tom', at: clock.now() })
    desk.records.set('merged', { ...(desk.records.get('merged') as Kept), into: 'target' })
    desk.moved.set('moved', 'stays')
    await readAt(AFTER_3D)
    desk.change('both', 'tom', { queue: 'lawyers' })
    await readAt(AFTER_14D)

    assert.deepEqual(await brief(workspace, 'run-stays'), ['untouched', 'confirmed', 'confirmed', 'confirmed'])
    assert.deepEqual(await brief(workspace, 'run-form'), ['untouched', 'confirmed', 'confirmed', 'confirmed'])
    const person = await told(workspace, 'run-person')
    assert.deepEqual(person.readbacks, [
      ['after 2h', 'confirmed'],
      ['after 3d', 'mismatch', 'changed_by_a_person'],
      ['after 14d', 'mismatch', 'changed_by_a_person'],
    ])
    const [verdict, ...others] = person.detail.verdicts
    assert.deepEqual(others, [])
    const [correction] = (verdict?.corrections ?? []) as Record<string, string>[]
    // Who it was stays as a hash: the address is masked as everywhere.
    assert.match(correction?.changed_by ?? '', /^\[email:[0-9a-f]{12}\]$/)
    assert.deepEqual(correction, {
      field: 'queue',
      before: 'refunds',
      after: 'exchanges',
      changed_by: correction?.changed_by,
    })
    assert.deepEqual([verdict?.kind, verdict?.by_kind, verdict?.by_id], ['corrected', 'system', 'helpdesk'])
    assert.ok(
      Math.abs(Number(verdict?.at_us) - (T0 + MICROS.d)) < MICROS.m,
      'when it was changed, not when it was read',
    )
    assert.equal(person.outcome, 'corrected')
    assert.deepEqual(await brief(workspace, 'run-script'), [
      null,
      'confirmed',
      'mismatch changed_by_a_script',
      'mismatch changed_by_a_script',
    ])
    assert.deepEqual(await brief(workspace, 'run-both'), [
      'corrected',
      'confirmed',
      'mismatch changed_by_a_script',
      'mismatch changed_by_a_person',
    ])
    assert.deepEqual(await brief(workspace, 'run-binned'), [
      'rejected',
      'confirmed',
      'mismatch deleted',
      'mismatch deleted',
    ])
    assert.deepEqual(await brief(workspace, 'run-purged'), [
      null,
      'confirmed',
      'mismatch deleted_by_whom_is_not_told',
      'mismatch deleted_by_whom_is_not_told',
    ])
    assert.deepEqual(await brief(workspace, 'run-merged'), [null, 'confirmed', 'mismatch merged', 'mismatch merged'])
    assert.deepEqual(await brief(workspace, 'run-moved'), [
      'untouched',
      'confirmed',
      'confirmed merged',
      'confirmed merged',
    ])
    assert.deepEqual(await brief(workspace, 'run-never'), [
      null,
      'failed no_such_record',
      'failed no_such_record',
      'failed no_such_record',
    ])
  })

  test('from a database: changed by a person, by an import, unchanged in another form, deleted, merged', async () => {
    const workspace = await workspaceWith()
    const fields = { supplier: 'Acme', amount: '1,000.00', due: '2026-03-31T00:00:00Z' }
    const ids = ['1', '2', '3', '4', '5']
    for (const id of ids)
      await database.query('insert into invoice values ($1, $2, 1000, $3, $4, $5)', [
        ...[id, 'Acme', '2026-03-31', 'svc-post', new Date(T0 / 1000)],
      ])
    await send(
      workspace,
      ids.flatMap((id) => runOf(`inv-${id}`, { record: id, fields, action: 'post', integration: 'erp' })),
    )
    await readAt(AFTER_2H)
    for (const id of ids) assert.deepEqual(await brief(workspace, `inv-${id}`), [null, 'confirmed'], id)
    const set = (id: string, change: string, by: string) =>
      database.query(`update invoice set ${change}, changed_by = $2, changed_at = $3 where id = $1`, [
        ...[id, by, new Date((T0 + MICROS.d) / 1000)],
      ])
    await set('2', 'amount = 1200', 'tom@acorn.example')
    await set('3', "supplier = 'ACME GmbH'", 'nightly-import')
    await database.query('delete from invoice where id = 4')
    await set('5', 'merged_into = 1', 'tom@acorn.example')
    await readAt(AFTER_3D)
    await readAt(AFTER_14D)
    assert.deepEqual(await brief(workspace, 'inv-1'), ['untouched', 'confirmed', 'confirmed', 'confirmed'])
    const two = await told(workspace, 'inv-2')
    assert.deepEqual(two.outcome, 'corrected')
    const [verdict] = two.detail.verdicts
    const [correction] = (verdict?.corrections ?? []) as Record<string, unknown>[]
    assert.deepEqual([correction?.field, correction?.before, correction?.after], ['amount', '1,000.00', '1200.00'])
    assert.equal(verdict?.at_us, T0 + MICROS.d)
    const [byScript, byNobody] = ['mismatch changed_by_a_script', 'mismatch deleted_by_whom_is_not_told']
    assert.deepEqual(await brief(workspace, 'inv-3'), [null, 'confirmed', byScript, byScript])
    assert.deepEqual(await brief(workspace, 'inv-4'), [null, 'confirmed', byNobody, byNobody])
    assert.deepEqual(await brief(workspace, 'inv-5'), [
      'untouched',
      'confirmed',
      'confirmed merged',
      'confirmed merged',
    ])
  })

  test('a query can change nothing, waits for nobody, and reaches no closed address', async () => {
    await database.query(`create function set_it(integer) returns table (supplier text, amount numeric, due date) language sql
      as 'update invoice set amount = 0 where id = $1 returning supplier, amount, due'`)
    const cases = [
      ['select * from set_it($1::integer)', databaseUrl, 'the_query_failed'],
      ['select supplier from invoice where id = $1 or true', databaseUrl, 'more_than_one_row'],
      ["select 'x' as supplier from pg_sleep(60) where $1 <> ''", databaseUrl, 'no_answer_in_time'],
      ['select 1 as other where $1 <> $1 || 1', databaseUrl, 'the_answer_has_none_of_the_fields'],
      [
        'select supplier from invoice where id = $1',
        databaseUrl.replace('postgres@', 'nobody@'),
        'the_credential_is_refused',
      ],
      ['select supplier from invoice where id = $1', 'postgres://x@169.254.169.254/x', 'the_address_is_closed'],
      ['select supplier from invoice where id = $1', 'Bearer abc', 'the_credential_is_refused'],
      ['select supplier from invoice where id = $1', `${databaseUrl}?host=169.254.169.254`, 'the_address_is_closed'],
      ['select supplier from invoice where id = $1', `${databaseUrl}?host=${tmpdir()}`, 'the_address_is_closed'],
      [
        'select supplier from invoice where id = $1',
        `${databaseUrl}?sslkey=/etc/hostname`,
        'the_credential_is_refused',
      ],
    ] as const
    for (const [query, url, reason] of cases) {
      const reader = await openSql(url, clock)
      const how = { how: 'sql', query, fields: ['supplier', 'amount', 'due'], after: ['2h'] } as const
      const reading =
        'kind' in reader ? reader : await reader.read('1', { ...how, fields: [...how.fields], after: ['2h'] })
      assert.equal(reading.kind === 'unreadable' && reading.reason, reason, query)
      if (!('kind' in reader)) await reader.close()
    }
    const { rows } = await database.query('select count(*)::integer as n from invoice where amount = 0')
    assert.equal(rows[0].n, 0)
  })

  test('what cannot be read says why, is tried again at waits that double, and is never a verdict', async () => {
    const workspace = await workspaceWith()
    await moved(workspace, ['a'])
    const reasons = {
      broken: 'error_of_the_system',
      html: 'the_answer_is_no_json',
      huge: 'the_answer_is_too_large',
      elsewhere: 'leads_elsewhere',
      metadata: 'leads_elsewhere',
      'sign in': 'leads_elsewhere',
    }
    let now = AFTER_2H
    for (const [mode, reason] of Object.entries(reasons)) {
      desk.mode = mode
      await readAt(now)
      assert.deepEqual(await brief(workspace, 'run-a'), [null, `unconfirmed ${reason}`], mode)
      const asked = desk.asked.length
      await readAt(now + 10 * MICROS.m)
      assert.equal(desk.asked.length, asked, 'not yet')
      now = 2 * now - (T0 + 2 * MICROS.h) + 16 * MICROS.m
    }
    desk.mode = 'well'
    const { key } = desk
    desk.key = 'another'
    await readAt(AFTER_3D)
    assert.deepEqual(await brief(workspace, 'run-a'), [
      null,
      'unconfirmed leads_elsewhere',
      'unconfirmed the_credential_is_refused',
    ])
    desk.key = key
    await readAt(AFTER_3D + 20 * MICROS.m)
    assert.deepEqual(await brief(workspace, 'run-a'), [null, 'unconfirmed leads_elsewhere', 'confirmed'])
    desk.mode = 'broken'
    const before = desk.asked.length
    for (let at = AFTER_14D; at < AFTER_14D + 8 * MICROS.d; at += 8 * MICROS.h) await readAt(at)
    assert.ok(desk.asked.length - before <= 8, `${desk.asked.length - before} tries of one moment`)
    assert.deepEqual((await told(workspace, 'run-a')).verdicts, [])
    assert.equal((await told(workspace, 'run-a')).outcome, null)
  })

  test('a system that never answers is given up in time', async () => {
    const workspace = await workspaceWith()
    const plan = (await planAt(app.state.db, workspace, T0))?.plan
    const how = plan?.workflows.desk?.actions.move?.read_back
    assert.ok(how)
    desk.mode = 'silent'
    const reader = { how, credential: desk.key, clock, signal: new AbortController().signal, timeoutMs: 50 }
    const [reading, refused] = [
      await readOverHttp('a', reader),
      await readOverHttp('a', { ...reader, how: { ...how, url: 'http://[::ffff:169.254.169.254]/{record}' } }),
    ]
    assert.deepEqual(reading, { kind: 'unreadable', reason: 'no_answer_in_time', isOfSystem: true })
    assert.deepEqual(refused, { kind: 'unreadable', reason: 'the_address_is_closed', isOfSystem: true })
    const away = await readOverHttp('..', reader)
    assert.equal(away.kind === 'unreadable' && away.reason, 'leads_elsewhere', 'an id that is a way up is no id')
  })

  test('a system that fails three times in a row is left alone for a while, and the others wait without loss', async () => {
    const workspace = await workspaceWith()
    const ids = ['a', 'b', 'c', 'd', 'e']
    await moved(workspace, ids)
    desk.mode = 'broken'
    desk.asked.length = 0
    await readAt(AFTER_2H)
    await readAt(AFTER_2H + 2 * MICROS.m)
    assert.deepEqual(desk.asked, ['a', 'b', 'c'])
    desk.mode = 'well'
    await readAt(AFTER_2H + 20 * MICROS.m)
    for (const id of ids) assert.deepEqual(await brief(workspace, `run-${id}`), [null, 'confirmed'])
  })

  test('no more records are read in a minute than the plan allows, whoever asks', async () => {
    const workspace = await workspaceWith(
      planOf().replace('{ name: Helpdesk, writes: true }', '{ name: Helpdesk, writes: true, reads_per_minute: 3 }'),
    )
    await moved(workspace, ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    desk.asked.length = 0
    clock.set(AFTER_2H)
    await Promise.all([readBackAll(app, memory), readBackIn(workspace), readBackIn(workspace)])
    assert.deepEqual(desk.asked, ['a', 'b', 'c'])
    await readAt(AFTER_2H + MICROS.m)
    await readAt(AFTER_2H + 2 * MICROS.m)
    assert.deepEqual(desk.asked, ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    await readAt(AFTER_2H + 3 * MICROS.m)
    assert.equal(desk.asked.length, 7, 'each was read once')
    assert.deepEqual(await brief(workspace, 'run-g'), [null, 'confirmed'])
  })

  test('a clock that goes wrong on their side moves no change', async () => {
    const workspace = await workspaceWith()
    desk.ahead = -30 * MICROS.m
    await moved(workspace, ['soon', 'later', 'lost'])
    // Ten minutes after the write: twenty minutes before it, by the clock of the helpdesk.
    clock.set(T0 + 10 * MICROS.m)
    desk.change('soon', 'maria', { queue: 'exchanges' })
    // The write never took: what stands there is older.
    clock.set(T0 - 10 * MICROS.m)
    desk.change('lost', 'maria', { queue: 'exchanges' })
    await readAt(AFTER_2H)
    assert.deepEqual(await brief(workspace, 'run-soon'), ['corrected', 'mismatch changed_by_a_person'])
    assert.deepEqual(await brief(workspace, 'run-lost'), [null, 'mismatch last_changed_before_the_write'])
    desk.ahead = 5 * MICROS.h
    clock.set(T0 + MICROS.d)
    desk.change('later', 'maria', { queue: 'exchanges' })
    await readAt(AFTER_3D)
    const at = (run: string) => told(workspace, run).then(({ detail }) => Number(detail.verdicts[0]?.at_us))
    assert.ok(Math.abs((await at('run-soon')) - (T0 + 10 * MICROS.m)) < 2 * MICROS.s)
    assert.ok(Math.abs((await at('run-later')) - (T0 + MICROS.d)) < 2 * MICROS.s)
  })

  test('a run is untouched when all it wrote is, and corrected when one thing was', async () => {
    const workspace = await workspaceWith()
    await database.query(
      `insert into invoice values (11, 'Acme', 5, null, 'svc-post', now()), (12, 'Acme', 5, null, 'svc-post', now()), (13, 'Acme', 5, null, 'svc-post', now())`,
    )
    for (const id of ['x', 'y', 'z']) desk.change(id, 'svc-desk', { queue: 'refunds' })
    const erp = { action: 'post', integration: 'erp', step: '2', fields: { supplier: 'Acme', amount: 5 } }
    const ticket = { fields: { queue: 'refunds' } }
    await send(workspace, [
      ...runOf('both-stay', { record: 'x', ...ticket }, { record: '11', ...erp }),
      ...runOf('one-changed', { record: 'y', ...ticket }, { record: '12', ...erp }),
      ...runOf('one-gone', { record: 'z', ...ticket }, { record: '13', ...erp }),
    ])
    await readAt(AFTER_2H)
    await database.query(
      `update invoice set amount = 6, changed_by = 'tom@acorn.example', changed_at = $1 where id = 12`,
      [new Date((T0 + MICROS.d) / 1000)],
    )
    await database.query('delete from invoice where id = 13')
    await readAt(AFTER_3D)
    await readAt(AFTER_14D)
    const verdicts = async (run: string) =>
      (await told(workspace, run)).verdicts.map(({ kind, by }) => `${kind} ${by}`).sort()
    assert.deepEqual(await verdicts('both-stay'), ['untouched system erp', 'untouched system helpdesk'])
    assert.deepEqual(await verdicts('one-changed'), ['corrected system erp'])
    assert.deepEqual(await verdicts('one-gone'), [])
    assert.equal((await told(workspace, 'one-changed')).outcome, 'corrected')
    const [all] = await askFigures(app.evidence, workspace, 'UTC', { workflow: 'desk' })
    assert.deepEqual([all?.runs, all?.judged, all?.corrected, all?.untouched], [3, 2, 1, 1])
  })

  test('what the automation wrote again itself is no correction of what it wrote before', async () => {
    const workspace = await workspaceWith()
    await moved(workspace, ['t'], { queue: 'refunds' })
    await readAt(AFTER_2H)
    clock.set(T0 + MICROS.d)
    desk.change('t', 'desk-bot', { queue: 'exchanges' })
    await send(workspace, runOf('again', { record: 't', fields: { queue: 'exchanges' } }))
    await readAt(AFTER_3D)
    desk.change('t', 'maria', { queue: 'returns' })
    await readAt(AFTER_14D + 2 * MICROS.d)
    assert.deepEqual(await brief(workspace, 'run-t'), [
      null,
      'confirmed',
      'unconfirmed written_again_since',
      'unconfirmed written_again_since',
    ])
    assert.equal((await told(workspace, 'again')).outcome, 'corrected')
  })

  test('masked values and shapes are compared by what is kept of them, and nothing else is kept', async () => {
    const plan = planOf('    content: shapes\n').replace('currency: EUR', 'currency: EUR\nmasking: { fields: [owner] }')
    const workspace = await workspaceWith(plan)
    const fields = { queue: 'canary-secret-queue', owner: 4711 }
    await moved(workspace, ['kept', 'changed'], fields)
    await readAt(AFTER_2H)
    clock.set(T0 + MICROS.d)
    desk.change('changed', 'maria', { owner: 'canary-new-owner' })
    desk.change('kept', 'svc-desk', { owner: '4711' })
    await readAt(AFTER_3D)
    await readAt(AFTER_14D)
    assert.deepEqual(await brief(workspace, 'run-kept'), ['untouched', 'confirmed', 'confirmed', 'confirmed'])
    const changed = await told(workspace, 'run-changed')
    assert.equal(changed.outcome, 'corrected')
    assert.doesNotMatch(JSON.stringify([changed.detail, (await told(workspace, 'run-kept')).detail]), /canary|4711/)
  })

  test('without its credential nothing is asked; runs that are tried out and writes without a record are not read', async () => {
    const workspace = await workspaceWith(planOf().replace('credential: desk_key', 'credential: nobody_set_it'))
    await moved(workspace, ['a'])
    const tried = runOf('tried', { record: 'a', fields: { queue: 'refunds' } }).map((line) =>
      line.type === 'run' ? { ...line, mode: 'shadow' as const } : line,
    )
    const [run, step, write] = runOf('nameless', { record: 'a', fields: { queue: 'refunds' } })
    assert.ok(run && step && write?.type === 'write')
    const { record: _, ...nameless } = write
    await send(workspace, [...tried, run, step, nameless])
    desk.asked.length = 0
    await readAt(AFTER_2H)
    assert.deepEqual(await brief(workspace, 'run-a'), [null, 'unconfirmed no_credential_is_kept'])
    assert.deepEqual([await brief(workspace, 'tried'), await brief(workspace, 'nameless')], [[null], [null]])
    assert.deepEqual(desk.asked, [])
  })
})
