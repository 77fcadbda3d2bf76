import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What both benchmarks work with: a plan, a record as large as asked for, the command line, and lines of figures. */
export const root = fileURLToPath(new URL('..', import.meta.url))
export const STEPS_PER_RUN = 10
export const say = (text: string) => process.stdout.write(`${text}\n`)

export const benchPlan = (workflows: number): string => `plan: 1
workspace: bench
client: Bench
time_zone: UTC
currency: USD
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
${Array.from({ length: workflows }, (_, n) => `  desk-${n}: { name: Desk ${n}, risk: medium, owner: ana, objectives: { accepted: ">= 80% over 7d", cost_per_run: "<= 1 USD per run over 7d", tool_errors: "<= 5% over 7d" } }`).join('\n')}
`

/** Ten lines a run: a run line, eight steps, a verdict; texts of a few hundred letters, thirty days, five releases. */
export async function writeRecord(file: string, steps: number, workflows: number): Promise<number> {
  const out = createWriteStream(file)
  let lines = 0
  const put = async (line: object) => {
    lines++
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain')
  }
  const begin = Date.parse('2026-01-01T00:00:00Z')
  for (let run = 0; run < steps / STEPS_PER_RUN; run++) {
    const id = `run-${run.toString(36).padStart(6, '0')}`
    const started = begin + (run % 2592) * 1_000_000 + (run % 977)
    const at = (offset: number) => new Date(started + offset).toISOString()
    await put({
      type: 'run',
      run: id,
      workflow: `desk-${run % workflows}`,
      case: `case-${run}`,
      case_type: `type-${run % 7}`,
      release: `release-${run % 5}`,
      started: at(0),
      ended: at(20_000 + (run % 9000)),
      status: run % 11 === 0 ? 'handed_over' : 'ok',
    })
    for (let step = 0; step < STEPS_PER_RUN; step++) {
      const isModel = step % 2 === 0
      await put({
        type: 'step',
        run: id,
        step: String(step),
        kind: isModel ? 'model' : 'tool',
        ...(isModel
          ? {
              model: 'gpt-4.1',
              tokens: { input: 900 + (run % 400), output: 120 + step },
              cost: { amount: 0.0028 + step / 10_000, currency: 'USD' },
            }
          : { name: `tool-${step}`, status: run % 50 === 0 ? 'error' : 'ok' }),
        started: at(step * 1000),
        ended: at(step * 1000 + 800),
        input: `Customer ${run} asks about order ${run * 7} and wants it changed. `.repeat(3),
        output: `The order ${run * 7} was found; the change was made in step ${step}. `.repeat(3),
      })
    }
    await put({
      type: 'verdict',
      verdict: 'v',
      run: id,
      kind: run % 6 === 0 ? 'rejected' : 'accepted',
      by: { kind: 'person' },
      at: at(3_600_000),
    })
  }
  out.end()
  await once(out, 'finish')
  return lines
}

export function row(name: string, value: string | number): void {
  say(`  ${name.padEnd(80)} ${typeof value === 'number' ? value.toLocaleString('en') : value}`)
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Answers what it prints. */
export async function command(...words: string[]): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'src/cli/bin.ts'), ...words],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`aftercare ${words.join(' ')} ended with ${code}: ${said.err}`)
  return said.out
}
