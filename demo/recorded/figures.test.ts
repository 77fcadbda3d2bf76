import assert from 'node:assert/strict'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { main } from '../../src/cli/main.ts'
import { template } from '../../test/engines/engines.ts'

/** The demo's figures as the product tells them, through its commands, stores and rollups, against the table made by others. */
const recorded = join(import.meta.dirname, 'tau2-runs')
const data = mkdtempSync(join(tmpdir(), 'aftercare-recorded-'))
after(() => rmSync(data, { recursive: true, force: true }))

async function said(...words: string[]): Promise<string> {
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = {
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
    stdin: () => process.stdin,
    isTty: false,
    width: 100,
    colour: false,
  }
  assert.equal(await main([...words, '--data', data], terminal, {}), 0, err.join(''))
  return out.join('')
}

/** How the table calls a file, and the workflow and release it is in the record. */
const releases: readonly [label: string, workflow: string, release: string][] = [
  [
    '2025-07-17 telecom-solo gpt-4.1-2025-04-14 (5 tasks x 4 trials)',
    'telecom-solo',
    '2025-07-17 gpt-4.1-2025-04-14 4trials',
  ],
  ['2025-07-29 airline qwen2.5-7b', 'airline', '2025-07-29 qwen2.5-7b'],
  ['2025-08-01 airline gpt-4.1', 'airline', '2025-08-01 gpt-4.1'],
  ['2025-08-01 airline gpt-4.1 fine-tuned', 'airline', '2025-08-01 gpt-4.1-finetuned'],
  ['2025-08-01 retail gpt-4.1', 'retail', '2025-08-01 gpt-4.1'],
  ['2025-08-01 retail gpt-4.1 fine-tuned', 'retail', '2025-08-01 gpt-4.1-finetuned'],
  ['2025-08-10 telecom gpt-4o', 'telecom', '2025-08-10 gpt-4o'],
  ['2025-10-31 airline claude-sonnet-4-5', 'airline', '2025-10-31 claude-sonnet-4-5'],
  ['2025-11-26 airline gpt-oss-120b (langchain)', 'airline', '2025-11-26 gpt-oss-120b-langchain'],
  ['2025-12-02 airline azure gpt-4o-2024-11-20', 'airline', '2025-12-02 azure-gpt-4o-2024-11-20'],
  ['retail toolorchestra (no timestamps, no usage)', 'retail', 'toolorchestra'],
  ['2026-03-03 airline claude-opus-4-6', 'airline', '2026-03-03 claude-opus-4-6'],
  ['2026-03-08 airline gpt-5.4', 'airline', '2026-03-08 gpt-5.4'],
]

type Row = {
  release: string
  runs: number
  judged: number
  accepted: number
  tool_calls: number
  tool_errors: number
  cost_reported: number | null
  median_duration_ms: number | null
}

test('figures by release say what the verified table of SOURCE.md says', async () => {
  mkdirSync(data, { recursive: true })
  cpSync(await template(), data, { recursive: true })
  await said('plan', 'apply', join(import.meta.dirname, 'maintenance.yaml'))
  await said('import', ...globSync(join(recorded, '*__*.json.gz')).sort(), '--format', 'tau2-bench')
  const table = readFileSync(join(recorded, 'SOURCE.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && /\d%/.test(line))
    .map((line) => line.replace(/ +\|/g, ' |'))
  const rowsByWorkflow = new Map<string, Row[]>()
  for (const workflow of new Set(releases.map(([, workflow]) => workflow))) {
    const answer = await said('figures', '--workflow', workflow, '--by', 'release', '--json')
    rowsByWorkflow.set(workflow, (JSON.parse(answer) as { items: Row[] }).items)
  }
  const told = releases.map(([label, workflow, release]) => {
    const one = rowsByWorkflow.get(workflow)?.find((row) => row.release === release)
    assert.ok(one, `${workflow} has no release ${release}`)
    assert.equal(one.judged, one.runs)
    const pass = `${((one.accepted / one.runs) * 100).toFixed(1)}%`
    const cost = one.cost_reported === null ? 'none' : one.cost_reported.toFixed(2)
    const median = one.median_duration_ms === null ? 'none' : (one.median_duration_ms / 1000).toFixed(1)
    return `| ${label} | ${one.runs} | ${pass} | ${one.tool_calls} | ${one.tool_errors} | ${cost} | ${median} |`
  })
  assert.deepEqual(told, table)
})
