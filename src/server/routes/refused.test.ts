import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openServing, type Serving } from '../../../test/engines/serving.ts'
import { MICROS } from '../../base/time.ts'
import { eraseAll } from '../../evidence/erasure/erase.ts'
import { bounds } from '../../evidence/receive/refused.ts'
import { holdAll } from '../../jobs.ts'

type Refused = {
  id: string
  kind: string
  sender: string
  way: string
  sent_by: string
  times: number
  reason: string
  line: string | null
}
type Page = { items: Refused[]; next: string | null; kept: number }
type Replayed = { id: string; accepted: boolean; reason: string | null }

describe('lines that were refused', () => {
  let serving: Serving
  before(async () => {
    serving = await openServing()
  })
  after(() => serving.close())

  const of = (workspace: string) => {
    const at = (path: string) => `/api/v1/refused${path}${path.includes('?') ? '&' : '?'}workspace=${workspace}`
    return {
      list: (query = '') => serving.asOwner<Page>(at(query)),
      replay: (id: string, body: object = {}) => serving.asOwner<Replayed>(at(`/${id}/replay`), body),
      replayAll: () => serving.asOwner<{ items: Replayed[] }>(at('/replay'), {}),
      runs: async () => (await serving.settled(workspace)).map((one) => [one.run, one.workflow, one.status]).toSorted(),
    }
  }
  async function send(key: string, ...lines: (object | string)[]) {
    const response = await fetch(`${serving.server.url}/api/v1/evidence`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/x-ndjson' },
      body: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    })
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as { accepted: number; refused: object[] }
  }

  test('each is kept once, masked, with why; mended and sent again it is in, and counts once', async () => {
    const { workspace, key } = await serving.workspaceWithKey('refused')
    const { list, replay, runs } = of(workspace)
    const wrong = { type: 'run', run: 'r1', workflow: 'desk', status: 'done', input: 'from ana@acorn.example' }
    await send(key, wrong, { ...wrong, run: 'r2', status: 'ok' }, '{"type":"run","input":"bea@acorn.example')
    serving.clock.pass(MICROS.m)
    await send(key, wrong)
    const { items, kept } = await list()
    assert.equal(kept, 2)
    const [first, second] = items as [Refused, Refused]
    assert.deepEqual([first.times, first.way, second.times], [2, 'record', 1])
    assert.match(first.sent_by, /^key:/)
    assert.match(first.reason, /^"status" is "done"/)
    const said = JSON.parse(first.line ?? '') as typeof wrong
    assert.match(said.input, /^from \[email:[0-9a-f]{12}\]$/)
    assert.match(second.reason, /^is not JSON/)
    assert.match(second.line ?? '', /"input":"\[email:[0-9a-f]{12}\]$/)

    // As it is it is refused still, and stays.
    assert.deepEqual(await replay(first.id), { id: first.id, accepted: false, reason: first.reason })
    assert.equal((await list()).kept, 2)
    const line = JSON.stringify({ ...said, status: 'ok' })
    assert.deepEqual(await replay(first.id, { line }), { id: first.id, accepted: true, reason: null })
    assert.deepEqual(
      (await list()).items.map(({ id }) => id),
      [second.id],
    )
    assert.deepEqual(await runs(), [
      ['r1', 'desk', 'ok'],
      ['r2', 'desk', 'ok'],
    ])
    // What the sender then sends properly is the same line: it counts once.
    await send(key, { ...wrong, status: 'ok' })
    assert.equal((await runs()).length, 2)
    const detail = await serving.asOwner<{ run: { input: string } }>(`/api/v1/runs/r1?workspace=${workspace}`)
    assert.equal(detail.run.input, said.input)
  })

  test('a line that is sent again from here is as new as it was: what was sent properly since stays', async () => {
    const { workspace, key } = await serving.workspaceWithKey('newer')
    const { list, replay, runs } = of(workspace)
    const run = { type: 'run', run: 'r1', workflow: 'desk' }
    await send(key, { ...run, status: 'running', nothing: 1 })
    serving.clock.pass(MICROS.m)
    await send(key, { ...run, status: 'ok' })
    serving.clock.pass(MICROS.m)
    const [old] = (await list()).items
    const done = await replay(old?.id ?? '', { line: JSON.stringify({ ...run, status: 'running' }) })
    assert.equal(done.accepted, true)
    assert.deepEqual(await runs(), [['r1', 'desk', 'ok']])
  })

  test('what a key of another workflow sent is in once somebody who may sends it again, all at once', async () => {
    const { workspace } = await serving.workspaceWithKey('bound')
    const { list, replayAll, runs } = of(workspace)
    const { key } = await serving.asOwner<{ key: string }>(`/api/v1/keys?workspace=${workspace}`, {
      ...{ name: 'One', roles: ['sender'], workflow: 'triage' },
    })
    await send(key, ...['a', 'b'].map((run) => ({ type: 'run', run, workflow: 'desk', status: 'ok' })), { type: 'x' })
    const { items } = await replayAll()
    assert.deepEqual(items.map(({ accepted }) => accepted).toSorted(), [false, true, true])
    assert.deepEqual(
      (await list()).items.map(({ line }) => line),
      ['{"type":"x"}'],
    )
    assert.deepEqual(await runs(), [
      ['a', 'desk', 'ok'],
      ['b', 'desk', 'ok'],
    ])
    // It reads none of it.
    const { status } = await fetch(`${serving.server.url}/api/v1/refused`, { headers: { 'x-api-key': key } })
    assert.equal(status, 403)
  })

  test('wrong alike they are seen together, tried without being kept, and sent again or dismissed with a reason', async () => {
    const { workspace, key } = await serving.workspaceWithKey('kinds')
    const { list, runs } = of(workspace)
    const at = (path: string) => `/api/v1/refused${path}?workspace=${workspace}`
    type Kinds = {
      items: { kind: string; says: string; lines: number; times: number; parts: { sender: string; day: string }[] }[]
      dismissed: { lines: number; because: string; by: string }[]
    }
    const kinds = () => serving.asOwner<Kinds>(at('/kinds'))
    const run = { type: 'run', workflow: 'desk' }
    await send(key, ...['a', 'b'].map((name) => ({ ...run, run: name, status: name })), { ...run, run: 'c', x: 1 })
    serving.clock.pass(MICROS.d)
    await send(key, { ...run, run: 'a', status: 'a' })
    serving.clock.pass(MICROS.s)
    await send(key, '{"type": "run", }')
    const { items } = await kinds()
    assert.deepEqual(
      items.map((one) => [one.lines, one.times, one.parts.length]),
      [
        [1, 1, 1],
        [2, 3, 2],
        [1, 1, 1],
      ],
    )
    const [broken, status, member] = items.map(({ kind }) => kind) as [string, string, string]
    assert.match(items[1]?.says ?? '', /^"status": /)
    const [part] = items[1]?.parts ?? []
    assert.ok(part && part.sender.length > 0 && !part.sender.startsWith('key:'))
    const ofStatus = await list(`?kind=${status}`)
    assert.deepEqual(
      ofStatus.items.map(({ line }) => (JSON.parse(line ?? '') as { run: string }).run),
      ['a', 'b'],
    )
    assert.equal((await list(`?kind=${status}&day=${part?.day}`)).items.length, 1)
    assert.equal((await list('?by=key:nobody')).items.length, 0)

    type Tried = {
      accepted: boolean
      faults: { says: string; places: { from: number; to: number }[] }[]
      understood: { type: string; fields: { name: string; value: string }[] } | null
    }
    const [first] = ofStatus.items
    const tryOf = (body: object, id = first?.id) => serving.asOwner<Tried>(at(`/${id}/try`), body)
    const text = JSON.stringify(JSON.parse(first?.line ?? ''), null, 2)
    const wrong = await tryOf({ line: text })
    assert.deepEqual([wrong.accepted, wrong.understood], [false, null])
    const [fault] = wrong.faults
    const [place] = fault?.places ?? []
    assert.match(fault?.says ?? '', /^"status" is "a"/)
    assert.equal(text.slice(place?.from, place?.to), '"status": "a"')
    const mended = { ...run, run: 'a', status: 'ok', user: 'ana@acorn.example', labels: { team: 'x' } }
    const right = await tryOf({ line: JSON.stringify(mended) })
    assert.deepEqual([right.accepted, right.faults, right.understood?.type], [true, [], 'run'])
    const said = Object.fromEntries(right.understood?.fields.map(({ name, value }) => [name, value]) ?? [])
    assert.deepEqual([said.status, said['labels.team']], ['ok', 'x'])
    assert.match(said.user ?? '', /^\[email:/)
    const cut = await tryOf({}, (await list(`?kind=${broken}`)).items[0]?.id)
    assert.equal(cut.faults[0]?.places.length, 1)
    // Nothing of it was kept.
    assert.deepEqual([await runs(), (await list()).kept], [[], 4])

    const again = await serving.asOwner<{ items: Replayed[]; next: null }>(at('/replay'), { kind: member })
    assert.deepEqual([again.items.length, again.next], [1, null])
    const dismissed = await serving.asOwner<{ dismissed: number }>(at('/dismiss'), {
      ...{ kind: status, because: 'A trial of the sender.' },
    })
    assert.equal(dismissed.dismissed, 2)
    const left = await kinds()
    assert.deepEqual(
      left.items.map(({ kind }) => kind),
      [broken, member],
    )
    assert.deepEqual(
      left.dismissed.map(({ lines, because, by }) => [lines, because, by]),
      [[2, 'A trial of the sender.', 'Owner']],
    )
    const log = await serving.asOwner<{ items: { kind: string; body: object }[] }>(
      `/api/v1/decisions?workspace=${workspace}`,
    )
    const [entry] = log.items
    assert.equal(entry?.kind, 'refused.dismissed')
    assert.equal(JSON.stringify(entry?.body).includes('trial'), false)
  })

  test('of events of other clients the line is kept that was made of them', async () => {
    const { workspace, key } = await serving.workspaceWithKey('events')
    const { list, replay, runs } = of(workspace)
    const body = { id: 'x'.repeat(300), name: 'desk', timestamp: '2026-11-20T10:00:00Z' }
    const response = await fetch(`${serving.server.url}/api/public/ingestion`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ batch: [{ id: 'e1', type: 'trace-create', body }] }),
    })
    assert.equal(response.status, 207)
    const { items } = await list()
    assert.ok(items.length > 0 && items.every(({ way }) => way === 'langfuse'))
    const ofRun = items.find(({ line }) => line?.includes('"workflow":"desk"'))
    const line = (ofRun?.line ?? '').replaceAll('x'.repeat(300), 'short')
    assert.equal((await replay(ofRun?.id ?? '', { line })).accepted, true)
    assert.deepEqual(
      (await runs()).map(([run, workflow]) => [run, workflow]),
      [['short', 'desk']],
    )
  })

  test('what is erased is in no refused line, and comes into none', async () => {
    const { workspace, key } = await serving.workspaceWithKey('erased')
    const { list } = of(workspace)
    const run = { type: 'run', run: 'r1', workflow: 'desk', case: 'T-4711', started: '2026-03-01T10:00:00Z' }
    const other = { ...run, run: 'r2', case: 'T-1', nothing: 1 }
    const wrong = { ...run, nothing: 1 }
    await send(key, { ...run, status: 'ok' }, wrong, other, { type: 'step', run: 'r1', step: '1', kind: 'none' })
    assert.equal((await list()).kept, 3)
    await serving.asOwner(`/api/v1/erasures?workspace=${workspace}`, {
      of: 'case',
      value: 'T-4711',
      because: 'They asked.',
    })
    await eraseAll(serving.app.erasing, workspace)
    const names = async () => (await list()).items.map(({ line }) => (JSON.parse(line ?? '{}') as { run?: string }).run)
    assert.deepEqual(await names(), ['r2'])
    const [kept] = (await list()).items
    const tried = await serving.asOwner<{ accepted: boolean; faults: { says: string }[] }>(
      `/api/v1/refused/${kept?.id}/try?workspace=${workspace}`,
      { line: JSON.stringify({ ...run, run: 'r3', status: 'ok' }) },
    )
    assert.deepEqual([tried.accepted, tried.faults[0]?.says], [false, 'belongs to what was erased, and is not kept'])
    // Valid or not, it is not kept that it came again; nor is what cannot be read.
    await send(key, { ...run, status: 'ok' }, wrong, `{"type":"run","case":"T-4711"`, {
      type: 'step',
      run: 'r1',
      step: 1,
    })
    assert.deepEqual(await names(), ['r2'])
  })

  test('where a workflow keeps no texts, none are kept of what may be its lines', async () => {
    const { workspace, key } = await serving.workspaceWithKey('shapes')
    await serving.asOwner(
      `/api/v1/plan?workspace=${workspace}`,
      `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: high, owner: ana }
  clinic: { name: Clinic, risk: high, owner: ana, content: shapes }
`,
    )
    const secret = { input: 'Tom has the flu.', nothing: 1 }
    const run = { type: 'run', run: 'r1' }
    await send(
      key,
      { ...run, ...secret, workflow: 'clinic' },
      { ...run, ...secret },
      { ...run, ...secret, workflow: 'desk' },
    )
    const { items } = await of(workspace).list()
    assert.deepEqual(items.map(({ line }) => line?.includes('flu') ?? null).toSorted(), [null, null, true])
  })

  test('bounded by count, bytes and days, the newest are kept; what is too long is told and not kept', async () => {
    const { workspace, key } = await serving.workspaceWithKey('bounds')
    const { list } = of(workspace)
    for (let part = 0; part < 6; part++) {
      await send(key, ...Array.from({ length: 200 }, (_, n) => ({ type: 'none', n: part * 200 + n })))
      serving.clock.pass(MICROS.s)
    }
    const first = await list('?limit=200')
    assert.equal(first.kept, bounds.lines)
    const seen = new Set<string>()
    for (let page = first; ; page = await list(`?limit=200&cursor=${encodeURIComponent(page.next ?? '')}`)) {
      for (const { line } of page.items) seen.add(line ?? '')
      if (page.next === null) break
    }
    assert.deepEqual(
      [seen.size, seen.has('{"type":"none","n":1199}'), seen.has('{"type":"none","n":0}')],
      [1000, true, false],
    )
    const text = 'y'.repeat(60 * 1024)
    await send(key, ...Array.from({ length: 100 }, (_, n) => ({ type: 'none', n, text })))
    const { kept, items } = await list('?limit=200')
    assert.ok(kept < 100 && kept * text.length > bounds.bytes / 2, `${kept} are kept`)
    assert.equal(
      items.every(({ line }) => line?.includes(text)),
      true,
    )
    await send(key, { type: 'none', text: `${text}${text}` })
    assert.equal((await list()).items[0]?.line, null)
    serving.clock.pass(bounds.days * MICROS.d + MICROS.h)
    await holdAll(serving.app)
    assert.equal((await list()).kept, 0)
  })
})
