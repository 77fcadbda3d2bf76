import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { AppError } from '../../../base/errors.ts'
import { sumExact } from '../../../base/money.ts'
import { parseTime } from '../../../base/time.ts'
import { type Line, lineByType, type RunLine, type StepLine } from '../../record.ts'
import { readTau2Bench, type Tau2BenchOptions } from './tau2-bench.ts'

const repository = join(import.meta.dirname, '../../../..')
const recorded = join(repository, 'demo/recorded/tau2-runs')
const smallBusiness = join(repository, '../shared/data/tau2-small-business')

// runs, accepted, tool calls, tool errors, cost in USD (none: not recorded), median seconds, handed over
const table: Record<string, [number, number, number, number, string, string, number]> = {
  'telecom-solo / 2025-07-17 gpt-4.1-2025-04-14 4trials': [20, 16, 192, 0, '0.94', '11.5', 0],
  'airline / 2025-07-29 qwen2.5-7b': [50, 9, 344, 79, 'none', '88.6', 6],
  'airline / 2025-08-01 gpt-4.1': [20, 10, 148, 1, '0.78', '21.7', 3],
  'airline / 2025-08-01 gpt-4.1-finetuned': [20, 13, 147, 1, 'none', '29.1', 6],
  'retail / 2025-08-01 gpt-4.1': [40, 34, 299, 12, '1.89', '25.2', 2],
  'retail / 2025-08-01 gpt-4.1-finetuned': [40, 34, 292, 23, 'none', '35.4', 1],
  'telecom / 2025-08-10 gpt-4o': [20, 14, 215, 1, '2.13', '230.3', 6],
  'airline / 2025-10-31 claude-sonnet-4-5': [50, 36, 371, 1, '14.44', '108.6', 18],
  'airline / 2025-11-26 gpt-oss-120b-langchain': [50, 19, 847, 16, 'none', '53.8', 28],
  'airline / 2025-12-02 azure-gpt-4o-2024-11-20': [50, 23, 277, 11, '4.20', '25.4', 6],
  'retail / toolorchestra': [114, 96, 873, 0, 'none', 'none', 12],
  'airline / 2026-03-03 claude-opus-4-6': [50, 38, 435, 0, '20.68', '45.1', 12],
  'airline / 2026-03-08 gpt-5.4': [50, 28, 432, 2, '2.29', '23.8', 24],
}

test('the recorded files give the figures of the verified table, by workflow and release', () => {
  const figures: typeof table = {}
  for (const file of filesOf(recorded)) {
    const lines = read(join(recorded, file), file)
    const runs = lines.filter((line) => line.type === 'run')
    const steps = lines.filter((line) => line.type === 'step')
    const calls = steps.filter((step) => step.kind === 'tool' || step.kind === 'write')
    const cost = sumExact(
      steps
        .map((step) => step.cost?.amount)
        .filter((amount) => amount !== undefined)
        .map(String),
    )
    const durations = runs.map(durationOf).filter((seconds) => seconds !== undefined)
    figures[`${runs[0]?.workflow} / ${runs[0]?.release}`] = [
      runs.length,
      lines.filter((line) => line.type === 'verdict' && line.kind === 'accepted').length,
      calls.length,
      calls.filter((step) => step.status === 'error').length,
      cost === null ? 'none' : Number(cost).toFixed(2),
      durations.length === 0 ? 'none' : medianOf(durations).toFixed(1),
      runs.filter((run) => run.status === 'handed_over').length,
    ]
  }
  assert.deepEqual(figures, table)
})

test('every line of the recorded files is a line of the record, and no id occurs twice in a run', () => {
  const runIds = new Set<string>()
  for (const file of filesOf(recorded)) {
    const lines = read(join(recorded, file), file)
    checkLines(lines)
    for (const line of lines) {
      if (line.type !== 'run') continue
      assert.ok(!runIds.has(line.run), `run ${line.run} is in two files`)
      runIds.add(line.run)
    }
  }
  assert.equal(runIds.size, 574)
})

test('the runaway escalation loop of 2025-11-26 is there: 463 hand-over calls in 28 runs', () => {
  const lines = readRecorded('2025-11-26__airline__gpt-oss-120b-langchain.json.gz')
  const calls = lines.filter((line) => line.type === 'step' && line.name === 'transfer_to_human_agents')
  assert.equal(calls.length, 463)
  assert.equal(new Set(calls.map((call) => 'run' in call && call.run)).size, 28)
  assert.deepEqual(new Set(calls.map((call) => call.type === 'step' && call.kind)), new Set(['tool']))
})

