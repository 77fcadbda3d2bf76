import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openServing, type Serving } from '../../../test/engines/serving.ts'
import { createLog } from '../../base/log.ts'
import { main } from '../../cli/main.ts'
import { openCredential } from '../../store/state/credentials.ts'

const SECRET = 'Bearer canary-4f1c77d0-never-answered'

const planNaming = (credential: string) => `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
integrations: { crm: { name: CRM, writes: true } }
workflows:
  desk:
    name: Desk
    risk: high
    owner: ana
    actions:
      move:
        boundary: L4
        integration: crm
        writes: true
        read_back: { how: http, credential: ${credential}, url: "https://crm.example.com/{record}", fields: [queue] }
`

/** Credentials through the API and the command line, in two workspaces of one server. */
describe('credentials', () => {
  let serving: Serving
  let one: { workspace: string; key: string }
  let other: { workspace: string; key: string }
  const logs = mkdtempSync(join(tmpdir(), 'aftercare-credentials-'))
  const logFile = join(logs, 'log')

  before(async () => {
    serving = await openServing(createLog('debug', logFile))
    one = await serving.workspaceWithKey('one', 'operator')
    other = await serving.workspaceWithKey('other', 'operator')
  })
  after(async () => {
    await serving.close()
    rmSync(logs, { recursive: true, force: true })
  })

  const said: string[] = []
  const ask = async (key: string, method: string, path: string, body?: unknown) => {
    const response = await fetch(`${serving.server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    said.push(text)
    return { status: response.status, body: JSON.parse(text) as Record<string, unknown> }
  }
  const command = async (key: string, input: string, ...words: string[]) => {
    let [out, err] = ['', '']
    const code = await main(
      [...words, '--url', serving.server.url, '--key', key],
      {
        out: (text) => {
          out += text
        },
        err: (text) => {
          err += text
        },
        stdin: async function* () {
          yield Buffer.from(input)
        },
        isTty: false,
        width: 100,
        colour: false,
      },
      {},
    )
    said.push(out, err)
    return { code, out, err }
  }
  const opened = (workspace: string, name: string) =>
    openCredential({ state: serving.app.state, secret: serving.app.folder.secret }, workspace, name)

  test('one that is set from standard input is what a reader gets, without the line end', async () => {
    assert.deepEqual(await command(one.key, `${SECRET}\n`, 'credentials', 'set', 'crm_key'), {
      code: 0,
      out: '"crm_key" is kept, sealed. Nothing shows it again.\n',
      err: '',
    })
    assert.equal(await opened(one.workspace, 'crm_key'), SECRET)
  })

  test('the list says who set it and what names it, and what the plan names and nobody has set', async () => {
    await fetch(`${serving.server.url}/api/v1/plan`, {
      method: 'POST',
      headers: { authorization: `Bearer ${one.key}`, 'content-type': 'text/plain' },
      body: planNaming('erp_key'),
    })
    const { body } = await ask(one.key, 'GET', '/api/v1/credentials')
    const [kept] = body.items as Record<string, unknown>[]
    assert.deepEqual(
      { ...kept, set_at: null },
      { name: 'crm_key', set_at: null, by: 'somebody with an API key', used_by: [] },
    )
    assert.deepEqual(body.missing, [{ name: 'erp_key', used_by: ['workflows.desk.actions.move'] }])
    const listed = await command(one.key, '', 'credentials')
    assert.match(listed.out, /^crm_key +\d{4}-\d{2}-\d{2} +somebody with an API key/m)
    assert.match(listed.out, /"erp_key" is not kept, and workflows\.desk\.actions\.move cannot be read without it/)
  })

  test('another workspace sees, opens and removes nothing of it', async () => {
    const { body } = await ask(other.key, 'GET', '/api/v1/credentials')
    assert.deepEqual([body.items, body.missing], [[], []])
    assert.equal(await opened(other.workspace, 'crm_key'), undefined)
    assert.equal((await ask(other.key, 'DELETE', '/api/v1/credentials/crm_key')).status, 404)
    assert.equal((await ask(other.key, 'GET', `/api/v1/credentials?workspace=${one.workspace}`)).status, 403)
    const into = `/api/v1/credentials/crm_key?workspace=${one.workspace}`
    assert.equal((await ask(other.key, 'PUT', into, { value: 'theirs' })).status, 403)
    await ask(other.key, 'PUT', '/api/v1/credentials/crm_key', { value: 'theirs' })
    assert.deepEqual(
      [await opened(one.workspace, 'crm_key'), await opened(other.workspace, 'crm_key')],
      [SECRET, 'theirs'],
    )
  })

  test('a value sealed for one name or workspace opens under no other', async () => {
    const { state } = serving.app
    const rows = await state.db.selectFrom('credential').selectAll().execute()
    const sealed = rows.find((row) => row.workspace_id === one.workspace)?.sealed ?? ''
    await state.db.updateTable('credential').set({ sealed }).where('workspace_id', '=', other.workspace).execute()
    await assert.rejects(opened(other.workspace, 'crm_key'), { code: 'conflict' })
  })

  test('what cannot be one is refused in a sentence without it', async () => {
    for (const value of [`${SECRET}\r\nX-Other: 1`, `${SECRET}\u0000`, SECRET.repeat(300), 7]) {
      const { status, body } = await ask(one.key, 'PUT', '/api/v1/credentials/crm_key', { value })
      assert.deepEqual([status, body.code], [400, 'invalid_input'])
    }
    const empty = await command(one.key, '\n', 'credentials', 'set', 'crm_key')
    assert.deepEqual([empty.code, /^Nothing came on standard input\./.test(empty.err)], [2, true])
    assert.equal(await opened(one.workspace, 'crm_key'), SECRET)
  })

  test('who only reads may neither see the names nor set one', async () => {
    const { key } = await serving.asOwner<{ key: string }>(`/api/v1/keys?workspace=${one.workspace}`, {
      name: 'reader',
      roles: ['viewer', 'reviewer', 'approver'],
    })
    assert.equal((await ask(key, 'GET', '/api/v1/credentials')).status, 403)
    assert.equal((await ask(key, 'PUT', '/api/v1/credentials/crm_key', { value: 'x' })).status, 403)
    assert.equal((await ask(key, 'DELETE', '/api/v1/credentials/crm_key')).status, 403)
  })

  test('the decision log names it; it is forgotten at once', async () => {
    assert.equal((await command(one.key, '', 'credentials', 'remove', 'crm_key')).out, '"crm_key" is forgotten.\n')
    assert.equal(await opened(one.workspace, 'crm_key'), undefined)
    const { body } = await ask(one.key, 'GET', '/api/v1/decisions')
    const decided = (body.items as { kind: string; body: object }[]).filter(({ kind }) =>
      kind.startsWith('credential.'),
    )
    assert.deepEqual(
      decided.map(({ kind, body }) => [kind, body]),
      [
        ['credential.removed', { credential: 'crm_key' }],
        ['credential.set', { credential: 'crm_key' }],
      ],
    )
  })

  test('no answer, no line of the log and no file of the folder ever held the value', async () => {
    await ask(one.key, 'PUT', '/api/v1/credentials/crm_key', { value: SECRET })
    const canary = SECRET.slice('Bearer '.length)
    assert.deepEqual(
      [...said, readFileSync(logFile, 'utf8')].filter((text) => text.includes(canary)),
      [],
    )
    const files = readdirSync(serving.folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(serving.folder, name))
      .filter((path) => statSync(path).isFile())
    assert.ok(files.length > 20)
    assert.deepEqual(
      files.filter((path) => readFileSync(path).includes(canary)),
      [],
    )
  })
})
