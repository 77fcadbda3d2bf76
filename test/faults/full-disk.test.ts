import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { createApi } from '../../src/server/api.ts'
import { createIdentity } from '../../src/server/identity/identity.ts'
import { localPrincipal } from '../../src/server/local.ts'
import { readSettings } from '../../src/settings.ts'
import { settableClock, stateTemplate } from '../engines/engines.ts'
import { fillDisk, mountSmallDisk, noSmallDisk, resizeDisk, unmountDisk } from './small-disk.ts'

const plan = (remark: string) =>
  `plan: 1\nworkspace: w\nclient: C\ntime_zone: UTC\ncurrency: USD\neffective: 2026-01-01\npeople: { ana: { name: Ana } }\nworkflows:\n  desk: { name: Desk, risk: low, owner: ana, purpose: Answers. }\n# ${remark}\n`

test('a plan and spans that find the disk full: 503 and one sentence, nothing half kept; with room again they are in', {
  skip: noSmallDisk,
}, async () => {
  const disk = mkdtempSync(join(tmpdir(), 'aftercare-full-'))
  mountSmallDisk(disk, 300)
  const data = join(disk, 'data')
  mkdirSync(data)
  cpSync(await stateTemplate(), join(data, 'state'), { recursive: true })
  const clock = settableClock()
  const app = await openApp(readSettings({ AFTERCARE_DATA: data, AFTERCARE_LOG: 'silent' }), clock, createLog('silent'))
  try {
    const { state, folder } = app
    const api = createApi(app, createIdentity({ state, secret: folder.secret, url: 'http://aftercare.test', clock }))
    const local = await localPrincipal(app)
    const apply = (remark: string) =>
      api.request(
        '/api/v1/plan',
        { method: 'POST', body: plan(remark), headers: { 'content-type': 'text/plain' } },
        { local },
      )
    assert.equal((await apply('First.')).status, 200)
    fillDisk(disk)
    // Who traces for others sends again what is answered so, and nothing else.
    const spans = [{ traceId: '0af7651916cd43dd8448eb211c80319c', spanId: '00f067aa0ba902b7', name: 'triage' }]
    const trace = () =>
      api.request(
        '/v1/traces',
        {
          method: 'POST',
          body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }),
          headers: { 'content-type': 'application/json' },
        },
        { local },
      )
    const full = await trace()
    assert.deepEqual([full.status, full.headers.get('retry-after')], [503, '60'])
    assert.equal(((await full.json()) as { code: string }).code, 'store_full')
    // Letters by chance, which the state store cannot make smaller; more than its files have room for.
    const noise = (seed: number) =>
      Array.from({ length: 120_000 }, (_, i) => (((i + seed) * 2654435761) % 4294967296).toString(36)).join('')
    let refused: Response | undefined
    for (let n = 0; n < 60 && !refused; n++) {
      const answer = await apply(noise(n * 1e6))
      if (answer.status !== 200) refused = answer
      else fillDisk(disk)
    }
    assert.equal(refused?.status, 503)
    const { code, title } = (await refused.json()) as { code: string; title: string }
    assert.deepEqual(
      [code, title],
      [
        'store_full',
        'The disk that holds the data is full. Free some space and try again; nothing acknowledged is lost.',
      ],
    )
    resizeDisk(disk, 600)
    for (let time = 0; time < 2; time++) assert.equal((await trace()).status, 200)
    await app.settle(local.defaultWorkspace ?? '')
    const { items } = (await (await api.request('/api/v1/runs', {}, { local })).json()) as { items: object[] }
    assert.equal(items.length, 1)
    assert.equal((await apply('Last.')).status, 200)
    assert.match(await (await api.request('/api/v1/plan', {}, { local })).text(), /Last\./)
  } finally {
    await app.close()
    unmountDisk(disk)
    rmSync(disk, { recursive: true, force: true })
  }
})
