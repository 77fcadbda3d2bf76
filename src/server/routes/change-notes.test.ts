import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openServing, type Serving } from '../../../test/engines/serving.ts'

const plan = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  triage:
    name: Triage
    risk: high
    owner: ana
    releases:
      - { name: r1, from: 2025-12-01, note: the first }
    continuity: { rollback: { target: previous, how: [Put it back.], who: [ana], proved_on: 2025-12-02, proved_by: ana } }
  invoices: { name: Invoices, risk: low, owner: ana }
`

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

type Note = Record<string, unknown> & { id: string; at: string }
type Answer = { status: number; json: Record<string, unknown> & { items: Note[]; next: string | null } }

describe('change notes through the API', () => {
  let serving: Serving
  before(async () => {
    serving = await openServing()
  })
  after(() => serving.close())

  async function call(key: string, path: string, body?: object | string): Promise<Answer> {
    const type = typeof body === 'string' ? 'application/yaml' : 'application/json'
    const sent = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await fetch(`${serving.server.url}${path}`, {
      headers: { 'x-api-key': key, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { method: 'POST', body: sent }),
    })
    return { status: response.status, json: (await response.json()) as Answer['json'] }
  }
  const path = '/api/v1/change-notes'
  const keyOf = async (workspace: string, roles: string[], bounds: object = {}) =>
    (await serving.asOwner<{ key: string }>(`/api/v1/keys?workspace=${workspace}`, { name: 'ci', roles, ...bounds }))
      .key
  async function planned(name: string) {
    const { workspace } = await serving.workspaceWithKey(name)
    const key = await keyOf(workspace, ['owner'])
    const applied = await call(key, '/api/v1/plan', plan)
    assert.equal(applied.status, 200, JSON.stringify(applied.json))
    return { workspace, key }
  }

  test('a deployment tells what it altered with a key that only sends, and reads nothing with it', async () => {
    const { workspace, key } = await planned('deployment')
    const sender = await keyOf(workspace, ['sender'], { workflow: 'triage' })
    const note = {
      ...{ workflow: 'triage', what: 'prompt', name: 'draft', before: 'd-22', after: 'd-23' },
      ...{ at: '2026-02-11T15:00Z', why: 'The tested draft.', link: 'https://git.example/c/4f2a' },
    }
    const { status, json } = await call(sender, path, note)
    assert.equal(status, 200, JSON.stringify(json))
    const { id, written_at, ...said } = json
    assert.deepEqual(said, {
      ...note,
      ...{
        at: '2026-02-11T15:00:00Z',
        description: null,
        source: 'deployment',
        by: 'ci',
        finding: null,
        plan_version: null,
      },
    })
    assert.ok(id && written_at)
    assert.equal((await call(sender, path)).status, 403)
    const { items } = (await call(key, `${path}?workflow=triage`)).json
    assert.deepEqual(
      items.map((one) => [one.what, one.name, one.at, one.source, one.why]),
      [
        ['prompt', 'draft', '2026-02-11T15:00:00Z', 'deployment', 'The tested draft.'],
        ['release', 'r1', '2025-11-30T23:00:00Z', 'plan', 'the first'],
      ],
    )
    // The decision log has ids and a hash of it, and none of its words.
    const { json: log } = await call(key, '/api/v1/decisions')
    const entry = log.items.find((one) => one.kind === 'change.noted')
    const { hash, ...body } = (entry?.body ?? {}) as Record<string, unknown>
    assert.deepEqual(body, {
      ...{ note: id, workflow: 'triage', what: 'prompt', at: '2026-02-11T15:00:00.000000Z', source: 'deployment' },
    })
    assert.match(String(hash), /^[0-9a-f]{64}$/)
  })

  test('what is not so is refused in one sentence', async () => {
    const { workspace, key } = await planned('refused')
    const sender = await keyOf(workspace, ['sender'], { workflow: 'triage' })
    const good = { workflow: 'triage', what: 'model', why: 'Cheaper.' }
    const cases: [key: string, body: object, status: number, title: string | RegExp][] = [
      [
        sender,
        { ...good, workflow: 'invoices' },
        403,
        'This key is for the workflow "triage" alone; "invoices" is another. Use a key that is for it, or for all.',
      ],
      [
        await keyOf(workspace, ['sender']),
        { ...good, workflow: 'nobody' },
        404,
        'There is no workflow "nobody" in this workspace. Check its name; the plan and the evidence have it.',
      ],
      [
        key,
        { ...good, workflow: 'nobody' },
        404,
        'There is no workflow "nobody" in this workspace. It has: invoices, triage.',
      ],
      [await keyOf(workspace, ['viewer']), good, 403, /^This needs one of the roles/],
      [key, { ...good, why: ' ' }, 400, '"why" in the body: is empty: say why it was altered.'],
      [key, { ...good, what: 'mood' }, 400, /^"what" in the body/],
      [
        key,
        { ...good, at: '2999-01-01' },
        400,
        '"at" is 2998-12-31T23:00:00.000000Z, which is not yet. Write it down when it is so.',
      ],
      [
        key,
        { ...good, at: 'soon' },
        400,
        '"at" is "soon", which is no time. Write a day (2026-03-09) or a time (2026-03-09T14:00Z).',
      ],
    ]
    for (const [by, body, status, title] of cases) {
      const answer = await call(by, path, body)
      assert.equal(answer.status, status, JSON.stringify(answer.json))
      if (typeof title === 'string') assert.equal(answer.json.title, title)
      else assert.match(String(answer.json.title), title)
    }
    assert.equal((await call(key, path)).json.items.length, 1, 'nothing was written')
  })

  test('what changed is listed by workflow and time, beside what was found after it, and is in the review that is signed', async () => {
    const { key } = await planned('changed')
    const noteAt = (days: number, why: string, workflow = 'triage') =>
      call(key, path, { workflow, what: 'prompt', name: 'draft', at: daysAgo(days), why })
    for (const [days, why] of [
      [100, 'Long ago.'],
      [9, 'Before the week.'],
      [5, 'In the week.'],
    ] as const)
      assert.equal((await noteAt(days, why)).status, 200)
    assert.equal((await noteAt(5, 'Of another.', 'invoices')).status, 200)
    const changes = '/api/v1/workflows/triage/changes'
    const said = (answer: Answer) => answer.json.items.map((one) => one.why)
    assert.deepEqual(said(await call(key, changes)), ['In the week.', 'Before the week.'])
    assert.deepEqual(said(await call(key, `${changes}?from=${daysAgo(120)}&to=${daysAgo(50)}`)), ['Long ago.'])
    assert.deepEqual(said(await call(key, `${changes}?recorded=no`)), [])
    const reversed = await call(key, `${changes}?from=2026-03-02&to=2026-03-01`)
    assert.deepEqual([reversed.status, /ends .* before it begins/.test(String(reversed.json.title))], [400, true])
    assert.equal((await call(key, '/api/v1/workflows/nobody/changes')).status, 404)

    const review = await call(key, '/api/v1/reviews', { workflow: 'triage', from: daysAgo(7).slice(0, 10) })
    assert.equal(review.status, 200, JSON.stringify(review.json))
    const { document, id } = review.json as unknown as { id: string; document: { changed: Note[] } }
    assert.deepEqual(
      document.changed.map(({ said, why }) => [said, why]),
      [['prompt draft', 'In the week.']],
    )
    assert.equal((await call(key, `/api/v1/reviews/${id}/decision`, { answer: 'signed', note: 'Read.' })).status, 200)
    // What is written down of the period afterwards stands in the next one: what was signed is what it was.
    assert.equal((await noteAt(3, 'Later.')).status, 200)
    const signed = (await call(key, `/api/v1/reviews/${id}`)).json as unknown as {
      altered: string | null
      document: { changed: Note[] }
    }
    assert.deepEqual([signed.altered, signed.document.changed.length], [null, 1])

    const [found] = (await call(key, '/api/v1/findings?workflow=triage')).json.items
    assert.ok(found, 'the review found something')
    const near = (await call(key, `/api/v1/findings/${found.id}`)).json.changed_near as Note[]
    assert.deepEqual(
      near.map(({ why, note }) => [why, typeof note]),
      [
        ['In the week.', 'string'],
        ['Later.', 'string'],
      ],
    )
  })

  test('the list goes page by page, the newest alteration first, with what the plan says in its place', async () => {
    const { key } = await planned('pages')
    // Some of one moment, and written in another order than that of what they tell.
    const moments = ['2025-11-01', '2026-01-03', '2026-01-02', '2026-01-02', '2025-11-30', '2025-12-01', '2026-01-02']
    for (const at of moments)
      assert.equal((await call(key, path, { workflow: 'invoices', what: 'other', why: at, at })).status, 200)
    const seen: Note[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { json }: Answer = await call(key, `${path}?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
      assert.ok(json.items.length <= 2)
      seen.push(...json.items)
      cursor = json.next
    }
    assert.equal(new Set(seen.map(({ id }) => id)).size, moments.length + 1)
    const times = seen.map(({ at }) => at)
    assert.deepEqual(times, times.toSorted().reverse())
    assert.equal(seen.find(({ source }) => source === 'plan')?.at, '2025-11-30T23:00:00Z')
    // A cursor is of its filter, and a past moment knows nothing of what came after it.
    const first = (await call(key, `${path}?limit=2`)).json.next
    assert.equal((await call(key, `${path}?limit=2&workflow=triage&cursor=${first}`)).status, 400)
    const then = (await call(key, `${path}?as_of=2025-12-15T00:00Z`)).json.items
    assert.deepEqual(
      then.map(({ at }) => at),
      times.filter((at) => at < '2025-12-15'),
    )
    assert.equal((await call(key, `${path}?what=release`)).json.items.length, 1)
  })
})
