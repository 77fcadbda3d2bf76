import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { RunLine, StepLine } from '../../record.ts'
import { readLine } from '../read-line.ts'
import { linesOf } from '../spans/lines.ts'
import { nothing, type Span } from '../spans/span.ts'
import { withinBounds } from '../within-bounds.ts'
import { executionsIn, otherAnswer } from './executions.ts'
import { linesOfExecutions } from './lines.ts'

const captures = fileURLToPath(new URL('../../../../test/captures/n8n-api/', import.meta.url))
const answer = (name: string): unknown => JSON.parse(readFileSync(join(captures, `${name}.json`), 'utf8'))

/** Answers as they come over the wire, read together. */
function read(...answers: unknown[]) {
  const told = linesOfExecutions(answers.flatMap((one) => executionsIn(JSON.parse(JSON.stringify(one))) ?? []))
  const lines = told.map(({ line }) => line)
  const runs = lines.filter((line): line is RunLine => line.type === 'run')
  const steps = lines.filter((line): line is StepLine => line.type === 'step')
  const step = (name: string) => steps.findLast((one) => one.name === name)
  const rules = (name: string) => told.find(({ line }) => line.type === 'step' && line.name === name)?.rules
  return { told, lines, runs, steps, step, rules }
}

const START = Date.parse('2026-03-09T10:00:00.000Z')
/** A run of a node, that gave one item. */
const ran = (json: unknown, more: object = {}) => ({
  startTime: START + 100,
  executionTime: 20,
  executionStatus: 'success',
  source: [],
  data: { main: [[{ json }]] },
  ...more,
})
const after = (previousNode: string, previousNodeRun = 0) => ({ source: [{ previousNode, previousNodeRun }] })
const execution = (runData: object, nodes: object[] = [], more: object = {}, data: object = {}) => ({
  id: '7',
  mode: 'webhook',
  status: 'success',
  startedAt: '2026-03-09T10:00:00.000Z',
  stoppedAt: '2026-03-09T10:00:02.000Z',
  workflowId: 'w1',
  workflowData: { id: 'w1', name: 'Claims', nodes, connections: {} },
  data: { resultData: { runData }, ...data },
  ...more,
})
const node = (name: string, type: string, more: object = {}) => ({ name, type, ...more })

