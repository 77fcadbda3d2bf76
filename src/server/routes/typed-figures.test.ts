import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { formatTime, MICROS } from '../../base/time.ts'
import { holdAll } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Get<P extends '/api/v1/overview' | '/api/v1/findings' | '/api/v1/decisions'> =
  paths[P]['get']['responses'][200]['content']['application/json']
type Weeks =
  paths['/api/v1/workflows/{workflow}/typed-figures']['post']['responses'][200]['content']['application/json']
type Review = paths['/api/v1/reviews/{id}']['get']['responses'][200]['content']['application/json']

/** Figures that people type for the weeks of a workflow, through the API: what is asked for, what is said, and what follows from it. */
describe('figures that people type', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-typed-'))
  const clock = settableClock()
  const me = userInfo().username
  let app: App
  let api: Api
  let owner: Principal

  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const { state, folder: opened } = app
    api = createApi(app, createIdentity({ state, secret: opened.secret, url: 'http://aftercare.test', clock }))
    owner = await localPrincipal(app)
    // A Thursday: the first week that is asked for begins on the Monday after it.
    clock.set(Date.parse('2026-03-05T10:00Z') * 1000)
    await call('POST', '/api/v1/plan', plan)
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const plan = `plan: 1
workspace: desk
client: Client
time_zone: America/New_York
currency: USD
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk:
    name: Desk
    risk: high
    owner: ana
    typed: [eligible, incidents, loss]
    objectives:
      adoption: ">= 50% over 7d"
      incidents: "<= 1 per week"
`
  const path = '/api/v1/workflows/desk/typed-figures'
  const ask = async (method: string, path: string, body?: unknown, local = owner) => {
    const headers = { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const init = { method, headers, ...(body === undefined ? {} : { body: text }) }
    return await api.request(`http://aftercare.test${path}`, init, { local })
  }
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await ask(method, path, body)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const dimension = async (name: string) => {
    const { workflows } = await call<Get<'/api/v1/overview'>>('GET', '/api/v1/overview')
    return workflows[0]?.dimensions.find((one) => one.dimension === name)?.objectives[0]
  }
  const reminders = async (state: string) => {
    const { items } = await call<Get<'/api/v1/findings'>>('GET', `/api/v1/findings?state=${state}`)
    return items.filter((one) => one.evidence.question?.kind === 'typed')
  }

  test('a week that is not over, is none, or whose figure is no number is refused with what to do', async () => {
    const refused: [body: object, says: RegExp][] = [
      [{ week: '2026-W10', eligible: 5 }, /2026-W10 ends on 8 Mar 2026\. Type its figures when it is over/],
      [{ week: '2026-W54', eligible: 5 }, /"2026-W54", which is no week\. Write it like 2026-W10/],
      [{ week: 'last week', eligible: 5 }, /which is no week/],
      [{ week: '2026-W09' }, /No figure is given\. Give one or more of: eligible, incidents, minutes, loss/],
      [{ week: '2026-W09', eligible: 1.5 }, /"eligible" is "1\.5", which is no count/],
      [{ week: '2026-W09', incidents: -1 }, /which is no count/],
      [{ week: '2026-W09', minutes: '1,5' }, /which is no number of minutes/],
      [{ week: '2026-W09', loss: '12 EUR' }, /"loss" is in EUR, and this workspace counts in USD/],
      [{ week: '2026-W09', loss: 'much' }, /which is no amount\. Write it like 45\.50 USD/],
      [{ week: '2026-W09', eligible: '99999999999' }, /which is no count/],
    ]
    for (const [body, says] of refused) {
      const response = await ask('POST', path, body)
      const { title } = (await response.json()) as { title: string }
      assert.equal(response.status, 400, title)
      assert.match(title, says)
    }
    const unknown = await ask('POST', '/api/v1/workflows/desc/typed-figures', { week: '2026-W09', eligible: 1 })
    assert.equal(unknown.status, 404)
    const viewer = { ...owner, workspaces: owner.workspaces.map((one) => ({ ...one, roles: ['viewer'] as const })) }
    assert.equal((await ask('POST', path, { week: '2026-W09', eligible: 1 }, viewer)).status, 403)
    assert.deepEqual((await call<Weeks>('GET', path)).items, [])
  })

  test('a week that ended and lacks figures is a reminder to the owner, and unknown meanwhile', async () => {
    // Sunday evening in New York is Monday in Europe: the week is not over before midnight there.
    clock.set(Date.parse('2026-03-16T03:30Z') * 1000)
    await holdAll(app)
    assert.deepEqual(await reminders('unresolved'), [])
    clock.set(Date.parse('2026-03-16T04:30Z') * 1000)
    await holdAll(app)
    const [reminder, ...others] = await reminders('unresolved')
    assert.deepEqual(others, [])
    assert.ok(reminder)
    const { severity, dimension: about, title, detail, answers, workflow } = reminder
    assert.deepEqual(
      [severity, about, title, answers, workflow],
      ['low', 'adoption', 'Figures of a week are not typed', 'ana', 'desk'],
    )
    assert.match(detail, /^Week of 9 Mar 2026: eligible cases, incidents, loss\. Until they are, they are unknown\./)
    assert.deepEqual((await call<Weeks>('GET', path)).items, [
      { week: '2026-W11', from: '2026-03-09', to: '2026-03-15', figures: [], lacks: ['eligible', 'incidents', 'loss'] },
    ])
    assert.deepEqual(
      [(await dimension('adoption'))?.result, (await dimension('incidents'))?.result],
      ['unknown', 'unknown'],
    )
  })

  test('typed figures are told with who typed them and when, and the reminder is over when all are', async () => {
    const lines = Array.from({ length: 30 }, (_, number) => {
      const started = formatTime(Date.parse('2026-03-10T12:00Z') * 1000 + number * MICROS.h)
      return JSON.stringify({
        type: 'run',
        run: `r${number}`,
        workflow: 'desk',
        case: `c${number}`,
        started,
        status: 'ok',
      })
    })
    await call('POST', '/api/v1/evidence', lines.join('\n'))
    const some = await call<Weeks>('POST', path, { week: '2026-W11', eligible: '40', incidents: 2 })
    assert.deepEqual([some.changed, some.items[0]?.lacks], [2, ['loss']])
    assert.match((await reminders('unresolved'))[0]?.detail ?? '', /^Week of 9 Mar 2026: loss\./)
    const all = await call<Weeks>('POST', path, { week: '2026-W11', loss: '45.50 USD' })
    assert.deepEqual(
      all.items[0]?.figures.map(({ figure, value, currency, by }) => [figure, value, currency, by]),
      [
        ['eligible', '40', null, me],
        ['incidents', '2', null, me],
        ['loss', '45.5', 'USD', me],
      ],
    )
    assert.deepEqual(await reminders('unresolved'), [])
    assert.deepEqual((await reminders('resolved')).length, 1)
    clock.pass(MICROS.h)
    await holdAll(app)
    const [adoption, incidents] = [await dimension('adoption'), await dimension('incidents')]
    assert.deepEqual([adoption?.result, adoption?.n], ['pass', 40])
    assert.equal(adoption?.of, `eligible cases of the week of 9 Mar 2026, typed by ${me} on 16 Mar 2026`)
    assert.deepEqual([incidents?.result, incidents?.reason], ['fail', '2 does not meet ≤ 1'])
  })

  test('a figure typed anew holds; the one before stays with who and when, and typed twice it is one', async () => {
    clock.pass(MICROS.h)
    const again = await call<Weeks>('POST', path, { week: '2026-W11', eligible: 100, incidents: 2 })
    assert.equal(again.changed, 1)
    const [eligible] = again.items[0]?.figures ?? []
    assert.deepEqual([eligible?.value, eligible?.before.map((one) => one.value)], ['100', ['40']])
    assert.ok((eligible?.before[0]?.at ?? '') < (eligible?.at ?? ''))
    const entries = (await call<Get<'/api/v1/decisions'>>('GET', '/api/v1/decisions')).items
    assert.deepEqual(
      entries.filter((one) => one.kind === 'figures.typed').map((one) => one.body),
      [
        { workflow: 'desk', week: '2026-W11', figures: { eligible: '100' } },
        { workflow: 'desk', week: '2026-W11', figures: { loss: '45.5 USD' } },
        { workflow: 'desk', week: '2026-W11', figures: { eligible: '40', incidents: '2' } },
      ],
    )
    const back = await call<Weeks>('POST', path, { week: '2026-W11', eligible: null })
    assert.deepEqual([back.items[0]?.figures[0]?.value, back.items[0]?.lacks], [null, ['eligible']])
    assert.equal((await reminders('unresolved')).length, 1)
    await call('POST', path, { week: '2026-W11', eligible: 100 })
  })

  test('a review of the week tells them, with who typed them', async () => {
    const drawn = await call<{ id: string }>('POST', '/api/v1/reviews', {
      workflow: 'desk',
      from: '2026-03-09',
      to: '2026-03-16',
    })
    const { document } = await call<Review>('GET', `/api/v1/reviews/${drawn.id}`)
    assert.deepEqual(document.typed, [
      `Week of 9 Mar 2026: eligible cases: 100, incidents: 2, loss: $45.5; typed by ${me}, the last on 16 Mar 2026.`,
    ])
    const page = await (await ask('GET', `/reviews/${drawn.id}`)).text()
    assert.match(page, /<h2[^>]*>Typed by hand<\/h2>/)
    const adoption = document.dimensions.find((one) => one.dimension === 'adoption')?.figures[0]?.now
    assert.deepEqual([adoption?.value, adoption?.n], ['30', 100])
  })

  test('what left the plan is not asked for, and what was typed stays', async () => {
    clock.set(Date.parse('2026-03-23T12:00Z') * 1000)
    await holdAll(app)
    assert.equal((await reminders('unresolved')).length, 1)
    await call('POST', '/api/v1/plan', plan.replace('    typed: [eligible, incidents, loss]\n', ''))
    await holdAll(app)
    assert.deepEqual(await reminders('unresolved'), [])
    const { asked, items } = await call<Weeks>('GET', path)
    assert.deepEqual([asked, items.map((one) => one.week)], [[], ['2026-W11']])
  })
})
