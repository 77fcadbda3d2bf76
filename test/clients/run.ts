import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openServing } from '../engines/serving.ts'
import { type Client, clients } from './clients.ts'
import { compare, type Told } from './compare.ts'
import { connectFromDesk } from './desk.ts'
import { readThrough } from './read-through.ts'
import { type Recorded, startRecorder } from './recorder.ts'
import { startModel } from './stub-model.ts'

/**
 * `npm run test:clients [-- NAME...] [--record]`: real clients, installed from the registry, against a model of ours, sending to a
 * server of ours or read by it. What arrives must equal what the model served, or the difference be one that the client is known for.
 * With `--record` what they sent or answered is kept beside this file, and is told again by `replay.test.ts`.
 */
const here = fileURLToPath(new URL('.', import.meta.url))
const place = process.env.AFTERCARE_CLIENTS_DIR ?? join(tmpdir(), 'aftercare-clients')
const words = process.argv.slice(2)
const isRecorded = words.includes('--record')
/** A whole platform is compiled and started on a slow machine in less. */
const LONGEST_MS = 15 * 60_000
/** By the desk. */
const NOT_TRIED = { lines: [], wrong: [] }
const chosen = clients.filter(({ name }) => words.every((word) => word.startsWith('--') || name.includes(word)))

const serving = await openServing()
let failed = 0
try {
  for (const client of chosen) {
    const wrong = await tried(client)
    failed += wrong.length > 0 ? 1 : 0
    for (const one of wrong) process.stdout.write(`  WRONG ${one}\n`)
  }
} finally {
  await serving.close()
}
process.stdout.write(`\n${chosen.length - failed} of ${chosen.length} clients tell what was served\n`)
process.exit(failed > 0 ? 1 : 0)

/** Runs one, prints what was served beside what arrived, and answers what is not as it should be. */
async function tried(client: Client): Promise<string[]> {
  process.stdout.write(`\n${client.name}: ${client.packages.join(' ')}\n`)
  const folder = await installed(client)
  const model = await startModel()
  const { workspace, key } = await serving.workspaceWithKey(client.name)
  try {
    const { told, requests, desk } = await driven(client, folder, model.url, { workspace, key })
    const { lines, wrong } = await compare(serving, workspace, client, { served: model.served, told })
    for (const line of [...lines, ...desk.lines]) process.stdout.write(`  ${line}\n`)
    if (isRecorded) keep(client, { served: model.served, told, requests })
    return [...wrong, ...desk.wrong]
  } finally {
    model.close()
  }
}

/** What is answered is long, so that each is a line, without the folders of this machine. */
function keep({ name, isRead }: Client, kept: { served: unknown; told: Told; requests: readonly Recorded[] }): void {
  const { requests: all, ...rest } = kept
  const requests = all.map((one) => ({ ...one, body: withoutPlace(one.body) }))
  const lines = requests.map((one) =>
    JSON.stringify(one).replaceAll(/(?:\/[\w.@-]+)+\/node_modules\//g, '/node_modules/'),
  )
  const text = isRead
    ? `${JSON.stringify(rest).slice(0, -1)},"requests":[\n${lines.join(',\n')}\n]}\n`
    : `${JSON.stringify({ ...rest, requests }, null, 1)}\n`
  mkdirSync(join(here, 'recorded'), { recursive: true })
  writeFileSync(join(here, 'recorded', `${name}.json`), text)
}

/** Traces of errors name folders of this machine. Of bytes each stays one, since what is sent says how long it is. */
function withoutPlace(body: string): string {
  const sent = Buffer.from(body, 'base64').toString('latin1')
  return Buffer.from(sent.replaceAll(place, place.replaceAll(/[^/]/g, 'x')), 'latin1').toString('base64')
}

/** Installs a client in a folder of its own, once: their dependencies contradict each other. */
async function installed({ name, home = name, packages, driver, built }: Client): Promise<string> {
  const folder = join(place, home)
  mkdirSync(folder, { recursive: true })
  const stamp = join(folder, '.installed')
  const wanted = packages.join(' ')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
    const options = ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error']
    await npm(name, folder, [...options, ...(built ? ['--ignore-scripts'] : []), ...packages])
    if (built) await npm(name, folder, ['rebuild', ...built, '--loglevel=error'])
    writeFileSync(stamp, wanted)
  }
  for (const file of [driver, 'say.mjs']) copyFileSync(join(here, 'drivers', file), join(folder, file))
  return folder
}

/** Where there is no package ready for this machine it is compiled, with the headers of the Node that runs it. */
async function npm(name: string, folder: string, words: readonly string[]): Promise<void> {
  const above = dirname(dirname(process.execPath))
  const nodedir = [above, join(above, 'node_modules', `node-${process.platform}-${process.arch}`)].find((one) =>
    existsSync(join(one, 'include', 'node')),
  )
  const env = {
    ...process.env,
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    ...(nodedir === undefined ? {} : { npm_config_nodedir: nodedir }),
  }
  const child = spawn('npm', words, { cwd: folder, stdio: 'inherit', env, timeout: LONGEST_MS })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`npm could not ${words[0]} ${name}`)
}

/** Lets the client's program do what it does, and answers what it says of it and what it sent, or what it answered. */
async function driven(
  client: Client,
  folder: string,
  model: string,
  { workspace, key }: { workspace: string; key: string },
): Promise<{ told: Told; requests: readonly Recorded[]; desk: { lines: string[]; wrong: string[] } }> {
  const before = client.isRead && !client.isSentToo ? undefined : await startRecorder(serving.server.url, key)
  const where = before ? { AFTERCARE: before.url, KEY: key } : {}
  const child = spawn(process.execPath, [join(folder, client.driver), ...(client.words ?? [])], {
    cwd: folder,
    env: {
      ...process.env,
      ...{ ...where, STUB: model, OTEL_NODE_RESOURCE_DETECTORS: 'env', OTEL_SERVICE_NAME: 'invoice-triage' },
    },
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: LONGEST_MS,
  })
  const ended = once(child, 'close')
  try {
    const said = await saidBy(client, child)
    const read = said.n8n ? await readThrough(serving, workspace, said.n8n) : undefined
    const desk = client.isConnectedFromDesk && said.n8n ? await connectFromDesk(said.n8n, said.told) : NOT_TRIED
    // One that is read lives until then.
    child.stdin?.end()
    const [code] = await ended
    if (code !== 0) throw new Error(`${client.name} ended with ${code}`)
    return { told: said.told, requests: [...(before?.requests ?? []), ...(read ?? [])], desk }
  } finally {
    child.stdin?.end()
    await ended
    before?.close()
  }
}

type Said = { told: Told; n8n?: { url: string; key: string } }

/** What the program says in lines of JSON: at last what it did. */
async function saidBy(client: Client, child: ChildProcess): Promise<Said> {
  let n8n: Said['n8n']
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout as NonNullable<typeof child.stdout> })) {
    lines.push(line)
    if (line.startsWith('{"n8n"')) n8n = (JSON.parse(line) as Said).n8n
    if (line.startsWith('{"runs"')) return { told: JSON.parse(line) as Told, ...(n8n ? { n8n } : {}) }
  }
  throw new Error(`${client.name} ended and did not say what it did: ${lines.join('\n').slice(-2000)}`)
}
