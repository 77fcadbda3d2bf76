import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

// The embedded evidence engine takes what waits at standard input for rows of an insert: here something always does.
const root = fileURLToPath(new URL('..', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'aftercare-stdin-'))
after(() => rmSync(dir, { recursive: true, force: true }))

const run = (id: string | number) =>
  JSON.stringify({ type: 'run', run: `r${id}`, workflow: 'desk', started: '2026-11-02T10:00:00Z', status: 'ok' })
const lines = (count: number) => `${Array.from({ length: count }, (_, i) => run(i)).join('\n')}\n`
const [three, many, data] = [join(dir, 'three.jsonl'), join(dir, 'many.jsonl'), join(dir, 'data')]
writeFileSync(three, lines(3))
writeFileSync(many, lines(20_000))

const node = ['--disable-warning=ExperimentalWarning', join(root, 'src/cli/bin.ts')]
const program = [process.execPath, ...node].map((word) => `'${word}'`).join(' ')
const environment = { ...process.env, FILE: three, MANY: many, PORT: '0' }

/** What a shell says that is given a line in which the program is called `aftercare`. */
function inShell(line: string) {
  const script = `aftercare() { ${program} "$@" --data '${data}'; }\n${line}`
  const { stdout, stderr, status } = spawnSync('sh', ['-c', script], { encoding: 'utf8', env: environment, cwd: dir })
  return { out: stdout, err: stderr, status }
}
/** Runs that are kept: those that were ever sent are the same each time. */
const kept = () => Number(/"runs": (\d+)/.exec(inShell('aftercare figures --json < /dev/null').out)?.[1])

test('lines are taken from a pipe, from a file where it stands, and from a program, however many', async () => {
  assert.match(inShell('cat "$MANY" | aftercare import -').out, /^20,000 lines accepted, 0 refused/)
  assert.match(inShell('{ read -r first; aftercare import -; } < "$FILE"').out, /^2 lines accepted, 0 refused/)
  assert.match(inShell('(sleep 3; cat "$FILE") | aftercare import -').out, /^3 lines accepted, 0 refused/)
  const child = spawn(process.execPath, [...node, 'import', '-', '--data', data], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(readFileSync(many))
  assert.match(await textOf(child), /^20,000 lines accepted, 0 refused/)
  assert.equal(inShell('aftercare import - < /dev/null').status, 2)
  assert.equal(kept(), 20_000)
})

test('what waits there is left to whom it is for', () => {
  const junk = inShell('yes junk | head -c 3000000 | aftercare import "$FILE"')
  assert.deepEqual([junk.out, junk.status], ['3 lines accepted, 0 refused.\n', 0])
  const left = inShell('{ aftercare import "$FILE"; read -r line; echo "$line"; } < "$FILE"')
  assert.equal(left.out, `3 lines accepted, 0 refused.\n${run(0)}\n`)
  assert.equal(kept(), 20_000)
})

test('a server takes in what is sent to it and nothing else', async () => {
  const server = spawn(process.execPath, [...node, 'serve', '--data', data], {
    env: environment,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  server.stdin.on('error', () => undefined).write('junk\n'.repeat(100_000))
  let said = ''
  server.stdout.on('data', (chunk) => {
    said += chunk
  })
  const ended = once(server, 'exit')
  while (!said.includes('Stop with'))
    await Promise.race([once(server.stdout, 'data'), ended.then(() => assert.fail(said))])
  const token = /token=(\w+)/.exec(said)?.[1] ?? assert.fail(said)
  const url = / at (http:\S+)/.exec(said)?.[1] ?? assert.fail(said)
  const words = ['import', three, '--link', `${url}/sign-in?token=${token}`]
  const sent = spawnSync(process.execPath, [...node, ...words], { encoding: 'utf8', input: 'junk\n' })
  assert.deepEqual([sent.stdout, sent.stderr], ['3 lines accepted, 0 refused.\n', ''])
  server.kill('SIGTERM')
  assert.deepEqual(await ended, [0, null])
  assert.equal(kept(), 20_000)
})

async function textOf(child: ChildProcess): Promise<string> {
  let text = ''
  child.stdout?.on('data', (chunk) => {
    text += chunk
  })
  await once(child, 'close')
  return text
}