describe('executions of n8n as they were recorded', () => {
  test('ids are texts also where they come as numbers, and the answer to a retry is the execution that it started', () => {
    const retried = { ...(answer('execution-retry-answer') as object), id: 26, retryOf: 11 }
    const { runs } = read(answer('execution-retry-result'), retried, answer('execution-retry-origin'))
    assert.deepEqual(
      runs.map((run) => [run.run, run.case, run.trigger, run.mode, run.labels?.['n8n.execution.retry_of']]),
      [
        ['4c650916ef6c480df986aab5afa31572', 'n8n:11', 'webhook', 'live', undefined],
        ['5fa947aa0684b045b57a11d8d6620ccb', 'n8n:11', 'retry', 'live', '11'],
      ],
    )
    assert.deepEqual(
      read(retried).runs.map((run) => [run.run, run.case]),
      [['n8n:26', 'n8n:11']],
    )
  })

  test('what a retry took over is shown and does not count again', () => {
    const { steps } = read(answer('execution-retry-result'))
    assert.deepEqual(
      steps.map(({ name, attempt, attributes }) => [name, attempt, attributes?.['n8n.node.carried_over_from']]),
      [
        ['Post to ERP', 2, undefined],
        ['Webhook', undefined, '11'],
        ['Post', undefined, undefined],
        ['Done', undefined, undefined],
      ],
    )
  })

  test('one that waits is running; resumed it is the same run, and the approval lasted as long as it was waited for', () => {
    const [waiting, resumed] = [answer('execution-waiting'), answer('execution-resumed')]
    const before = read(waiting)
    assert.deepEqual([before.runs[0]?.status, before.runs[0]?.ended], ['running', undefined])
    assert.deepEqual(
      [before.step('Wait for controller')?.status, before.step('Wait for controller')?.kind],
      ['running', 'approval'],
    )
    const { runs, step, lines } = read(answer('executions-waiting-list'), resumed, waiting)
    const run = runs.find(({ run }) => run === before.runs[0]?.run)
    assert.deepEqual([run?.status, run?.ended], ['ok', '2026-11-22T20:50:20.084000Z'])
    const approval = step('Wait for controller')
    assert.equal(approval?.step, before.step('Wait for controller')?.step)
    assert.deepEqual(
      [approval?.started, approval?.ended],
      ['2026-11-22T20:50:15.631000Z', '2026-11-22T20:50:20.035000Z'],
    )
    assert.equal(lines.filter((line) => line.type === 'run' && line.labels?.['n8n.execution.id'] === '25').length, 1)
  })

  test('of a crashed execution the end is not known, and of the node that crashed neither beginning nor end', () => {
    const { runs, step, told } = read(answer('execution-crashed'))
    assert.deepEqual([runs[0]?.status, runs[0]?.ended], ['error', undefined])
    assert.match(told[0]?.rules.ended ?? '', /^n8n: not known/)
    const crashed = step('Reconcile')
    assert.deepEqual([crashed?.status, crashed?.started, crashed?.ended], ['error', undefined, undefined])
    assert.equal(crashed?.error?.type, 'NodeCrashedError')
  })

  test('a canceled execution neither failed nor succeeded', () => {
    for (const name of ['execution-canceled', 'execution-stopped-while-running']) {
      const { runs, steps } = read(answer(name))
      assert.deepEqual([runs[0]?.status, runs[0]?.labels?.['n8n.execution.status']], [undefined, 'canceled'])
      assert.equal(
        runs[0]?.ended?.slice(0, 19),
        name === 'execution-canceled' ? '2026-11-22T20:50:19' : '2026-11-22T20:53:13',
      )
      assert.ok(steps.every(({ status }) => status === undefined || status === 'ok'))
    }
  })

  test('tokens are those of the calls, and not what the agent tells of its last', () => {
    const { steps } = read(answer('execution-success-ai'))
    assert.deepEqual(
      steps.filter(({ tokens }) => tokens).map(({ name, tokens, parent }) => [name, tokens, parent]),
      [
        ['Chat model', { input: 103, output: 4 }, 'n8n:1/Triage agent/0'],
        ['Chat model', { input: 175, output: 29 }, 'n8n:1/Triage agent/0'],
      ],
    )
    const [asked, answered] = [
      steps.find(({ kind }) => kind === 'model'),
      steps.findLast(({ kind }) => kind === 'model'),
    ]
    assert.match(asked?.input ?? '', /^System: You triage supplier invoices\.\nHuman: /)
    assert.match(answered?.output ?? '', /^Decision: hold\./)
    assert.deepEqual([asked?.model, asked?.provider, asked?.integration], ['gpt-4o-mini', 'openai', 'Stub OpenAI'])
  })

  test('an error that the workflow goes on after fails the node and not the run, and not whoever is handed it', () => {
    const { runs, step, rules } = read(answer('execution-success-but-node-failed'))
    assert.equal(runs[0]?.status, 'ok')
    assert.deepEqual(
      [step('Enrich')?.status, step('Enrich')?.error?.type, step('Fallback')?.status],
      ['error', 'AxiosError', 'ok'],
    )
    assert.equal(rules('Enrich')?.status, 'n8n: error of items that went on')
  })

  test('what a node called is beneath it, in its run; alone it is a run of its own that replaces nothing', () => {
    const [parent, child] = [answer('execution-parent'), answer('execution-subworkflow')]
    const { runs, steps, step } = read(child, parent)
    assert.deepEqual(
      runs.map(({ run, workflow }) => [run, workflow]),
      [['6925427f660950a9280a384ea73363d2', 'Supplier onboarding']],
    )
    assert.ok(steps.every(({ run }) => run === '6925427f660950a9280a384ea73363d2'))
    assert.equal(step('Sub: score supplier')?.parent, step('Call sub')?.step)
    const alone = read(child).runs[0]
    assert.deepEqual([alone?.run, alone?.mode, alone?.labels?.['n8n.execution.parent_id']], ['n8n:248', 'live', '247'])
    const handler = read(answer('execution-error-workflow-run')).runs[0]
    assert.deepEqual(
      [handler?.run, handler?.trigger, handler?.labels?.['n8n.execution.parent_id']],
      ['n8n:10', 'error', '9'],
    )
  })

  test('what the workflow says of itself are labels', () => {
    assert.equal(read(answer('execution-success-customdata')).runs[0]?.labels?.supplier, 'ACME')
  })

  test('nothing that resumes an execution leaves the reader', () => {
    const names = readdirSync(captures)
    const secrets = new Set<string>()
    for (const name of names)
      for (const [, ...found] of readFileSync(join(captures, name), 'utf8').matchAll(
        /"resumeToken": "(\w+)"|signature=(\w+)|"(http[^"]+-waiting[^"]+)"/g,
      ))
        for (const one of found) if (one) secrets.add(one)
    assert.ok(secrets.size > 15)
    for (const name of names) {
      const told = JSON.stringify(read(answer(name.replace('.json', ''))).told)
      for (const secret of secrets) assert.ok(!told.includes(secret), `${name} tells ${secret.slice(0, 40)}`)
    }
  })

  test('an answer of another kind is called by its name', () => {
    const named = [
      'workflow-created',
      'workflow-history',
      'workflows-list',
      'insights-summary',
      'projects',
      'execution-stop-answer',
    ]
    assert.deepEqual(
      named.map((name) => [executionsIn(answer(name)), otherAnswer(answer(name))]),
      ['a workflow', 'versions of a workflow', 'workflows', 'insights', 'an error', 'an execution without its id'].map(
        (one) => [undefined, one],
      ),
    )
  })
})

