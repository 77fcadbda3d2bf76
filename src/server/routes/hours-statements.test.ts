import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { verifyRecord } from '../../decisions/altered.ts'
import type { Statement } from '../../decisions/hours/statement.ts'
import { tablesOf } from '../../reports/document/document.ts'
import { statementDocument } from '../../reports/statement/document.ts'
import { readSettings } from '../../settings.ts'
import { canonical } from '../../store/state/decision-log.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Shown = paths['/api/v1/hours/statement']['get']['responses'][200]['content']['application/json']
type Entered = paths['/api/v1/hours/times']['post']['responses'][200]['content']['application/json']
type Listed = paths['/api/v1/hours/statements']['get']['responses'][200]['content']['application/json']

/** A statement through the API: what it adds up, that it is frozen when it is issued, and what a correction of it is. */
describe('the statement of hours', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-statement-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal
  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const identity = createIdentity({
      state: app.state,
      secret: app.folder.secret,
      url: 'http://aftercare.test',
      clock,
    })
    api = createApi(app, identity)
    owner = await localPrincipal(app)
    clock.set(Date.parse('2026-03-30T10:00Z') * 1000)
    await call('POST', '/api/v1/plan', plan)
  })
  after(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const plan = `plan: 1
workspace: desk
client: Müller & Söhne
time_zone: Europe/Berlin
currency: EUR
effective: 2026-03-01
people:
  ana: { name: Ana, side: provider, email: ana@provider.test }
  bo: { name: =Bo, side: provider }
workflows:
  desk: { name: Help desk, risk: high, owner: ana }
support:
  allowance: { hours: 2, rollover: 25%, expires: 1 month, step_minutes: 15 }
changes:
  rates: { engineer: 100 EUR, writer: 70.50 EUR }
`
  const ask = async (method: string, path: string, body?: unknown, local: Principal = owner) => {
    const headers = { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return await api.request(
      `http://aftercare.test${path}`,
      { method, headers, ...(body === undefined ? {} : { body: text }) },
      { local },
    )
  }
  async function call<T>(method: string, path: string, body?: unknown, local?: Principal): Promise<T> {
    const response = await ask(method, path, body, local)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const refused = async (path: string, body: unknown, local?: Principal) => {
    const response = await ask(body === undefined ? 'GET' : 'POST', path, body, local)
    return [response.status, ((await response.json()) as { title: string }).title] as const
  }
  const enter = (minutes: number, more: object = {}) =>
    call<Entered>('POST', '/api/v1/hours/times', { about: 'workflow', id: 'desk', minutes, day: '2026-03-10', ...more })
  const shown = (query = 'period=2026-03') => call<Shown>('GET', `/api/v1/hours/statement?${query}`)
  const csv = async (query: string) => {
    const response = await ask('GET', `/api/v1/hours/statement/csv?${query}`)
    assert.equal(response.status, 200)
    return { text: await response.text(), type: response.headers.get('content-type') }
  }
  const issue = '/api/v1/hours/statement/issue'
  const answer = '/api/v1/hours/statement/answer'
  let wrong: string

  test('every minute and every cent of a period is in it once, by person, class and what it was for', async () => {
    await enter(50, { person: 'ana', note: '=HYPERLINK("http://x")' })
    await enter(7, { person: 'bo' })
    wrong = (await enter(20, { person: 'ana', class: 'billable', rate: 'writer' })).id
    // A third of an hour at 100.00 is no whole cent: rounded for each time, once.
    await enter(20, { person: 'ana', class: 'billable', rate: 'engineer' })
    await enter(20, { person: 'ana', class: 'billable', rate: 'engineer' })
    await call('POST', '/api/v1/hours/consents', {
      minutes: 60,
      because: 'A busy month.',
      day: '2026-03-10',
      rate: 'engineer',
    })
    const asked = { title: 'Answer in French', why: 'It is needed.', what: 'prompt', workflow: 'desk' }
    const { id: request } = await call<{ id: string }>('POST', '/api/v1/requests', asked)
    await enter(80, { person: 'bo', about: 'request', id: request })
    await enter(90, { person: 'bo', absorb: true })
    const back = await enter(5, { person: 'ana', class: 'included' })
    await call('POST', `/api/v1/hours/times/${back.id}/taking-back`, { because: 'Another client.' })

    const { statement, version, versions, is_changed } = await shown()
    assert.deepEqual([version, versions, is_changed, statement.up_to], [null, [], false, '2026-03-30'])
    const { granted, consumed, beyond, left } = statement.figures
    assert.deepEqual([granted, consumed, beyond, left], [120, 120, 45, 0])
    assert.deepEqual(
      statement.checks.map(({ name, holds }) => [name, holds]),
      ['left', 'consumed', 'beyond', 'people', 'classes', 'abouts', 'amounts'].map((name) => [name, true]),
    )
    assert.deepEqual(
      statement.people.map(({ name, worked, counted, beyond, absorbed, amounts }) => [
        name,
        worked,
        counted,
        beyond,
        absorbed,
        amounts,
      ]),
      [
        // 23.50 + 33.33 + 33.33
        ['Ana', 110, 60, 0, 0, [{ amount: '90.16', currency: 'EUR' }]],
        ['=Bo', 177, 60, 45, 90, [{ amount: '75.00', currency: 'EUR' }]],
      ],
    )
    assert.deepEqual(statement.totals.amounts, [{ amount: '165.16', currency: 'EUR' }])
    assert.deepEqual(
      statement.lines.filter(({ kind }) => kind === 'contra').map(({ worked, because }) => [worked, because]),
      [[-5, 'Another client.']],
    )
  })

  test('as CSV it adds up, column by column, and no text of it is a formula', async () => {
    const { text, type } = await csv('period=2026-03')
    assert.equal(type, 'text/csv; charset=utf-8')
    assert.ok(text.endsWith('\r\n') && !/[^\r]\n/.test(text))
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[]
    const total = rows.pop()
    assert.equal(total?.kind, 'total')
    for (const column of [
      'worked_minutes',
      'counted_minutes',
      'beyond_minutes',
      'absorbed_minutes',
      'unpriced_minutes',
    ])
      assert.equal(
        rows.reduce((sum, row) => sum + Number(row[column]), 0),
        Number(total?.[column]),
        column,
      )
    const cents = (row: Record<string, string>) => Math.round(Number(row.amount) * 100)
    assert.equal(
      rows.reduce((sum, row) => sum + cents(row), 0),
      cents(total ?? {}),
    )
    assert.deepEqual(rows.find(({ person }) => person === 'person:bo')?.name, "'=Bo")
    assert.ok(rows.some(({ note }) => note === `'=HYPERLINK("http://x")`))

    const accounting = parse((await csv('period=2026-03&of=accounting')).text, { bom: true, columns: true }) as Record<
      string,
      string
    >[]
    assert.deepEqual(
      accounting.map((row) => [
        row.name,
        row.class,
        row.paid_as,
        row.rate,
        row.minutes,
        row.hours,
        row.amount,
        row.client,
      ]),
      [
        ['Ana', 'billable', 'billed', '100 EUR', '40', '0.6667', '66.66', 'Müller & Söhne'],
        ['Ana', 'billable', 'billed', '70.50 EUR', '20', '0.3333', '23.50', 'Müller & Söhne'],
        ['Ana', 'from allowance', 'hours', '', '60', '1.0000', '', 'Müller & Söhne'],
        ["'=Bo", 'from allowance', 'absorbed', '', '90', '1.5000', '', 'Müller & Söhne'],
        ["'=Bo", 'from allowance', 'beyond', '100 EUR', '45', '0.7500', '75.00', 'Müller & Söhne'],
        ["'=Bo", 'from allowance', 'hours', '', '60', '1.0000', '', 'Müller & Söhne'],
      ],
    )
  })

  test('what cannot be asked for or issued is refused with what to do', async () => {
    assert.match(
      (await refused(issue, { period: '2026-03' }))[1],
      /^This period runs until 31 Mar 2026\. Its statement can be issued/,
    )
    assert.match(
      (await refused('/api/v1/hours/statement?period=March', undefined))[1],
      /"period" is "March"\. Name a day of it/,
    )
    assert.match(
      (await refused('/api/v1/hours/statement?period=2025-01', undefined))[1],
      /^No period of the hours holds 1 Jan 2025\. There are: 2026-03-01/,
    )
    assert.match(
      (await refused('/api/v1/hours/statement?version=7', undefined))[1],
      /^The statement of this period was not issued yet/,
    )
    assert.match((await refused('/api/v1/hours/statement?version=-1', undefined))[1], /version/)
    assert.match(
      (await refused(answer, { period: '2026-03', version: 1, answer: 'accepted' }))[1],
      /was not issued yet/,
    )
  })

  test('issued it is frozen: the same bytes whatever happens later, and the log holds it', async () => {
    clock.set(Date.parse('2026-04-01T08:00Z') * 1000)
    const first = await call<Shown>('POST', issue, { period: '2026-03' })
    assert.deepEqual([first.version, first.statement.up_to, first.statement.restates], [1, null, null])
    // Whoever reads it in English can compute its hash.
    const hash = createHash('sha256').update(canonical(first.statement)).digest('hex')
    assert.equal(first.versions[0]?.hash, hash)
    const before = await Promise.all([
      ask('GET', '/api/v1/hours/statement?period=2026-03&version=1'),
      csv('period=2026-03&version=1'),
    ])
    const bytes = [((await before[0].json()) as Shown).statement, before[1].text]
    assert.deepEqual(await refused(issue, { period: '2026-03', because: 'Again.' }), [
      409,
      'Nothing has changed since version 1 was issued, so there is nothing to put in its place.',
    ])

    await call('POST', `/api/v1/hours/times/${wrong}/taking-back`, { because: 'Of another client.' })
    const changed = await shown()
    assert.deepEqual(
      [changed.version, changed.is_changed, changed.statement.totals.amounts[0]?.amount],
      [1, true, '165.16'],
    )
    assert.equal((await shown('period=2026-03&version=now')).statement.totals.amounts[0]?.amount, '141.66')
    assert.match((await refused(issue, { period: '2026-03' }))[1], /^Version 1 was issued already\. Say why another/)
    const second = await call<Shown>('POST', issue, {
      period: '2026-03',
      because: 'Twenty minutes were of another client.',
    })
    assert.equal(second.version, 2)
    assert.deepEqual(second.statement.restates, {
      ...{ version: 1, hash, because: 'Twenty minutes were of another client.' },
      changes: [
        { figure: 'worked', was: '287', is: '267' },
        { figure: 'amount EUR', was: '165.16', is: '141.66' },
      ],
    })
    assert.deepEqual(
      second.statement.lines
        .filter(({ time }) => time === wrong)
        .map(({ kind, worked, charges }) => [kind, worked, charges[0]?.amount]),
      [
        ['time', 20, '23.50'],
        ['contra', -20, '-23.50'],
      ],
    )
    const again = [(await shown('period=2026-03&version=1')).statement, (await csv('period=2026-03&version=1')).text]
    assert.equal(JSON.stringify(again), JSON.stringify(bytes), 'the first version says what it said')
    const { items } = await call<Listed>('GET', '/api/v1/hours/statements')
    assert.deepEqual(
      items.map(({ from, is_over, versions }) => [from, is_over, versions.map((one) => one.version)]),
      [
        ['2026-04-01', false, []],
        ['2026-03-01', true, [2, 1]],
      ],
    )
  })

  test('as PDF a version has the same bytes each time; its columns add up as the statement does', async () => {
    const pdf = async (query: string) => {
      const response = await ask('GET', `/api/v1/hours/statement/pdf?period=2026-03&${query}`)
      assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'application/pdf'])
      return Buffer.from(await response.arrayBuffer())
    }
    const [first, again, other] = [await pdf('version=1'), await pdf('version=1'), await pdf('version=2')]
    assert.ok(first.subarray(0, 5).equals(Buffer.from('%PDF-')) && first.equals(again) && !first.equals(other))
    assert.ok(!first.equals(await pdf('version=1&language=de')))

    const { statement, versions } = await shown('period=2026-03&version=2')
    const document = statementDocument(statement as unknown as Statement, versions[0] ?? null)
    const tables = new Map(tablesOf(document).map((one) => [one.id, one]))
    const account = tables.get('account')
    assert.equal(
      account?.rows.reduce((sum, { cells }) => sum + Number(cells[1]), 0),
      account?.total?.[1],
    )
    // In hundredths: 23.50 - 23.50 + 33.33 + 33.33 + 75.00
    for (const id of ['people', 'classes', 'abouts']) {
      const { rows = [], total = [] } = tables.get(id) ?? {}
      const sums = [1, 2, 3, 4, 5].map((at) =>
        rows.reduce((sum, { cells }) => sum + Math.round(Number(cells[at]) * 100), 0),
      )
      assert.deepEqual(
        sums,
        [1, 2, 3, 4, 5].map((at) => Math.round(Number(total[at]) * 100)),
        id,
      )
      assert.equal(total[5], '141.66')
    }
    assert.equal(tables.get('times')?.rows.length, statement.lines.length)
  })

  test('the client’s side accepts the newest version or disputes it; nobody of the provider does', async () => {
    const given = { period: '2026-03', version: 2 }
    assert.deepEqual(await refused(answer, { ...given, version: 1, answer: 'accepted' }), [
      409,
      'Version 2 was put in place of version 1. Read that, and answer it.',
    ])
    assert.deepEqual(await refused(answer, { ...given, answer: 'disputed' }), [
      400,
      'Say what is wrong with it, with "because".',
    ])
    const through = (way: 'grant' | 'member'): Principal =>
      ({
        ...owner,
        via: 'session',
        workspaces: owner.workspaces.map((one) => ({ ...one, roles: ['viewer'], through: way })),
      }) as Principal
    assert.match(
      (await refused(answer, { ...given, answer: 'disputed', because: 'x' }, through('grant')))[1],
      /^Only the client’s side may say this/,
    )
    assert.equal(
      (await refused(answer, { ...given, answer: 'accepted' }, through('member')))[0],
      403,
      'a viewer holds no budget',
    )
    await call(
      'POST',
      answer,
      { ...given, answer: 'disputed', because: 'Who agreed to the writer?' },
      through('member'),
    )
    await call('POST', answer, { ...given, answer: 'accepted' })
    assert.deepEqual(
      (await shown()).versions[0]?.answers.map((one) => [one.answer, one.because]),
      [
        ['accepted', null],
        ['disputed', 'Who agreed to the writer?'],
      ],
    )
    assert.equal((await refused(answer, { ...given, answer: 'accepted' }))[0], 409)
  })

  test('what was issued and is altered or gone is found', async () => {
    const workspace = owner.defaultWorkspace ?? ''
    const verify = async () =>
      (await verifyRecord(app.state.db, workspace)).altered.map(({ id, what }) => [
        id,
        what.replaceAll(/[\u2066-\u2069]/g, ''),
      ])
    assert.deepEqual(await verify(), [])
    const alter = async (change: () => Promise<unknown>, found: string[][]) => {
      await app.state.transaction(async (trx) => {
        await sql`create temporary table kept as select * from hours_statement`.execute(trx)
        await sql`create temporary table said as select * from hours_statement_answer`.execute(trx)
      })
      await change()
      assert.deepEqual(await verify(), found)
      await app.state.transaction(async (trx) => {
        await sql`delete from hours_statement_answer`.execute(trx)
        await sql`delete from hours_statement`.execute(trx)
        await sql`insert into hours_statement select * from kept`.execute(trx)
        await sql`insert into hours_statement_answer select * from said`.execute(trx)
        await sql`drop table kept, said`.execute(trx)
      })
    }
    const { db } = app.state
    await alter(
      () =>
        sql`update hours_statement set document = jsonb_set(document, '{figures,left}', '15') where version = 1`.execute(
          db,
        ),
      [['2026-03-01 1', 'its document']],
    )
    await alter(
      () => sql`update hours_statement set because = 'Because.' where version = 2`.execute(db),
      [['2026-03-01 2', 'the reason']],
    )
    await alter(
      () => sql`update hours_statement_answer set answer = 'accepted' where seq = 1`.execute(db),
      [['2026-03-01 2', 'the answer']],
    )
    await alter(
      () => sql`delete from hours_statement_answer where seq = 2`.execute(db),
      [['2026-03-01 2', 'it is gone']],
    )
    assert.deepEqual(await verify(), [])
  })

  test('with hour bands time that has a beginning is weighted before it is counted, and both are told', async () => {
    const bands = 'bands: [{ name: nights, weight: 1.5, from: "22:00", to: "06:00" }]'
    await call(
      'POST',
      '/api/v1/plan',
      plan.replace('2026-03-01', '2026-05-01').replace('step_minutes: 15', `step_minutes: 15, ${bands}`),
    )
    clock.set(Date.parse('2026-05-06T08:00Z') * 1000)
    const night = await enter(75, { day: '2026-05-04', from: '21:30', person: 'ana' })
    assert.deepEqual(
      [night.counted, night.bands],
      [
        105,
        [
          { band: null, minutes: 30, weight: '1' },
          { band: 'nights', minutes: 45, weight: '1.5' },
        ],
      ],
    )
    assert.deepEqual(
      [
        (await enter(5, { day: '2026-05-05' })).bands,
        (await enter(5, { day: '2026-05-05', class: 'included', from: '23:00' })).bands,
      ],
      [null, null],
    )
    assert.match(
      (
        await refused('/api/v1/hours/times', {
          about: 'workflow',
          id: 'desk',
          minutes: 60,
          day: '2026-05-06',
          from: '09:30',
        })
      )[1],
      /^It ends later than now/,
    )
    assert.match(
      (await refused('/api/v1/hours/times', { about: 'workflow', id: 'desk', minutes: 60, from: '9:30' }))[1],
      /time of day/,
    )
    const { statement } = await shown('period=2026-05&version=now')
    assert.deepEqual(statement.lines[0]?.bands, night.bands)
    assert.ok(statement.checks.every(({ holds }) => holds))
    assert.match((await csv('period=2026-05')).text, /,30 plain; 45 nights x 1\.5,/)
  })
})
