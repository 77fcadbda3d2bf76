import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { makePlace, settableClock } from '../../../../test/engines/engines.ts'
import { type PlayedDesk, playDesk, type Ticket } from '../../../../test/engines/records.ts'
import { type App, openApp } from '../../../app.ts'
import { newId } from '../../../base/ids.ts'
import { createLog } from '../../../base/log.ts'
import { inLanguage } from '../../../base/say.ts'
import { MICROS } from '../../../base/time.ts'
import { readConnectors } from '../../../jobs.ts'
import { readSettings } from '../../../settings.ts'
import { question } from '../../../store/evidence/question.ts'
import { addConnector, type Connector, getConnector } from '../connectors/connector.ts'
import { readConnector } from '../connectors/read.ts'
import { standingOf } from '../connectors/standing.ts'
import { listWorkflows } from '../connectors/workflows.ts'
import { readSecrets } from './asking.ts'
import { previewRecords } from './preview.ts'

const SECRET = 'desk-key-2f0c91d7'
const KEY = `X-Api-Key: ${SECRET}`

const mapping = `sheet: 1
id: id
lines:
  - type: run
    columns:
      case: ticket.number
      started: created_at
      status: { column: state, values: { done: ok, failed: error } }
      input: question
    set: { workflow: desk }
  - type: verdict
    columns:
      kind: { column: review.result, values: { good: accepted, bad: rejected } }
      by.id: review.by
      at: updated_at
    set: { by.kind: person }
    when: review.result
  - type: step
    columns: { cost.amount: cost.usd }
    set: { cost.currency: USD, kind: other }
    when: cost.usd
`
/** Every way in which APIs page, as this desk has them. */
const ways: readonly [path: string, poll: string][] = [
  ['/pages', 'records: /data/tickets\npaging: { by: page, parameter: page, size: { parameter: per_page, value: 40 } }'],
  ['/offsets', 'paging: { by: offset, parameter: offset, size: { parameter: per_page, value: 50 } }'],
  ['/cursors', 'records: /results\npaging: { by: cursor, parameter: after, next: /meta/paging/next~1cursor }'],
  ['/links', 'paging: { by: link, size: { parameter: per_page, value: 30 } }'],
  ['/nexts', 'records: /results\npaging: { by: link, next: /next }'],
]
const SINCE = 'since: { parameter: updated_after, overlap: 2h }'