test('cost is unknown for every run whose model the price list did not know, and for no other', () => {
  const unknownRuns = (file: string) =>
    new Set(
      readRecorded(file)
        .filter((line): line is StepLine => line.type === 'step' && line.kind === 'model')
        .filter((step) => step.cost?.amount === undefined)
        .map((step) => step.run),
    ).size
  assert.equal(unknownRuns('2025-08-01__airline__gpt-4.1.json.gz'), 0)
  assert.equal(unknownRuns('2026-03-08__airline__gpt-5.4.json.gz'), 0)
  assert.equal(unknownRuns('2025-08-01__airline__gpt-4.1-finetuned.json.gz'), 20)
  assert.equal(unknownRuns('2025-11-26__airline__gpt-oss-120b-langchain.json.gz'), 50)
  assert.equal(unknownRuns('no-timestamps__retail__toolorchestra.json.gz'), 114)
})

test('a file without times and tasks gives unknown times, and a case only where it is certain', () => {
  const lines = readRecorded('no-timestamps__retail__toolorchestra.json.gz')
  const runs = lines.filter((line) => line.type === 'run')
  assert.equal(runs.filter((run) => run.case !== undefined).length, 104)
  assert.equal(new Set(runs.map((run) => run.case).filter((one) => one !== undefined)).size, 104)
  assert.ok(lines.every((line) => !('started' in line) && !('ended' in line) && !('at' in line)))
  assert.ok(runs.every((run) => run.case_type !== undefined))
  assert.ok(runs.every((run) => run.status === undefined || run.status === 'handed_over'))
})

test('nothing of the settings of the models is passed on', () => {
  for (const file of filesOf(recorded)) {
    const bytes = gunzipSync(readFileSync(join(recorded, file))).toString('utf8')
    assert.doesNotMatch(bytes, /"api_key": "(?!removed")/, `${file} ships a key`)
  }
  const key = 'never-to-be-kept'
  const lines = [
    ...readTau2Bench(fileWith([{}], { agent_info: { llm: 'm', llm_args: { api_key: key } } }), { file: 'a' }),
  ]
  assert.ok(!JSON.stringify(lines).includes(key))
})

test('the files of eight small businesses are read as well', (t) => {
  if (!existsSync(smallBusiness)) return t.skip('the small-business files are not beside this checkout')
  const files = filesOf(smallBusiness)
  const lines = files.flatMap((file) => {
    const ofFile = read(join(smallBusiness, file), file)
    checkLines(ofFile)
    return ofFile
  })
  const calls = lines.filter((line) => line.type === 'step' && (line.kind === 'tool' || line.kind === 'write'))
  assert.equal(lines.filter((line) => line.type === 'run').length, 134)
  assert.equal(lines.filter((line) => line.type === 'verdict' && line.kind === 'accepted').length, 119)
  assert.equal(calls.length, 289)
  assert.equal(calls.filter((line) => line.type === 'step' && line.status === 'error').length, 63)
  assert.ok(lines.every((line) => line.type !== 'step' || line.cost?.amount === undefined))
})

const names: [file: string, options: Omit<Tau2BenchOptions, 'file'>, workflow: string, release: string][] = [
  ['2025-08-01__airline__gpt-4.1-finetuned.json.gz', {}, 'airline', '2025-08-01 gpt-4.1-finetuned'],
  ['in/a/folder/2025-07-17__telecom-solo__gpt-4.1__4trials.json', {}, 'telecom-solo', '2025-07-17 gpt-4.1 4trials'],
  ['no-timestamps__retail__toolorchestra.json.gz', {}, 'retail', 'toolorchestra'],
  ['my-results.json', {}, 'airline', 'my-results'],
  ['2025-08-01__airline__gpt-4.1.json', { workflow: 'service-desk', release: 'r7' }, 'service-desk', 'r7'],
]
for (const [file, options, workflow, release] of names)
  test(`${file} with ${JSON.stringify(options)} is workflow ${workflow}, release ${release}`, () => {
    const [run] = readTau2Bench(fileWith([{}]), { file, ...options })
    assert.ok(run?.type === 'run')
    assert.deepEqual([run.workflow, run.release, run.case], [workflow, release, `${workflow}:3`])
  })

