import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { extractText, getDocumentProxy } from 'unpdf'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { MICROS } from '../../base/time.ts'
import { holdAll } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity, type Identity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Report = paths['/api/v1/reports/{id}']['get']['responses'][200]['content']['application/json']
type Listed = paths['/api/v1/reports']['get']['responses'][200]['content']['application/json']
type Verified = paths['/api/v1/decisions/verify']['get']['responses'][200]['content']['application/json']

/** Monthly reports through the API: drawn up, worded, approved, frozen, sent and corrected; and what each side sees of it. */
describe('monthly reports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-reports-'))
  const clock = settableClock()
  const at = (iso: string) => clock.set(Date.parse(iso) * 1000)
  let app: App
  let api: Api
  let identity: Identity
  let owner: Principal
  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    identity = createIdentity({ state: app.state, secret: app.folder.secret, url: 'http://aftercare.test', clock })
    api = createApi(app, identity)
    owner = await localPrincipal(app)
    at('2026-02-02T10:00Z')
    await call('POST', '/api/v1/plan', plan)
    at('2026-03-30T10:00Z')
    await send(runs)
  })
  after(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const plan = `plan: 1
workspace: desk
client: Client
provider: Agency
time_zone: Europe/Berlin
currency: EUR
effective: 2026-02-01
holidays: { also: [{ on: 2026-04-01, name: Works outing }] }
people:
  ana: { name: Ana, side: provider, email: ana@provider.test }
  ben: { name: Ben, side: provider, email: ben@provider.test }
  carla: { name: Carla, side: client, email: carla@client.test }
workflows:
  triage: { name: Triage, risk: high, owner: ana, review: { cadence: monthly, minutes: 30, signed_by: ben } }
  invoices: { name: Invoices, risk: low, owner: ana }
support:
  hours: { from: "09:00", to: "17:00" }
  allowance: { hours: 4 }
notices:
  routes:
    - { when: report, tell: carla }
    - { when: anything, tell: ana }
`
  /** Each day of March at 23:30 in Berlin, one run; of the last day after midnight of UTC one that is of April there. */
  const runs = Array.from({ length: 30 }, (_, index) => {
    const day = String(index + 1).padStart(2, '0')
    const run = { type: 'run', run: `r${day}`, workflow: 'triage', started: `2026-03-${day}T22:15:00Z`, status: 'ok' }
    const ended = `2026-03-${day}T22:16:00Z`
    const kind = index % 3 === 0 ? 'corrected' : 'accepted'
    return [
      { ...run, ended },
      ...(index < 20
        ? [{ type: 'verdict', verdict: `v${day}`, run: `r${day}`, kind, by: { kind: 'person', id: 'x' }, at: ended }]
        : []),
      ...(index < 10
        ? [
            {
              type: 'step',
              run: `r${day}`,
              step: 's',
              kind: 'model',
              name: 'm',
              model: 'm',
              started: run.started,
              ended,
              cost: { amount: '0.10', currency: 'EUR', basis: 'reported' },
            },
          ]
        : [
            {
              type: 'step',
              run: `r${day}`,
              step: 's',
              kind: 'model',
              name: 'm',
              model: 'nobody-prices-this',
              started: run.started,
              ended,
              tokens: { input: 10, output: 10 },
            },
          ]),
    ]
  }).flat()

  const ask = async (method: string, path: string, body?: unknown, local: Principal = owner, language = 'en') => {
    const headers = {
      'content-type': typeof body === 'string' ? 'text/plain' : 'application/json',
      'accept-language': language,
    }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const init = { method, headers, ...(body === undefined ? {} : { body: text }) }
    return await api.request(`http://aftercare.test${path}`, init, { local })
  }
  async function call<T>(method: string, path: string, body?: unknown, local?: Principal): Promise<T> {
    const response = await ask(method, path, body, local)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const refused = async (method: string, path: string, body: unknown, local?: Principal) => {
    const response = await ask(method, path, body, local)
    return [response.status, ((await response.json()) as { title: string }).title] as const
  }
  const workspace = () => owner.defaultWorkspace ?? ''
  async function send(lines: readonly unknown[]): Promise<void> {
    const response = await api.request(
      'http://aftercare.test/api/v1/evidence',
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: lines.map((one) => JSON.stringify(one)).join('\n'),
      },
      { local: owner },
    )
    assert.deepEqual(((await response.json()) as { refused: unknown[] }).refused, [])
    clock.set(clock.now() + 30 * MICROS.s)
    await app.settle(workspace())
    clock.set(clock.now() + 2 * MICROS.m)
    await app.settle(workspace())
  }
  async function person(name: string, email: string, role: 'owner' | 'operator' | 'viewer'): Promise<Principal> {
    const { id } = await app.state.db
      .insertInto('user')
      .values({ id: `u-${name}`, name, email, emailVerified: true })
      .returning('id')
      .executeTakeFirstOrThrow()
    return {
      ...{ id: `user:${id}`, person: id, via: 'session', defaultWorkspace: workspace() },
      workspaces: [{ workspace: workspace(), roles: [role], through: 'member' }],
    }
  }
  const said = (report: Report, place: string) => {
    const found = report.places.find((one) => one.place === place)
    return found?.words ?? found?.drawn ?? ''
  }
  const draw = (body: object, local?: Principal) => call<Report>('POST', '/api/v1/reports', body, local)
  const read = (id: string, local?: Principal) => call<Report>('GET', `/api/v1/reports/${id}`, undefined, local)
  const cells = async (id: string, table: string, language = 'en') => {
    const response = await ask('GET', `/api/v1/reports/${id}/tables/${table}`, undefined, owner, language)
    return parse(await response.text(), { bom: true }) as string[][]
  }

  let ana: Principal
  let ben: Principal
  let carla: Principal
  let first: Report

  test('of a month that is not over it says how far it goes; one that has no day yet, or is none, is refused', async () => {
    ana = await person('Ana', 'ana@provider.test', 'operator')
    ben = await person('Ben', 'ben@provider.test', 'owner')
    carla = await person('Carla', 'CARLA@client.test', 'operator')
    const draft = await draw({ month: '2026-03' }, ana)
    assert.equal(draft.is_complete, false)
    assert.equal(draft.document.title, 'Client: March 2026, as far as 29 Mar 2026')
    for (const [month, words] of [
      ['2026-04', /April 2026 has no whole day behind it yet/],
      ['2026-13', /"2026-13" is no month/],
      ['March', /"March" is no month/],
      ['2026-03-01', /is no month/],
    ] as const) {
      const [status, title] = await refused('POST', '/api/v1/reports', { month }, ana)
      assert.equal(status, 400)
      assert.match(title, words)
    }
    const [status, title] = await refused('POST', '/api/v1/reports', { month: '2026-03', workflows: ['nobody'] }, ana)
    assert.deepEqual(
      [status, /does not cover the workflow "nobody". It covers: triage, invoices/.test(title)],
      [404, true],
    )
  })

  test('it is drawn up by itself on the first working day of the next month, not on a day off, and only once', async () => {
    await app.state.db.deleteFrom('report').where('workspace_id', '=', workspace()).execute()
    const drafts = async () => (await call<Listed>('GET', '/api/v1/reports?month=2026-03')).items
    for (const iso of ['2026-03-31T23:00Z', '2026-04-01T10:00Z', '2026-04-02T06:59Z']) {
      at(iso)
      await holdAll(app)
      assert.deepEqual(await drafts(), [], iso)
    }
    at('2026-04-02T07:30Z')
    await holdAll(app)
    await holdAll(app)
    const [one, ...rest] = await drafts()
    assert.deepEqual(rest, [])
    assert.deepEqual(
      [one?.month, one?.state, one?.prepared_by, one?.is_complete],
      ['2026-03', 'draft', 'job:reports', true],
    )
    first = await read(one?.id ?? '')
    // That of February, in which the plan began, was missed, and made up for.
    const { items } = await call<Listed>('GET', '/api/v1/reports')
    assert.deepEqual(
      items.map(({ month }) => month),
      ['2026-03', '2026-02'],
    )
  })

  test('its figures are those of the days of the month in the zone of the plan, with what is unknown said', async () => {
    const [head, ...days] = await cells(first.id, 'days')
    assert.deepEqual(head, [
      'Day',
      'accepted',
      'corrected, rejected, escalated or opened again',
      'left as they were',
      'outcome unknown',
    ])
    assert.equal(days.length, 31)
    const sums = days.reduce((sum, row) => sum.map((value, index) => value + Number(row[index + 1])), [0, 0, 0, 0])
    // By a plain loop over what was sent: 22:15 UTC is 23:15 in Berlin until 29 March, and 00:15 of the next day after it.
    const wanted = [0, 0, 0, 0]
    for (let day = 1; day <= 30; day++) {
      const place = day > 20 ? 3 : (day - 1) % 3 === 0 ? 1 : 0
      wanted[place] = (wanted[place] ?? 0) + 1
    }
    assert.deepEqual(sums, wanted)
    assert.deepEqual(days.at(-1), ['2026-03-31', '0', '0', '0', '1'])
    assert.deepEqual(days[28], ['2026-03-29', '0', '0', '0', '0'])
    assert.match(
      said(first, 'cost'),
      /The runs cost €1\.00 as far as it is known; the cost of 20 of 30 runs \(67%\) is unknown, and not zero\./,
    )
    assert.match(
      said(first, 'done'),
      /The one review that was due was not held\. Nothing of the included 4 h was used\./,
    )
    assert.match(said(first, 'decide'), /Sign the review of Triage, or refuse it \(by 2 Mar 2026\)/)
    const [, ...costs] = await cells(first.id, 'costs')
    assert.deepEqual(costs, [
      ['Triage', '30', '1.00', '', '1.00', '20'],
      ['Invoices', '0', '', '', '', ''],
      ['In all', '30', '1.00', '', '1.00', '20'],
    ])
  })

  test('whom the plan puts on the side of the client sees no draft and prepares none', async () => {
    assert.deepEqual((await call<Listed>('GET', '/api/v1/reports', undefined, carla)).items, [])
    for (const path of ['', '/pdf', '/tables/costs'])
      assert.equal((await refused('GET', `/api/v1/reports/${first.id}${path}`, undefined, carla))[0], 404, path)
    assert.equal((await ask('GET', `/reports/${first.id}`, undefined, carla)).status, 404)
    const acts = [
      ['POST', '/api/v1/reports', { month: '2026-03' }],
      ['PUT', `/api/v1/reports/${first.id}/words`, { words: { state: 'x' } }],
      ['POST', `/api/v1/reports/${first.id}/approval`, { hash: first.hash }],
      ['POST', `/api/v1/reports/${first.id}/sending`, undefined],
    ] as const
    for (const [method, path, body] of acts) {
      const [status, title] = await refused(method, path, body, carla)
      assert.deepEqual([status, /on the side of the client/.test(title)], [403, true], path)
    }
    const viewer = await person('Vera', 'vera@client.test', 'viewer')
    assert.equal((await refused('GET', `/api/v1/reports/${first.id}`, undefined, viewer))[0], 404)
  })

  test('a person words sentences and writes notes, never figures; what they wrote stays when it is drawn up anew', async () => {
    const path = `/api/v1/reports/${first.id}/words`
    const words = { state: 'All is well, <b>truly</b>.', 'note:costs': 'The bill of March comes in April.' }
    const worded = await call<Report>('PUT', path, { words }, ana)
    assert.notEqual(worded.hash, first.hash)
    assert.equal(worded.places.find(({ place }) => place === 'state')?.by, ana.id)
    const page = await (await ask('GET', `/reports/${first.id}`)).text()
    assert.ok(
      page.includes('All is well, &#60;b&#62;truly&#60;/b&#62;.') && page.includes('The bill of March comes in April.'),
    )
    const [status, title] = await refused('PUT', path, { words: { figures: '1' } }, ana)
    assert.deepEqual(
      [status, /There is no place "figures" in this report. It has: state, happened,/.test(title)],
      [400, true],
    )
    const again = await draw({ month: '2026-03' }, ana)
    assert.deepEqual([again.id, said(again, 'state')], [first.id, words.state])
    const back = await call<Report>('PUT', path, { words: { 'note:costs': ' ' } }, ana)
    assert.equal(said(back, 'note:costs'), '')
  })

  test('who prepared it does not approve it alone where the plan names two; what was approved is frozen and in the log', async () => {
    const draft = await read(first.id, ana)
    const approval = `/api/v1/reports/${first.id}/approval`
    const seen = await call<Report>('POST', approval, { hash: draft.hash }, ana)
    assert.deepEqual([seen.state, seen.approvals.map((one) => [one.by, one.is_preparer])], ['draft', [[ana.id, true]]])
    assert.match((await refused('POST', approval, { hash: draft.hash }, ana))[1], /You approved it already/)
    // What is worded anew nobody has approved.
    const worded = await call<Report>(
      'PUT',
      `/api/v1/reports/${first.id}/words`,
      { words: { next: 'We meet on 9 April.' } },
      ana,
    )
    assert.deepEqual(worded.approvals, [])
    assert.match((await refused('POST', approval, { hash: draft.hash }, ben))[1], /altered since you read it/)
    const approved = await call<Report>('POST', approval, { hash: worded.hash }, ben)
    assert.deepEqual([approved.state, approved.has_conflict, approved.hash], ['approved', false, worded.hash])
    const { items } = await call<{ items: { kind: string; body: Record<string, unknown> }[] }>(
      'GET',
      '/api/v1/decisions',
    )
    const entry = items.find((one) => one.kind === 'report.approved') ?? assert.fail('no entry')
    assert.deepEqual([entry.body.report, entry.body.hash], [first.id, worded.hash])
    assert.equal((entry.body as { figures: Record<string, string> }).figures['triage/runs'], '30')
    assert.doesNotMatch(JSON.stringify(entry.body), /All is well|We meet|Triage|Client/)
    for (const [method, path, body] of [
      ['PUT', `/api/v1/reports/${first.id}/words`, { words: { state: 'x' } }],
      ['POST', approval, { hash: worded.hash }],
    ] as const)
      assert.match((await refused(method, path, body, ana))[1], /is approved, and says what it says/)
    first = approved
  })

  test('a frozen version gives the same bytes whatever changes around it, and verifying finds what is altered', async () => {
    const bytes = async () => ({
      page: await (await ask('GET', `/reports/${first.id}?language=de`)).text(),
      pdf: Buffer.from(await (await ask('GET', `/api/v1/reports/${first.id}/pdf`)).arrayBuffer()).toString('base64'),
    })
    const before = await bytes()
    await call('PUT', '/api/v1/letterhead', { name: 'Another Agency', colour: '#123456' })
    await send([{ ...(runs[0] as object), run: 'late', started: '2026-03-15T10:00:00Z' }])
    assert.deepEqual(await bytes(), before)
    const verified = () => call<Verified>('GET', '/api/v1/decisions/verify')
    assert.deepEqual([(await verified()).whole, (await verified()).altered], [true, []])
    const { db } = app.state
    const where = db.updateTable('report').where('workspace_id', '=', workspace()).where('id', '=', first.id)
    const { document } = await db
      .selectFrom('report')
      .select('document')
      .where('id', '=', first.id)
      .executeTakeFirstOrThrow()
    await where
      .set({ document: JSON.stringify(document).replace('We meet on 9 April.', 'We meet on 8 April.') })
      .execute()
    assert.deepEqual(
      (await verified()).altered.map(({ about, id, what }) => [about, id, what]),
      [['report', first.id, 'its document']],
    )
    await where.set({ document: JSON.stringify(document) }).execute()
    await where.set({ state: 'draft' }).execute()
    assert.deepEqual(
      (await verified()).altered.map(({ what }) => what),
      ['it is gone, or waits again'],
    )
    await where.set({ state: 'approved' }).execute()
    assert.deepEqual((await verified()).altered, [])
  })

  test('the PDF and the German page say what the page says', async () => {
    const pdf = new Uint8Array(await (await ask('GET', `/api/v1/reports/${first.id}/pdf`)).arrayBuffer())
    const text = (await extractText(await getDocumentProxy(pdf))).text.join(' ').replaceAll(/\s+/g, ' ')
    for (const words of ['Client: March 2026', 'We meet on 9 April.', '€1.00', first.hash.slice(0, 16), 'Page 1 of'])
      assert.ok(text.includes(words), words)
    const page = await (await ask('GET', `/reports/${first.id}?language=de`)).text()
    assert.match(page, /<html lang="de">/)
    for (const words of ['Client: März 2026', 'Was zu entscheiden ist', '1,00']) assert.ok(page.includes(words), words)
    assert.equal((await ask('GET', `/reports/${first.id}?language=fr`)).status, 400)
    assert.match(
      (await refused('GET', `/api/v1/reports/${first.id}/tables/nothing`, undefined))[1],
      /has no table "nothing". It has: days,/,
    )
  })

  test('it is sent once, to whom the plan names for reports, with a link and nothing of what it says', async () => {
    const sent = await call<Report>('POST', `/api/v1/reports/${first.id}/sending`, undefined, ana)
    assert.equal(sent.sent_by, ana.id)
    const notice = await app.state.db
      .selectFrom('notice')
      .select(['kind', 'about', 'body', 'workflow'])
      .where('workspace_id', '=', workspace())
      .where('kind', '=', 'report.sent')
      .execute()
    const body = { report: first.id, month: '2026-03', version: 1 }
    assert.deepEqual(notice, [{ kind: 'report.sent', about: `report:${first.id}`, body, workflow: null }])
    assert.match((await refused('POST', `/api/v1/reports/${first.id}/sending`, undefined, ana))[1], /was sent already/)
    assert.equal((await read(first.id, carla)).state, 'approved')
  })

  test('a correction is a version of its own, with a reason, the old figures and the new', async () => {
    const [status, title] = await refused('POST', '/api/v1/reports', { month: '2026-03' }, ana)
    assert.deepEqual([status, /is approved, as version 1. Give a "reason"/.test(title)], [409, true])
    const second = await draw({ month: '2026-03', reason: 'A run of 15 March came late.' }, ana)
    assert.deepEqual([second.version, second.reason], [2, 'A run of 15 March came late.'])
    const [, ...rows] = await cells(second.id, 'restated')
    assert.deepEqual(
      rows.filter(([name]) => name === 'Triage: runs'),
      [['Triage: runs', '30', '31']],
    )
    const page = await (await ask('GET', `/reports/${second.id}`)).text()
    assert.ok(page.includes('It takes the place of version 1. Why: A run of 15 March came late.'))
    assert.equal((await read(first.id)).hash, first.hash)
    assert.deepEqual(
      (await call<Listed>('GET', '/api/v1/reports', undefined, carla)).items.map((one) => one.version),
      [1],
    )
  })

  test('a report of named workflows stands beside that of all', async () => {
    const some = await draw({ month: '2026-03', workflows: ['invoices'] }, ana)
    assert.deepEqual([some.version, some.workflows], [1, ['invoices']])
    assert.ok(!JSON.stringify(some.document).includes('Triage'))
    const conflict = await call<Report>('POST', `/api/v1/reports/${some.id}/approval`, { hash: some.hash }, ana)
    // Of invoices the plan names one person alone: it is recorded that she approved what she prepared.
    assert.deepEqual([conflict.state, conflict.has_conflict], ['approved', true])
  })

  test('its hours are those of all workflows, it says so, and tells which time was for its own', async () => {
    const enter = (id: string, minutes: number, about = 'workflow') =>
      call('POST', '/api/v1/hours/times', {
        ...{ day: '2026-03-10', minutes, about, id, class: 'from allowance', person: 'ana', note: 'Worked.' },
      })
    await enter('triage', 60)
    await enter('triage', 15)
    await enter('invoices', 30)
    const wish = { title: 'A wish', why: 'Of nobody in particular.', what: 'report' }
    await enter((await call<{ id: string }>('POST', '/api/v1/requests', wish)).id, 45, 'request')
    const some = await draw({ month: '2026-03', workflows: ['invoices'], reason: 'Hours came later.' }, ana)
    assert.match(
      said(some, 'done'),
      /2 h 30 min of the included 4 h were used \(63%\)\. The hours are those of all workflows together\./,
    )
    const [, ...rows] = await cells(some.id, 'hours-workflows')
    assert.deepEqual(rows, [
      ['Invoices', '30', '1'],
      ['other workflows', '75', '2'],
      ['no workflow named', '45', '1'],
      ['In all', '150', '4'],
    ])
    const all = await draw({ month: '2026-03', reason: 'Hours came later.' }, ana)
    assert.doesNotMatch(said(all, 'done'), /all workflows together/)
    const [, ...each] = await cells(all.id, 'hours-workflows')
    assert.deepEqual(each, [
      ['Triage', '75', '2'],
      ['Invoices', '30', '1'],
      ['no workflow named', '45', '1'],
      ['In all', '150', '4'],
    ])
  })

  test('a letterhead is readable and its sign is a picture, or it is refused with what to do', async () => {
    const put = (body: object) => ask('PUT', '/api/v1/letterhead', { name: 'Agency', ...body })
    const why = async (body: object) => ((await (await put(body)).json()) as { title: string }).title
    assert.match(await why({ colour: '#ffee00' }), /contrast to white is 1\.2: headings in it cannot be read/)
    assert.match(await why({ colour: 'red' }), /"colour" is "red". Write it like #1f4e79/)
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    assert.match(await why({ logo: svg.toString('base64') }), /"logo" is neither a PNG nor a JPEG/)
    const good = png(20, 10)
    assert.match(await why({ logo: good.subarray(0, -20).toString('base64') }), /"logo" is (cut off|no whole PNG)/)
    assert.match(await why({ logo: png(20, 10, 5000).toString('base64') }), /"logo" is no whole PNG/)
    assert.match(await why({ logo: png(3000, 1).toString('base64') }), /is 3000 by 1 pixels; 1500 by 1500 are the most/)
    assert.match(
      await why({ logo: Buffer.alloc(160_000, 1).toString('base64') }),
      /has 160000 bytes; 150000 are the most/,
    )
    assert.equal((await put({ colour: '#1f4e79', logo: good.toString('base64') })).status, 200)
    const { letterhead } = await call<{ letterhead: { name: string; logo: { base64: string; width: number } } }>(
      'GET',
      '/api/v1/letterhead',
    )
    assert.deepEqual([letterhead.name, letterhead.logo.width], ['Agency', 20])
    // Texts beside the picture are left out.
    assert.ok(!Buffer.from(letterhead.logo.base64, 'base64').includes('tEXt'))
    const drawn = await draw({ month: '2026-02' }, ana)
    const page = await (await ask('GET', `/reports/${drawn.id}`)).text()
    assert.ok(page.includes('--brand: #1f4e79') && page.includes('width="20" height="10" src="data:image/png;base64,'))
    assert.equal((await ask('GET', `/api/v1/reports/${drawn.id}/pdf`)).status, 200)
  })
})

/** A picture of one colour, with a text beside it; `pixels` more or fewer than it says it has. */
function png(width: number, height: number, more = 0): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  head[9] = 2
  const rows = Buffer.concat([Buffer.alloc(height * (1 + width * 3)), Buffer.alloc(more)])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from('Author\0somebody')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1))
  }
  return ~sum >>> 0
}
