import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { extractText, getDocumentProxy } from 'unpdf'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { formatTime, parseTime } from '../../base/time.ts'
import { alterationOf } from '../../decisions/reviews/frozen.ts'
import { getReview } from '../../decisions/reviews/keep.ts'
import { holdAll } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { entriesAt } from '../../store/state/decision-log.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Kept = {
  id: string
  state: string
  altered: string | null
  decision_seq: number
  document: {
    verdict: string
    as_of: string
    plan_version: number
    dimensions: { dimension: string; result: string }[]
    findings: { id: string; state: string; title: string; detail: string }[]
  }
}

/** Reviews of now, of a period that is over and of another moment, on a folder of its own, through the API. */
describe('reviews', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-reviews-'))
  const clock = settableClock()
  const day = (text: string) => parseTime(`${text}Z`)?.micros ?? 0
  let app: App
  let api: Api
  let owner: Principal

  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    clock.set(day('2026-01-05T09:00'))
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const identity = createIdentity({ state: app.state, secret: app.folder.secret, url: 'http://a.test', clock })
    api = createApi(app, identity)
    owner = await localPrincipal(app)
    assert.equal((await call('POST', '/api/v1/plan', plan('2026-01-01', 80))).status, 200)
    assert.equal((await call('POST', '/api/v1/plan', plan('2026-02-01', 30))).status, 200)
    // In January hardly any were accepted, in March most.
    clock.set(day('2026-01-08T10:30'))
    await send('2026-01-08T10:00', { accepted: 2, rejected: 18 })
    // At the end of January the promise is not kept; since February another holds.
    clock.set(day('2026-01-30T09:10'))
    await holdAll(app)
    clock.set(day('2026-03-08T10:30'))
    await send('2026-03-08T10:00', { accepted: 15, rejected: 5 })
    for (const hour of ['09:10', '10:10']) {
      clock.set(day(`2026-03-09T${hour}`))
      await holdAll(app)
    }
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const plan = (effective: string, accepted: number) => `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: USD
effective: ${effective}
people: { ana: { name: Ana } }
workflows:
  desk:
    name: Desk
    risk: medium
    owner: ana
    objectives:
      accepted: { target: ">= ${accepted}% over 30d", why: Agreed. }
      handed: { measure: handed_over, target: "<= 10% over 30d", why: Agreed. }
    continuity: { rollback: { target: previous, how: [Put the release before back.], who: [ana] } }
`
  const call = (method: string, path: string, body?: unknown) => {
    const type = typeof body === 'string' ? 'text/plain' : 'application/json'
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const init = { method, headers: { 'content-type': type }, ...(body === undefined ? {} : { body: text }) }
    return Promise.resolve(api.request(`http://a.test${path}`, init, { local: owner }))
  }
  async function send(started: string, outcomes: Record<string, number>) {
    const kinds = Object.entries(outcomes).flatMap(([kind, count]) => Array<string>(count).fill(kind))
    const lines = kinds.flatMap((kind, n) => {
      const run = `${started}-${n}`
      const at = formatTime(day(started))
      return [
        { type: 'run', run, workflow: 'desk', release: 'one', started: at, status: 'ok' },
        { type: 'verdict', verdict: run, run, kind, by: { kind: 'person' }, at },
      ]
    })
    await call('POST', '/api/v1/evidence', lines.map((line) => JSON.stringify(line)).join('\n'))
    await app.settle(owner.defaultWorkspace ?? '')
  }
  const review = async (more: object = {}, query = '') => {
    const answer = await call('POST', `/api/v1/reviews${query}`, { workflow: 'desk', ...more })
    assert.equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as Kept
  }
  /** Every row that only the present may change. */
  const rows = async () => ({
    findings: await app.state.db.selectFrom('finding').selectAll().orderBy('id').execute(),
    watched: await app.state.db.selectFrom('watched').selectAll().execute(),
  })
  const quality = ({ document }: Kept) => document.dimensions.find((one) => one.dimension === 'quality')?.result

  const looksBack: [name: string, body: object, query: string][] = [
    ['as of a day on which other things were off', {}, '?as_of=2026-01-30T00:00Z'],
    ['as of a day before anything ran', {}, '?as_of=2025-12-01T00:00Z'],
    ['as of an hour ago', {}, '?as_of=2026-03-09T09:10Z'],
    ['as of a day to come', {}, '?as_of=2026-12-01T00:00Z'],
    ['of a period that is over', { from: '2026-01-01', to: '2026-02-01' }, ''],
  ]
  for (const [name, body, query] of looksBack)
    test(`looking elsewhere changes nothing of today, however often: ${name}`, async () => {
      const before = await rows()
      for (const _ of [1, 2, 3]) await review(body, query)
      assert.deepEqual(await rows(), before)
    })

  test('a period that is over is held against its own plan, and lists what was open at its end', async () => {
    const january = await review({ from: '2026-01-01', to: '2026-02-01' })
    assert.deepEqual([january.document.plan_version, quality(january)], [1, 'fail'])
    assert.equal(january.document.as_of, '2026-02-01T00:00:00Z')
    assert.deepEqual(
      january.document.findings.map(({ title, state, detail }) => [title, state, detail]),
      [
        [
          'Accepted: not kept',
          'open',
          '10% does not meet ≥ 80% (20 runs), since about 8 Jan 2026. By chance alone, something like this would be told at most once in 15 years.',
        ],
        // It is so still, and what it said in January is not kept.
        ['Rollback: never proved', 'open', 'It was open then, and was seen until 9 Mar 2026.'],
      ],
    )
    const today = await review()
    assert.deepEqual([today.document.plan_version, quality(today)], [2, 'pass'])
    assert.deepEqual(
      today.document.findings.map((one) => one.title),
      ['Rollback: never proved'],
    )
  })

  describe('drawn again', () => {
    const february = { from: '2026-02-01', to: '2026-03-01' }
    const kept = async () =>
      (await app.state.db.selectFrom('review').select(['id', 'state', 'document']).orderBy('id').execute())
        .filter((row) => (row.document as { to: string }).to === '2026-03-01T00:00:00Z')
        .map((row) => [row.id, row.state])

    test('the same is the same; something else takes the place of what nobody answered', async () => {
      const first = await review(february)
      const again = await Promise.all([review(february), review(february)])
      assert.deepEqual([again.map((one) => one.id), await kept()], [[first.id, first.id], [[first.id, 'drawn']]])
      await send('2026-02-10T10:00', { accepted: 1, rejected: 19 })
      const other = await review(february)
      assert.notEqual(other.id, first.id)
      assert.deepEqual(await kept(), [[other.id, 'drawn']])
      const late = await call('POST', `/api/v1/reviews/${first.id}/decision`, { answer: 'signed' })
      assert.deepEqual([late.status, /may have been drawn again/.test(await late.text())], [404, true])
      await call('POST', `/api/v1/reviews/${other.id}/decision`, { answer: 'refused', note: 'Not yet.' })
      const third = await review(february)
      assert.deepEqual(await kept(), [
        [other.id, 'refused'],
        [third.id, 'drawn'],
      ])
    })
  })

  describe('what was signed', () => {
    let id = ''
    before(async () => {
      ;({ id } = await review({ from: '2026-01-01', to: '2026-01-20' }))
      const signed = await call('POST', `/api/v1/reviews/${id}/decision`, { answer: 'signed', note: 'Fine.' })
      assert.equal(((await signed.json()) as Kept).altered, null)
    })

    test('as PDF it says who signed it and what, the same bytes each time, in the language asked for', async () => {
      const pdf = async (language: string) => {
        const response = await call('GET', `/api/v1/reviews/${id}/pdf?language=${language}`)
        assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'application/pdf'])
        assert.match(response.headers.get('content-disposition') ?? '', /"review-desk-2026-01-19\.pdf"$/)
        const bytes = new Uint8Array(await response.arrayBuffer())
        const { text } = await extractText(await getDocumentProxy(bytes.slice()))
        return { bytes, text: text.join(' ').replaceAll(/\s+/g, ' ') }
      }
      const { hash } = (await (await call('GET', `/api/v1/reviews/${id}`)).json()) as { hash: string }
      const [english, again, german] = [await pdf('en'), await pdf('en'), await pdf('de')]
      assert.deepEqual(english.bytes, again.bytes)
      assert.ok(
        english.text.includes('Maintenance review') && english.text.includes(`Fingerprint of the document: ${hash}`),
      )
      assert.match(english.text, /Signed by .+ entry \d+ of the decision log Note Fine\./)
      assert.match(
        german.text,
        /Wartungsreview.+Unterschrieben von .+ Eintrag \d+ des Entscheidungsprotokolls Notiz Fine\./,
      )
    })

    const verified = async () =>
      (await (await call('GET', '/api/v1/decisions/verify')).json()) as {
        whole: boolean
        altered: { about: string; id: string; what: string }[]
      }

    const harms: [name: string, sql: RawBuilder<unknown>, what: string][] = [
      ['its outcome', sql`verdict = 'PASS'`, 'its outcome'],
      ['the outcome of its document', sql`document = jsonb_set(document, '{verdict}', '"PASS"')`, 'its document'],
      [
        'its document and its hash',
        sql`document = document || '{"risk":"low"}', hash = 'x'`,
        'its document, its fingerprint',
      ],
      ['the note', sql`note = 'Stop it.'`, 'the note'],
      ['who signed', sql`signed_by = 'user:ben'`, 'who answered'],
      ['when', sql`signed_at = signed_at + interval '1 day'`, 'when it was answered'],
      ['the period', sql`due_at = due_at + interval '1 day'`, 'its period'],
      ['what the answer was', sql`state = 'refused'`, 'the decision log has no such answer'],
    ]
    for (const [name, harm, what] of harms)
      test(`cannot be changed unnoticed: ${name}`, async () => {
        const { db } = app.state
        const row = () => db.selectFrom('review').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
        const before = await row()
        assert.equal((await verified()).whole, true)
        await sql`update review set ${harm} where id = ${id}`.execute(db)
        const found = await verified()
        assert.deepEqual(
          [found.whole, found.altered.map((one) => [one.about, one.id, one.what])],
          [false, [['review', id, what]]],
        )
        assert.equal(((await (await call('GET', `/api/v1/reviews/${id}`)).json()) as Kept).altered, what)
        assert.match(await (await call('GET', `/reviews/${id}`)).text(), /This is not what was signed or refused/)
        await db
          .updateTable('review')
          .set({ ...before, document: JSON.stringify(before.document), answers: null })
          .where('id', '=', id)
          .execute()
      })

    test('cannot be taken back or thrown away unnoticed', async () => {
      const { db } = app.state
      await sql`update review set state = 'drawn' where id = ${id}`.execute(db)
      assert.deepEqual(
        (await verified()).altered.map((one) => one.what),
        ['it is gone, or waits again'],
      )
      await sql`update review set state = 'signed' where id = ${id}`.execute(db)
      assert.equal((await verified()).whole, true)
    })

    test('is whole where the note was not hashed yet', async () => {
      const { db } = app.state
      const kept = await getReview(db, owner.defaultWorkspace ?? '', id)
      const seq = kept.decision_seq ?? 0
      const entry = (await entriesAt(db, owner.defaultWorkspace ?? '', [seq])).get(seq)
      assert.ok(entry)
      const { note: _, ...body } = entry.body
      assert.equal(alterationOf({ ...kept, note: 'Another.' }, { ...entry, body }), null)
      assert.notEqual(alterationOf({ ...kept, note: 'Another.' }, entry), null)
    })

    test('the evidence on which somebody took a finding is held as well', async () => {
      const { db } = app.state
      const finding = (await rows()).findings.find((one) => one.state === 'open')?.id ?? ''
      await call('POST', `/api/v1/findings/${finding}/acknowledgement`, { note: 'Mine.' })
      assert.equal((await verified()).whole, true)
      await sql`update finding set acknowledged_evidence = acknowledged_evidence || '{"said":"All is well."}' where id = ${finding}`.execute(
        db,
      )
      assert.deepEqual(
        (await verified()).altered.map((one) => [one.about, one.id, one.what]),
        [['finding', finding, 'the evidence it was taken on']],
      )
    })
  })

  test('a review that ends now records what is off by now', async () => {
    clock.set(day('2026-03-09T12:10'))
    await review()
    const { watched, findings } = await rows()
    assert.equal(watched[0]?.as_of.toISOString().slice(0, 16), '2026-03-09T12:10')
    const open = findings.filter((one) => one.state !== 'resolved')
    assert.deepEqual(
      open.map((one) => one.last_seen.toISOString().slice(0, 16)),
      ['2026-03-09T12:10'],
    )
  })
})
