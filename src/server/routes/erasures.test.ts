import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { template } from '../../../test/engines/engines.ts'
import { openApp } from '../../app.ts'
import { systemClock } from '../../base/clock.ts'
import { createLog } from '../../base/log.ts'
import { main } from '../../cli/main.ts'
import { readSettings } from '../../settings.ts'
import { createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'

const data = mkdtempSync(join(tmpdir(), 'aftercare-erasures-'))
after(() => rmSync(data, { recursive: true, force: true }))

/** What a command of the folder prints, and how it ends. */
async function command(...words: string[]): Promise<{ code: number; said: string }> {
  let said = ''
  const say = (text: string) => {
    said += text
  }
  const terminal = { out: say, err: say, stdin: () => process.stdin, isTty: false, width: 100, colour: false }
  return { code: await main([...words, '--data', data], terminal, {}), said }
}

test('an owner erases a case from the terminal: shown first, then done, proved and verified; others may not', async () => {
  cpSync(await template(), data, { recursive: true })
  const app = await openApp(readSettings({ AFTERCARE_DATA: data }), systemClock, createLog('silent'))
  const owner = await localPrincipal(app)
  const workspace = owner.defaultWorkspace ?? ''
  const lines = ['r1', 'r2'].map((run) =>
    JSON.stringify({ type: 'run', run, workflow: 'desk', case: `case-of-${run}`, started: '2026-03-09T08:00:00Z' }),
  )
  await app.pipe.receiveTexts(workspace, await app.masker(workspace), lines)
  const { state, folder, clock } = app
  const api = createApi(app, createIdentity({ state, secret: folder.secret, url: 'http://aftercare.test', clock }))
  const operator = { ...owner, workspaces: [{ workspace, roles: ['operator'], through: 'member' }] } as const
  for (const path of ['/api/v1/erasures', '/api/v1/erasures/preview']) {
    const body = JSON.stringify({ of: 'case', value: 'case-of-r1', because: 'They asked.' })
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
    assert.equal((await api.request(path, init, { local: operator })).status, 403)
  }
  await app.close()

  const shown = await command('erase', '--case', 'case-of-r1')
  assert.equal(shown.code, 0)
  assert.match(shown.said, /^The case "case-of-r1" has 1 runs \(1 of desk\)\.\nLines that would be erased: 1 run\./)
  assert.match(shown.said, /Nothing was erased\. Do it with --yes and --because/)
  assert.match((await command('runs')).said, /r1/)
  const wrong = [
    [['erase'], /one of --case CASE, --user USER or --run RUN/],
    [['erase', '--case', 'a', '--run', 'b'], /one of --case/],
    [['erase', '--case', 'case-of-r1', '--yes'], /with --because/],
  ] as const
  for (const [words, sentence] of wrong) {
    const { code, said } = await command(...words)
    assert.deepEqual([code, sentence.test(said)], [2, true], said)
  }
  const typo = await command('erase', '--case', 'case-of-r9', '--yes', '--because', 'They asked.')
  assert.deepEqual([typo.code, /Nothing is kept of the case "case-of-r9"/.test(typo.said)], [3, true], typo.said)

  const done = await command('erase', '--case', 'case-of-r1', '--yes', '--because', 'They asked.')
  assert.equal(done.code, 0, done.said)
  assert.match(
    done.said,
    /^Erasure \S+: a case, because: They asked\.\nOrdered by \S+ at .+; entry 1 of .+, [0-9a-f]{64}\n/,
  )
  assert.match(done.said, /\nDone at .+ entry 2, [0-9a-f]{64}\n1 runs; lines: 1 run\n/)
  assert.doesNotMatch(done.said, /case-of-r1/)
  const runs = (await command('runs')).said
  assert.ok(!runs.includes('r1') && runs.includes('r2'), runs)
  assert.match((await command('erasures')).said, /They asked/)
  assert.equal((await command('log', 'verify')).code, 0)
  const log = (await command('log')).said
  assert.match(log, /erasure\.done: .*of case, runs 1/)
  assert.doesNotMatch(log, /case-of-r1/)
})