describe('what nodes are', () => {
  const langchain = (name: string) => `@n8n/n8n-nodes-langchain.${name}`
  const base = (name: string) => `n8n-nodes-base.${name}`
  const cases: readonly [string, object, StepLine['kind'], string?][] = [
    [langchain('lmChatAnthropic'), {}, 'model'],
    [langchain('openAi'), {}, 'model', 'openAi'],
    [langchain('embeddingsOpenAi'), {}, 'retrieval'],
    [langchain('vectorStoreQdrant'), { mode: 'retrieve-as-tool' }, 'retrieval', 'vectorStoreQdrant'],
    [langchain('vectorStoreQdrant'), { mode: 'insert' }, 'write', 'vectorStoreQdrant'],
    [langchain('toolWorkflow'), {}, 'tool'],
    [langchain('agent'), {}, 'other'],
    [langchain('memoryBufferWindow'), {}, 'other'],
    [langchain('guardrails'), {}, 'guardrail'],
    [base('httpRequest'), { url: 'https://user:secret@erp.example/x' }, 'tool', 'erp.example'],
    [base('httpRequest'), { method: 'POST', url: '={{ $json.url }}' }, 'tool'],
    [
      base('httpRequest'),
      { method: 'PATCH', url: '=https://erp.example:8443/{{ $json.id }}' },
      'write',
      'erp.example:8443',
    ],
    [base('postgres'), { operation: 'executeQuery' }, 'tool', 'postgres'],
    [base('postgres'), { operation: 'upsert' }, 'write', 'postgres'],
    [base('googleSheetsTool'), { operation: 'appendOrUpdate' }, 'write', 'googleSheets'],
    [base('gmail'), { operation: 'getAll' }, 'tool', 'gmail'],
    [base('slack'), { operation: 'sendAndWait' }, 'approval', 'slack'],
    ['n8n-nodes-acme.crm', { operation: '={{ $json.what }}' }, 'tool', 'crm'],
    [base('wait'), { resume: 'form' }, 'approval'],
    [base('wait'), {}, 'other'],
    [base('form'), {}, 'approval'],
    [base('formTrigger'), {}, 'other'],
    [base('gmailTrigger'), {}, 'other'],
    [base('switch'), {}, 'decision'],
    [base('code'), {}, 'other'],
    [base('merge'), {}, 'other'],
  ]
  for (const [type, parameters, kind, integration] of cases)
    test(`${type} ${JSON.stringify(parameters)} is ${kind}`, () => {
      const { step } = read(execution({ N: [ran({})] }, [node('N', type, { parameters })]))
      assert.deepEqual([step('N')?.kind, step('N')?.integration], [kind, integration])
    })

  test('a sub-node whose definition is not there is what it gives', () => {
    const { step } = read(
      execution({ Find: [ran({}, { data: { ai_vectorStore: [[{ json: { response: [{ pageContent: 'a' }] } }]] } })] }),
    )
    assert.deepEqual([step('Find')?.kind, step('Find')?.sources], ['retrieval', [{ pageContent: 'a' }]])
  })
})

