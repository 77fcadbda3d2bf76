import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createLog } from '../src/base/log.ts'
import { formatTime, MICROS } from '../src/base/time.ts'
import { holdAll, readBackAll } from '../src/jobs.ts'
import { setCredential } from '../src/store/state/credentials.ts'
import { areClean, isClean, keepsNothing, NAME, planted } from './canary.ts'
import { again, exportedTraces, type PlayedLangfuse, playLangfuse } from './engines/langfuse.ts'
import { type MakeRow, makeExecution, makeScenario, playMake } from './engines/make.ts'
import { another, type PlayedN8n, playN8n, type Raw, recorded } from './engines/n8n.ts'
import { newDatabase, postgresPrograms, startPostgres } from './engines/postgres.ts'
import { type PlayedDesk, playDesk } from './engines/records.ts'
import { openServing, type Serving } from './engines/serving.ts'
import { CLIENT, playZapier, type ZapierRun, zapierRun, zapierZap } from './engines/zapier.ts'

/**
 * A canary in every field of what is read from others, by a connector and of records that were written, and credentials that the other
 * side repeats. On purpose no canary stands in what names a thing to its own system, since by it the system is asked again as it came:
 * the id of an execution of n8n, where its next page begins, and the id of a record. An id of a record that must be masked
 * is masked, and then not asked for, which is tried here.
 */
const CONNECTOR_KEY = 'n8n_api_kanarienvogel_5c1e77'
const MAKE_TOKEN = '5c1e77aa-12ef-4cde-8f12-1234567890ab'
const LANGFUSE_SECRET = 'sk-lf-kanarienvogel-9d20'
const RECORDS_KEY = 'kanarienvogel-of-the-records-7c31'
const ZAPIER_REFRESH = 'kanarienvogel-refresh-1b9c'
const DESK_KEY = 'Token kanarienvogel-of-the-desk-81d3'
const DATABASE_PASSWORD = 'kanarienvogel-of-the-base-40fa'
const credentials = ['kanarienvogel', MAKE_TOKEN, CLIENT.secret]

const captures = fileURLToPath(new URL('./captures/n8n-api/', import.meta.url))

