import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { openServing, type Serving } from '../../test/engines/serving.ts'
import { main } from './main.ts'
import { isOfNoWorkspace } from './sign-in.ts'

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const printed = { out: '', err: '' }
  const terminal = {
    out: (text: string) => {
      printed.out += text
    },
    err: (text: string) => {
      printed.err += text
    },
    stdin: async function* () {},
    isTty: false,
    width: 110,
    colour: false,
    untilInterrupted: () => new AbortController().signal,
  }
  return { code: await main(argv, terminal, {}), ...printed }
}

describe('signing in with a one-time link', () => {
  let serving: Serving
  before(async () => {
    serving = await openServing()
  })
  after(() => serving.close())

  test('of several workspaces one has to be named, and the link is not used up by asking which', async () => {
    const { workspace } = await serving.workspaceWithKey('Second')
    const link = await serving.server.linkFor('owner@aftercare.local')
    for (let time = 0; time < 2; time++) {
      const asked = await run('keys', 'create', 'gateway', '--role', 'operator', '--link', link)
      assert.deepEqual([asked.code, asked.out], [2, ''], asked.err)
      assert.match(asked.err, /You have 2 workspaces\. Say which one; the link still works:\n/)
      assert.match(asked.err, new RegExp(`^  --workspace ${workspace}   Second$`, 'm'))
    }
    const made = await run(
      ...['keys', 'create', 'gateway', '--role', 'operator', '--link', link, '--workspace', workspace],
    )
    assert.equal(made.code, 0, made.err)
    assert.match(made.out, /ac_\w+/)
    const again = await run('keys', '--link', link, '--workspace', workspace)
    assert.equal(again.code, 4, again.err)
    assert.match(again.err, /it was used, replaced by a newer one, or is older than a day/)
  })

  test('what is of no workspace needs none', async () => {
    const link = await serving.server.linkFor('owner@aftercare.local')
    const { code, out, err } = await run('me', '--link', link)
    assert.equal(code, 0, err)
    assert.match(out, /owner@aftercare\.local/)
  })
})

test('which paths are of no workspace is what the API says of them', () => {
  const { paths } = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
    paths: Record<string, Record<string, { parameters?: { name: string }[] }>>
  }
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { parameters = [] }] of Object.entries(methods))
      assert.equal(isOfNoWorkspace(path), !parameters.some(({ name }) => name === 'workspace'), `${method} ${path}`)
})
