import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { everyFinding } from '../../../test/year/lists.ts'
import { type App, openApp } from '../../app.ts'
import { localDay } from '../../base/calendar.ts'
import { createLog } from '../../base/log.ts'
import { inLanguage } from '../../base/say.ts'
import { formatTime, MICROS, type Micros, parseTime } from '../../base/time.ts'
import { askAgain } from '../../decisions/ask-again.ts'
import { watchBudgets } from '../../findings/budgets/watch-budgets.ts'
import { readSettings } from '../../settings.ts'
import { createRandom } from '../../statistics/random.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Costs = paths['/api/v1/costs']['get']['responses'][200]['content']['application/json']

const ZONE = 'Europe/Berlin'
const plan = `plan: 1
workspace: desk
client: Client
time_zone: ${ZONE}
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: medium, owner: ana }
  mail: { name: Mail, risk: low, owner: ana }
integrations: { geo: Places }
budgets:
  all: 1000 EUR per month
  desk-small: { limit: 20 EUR, per: month, workflow: desk, at_limit: fallback, owner: ana }
  dear-model: { limit: 500 EUR, per: quarter, model: large }
  each: { limit: 0.10 EUR, per: accepted case, workflow: desk }
  words: 1000000 tokens per month
  words-each: { limit: 400 tokens, per: accepted case, workflow: mail }
  places: { limit: 9 EUR, per: quarter, integration: geo, workflow: desk }
`

