import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { newId } from '../../base/ids.ts'
import { createLog } from '../../base/log.ts'
import { inLanguage, sayDay } from '../../base/say.ts'
import { formatTime, MICROS } from '../../base/time.ts'
import { holdAll, watchNewPlans } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import { type Principal, roles } from '../principal.ts'

type Overview = paths['/api/v1/overview']['get']['responses'][200]['content']['application/json']

/** The overview through the API, on a folder of its own, held against what was sent and promised. */
describe('the overview', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-overview-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal

  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    api = apiOf(app)
    owner = await localPrincipal(app)
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const identityOf = ({ state, folder: { secret } }: App) =>
    createIdentity({ state, secret, url: 'http://aftercare.test', clock })
  const apiOf = (of: App): Api => createApi(of, identityOf(of))
  const day = (ahead: number) => formatTime(clock.now() + ahead * MICROS.d).slice(0, 10)
  const today = () => inLanguage(sayDay(day(0)))
  const call = async (method: string, path: string, body?: unknown, local = owner, at = api) => {
    const type = typeof body === 'string' ? 'text/plain' : 'application/json'
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const init = { method, headers: { 'content-type': type }, ...(body === undefined ? {} : { body: text }) }
    const response = await at.request(`http://aftercare.test${path}`, init, { local })
    assert.equal(response.status, 200, await response.clone().text())
    return await response.json()
  }
  const overview = async (local = owner, at = api): Promise<Overview> =>
    (await call('GET', '/api/v1/overview', undefined, local, at)) as Overview
  const send = async (lines: readonly object[], local = owner) => {
    const text = lines.map((line) => JSON.stringify(line)).join('\n')
    assert.deepEqual(((await call('POST', '/api/v1/evidence', text, local)) as { refused: unknown[] }).refused, [])
    await app.settle(local.defaultWorkspace ?? '')
  }
  const states = ({ workflows }: Overview) => workflows.map((one) => [one.workflow, one.state, one.sentence])
  const found = ({ workflows }: Overview, name: string) => {
    const one = workflows.find(({ workflow }) => workflow === name)
    assert.ok(one)
    return one
  }

  const planWith = (given: { ana?: string; ben?: string; desk?: string } = {}) => `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people:
  ana: { name: Ana, absences: [${given.ana ?? ''}] }
  ben: { name: Ben, absences: [${given.ben ?? ''}] }
workflows:
  bills:
    name: Bills
    risk: low
    owner: ben
    objectives: { accepted: ">= 80% over 7d" }
  desk:
    name: Desk
    risk: high
    owner: ana
    objectives: { accepted: ">= 80% over 7d" }
${given.desk ?? ''}
`
  /** So many runs, of which the first are accepted. */
  const runs = (workflow: string, count: number, accepted: number, ago = 26 * MICROS.h) =>
    Array.from({ length: count }, (_, n) => {
      const [run, at] = [`${workflow}-${ago}-${n}`, formatTime(clock.now() - ago)]
      const kind = n < accepted ? 'accepted' : 'rejected'
      return [
        { type: 'run', run, workflow, started: at, status: 'ok' },
        { type: 'step', run, step: '1', kind: 'model', cost: { amount: '0.25', currency: 'EUR' } },
        { type: 'verdict', verdict: run, run, kind, by: { kind: 'person' }, at },
      ]
    }).flat()

  test('an empty installation: no plan, and nothing to do', async () => {
    const { as_of, workspace, ...rest } = await overview()
    assert.equal(workspace.id, owner.defaultWorkspace)
    assert.deepEqual(rest, {
      time_zone: 'UTC',
      currency: 'USD',
      plan: null,
      workflows: [],
      away: [],
      gaps: [],
      expiring: [],
      decisions: { reviews: 0, findings: 0 },
      held_mails: 0,
      refused_lines: 0,
      requests: { open: 0, mine: [] },
      tasks: { open: 0, overdue: 0, mine: 0, mine_overdue: 0 },
    })
    await watchNewPlans(app)
  })

  test('a plan without evidence: nothing can be told, and the first run is what is missing', async () => {
    await call('POST', '/api/v1/plan', planWith())
    const before = await overview()
    const nothing = 'No run in the 30 days up to the last full hour.'
    assert.deepEqual(states(before), [
      ['desk', 'cant_tell', nothing],
      ['bills', 'cant_tell', nothing],
    ])
    assert.deepEqual(
      [before.workspace.name, before.plan, before.currency],
      ['Client', { version: 1, label: null }, 'EUR'],
    )
    const desk = found(before, 'desk')
    assert.deepEqual([desk.connect?.minutes, desk.runs_30d, desk.cost_30d, desk.watched_at], [5, 0, null, null])
    assert.deepEqual(
      [desk.owner, desk.answering],
      [
        { key: 'ana', name: 'Ana' },
        { key: 'ana', name: 'Ana' },
      ],
    )
    assert.deepEqual([desk.cadence, desk.next_review, desk.review_waiting, desk.last_review], [null, null, null, null])
  })

  test('a new plan is watched at once, each workflow of it once', async () => {
    const seen = new Map()
    await watchNewPlans(app, seen)
    const { watched_at, dimensions } = found(await overview(), 'desk')
    assert.ok(watched_at)
    assert.deepEqual(
      dimensions.filter((one) => one.promised).map(({ dimension, result, reason }) => [dimension, result, reason]),
      [['quality', 'unknown', 'Accepted: no run has an outcome yet']],
    )
    assert.equal(dimensions.length, 8)
    for (const again of [seen, new Map()]) {
      clock.pass(MICROS.m)
      await watchNewPlans(app, again)
      assert.equal(found(await overview(), 'desk').watched_at, watched_at)
    }
    // Promises of another plan say nothing of this one.
    await call('POST', '/api/v1/plan', planWith().replace('>= 80%', '>= 70%'))
    assert.equal(found(await overview(), 'desk').watched_at, null)
    await watchNewPlans(app, seen)
    assert.notEqual(found(await overview(), 'desk').watched_at, watched_at)
  })

  test('what is not kept needs somebody; runs and cost are those of the last 30 days', async () => {
    await send([...runs('desk', 20, 2), ...runs('desk', 5, 5, 40 * MICROS.d), ...runs('bills', 12, 12)])
    await holdAll(app)
    const now = await overview()
    assert.deepEqual(states(now), [
      ['desk', 'needs_you', `Accepted: 10% does not meet ≥ 80% (20 judged runs), since ${today()}; nobody has it yet.`],
      ['bills', 'fine', 'Its promise is kept.'],
    ])
    // The question is that of "figures by workflow", which the worlds hold against their books.
    const desk = found(now, 'desk')
    assert.deepEqual(
      [desk.runs_30d, desk.cost_30d, desk.open_findings],
      [20, { amount: '5', currency: 'EUR', is_partial: false }, { high: 1, medium: 0, low: 0 }],
    )
    // Five ran in the 30 days before, and the record begins within them: that says nothing of where it goes.
    assert.deepEqual(
      [desk.so_far, desk.trend],
      [{ since: day(-40), runs: 25, cost: { amount: '6.25', currency: 'EUR', is_partial: false } }, null],
    )
    assert.deepEqual(now.decisions, { reviews: 0, findings: 1 })
    const [promise] = desk.dimensions.find((one) => one.result === 'fail')?.objectives ?? []
    const behind = (await call('GET', promise?.behind_url ?? '')) as { items: unknown[] }
    assert.deepEqual([promise?.n, behind.items.length], [20, 2], 'the runs that were accepted')
    await send([{ type: 'run', run: 'dear', workflow: 'desk', started: formatTime(clock.now() - 2 * MICROS.h) }])
    await send([{ type: 'step', run: 'dear', step: '1', kind: 'model', model: 'of-no-list', tokens: { input: 9 } }])
    const { runs_30d, cost_30d } = found(await overview(), 'desk')
    assert.deepEqual([runs_30d, cost_30d?.amount, cost_30d?.is_partial], [21, '5', true])
  })

  test('what somebody has acknowledged still needs somebody: it says whom, after what nobody has', async () => {
    const { items } = (await call('GET', '/api/v1/findings')) as { items: { id: string }[] }
    await call('POST', `/api/v1/findings/${items[0]?.id}/acknowledgement`, { note: 'On Monday.' })
    await send(runs('bills', 60, 0, 25 * MICROS.h))
    await holdAll(app)
    const now = await overview()
    assert.deepEqual(states(now), [
      [
        'bills',
        'needs_you',
        `Accepted: 17% does not meet ≥ 70% (72 judged runs), since ${today()}; nobody has it yet.`,
      ],
      [
        'desk',
        'needs_you',
        `Accepted: 10% does not meet ≥ 80% (20 judged runs), since ${today()}; ${userInfo().username} has it.`,
      ],
    ])
    assert.deepEqual(now.decisions, { reviews: 0, findings: 1 })
    const eve = { email: 'eve@clients.example', name: 'Eve', role: 'operator' as const }
    const { user } = await identityOf(app).invite(owner.defaultWorkspace ?? '', eve, owner)
    const { items: open } = (await call('GET', '/api/v1/findings?state=open')) as { items: { id: string }[] }
    const path = `/api/v1/findings/${open[0]?.id}/acknowledgement`
    await call('POST', path, { note: 'Mine.' }, { ...owner, id: `user:${user}`, person: user })
    const { workflows, decisions } = await overview()
    assert.deepEqual(
      workflows.map((one) => [one.workflow, one.is_held]),
      [
        ['desk', true],
        ['bills', true],
      ],
    )
    assert.match(workflows[1]?.sentence ?? '', /; Eve has it\.$/)
    assert.equal(decisions.findings, 0)
  })

  test('who is away, who answers instead, and the days on which nobody does', async () => {
    // Ben stands in for Ana today, and then nobody does.
    const ana = `{ from: ${day(-2)}, to: ${day(0)}, cover: ben }, { from: ${day(1)}, to: ${day(3)} }`
    const ben = `{ from: ${day(2)}, to: ${day(20)} }`
    await call('POST', '/api/v1/plan', planWith({ ana, ben }))
    const now = await overview()
    assert.deepEqual(now.away, [{ key: 'ana', name: 'Ana', to: day(0), cover: 'Ben' }])
    const { owner: named, answering, because } = found(now, 'desk')
    assert.deepEqual([named.key, answering?.key], ['ana', 'ben'])
    assert.match(because, /^Ana is away until .* and Ben stands in$/)
    assert.deepEqual(
      now.gaps.map(({ workflow, from, to }) => [workflow, from, to]),
      [
        ['desk', day(1), day(3)],
        ['bills', day(2), day(13)],
      ],
    )
    await call('POST', '/api/v1/plan', planWith({ ana: `{ from: ${day(-2)}, to: ${day(3)} }` }))
    const { state, sentence, answering: nobody } = found(await overview(), 'desk')
    assert.deepEqual([state, nobody], ['needs_you', null])
    assert.match(sentence, /^Nobody answers for it today: Ana is away until .*, and no deputy is named/)
  })

  test('proofs that ended, and those that end soon', async () => {
    const proved = (ago: number) => `proved_on: ${day(-ago)}, proved_by: ana`
    const desk = `    continuity:
      rollback: { target: previous, how: [Put it back.], who: [ana], ${proved(100)} }
      incident: { lead: ana, steps: [Look.], ${proved(70)} }
      relaunch: { conditions: [Mended.], sign_off: [ana], backlog: drop, ${proved(10)} }
      fallback: { who: [ana], capacity: 40 cases a day, steps: [Do it by hand.] }
`
    await call('POST', '/api/v1/plan', planWith({ desk }))
    await watchNewPlans(app)
    const now = await overview()
    assert.deepEqual(now.expiring, [
      { workflow: 'desk', words: 'Rollback', until: day(-10), expired: true },
      { workflow: 'desk', words: 'Incident response', until: day(20), expired: false },
    ])
    assert.match(found(now, 'desk').sentence, /^(Rollback|Fallback by hand): .*; and 2 more\.$/)
  })

  test('reviews: when the next is due, and which one waits', async () => {
    await call('POST', '/api/v1/plan', planWith({ desk: '    review: weekly' }))
    const first = found(await overview(), 'desk')
    assert.deepEqual([first.cadence, first.review_waiting], ['weekly', null])
    assert.ok(first.next_review && Date.parse(first.next_review) * 1000 > clock.now())
    clock.set(Date.parse(first.next_review) * 1000 + MICROS.h)
    await holdAll(app)
    const now = await overview()
    const { review_waiting, last_review, next_review, sentence } = found(now, 'desk')
    assert.equal(review_waiting?.due_at, first.next_review)
    assert.deepEqual(last_review, { ...review_waiting, verdict: 'INSUFFICIENT', state: 'drawn' })
    assert.equal(Date.parse(next_review ?? '') - Date.parse(first.next_review), 7 * 86400e3)
    assert.equal(now.decisions.reviews, 1)
    assert.match(sentence, /and \d more\.$|waits for a signature/)
    await call('POST', `/api/v1/reviews/${review_waiting?.id}/decision`, { answer: 'signed' })
    const signed = found(await overview(), 'desk')
    assert.deepEqual([signed.review_waiting, signed.last_review?.state], [null, 'signed'])
  })

  test('it is told in the language that is asked for, in the same words but those of ours', async () => {
    const ask = async (language?: string) => {
      const headers = language === undefined ? {} : { 'accept-language': language }
      const response = await api.request('http://aftercare.test/api/v1/overview', { headers }, { local: owner })
      assert.match(response.headers.get('vary') ?? '', /accept-language/i)
      const text = await response.text()
      assert.doesNotMatch(text, /[\u2066-\u2069]/)
      const { as_of: _, ...told } = JSON.parse(text) as Overview
      return { language: response.headers.get('content-language'), overview: told as Overview }
    }
    const english = await ask()
    assert.equal(english.language, 'en')
    for (const other of ['fr', '*', 'en-GB,de;q=0.5', 'nonsense;;;']) assert.deepEqual(await ask(other), english)
    const german = await ask('de-AT,de;q=0.9,en;q=0.1')
    assert.equal(german.language, 'de')
    const desk = found(german.overview, 'desk')
    assert.match(desk.sentence, /^Angenommen: .*und war zuvor nicht gehalten, seit \d+\. \S+ \d{4}; \S+ hat es\.$/)
    assert.equal(desk.because, 'Ana ist verantwortlich')
    const withoutSentences = ({ workflows, expiring, gaps, ...rest }: Overview) => ({
      ...rest,
      workflows: workflows.map(({ workflow, state, runs_30d, dimensions }) => ({
        workflow,
        state,
        runs_30d,
        results: dimensions.map((one) => [one.dimension, one.result]),
      })),
      expiring: expiring.map(({ words: _, ...one }) => one),
      gaps: gaps.map(({ because: _, ...one }) => one),
    })
    assert.deepEqual(withoutSentences(german.overview), withoutSentences(english.overview))
  })

  test('300 workflows take one question of the evidence, as one does; and no workspace sees another', async () => {
    const id = newId()
    const named = { id, name: 'Another', time_zone: 'UTC', currency: 'USD', created_at: new Date() }
    await app.state.db.insertInto('workspace').values(named).execute()
    const other = { workspace: id, roles: [...roles], through: 'member' as const }
    const stranger: Principal = { ...owner, workspaces: [other], defaultWorkspace: id }
    const mine = await overview()
    assert.deepEqual([(await overview(stranger)).plan, (await overview(stranger)).decisions.findings], [null, 0])

    const names = Array.from({ length: 300 }, (_, n) => (n === 0 ? 'desk' : `w${String(n).padStart(3, '0')}`))
    const many = names.map(
      (name) => `  ${name}: { name: ${name}, risk: low, owner: ana, objectives: { accepted: ">= 80%" } }`,
    )
    const head = planWith().slice(0, planWith().indexOf('workflows:'))
    await call('POST', '/api/v1/plan', `${head}workflows:\n${many.join('\n')}\n`, stranger)
    await send(
      names.flatMap((name) => runs(name, 2, 1)),
      stranger,
    )
    let questions = 0
    const ask: App['evidence']['ask'] = (...words) => {
      questions++
      return app.evidence.ask(...words)
    }
    const theirs = await overview(stranger, apiOf({ ...app, evidence: { ...app.evidence, ask } }))
    assert.equal(questions, 1)
    assert.deepEqual(
      theirs.workflows.map((one) => [one.workflow, one.state, one.runs_30d, one.cost_30d?.amount]),
      names.map((name) => [name, 'cant_tell', 2, '0.5']),
    )
    const { as_of: _, ...after } = await overview()
    const { as_of: __, ...before } = mine
    assert.deepEqual(after, before)
  })
})