describe('what must not be kept of what is read from others', () => {
  const logFile = join(tmpdir(), `aftercare-canary-read-${process.pid}.log`)
  const answers: [path: string, text: string][] = []
  const undo: (() => unknown)[] = [() => rmSync(logFile, { force: true })]
  let serving: Serving
  let workspace: string
  let desk: Server

  before(async () => {
    writeFileSync(logFile, '')
    serving = await openServing(createLog('debug', logFile), { AFTERCARE_CONNECTOR_RATE: '1000' })
    undo.push(() => serving.close())
    ;({ workspace } = await serving.workspaceWithKey('canary'))
    desk = createServer((request, response) => atDesk(request.url ?? '', response)).listen(0, '127.0.0.1')
    await once(desk, 'listening')
    undo.push(() => desk.close())
    await serving.asOwner(`/api/v1/plan?workspace=${workspace}`, plan())
  })
  after(async () => {
    for (const one of undo.reverse()) await one()
  })

  const plan = () => `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
masking: { names: ["${NAME}"] }
people: { ana: { name: Ana } }
integrations:
  desk: { name: Desk, writes: true }
  base: { name: Base, writes: true }
workflows:
  desk:
    name: Desk
    risk: high
    owner: ana
    actions:
      move:
        { boundary: L4, integration: desk, writes: true, read_back: { how: http, credential: desk_key, url: "http://127.0.0.1:${(desk.address() as AddressInfo).port}/{record}", fields: [queue, owner, tags], changed_by: /by, changed_at: /at, merged_into: /into, scripts: [svc-*], after: [1h, 2h] } }
      post:
        { boundary: L4, integration: base, writes: true, read_back: { how: sql, credential: base_url, query: "select queue, owner, changed_by from record where id = $1", fields: [queue, owner], after: [1h, 2h] } }
`

  /** What the desk has of a record, by its id: as it was claimed at first, and later with the canary everywhere. */
  let isLater = false
  function atDesk(path: string, response: ServerResponse) {
    const record = path.slice(1)
    if (record === 'broken') return response.writeHead(500, planted.replaceAll(/[^ -~]/g, '')).end(planted)
    if (record === 'moved') return response.writeHead(301, { location: `/x?${encodeURIComponent(planted)}` }).end()
    if (record === 'html') return response.end(planted)
    const [text, owner] = isLater ? [planted, `${planted} ${DESK_KEY}`] : ['refunds', 'nobody']
    const told = {
      ...{
        queue: text,
        owner,
        tags: isLater ? [{ [planted]: planted }, DESK_KEY] : ['a'],
        [text]: text,
        note: planted,
      },
      ...{ by: isLater ? planted : 'svc-desk', at: formatTime(serving.clock.now()) },
      ...(record === 'merged' && isLater ? { into: planted } : {}),
    }
    return response.end(JSON.stringify(told))
  }

  /** What the desk shows, kept to be looked through. */
  async function look(path: string, init: { method?: string; body?: object } = {}) {
    const { method = 'GET', body } = init
    const url = `${serving.server.url}${path}${path.includes('?') ? '&' : '?'}workspace=${workspace}`
    const response = await fetch(url, {
      method,
      headers: { cookie: serving.cookie, origin: serving.server.url, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    answers.push([`${method} ${path}`, text])
    return { status: response.status, json: JSON.parse(text) as Record<string, unknown> }
  }
  async function readConnector(id: string) {
    for (let isMore = true; isMore; ) {
      const { status, json } = await look(`/api/v1/connectors/${id}/read`, { method: 'POST', body: {} })
      assert.equal(status, 200, JSON.stringify(json))
      isMore = json.is_more === true
    }
  }

  test('n8n: every field of every execution and workflow, and of what it says instead of an answer', async () => {
    const n8n = await playN8n(2, CONNECTOR_KEY)
    undo.push(() => n8n.close())
    plantWorkflows(n8n)
    const given = { kind: 'n8n', url: n8n.url, key: CONNECTOR_KEY }
    const added = await look('/api/v1/connectors', { method: 'POST', body: given })
    assert.equal(added.status, 200, JSON.stringify(added.json))
    const { id } = added.json.connector as { id: string }
    for (const one of plantedExecutions()) n8n.executions.set(one.id, one)
    await readConnector(id)
    const { json: listed } = await look(`/api/v1/connectors/${id}/workflows`)
    const workflows = listed.items as { id: string; name: string }[]
    assert.ok(workflows.length > 20 && workflows.some(({ name }) => /\[email:[0-9a-f]{12}\]/.test(name)))
    await look('/api/v1/connectors')
    await look('/api/v1/not-covered')
    const versions = ['id', 'versionId', 'name', 'authors', 'createdAt'].map((name) => ({
      ...{ versionId: 'v1', name: 'One', authors: 'Ana', createdAt: '2026-11-20T10:00:00Z', [name]: planted },
    }))
    const [known] = n8n.workflows.keys()
    n8n.faults.push({ to: /history/, answer: json(200, { data: versions, nextCursor: null }) })
    assert.equal((await look(`/api/v1/connectors/${id}/workflows/${known}/versions`)).status, 200)
    assert.equal((await look(`/api/v1/connectors/${id}/draft`, { method: 'POST', body: {} })).status, 200)
    await look('/api/v1/plan/draft')

    const location = `/signin?of=${encodeURIComponent(planted)}`
    const instead: PlayedN8n['faults'][number]['answer'][] = [
      ...[400, 401, 403, 404, 418].map((status) => json(status, { message: planted, [planted]: planted })),
      ...[429, 500, 503].map((status) => json(status, { message: planted }, { 'retry-after': '600' })),
      (response) => response.writeHead(302, { location }).end(planted),
      (response) => response.end(planted),
      json(200, { data: planted, nextCursor: null }),
      json(200, { [planted]: planted }),
    ]
    for (const answer of instead) {
      n8n.faults.length = 0
      n8n.faults.push({ answer }, { answer })
      await readConnector(id)
      await look(`/api/v1/connectors/${id}`)
      serving.clock.pass(11 * MICROS.m)
    }
    n8n.faults.push(...Array.from({ length: 9 }, () => ({ answer: json(403, { message: planted }) })))
    await readConnector(id)
    serving.clock.pass(2 * MICROS.h)
    await readConnector(id)
    await holdAll(serving.app)
    await look('/api/v1/findings')
    const runs = await serving.settled(workspace)
    assert.ok(runs.length > 150, `${runs.length} runs`)
  })

  test('Make: every field of every line of a log, of scenarios, of what waits to be mended, and of what it says instead of an answer', async () => {
    const make = await playMake(MAKE_TOKEN)
    undo.push(() => make.close())
    const began = (n: number) => formatTime(serving.clock.now() - n * MICROS.m)
    const error = { name: 'DataError', message: 'Missing', causeModule: { name: 'Parse', appName: 'json' } }
    const full = makeExecution(1, 0, began(0), { status: 2, authorName: 'Ana', name: 'My run', error })
    const rows: MakeRow[] = []
    const add = (change: Change, more: object = {}) => {
      const n = rows.length + 1
      const { id, imtId, timestamp } = makeExecution(1, n, began(n * 3))
      rows.push({ ...(changed({ ...full, ...more }, change) as MakeRow), id, imtId, timestamp })
    }
    add(besideMake)
    for (const name of namesIn(full)) if (name !== '') add(insteadOf(name), { status: rows.length % 4 })
    make.logs.set(1, rows)
    for (const { id } of rows) make.details.set(id, changed({ status: 'ERROR', error }, besideMake) as object)
    const scenario = makeScenario(1, 'One', {
      description: 'Two',
      createdByUser: { name: 'Ana', email: 'a@b.example' },
    })
    make.scenarios.set(1, { ...(changed(scenario, besideMake) as typeof scenario), id: 1, isActive: true })
    let n = 2
    for (const name of namesIn(scenario))
      if (!['', 'id', 'isActive'].includes(name))
        make.scenarios.set(n, { ...(changed({ ...scenario, id: n }, insteadOf(name)) as typeof scenario), id: n++ })
    const dlq = { scenarioId: 1, reason: 'No', created: began(9), size: 1, resolved: false, retry: true, attempts: 1 }
    for (const [at, name] of ['', ...namesIn(dlq)].entries()) {
      const id = `waits${at}`
      const one = changed(dlq, name === '' ? besideMake : insteadOf(name)) as typeof dlq
      make.incomplete.set(id, { ...one, id, scenarioId: 1, resolved: at % 2 === 1, executionId: rows[at]?.id })
      make.retries.set(id, [
        changed(makeExecution(1, 500 + at, began(at), { status: 3, error }), besideMake) as MakeRow,
      ])
    }
    const given = { kind: 'make', url: make.url, key: MAKE_TOKEN }
    const added = await look('/api/v1/connectors', { method: 'POST', body: given })
    assert.equal(added.status, 200, JSON.stringify(added.json))
    const { id } = added.json.connector as { id: string }
    await readConnector(id)
  })

  for (const version of [3, 4] as const)
    test(`Langfuse ${version}: every field of every trace, observation and score, and of what it says instead of an answer`, async () => {
      const keys = `pk-lf-1:${LANGFUSE_SECRET}`
      const langfuse = await playLangfuse(version, keys, `p${version}`)
      undo.push(() => langfuse.close())
      plantTraces(langfuse)
      langfuse.project = `Project ${planted} ${LANGFUSE_SECRET}`
      const given = { kind: 'langfuse', url: langfuse.url, key: keys }
      const added = await look('/api/v1/connectors', { method: 'POST', body: given })
      assert.equal(added.status, 200, JSON.stringify(added.json))
      const { id } = added.json.connector as { id: string }
      await readConnector(id)
      const read = await look(`/api/v1/connectors/${id}`)
      assert.deepEqual([read.json.state, read.json.problem], ['read', null])
      const { json: listed } = await look(`/api/v1/connectors/${id}/workflows`)
      assert.match(JSON.stringify(listed.items), /\[email:[0-9a-f]{12}\]/)
      await look('/api/v1/not-covered')
      assert.equal((await look(`/api/v1/connectors/${id}/draft`, { method: 'POST', body: {} })).status, 200)
      const location = `/signin?of=${encodeURIComponent(planted)}`
      const instead: PlayedLangfuse['faults'][number]['answer'][] = [
        ...[400, 401, 403, 404, 418].map((status) => json(status, { message: planted, [planted]: planted })),
        ...[429, 500].map((status) => json(status, { message: planted }, { 'retry-after': '600' })),
        (response) => response.writeHead(302, { location }).end(planted),
        (response) => response.end(planted),
        json(200, { data: planted, meta: {} }),
        json(200, { data: [{ [planted]: planted, id: planted, traceId: planted }], meta: { [planted]: planted } }),
      ]
      for (const answer of instead) {
        langfuse.faults.length = 0
        langfuse.faults.push({ to: /limit=(?!1&)/, answer }, { to: /limit=(?!1&)/, answer })
        await readConnector(id)
        await look(`/api/v1/connectors/${id}`)
        serving.clock.pass(11 * MICROS.m)
      }
      langfuse.faults.length = 0
      await readConnector(id)
      await serving.settled(workspace)
      for (const run of langfuse.traces.keys()) assert.equal((await look(`/api/v1/runs/${run}`)).status, 200)
      assert.ok(langfuse.traces.size > 30, `${langfuse.traces.size} runs`)
    })

  test('records of an API: every field of each, and what it says instead of an answer', async () => {
    const desk = await playDesk(RECORDS_KEY)
    undo.push(() => desk.close())
    const said = `${planted} ${RECORDS_KEY}`
    const record = {
      created: '2026-11-20T10:00:00Z',
      updated_at: '2026-11-20T10:00:00Z',
      question: said,
      [planted]: said,
    }
    for (let number = 0; number < 40; number++)
      desk.tickets.push({
        ...record,
        ...{ id: `rec-${number}`, ticket: { number: said, by: said }, label: said, kind: number % 2 ? 'accepted' : '' },
        ...(number > 30 ? { created: said } : {}),
      })
    const poll = 'poll: 1\nrecords: /results\npaging: { by: link, next: /next }'
    const mapping = `sheet: 1
id: id
lines:
  - type: run
    columns: { started: created, case: ticket.number, user: ticket.by, input: question, output: question, labels.a: label, workflow: label }
  - { type: verdict, columns: { kind: kind, by.id: ticket.by }, set: { by.kind: person }, when: kind }
`
    const key = `X-Api-Key: ${RECORDS_KEY}`
    const given = { kind: 'http', url: `${desk.url}/nexts`, key, poll, mapping }
    const added = await look('/api/v1/connectors', { method: 'POST', body: given })
    assert.equal(added.status, 200, JSON.stringify(added.json))
    const { id } = added.json.connector as { id: string }
    await readConnector(id)
    const read = await look(`/api/v1/connectors/${id}`)
    assert.match(
      String(read.json.sentence),
      /9 of them could not be read; the first: record \d+ "created" is a text of \d+ letters/,
    )
    await look('/api/v1/not-covered')
    await look('/api/v1/connectors')
    const location = `/elsewhere?of=${encodeURIComponent(planted)}`
    const instead: PlayedDesk['faults'][number]['answer'][] = [
      ...[400, 401, 404, 418].map((status) => json(status, { message: planted })),
      json(500, { message: planted }),
      (response) => response.writeHead(302, { location }).end(planted),
      (response) => response.end(planted),
      json(200, { results: planted }),
      json(200, { results: [{ [planted]: planted }, planted, null, [planted]] }),
    ]
    for (const answer of instead) {
      desk.faults.length = 0
      desk.faults.push({ answer })
      await readConnector(id)
      await look(`/api/v1/connectors/${id}`)
      serving.clock.pass(11 * MICROS.m)
    }
    await serving.settled(workspace)
    for (let number = 0; number < 31; number++) assert.equal((await look(`/api/v1/runs/rec-${number}`)).status, 200)
  })

  test('Zapier: every field of every run and Zap, the tokens it is asked with, and what it says instead of an answer', async () => {
    const zapier = await playZapier('kanarienvogel-access-0', ZAPIER_REFRESH)
    undo.push(() => zapier.close())
    /** What it is asked with repeats what it tells, too. */
    const plant: Change = (name, value) => besideWith(zapier.accessToken)(name, value)
    const added = await look('/api/v1/connectors', {
      method: 'POST',
      body: { kind: 'zapier', url: zapier.url, key: `${CLIENT.id} ${CLIENT.secret} ${ZAPIER_REFRESH}` },
    })
    assert.equal(added.status, 200, JSON.stringify(added.json))
    const { id } = added.json.connector as { id: string }
    const began = (n: number) => formatTime(serving.clock.now() - n * MICROS.m)
    const full = zapierRun(1, 0, began(0), { data_in: { subject: 'One', lines: ['a'] }, data_out: { sent: 'yes' } })
    let n = 0
    const add = (change: Change, more: object = {}) => {
      const one = zapierRun(1, ++n, began(n * 3))
      const told = changed({ ...full, ...more }, change) as ZapierRun
      // A run is called, found again and put in order by these.
      zapier.runs.set(one.id, { ...told, id: one.id, zap_id: 1, start_time: one.start_time })
    }
    for (const status of ['success', 'error', 'held', 'delayed', 'filtered']) add(plant, { status })
    for (const name of namesIn(full)) if (name !== '') add(insteadOf(name))
    const zap = zapierZap(1, 'One')
    zapier.zaps.set('1', { ...(changed(zap, plant) as typeof zap), id: zap.id, is_enabled: true })
    let number = 2
    for (const name of namesIn(zap))
      if (!['', 'id', 'is_enabled'].includes(name)) {
        const other = zapierZap(number++, 'Other')
        zapier.zaps.set(other.id, { ...(changed(other, insteadOf(name)) as typeof other), id: other.id })
      }
    serving.clock.pass(11 * MICROS.m)
    await readConnector(id)
    const { json: listed } = await look(`/api/v1/connectors/${id}/workflows`)
    assert.ok((listed.items as { name: string }[]).some(({ name }) => /\[email:[0-9a-f]{12}\]/.test(name)))
    await look(`/api/v1/connectors/${id}/workflows/1/versions`)
    await look(`/api/v1/connectors/${id}/workflows/1/pause`, { method: 'POST', body: { why: 'Wrong' } })
    const told = (await serving.settled(workspace)).filter(({ run }) => run.startsWith('zapier:'))
    assert.equal(told.length, n)
    const instead: PlayedN8n['faults'][number]['answer'][] = [
      ...[400, 401, 403, 404, 429, 500].map((status) => json(status, { errors: [{ detail: planted }] })),
      (response) => response.end(planted),
      json(200, [{ data: planted, links: { next: planted } }]),
      json(200, { access_token: planted }),
    ]
    for (const answer of instead)
      for (const to of [/token/, /zaps/, /zap-runs/]) {
        zapier.faults.length = 0
        zapier.faults.push({ to, answer }, { to, answer })
        // Long enough that another access token is had.
        if (to.test('token')) serving.clock.pass(10 * MICROS.h)
        await readConnector(id)
        await look(`/api/v1/connectors/${id}`)
        zapier.faults.length = 0
        serving.clock.pass(11 * MICROS.m)
        await readConnector(id)
      }
  })

  test('records that are read again, over HTTP and in PostgreSQL: every value, and the credential they are read with', async () => {
    const { app, clock } = serving
    const programs = postgresPrograms()
    let base = 'postgres://127.0.0.1:9/none'
    let database: pg.Client | undefined
    if (programs || process.env.AFTERCARE_TEST_POSTGRES) {
      const started = process.env.AFTERCARE_TEST_POSTGRES ? undefined : await startPostgres(programs ?? '')
      if (started) undo.push(() => started.stop())
      base = await newDatabase(process.env.AFTERCARE_TEST_POSTGRES ?? started?.url ?? '')
      database = new pg.Client(base)
      await database.connect()
      undo.push(() => database?.end())
      await database.query('create table record (id text primary key, queue text, owner text, changed_by text)')
      await database.query("insert into record values ('r1', 'refunds', 'nobody', null)")
    }
    const url = new URL(base)
    url.password = DATABASE_PASSWORD
    const parts = { state: app.state, secret: app.folder.secret }
    for (const [name, value] of [
      ['desk_key', DESK_KEY],
      ['base_url', url.href],
    ] as const)
      await setCredential(parts, workspace, { name, value, by: 'local:ana', now: clock.now() })

    const at = formatTime(clock.now())
    const claimed = { queue: 'refunds', owner: 'nobody', tags: ['a'] }
    const write = (run: string, record: string, integration: string, action: string, fields: object = claimed) => [
      { type: 'run', run, workflow: 'desk', started: at, ended: at, status: 'ok' },
      { type: 'step', run, step: '1', kind: 'write', name: 'call', action, started: at },
      { type: 'write', run, step: '1', write: 'w', integration, record, claimed_at: at, fields },
    ]
    const lines = [
      ...['r1', 'merged', 'broken', 'moved', 'html', planted].flatMap((id, n) => write(`d${n}`, id, 'desk', 'move')),
      ...write('claims', 'r2', 'desk', 'move', { queue: planted, owner: `${planted} ${DESK_KEY}`, tags: [planted] }),
      ...['r1', planted].flatMap((id, n) => write(`b${n}`, id, 'base', 'post', { queue: 'refunds', owner: 'nobody' })),
    ]
    const { refused } = await app.pipe.receiveTexts(
      workspace,
      await app.masker(workspace),
      lines.map((line) => JSON.stringify(line).replaceAll(DESK_KEY, '')),
    )
    assert.deepEqual(refused, [])
    await app.settle(workspace)
    clock.pass(MICROS.h + MICROS.m)
    await readBackAll(app)
    isLater = true
    await database?.query('update record set queue = $1, owner = $2, changed_by = $1', [
      planted,
      `${planted} ${DATABASE_PASSWORD} ${url.href}`,
    ])
    clock.pass(MICROS.h)
    await readBackAll(app)
    await serving.settled(workspace)
    const detail = await look('/api/v1/runs/d0')
    const readbacks = detail.json.readbacks as { outcome: string; fields?: { queue: string; owner: string } }[]
    assert.deepEqual(
      readbacks.map(({ outcome }) => outcome),
      ['confirmed', 'mismatch'],
    )
    assert.match(JSON.stringify(readbacks), /\[email:[0-9a-f]{12}\].*\[redacted\]/)
    if (database) {
      const { json } = await look('/api/v1/runs/b0')
      assert.match(JSON.stringify(json.readbacks), /\[redacted\].*mismatch/)
    }
    // Its id had to be masked, so it is not asked for.
    const hidden = await look('/api/v1/runs/d5')
    assert.match(JSON.stringify(hidden.json.readbacks), /the_record_id_is_masked/)
    await holdAll(app)
  })

  test('it is in no answer, no page of a run, no log, no table and no file', async () => {
    const runs = await serving.settled(workspace)
    for (const { run } of runs) await look(`/api/v1/runs/${encodeURIComponent(run)}`)
    for (const path of [
      '/api/v1/runs?limit=200',
      '/api/v1/overview',
      '/api/v1/figures?by=workflow',
      '/api/v1/findings',
    ])
      assert.equal((await look(path)).status, 200)
    for (const path of ['/api/v1/credentials', '/api/v1/decisions', '/api/v1/workflows']) await look(path)
    for (const [path, text] of answers) {
      // The draft holds the plan, which names whom it hides: a list of that one name.
      isClean(text.replaceAll(new RegExp(`\\[\\\\*"${NAME}\\\\*"\\]`, 'g'), '[]'), path)
      isClean(text, path, credentials)
    }
    isClean(readFileSync(logFile, 'utf8'), 'the log')
    isClean(readFileSync(logFile, 'utf8'), 'the log', credentials)
    await areClean(serving.app, workspace, ['run_line', 'step', 'write', 'readback', 'verdict', 'run'])
    await keepsNothing(serving, credentials)
  })
})

const json =
  (status: number, body: object, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }

/** Names by which things are told apart, or that would make it no execution at all: the canary stands beside the rest. */
const structure = new Set([
  ...['id', 'status', 'mode', 'startedAt', 'stoppedAt', 'waitTill', 'executionStatus', 'type'],
  ...['eventType', 'timestamp', 'created', 'start_time', 'end_time'],
])

/** The same of Langfuse. */
const structureOfLangfuse = new Set([
  ...['id', 'traceId', 'parentObservationId', 'type', 'dataType', 'source', 'level'],
  ...['timestamp', 'startTime', 'endTime', 'createdAt', 'updatedAt'],
])

type Change = (name: string, value: unknown) => unknown

/** A value with what `change` makes of each of its parts, from the innermost. */
function changed(value: unknown, change: Change, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => changed(one, change, name))
  if (typeof value !== 'object' || value === null) return change(name, value)
  const inner = Object.entries(value).map(([key, one]) => [key, changed(one, change, key)] as const)
  return change(name, Object.fromEntries(inner))
}

const isPlain = (value: unknown) => typeof value !== 'object' || value === null
/** Everywhere: after each text, and as a name and a value of each object. */
const besideWith =
  (key: string): Change =>
  (name, value) => {
    if (typeof value === 'string') return structure.has(name) ? value : `${value} ${planted} ${key}`
    return isPlain(value) ? value : { ...(value as object), [planted]: planted }
  }
const beside = besideWith(CONNECTOR_KEY)
const besideMake = besideWith(MAKE_TOKEN)
/** In the place of whatever stands under a name, and within it. */
const insteadOf =
  (wanted: string): Change =>
  (name, value) => {
    if (name !== wanted) return value
    return isPlain(value) ? planted : { ...(value as object), [planted]: planted }
  }
const namesIn = (value: unknown): Set<string> => {
  const names = new Set<string>()
  changed(value, (name, one) => {
    names.add(name)
    return one
  })
  return names
}

/** Every exported trace with the canary everywhere, and scores about it that carry it. */
function plantTraces(langfuse: PlayedLangfuse): void {
  const besideAll: Change = (name, value) => {
    if (typeof value === 'string')
      return structureOfLangfuse.has(name) ? value : `${value} ${planted} ${LANGFUSE_SECRET}`
    return isPlain(value) ? value : { ...(value as object), [planted]: planted }
  }
  let count = 0
  const version = langfuse.version
  for (const of of exportedTraces().values())
    for (const change of [besideAll, insteadOf('name'), insteadOf('metadata'), insteadOf('statusMessage')]) {
      const id = `v${version}-${count++}`
      const { trace, observations } = again(of, id, 0)
      const plantedIn = (one: (typeof observations)[number]) => {
        // Some were exported with it as a text.
        const metadata = typeof one.metadata === 'string' ? JSON.parse(one.metadata) : one.metadata
        const { id, startTime } = one
        return { ...(changed({ ...one, metadata }, change) as Raw), id, startTime }
      }
      langfuse.traces.set(id, {
        trace: { ...(changed(trace, change) as Raw), id },
        observations: observations.map(plantedIn),
      })
      const at = '2026-01-01T00:00:00.000Z'
      for (const dataType of ['BOOLEAN', 'CORRECTION', 'TEXT'])
        langfuse.scores.push({
          ...{ id: `${dataType}-${id}`, traceId: id, dataType, timestamp: at, updatedAt: at, source: 'ANNOTATION' },
          ...{ name: planted, comment: planted, value: 1, stringValue: `${planted} ${LANGFUSE_SECRET}` },
        })
    }
}

/** Every recorded execution with the canary everywhere, its nodes called by it, and for each name one in which it stands there. */
function plantedExecutions(): Raw[] {
  const all = readdirSync(captures)
    .filter((file) => /^execution-(?!.*answer)/.test(file))
    .map((file) => recorded(file.slice('execution-'.length, -'.json'.length)))
  const made: Raw[] = []
  // Each with a trace of its own, after which its run is called.
  const add = (from: Raw, change: Change) => {
    const number = made.length + 1
    made.push({ ...(changed(another(from, number), change) as Raw), id: `${number}` })
  }
  for (const one of all) add(one, beside)
  for (const one of all) {
    // Whoever is called after somebody is so wherever it is named.
    const { nodes = [] } = (one.workflowData ?? {}) as { nodes?: { name: string }[] }
    const text = nodes.reduce(
      (said, { name }) => said.replaceAll(JSON.stringify(name), () => JSON.stringify(`${name} ${planted}`)),
      JSON.stringify(one),
    )
    add(JSON.parse(text) as Raw, (_, value) => value)
  }
  const done = new Set(['id', ''])
  for (const one of all)
    for (const name of namesIn(one))
      if (!done.has(name)) {
        done.add(name)
        add(one, insteadOf(name))
      }
  return made
}

/** The same of workflows; of those that say what their nodes are. */
function plantWorkflows(n8n: PlayedN8n): void {
  const { workflowData } = recorded('success-ai') as { workflowData?: object }
  const [any] = n8n.workflows.values()
  const full = { ...any, ...workflowData, active: true }
  const set = (id: string, change: Change) =>
    n8n.workflows.set(id, { ...(changed({ ...full, id }, change) as typeof any & object), id, active: true })
  set('everywhere', beside)
  for (const name of namesIn(full))
    if (name !== '' && name !== 'id' && name !== 'active') set(`in ${name}`, insteadOf(name))
}
