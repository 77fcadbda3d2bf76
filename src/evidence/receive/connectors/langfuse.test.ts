import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { makePlace, settableClock } from '../../../../test/engines/engines.ts'
import {
  again,
  exportedTraces,
  type LangfuseTrace,
  type PlayedLangfuse,
  playLangfuse,
  tracesOfOtlp,
} from '../../../../test/engines/langfuse.ts'
import { type App, openApp } from '../../../app.ts'
import { newId } from '../../../base/ids.ts'
import { createLog } from '../../../base/log.ts'
import { inLanguage } from '../../../base/say.ts'
import { MICROS } from '../../../base/time.ts'
import { readConnectors } from '../../../jobs.ts'
import { readSettings } from '../../../settings.ts'
import { question } from '../../../store/evidence/question.ts'
import { checkRead } from '../read-line.ts'
import { readLangfuseExport } from '../spans/langfuse-export.ts'
import { linesOf } from '../spans/lines.ts'
import { readOtlp } from '../spans/otlp.ts'
import { receiveDelivery } from '../spans/receive.ts'
import { addConnector, type Connector, endConnector, getConnector } from './connector.ts'
import { readConnector } from './read.ts'
import { standingOf } from './standing.ts'
import { listWorkflows } from './workflows.ts'

const SECRET = 'sk-lf-7c1f0a52-secret-of-the-project'
const KEYS = `pk-lf-4b0e9a11:${SECRET}`
const otlp = readFileSync(
  fileURLToPath(new URL('../../../../test/captures/langfuse-default/01-traces.json', import.meta.url)),
)

