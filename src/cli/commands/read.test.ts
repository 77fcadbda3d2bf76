import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { main } from '../main.ts'

const captures = fileURLToPath(new URL('../../../test/captures/', import.meta.url))

async function read(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const terminal = {
    out: (text: string) => {
      said.out += text
    },
    err: (text: string) => {
      said.err += text
    },
    stdin: async function* () {},
    isTty: false,
    width: 80,
    colour: false,
  }
  return { code: await main(['read', ...words], terminal, {}), ...said }
}

describe('aftercare read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-read-'))
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('prints the lines of the record, and beside them what it read, what it did not, and what is missing', async () => {
    const { code, out, err } = await read(join(captures, 'openllmetry-0.19'), join(captures, 'otel-manual-proto'))
    const lines = out.trim().split('\n')
    const runs = lines.map((line) => JSON.parse(line)).filter(({ type }) => type === 'run')
    // Of one only the root never came: what the others say of it is a part of it.
    assert.deepEqual(
      [code, lines.length, runs.filter(({ part }) => part === undefined).length, runs.length],
      [0, 10 + 3 + 8 + 2, 4, 5],
    )
    assert.match(err, /01-traces\.bin: OTLP traces, protobuf\n/)
    assert.match(err, /^5 runs, 18 steps: 8 model calls, 3 tool calls, 1 retrieval; 2 steps failed; 1,234 tokens$/m)
    assert.match(err, /^1 run of which the root never arrived$/m)
    assert.match(err, /^1 model call of which the client tells no tokens$/m)
    assert.match(err, /^6 points of metrics: counted, and not kept$/m)
  })

  test('with the rule of each field, where it is asked for', async () => {
    const { out } = await read('--explain', join(captures, 'langfuse-default/01-traces.json'))
    const { line, rules } = JSON.parse(out.split('\n')[0] ?? '')
    assert.deepEqual([line.type, rules.session], ['run', 'Langfuse: session.id'])
  })

  test('with who said what in each step, where it is asked for, beside the line and its rules', async () => {
    const path = join(captures, 'framework-traces/microsoft-agent-2025-12-17.trace.json')
    const lines = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    const [run, , call] = lines((await read('--messages', path)).out)
    assert.deepEqual(Object.keys(run), ['line'])
    assert.deepEqual([Object.keys(call), call.line.kind], [['line', 'messages'], 'model'])
    assert.deepEqual(call.messages, {
      input: [{ role: 'user', content: "What's the weather in Tokyo?" }],
      output: [
        {
          role: 'assistant',
          content: '',
          tool_calls: [
            { id: 'call_CwaJHuXTm9dmHFQPlVbqyzJ0', name: 'get_weather', arguments: '{"location":"Tokyo, Japan"}' },
          ],
        },
      ],
    })
    const [, step] = lines((await read('--messages', '--explain', path)).out)
    assert.deepEqual(Object.keys(step), ['line', 'rules', 'messages'])
  })

  test('a yes or no that a Langfuse client scores is a verdict with the lowest standing', async () => {
    const { out } = await read(join(captures, 'langfuse-default/02-api_public_ingestion.json'))
    const { kind, by, run } = JSON.parse(out)
    assert.deepEqual(
      [kind, by, run],
      ['accepted', { kind: 'judge', id: 'clerk-rating' }, '0af7651916cd43dd8448eb211c80319c'],
    )
  })

  test('executions of n8n are read from a folder of all that its API answered, and what is no evidence is no failure', async () => {
    const { code, out, err } = await read(join(captures, 'n8n-api'))
    assert.equal(code, 0)
    assert.match(err, /execution-parent\.json: n8n, an execution\n/)
    assert.match(err, /executions-since\.json: n8n, 27 executions\n/)
    assert.match(err, /workflow-created\.json: not evidence: a workflow\n/)
    assert.match(err, /errors\.json: not evidence\n/)
    assert.match(err, /^33 runs, 83 steps: 5 model calls, 10 tool calls, 0 retrievals; 19 steps failed; 371 tokens$/m)
    assert.equal(out.trim().split('\n').length, 33 + 83)
    assert.match(
      (await read('--explain', join(captures, 'n8n-api/execution-success-llm.json'))).out,
      /"tokens":"n8n: tokenUsage/,
    )
  })

  test('what cannot be read is named with the reason, and the rest is read all the same', async () => {
    const [unknown, broken] = [join(folder, 'plan.json'), join(folder, 'broken.json')]
    writeFileSync(unknown, '{"plan": 1}')
    writeFileSync(broken, '{"resourceSpans": [')
    const empty = join(folder, 'empty.bin')
    writeFileSync(empty, '')
    const { code, out, err } = await read(unknown, broken, empty, join(captures, 'vercel-ai-7-proto-modern'))
    assert.equal(code, 2)
    assert.match(err, /plan\.json: not read: It is JSON that no way in knows\. What is read: OTLP/)
    assert.match(err, /empty\.bin: not read: It is empty\./)
    assert.match(err, /broken\.json: not read: It is not JSON/)
    assert.equal(out.trim().split('\n').length, 48)
    // Beside what is evidence, it need not be any; and headers that are damaged say nothing.
    cpSync(join(captures, 'openllmetry-0.19'), join(folder, 'beside'), { recursive: true })
    for (const name of ['note.json', '01-traces.headers.json'])
      writeFileSync(join(folder, 'beside', name), '{"plan": 1')
    writeFileSync(join(folder, 'beside', 'other.json'), '{"plan": 1}')
    writeFileSync(join(folder, 'beside', 'other.headers.json'), '{}')
    const beside = await read(join(folder, 'beside'))
    assert.equal(beside.code, 0, beside.err)
    assert.match(beside.err, /other\.json: not evidence\n/)
    assert.deepEqual((await read(join(folder, 'nowhere'))).code, 3)
    assert.match((await read()).err, /^Name the body of a request/)
  })
})