describe('an API that lists records', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-records-'))
  const clock = settableClock()
  const played: PlayedDesk[] = []
  let app: App
  let undo: () => Promise<void>

  before(async () => {
    const place = await makePlace(folder)
    undo = place.close
    app = await openApp(readSettings(place.settings), clock, createLog('silent'))
  })
  after(async () => {
    await app.close()
    for (const one of played) await one.close()
    await undo()
    rmSync(folder, { recursive: true, force: true })
  })

  async function start(count = 0): Promise<PlayedDesk> {
    const desk = await playDesk(SECRET)
    played.push(desk)
    for (let number = 1; number <= count; number++) desk.tickets.push(ticket(number))
    return desk
  }
  const at = (ago: number) => new Date((clock.now() - ago) / 1000).toISOString()
  const ticket = (number: number, also: object = {}): Ticket => ({
    id: `t${String(number).padStart(4, '0')}`,
    ...{ ticket: { number: `T-${number}`, tags: ['a', 'b'] }, state: 'done', question: `Where is order ${number}?` },
    ...{ created_at: at(MICROS.d), updated_at: at(MICROS.d), review: null, cost: { usd: 0.25 } },
    ...also,
  })
  async function newWorkspace(): Promise<string> {
    const id = newId()
    const row = { id, name: id, time_zone: 'UTC', currency: 'USD', created_at: new Date() }
    await app.state.db.insertInto('workspace').values(row).execute()
    return id
  }
  const add = async (workspace: string, url: string, poll: string, also: object = {}): Promise<Connector> => {
    const given = {
      kind: 'http' as const,
      url,
      credential: KEY,
      by: 'local:ana',
      mapping,
      poll: `poll: 1\n${poll}`,
      ...also,
    }
    return (await addConnector(app.connectors, workspace, given)).connector
  }
  const read = async (workspace: string, { id }: Connector) => {
    await readConnector(app.connectors, workspace, id, { until: clock.now() + MICROS.h })
    return await getConnector(app.state.db, workspace, id)
  }
  const figures = async (workspace: string) => {
    await app.settle(workspace)
    type Row = { runs: string; accepted: string; rejected: string; cost: string }
    const [row] = await app.evidence.ask<Row>(workspace, counted, {})
    return Object.values(row ?? {}).map(Number)
  }

  for (const [path, poll] of ways)
    test(`${path}: all pages once; later only what is new or changed since, and a record that is the same is not told again`, async () => {
      const desk = await start(130)
      const workspace = await newWorkspace()
      const connector = await add(workspace, `${desk.url}${path}`, `${poll}\n${SINCE}`)
      const first = await read(workspace, connector)
      assert.equal(first.last_problem, null)
      assert.deepEqual(await figures(workspace), [130, 0, 0, 32.5])
      const { state, sentence } = standingOf(first, 'UTC')
      assert.deepEqual([state, inLanguage(sentence)], ['read', 'It is read: the last time 130 records came.'])
      assert.equal(
        desk.asked.some((one) => one.includes('updated_after')),
        false,
      )
      // Reviewed later, one as it was, and one that is new.
      clock.pass(3 * MICROS.h)
      desk.asked.length = 0
      const [one, other] = desk.tickets
      assert.ok(one && other)
      Object.assign(one, { review: { result: 'good', by: 'ana' }, updated_at: at(0) })
      Object.assign(other, { updated_at: at(0) })
      desk.tickets.push(ticket(131, { updated_at: at(0), review: { result: 'bad', by: 'ben' } }))
      const second = await read(workspace, connector)
      assert.equal(second.last_problem, null)
      assert.deepEqual(await figures(workspace), [131, 1, 1, 32.75])
      assert.equal(inLanguage(standingOf(second, 'UTC').sentence), 'It is read: the last time 3 records came.')
      const since = new URL(desk.asked[0] ?? '', desk.url).searchParams.get('updated_after') ?? ''
      assert.ok(
        Math.abs(Date.parse(since) * 1000 - (clock.now() - 5 * MICROS.h)) < 5 * MICROS.m,
        `two hours before: ${since}`,
      )
    })

  test('without "since" all is read each time, in five minutes, and nothing counts twice', async () => {
    const desk = await start(30)
    const workspace = await newWorkspace()
    await add(workspace, `${desk.url}/nexts?status=open`, 'records: /results\npaging: { by: link, next: /next }')
    desk.tickets.push(ticket(99, { status: 'closed' }))
    desk.asked.length = 0
    await readConnectors(app)
    assert.equal(desk.asked.length, 2)
    await readConnectors(app)
    assert.equal(desk.asked.length, 2, 'not again at once')
    clock.pass(6 * MICROS.m)
    await readConnectors(app)
    assert.equal(desk.asked.length, 4)
    assert.deepEqual((await figures(workspace)).slice(0, 1), [30])
    const [workflow] = await listWorkflows(app.state.db, workspace, (await connectorsOf(workspace))[0]?.id ?? '')
    assert.deepEqual([workflow?.workflow, workflow?.is_live], ['desk', true])
  })
  const connectorsOf = async (workspace: string) =>
    await app.state.db.selectFrom('connector').select('id').where('workspace_id', '=', workspace).execute()

  test('read in small bits of time, it goes on with the page it was at', async () => {
    const desk = await start(130)
    const workspace = await newWorkspace()
    const connector = await add(workspace, `${desk.url}/offsets`, ways[1]?.[1] ?? '')
    const once = async () =>
      (await readConnector(app.connectors, workspace, connector.id, { until: clock.now() })).isMore
    desk.asked.length = 0
    assert.deepEqual([await once(), await once(), await once()], [true, true, false])
    assert.deepEqual(
      desk.asked.map((one) => new URL(one, desk.url).searchParams.get('offset')),
      [null, '50', '100'],
    )
    assert.deepEqual((await figures(workspace)).slice(0, 1), [130])
  })

  test('what cannot be read of some records is counted with the first reason, and the others are in', async () => {
    const desk = await start(5)
    desk.tickets.push(ticket(6, { created_at: 'last week' }), ticket(7, { cost: { usd: 'much' } }))
    const workspace = await newWorkspace()
    const done = await read(workspace, await add(workspace, `${desk.url}/offsets`, ''))
    assert.match(
      inLanguage(standingOf(done, 'UTC').sentence),
      /^It is read: the last time 7 records came\. 2 of them could not be read; the first: record 6 "created_at" is "last week", which is no time/,
    )
    assert.deepEqual((await figures(workspace)).slice(0, 1), [5])
  })

  test('how it is asked and what its fields are is guessed from its first answer', async () => {
    const desk = await start(60)
    const secrets = readSecrets(KEY)
    const seen = await previewRecords({ url: `${desk.url}/nexts`, secrets, workflow: 'desk' })
    assert.match(seen.poll, /records: \/results\npaging:\n {2}by: link\n {2}next: \/next/)
    assert.match(seen.mapping, /run: id/)
    assert.deepEqual([seen.is_guessed, seen.rows, seen.refused], [true, 25, 0])
    const linked = await previewRecords({ url: `${desk.url}/links`, secrets })
    assert.match(linked.poll, /records: ""\npaging:\n {2}by: link\n/)
    const paged = await previewRecords({ url: `${desk.url}/pages`, secrets })
    assert.match(paged.poll, /records: \/data\/tickets\npaging:\n {2}by: none/)
    const shown = await previewRecords({ url: `${desk.url}/nexts`, secrets, poll: seen.poll, mapping })
    const [run, step] = shown.first[0]?.lines ?? []
    assert.deepEqual([(run as { case?: string }).case, (step as { type?: string }).type], ['T-1', 'step'])
  })

  test('whatever is wrong with an address, a key, a way to ask or a mapping is one sentence, and nothing is kept', async () => {
    const desk = await start(60)
    const workspace = await newWorkspace()
    const wrong: [also: object, path: string, poll: string, says: RegExp][] = [
      [{ credential: 'Bearer other' }, '/offsets', '', /does not give the records to us \(401\)/],
      [{ credential: 'Bearer ü' }, '/offsets', '', /holds letters that no header has/],
      [{}, '/nothing', '', /has nothing at this address \(404\)/],
      [{}, '/offsets?colour=red', '', /does not take the question \(422\)/],
      [{}, '/nexts', '', /is no list of records\. Say under "records" where it stands/],
      [{}, '/nexts', 'records: /items', /has no list at \/items/],
      [{}, '/offsets?updated_after=2999-01-01', '', /lists no record/],
      [{}, '/offsets', 'records: items', /records: is no JSON pointer/],
      [{}, '/offsets', 'paging: { by: page }', /paging\.parameter/],
      [{}, '/offsets', 'page: 1', /Unrecognized key/],
      [{}, '/offsets', 'headers: { Authorization: "Bearer x" }', /what is secret comes with the key/],
      [{}, '/offsets', 'since: { parameter: updated_after, overlap: 1 month }', /is no length of time/],
      [{}, '/offsets', 'since: { parameter: updated_after, first: soon }', /since\.first is "soon", which is no time/],
      [{ mapping: mapping.replace('ticket.number', 'ticket.no') }, '/offsets', '', /No record has a field "ticket.no"/],
      [
        { mapping: mapping.replace('created_at', 'question') },
        '/offsets',
        '',
        /No record can be read by the mapping: record 1 "question" is/,
      ],
      [{ mapping: 'lines' }, '/offsets', '', /The mapping cannot be used/],
    ]
    for (const [also, path, poll, says] of wrong)
      await assert.rejects(add(workspace, `${desk.url}${path}`, poll, also), (error: Error & { said?: string }) => {
        assert.match(inLanguage(error.said ?? error.message), says)
        return true
      })
    for (const [url, says] of [
      ['desk.example.com', /is no address of an API/],
      ['http://u:p@127.0.0.1/x', /holds a user or a password/],
      ['http://169.254.169.254/latest', /leads to an address at which machines of a cloud/],
    ] as const)
      await assert.rejects(add(workspace, url, ''), (error: Error & { said?: string }) => {
        assert.match(inLanguage(error.said ?? error.message), says)
        return true
      })
    assert.deepEqual(await connectorsOf(workspace), [])
  })

  test('what goes wrong later is kept in one sentence, and it is left alone for as long as it asks', async () => {
    const desk = await start(60)
    const elsewhere = await start(1)
    const workspace = await newWorkspace()
    const connector = await add(workspace, `${desk.url}/nexts`, ways[4]?.[1] ?? '')
    const json = (body: unknown) => (response: ServerResponse) => void response.end(JSON.stringify(body))
    const broken: [answer: (response: ServerResponse) => void, says: RegExp][] = [
      [(response) => void response.writeHead(401).end('{}'), /does not give the records to us \(401\)/],
      [(response) => void response.end('<html>Sign in'), /answers, but with no JSON/],
      [
        (response) => void response.writeHead(302, { location: 'http://169.254.169.254/x' }).end(),
        /machines of a cloud/,
      ],
      [(response) => void response.writeHead(302, { location: '/login' }).end(), /answers, but with no JSON/],
      [
        json({ results: [ticket(1)], next: `${elsewhere.url}/nexts` }),
        /where the key is not sent\. It is not followed/,
      ],
      [(response) => void response.writeHead(200).end(Buffer.alloc(33 * 1024 * 1024, 97)), /larger than 32 MB/],
      [(response) => void response.writeHead(429, { 'retry-after': '900' }).end(), /asks not to be asked so often/],
    ]
    for (const [answer, says] of broken) {
      desk.faults.push({ answer })
      const failed = await read(workspace, connector)
      assert.match(inLanguage(failed.last_problem ?? ''), says)
    }
    desk.asked.length = 0
    await read(workspace, connector)
    assert.deepEqual([desk.asked, elsewhere.asked], [[], []])
    clock.pass(16 * MICROS.m)
    assert.equal((await read(workspace, connector)).last_problem, null)
    // A parameter for the next page that is not understood there gives the first one for ever.
    const page = await add(
      workspace,
      `${desk.url}/pages`,
      'records: /data/tickets\npaging: { by: offset, parameter: offset }',
    )
    assert.match(inLanguage((await read(workspace, page)).last_problem ?? ''), /The same page came again/)
  })

  test('where it leads on to another host the key stays behind; given again, mapping and way to ask are replaced and all is told anew', async () => {
    const [desk, other] = [await start(3), await start(3)]
    const workspace = await newWorkspace()
    desk.faults.push({ answer: (response) => void response.writeHead(307, { location: `${other.url}/offsets` }).end() })
    await assert.rejects(add(workspace, `${desk.url}/offsets`, ''), /does not give the records to us/)
    const first = await add(workspace, `${desk.url}/offsets`, '')
    await read(workspace, first)
    const again = await add(workspace, `${desk.url}/offsets`, 'paging: { by: none }', {
      mapping: mapping.replace('ticket.number', 'id'),
    })
    assert.deepEqual([again.id, again.cursor.along], [first.id, null])
    await read(workspace, again)
    await app.settle(workspace)
    const cases = await app.evidence.ask<{ case: string }>(workspace, allCases, {})
    assert.deepEqual(
      cases.map((row) => row.case),
      ['t0001', 't0002', 't0003'],
    )
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const bytes = readable(join(folder, name))
      assert.equal(bytes?.includes(SECRET) ?? false, false, name)
    }
  })
})

const counted = question(
  'test-records',
  "SELECT count() AS runs, countIf(outcome = 'accepted') AS accepted, countIf(outcome = 'rejected') AS rejected, sum(cost_reported) AS cost FROM run FINAL WHERE workspace = {workspace:String}",
)
const allCases = question(
  'test-records-cases',
  'SELECT case FROM run FINAL WHERE workspace = {workspace:String} ORDER BY case',
)

function readable(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
