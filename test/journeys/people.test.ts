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
  cpSync(await template(), data, { recursive: true })
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

test('a key: made with a sign-in link, used, listed and revoked, all from the command line', async () => {
  const { link } = await aftercare('link', 'eve@example.com', '--data', data)
  const server = await serve()
  try {
    const made = await aftercare('keys', 'create', 'importer', '--role', 'owner', '--link', server.at(link))
    assert.equal(made.status, 0, made.err)
    const [key = '', id = ''] = [/ac_\w+/.exec(made.out)?.[0], /^Key (\S+),/.exec(made.out)?.[1]]
    const again = await aftercare('keys', 'create', 'more', '--role', 'owner', '--link', server.at(link))
    assert.deepEqual([again.status, again.err.trim().split('\n').length], [4, 1])
    assert.match(again.err, /This sign-in link does not work/)
    const remote = ['--url', server.url, '--key', key]
    assert.match(
      (await aftercare('keys', ...remote)).out,
      /importer +ac_\S* +eve@example\.com +owner +all +any number +\d{4}-/,
    )
    // Who signed in with their link is not locked out by it: their own key makes the next.
    assert.match((await aftercare('link', 'eve@example.com', ...remote)).link, /sign-in\?token=/)
    assert.match((await aftercare('keys', 'create', 'x', '--role', 'viewer', ...remote)).err, /not by another key/)
    assert.equal((await aftercare('keys', 'revoke', id, ...remote)).out, `Key ${id} is revoked.\n`)
    assert.equal((await aftercare('keys', ...remote)).status, 4)
  } finally {
    await server.stop()
  }
})

test('on a folder a key is made for a person, within what they may', async () => {
  const local = (...words: string[]) => aftercare('keys', 'create', 'job', ...words, '--data', data)
  assert.match((await local('--role', 'viewer')).err, /Say whose key it is with "person" \(--person MAIL\)/)
  assert.equal((await local('--role', 'viewer', '--person', 'nobody@example.com')).status, 3)
  assert.equal((await local('--role', 'viewer', '--person', 'eve@example.com', '--days', 'x')).status, 2)
  assert.match((await local('--role', 'viewer', '--person', 'eve@example.com')).out, /shown only now:\n {2}ac_/)
  await aftercare('invite', 'sam@example.com', '--role', 'viewer', '--data', data)
  const beyond = await local('--role', 'viewer,operator', '--person', 'sam@example.com')
  assert.match(beyond.err, /sam@example\.com is not operator here/)
})

test('at a terminal somebody is taken out, listed among those who left, and forgotten once that is said', async () => {
  const local = ['--data', data]
  await aftercare('invite', 'kim@example.com', '--role', 'viewer', '--name', 'Kim Larsen', ...local)
  assert.match((await aftercare('people', 'forget', 'kim@example.com', ...local)).err, /Nobody "kim@example\.com" left/)
  assert.match((await aftercare('people', 'remove', 'kim@example.com', ...local)).out, /^Kim Larsen sees nothing/)
  assert.equal((await aftercare('people', 'remove', 'kim@example.com', ...local)).status, 3)
  assert.match((await aftercare('people', '--left', ...local)).out, /Kim Larsen +kim@example\.com +\d{4}-\S+ +yes/)
  const looked = await aftercare('people', 'forget', 'kim@example.com', ...local)
  assert.match(looked.out, /^Would forget Kim Larsen, kim@example\.com\./)
  const done = await aftercare('people', 'forget', 'kim@example.com', '--yes', ...local)
  assert.deepEqual([done.status, done.out.split('.')[0]], [0, 'Forgotten'], done.err)
  assert.match((await aftercare('people', '--left', ...local)).out, /Somebody who was forgotten .+ is forgotten\n/)
  assert.equal((await aftercare('people', 'forget', 'kim@example.com', '--yes', ...local)).status, 3)
})