/** A Langfuse that is played over real HTTP from traces that a real one exported, read into the real stores. */
describe('Langfuse, read on a schedule', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-langfuse-'))
  const clock = settableClock()
  const played: PlayedLangfuse[] = []
  let app: App
  let undo: () => Promise<void>

  before(async () => {
    const place = await makePlace(folder)
    undo = place.close
    app = await openApp(
      readSettings({ ...place.settings, AFTERCARE_CONNECTOR_RATE: '1000' }),
      clock,
      createLog('silent'),
    )
  })
  after(async () => {
    await app.close()
    for (const one of played) await one.close()
    await undo()
    rmSync(folder, { recursive: true, force: true })
  })

  async function start(version: 3 | 4, traces: Iterable<LangfuseTrace> = [], project = 'p1'): Promise<PlayedLangfuse> {
    const langfuse = await playLangfuse(version, KEYS, project)
    played.push(langfuse)
    for (const one of traces) langfuse.traces.set(one.trace.id, one)
    return langfuse
  }
  async function newWorkspace(): Promise<string> {
    const id = newId()
    const row = { id, name: id, time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
    await app.state.db.insertInto('workspace').values(row).execute()
    return id
  }
  const add = async (workspace: string, { url }: { url: string }, credential = KEYS): Promise<Connector> =>
    (await addConnector(app.connectors, workspace, { kind: 'langfuse', url, credential, by: 'local:ana' })).connector
  const read = async (workspace: string, { id }: Connector) => {
    await readConnector(app.connectors, workspace, id, { until: clock.now() + MICROS.h })
    return await getConnector(app.state.db, workspace, id)
  }
  const askFor = async <T>(workspace: string, asked: ReturnType<typeof question>) => {
    await app.settle(workspace)
    return await app.evidence.ask<T & Record<string, unknown>>(workspace, asked, {})
  }
  const runs = (workspace: string) => askFor<{ run: string; outcome: string | null }>(workspace, allRuns)
  const steps = (workspace: string) => askFor<{ step: string }>(workspace, allSteps)
  /** A trace that began so long ago. */
  const ago = (of: LangfuseTrace, id: string, before: number) => {
    const began = Math.min(...of.observations.map(({ startTime }) => Date.parse(startTime)))
    return again(of, id, Math.floor((clock.now() - before) / 1000) - began)
  }
  const [sample] = exportedTraces().values()
  assert.ok(sample)

  for (const version of [3, 4] as const)
    test(`Langfuse ${version}: traces that it exported are, read over its API, the same runs with the same steps as from the exports`, async () => {
      const all = exportedTraces()
      const [byApi, byExport] = [await newWorkspace(), await newWorkspace()]
      const langfuse = await start(version, all.values())
      const connector = await read(byApi, await add(byApi, langfuse))
      assert.deepEqual([connector.last_problem, connector.generation], [null, String(version)])
      const masker = await app.masker(byExport)
      for (const one of all.values())
        await app.pipe.receiveLines(byExport, masker, linesOf(readLangfuseExport(one)).map(checkRead))
      const [told, expected] = [await steps(byApi), await steps(byExport)]
      assert.deepEqual(told, expected)
      assert.ok(told.length > 80, `${told.length} steps`)
      assert.deepEqual(await runs(byApi), await runs(byExport))
      const oldest = Math.min(
        ...[...all.values()].flatMap(({ observations }) => observations.map(({ startTime }) => Date.parse(startTime))),
      )
      const { state, sentence } = standingOf(connector, 'UTC')
      assert.deepEqual([state, connector.history_from], ['read', oldest * 1000])
      assert.match(inLanguage(sentence), /History goes back to .*, which is all that was kept there/)
    })

  for (const version of [3, 4] as const)
    test(`Langfuse ${version}: what a client sent to it is the same run as if it had been sent here; told by both ways it stays one`, async () => {
      const [byApi, byOtlp] = [await newWorkspace(), await newWorkspace()]
      const traces = tracesOfOtlp(otlp)
      const langfuse = await start(version, traces)
      const connector = await add(byApi, langfuse)
      await read(byApi, connector)
      const sent = async (workspace: string) =>
        receiveDelivery(app.pipe, workspace, await app.masker(workspace), readOtlp('traces', 'json', otlp))
      await sent(byOtlp)
      const expected = await steps(byOtlp)
      assert.deepEqual(await steps(byApi), expected)
      assert.equal(expected.length >= 10, true)
      const ofOtlp = await runs(byOtlp)
      assert.deepEqual(await runs(byApi), ofOtlp)
      await sent(byApi)
      assert.deepEqual(await runs(byApi), ofOtlp)
      assert.deepEqual(await steps(byApi), expected)
    })

  for (const version of [3, 4] as const)
    test(`Langfuse ${version}: observations and scores that come up to seven days late are met, and nothing is read twice for it`, async () => {
      const whole = ago(sample, 'late', 2 * MICROS.h)
      const [root, ...others] = whole.observations.toSorted(
        (a, b) => (a.parentObservationId ? 1 : 0) - (b.parentObservationId ? 1 : 0),
      )
      assert.ok(root && !root.parentObservationId)
      const langfuse = await start(version, [ago(sample, 'early', 5 * MICROS.h), { ...whole, observations: others }])
      const workspace = await newWorkspace()
      const connector = await add(workspace, langfuse)
      await read(workspace, connector)
      const before = await runs(workspace)
      assert.deepEqual([before.length, before.find(({ run }) => run === 'late')?.steps], [2, others.length])
      // The root is told once it is over; meanwhile nothing but what is new was asked for.
      langfuse.asked.length = 0
      clock.pass(2 * MICROS.m)
      await read(workspace, connector)
      const isWhole = (one: string) => one.includes('metadata') || one.startsWith('traces/')
      assert.deepEqual(langfuse.asked.filter(isWhole), [])
      langfuse.traces.set('late', whole)
      clock.pass(20 * MICROS.m)
      await read(workspace, connector)
      const after = await runs(workspace)
      const late = after.find(({ run }) => run === 'late')
      assert.deepEqual([after.length, late?.steps, late?.status], [2, whole.observations.length, 'ok'])
      assert.ok(langfuse.asked.filter(isWhole).length <= 2)

      // Scores: a yes of a person days later under the moment of its trace, a no of a judge, a number that says neither, and one of a session.
      clock.pass(6 * MICROS.d)
      const at = (moment: number) => new Date(moment / 1000).toISOString()
      const given = { source: 'ANNOTATION', updatedAt: at(clock.now()), environment: 'default' }
      const asked = clock.now() - 6 * MICROS.d - 2 * MICROS.h
      const yes = { dataType: 'BOOLEAN', value: 1, stringValue: 'True' }
      langfuse.scores.push(
        { ...given, ...yes, id: 's1', name: 'right', traceId: 'late', timestamp: at(asked) },
        {
          ...given,
          ...yes,
          value: 0,
          source: 'EVAL',
          id: 's2',
          name: 'grounded',
          traceId: 'early',
          timestamp: at(clock.now()),
        },
        {
          ...given,
          id: 's3',
          name: 'tone',
          traceId: 'early',
          dataType: 'NUMERIC',
          value: 0.4,
          timestamp: at(clock.now()),
        },
        { ...given, ...yes, id: 's4', name: 'right', sessionId: 'x', timestamp: at(clock.now()) },
      )
      await read(workspace, connector)
      const outcomes = async () =>
        (await runs(workspace)).map(({ run, outcome, outcome_by }) => [run, outcome, outcome_by])
      assert.deepEqual(await outcomes(), [
        ['early', 'rejected', 'judge'],
        ['late', 'accepted', 'person'],
      ])
      // What the answer should have been, said by somebody after the judge.
      const correction = { dataType: 'CORRECTION', value: 0, stringValue: 'Dear Ms Ito' }
      langfuse.scores.push({
        ...given,
        ...correction,
        id: 's5',
        name: 'output',
        traceId: 'early',
        timestamp: at(clock.now()),
      })
      clock.pass(MICROS.m)
      await read(workspace, connector)
      await read(workspace, connector)
      assert.deepEqual((await outcomes())[0], ['early', 'corrected', 'person'])
      const verdicts = await askFor<{ verdict: string }>(workspace, allVerdicts)
      assert.deepEqual(
        verdicts.map(({ verdict }) => verdict),
        ['s1', 's2', 's5'],
      )
    })

  test('a long history is read page by page, newest first, and a look that was broken off goes on where it was', async () => {
    for (const version of [3, 4] as const) {
      const many = Array.from({ length: 130 }, (_, place) => ago(sample, `t${place}`, (place + 1) * MICROS.h))
      const langfuse = await start(version, many)
      const workspace = await newWorkspace()
      const connector = await add(workspace, langfuse)
      // No time for more than one portion: then it goes on.
      const once = async () =>
        (await readConnector(app.connectors, workspace, connector.id, { until: clock.now() })).isMore
      assert.equal(await once(), true)
      const first = await runs(workspace)
      assert.ok(first.length > 0 && first.length < 130, `${first.length} at first`)
      assert.ok(first.some(({ run }) => run === 't0') && !first.some(({ run }) => run === 't129'))
      for (let rounds = 0; (await once()) && rounds < 50; rounds++) {}
      const { cursor } = await getConnector(app.state.db, workspace, connector.id)
      assert.deepEqual([cursor.along?.is_whole, cursor.along?.is_more], [true, false])
      assert.equal((await runs(workspace)).length, 130)
      assert.equal((await steps(workspace)).length, 130 * sample.observations.length)
    }
  })

  test('the workflows are called as its traces are, live where one ran within a week; what to stop needs a person', async () => {
    const langfuse = await start(4, [ago(sample, 'now', MICROS.h)])
    langfuse.traces.set('old', {
      ...ago(sample, 'old', 9 * MICROS.d),
      trace: { ...ago(sample, 'old', 9 * MICROS.d).trace, name: 'retired' },
    })
    const workspace = await newWorkspace()
    const connector = await add(workspace, langfuse)
    assert.deepEqual([connector.name, connector.url], ['Project p1', `${langfuse.url}/project/p1`])
    await read(workspace, connector)
    const listed = async () =>
      (await listWorkflows(app.state.db, workspace, connector.id)).map(({ workflow, is_live }) => [workflow, is_live])
    assert.deepEqual(await listed(), [
      ['Agent.run', true],
      ['retired', false],
    ])
    clock.pass(8 * MICROS.d)
    await read(workspace, connector)
    assert.deepEqual(await listed(), [
      ['Agent.run', false],
      ['retired', false],
    ])
  })

  test('what passes is waited for; what does not is kept in one sentence, and a revoked key in another', async () => {
    const langfuse = await start(4, [ago(sample, 'a', MICROS.h)])
    const workspace = await newWorkspace()
    const connector = await add(workspace, langfuse)
    langfuse.faults.push(
      { answer: (response) => void response.writeHead(429, { 'retry-after': '1' }).end('{}') },
      { to: /v2\/observations/, answer: (response) => void response.writeHead(503).end() },
    )
    const began = performance.now()
    const passed = await read(workspace, connector)
    assert.ok(performance.now() - began >= 1000, 'retry-after was waited for')
    assert.deepEqual([passed.last_problem, (await runs(workspace)).length], [null, 1])
    const broken: [status: number, headers: Record<string, string>, says: RegExp][] = [
      [401, {}, /Langfuse at http:.* does not accept the keys/],
      [403, {}, /Give those of a project, not of an organization/],
      [404, {}, /no public API of Langfuse/],
      [302, { location: 'https://login.example.com/' }, /leads on to https:\/\/login\.example\.com/],
      [429, { 'retry-after': '600' }, /Langfuse at .* asks not to be asked so often/],
    ]
    for (const [status, headers, says] of broken) {
      const fault = {
        answer: (response: import('node:http').ServerResponse) => void response.writeHead(status, headers).end('{}'),
      }
      langfuse.faults.push(fault, fault)
      const failed = await read(workspace, connector)
      langfuse.faults.length = 0
      assert.match(inLanguage(failed.last_problem ?? ''), says)
    }
    langfuse.asked.length = 0
    await read(workspace, connector)
    assert.deepEqual(langfuse.asked, [], 'left alone for as long as it asked for')
    clock.pass(10 * MICROS.m)
    assert.equal((await read(workspace, connector)).last_problem, null)
  })

  test('what is too large to be taken in at once is asked for in smaller pages, and alone without its texts', async () => {
    const large = ago(sample, 'large', MICROS.h)
    const [first, ...rest] = large.observations
    assert.ok(first)
    const huge = { ...large, observations: [{ ...first, input: 'x'.repeat(33 * 1024 * 1024) }, ...rest] }
    const langfuse = await start(4, [huge, ago(sample, 'small', MICROS.h)])
    const workspace = await newWorkspace()
    const done = await read(workspace, await add(workspace, langfuse))
    assert.equal(done.last_problem, null)
    const found = await runs(workspace)
    assert.deepEqual(
      found.map(({ run, steps: count }) => [run, count]),
      [
        ['large', large.observations.length],
        ['small', large.observations.length],
      ],
    )
  })

  test('two projects at one address are two, a new key is of its own, and the keys are in no file in the clear', async () => {
    const [one, other] = [await start(4, [ago(sample, 'a', MICROS.h)]), await start(4, [], 'p2')]
    const workspace = await newWorkspace()
    const connector = await add(workspace, one)
    await read(workspace, connector)
    for (const url of [`${one.url}/project/p1/traces?x=1`, `${one.url}/api/public`, `${one.url}/project/p1/settings`])
      assert.equal((await add(workspace, { url })).id, connector.id)
    await assert.rejects(add(workspace, { url: `${other.url}/project/p1` }), /of another project/)
    await assert.rejects(add(workspace, one, 'pk-lf-4b0e9a11:sk-lf-wrong'), /does not accept the keys/)
    for (const keys of ['', SECRET, `${KEYS}:more`, 'pk-lf-ü:sk'])
      await assert.rejects(add(workspace, one, keys), /Give the public and the secret key/)
    await assert.rejects(add(workspace, { url: 'langfuse' }), /no address of a Langfuse/)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const bytes = readable(join(folder, name))
      for (const secret of [SECRET, Buffer.from(KEYS).toString('base64')])
        assert.equal(bytes?.includes(secret) ?? false, false, name)
    }
    await endConnector(app.connectors, workspace, { id: connector.id, by: 'local:ana' })
    await assert.rejects(read(workspace, connector), /There is no connector/)
    const elsewhere = await newWorkspace()
    await add(elsewhere, one)
    await readConnectors(app)
    assert.equal((await runs(elsewhere)).length, 1)
    assert.equal((await listWorkflows(app.state.db, workspace, connector.id)).length, 1)
  })
})

const allRuns = question(
  'test-langfuse-runs',
  'SELECT run, workflow, case, release, status, steps, tool_calls, model, outcome, outcome_by, tokens_input, tokens_output, toString(cost_reported) AS cost, root_missing FROM run FINAL WHERE workspace = {workspace:String} ORDER BY run',
)
const allSteps = question(
  'test-langfuse-steps',
  'SELECT run, step, parent, kind, name, status, model, provider, tokens_input, tokens_cached_input, tokens_output, toString(cost) AS cost, prompt_name, prompt_version, error_message, toUnixTimestamp64Milli(started) AS began, toUnixTimestamp64Milli(ended) AS over FROM step FINAL WHERE workspace = {workspace:String} ORDER BY run, step',
)
const allVerdicts = question(
  'test-langfuse-verdicts',
  'SELECT verdict FROM verdict FINAL WHERE workspace = {workspace:String} ORDER BY verdict',
)

function readable(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
