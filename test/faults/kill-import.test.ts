import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** An import may be repeated, and may be killed at any moment and repeated, without changing a total. */

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** `AFTERCARE_TEST_ROUNDS=30` for more kills than a run of all tests has time for. */
const KILLS = Number(process.env.AFTERCARE_TEST_ROUNDS ?? 20)
const files = globSync('demo/recorded/tau2-runs/2025-08-01__*.json.gz', { cwd: root }).sort()

function start(words: string[]) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/cli/bin.ts', ...words, '--data', folder],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  return { child, said, ended: once(child, 'close') }
}

async function run(...words: string[]): Promise<string> {
  const { child, said, ended } = start(words)
  await ended
  assert.equal(child.exitCode, 0, said.err)
  return said.out
}

const importing = ['import', ...files, '--format', 'tau2-bench', '--json']
const totals = async () => JSON.parse(await run('figures', '--by', 'release', '--json')).items

test(`importing twice, and ${KILLS} kills at random moments, end in the same totals`, async () => {
  assert.equal(files.length, 4)
  const first = JSON.parse(await run(...importing))
  assert.equal(first.refused, 0)
  const expected = await totals()
  assert.deepEqual(
    expected.map((row: { release: string; runs: number; tool_calls: number }) => [
      row.release,
      row.runs,
      row.tool_calls,
    ]),
    [
      ['2025-08-01 gpt-4.1', 60, 447],
      ['2025-08-01 gpt-4.1-finetuned', 60, 439],
    ],
  )
  const began = performance.now()
  const again = JSON.parse(await run(...importing))
  const lasts = performance.now() - began
  assert.deepEqual(again, first)
  assert.deepEqual(await totals(), expected)

  // A fresh folder, so that the kills hit the first writing of everything as well.
  rmSync(folder, { recursive: true, force: true })
  let killed = 0
  for (let round = 0; killed < KILLS && round < 2 * KILLS; round++) {
    const { child, ended } = start(importing)
    // While it runs, however fast the machine is.
    await Promise.race([sleep(Math.random() * lasts), ended])
    if (child.exitCode === null && child.kill('SIGKILL')) killed++
    await ended
  }
  assert.equal(killed, KILLS)
  assert.deepEqual(JSON.parse(await run(...importing)), first)
  assert.deepEqual(await totals(), expected)
})
