import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { dayLater, localDay } from '../../base/calendar.ts'
import { createLog } from '../../base/log.ts'
import { formatTime, MICROS, type Micros, parseTime } from '../../base/time.ts'
import { followWatchers } from '../../findings/watches/follow.ts'
import { askKnown } from '../../findings/watches/outlook.ts'
import { readSettings } from '../../settings.ts'
import { dayCorrelation } from '../../statistics/daily-rate-detector.ts'
import { standingOf } from '../../statistics/e-detector.ts'
import { expectedDelay } from '../../statistics/expected-delay.ts'
import { createRandom } from '../../statistics/random.ts'
import { wilson } from '../../statistics/wilson.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Get<P extends '/api/v1/objectives' | '/api/v1/objectives/{workflow}/{name}'> =
  paths[P]['get']['responses'][200]['content']['application/json']
type Listed = Get<'/api/v1/objectives'>
type One = Get<'/api/v1/objectives/{workflow}/{name}'>

const ZONE = 'Europe/Berlin'
const plan = `plan: 1
workspace: desk
client: Client
time_zone: ${ZONE}
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
tolerances: { false_alarms_per_year: 4 }
workflows:
  desk:
    name: Desk
    risk: high
    case_types: [refund, exchange]
    owner: ana
    objectives:
      accepted: ">= 70% over 30d"
      refunds: { measure: accepted, target: ">= 70% over 14d", case_type: refund, why: Refunds are watched by the auditor. }
      duration: "p90 <= 3m over 7d"
      cost_total: "<= 30 EUR per week"
      tool_errors: "<= 20% over 30d"
      unit: { measure: cost_per_accepted, target: "<= 0.20 EUR per case over 14d" }
  mail: { name: Mail, risk: low, owner: ana, objectives: { accepted: ">= 90% over 7d", exceptions: "<= 5% over 7d", approval_latency: "p90 <= 1h over 7d" } }
`

type Booked = {
  readonly at: Micros
  readonly isRefund: boolean
  readonly release: string
  readonly isAccepted: boolean
  readonly seconds: number
  readonly cents: number
  /** The systems that were called, and whether the call failed. */
  readonly calls: readonly { readonly to: string; readonly isError: boolean; readonly ms: number }[]
}

