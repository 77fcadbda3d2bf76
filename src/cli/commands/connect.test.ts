import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { openServing, type Serving } from '../../../test/engines/serving.ts'
import { inLanguage } from '../../base/say.ts'
import { clients } from '../../evidence/connect/clients.ts'
import { main } from '../main.ts'

/** A command that runs, what it printed so far, and its exit code once it ended. */
function started(argv: readonly string[], typed = '', interrupt = new AbortController()) {
  const printed = { out: '', err: '' }
  const terminal = {
    out: (text: string) => {
      printed.out += text
    },
    err: (text: string) => {
      printed.err += text
    },
    stdin: async function* () {
      yield Buffer.from(typed)
    },
    isTty: typed !== '',
    width: 110,
    colour: false,
    untilInterrupted: () => interrupt.signal,
  }
  return { printed, interrupt, code: main(argv, terminal, {}) }
}

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** What people copy: what stands under the steps. */
const copied = (out: string): string => {
  const [steps = ''] = out.split('What it does not send:')
  return steps
    .split(/^\d+\. .*:\n/m)
    .slice(1)
    .join('')
}

describe('aftercare connect', () => {
  let serving: Serving
  before(async () => {
    serving = await openServing()
  })
  after(() => serving.close())

  test('what it prints for curl sends a run when it is pasted, and that run is told', async (t) => {
    if (spawnSync('curl', ['--version']).status !== 0) return t.skip('no curl here')
    const link = await serving.server.linkFor('owner@aftercare.local')
    const { workspace } = await serving.workspaceWithKey('connect')
    const { printed, code } = started(['connect', '--link', link, '--workspace', workspace], `${clients.length}\n`)
    await until(() => printed.err.includes('Waiting'))
    assert.match(printed.err, /What do you run\?\n +1 {2}Vercel AI SDK 7/)
    const key = /ac_\w+/.exec(printed.out)?.[0] ?? ''
    const refused = await fetch(`${serving.server.url}/v1/trace`, { method: 'POST', headers: { 'x-api-key': key } })
    assert.equal(refused.status, 404)
    await until(() => printed.err.includes('Refused'))
    assert.match(printed.err, /Refused \(404\): POST \/v1\/trace\. There is nothing at POST \/v1\/trace/)
    const { stdout: sent } = await promisify(execFile)('sh', ['-c', copied(printed.out)])
    assert.deepEqual(JSON.parse(sent), { accepted: 2, refused: [] })
    await serving.app.settle(workspace)
    assert.equal(await code, 0)
    assert.match(printed.out, /The first run is here: first-run-/)
    assert.match(printed.out, /^ {2}model gpt-5-mini, 900 tokens in, 12 out$/m)
    assert.match(printed.out, /^ {2}case {6}T-4711$/m)
    assert.match(printed.out, /^ {2}session {3}No session\.\n {12}-> Give the line of the run "session"\.$/m)
    assert.match(printed.out, /a test and counts in no figure/)
    // The link is used up; the new one it tells works.
    const desk = /http\S+token=\S+/.exec(printed.out)?.[0] ?? ''
    assert.equal((await fetch(desk, { method: 'POST', redirect: 'manual' })).status, 303)
  })

  test('with a key, that key is used and no other made; Ctrl+C ends the waiting only', async () => {
    const { workspace, key: sender } = await serving.workspaceWithKey('own key')
    const body = { name: 'watches', roles: ['operator'] }
    const { key } = await serving.asOwner<{ key: string }>(`/api/v1/keys?workspace=${workspace}`, body)
    const interrupt = new AbortController()
    const argv = ['connect', 'opentelemetry', '--url', `${serving.server.url}/`, '--key', key]
    const { printed, code } = started(argv, '', interrupt)
    await until(() => printed.err.includes('Waiting'))
    assert.ok(printed.out.includes(`export OTEL_EXPORTER_OTLP_HEADERS='x-api-key=${key}'`))
    assert.ok(printed.out.includes(`export OTEL_EXPORTER_OTLP_ENDPOINT='${serving.server.url}'`))
    interrupt.abort()
    assert.equal(await code, 0)
    assert.match(printed.err, /go on working/)
    const keys = await serving.asOwner<{ items: unknown[] }>(`/api/v1/keys?workspace=${workspace}`)
    assert.equal(keys.items.length, 2)
    assert.equal(await started([...argv, '--no-wait']).code, 0)

    const only = started([...argv.slice(0, -1), sender])
    assert.equal(await only.code, 0)
    assert.ok(only.printed.out.includes(sender))
    assert.match(only.printed.err, /^This key only sends\./)
  })

  test('what cannot be connected is said in one sentence', async () => {
    const { key } = await serving.workspaceWithKey('wrong')
    const wrong = started(['connect', 'fax', '--url', serving.server.url, '--key', key])
    assert.equal(await wrong.code, 2)
    assert.match(wrong.printed.err, /"fax" is none of what can be connected\. Name one of\n +1 {2}Vercel/)
    const folder = started(['connect', 'curl'])
    assert.equal(await folder.code, 2)
    assert.match(folder.printed.err, /Runs arrive at a server\. Start one/)
  })
})

test('docs/connect.md says of each client what the program says', () => {
  const doc = readFileSync(new URL('../../../docs/connect.md', import.meta.url), 'utf8')
  for (const { id, name, steps, notSent } of clients) {
    const section = doc.split(/^## /m).find((one) => one.startsWith(`${name}\n`)) ?? ''
    assert.ok(section.includes(`aftercare connect ${id}\``), `${name}: its command`)
    for (const { title, language, text } of steps)
      assert.ok(
        section.includes(`${inLanguage(title)}:\n\n\`\`\`${language}\n${ofDocs(text)}\n\`\`\``),
        `${name}: ${inLanguage(title)}`,
      )
    for (const one of notSent) assert.ok(section.includes(`- ${inLanguage(one)}\n`), `${name}: ${inLanguage(one)}`)
  }
})

const ofDocs = (text: string) => text.replaceAll('{address}', 'http://127.0.0.1:4680').replaceAll('{key}', 'ac_...')