/** What is spent, held against a loop over what was sent; and the budgets that are found exceeded. */
describe('costs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-costs-'))
  const clock = settableClock()
  const random = createRandom(7)
  let app: App
  let api: Api
  let owner: Principal
  let workspace: string
  type Booked = { workflow: string; model: string; at: Micros; cents: number | null; isAccepted: boolean } & {
    /** Null: nobody tells. */
    tokens: number | null
    /** Null: it was asked, and nobody tells what that cost. */
    placesCents: number | null | undefined
  }
  const books: Booked[] = []

  before(async () => {
    clock.set(parseTime('2026-06-15T10:30Z')?.micros ?? 0)
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const { state, folder: opened } = app
    api = createApi(app, createIdentity({ state, secret: opened.secret, url: 'http://aftercare.test', clock }))
    owner = await localPrincipal(app)
    workspace = owner.defaultWorkspace ?? ''
    const applied = await call('POST', '/api/v1/plan', plan)
    assert.equal(applied.status, 200)
    for (let at = clock.now() - 61 * MICROS.d; at < clock.now() - 2 * MICROS.h; at += 7 * MICROS.h)
      books.push({
        ...{ at, workflow: random.chance(0.7) ? 'desk' : 'mail', model: random.chance(0.5) ? 'large' : 'small' },
        // Of mail some have no known cost.
        cents: 40 + random.below(60),
        isAccepted: random.chance(0.8),
        // Of what was asked of the map, too.
        tokens: books.length % 11 === 0 ? null : 100 + ((books.length * 37) % 400),
        placesCents: books.length % 3 === 0 ? (books.length % 15 === 0 ? null : 3 + (books.length % 5)) : undefined,
      })
    for (const one of books)
      if (one.workflow === 'mail' && random.chance(0.2))
        Object.assign(one, { cents: null, ...(one.placesCents === undefined ? {} : { placesCents: null }) })
    await send(books.flatMap(linesOf))
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const linesOf = ({ workflow, model, at, cents, isAccepted, tokens, placesCents }: Booked, n: number) => [
    { type: 'run', run: `r${n}`, workflow, started: formatTime(at), ended: formatTime(at + MICROS.m), status: 'ok' },
    {
      ...{ type: 'step', run: `r${n}`, step: 's', kind: 'model', model },
      ...(tokens === null ? {} : { tokens: { input: tokens - 30, output: 30 } }),
      ...(cents === null ? {} : { cost: euros(cents - (placesCents ?? 0)) }),
    },
    ...(placesCents === undefined
      ? []
      : [
          {
            ...{ type: 'step', run: `r${n}`, step: 'p', kind: 'tool', name: 'find_place', integration: 'geo' },
            ...(placesCents === null ? {} : { cost: euros(placesCents) }),
          },
        ]),
    {
      type: 'verdict',
      verdict: `v${n}`,
      run: `r${n}`,
      kind: isAccepted ? 'accepted' : 'rejected',
      by: { kind: 'person' },
      at: formatTime(at),
    },
  ]
  const euros = (cents: number) => ({ amount: (cents / 100).toFixed(2), currency: 'EUR', basis: 'reported' })
  const call = async (method: string, path: string, body?: string) =>
    await api.request(
      `http://aftercare.test${path}`,
      { method, headers: { 'content-type': 'text/plain' }, ...(body === undefined ? {} : { body }) },
      { local: owner },
    )
  const send = async (lines: readonly object[]) => {
    const sent = await call('POST', '/api/v1/evidence', lines.map((line) => JSON.stringify(line)).join('\n'))
    assert.deepEqual(((await sent.json()) as { refused: unknown[] }).refused, [])
    await app.settle(workspace)
  }
  const costs = async (query = '') => (await (await call('GET', `/api/v1/costs${query}`)).json()) as Costs
  /** By a plain loop. */
  const booked = (is: (one: Booked) => boolean) => {
    const sums = { cost: 0, runs: 0, unknown_runs: 0, accepted: 0 }
    for (const one of books.filter(is)) {
      sums.runs++
      if (one.cents === null) sums.unknown_runs++
      else sums.cost += one.cents
      if (one.isAccepted) sums.accepted++
    }
    return { ...sums, cost: sums.cost / 100 }
  }
  const figures = ({
    cost,
    runs,
    unknown_runs,
    accepted,
  }: Record<'cost', string> & Record<'runs' | 'unknown_runs' | 'accepted', number>) => ({
    ...{ cost: Number(cost), runs, unknown_runs, accepted },
  })
  const inJune = ({ at }: Booked) => localDay(at, ZONE) >= '2026-06-01'
  const watch = () => watchBudgets(app, workspace, { asOf: clock.now(), now: clock.now() })
  const found = async () =>
    (await everyFinding(app.state.db, workspace))
      .map(({ key, severity, state, ended }) => [key, severity, state, ended].join(' '))
      .sort()

  test('by day, by workflow and for the month they are what was sent', async () => {
    const all = await costs()
    assert.deepEqual(figures(all.month), booked(inJune))
    for (const day of all.days)
      assert.deepEqual(
        figures(day),
        booked(({ at }) => localDay(at, ZONE) === day.day),
        day.day,
      )
    assert.deepEqual(
      all.workflows.map((one) => [one.workflow, figures(one)]),
      ['desk', 'mail'].map((name) => [name, booked((one) => inJune(one) && one.workflow === name)]),
    )
    const desk = await costs('?workflow=desk')
    assert.deepEqual(
      figures(desk.month),
      booked((one) => inJune(one) && one.workflow === 'desk'),
    )
    assert.deepEqual(desk.budgets.map(({ name }) => name).sort(), ['desk-small', 'each', 'places'])
    // The number leads to the runs behind it.
    const { items } = (await (await call('GET', `${desk.month.behind.url}&limit=200`)).json()) as { items: unknown[] }
    assert.equal(items.length, desk.month.runs)
    assert.equal((await call('GET', '/api/v1/costs?workflow=none')).status, 404)
  })

  test('each budget is of what it names, and of unknown cost it is not said that it is kept', async () => {
    const { budgets } = await costs()
    const of = new Map(budgets.map((one) => [one.name, one]))
    const value = (name: string) => Number(of.get(name)?.value)
    assert.equal(value('desk-small'), booked((one) => inJune(one) && one.workflow === 'desk').cost)
    const quarter = booked(({ at, model }) => localDay(at, ZONE) >= '2026-04-01' && model === 'large')
    assert.equal(value('dear-model'), quarter.cost)
    const days = booked(
      ({ at, workflow }) =>
        workflow === 'desk' && localDay(at, ZONE) >= '2026-05-16' && localDay(at, ZONE) < '2026-06-15',
    )
    assert.ok(Math.abs(value('each') - days.cost / days.accepted) < 1e-8)
    assert.deepEqual(
      ['all', 'desk-small', 'dear-model', 'each'].map((name) => of.get(name)?.state),
      ['unknown', 'exceeded', 'unknown', 'exceeded'],
    )
    const all = of.get('all')
    assert.match(all?.said ?? '', /not all is known that they cost, so that it is more than that\.$/)
    assert.ok(all?.forecast && all.forecast.low > Number(all.value) && all.forecast.high < 1000)
  })

  test('tokens, and what was spent at an integration, are those of a plain loop, with how much is unknown', async () => {
    const { budgets } = await costs()
    const of = new Map(budgets.map((one) => [one.name, one]))
    const sums = { tokens: 0, unknown: 0, runs: 0 }
    const mail = { tokens: 0, unknown: 0, accepted: 0 }
    const places = { cents: 0, unknown: 0, runs: 0, accepted: 0 }
    for (const one of books) {
      const day = localDay(one.at, ZONE)
      if (day >= '2026-06-01') {
        sums.runs++
        sums.tokens += one.tokens ?? 0
        if (one.tokens === null) sums.unknown++
      }
      if (one.workflow === 'mail' && day >= '2026-05-16' && day < '2026-06-15') {
        mail.tokens += one.tokens ?? 0
        if (one.tokens === null) mail.unknown++
        if (one.isAccepted) mail.accepted++
      }
      if (one.workflow === 'desk' && day >= '2026-04-01' && one.placesCents !== undefined) {
        places.runs++
        places.cents += one.placesCents ?? 0
        if (one.placesCents === null) places.unknown++
        if (one.isAccepted) places.accepted++
      }
    }
    const words = of.get('words')
    assert.deepEqual([words?.value, words?.unknown_runs, words?.runs], [`${sums.tokens}`, sums.unknown, sums.runs])
    assert.ok(sums.unknown > 0 && places.unknown > 0)
    assert.match(words?.said ?? '', /tokens of 1,000,000 tokens a month are spent, \d+ %\. .* not all tokens are known/)
    const each = of.get('words-each')
    assert.deepEqual([each?.accepted, each?.unknown_runs], [mail.accepted, mail.unknown])
    assert.equal(
      each?.value === null ? null : Number(each?.value).toFixed(6),
      mail.accepted < 20 ? null : (mail.tokens / mail.accepted).toFixed(6),
    )
    const fees = of.get('places')
    assert.deepEqual(
      [Number(fees?.value), fees?.runs, fees?.unknown_runs, fees?.accepted],
      [places.cents / 100, places.runs, places.unknown, places.accepted],
    )
    // It leads to the runs that called it.
    const { items } = (await (await call('GET', `${fees?.behind.url}&limit=200`)).json()) as { items: unknown[] }
    assert.equal(items.length, places.runs)
  })

  test('what is exceeded is found once, asked again says the same, and is over with its month', async () => {
    await watch()
    await watch()
    const open = ['budget:desk-small:2026-06-01 high open ', 'budget:each high open ']
    assert.deepEqual(await found(), open)
    const [small] = (await everyFinding(app.state.db, workspace)).filter(({ key }) => key.includes('small'))
    assert.match(
      inLanguage(small?.detail ?? ''),
      /The plan wants then: fallback\. Nothing of that is done by itself\.$/,
    )
    assert.ok(small)
    const again = await askAgain(app, workspace, small, clock.now())
    assert.deepEqual([again?.same, again?.changed], [true, { runs: 0, eligible: 0, incidents: 0 }])
    // A late line changes what it says, and says so.
    const late = { ...(books[books.length - 1] as Booked), workflow: 'desk', cents: 500 }
    books.push(late)
    await send(linesOf(late, books.length - 1))
    const then = await askAgain(app, workspace, small, clock.now())
    assert.deepEqual([then?.same, then?.changed.runs], [false, 1])
    // In July nothing of it is spent.
    clock.set(parseTime('2026-07-01T08:00Z')?.micros ?? 0)
    await watch()
    assert.deepEqual(await found(), ['budget:desk-small:2026-06-01 high resolved over', 'budget:each high open '])
    const notices = await app.state.db
      .selectFrom('notice')
      .select('kind')
      .where('workspace_id', '=', workspace)
      .execute()
    assert.deepEqual(notices.map(({ kind }) => kind).sort(), ['finding.opened', 'finding.opened', 'finding.over'])
  })

  test('what was billed is held against what is known of its month, and what was typed before stays', async () => {
    const bill = async (amount: string | null, workflow: string | null = null, month = '2026-05') => {
      const body = JSON.stringify({ month, workflow, amount })
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
      const sent = await api.request('http://aftercare.test/api/v1/costs/invoices', init, { local: owner })
      return {
        status: sent.status,
        body: (await sent.json()) as { changed: boolean; invoices: Costs['invoices']; title?: string },
      }
    }
    const ofInvoices = async () => (await found()).filter((one) => one?.startsWith('invoice:'))
    const inMay = ({ at }: Booked) => localDay(at, ZONE).startsWith('2026-05')
    const desk = booked((one) => inMay(one) && one.workflow === 'desk')
    const agreed = await bill((desk.cost * 1.04).toFixed(2), 'desk')
    const [typed] = agreed.body.invoices
    assert.deepEqual(
      [typed?.state, Number(typed?.known), typed?.runs, typed?.unknown_runs],
      ['agrees', desk.cost, desk.runs, 0],
    )
    assert.deepEqual(await ofInvoices(), [])
    const all = booked(inMay)
    assert.equal((await bill(`${(all.cost * 1.2).toFixed(2)} EUR`)).body.changed, true)
    assert.equal((await bill((all.cost * 1.2).toFixed(2))).body.changed, false)
    assert.deepEqual(await ofInvoices(), ['invoice:2026-05: medium open '])
    const [finding] = (await everyFinding(app.state.db, workspace)).filter(({ key }) => key.startsWith('invoice:'))
    assert.match(
      inLanguage(finding?.detail ?? ''),
      /^For May 2026 €[\d.]+ were billed, and €[\d.]+ are known of \d+ runs: 16\.7 % less\. Of \d+ runs not all is known that they cost\. Runs may be missing/,
    )
    assert.ok(finding && all.unknown_runs > 0)
    const again = await askAgain(app, workspace, finding, clock.now())
    assert.deepEqual([again?.same, again?.changed], [true, { runs: 0, eligible: 0, incidents: 0, invoices: 0 }])
    await bill(all.cost.toFixed(2))
    assert.deepEqual(await ofInvoices(), ['invoice:2026-05: medium resolved over'])
    await bill('0', 'desk')
    assert.deepEqual(await ofInvoices(), ['invoice:2026-05: medium resolved over', 'invoice:2026-05:desk medium open '])
    await bill(null, 'desk')
    assert.deepEqual((await ofInvoices())[1], 'invoice:2026-05:desk medium resolved over')
    assert.deepEqual(
      (await costs()).invoices.map(({ workflow }) => workflow),
      [null],
    )
    for (const [amount, month, why] of [
      ['-5', '2026-05', /is no amount/],
      ['5 USD', '2026-05', /counts in EUR/],
      ['5', '2026-13', /is no month/],
      ['5', '2026-07', /is not over/],
      ['5', '9999-12', /is not over/],
      ['5', '0000-01', /is more than 10 years ago/],
      ['5', '2016-05', /invoices from 2016-06 on/],
    ] as const) {
      const { status, body } = await bill(amount, null, month)
      assert.equal(status, 400)
      assert.match(body.title ?? '', why)
    }
  })
})
