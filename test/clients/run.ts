import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openServing } from '../engines/serving.ts'
import { type Client, clients } from './clients.ts'
import { compare, type Told } from './compare.ts'
import { startRecorder } from './recorder.ts'
import { startModel } from './stub-model.ts'

/**
 * `npm run test:clients [-- NAME...] [--record]`: real clients, installed from the registry, against a model of ours, sending to a
 * server of ours. What arrives must equal what the model served, or the difference be one that the client is known for. With
 * `--record` what they sent is kept beside this file, and is sent again by `replay.test.ts`.
 */
const here = fileURLToPath(new URL('.', import.meta.url))
const place = process.env.AFTERCARE_CLIENTS_DIR ?? join(tmpdir(), 'aftercare-clients')
const words = process.argv.slice(2)
const isRecorded = words.includes('--record')
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
  const recorder = await startRecorder(serving.server.url, key)
  try {
    const told = await driven(client, folder, { STUB: model.url, AFTERCARE: recorder.url, KEY: key })
    const { lines, wrong } = await compare(serving, workspace, client, { served: model.served, told })
    for (const line of lines) process.stdout.write(`  ${line}\n`)
    if (isRecorded) {
      mkdirSync(join(here, 'recorded'), { recursive: true })
      const kept = { served: model.served, told, requests: recorder.requests }
      writeFileSync(join(here, 'recorded', `${client.name}.json`), `${JSON.stringify(kept, null, 1)}\n`)
    }
    return wrong
  } finally {
    model.close()
    recorder.close()
  }
}

/** Installs a client in a folder of its own, once: their dependencies contradict each other. */
async function installed({ name, packages, driver }: Client): Promise<string> {
  const folder = join(place, name)
  mkdirSync(folder, { recursive: true })
  const stamp = join(folder, '.installed')
  const wanted = packages.join(' ')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
    const options = ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error']
    const npm = spawn('npm', [...options, ...packages], { cwd: folder, stdio: 'inherit' })
    const [code] = await once(npm, 'close')
    if (code !== 0) throw new Error(`npm could not install ${name}`)
    writeFileSync(stamp, wanted)
  }
  for (const file of [driver, 'say.mjs']) copyFileSync(join(here, 'drivers', file), join(folder, file))
  return folder
}

async function driven(client: Client, folder: string, environment: Record<string, string>): Promise<Told> {
  const child = spawn(process.execPath, [join(folder, client.driver), ...(client.words ?? [])], {
    cwd: folder,
    env: { ...process.env, ...environment, OTEL_NODE_RESOURCE_DETECTORS: 'env', OTEL_SERVICE_NAME: 'invoice-triage' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  const [code] = await once(child, 'close')
  const line = out.split('\n').findLast((one) => one.startsWith('{"runs"'))
  if (code !== 0 || line === undefined) throw new Error(`${client.name} ended with ${code}: ${out.slice(-2000)}`)
  return JSON.parse(line) as Told
}
