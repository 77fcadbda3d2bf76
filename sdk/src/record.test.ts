import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { createRecorder, type Problem, type Recorder, type RecorderOptions } from './record.ts'

type Said = { type: string; sent_at: string; [field: string]: unknown }
type Answer = (response: ServerResponse, lines: Said[], request: IncomingMessage) => void

const takes: Answer = (response, lines) => response.end(JSON.stringify({ accepted: lines.length, refused: [] }))
const answers =
  (status: number, headers: Record<string, string> = {}, body = ''): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body)

/** A server on loopback that answers each request by the next of `script`, and takes all that come after. */
async function listen(t: TestContext, options: RecorderOptions = {}, script: Answer[] = []) {
  const bodies: string[] = []
  const problems: Problem[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    bodies.push(body)
    const lines = body.split('\n').map((line) => JSON.parse(line) as Said)
    const answer = script.shift() ?? takes
    answer(response, lines, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const recorder = createRecorder({
    url,
    key: 'ac_key',
    // Only what a test waits for is sent, however slow the machine is.
    delayMs: 60_000,
    onProblem: (problem) => problems.push(problem),
    ...options,
  })
  t.after(async () => {
    await recorder.close({ timeoutMs: 1 })
    server.closeAllConnections()
    server.close()
  })
  const lines = () => bodies.flatMap((body) => body.split('\n').map((line) => JSON.parse(line) as Said))
  return { recorder, server, url, bodies, problems, lines }
}

/** A line without what is different each time. */
function lasting({ sent_at, started, ended, at, claimed_at, step, parent, ...line }: Said): Record<string, unknown> {
  return line
}
const named = (lines: Said[], name: string): Said => lines.find((line) => line.name === name) as Said

test('a run is told with its steps, each beneath the one that surrounds its call, and what they claim and are judged', async (t) => {
  const { recorder, lines, problems } = await listen(t, { defaults: { workflow: 'triage', release: '2026-03' } })
  const lookUp = () => recorder.step({ kind: 'tool', name: 'look up', integration: 'shop' }, async () => 'on its way')
  const answer = await recorder.run({ run: 'r-1', case: 'T-1', input: { question: 'Where is it?' } }, async (run) => {
    const [found] = await Promise.all([
      run.step({ kind: 'decision', name: 'plan' }, async (step) => {
        await setImmediate()
        const found = await lookUp()
        step.set({ output: found })
        return found
      }),
      run.step({ kind: 'guardrail', name: 'check' }, () => true),
    ])
    await run.step({ kind: 'write', name: 'answer', integration: 'helpdesk' }, async (step) => {
      step.write({ write: 'w-1', record: 'T-1', fields: { status: 'solved' }, idempotency_key: 'k-1' })
    })
    run.verdict({ verdict: 'v-1', kind: 'accepted', by: { kind: 'rule', id: 'no complaint' } })
    run.set({ output: found, status: 'handed_over' })
    return found
  })
  assert.equal(answer, 'on its way')
  assert.equal(await recorder.flush(), true)
  const said = lines()
  const run = 'r-1'
  assert.deepEqual(lasting(said.find(({ type }) => type === 'run') as Said), {
    type: 'run',
    run,
    workflow: 'triage',
    release: '2026-03',
    case: 'T-1',
    input: '{"question":"Where is it?"}',
    output: 'on its way',
    status: 'handed_over',
  })
  const plan = named(said, 'plan')
  const write = named(said, 'answer')
  assert.deepEqual(lasting(plan), {
    type: 'step',
    run,
    kind: 'decision',
    name: 'plan',
    output: 'on its way',
    status: 'ok',
  })
  assert.deepEqual(
    ['plan', 'look up', 'check', 'answer'].map((name) => named(said, name).parent),
    [undefined, plan.step, undefined, undefined],
  )
  assert.deepEqual(lasting(said.find(({ type }) => type === 'write') as Said), {
    type: 'write',
    run,
    write: 'w-1',
    integration: 'helpdesk',
    record: 'T-1',
    fields: { status: 'solved' },
    idempotency_key: 'k-1',
  })
  assert.equal(said.find(({ type }) => type === 'write')?.step, write.step)
  assert.deepEqual(lasting(said.find(({ type }) => type === 'verdict') as Said), {
    type: 'verdict',
    verdict: 'v-1',
    run,
    kind: 'accepted',
    by: { kind: 'rule', id: 'no complaint' },
  })
  assert.equal(said.length, 7, 'what was over before it was sent is said once')
  assert.deepEqual(problems, [])
  assert.deepEqual(recorder.counts(), { accepted: 7, refused: 0, dropped: 0, waiting: 0 })
})

test('what lasts is told when it begins and anew when it ends, and the newer form says so', async (t) => {
  const { recorder, lines } = await listen(t)
  const run = recorder.startRun({ run: 'r' })
  const approval = run.startStep({ step: 's', kind: 'approval', name: 'ask Maria' })
  const inside = approval.startStep({ step: 'i', kind: 'other' })
  await recorder.flush()
  inside.end()
  approval.end({ output: 'yes' })
  run.end({ status: 'exception' })
  await recorder.flush()
  run.set({ output: 'said later' })
  await recorder.flush()
  const forms = (type: string, id: string) => lines().filter((line) => line.type === type && line[type] === id)
  assert.deepEqual(
    forms('step', 's').map(({ status, output }) => [status, output]),
    [
      ['running', undefined],
      ['ok', 'yes'],
    ],
  )
  assert.equal(forms('step', 'i')[0]?.parent, 's')
  const told = forms('run', 'r')
  assert.deepEqual(
    told.map(({ status, output }) => [status, output]),
    [
      ['running', undefined],
      ['exception', undefined],
      ['exception', 'said later'],
    ],
  )
  const moments = lines().map((line) => line.sent_at)
  assert.equal(new Set(moments).size, moments.length)
  for (const [earlier, later] of [[told[0], told[1]] as const, [told[1], told[2]] as const])
    assert.ok((earlier?.sent_at ?? '') < (later?.sent_at ?? ''))
  assert.equal(told[1]?.ended, told[2]?.ended)
  assert.ok(String(told[1]?.started) <= String(told[1]?.ended))
})

/** The functions of a host behave within a run as without one, whether anything is recorded or not. */
const hosts: [name: string, recorder: (t: TestContext) => Promise<Recorder>][] = [
  ['recorded', async (t) => (await listen(t)).recorder],
  ['switched off', async (t) => (await listen(t, { enabled: false })).recorder],
  ['without a key', async () => createRecorder({ url: 'http://127.0.0.1:1', key: undefined })],
  ['without a server', async () => createRecorder({ url: 'http://127.0.0.1:1', key: 'k', onProblem: () => undefined })],
]
for (const [name, make] of hosts)
  test(`functions are carried out once, and return and throw what they do: ${name}`, async (t) => {
    const recorder = await make(t)
    const thrown = new RangeError('out of range')
    const kinds = { kind: 'other' } as const
    const fails = (): number => {
      throw thrown
    }
    const same = (error: unknown) => error === thrown
    assert.equal(
      recorder.run({}, () => 7),
      7,
    )
    assert.throws(() => recorder.run({}, fails), same)
    assert.throws(() => recorder.run({}, (run) => run.step(kinds, fails)), same)
    await assert.rejects(
      recorder.run({}, async (run) => await run.step(kinds, async (step) => step.step(kinds, fails))),
      same,
    )
    await assert.rejects(
      recorder.run({}, () => Promise.reject(undefined)),
      (error) => error === undefined,
    )
    let queries = 0
    // biome-ignore lint/suspicious/noThenProperty: a query that is carried out by whoever waits for it, as some clients make them.
    const query = { then: (resolve: (rows: string[]) => void) => resolve([`${++queries}`]) }
    const rows = recorder.run({}, (run) => run.step(kinds, () => query as PromiseLike<string[]>))
    assert.deepEqual(await rows, ['1'])
    const run = recorder.startRun({})
    run.end()
    run.end()
    recorder.verdict({ case: 'c', kind: 'accepted', by: { kind: 'person' } })
    assert.equal(
      recorder.step(kinds, () => 'outside'),
      'outside',
    )
    await recorder.close({ timeoutMs: 50 })
    assert.equal(
      recorder.run({}, (run) => run.step(kinds, () => 'after the end')),
      'after the end',
    )
  })

test('what is thrown is told once: by the step it came from, or by one that stands for the run', async (t) => {
  const { recorder, lines } = await listen(t)
  const failing = (run: string, work: (step: () => Promise<never>) => Promise<unknown>) =>
    recorder
      .run({ run }, (begun) => work(() => begun.step({ kind: 'tool' }, () => Promise.reject(new TypeError(run)))))
      .catch(() => undefined)
  await failing('in a step', (step) => step())
  await failing('outside of steps', () => Promise.reject('words'))
  await failing('caught', (step) => step().catch(() => 'mended'))
  await recorder
    .run({ run: 'handed over' }, (run) => {
      run.set({ status: 'handed_over' })
      return Promise.reject(new Error('enough'))
    })
    .catch(() => undefined)
  await recorder.flush()
  const told = (id: string) => {
    const steps = lines().filter((line) => line.type === 'step' && line.run === id)
    const run = lines().find((line) => line.type === 'run' && line.run === id)
    return [run?.status, ...steps.map(({ kind, status, error }) => [kind, status, error])]
  }
  assert.deepEqual(told('in a step'), ['error', ['tool', 'error', { type: 'TypeError', message: 'in a step' }]])
  assert.deepEqual(told('outside of steps'), ['error', ['other', 'error', { message: 'words' }]])
  assert.deepEqual(told('caught'), ['ok', ['tool', 'error', { type: 'TypeError', message: 'caught' }]])
  assert.deepEqual(told('handed over'), ['handed_over', ['other', 'error', { type: 'Error', message: 'enough' }]])
})

test('a step of a run that another process began names it; one that stands in no run is carried out and told of', async (t) => {
  const { recorder, lines, problems } = await listen(t)
  recorder.step({ run: 'elsewhere', parent: 's-1', kind: 'tool' }, () => undefined)
  recorder.step({ kind: 'tool' }, (step) => step.write({ integration: 'crm' }))
  recorder.send({ type: 'eligible', workflow: 'triage', period: '2026-03', cases: 12 })
  await recorder.flush()
  assert.deepEqual(
    lines().map(({ run, parent, cases }) => [run, parent, cases]),
    [
      ['elsewhere', 's-1', undefined],
      [undefined, undefined, 12],
    ],
  )
  assert.deepEqual(
    problems.map(({ kind, message }) => [kind, message]),
    [['misuse', 'a step outside of any run is not recorded. Call it within a run, or name its run.']],
  )
})

test('a server that is away for a while gets the same lines again, at the time it asked for', async (t) => {
  const asked = answers(503, { 'retry-after': '1' })
  const { recorder, bodies, problems } = await listen(t, {}, [asked, (response) => response.destroy()])
  for (const run of ['a', 'b']) recorder.startRun({ run }).end()
  assert.equal(await recorder.flush(), true)
  assert.equal(bodies.length, 3)
  assert.equal(new Set(bodies).size, 1)
  assert.deepEqual([problems, recorder.counts().accepted], [[], 2])
})

test('a refusal names the line and its reason; the others are in', async (t) => {
  const refuses: Answer = (response, lines) =>
    response.end(JSON.stringify({ accepted: lines.length - 1, refused: [{ position: 2, reason: '"x" is no key' }] }))
  const { recorder, problems, url } = await listen(t, {}, [refuses])
  for (const run of ['a', 'b', 'c']) recorder.startRun({ run }).end()
  assert.equal(await recorder.flush(), false)
  const message = `1 line refused by ${url}; run "b": "x" is no key`
  assert.deepEqual(problems, [{ kind: 'refused', lines: 1, message }])
  assert.deepEqual(recorder.counts(), { accepted: 2, refused: 1, dropped: 0, waiting: 0 })
})

const words = JSON.stringify({ code: 'not_signed_in', title: 'You are not signed in.' })
const ends: [name: string, answer: Answer, message: RegExp][] = [
  ['a wrong key', answers(401, {}, words), /answered 401, and 2 lines given up: You are not signed in\.$/],
  ['no right to', answers(403), /answered 403/],
  ['a wrong address', answers(200, {}, '<!doctype html>'), /answered 200.*no server of Aftercare/],
  ['an answer nobody understands', answers(200, {}, '{"accepted":2,"refused":[null]}'), /no server of Aftercare/],
  ['an address that leads on', answers(301, { location: 'https://x' }), /leads on to https:\/\/x\. Give that one\.$/],
]
for (const [name, answer, message] of ends)
  test(`where trying again cannot help, it is said once and nothing more is sent: ${name}`, async (t) => {
    const { recorder, bodies, problems } = await listen(t, {}, [answer])
    for (const run of ['a', 'b']) recorder.startRun({ run }).end()
    assert.equal(await recorder.flush(), false)
    recorder.startRun({ run: 'c' }).end()
    assert.equal(await recorder.flush(), false)
    assert.deepEqual([bodies.length, problems.length, problems[0]?.kind], [1, 1, 'stopped'])
    assert.match(problems[0]?.message ?? '', message)
    // The one that came after is said when it begins and when it ends.
    assert.deepEqual(recorder.counts(), { accepted: 0, refused: 0, dropped: 4, waiting: 0 })
  })

test('what is too much at once goes in halves, and what is too long by itself is given up', async (t) => {
  const small: Answer = (response, lines, request) =>
    (lines.length > 2 || lines.some(({ run }) => run === 'long') ? answers(413) : takes)(response, lines, request)
  const { recorder, bodies, problems, lines } = await listen(
    t,
    {},
    Array.from({ length: 50 }, () => small),
  )
  for (const run of ['a', 'b', 'long', 'c', 'd', 'e', 'f', 'g']) recorder.startRun({ run }).end()
  assert.equal(await recorder.flush(), false)
  assert.deepEqual(recorder.counts(), { accepted: 7, refused: 0, dropped: 1, waiting: 0 })
  assert.match(problems[0]?.message ?? '', /^1 line given up: run "long" is too long for .+ \(413\)\.$/)
  assert.ok(lines().length > 8)
  bodies.length = 0
  for (let i = 0; i < 20; i++) recorder.startRun({ run: `later ${i}` }).end()
  await recorder.flush()
  assert.equal(recorder.counts().accepted, 27)
})

test('what waits for a server that is down stays within its bound: the oldest goes, and is counted', async (t) => {
  const problems: Problem[] = []
  const recorder = createRecorder({
    url: 'http://127.0.0.1:1',
    key: 'k',
    maxBytes: 50_000,
    onProblem: (problem) => problems.push(problem),
  })
  t.after(() => recorder.close({ timeoutMs: 1 }))
  recorder.startRun({ run: 'the oldest', input: 'x'.repeat(40_000) })
  for (let i = 0; i < 100; i++) recorder.startRun({ run: `${i}`, input: 'x'.repeat(1_000) }).end()
  const { dropped, waiting } = recorder.counts()
  assert.equal(dropped + waiting, 101)
  assert.ok(waiting > 30 && waiting < 50, `${waiting} wait`)
  assert.deepEqual(
    problems.map(({ kind, lines }) => [kind, lines]),
    [['dropped', 1]],
    'told once, and then not for each line',
  )
  recorder.startRun({ input: 'x'.repeat(131_072), output: 'y'.repeat(131_072) })
  assert.equal(recorder.counts().waiting, 1, 'the newest stays, however long')
})

test('many lines go in batches, each of which a proxy takes', async (t) => {
  const { recorder, bodies } = await listen(t)
  for (let i = 0; i < 1_200; i++) recorder.startRun({ run: `${i}`, input: 'x'.repeat(1_000) }).end()
  assert.equal(await recorder.flush(), true)
  assert.equal(recorder.counts().accepted, 1_200)
  assert.ok(bodies.length < 8, `${bodies.length} requests`)
  assert.ok(bodies.every((body) => body.length <= 512 * 1024))
})

test('lines go by themselves after a while, those that came meanwhile with them', async (t) => {
  const { recorder, server, lines } = await listen(t, { delayMs: 20 })
  const asked = once(server, 'request')
  recorder.startRun({ run: 'a' })
  recorder.startRun({ run: 'b' })
  await asked
  assert.equal(await recorder.flush(), true)
  assert.deepEqual(
    lines().map(({ run }) => run),
    ['a', 'b'],
  )
})

test('whoever waits does so no longer than they say', async (t) => {
  const { recorder } = await listen(t, {}, [() => undefined])
  recorder.startRun({ run: 'a' }).end()
  assert.equal(await recorder.flush({ timeoutMs: 20 }), false)
  assert.equal(await recorder.close({ timeoutMs: 20 }), false)
  assert.deepEqual(recorder.counts(), { accepted: 0, refused: 0, dropped: 1, waiting: 0 })
})

test('by default a kind of problem is warned of once; what is told may fail', async (t) => {
  const warn = t.mock.method(console, 'warn', () => {
    throw new Error('a broken console')
  })
  createRecorder({ url: 'nowhere', key: 'k' }).run({}, () => 'all else goes on')
  const { recorder } = await listen(t, { onProblem: undefined })
  for (let i = 0; i < 3; i++) recorder.step({ kind: 'tool' }, () => undefined)
  assert.deepEqual(
    warn.mock.calls.map(({ arguments: [text] }) => text),
    [
      'Aftercare: nothing is recorded: "nowhere" is no address of a server. Write it like https://aftercare.example.',
      'Aftercare: a step outside of any run is not recorded. Call it within a run, or name its run.',
    ],
  )
})

test('later lines say a later moment, also where the clock is set back', async (t) => {
  const { recorder, lines } = await listen(t)
  const run = recorder.startRun({ run: 'r' })
  await recorder.flush()
  t.mock.method(Date, 'now', () => 0)
  run.end()
  await recorder.flush()
  const [first, second] = lines()
  assert.ok(first && second && first.sent_at < second.sent_at)
  assert.ok(String(second.started) <= String(second.ended))
})