describe('what executions say', () => {
  const mode = (more: object) => read(execution({}, [], more)).runs[0]?.mode
  test('how it began says whether it was a test; where that is not told, nothing is claimed', () => {
    assert.deepEqual(
      ['manual', 'evaluation', 'cli', 'webhook', 'trigger', 'chat', 'error'].map((one) => mode({ mode: one })),
      ['test', 'test', 'test', 'live', 'live', 'live', 'live'],
    )
    assert.equal(mode({ mode: 'integrated' }), undefined)
    assert.equal(
      mode({
        mode: 'integrated',
        data: { parentExecution: { executionId: 1, executionContext: { source: 'manual' } } },
      }),
      'test',
    )
    assert.equal(mode({ mode: 'constructor' }), undefined)
  })

  test('without a status it is what the rest says', () => {
    const status = (more: object) => read(execution({}, [], { status: undefined, ...more })).runs[0]?.status
    assert.equal(status({ finished: true }), 'ok')
    assert.equal(status({ finished: false, stoppedAt: null }), 'running')
    assert.equal(status({ finished: false, waitTill: '2026-03-10T00:00:00.000Z' }), 'running')
    assert.equal(status({ finished: false, data: { resultData: { error: { message: 'no' } } } }), 'error')
    assert.equal(status({ finished: false }), undefined)
  })

  test('its time limit is an exception: nobody decided it', () => {
    const error = {
      name: 'TimeoutExecutionCancelledError',
      message: 'The execution was cancelled because it timed out',
    }
    const { runs, steps } = read(
      execution({}, [], { status: 'canceled', data: { resultData: { runData: {}, error } } }),
    )
    assert.deepEqual([runs[0]?.status, steps[0]?.status, steps[0]?.error?.type], ['exception', 'error', error.name])
  })

  test('what an item says of an error counts where the node goes on after errors, and once', () => {
    const failed = { json: { error: 'quota' } }
    const of = (more: object, data: unknown) =>
      read(execution({ A: [ran({}, { data: { main: data } })] }, [node('A', 'n8n-nodes-base.httpRequest', more)])).step(
        'A',
      )
    assert.equal(of({}, [[failed]])?.status, 'ok')
    assert.equal(of({ onError: 'continueRegularOutput' }, [[failed, { json: {} }]])?.error?.message, 'quota')
    assert.equal(of({ continueOnFail: true }, [[failed]])?.status, 'error')
    assert.equal(of({ onError: 'continueErrorOutput' }, [[failed], []])?.status, 'ok')
    assert.equal(of({ onError: 'continueErrorOutput' }, [[], [failed]])?.status, 'error')
    const handed = read(
      execution(
        { A: [ran({ error: 'quota' })], B: [ran({ error: 'quota' }, after('A'))] },
        ['A', 'B'].map((name) => node(name, 'n8n-nodes-base.httpRequest', { onError: 'continueRegularOutput' })),
      ),
    )
    assert.deepEqual([handed.step('A')?.status, handed.step('B')?.status], ['error', 'ok'])
  })

  test('redaction by the source is told, and is not an empty answer', () => {
    const empty = { A: [ran({})], B: [ran({}, after('A'))] }
    const { runs, step } = read(
      execution(empty, [], {}, { redactionInfo: { isRedacted: true, reason: 'workflow_redaction_policy' } }),
    )
    assert.equal(runs[0]?.labels?.['n8n.redaction'], 'redacted by source')
    assert.deepEqual([step('B')?.input, step('B')?.output], ['[redacted by source]', '[redacted by source]'])
    assert.equal(step('B')?.attributes?.['n8n.redaction'], 'redacted by source')
    const gone = read(execution({}, [], {}, { redactionInfo: {} })).runs[0]
    assert.deepEqual([gone?.input, gone?.output], ['[redacted by source]', '[redacted by source]'])
    const item = { data: { main: [[{ json: {}, redaction: { redacted: true } }, { json: { a: 1 } }]] } }
    assert.equal(read(execution({ A: [ran({}, item)] })).step('A')?.output, '["[redacted by source]",{"a":1}]')
    const revealed = read(execution(empty, [], {}, { redactionInfo: { isRedacted: false } }))
    assert.equal(revealed.step('B')?.output, '[{}]')
  })

  test('links to resume are taken out of every text, signed or not, and so is what is named as a credential', () => {
    const token = 'a1b2c3d4'.repeat(8)
    const said = {
      mail: 'Approve: https://n8n.example/webhook-waiting/7?approved=true&signature=feed01 or https://n8n.example/form-waiting/7.',
      nested: JSON.stringify({ link: 'https:\\/\\/n8n.example\\/webhook-waiting\\/7', resumeToken: 'other-token' }),
      encoded: 'next=https%3A%2F%2Fn8n.example%2Fwebhook-waiting%2F7%3Fsignature%3Dfeed02',
      elsewhere: `token ${token}, at https://n8n.example/renamed/7?x=1 and https://a.example/f?signature=feed03&keep=1`,
      headers: { authorization: 'Bearer abc', cookie: 'sid=1', 'x-api-key': 'k', accept: 'json' },
      resumeUrl: 'https://n8n.example/anything',
    }
    const { told, step } = read(
      execution(
        { A: [ran(said, { metadata: { resumeUrl: 'https://n8n.example/renamed/7?x=1' } })] },
        [],
        { customData: { [token]: `see ${token}` } },
        { resumeToken: token },
      ),
    )
    const text = JSON.stringify(told)
    for (const secret of [
      token,
      'feed0',
      'other-token',
      'waiting/7',
      'waiting\\',
      'waiting%2F7',
      'renamed/7',
      'Bearer',
      'sid=1',
      'n8n.example/anything',
    ])
      assert.ok(!text.includes(secret), secret)
    assert.match(step('A')?.output ?? '', /"accept":"json".*/)
    assert.match(step('A')?.output ?? '', /keep=1/)
  })

  test('runs of a trace that was joined are one run, and each execution is in it', () => {
    const tracingContext = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }
    const { runs, steps } = read(
      execution({}, [], { tracingContext }),
      execution({}, [], { id: 8, tracingContext, startedAt: '2026-03-09T10:00:01.000Z' }),
    )
    assert.deepEqual(
      [runs.map(({ run }) => run), steps.map(({ step }) => step)],
      [['0af7651916cd43dd8448eb211c80319c'], ['n8n:7', 'n8n:8']],
    )
  })

  test('the spans of an execution are in its run, which is called as the execution says', () => {
    const trace = '0af7651916cd43dd8448eb211c80319c'
    const tracingContext = { traceparent: `00-${trace}-b7ad6b7169203331-01` }
    const span: Span = {
      trace,
      span: 'b7ad6b7169203331',
      parent: undefined,
      name: 'workflow.execute',
      started: '2026-03-09T10:00:00.000000Z',
      ended: '2026-03-09T10:00:02.000000Z',
      status: 'ok',
      message: '',
      attributes: { 'n8n.workflow.id': 'w1', 'n8n.execution.status': 'success' },
      events: [],
      resource: {},
      scope: { name: '', version: '' },
    }
    const executions = executionsIn(execution({}, [], { tracingContext })) ?? []
    const lines = linesOf({ ...nothing, spans: [span], executions }).map(({ line }) => line)
    assert.deepEqual(
      lines.map((line) => [line.type, 'run' in line && line.run, line.type === 'run' && line.workflow]),
      [
        ['step', trace, false],
        ['run', trace, 'Claims'],
        ['step', trace, false],
      ],
    )
  })

  test('what a sub-node was asked is not what its agent answered, and a disabled node did nothing', () => {
    const answered = { data: { ai_languageModel: [[{ json: { response: { generations: [[{ text: 'yes' }]] } } }]] } }
    const { step } = read(
      execution(
        { Agent: [ran({ output: 'yes' })], Model: [ran({}, { ...after('Agent'), ...answered })], Off: [ran({})] },
        [node('Off', 'n8n-nodes-base.httpRequest', { disabled: true })],
      ),
    )
    assert.deepEqual([step('Model')?.input, step('Model')?.output, step('Model')?.kind], [undefined, 'yes', 'model'])
    assert.equal(step('Off')?.kind, 'other')
  })

  test('texts made to hold up whoever searches them do not', () => {
    const long = [
      '\\'.repeat(300_000),
      'http:'.repeat(60_000),
      '/webhook-waiting'.repeat(20_000),
      'signature'.repeat(30_000),
      '?signature='.repeat(30_000),
    ]
    const before = performance.now()
    read(execution(Object.fromEntries(long.map((text, index) => [`N${index}`, [ran({ text })]]))))
    assert.ok(performance.now() - before < 5_000)
  })

  test('retries of retries are the same case, counted in the order they began', () => {
    const { runs, steps } = read(
      execution({}, [], { id: 3, mode: 'retry', retryOf: 2, startedAt: '2026-03-09T12:00:00.000Z' }),
      execution({}, [], { id: 2, mode: 'retry', retryOf: '1', startedAt: '2026-03-09T11:00:00.000Z' }),
      execution({}, [], { id: 1, status: 'error', mode: 'manual' }),
    )
    assert.deepEqual(
      runs.map((run) => run.case),
      ['n8n:1', 'n8n:1', 'n8n:1'],
    )
    assert.deepEqual(
      steps.map(({ attempt }) => attempt),
      [undefined, 2, 3],
    )
  })

  test('what nobody would write on purpose ends nothing', () => {
    const junk: unknown[] = [null, 7, 'x', [], {}, [[]], { a: { b: [] } }, true, -1, 1e300]
    const fields = [
      'id',
      'status',
      'startedAt',
      'stoppedAt',
      'retryOf',
      'retrySuccessId',
      'workflowId',
      'workflowVersionId',
      'tracingContext',
      'customData',
      'workflowData',
      'data',
      'finished',
    ]
    const runFields = [
      'startTime',
      'executionTime',
      'executionIndex',
      'executionStatus',
      'source',
      'data',
      'inputOverride',
      'error',
      'metadata',
    ]
    const good = { A: [ran({ a: 1 })], B: [ran({}, { ...after('A'), data: { ai_tool: [[{ json: {} }]] } })] }
    const check = (...answers: unknown[]) => {
      for (const line of read(...answers).lines) {
        const again = readLine(JSON.stringify(withinBounds(line)))
        assert.equal(again.kind, 'line', again.kind === 'refused' ? again.reason : '')
      }
    }
    for (const value of junk) {
      for (const field of fields) check(execution(good, [], { [field]: value }))
      for (const field of runFields) check(execution({ ...good, A: [ran({}, { [field]: value })] }))
      for (const field of ['resultData', 'executionData', 'parentExecution', 'resumeToken', 'redactionInfo'])
        check(execution(good, [], {}, { [field]: value }))
      for (const field of ['parameters', 'credentials', 'type', 'name', 'onError'])
        check(execution(good, [node('A', 'n8n-nodes-base.httpRequest', { [field]: value })]))
      check(
        execution({ A: value, B: [value] }, [value as object]),
        execution({ A: [ran({}, { data: { main: [[{ json: value, binary: value, error: value }], value] } })] }),
      )
      check(value, { data: [value], nextCursor: value })
    }
    const circle = execution({
      A: [ran({}, { ...after('B'), data: { ai_tool: [[{ json: {} }]] } })],
      B: [ran({}, { ...after('A'), data: { ai_tool: [[{ json: {} }]] } })],
      C: [ran({}, { ...after('C'), data: { ai_tool: [[{ json: {} }]] } })],
    })
    const parents = new Map(read(circle).steps.map(({ step, parent }) => [step, parent]))
    for (const step of parents.keys()) {
      let at: string | undefined = step
      for (let up = 0; at !== undefined; up++, at = parents.get(at)) assert.ok(up <= parents.size, step)
    }
    const calls = (id: number, called: number) =>
      execution({ Call: [ran({}, { metadata: { subExecution: { executionId: called } } })] }, [], {
        id,
        retryOf: called,
      })
    assert.equal(read(calls(1, 2), calls(2, 1)).runs.length, 1)
    check(calls(1, 1), calls(2, 3), calls(3, 2))
    check(execution({ [`node ${'x'.repeat(100_000)}`]: [ran({})] }, [], { id: '9'.repeat(5_000) }))
    check(
      JSON.parse(
        JSON.stringify(execution({}))
          .replace('"runData":{}', '"runData":{"__proto__":[{"startTime":1,"data":{"__proto__":[[{"json":1}]]}}]}')
          .replace('"id":"7"', '"id":"7","customData":{"__proto__":"x"}'),
      ),
    )
    assert.equal(({} as { startTime?: number }).startTime, undefined)
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const nested = JSON.parse(JSON.stringify(execution({ A: [ran('HERE')] })).replace('"HERE"', deep))
    assert.match(
      linesOfExecutions(executionsIn(nested) ?? [])
        .map(({ line }) => ('output' in line ? line.output : ''))
        .join(),
      /nested too deeply/,
    )
  })
})
