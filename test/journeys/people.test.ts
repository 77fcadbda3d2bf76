import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { template } from '../engines/engines.ts'

/** How people and programs get in: the command line and a server, as processes of their own on one folder. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const data = mkdtempSync(join(tmpdir(), 'aftercare-people-'))
const node = ['--disable-warning=ExperimentalWarning', 'src/cli/bin.ts']

before(async () => {
  mkdirSync(data, { recursive: true })
  cpSync(await template(), join(data, 'state'), { recursive: true })
})
after(() => rmSync(data, { recursive: true, force: true }))

async function aftercare(...words: string[]) {
  const child = spawn(process.execPath, [...node, ...words], { cwd: root })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const [status] = await once(child, 'close')
  return { status, out, err, link: linkIn(out) }
}
const linkIn = (text: string): string => /http:\S+\/sign-in\?token=\w+/.exec(text)?.[0] ?? ''

/** A server on the folder; `at` gives a link the address it really listens on. */
async function serve() {
  const child = spawn(process.execPath, [...node, 'serve', '--data', data], {
    cwd: root,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  while (!said.includes('Stop with')) await once(child.stdout, 'data')
  const url = / at (http:\S+)/.exec(said)?.[1] ?? ''
  return {
    url,
    firstLink: linkIn(said),
    at: (link: string) => `${url}${new URL(link).pathname}${new URL(link).search}`,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

test('a lost link: the machine that holds the folder makes another, and only the newest opens', async () => {
  const local = ['--data', data]
  const invited = await aftercare('invite', 'eve@example.com', '--role', 'owner', '--name', 'Eve', ...local)
  assert.equal(invited.status, 0, invited.err)
  const renewed = await aftercare('link', 'eve@example.com', ...local)
  assert.match(renewed.link, /^http:\/\/127\.0\.0\.1:4680\/sign-in\?token=/)
  assert.match((await aftercare('log', ...local)).out, /local:\S+ +person\.link/)
  assert.match((await aftercare('me', ...local)).out, /person at this terminal \(local:.+default .+: owner, operator/s)
  const server = await serve()
  try {
    assert.ok(server.firstLink, 'nobody has signed in yet')
    assert.equal((await fetch(server.at(invited.link))).status, 410)
    const page = await fetch(server.at(renewed.link))
    assert.match(await page.text(), /Sign in to Aftercare as Eve/)
    const used = await fetch(server.at(renewed.link), { method: 'POST', redirect: 'manual' })
    const cookie = used.headers.get('set-cookie')?.split(';')[0] ?? ''
    const people = await fetch(`${server.url}/api/v1/people`, { headers: { cookie } })
    assert.equal(people.status, 200)
  } finally {
    await server.stop()
  }
})