const statuses: [name: string, simulation: object, status: RunLine['status']][] = [
  ['the customer ended it', { termination_reason: 'user_stop' }, 'ok'],
  ['the agent failed', { termination_reason: 'agent_error' }, 'error'],
  ['too many tool errors', { termination_reason: 'too_many_errors' }, 'error'],
  ['it ran out of steps', { termination_reason: 'max_steps' }, 'exception'],
  ['an end nobody has listed', { termination_reason: 'infrastructure_error' }, 'error'],
  ['the file does not say', { termination_reason: null }, undefined],
  [
    'it was handed over and then ran out of steps',
    {
      termination_reason: 'max_steps',
      messages: [{ role: 'assistant', tool_calls: [{ name: 'transfer_to_human_agents', arguments: {} }] }],
    },
    'handed_over',
  ],
]
for (const [name, simulation, status] of statuses)
  test(`status when ${name}: ${status ?? 'unknown'}`, () => {
    const [run] = readTau2Bench(fileWith([simulation]), { file: 'a.json' })
    assert.ok(run?.type === 'run')
    assert.equal(run.status, status)
  })

test('two calls with one id in one run stay two steps, each with its own answer and its own times', () => {
  const call = (flight: string) => ({ id: 'x', name: 'get_flight_status', arguments: { flight } })
  const lines = [
    ...readTau2Bench(
      fileWith([
        {
          start_time: '2026-03-08T10:00:00',
          messages: [
            { role: 'assistant', tool_calls: [call('A'), { ...call('B'), id: 'y' }], timestamp: '2026-03-08T10:00:02' },
            { role: 'tool', id: 'x', content: 'on time', error: false, timestamp: '2026-03-08T10:00:03' },
            { role: 'tool', id: 'y', content: 'Error: no such flight', error: true, timestamp: '2026-03-08T10:00:05' },
            { role: 'assistant', tool_calls: [call('C')], timestamp: '2026-03-08T10:00:09' },
          ],
        },
      ]),
      { file: 'a.json' },
    ),
  ]
  const steps = lines.filter((line) => line.type === 'step')
  assert.deepEqual(
    steps.map(({ step, parent, output, status, started, ended }) => [
      step,
      parent,
      output,
      status,
      started?.slice(17),
      ended?.slice(17),
    ]),
    [
      ['0', undefined, undefined, undefined, '00', '02'],
      ['0.0', '0', 'on time', 'ok', '02', '03'],
      ['0.1', '0', 'Error: no such flight', 'error', '03', '05'],
      ['3', undefined, undefined, undefined, '05', '09'],
      ['3.0', '3', undefined, undefined, '09', undefined],
    ],
  )
})

test('a call that changes the record system is a write, with the record it names or made', () => {
  const writesOf = (name: string, input: object, output: string, role = 'assistant', error = false) =>
    [
      ...readTau2Bench(
        fileWith([
          {
            messages: [
              { role, tool_calls: [{ id: '1', name, arguments: input, requestor: role }] },
              { role: 'tool', id: '1', content: output, error },
            ],
          },
        ]),
        { file: 'a.json' },
      ),
    ]
      .filter((line) => line.type === 'write')
      .map(({ step, write, integration, record, fields }) => ({ step, write, integration, record, fields }))
  const written = { step: '0.0', write: '0.0', integration: 'airline-back-office' }
  const cancel = { reservation_id: 'EHGLP3' }
  assert.deepEqual(writesOf('cancel_reservation', cancel, '{}'), [{ ...written, record: 'EHGLP3', fields: cancel }])
  const book = { user_id: 'emma' }
  assert.deepEqual(writesOf('book_reservation', book, '{"reservation_id":"NEW1"}'), [
    { ...written, record: 'NEW1', fields: book },
  ])
  assert.deepEqual(writesOf('crear_solicitud', {}, 'ok'), [{ ...written, record: undefined, fields: {} }])
  assert.deepEqual(writesOf('get_order_details', { order_id: '#W1' }, '{}'), [])
  assert.deepEqual(writesOf('make_payment', {}, 'paid', 'user'), [])
  assert.deepEqual(writesOf('cancel_reservation', cancel, 'Error: no such reservation', 'assistant', true), [])
})

test('of the recorded calls that write, those that failed stay steps of kind write and claim nothing', () => {
  const lines = filesOf(recorded).flatMap((file) => read(join(recorded, file), file))
  const steps = lines.filter((line) => line.type === 'step' && line.kind === 'write')
  const failed = steps.filter((line) => line.type === 'step' && line.status === 'error')
  assert.deepEqual([steps.length, failed.length], [836, 106])
  assert.equal(lines.filter((line) => line.type === 'write').length, 730)
})

