import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { makePlace, settableClock } from '../../../../test/engines/engines.ts'
import { another, type PlayedN8n, playN8n, recorded } from '../../../../test/engines/n8n.ts'
import { type App, openApp } from '../../../app.ts'
import { newId } from '../../../base/ids.ts'
import { createLog } from '../../../base/log.ts'
import { inLanguage } from '../../../base/say.ts'
import { MICROS } from '../../../base/time.ts'
import { readConnectors } from '../../../jobs.ts'
import { readSettings } from '../../../settings.ts'
import { question } from '../../../store/evidence/question.ts'
import { addConnector, type Connector, endConnector, getConnector } from './connector.ts'
import { readConnector } from './read.ts'
import { listWorkflows } from './workflows.ts'

const KEY = 'n8n_api_2f7c1d9e4b60a8f35d1c'

/** An n8n that is played over real HTTP from recorded executions, read into the real stores. */
describe('n8n, read on a schedule', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-n8n-'))
  const clock = settableClock()
  const played: PlayedN8n[] = []
  let app: App
  let undo: () => Promise<void>

  before(async () => {
    const place = await makePlace(folder)
    undo = place.close
    const settings = { ...place.settings, AFTERCARE_CONNECTOR_RATE: '1000' }
    app = await openApp(readSettings(settings), clock, createLog('silent'))
  })
  after(async () => {
    await app.close()
    for (const one of played) await one.close()
    await undo()
    rmSync(folder, { recursive: true, force: true })
  })

  async function start(version: 1 | 2): Promise<PlayedN8n> {
    const n8n = await playN8n(version, KEY)
    played.push(n8n)
    return n8n
  }
  async function newWorkspace(): Promise<string> {
    const id = newId()
    const row = { id, name: id, time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
    await app.state.db.insertInto('workspace').values(row).execute()
    return id
  }
  const add = async (workspace: string, n8n: PlayedN8n, credential = KEY): Promise<Connector> =>
    (await addConnector(app.connectors, workspace, { kind: 'n8n', url: n8n.url, credential, by: 'local:ana' }))
      .connector
  const read = async (workspace: string, { id }: Connector) => {
    await readConnector(app.connectors, workspace, id, { until: clock.now() + MICROS.h })
    return await getConnector(app.state.db, workspace, id)
  }
  const runs = async (workspace: string) => {
    await app.settle(workspace)
    return await app.evidence.ask<{ run: string; workflow: string; status: string; steps: number }>(
      workspace,
      allRuns,
      {},
    )
  }

  test('all of history once, newest first, and how far back it goes; what runs, waits or belongs to another is told as it is', async () => {
    const n8n = await start(2)
    const child = recorded('subworkflow')
    for (const name of [
      'success-ai',
      'error-ai-500',
      'error-http',
      'error-code',
      'crashed',
      'schedule',
      'parent',
      'canceled',
    ])
      n8n.executions.set(recorded(name).id, recorded(name))
    n8n.executions.set(child.id, child)
    n8n.executions.set('25', recorded('waiting'))
    n8n.executions.set('249', recorded('running'))
    // Three pages, of which the sub-workflow is the last: what called it is on the next.
    for (let id = 300; id < 358; id++) n8n.executions.set(String(id), another(recorded('success-customdata'), id))
    const workspace = await newWorkspace()
    const first = await read(workspace, await add(workspace, n8n))
    assert.deepEqual([first.last_problem, first.cursor.history, first.cursor.newest], [null, null, '357'])
    const oldest = [...n8n.executions.values()].map(({ startedAt }) => String(startedAt)).sort()[0] ?? ''
    assert.equal(first.history_from, Date.parse(oldest) * 1000)
    const found = await runs(workspace)
    // Eight, one that waits, one that runs, and 58; the sub-workflow is within its parent.
    assert.equal(found.length, 68)
    const states = Map.groupBy(found, ({ status }) => status)
    assert.deepEqual([states.get('running')?.length, states.get('error')?.length], [2, 4])
    assert.equal(
      found.find(({ run }) => run.includes('248')),
      undefined,
    )
    const parent = found.find(({ workflow }) => workflow === 'Supplier onboarding')
    assert.ok((parent?.steps ?? 0) >= 6, 'the steps of the sub-workflow are among those of its parent')
    assert.ok(
      n8n.asked.every(
        (one) => !one.startsWith('GET /executions?') || /limit=([1-9]\d?|1\d\d|2[0-4]\d|250)\b/.test(one),
      ),
    )

    // Read again, nothing is asked for that was read already, and no total changes.
    n8n.asked.length = 0
    await read(workspace, first)
    assert.deepEqual(
      n8n.asked.filter((one) => one.includes('includeData')),
      [],
    )
    assert.deepEqual(await runs(workspace), found)

    // It went on under its number, long after its place in the list was read; another was stopped while it ran; new ones began.
    n8n.executions.set('25', recorded('resumed'))
    n8n.executions.set('249', recorded('stopped-while-running'))
    n8n.executions.set('358', another(recorded('success-customdata'), 358))
    const later = await read(workspace, first)
    const again = await runs(workspace)
    assert.equal(again.length, 69)
    assert.deepEqual(
      again.filter(({ status }) => status === 'running'),
      [],
    )
    assert.deepEqual([later.cursor.open, later.cursor.newest], [{}, '358'])
  })

  test('one that was short, between two looks, is found although it was in no list while it ran', async () => {
    const n8n = await start(2)
    n8n.executions.set('1', another(recorded('success-customdata'), 1))
    const workspace = await newWorkspace()
    const connector = await add(workspace, n8n)
    await read(workspace, connector)
    // It begins after what is open was asked for, and another one that began later has ended before.
    n8n.before = (question) => {
      if (question !== 'GET /executions?limit=1') return
      n8n.executions.set('2', another(recorded('running'), 2))
      n8n.executions.set('3', another(recorded('success-customdata'), 3))
    }
    await read(workspace, connector)
    n8n.before = () => undefined
    n8n.executions.set('2', another(recorded('success-customdata'), 2))
    await read(workspace, connector)
    assert.equal((await runs(workspace)).length, 3)
    const quiet = await read(workspace, connector)
    n8n.asked.length = 0
    await read(workspace, quiet)
    assert.deepEqual(
      n8n.asked.filter((one) => one.includes('includeData')),
      [],
    )
  })

  test('a part is not told before the run that it is of, in which nothing happened yet', async () => {
    const n8n = await start(2)
    const parent = recorded('parent')
    const running = {
      ...parent,
      status: 'running',
      finished: false,
      stoppedAt: null,
      data: { resultData: { runData: {} } },
    }
    n8n.executions.set('247', running)
    n8n.executions.set('248', recorded('subworkflow'))
    const workspace = await newWorkspace()
    const connector = await add(workspace, n8n)
    const first = await read(workspace, connector)
    assert.deepEqual(first.cursor.parts, { 248: '247' })
    assert.deepEqual(
      (await runs(workspace)).map(({ status }) => status),
      ['running'],
    )
    n8n.executions.set('247', parent)
    const second = await read(workspace, connector)
    assert.deepEqual([second.cursor.parts, second.cursor.open], [{}, {}])
    const [one, ...others] = await runs(workspace)
    assert.deepEqual([one?.status, others], ['ok', []])
  })

  test('n8n 1: what waits is in no list and is found by its number; runs of two installations with the same numbers stay two', async () => {
    const [one, other] = [await start(1), await start(1)]
    const workspace = await newWorkspace()
    const untraced = (name: string, id: number) => another(recorded(name), id, {}, false)
    for (const n8n of [one, other]) {
      n8n.executions.set('11', untraced('success-customdata', 11))
      n8n.executions.set('12', untraced('waiting', 12))
      n8n.executions.set('14', untraced('error-code', 14))
    }
    const [first, second] = [await add(workspace, one), await add(workspace, other)]
    const read1 = await read(workspace, first)
    assert.deepEqual(Object.keys(read1.cursor.open), ['12'])
    assert.equal(one.asked.filter((asked) => asked === 'GET /executions/13?includeData=true').length, 1)
    await read(workspace, second)
    assert.equal((await runs(workspace)).length, 6)
    one.executions.set('12', untraced('resumed', 12))
    const read2 = await read(workspace, first)
    assert.deepEqual(read2.cursor.open, {})
    const found = await runs(workspace)
    assert.deepEqual([found.length, found.filter(({ status }) => status === 'running').length], [6, 1])
    // A workflow of the second that is called as one of the first is another one.
    const [named] = (await listWorkflows(app.state.db, workspace, second.id)).filter((w) => w.name === 'Heartbeat')
    assert.equal(named?.workflow, `Heartbeat ${named?.id}`)
    assert.equal(
      one.asked.some((asked) => asked.includes('startedAfter')),
      false,
    )
  })

  test('a workflow that gets another name stays the same one', async () => {
    const n8n = await start(2)
    n8n.executions.set('1', another(recorded('success-customdata'), 1))
    const workspace = await newWorkspace()
    const connector = await add(workspace, n8n)
    await read(workspace, connector)
    const renamed = { ...recorded('success-customdata') }
    renamed.workflowData = { ...(renamed.workflowData as object), name: 'Normalise supplier (new!)' }
    n8n.executions.set('2', another(renamed, 2))
    const there = n8n.workflows.get('SpKzu6lZQgrKo9Ld')
    assert.ok(there)
    n8n.workflows.set(there.id, { ...there, name: 'Normalise supplier (new!)' })
    clock.pass(MICROS.h)
    await read(workspace, connector)
    assert.deepEqual([...new Set((await runs(workspace)).map(({ workflow }) => workflow))], ['Normalise supplier'])
    const kept = (await listWorkflows(app.state.db, workspace, connector.id)).find(({ id }) => id === there.id)
    assert.deepEqual([kept?.name, kept?.workflow], ['Normalise supplier (new!)', 'Normalise supplier'])
  })

  test('what passes is waited for; what does not is kept in one sentence, since when, until it reads again', async () => {
    const n8n = await start(2)
    for (let id = 1; id <= 45; id++) n8n.executions.set(String(id), another(recorded('success-customdata'), id))
    const workspace = await newWorkspace()
    const connector = await add(workspace, n8n)
    const status = (code: number, headers: Record<string, string> = {}, body = '') => ({
      to: /executions\?.*includeData/,
      answer: (response: import('node:http').ServerResponse) => {
        response.writeHead(code, headers)
        response.end(body)
      },
    })
    n8n.faults.push(status(429, { 'retry-after': '1' }), status(503), {
      to: /executions\?.*includeData/,
      answer: (response) => {
        response.writeHead(200, { 'content-length': '5000' })
        response.write('{"data":[{"id":"4')
        setTimeout(() => response.destroy(), 20)
      },
    })
    const began = performance.now()
    const passed = await read(workspace, connector)
    assert.ok(performance.now() - began >= 1000, 'retry-after was waited for')
    assert.deepEqual([passed.last_problem, passed.cursor.history], [null, null])
    assert.equal((await runs(workspace)).length, 45)

    const broken: [fault: PlayedN8n['faults'][number], says: RegExp][] = [
      [{ answer: (response) => response.end('<html>Sign in</html>') }, /answers, but not as n8n does/],
      [
        { answer: (response) => void response.writeHead(302, { location: 'https://login.example.com/' }).end() },
        /leads on to https:\/\/login\.example\.com, where the key is not sent/,
      ],
      [{ answer: (response) => void response.writeHead(403).end('{}') }, /Give it the scopes execution:list/],
      [{ answer: (response) => void response.writeHead(401).end('{}') }, /does not accept the API key/],
      [
        { answer: (response) => void response.writeHead(429, { 'retry-after': '600' }).end() },
        /asks not to be asked so often/,
      ],
    ]
    let since: number | null = null
    for (const [fault, says] of broken) {
      n8n.faults.push(fault)
      const failed = await read(workspace, connector)
      assert.match(inLanguage(failed.last_problem ?? ''), says)
      since ??= failed.problem_since
      assert.equal(failed.problem_since, since)
    }
    // It is left alone for as long as it asked for, and then read.
    n8n.asked.length = 0
    await read(workspace, connector)
    assert.deepEqual(n8n.asked, [])
    clock.pass(10 * MICROS.m)
    const again = await read(workspace, connector)
    assert.deepEqual([again.last_problem, again.problem_since], [null, null])
    assert.equal((await runs(workspace)).length, 45)
  })

  test('executions too large to be taken in at once are asked for in smaller pages, and alone without their data', async () => {
    const n8n = await start(2)
    const large = { ...recorded('success-customdata') }
    for (let id = 1; id <= 8; id++) n8n.executions.set(String(id), another(large, id))
    const huge = 'x'.repeat(33 * 1024 * 1024)
    n8n.executions.set('5', another(large, 5, { customData: { huge } }))
    const workspace = await newWorkspace()
    const done = await read(workspace, await add(workspace, n8n))
    assert.deepEqual([done.last_problem, done.cursor.history], [null, null])
    assert.equal((await runs(workspace)).length, 8)
  })

  test('the key is in no file in the clear, in no answer, and opens with no other secret; ended, it is gone', async () => {
    const n8n = await start(2)
    const workspace = await newWorkspace()
    const connector = await add(workspace, n8n)
    await read(workspace, connector)
    assert.equal(JSON.stringify(await getConnector(app.state.db, workspace, connector.id)).includes(KEY), false)
    await assert.rejects(
      readConnector({ ...app.connectors, secret: 'another-secret-of-32-characters-!' }, workspace, connector.id, {
        until: clock.now() + MICROS.s,
      }).then(async () => {
        const { last_problem } = await getConnector(app.state.db, workspace, connector.id)
        throw new Error(inLanguage(last_problem ?? ''))
      }),
      /was sealed with another secret of the installation/,
    )
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const bytes = readable(join(folder, name))
      assert.equal(bytes?.includes(KEY) ?? false, false, name)
    }
    await endConnector(app.connectors, workspace, { id: connector.id, by: 'local:ana' })
    const rows = await app.state.db
      .selectFrom('connector')
      .select('credential')
      .where('id', '=', connector.id)
      .execute()
    assert.deepEqual(rows, [{ credential: '' }])
    await assert.rejects(read(workspace, connector), /There is no connector/)
  })

  test('a workspace sees its own connectors alone, and the job reads those of each', async () => {
    const [n8n, other] = [await start(2), await start(2)]
    n8n.executions.set('1', another(recorded('success-customdata'), 1))
    other.executions.set('1', another(recorded('error-code'), 1))
    const [a, b] = [await newWorkspace(), await newWorkspace()]
    const ofA = await add(a, n8n)
    await add(b, other)
    await readConnectors(app)
    assert.deepEqual(
      (await runs(a)).map(({ status }) => status),
      ['ok'],
    )
    assert.deepEqual(
      (await runs(b)).map(({ status }) => status),
      ['error'],
    )
    await assert.rejects(getConnector(app.state.db, b, ofA.id), /There is no connector/)
    await assert.rejects(endConnector(app.connectors, b, { id: ofA.id, by: 'local:bea' }), /There is no connector/)
    assert.equal((await getConnector(app.state.db, a, ofA.id)).last_problem, null)
  })
})

const allRuns = question(
  'test-all-runs',
  'SELECT run, workflow, status, steps FROM run FINAL WHERE workspace = {workspace:String} ORDER BY run',
)

function readable(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
