import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { newId } from '../../base/ids.ts'
import { createLog } from '../../base/log.ts'
import { formatTime, MICROS } from '../../base/time.ts'
import { holdReviews } from '../../decisions/reviews/job.ts'
import { watchRunaways } from '../../findings/budgets/watch-runaways.ts'
import { evidenceOf } from '../../findings/finding.ts'
import { recordFindings } from '../../findings/record.ts'
import { watchUnwatched } from '../../findings/watch.ts'
import { readSettings } from '../../settings.ts'
import { canonical } from '../../store/state/decision-log.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import { type Principal, type Role, roles } from '../principal.ts'

/** A finding asked again and acknowledged, on a folder of its own, through the API. */
describe('findings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-findings-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal

  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    api = createApi(
      app,
      createIdentity({ state: app.state, secret: app.folder.secret, url: 'http://aftercare.test', clock }),
    )
    owner = await localPrincipal(app)
    const applied = await call('POST', '/api/v1/plan', plan)
    assert.equal(applied.status, 200)
    await send(Array.from({ length: 20 }, (_, n) => [run(n), verdict(n, n < 10 ? 'accepted' : 'reopened')]).flat())
    await send(
      Array.from({ length: 30 }, (_, n) => ({ type: 'step', run: 'r0', step: `${n}`, kind: 'tool', name: 'ask' })),
    )
    assert.equal((await call('POST', '/api/v1/reviews', { workflow: 'desk' })).status, 200)
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const day = (ago: number) => formatTime(clock.now() - ago * MICROS.d).slice(0, 10)
  const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: USD
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk:
    name: Desk
    risk: medium
    owner: ana
    objectives: { reopened: { target: "<= 0% over 7d", why: Agreed in May. } }
    continuity: { rollback: { target: previous, how: [Put the release before back.], who: [ana], proved_on: ${day(100)}, proved_by: ana } }
`
  const began = formatTime(clock.now() - 26 * MICROS.h)
  const run = (n: number) => ({
    type: 'run',
    run: `r${n}`,
    workflow: 'desk',
    release: 'one',
    started: began,
    status: 'ok',
  })
  const verdict = (n: number, kind: string) => ({
    type: 'verdict',
    verdict: `v${n}`,
    run: `r${n}`,
    kind,
    by: { kind: 'person' },
    at: began,
  })

  const as = (...roles: Role[]): Principal => ({
    ...owner,
    workspaces: owner.workspaces.map((one) => ({ ...one, roles })),
  })
  const call = async (method: string, path: string, body?: unknown, local: Principal = owner) => {
    const type = typeof body === 'string' ? 'text/plain' : 'application/json'
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const init = { method, headers: { 'content-type': type }, ...(body === undefined ? {} : { body: text }) }
    return await api.request(`http://aftercare.test${path}`, init, { local })
  }
  async function send(lines: readonly object[]): Promise<void> {
    const sent = await call('POST', '/api/v1/evidence', lines.map((line) => JSON.stringify(line)).join('\n'))
    assert.deepEqual(((await sent.json()) as { refused: unknown[] }).refused, [])
    await app.settle(owner.defaultWorkspace ?? '')
    await watchRunaways(app, owner.defaultWorkspace ?? '', { asOf: app.asOf(), now: clock.now() })
  }
  type Found = {
    id: string
    key: string
    state: string
    note: string | null
    decision_seq: number | null
    evidence: { said: string; asked_at: string }
    acknowledged_evidence: unknown
    again: { said: string; answer: unknown; changed: Record<string, number>; same: boolean }
  }
  const listed = async (state = 'unresolved') =>
    ((await (await call('GET', `/api/v1/findings?state=${state}`)).json()) as { items: Found[] }).items
  const again = async (key: string): Promise<Found> => {
    const all = [...(await listed()), ...(await listed('resolved'))]
    const id = all.find((one) => one.key === key)?.id
    return (await (await call('GET', `/api/v1/findings/${id}`)).json()) as Found
  }
  const nothing = { runs: 0, eligible: 0, incidents: 0 }

  test('asked again, each kind says the same where nothing changed', async () => {
    assert.deepEqual((await listed()).map((one) => one.key).sort(), [
      'continuity:desk:rollback:',
      'loop:desk:ask:one',
      'objective:desk:reopened',
    ])
    const objective = await again('objective:desk:reopened')
    assert.match(objective.again.said, /^50% does not meet ≤ 0% \(20 accepted runs\)\.$/)
    assert.deepEqual([objective.again.same, objective.again.changed], [true, nothing])
    const loop = await again('loop:desk:ask:one')
    assert.match(loop.again.said, /^ask was called 30 times in one run/)
    assert.deepEqual([loop.again.same, loop.again.changed], [true, nothing])
    const rollback = await again('continuity:desk:rollback:')
    assert.match(rollback.again.said, /^Rollback: its proof expired on /)
    assert.equal(rollback.again.same, true)
    // Also when it is looked at as of a day on which the proof still held.
    const earlier = await call('GET', `/api/v1/findings/${rollback.id}?as_of=${day(50)}`)
    assert.equal(((await earlier.json()) as Found).again.same, true)
  })

  test('a finding is of its workspace: from another it is not listed, not asked, not acknowledged', async () => {
    const id = newId()
    const named = { id, name: 'Another', time_zone: 'UTC', currency: 'USD', created_at: new Date() }
    await app.state.db.insertInto('workspace').values(named).execute()
    const other = { workspace: id, roles: [...roles], through: 'member' as const }
    const stranger: Principal = { ...owner, workspaces: [other], defaultWorkspace: id }
    const { id: finding } = await again('objective:desk:reopened')
    const answers = await Promise.all([
      call('GET', `/api/v1/findings/${finding}`, undefined, stranger),
      call('POST', `/api/v1/findings/${finding}/acknowledgement`, { note: 'Mine.' }, stranger),
      call('GET', `/api/v1/findings?workspace=${owner.defaultWorkspace}`, undefined, stranger),
    ])
    assert.deepEqual(
      answers.map((one) => one.status),
      [404, 404, 403],
    )
    const list = await call('GET', '/api/v1/findings', undefined, stranger)
    assert.deepEqual(((await list.json()) as { items: unknown[] }).items, [])
  })

  test('lines of another time, or of another workflow, change nothing in it', async () => {
    await send([
      { ...run(90), started: formatTime(clock.now() - 40 * MICROS.d) },
      { ...run(91), workflow: 'other' },
    ])
    const { again: now } = await again('objective:desk:reopened')
    assert.deepEqual([now.same, now.changed], [true, nothing])
  })

  test('late lines show: what it said then stays, what it says now differs, and how much came in is told', async () => {
    await send([...[11, 12, 13].map((n) => verdict(n, 'accepted')), run(20), verdict(20, 'accepted')])
    const found = await again('objective:desk:reopened')
    assert.match(found.evidence.said, /^50% /)
    assert.match(found.again.said, /^33% .*\(21 accepted runs\)/)
    assert.deepEqual([found.again.same, found.again.changed], [false, { ...nothing, runs: 4 }])
  })

  test('the promise is asked as it was, also when the plan has another by now', async () => {
    await call('POST', '/api/v1/plan', plan.replace('<= 0%', '<= 90%').replace('Put the', 'Always put the'))
    assert.match((await again('objective:desk:reopened')).again.said, /does not meet ≤ 0%/)
    const rollback = await again('continuity:desk:rollback:')
    assert.deepEqual([rollback.again.same, rollback.again.changed], [true, { plans: 1 }])
    await call('POST', '/api/v1/plan', plan.replace(day(100), day(1)))
    assert.match((await again('continuity:desk:rollback:')).again.said, /^Rollback: proved by Ana, good until /)
  })

  test('acknowledged once, by who may, with a note; the log names the evidence, and it stays until it is over', async () => {
    const { id } = await again('objective:desk:reopened')
    const acknowledge = (body: unknown, by = owner, of = id) =>
      call('POST', `/api/v1/findings/${of}/acknowledgement`, body, by)
    assert.equal((await acknowledge({ note: 'Mine.' }, as('viewer', 'approver'))).status, 403)
    assert.equal((await acknowledge({ note: '  ' })).status, 400)
    assert.equal((await acknowledge({ note: 'x' }, owner, 'none')).status, 404)
    for (const refused of [await acknowledge({ note: 'a\0b' }), await call('GET', '/api/v1/findings/a%00b')])
      assert.deepEqual([refused.status, /holds a zero byte/.test(await refused.text())], [400, true])
    const at = await Promise.all(
      [1, 2].map(() => acknowledge({ note: 'Rolled back; looking again on Monday.' }, as('reviewer'))),
    )
    assert.deepEqual(at.map((one) => one.status).sort(), [200, 409])
    const found = await again('objective:desk:reopened')
    assert.deepEqual([found.state, found.note], ['acknowledged', 'Rolled back; looking again on Monday.'])
    const log = (await (await call('GET', '/api/v1/decisions?limit=1')).json()) as {
      items: { seq: number; kind: string; body: Record<string, string> }[]
    }
    const [entry] = log.items
    assert.deepEqual([entry?.kind, entry?.seq, entry?.body.finding], ['finding.acknowledged', found.decision_seq, id])
    assert.match(entry?.body.evidence ?? '', /^[0-9a-f]{64}$/)
    assert.doesNotMatch(JSON.stringify(entry), /Monday/)
    // Seen again it is still acknowledged; over, it is resolved, and not to be acknowledged any more.
    await call('POST', '/api/v1/reviews', { workflow: 'desk' })
    const later = await again('objective:desk:reopened')
    assert.deepEqual([later.state, later.evidence.asked_at === found.evidence.asked_at], ['acknowledged', false])
    // What it rested on stays, and is what the log has the hash of.
    const hash = createHash('sha256').update(canonical(later.acknowledged_evidence)).digest('hex')
    assert.equal(hash, entry?.body.evidence)
    await send([10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map((n) => verdict(n, 'accepted')))
    // Two judgements, an hour apart: pressing the button again within the hour makes no second one.
    for (const _ of [1, 2, 3]) await call('POST', '/api/v1/reviews', { workflow: 'desk' })
    assert.equal((await again('objective:desk:reopened')).state, 'acknowledged')
    clock.pass(MICROS.h)
    await call('POST', '/api/v1/reviews', { workflow: 'desk' })
    assert.equal((await again('objective:desk:reopened')).state, 'resolved')
    const late = await acknowledge({ note: 'x' })
    assert.deepEqual([late.status, /is resolved/.test(await late.text())], [409, true])
  })

  type Event = {
    kind: string
    by: string | null
    note: string | null
    owner: string | null
    plan_version: number | null
    times: number | null
  }
  const historyOf = async (id: string): Promise<Event[]> =>
    ((await (await call('GET', `/api/v1/findings/${id}`)).json()) as { history: Event[] }).history
  const kindsOf = async (id: string) => (await historyOf(id)).map((one) => one.kind)
  const look = () => call('POST', '/api/v1/reviews', { workflow: 'desk' })

  test('closed by hand it opens again only on evidence that arrived after, with its history, and is over when looks agree', async () => {
    await send(
      [10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map((n) => ({
        ...verdict(n, 'reopened'),
        sent_at: formatTime(clock.now() + 1),
      })),
    )
    await look()
    const { id } = (await listed()).find((one) => one.key === 'objective:desk:reopened') as Found
    const close = (body: unknown, by = owner) => call('POST', `/api/v1/findings/${id}/closing`, body, by)
    assert.equal((await close({ because: 'Mended.' }, as('viewer', 'approver'))).status, 403)
    assert.equal((await close({ because: ' ' })).status, 400)
    clock.pass(MICROS.m)
    assert.equal((await close({ because: 'The mapping is mended.' })).status, 200)
    assert.equal((await close({ because: 'Again.' })).status, 409)
    // What was known then changes nothing, however often it is looked at, and nothing new is noticed beside it.
    await look()
    await look()
    assert.deepEqual(
      (await listed()).filter((one) => one.key === 'objective:desk:reopened'),
      [],
    )
    assert.deepEqual((await kindsOf(id)).slice(-1), ['closed'])
    clock.pass(MICROS.m)
    await send([run(30), verdict(30, 'reopened')])
    await look()
    const open = (await listed()).filter((one) => one.key === 'objective:desk:reopened') as (Found & {
      closed_because: string
    })[]
    assert.deepEqual(
      open.map((one) => [one.id, one.state, one.closed_because]),
      [[id, 'open', 'The mapping is mended.']],
    )
    await look()
    assert.deepEqual(await kindsOf(id), ['opened', 'closed', 'reopened', 'seen'])
    const { items } = (await (await call('GET', '/api/v1/decisions?limit=1')).json()) as {
      items: { kind: string; body: { evidence: string } }[]
    }
    const found = (await (await call('GET', `/api/v1/findings/${id}`)).json()) as { closed_evidence: unknown }
    assert.deepEqual(
      [items[0]?.kind, items[0]?.body.evidence],
      ['finding.closed', createHash('sha256').update(canonical(found.closed_evidence)).digest('hex')],
    )
    // Closed once more, and this time rightly: looks that find nothing agree.
    assert.equal((await close({ because: 'Rolled back.' })).status, 200)
    clock.pass(MICROS.m)
    await send(
      [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 30].map((n) => ({
        ...verdict(n, 'accepted'),
        sent_at: formatTime(clock.now() + 1),
      })),
    )
    await look()
    clock.pass(MICROS.h)
    await look()
    assert.deepEqual((await kindsOf(id)).slice(-2), ['closed', 'over'])
  })

  test('where nothing is recorded that could arrive, a word holds for a day', async () => {
    await call('POST', '/api/v1/plan', plan)
    await look()
    const { id } = (await listed()).find((one) => one.key === 'continuity:desk:rollback:') as Found
    await call('POST', `/api/v1/findings/${id}/closing`, { because: 'Proved on the telephone.' })
    clock.pass(23 * MICROS.h)
    await look()
    assert.equal((await kindsOf(id)).at(-1), 'closed')
    clock.pass(MICROS.h)
    await look()
    assert.equal((await kindsOf(id)).at(-1), 'reopened')
  })

  test('it is given to people who see the workspace; notes are added at any time, and nothing is lost of either', async () => {
    const { id } = (await listed()).find((one) => one.key === 'continuity:desk:rollback:') as Found
    const invited = await call('POST', '/api/v1/people', { email: 'ben@example.com', name: 'Ben', role: 'operator' })
    const { id: ben } = (await invited.json()) as { id: string }
    const give = async (to: string) => {
      const answer = await call('POST', `/api/v1/findings/${id}/owner`, { to })
      return [answer.status, ((await answer.json()) as { owner?: string | null }).owner]
    }
    assert.deepEqual(await give('nobody@example.com'), [404, undefined])
    assert.deepEqual(await give('Ben@example.com'), [200, `user:${ben}`])
    const mine = async (who: string) =>
      ((await (await call('GET', `/api/v1/findings?owner=${who}`)).json()) as { items: Found[] }).items.map(
        (one) => one.id,
      )
    assert.deepEqual([(await mine('me')).includes(id), (await mine('nobody')).includes(id)], [false, false])
    assert.deepEqual(await give('me'), [200, owner.id])
    assert.deepEqual(await mine('me'), [id])
    assert.deepEqual(await give('me'), [200, owner.id])
    assert.deepEqual(await give('nobody'), [200, null])
    const note = (text: string, by = owner) => call('POST', `/api/v1/findings/${id}/notes`, { note: text }, by)
    const answers = await Promise.all([1, 2, 3].map((n) => note(`Note ${n}.`)))
    assert.deepEqual(
      answers.map((one) => one.status),
      [200, 200, 200],
    )
    assert.equal((await note('No.', as('viewer'))).status, 403)
    const history = await historyOf(id)
    assert.deepEqual(
      history
        .filter((one) => one.kind === 'noted')
        .map((one) => one.note)
        .sort(),
      ['Note 1.', 'Note 2.', 'Note 3.'],
    )
    assert.deepEqual(
      history.filter((one) => one.kind === 'assigned').map((one) => one.owner),
      [`user:${ben}`, owner.id, null],
    )
    const log = (await (await call('GET', '/api/v1/decisions?limit=3')).json()) as { items: { kind: string }[] }
    assert.deepEqual(
      log.items.map((one) => one.kind),
      ['finding.assigned', 'finding.assigned', 'finding.assigned'],
    )
  })

  test('what the plan no longer promises ends with it, and says since which version', async () => {
    const workspace = owner.defaultWorkspace ?? ''
    const { id } = (await listed()).find((one) => one.key === 'continuity:desk:rollback:') as Found
    const without = plan.replace(/\n {4}continuity: .*/, '')
    await call('POST', '/api/v1/plan', without)
    await call('POST', '/api/v1/plan', `${without}# A line that promises nothing.\n`)
    await watchUnwatched(app, workspace, { asOf: clock.now(), now: clock.now() })
    const found = (await (await call('GET', `/api/v1/findings/${id}`)).json()) as { state: string; ended: string }
    const versions = (await (await call('GET', '/api/v1/plan/versions')).json()) as { items: unknown[] }
    assert.deepEqual([found.state, found.ended], ['resolved', 'left_plan'])
    assert.deepEqual(
      (await historyOf(id)).slice(-1).map((one) => [one.kind, one.plan_version]),
      [['left_plan', versions.items.length - 1]],
    )
  })

  test('pages hold every finding once, the worst and newest first, and a cursor holds for its filter', async () => {
    const workspace = owner.defaultWorkspace ?? ''
    const severities = ['low', 'high', 'medium'] as const
    const evidence = evidenceOf(
      { question: null, said: '', answer: null, behind: { url: '', command: '' } },
      clock.now(),
    )
    const about = { workflow: 'many', dimension: 'quality', title: '', detail: '', answers: null, evidence } as const
    for (let n = 0; n < 25; n++) {
      const one = { ...about, key: `many:${n}`, severity: severities[n % 3] ?? 'low' }
      // Several are noticed in one look.
      await app.state.transaction((trx) =>
        recordFindings(trx, workspace, { seen: [one], calm: [] }, clock.now() + Math.floor(n / 5)),
      )
    }
    type Page = {
      items: { id: string; key: string; severity: string }[]
      next: string | null
      counts: Record<string, number>
    }
    const page = async (query: string) =>
      (await (await call('GET', `/api/v1/findings?workflow=many${query}`)).json()) as Page
    const seen: Page['items'] = []
    for (let cursor = ''; ; ) {
      const { items, next, counts } = await page(`&limit=4${cursor}`)
      assert.deepEqual(counts, { high: 8, medium: 8, low: 9 })
      seen.push(...items)
      if (next === null) break
      cursor = `&cursor=${next}`
    }
    assert.equal(new Set(seen.map((one) => one.id)).size, 25)
    const worst = ['high', 'medium', 'low']
    assert.deepEqual(
      seen.map((one) => one.severity),
      seen.map((one) => one.severity).sort((a, b) => worst.indexOf(a) - worst.indexOf(b)),
    )
    assert.equal(seen[0]?.key, 'many:22')
    const { next } = await page('&limit=4')
    const refused = await call('GET', `/api/v1/findings?workflow=many&severity=low&cursor=${next}`)
    assert.deepEqual([refused.status, /does not belong/.test(await refused.text())], [400, true])
    assert.deepEqual((await page('&severity=low&limit=200')).items.length, 9)
  })

  test('a review nobody held, asked again once it is held', async () => {
    const workspace = owner.defaultWorkspace ?? ''
    const dueNow = plan.replace('    objectives', '    review: weekly\n    objectives')
    await call('POST', '/api/v1/plan', dueNow)
    const reviewsKept = async () =>
      ((await (await call('GET', '/api/v1/reviews?workflow=desk')).json()) as { items: { id: string }[] }).items
    // In force since January, asked for today: nothing was due before. Nor as of today, when weeks have gone by.
    const [before, applied] = [(await reviewsKept()).length, clock.now()]
    await holdReviews(app, workspace, { asOf: applied, now: applied })
    clock.pass(20 * MICROS.d)
    await holdReviews(app, workspace, { asOf: applied, now: clock.now() })
    assert.equal((await reviewsKept()).length, before)
    await holdReviews(app, workspace, { asOf: clock.now(), now: clock.now() })
    const late = await again('review:desk')
    assert.match(late.again.said, /due and not held; the oldest was due on/)
    assert.equal(late.again.same, true)
    for (const { id } of await reviewsKept()) await call('POST', `/api/v1/reviews/${id}/decision`, { answer: 'signed' })
    const { again: now } = await again('review:desk')
    assert.deepEqual([now.said, now.same], ['All that were due by then are held.', false])
    assert.ok((now.changed.reviews ?? 0) > 0)
  })
})