/** Promises over time and in their parts, held against a loop over what was sent. */
describe('objectives', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-objectives-'))
  const clock = settableClock()
  const random = createRandom(11)
  let app: App
  let api: Api
  let owner: Principal
  const books: Booked[] = []

  before(async () => {
    clock.set(parseTime('2026-06-15T10:30Z')?.micros ?? 0)
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const { state, folder: opened } = app
    api = createApi(app, createIdentity({ state, secret: opened.secret, url: 'http://aftercare.test', clock }))
    owner = await localPrincipal(app)
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const call = async (method: string, path: string, body?: string, language?: string) =>
    await api.request(
      `http://aftercare.test${path}`,
      {
        method,
        headers: { 'content-type': 'text/plain', ...(language ? { 'accept-language': language } : {}) },
        ...(body === undefined ? {} : { body }),
      },
      { local: owner },
    )
  const list = async (query = '', language?: string) =>
    (await (await call('GET', `/api/v1/objectives${query}`, undefined, language)).json()) as Listed
  const one = async (name: string) => (await (await call('GET', `/api/v1/objectives/desk/${name}`)).json()) as One
  const refusal = async (path: string) => {
    const refused = await call('GET', path)
    return [refused.status, ((await refused.json()) as { title: string }).title]
  }

  test('a workspace without a plan promises nothing', async () => {
    assert.deepEqual(await list(), { plan_version: null, false_alarms_per_year: null, items: [] })
  })

  test('before the first run each says so, and shares the false alarms that are accepted by risk', async () => {
    assert.equal((await call('POST', '/api/v1/plan', plan)).status, 200)
    const { items, false_alarms_per_year } = await list()
    assert.equal(false_alarms_per_year, 4)
    assert.deepEqual(
      items.map(({ workflow, name }) => `${workflow} ${name}`),
      [
        'desk accepted',
        'desk cost_total',
        'desk duration',
        'desk refunds',
        'desk tool_errors',
        'desk unit',
        'mail accepted',
        'mail approval_latency',
        'mail exceptions',
      ],
    )
    // Of each workflow six measures that a release may change, its days, that its runs come, and its recurring problems are watched beside its promises.
    const parts = 3 * (5 + 9) + (3 + 9)
    assert.deepEqual(
      items.map(({ alarms_a_year }) => alarms_a_year),
      [12 / parts, null, 12 / parts, 12 / parts, 12 / parts, 12 / parts, 4 / parts, 4 / parts, 4 / parts],
    )
    const [first] = items
    assert.deepEqual(
      [first?.outlook?.said, first?.outlook?.rises, first?.stands],
      ['Nothing of it was counted yet. It is held against the first run of which it is known.', [], null],
    )
    assert.equal(items[1]?.outlook, null)
    assert.equal(items[3]?.why, 'Refunds are watched by the auditor.')
  })

  test('what is known of its runs says how soon a decline is told', async () => {
    for (let at = clock.now() - 40 * MICROS.d; at < clock.now() - 2 * MICROS.h; at += MICROS.h)
      books.push({
        at,
        isRefund: random.chance(0.4),
        release: at < clock.now() - 4 * MICROS.d ? 'one' : 'two',
        isAccepted: random.chance(0.8),
        seconds: 20 + random.below(120),
        cents: 5 + random.below(10),
        calls: ['crm', 'crm', '', 'mail']
          .slice(random.below(4))
          .map((to, place) => ({ to, isError: random.chance(0.15), ms: 100 * (place + 1) + (to === 'crm' ? 7 : 0) })),
      })
    const sent = await call(
      'POST',
      '/api/v1/evidence',
      books
        .flatMap(linesOf)
        .map((line) => JSON.stringify(line))
        .join('\n'),
    )
    assert.deepEqual(((await sent.json()) as { refused: unknown[] }).refused, [])
    const workspace = owner.defaultWorkspace ?? ''
    await app.settle(workspace)
    await followWatchers(app, workspace, { asOf: app.asOf(), now: clock.now() })

    const { items } = await list('?workflow=desk')
    assert.equal(items.length, 6)
    const accepted = items.find(({ name }) => name === 'accepted')
    assert.ok(accepted?.outlook)
    const { outlook } = accepted
    const bad = books.filter((book) => !book.isAccepted).length
    assert.ok(Math.abs(outlook.per_day - books.length / 41) < 0.01, `${outlook.per_day} a day`)
    assert.ok(Math.abs((outlook.usual ?? 0) - (100 * bad) / books.length) < 1e-9)
    assert.deepEqual(
      outlook.rises.map(({ to }) => to),
      [59, 37],
    )
    const [slight, disaster] = outlook.rises.map(({ days }) => days ?? Number.POSITIVE_INFINITY)
    assert.ok(slight !== undefined && disaster !== undefined && disaster < slight && slight < 60)
    // As days that have nothing in common but their rate would have it, within what few days tell of that.
    const rise = {
      objective: 0.3,
      usual: bad / books.length,
      raised: 0.41,
      perDay: books.length / 41,
      correlation: 0.01,
    }
    const about = expectedDelay(rise, (accepted.alarms_a_year ?? 0) / 3) ?? 0
    assert.ok(slight > about / 2 && slight < 2 * about, `${slight} and ${about} days`)
    // And to the digit, by how much its days do resemble each other: each of its three looks has a third of its share.
    const watchers = [...((await askKnown(app.state.db, workspace)).get('desk') ?? [])]
    const [, known] = watchers.find(([terms]) => terms.includes('"name":"accepted"')) ?? []
    assert.ok(known?.kind === 'objective')
    const { watch } = known
    const third = (accepted.alarms_a_year ?? 0) / 3
    const exact = { ...rise, correlation: dayCorrelation(watch.slow.past) }
    assert.equal(slight, expectedDelay(exact, third))
    assert.equal(outlook.gathered.past, Math.min(100, 100 * standingOf(watch.drift.evidence).evidence * third))
    assert.match(
      outlook.said,
      /^A fall to 59% is told after about \d+ (days|weeks)\. A fall to 37% is told after about /,
    )
    assert.equal(outlook.missing_said, null)
    assert.ok(outlook.past.working >= 20 && outlook.past.weekend >= 8)
    const german = (await list('?workflow=desk', 'de')).items.find(({ name }) => name === 'accepted')
    assert.match(german?.outlook?.said ?? '', /^Ein Rückgang auf 59\s%\swird nach etwa \d+ /)
    const duration = items.find(({ name }) => name === 'duration')
    assert.match(duration?.outlook?.said ?? '', /^Should 15% miss ≤ 3 min, that is told after about /)
  })

  test('a mean is held against its own past alone, and what is said of it is what the books come to', async () => {
    const unit = await one('unit')
    assert.ok(unit.outlook)
    const { usual, rises, gathered, past, said, per_day } = unit.outlook
    const spent = books.reduce((sum, { cents }) => sum + cents, 0) / 100
    const accepted = books.filter(({ isAccepted }) => isAccepted).length
    // Days of fewer than ten accepted are not over with: their cases wait for more.
    assert.ok(Math.abs((usual ?? 0) - spent / accepted) < 0.002, `${usual} and ${spent / accepted}`)
    assert.ok(per_day > 17 && per_day < 21, `${per_day} a day`)
    assert.deepEqual([gathered.runs, gathered.days], [null, null])
    assert.ok(gathered.past >= 0 && gathered.past < 100 && past.working >= 20)
    assert.deepEqual(
      rises.map(({ to }) => to),
      [1.25, 2].map((times) => Number(((usual ?? 0) * times).toPrecision(3))),
    )
    assert.ok(rises.every(({ days }) => days !== null && days >= 2 && days < 60))
    assert.match(
      said,
      /^A rise from €0\.1[12]\d to €0\.1[45]\d on average is told after about \d+ days\. A rise from €0\.1[12]\d to €0\.2[34]\d on average /,
    )
    // Its window is that of all runs.
    const start = parseTime(unit.from)?.micros ?? 0
    const inWindow = books.filter(({ at }) => at >= start && at < clock.now() - 30 * MICROS.m)
    const ofWindow = inWindow.filter(({ isAccepted }) => isAccepted).length
    assert.deepEqual([unit.now.n, unit.now.of, unit.now.result], [ofWindow, 'accepted runs', 'pass'])
    const money = inWindow.reduce((sum, { cents }) => sum + cents, 0) / 100
    assert.equal(Number(unit.now.value).toFixed(6), (money / ofWindow).toFixed(6))
  })

  test('its quarter is that of the books, by the day where days have enough', async () => {
    const { by, spans, limit, now, found, releases, changes } = await one('accepted')
    assert.deepEqual([by, limit, found], ['day', 70, []])
    const byDay = Map.groupBy(books, (book) => localDay(book.at, ZONE))
    const first = [...byDay.keys()].sort()[0] ?? ''
    assert.equal(spans[0]?.from, first)
    assert.equal(spans.at(-1)?.from, '2026-06-15')
    for (const { from, to, measured } of spans) {
      const mine = byDay.get(from) ?? []
      assert.equal(to, dayLater(from, 1))
      assert.deepEqual(
        { n: measured.n, value: Number(measured.value).toFixed(6), interval: measured.interval },
        sharesOf(mine),
      )
    }
    assert.equal(now.result, 'pass')
    assert.deepEqual(
      releases.map(({ release }) => release),
      ['one', 'two'],
    )
    assert.ok(changes.every(({ at }) => at < '2026-06-15T10:30Z'))
    const behind = await call('GET', `${spans[3]?.behind.url}&limit=200`)
    const { items } = (await behind.json()) as { items: { outcome: string }[] }
    const mine = byDay.get(spans[3]?.from ?? '') ?? []
    assert.equal(items.length, mine.filter(({ isAccepted }) => isAccepted).length)
  })

  test('its parts are those of the books over its window, and lead to their runs', async () => {
    const { groups, from } = await one('accepted')
    const start = parseTime(from)?.micros ?? 0
    const inWindow = books.filter(({ at }) => at >= start && at < clock.now() - 30 * MICROS.m)
    assert.deepEqual(
      groups.map((group) => group.by),
      ['case_type', 'release'],
    )
    for (const { by, parts, left_off } of groups) {
      assert.equal(left_off, 0)
      for (const { group, measured, behind } of parts) {
        const mine = inWindow.filter((book) =>
          by === 'release' ? book.release === group : (book.isRefund ? 'refund' : 'exchange') === group,
        )
        assert.deepEqual(
          { n: measured.n, value: Number(measured.value).toFixed(6), interval: measured.interval },
          sharesOf(mine),
        )
        assert.match(behind.url, new RegExp(`${by}=${group}.*outcome=accepted`))
      }
    }
    // What it is narrowed to tells nothing apart.
    assert.deepEqual(
      (await one('refunds')).groups.map((group) => group.by),
      ['release'],
    )
  })

  test('failed calls are told apart by the systems that were called, each with the runs in which one failed', async () => {
    const { groups, from } = await one('tool_errors')
    const start = parseTime(from)?.micros ?? 0
    const inWindow = books.filter(({ at }) => at >= start && at < clock.now() - 30 * MICROS.m)
    const parts = groups.find(({ by }) => by === 'integration')?.parts ?? []
    assert.deepEqual(parts.map(({ group }) => group).sort(), ['crm', 'mail', null].sort())
    for (const { group, measured, behind } of parts) {
      const calls = inWindow.flatMap((book) => book.calls.filter(({ to }) => to === (group ?? '')))
      const failed = calls.filter(({ isError }) => isError).length
      assert.deepEqual(
        [measured.n, Number(measured.value).toFixed(6)],
        [calls.length, ((100 * failed) / calls.length).toFixed(6)],
      )
      const { items } = (await (await call('GET', `${behind.url}&limit=200`)).json()) as { items: { run: string }[] }
      const runs = inWindow.filter((book) => book.calls.some(({ to, isError }) => isError && to === (group ?? '')))
      assert.deepEqual(items.map(({ run }) => run).sort(), runs.map((book) => `r${books.indexOf(book)}`).sort())
    }
  })

  test('what days do not tell is told of weeks, a total promised per week as that of each week', async () => {
    const total = await one('cost_total')
    assert.deepEqual([total.by, total.alarms_a_year, total.outlook], ['week', null, null])
    assert.equal(total.spans.at(-1)?.to, '2026-06-15')
    for (const { from, to, measured } of total.spans) {
      const mine = books.filter(({ at }) => localDay(at, ZONE) >= from && localDay(at, ZONE) < to)
      assert.equal(
        Number(measured.value).toFixed(4),
        (mine.reduce((sum, { cents }) => sum + cents, 0) / 100).toFixed(4),
      )
    }
    const duration = await one('duration')
    assert.deepEqual([duration.by, duration.limit], ['week', 180_000])
    assert.deepEqual(
      duration.groups.map((group) => group.by),
      ['case_type', 'release'],
    )
    const start = parseTime(duration.from)?.micros ?? 0
    for (const { group, measured } of duration.groups.find(({ by }) => by === 'case_type')?.parts ?? []) {
      const mine = books.filter(
        ({ at, isRefund }) => at >= start && at < clock.now() - 30 * MICROS.m && isRefund === (group === 'refund'),
      )
      assert.equal(measured.n, mine.length)
    }
  })

  test('of times it says how many kept the limit, and of approvals how many wait now', async () => {
    const duration = await one('duration')
    const start = parseTime(duration.from)?.micros ?? 0
    const inWindow = books.filter(({ at }) => at >= start && at < clock.now() - 30 * MICROS.m)
    const within = inWindow.filter(({ seconds }) => seconds <= 180).length
    assert.deepEqual([duration.in_time, duration.waiting], [{ within, n: inWindow.length }, null])
    assert.deepEqual([(await one('accepted')).in_time, (await one('accepted')).waiting], [null, null])

    const mail = async () => (await (await call('GET', '/api/v1/objectives/mail/approval_latency')).json()) as One
    assert.deepEqual(
      [(await mail()).in_time, (await mail()).waiting],
      [
        { within: 0, n: 0 },
        { n: 0, oldest: null },
      ],
    )
    const lines = [
      { type: 'run', run: 'm1', workflow: 'mail', started: '2026-06-14T08:00:00Z', status: 'running' },
      { type: 'step', run: 'm1', step: 'ask', kind: 'approval', started: '2026-06-14T08:01:00Z' },
      { type: 'run', run: 'm2', workflow: 'mail', started: '2026-06-14T08:00:00Z', status: 'ok' },
      {
        ...{ type: 'verdict', verdict: 'm2', run: 'm2', kind: 'accepted', by: { kind: 'person' } },
        ...{ at: '2026-06-14T09:00:00Z', waited_ms: 3_600_000 },
      },
    ]
    const sent = await call('POST', '/api/v1/evidence', lines.map((line) => JSON.stringify(line)).join('\n'))
    assert.equal(sent.status, 200)
    await app.settle(owner.defaultWorkspace ?? '')
    assert.deepEqual(
      [(await mail()).in_time, (await mail()).waiting],
      [
        { within: 1, n: 1 },
        { n: 1, oldest: { run: 'm1', since: '2026-06-14T08:01:00Z' } },
      ],
    )
  })

  test('so are tries again, and how long calls take', async () => {
    /** How many runs an address of the search leads to. */
    const found = async (url: string) => {
      let [runs, next] = [0, '' as string | null]
      while (next !== null) {
        const answer = await call('GET', `${url}&limit=200${next === '' ? '' : `&cursor=${next}`}`)
        assert.equal(answer.status, 200)
        const page = (await answer.json()) as { items: unknown[]; next: string | null }
        runs += page.items.length
        next = page.next
      }
      return runs
    }
    const more = 'tool_retries: "<= 20% over 30d"\n      tool_latency: "mean <= 1s over 30d"\n      tool_errors:'
    assert.equal((await call('POST', '/api/v1/plan', plan.replace('tool_errors:', more))).status, 200)
    for (const name of ['tool_retries', 'tool_latency']) {
      const { groups, from, to, now } = await one(name)
      const [start, end] = [from, to].map((at) => parseTime(at)?.micros ?? 0) as [number, number]
      const inWindow = books.filter(({ at }) => at >= start && at < end)
      const parts = groups.find(({ by }) => by === 'integration')?.parts ?? []
      assert.deepEqual(parts.map(({ group }) => group).sort(), ['crm', 'mail', null].sort())
      assert.equal(
        parts.reduce((sum, { measured }) => sum + measured.n, 0),
        now.n,
      )
      for (const { group, measured, behind } of parts) {
        const calls = inWindow.map((book) => book.calls.filter((one) => one.to === (group ?? '')))
        const all = calls.flat()
        if (name === 'tool_retries') {
          const hits = calls.filter((ofRun) => ofRun.some((_, place) => ofRun[place - 1]?.isError))
          assert.equal(await found(behind.url), hits.length, `${group}: ${behind.command}`)
        }
        const again = calls.flatMap((ofRun) => ofRun.filter((_, place) => ofRun[place - 1]?.isError)).length
        const expected =
          name === 'tool_retries' ? (100 * again) / all.length : all.reduce((sum, { ms }) => sum + ms, 0) / all.length
        assert.deepEqual([measured.n, Number(measured.value).toFixed(6)], [all.length, expected.toFixed(6)])
      }
    }
    assert.equal((await call('POST', '/api/v1/plan', plan)).status, 200)
  })

  test('what is not promised, or not there, is said so', async () => {
    assert.deepEqual(await refusal('/api/v1/objectives/desk/speed'), [
      404,
      'The plan has no promise "speed" of "desk". It has: accepted, cost_total, duration, refunds, tool_errors, unit.',
    ])
    assert.equal((await refusal('/api/v1/objectives/elsewhere/accepted'))[0], 404)
    assert.equal((await refusal('/api/v1/objectives?workflow=elsewhere'))[0], 404)
  })
})

const linesOf = ({ at, isRefund, release, isAccepted, seconds, cents, calls }: Booked, n: number) => [
  {
    ...{ type: 'run', run: `r${n}`, workflow: 'desk', status: 'ok', release },
    case_type: isRefund ? 'refund' : 'exchange',
    ...{ started: formatTime(at), ended: formatTime(at + seconds * MICROS.s) },
  },
  {
    ...{ type: 'step', run: `r${n}`, step: 's', kind: 'model', model: 'large' },
    cost: { amount: (cents / 100).toFixed(2), currency: 'EUR', basis: 'reported' },
  },
  {
    ...{ type: 'verdict', verdict: `v${n}`, run: `r${n}`, kind: isAccepted ? 'accepted' : 'corrected' },
    ...{ by: { kind: 'person' }, at: formatTime(at + seconds * MICROS.s) },
  },
  ...calls.map(({ to, isError, ms }, place) => ({
    ...{ type: 'step', run: `r${n}`, step: `c${place}`, kind: 'tool', name: 'look up' },
    ...{ status: isError ? 'error' : 'ok', ...(to === '' ? {} : { integration: to }) },
    ...{ started: formatTime(at), ended: formatTime(at + ms * MICROS.ms) },
  })),
]

function sharesOf(of: readonly Booked[]) {
  const accepted = of.filter(({ isAccepted }) => isAccepted).length
  const interval = wilson(accepted, of.length)
  return {
    n: of.length,
    value: ((100 * accepted) / of.length).toFixed(6),
    interval: interval ? { low: 100 * interval.low, high: 100 * interval.high } : null,
  }
}