const usages: [name: string, message: object, tokens: object][] = [
  ['nothing is cached', { usage: { prompt_tokens: 100, completion_tokens: 7 } }, { input: 100, output: 7 }],
  [
    'the prompt includes the cached tokens, the answer the reasoning',
    {
      usage: { prompt_tokens: 100, completion_tokens: 50 },
      raw_data: {
        usage: {
          prompt_tokens_details: { cached_tokens: 60 },
          completion_tokens_details: { reasoning_tokens: 30 },
        },
      },
    },
    { input: 40, cached_input: 60, output: 20, reasoning: 30 },
  ],
  [
    'the vendor counts the cached tokens apart',
    {
      usage: { prompt_tokens: 100, completion_tokens: 7 },
      raw_data: { usage: { input_tokens: 30, cache_read_input_tokens: 60, cache_creation_input_tokens: 10 } },
    },
    { input: 30, cached_input: 60, cache_write: 10, output: 7 },
  ],
]
for (const [name, message, tokens] of usages)
  test(`token buckets are disjoint where ${name}`, () => {
    const lines = [...readTau2Bench(fileWith([{ messages: [{ role: 'assistant', ...message }] }]), { file: 'a.json' })]
    assert.deepEqual(lines[1]?.type === 'step' && lines[1].tokens, tokens)
  })

test('ids that repeat in a file, count from 1 or are too long become unique ids that fit', () => {
  const uuid = 'd9e865b6-c207-4c0e-9690-4853c7298569'
  const simulations = [{ id: uuid }, { id: uuid }, { id: 1 }, { id: 'x'.repeat(300) }]
  const lines = [...readTau2Bench(fileWith(simulations), { file: 'day.json' })]
  checkLines(lines)
  const ids = lines.filter((line) => line.type === 'run').map((run) => run.run)
  assert.deepEqual(ids.slice(0, 3), [uuid, `${uuid}#2`, 'day:1'])
  assert.equal(new Set(ids).size, 4)
})

test('a run without a reward has no verdict', () => {
  const lines = [...readTau2Bench(fileWith([{ reward_info: null }, { reward_info: { reward: null } }]), { file: 'a' })]
  assert.deepEqual(
    lines.map((line) => line.type),
    ['run', 'run'],
  )
})

const broken: [name: string, json: unknown, place: RegExp][] = [
  ['a list', [], /^a\.json is no tau2-bench result file: the whole is wrong/],
  ['something else', { hello: 1 }, /"info" is wrong/],
  ['no simulations', { ...fileWith([]), simulations: 3 }, /"simulations" is wrong/],
  ['a message without a role', fileWith([{ messages: [{}] }]), /"simulations\.0\.messages\.0\.role" is wrong/],
]
for (const [name, json, place] of broken)
  test(`a file that is ${name} is refused in one sentence`, () => {
    assert.throws(
      () => [...readTau2Bench(json, { file: 'a.json' })],
      (error) => error instanceof AppError && error.code === 'invalid_input' && place.test(error.message),
    )
  })

function fileWith(simulations: object[], info: object = {}): Record<string, unknown> {
  return {
    info: { environment_info: { domain_name: 'airline' }, ...info },
    tasks: [{ id: '3', evaluation_criteria: { actions: [] } }],
    simulations: simulations.map((simulation, index) => ({
      id: `s${index}`,
      task_id: '3',
      messages: [],
      ...simulation,
    })),
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json.gz') && file !== 'published_leaderboard.json')
    .sort()
}

function read(path: string, file: string): Line[] {
  return [...readTau2Bench(JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')), { file })]
}

const readRecorded = (file: string) => read(join(recorded, file), file)

function checkLines(lines: readonly Line[]): void {
  const keys = new Set<string>()
  for (const line of lines) {
    const parsed = lineByType[line.type].safeParse(line)
    assert.ok(parsed.success, `${JSON.stringify(line).slice(0, 300)}: ${parsed.error?.message}`)
    const id =
      line.type === 'step'
        ? line.step
        : line.type === 'write'
          ? line.write
          : line.type === 'verdict'
            ? line.verdict
            : ''
    const key = JSON.stringify([line.type, 'run' in line && line.run, id])
    assert.ok(!keys.has(key), `${key} occurs twice`)
    keys.add(key)
  }
}

function durationOf(run: RunLine): number | undefined {
  const started = run.started === undefined ? undefined : parseTime(run.started)
  const ended = run.ended === undefined ? undefined : parseTime(run.ended)
  return started && ended ? (ended.micros - started.micros) / 1e6 : undefined
}

/** As the table was made: of an even number the greater of the middle two. */
function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
}
