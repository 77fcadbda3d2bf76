import assert from 'node:assert/strict'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../../sdk/src/api.ts'
import { settableClock, template } from '../../../../test/engines/engines.ts'
import { type App, openApp } from '../../../app.ts'
import { createLog } from '../../../base/log.ts'
import { MICROS } from '../../../base/time.ts'
import { holdAll, readConnectors } from '../../../jobs.ts'
import { type Api, createApi } from '../../../server/api.ts'
import { createIdentity } from '../../../server/identity/identity.ts'
import { localPrincipal } from '../../../server/local.ts'
import type { Principal } from '../../../server/principal.ts'
import { readSettings } from '../../../settings.ts'
import { readSheetUrl } from './fetch-sheet.ts'

type Answer<P extends '/api/v1/connectors/{id}' | '/api/v1/figures' | '/api/v1/findings' | '/api/v1/overview'> =
  paths[P]['get']['responses'][200]['content']['application/json']
type Added = paths['/api/v1/connectors']['post']['responses'][200]['content']['application/json']
type Preview = paths['/api/v1/sheets/preview']['post']['responses'][200]['content']['application/json']

/** A sheet published by a real server that leads on to where it lies, as Google does, and read on a schedule through the API and the jobs. */
describe('a published sheet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-sheet-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal
  let server: Server
  let origin = ''
  /** What the server has, and what it was asked. */
  let sheet = ''
  let status = 200
  let etags = true
  let asked: IncomingMessage[] = []

  before(async () => {
    server = createServer((request, response) => {
      asked.push(request)
      const path = request.url ?? ''
      if (path.startsWith('/pub')) return response.writeHead(307, { location: '/files/sheet.csv' }).end()
      if (path === '/page')
        return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Sign in')
      if (path === '/round') return response.writeHead(302, { location: '/round' }).end()
      if (path === '/metadata') return response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
      if (path === '/large') return void response.writeHead(200).end(Buffer.alloc(33 * 1024 * 1024, 97))
      if (path === '/private' && request.headers.authorization !== 'Bearer s3cret') return response.writeHead(401).end()
      if (status !== 200) return response.writeHead(status).end('<html>down')
      const etag = `"${Buffer.from(sheet).toString('base64url').slice(-40)}${sheet.length}"`
      if (etags && request.headers['if-none-match'] === etag) return response.writeHead(304).end()
      return response.writeHead(200, { 'content-type': 'text/csv', ...(etags ? { etag } : {}) }).end(sheet)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const { state, folder: opened } = app
    api = createApi(app, createIdentity({ state, secret: opened.secret, url: 'http://aftercare.test', clock }))
    owner = await localPrincipal(app)
    await call('POST', '/api/v1/plan', plan)
  })
  after(async () => {
    await app?.close()
    server?.closeAllConnections()
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: high, owner: ana, objectives: { accepted: ">= 80% over 30d" } }
`
  const ask = async (method: string, path: string, body?: unknown) => {
    const headers = { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return await api.request(
      `http://aftercare.test${path}`,
      { method, headers, ...(body === undefined ? {} : { body: text }) },
      { local: owner },
    )
  }
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await ask(method, path, body)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const refusedWith = async (body: object): Promise<string> => {
    const response = await ask('POST', '/api/v1/connectors', { kind: 'sheet', mapping, ...body })
    assert.ok(response.status >= 400 && response.status < 600, `${response.status}`)
    return ((await response.json()) as { title: string }).title
  }
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
  const rows = (...lines: [run: string, ago: number, result: string][]) =>
    `Run,Day,Result\n${lines.map(([run, ago, result]) => `${run},${day(ago)},${result}\n`).join('')}`
  const figures = async () => {
    await app.settle(owner.defaultWorkspace ?? '')
    const { items } = await call<Answer<'/api/v1/figures'>>('GET', '/api/v1/figures?workflow=desk')
    return items.map(({ runs, accepted, rejected }) => [runs, accepted, rejected])
  }
  const mapping = `sheet: 1
lines:
  - type: run
    columns: { run: Run, started: Day }
    set: { workflow: desk, status: ok }
  - type: verdict
    columns: { kind: Result }
    set: { verdict: sheet, by.kind: person }
    when: Result
`
  let id = ''
  const connector = () => call<Answer<'/api/v1/connectors/{id}'>>('GET', `/api/v1/connectors/${id}`)
  /** As a running server does, some minutes later. */
  const later = async (minutes = 11) => {
    clock.pass(minutes * MICROS.m)
    asked = []
    await readConnectors(app)
    return asked.map(({ url }) => url)
  }

  test('what cannot be one is refused with what to do, and no address of a cloud is asked', async () => {
    sheet = rows(['r1', 1, 'accepted'])
    for (const [body, says] of [
      [{ url: 'sheet' }, /"sheet" is no address of a sheet/],
      [{ url: `${origin}/page` }, /answers with a page and no CSV\. In Google Sheets: File, Share, Publish to web/],
      [{ url: `${origin}/round` }, /leads on to .*, which is not followed/],
      [{ url: `${origin}/metadata` }, /leads to an address at which machines of a cloud/],
      [{ url: 'http://169.254.169.254/sheet.csv' }, /leads to an address at which machines of a cloud/],
      [{ url: `${origin}/large` }, /is larger than 32 MB/],
      [{ url: `${origin}/private` }, /does not give the sheet to us \(401\)/],
      [{ url: `${origin}/pub`, mapping: 'sheet: 1\ntype: run\ncolumns: { run: Lauf }' }, /no column "Lauf"/],
      [
        { url: `${origin}/pub`, mapping: 'sheet: 1\ntype: verdict\ncolumns: { kind: Run, run: Run }' },
        /No row of the sheet can be read by the mapping: line 2 "kind" is "r1"/,
      ],
      [{ url: `${origin}/pub`, mapping: undefined }, /Give the mapping of the columns/],
      [{ url: 'http://u:p@127.0.0.1/x.csv' }, /holds a user or a password/],
    ] as const)
      assert.match(await refusedWith(body), says, JSON.stringify(body))
    assert.deepEqual((await call<{ items: unknown[] }>('GET', '/api/v1/connectors')).items, [])
  })

  test('is previewed by a guess, and nothing of it is kept', async () => {
    const seen = await call<Preview>('POST', '/api/v1/sheets/preview', { url: `${origin}/pub`, workflow: 'desk' })
    assert.deepEqual([seen.is_guessed, seen.rows, seen.refused], [true, 1, 0])
    assert.match(seen.mapping, /^sheet: 1\n/)
    assert.deepEqual(seen.columns[2], { name: 'Result', examples: ['accepted'] })
    assert.ok(seen.fields.run?.includes('started') && seen.fields.verdict?.includes('by.kind'))
    // What a form makes of it is written as people write it, and says the same.
    const [verdict] = seen.written.lines
    assert.deepEqual([verdict?.type, verdict?.columns.run, verdict?.set], ['verdict', 'Run', { 'by.kind': 'person' }])
    const again = await call<Preview>('POST', '/api/v1/sheets/preview', {
      ...{ url: `${origin}/pub`, mapping: JSON.stringify(seen.written) },
    })
    assert.deepEqual([again.mapping, again.first, again.is_guessed], [seen.mapping, seen.first, false])
    assert.deepEqual(await figures(), [])
  })

  test('is read once it is connected, and not again while it is as it was', async () => {
    sheet = rows(['r1', 3, 'accepted'], ['r2', 2, 'rejected'], ['r3', 1, ''], ['r4', 1, 'good'])
    const added = await call<Added>('POST', '/api/v1/connectors', {
      kind: 'sheet',
      url: `${origin}/pub?output=csv`,
      mapping,
    })
    id = added.connector.id
    assert.deepEqual([added.is_new, added.connector.kind, added.connector.mapping], [true, 'sheet', mapping])
    assert.equal(typeof added.connector.can.pause, 'string')
    const read = await call<{ connector: Added['connector'] }>('POST', `/api/v1/connectors/${id}/read`)
    assert.match(
      read.connector.sentence,
      /^It is read: 4 rows, changed last on .*\. 1 of them could not be read; the first: line 5 "kind" is "good"/,
    )
    const [error] = read.connector.row_errors
    assert.deepEqual([read.connector.row_errors.length, error?.line], [1, 5])
    assert.match(error?.reason ?? '', /^"kind" is "good"/)
    assert.deepEqual(await figures(), [[3, 1, 1]])
    // Within minutes it is left alone; later it is asked whether it changed, and answers that in one line.
    assert.deepEqual(await later(5), [])
    assert.deepEqual(await later(), ['/pub?output=csv', '/files/sheet.csv'])
    assert.match(asked[1]?.headers['if-none-match'] ?? '', /^"/)
    assert.match((await connector()).sentence, /4 rows/)
  })

  test('of what changed only the rows that did are told, and they replace what they said before', async () => {
    const { db } = app.state
    const arrived = async () => {
      const response = await call<{ items: { run: string }[] }>('GET', '/api/v1/runs?workflow=desk&outcome=rejected')
      return response.items.map(({ run }) => run)
    }
    assert.deepEqual(await arrived(), ['r2'])
    sheet = rows(['r1', 3, 'accepted'], ['r2', 2, 'accepted'], ['r3', 1, ''], ['r4', 1, 'rejected'])
    for (const isTold of [true, false]) {
      etags = isTold
      await later()
      assert.deepEqual(await figures(), [[4, 2, 1]])
    }
    assert.deepEqual(await arrived(), ['r4'])
    const { seen } = await db.selectFrom('connector').select('seen').where('id', '=', id).executeTakeFirstOrThrow()
    assert.equal(seen?.length, 4 * 16)
    assert.match((await connector()).sentence, /^It is read: 4 rows, changed last on [^.]*\.$/)
    etags = true
  })

  test('that cannot be read is said, is a finding of the workflows it tells of after an hour, and over when it can', async () => {
    status = 500
    await later()
    assert.match((await connector()).sentence, /^It cannot be read: the sheet at .* fails \(500\)/)
    assert.equal((await later(61)).length > 0, true)
    await holdAll(app)
    const off = async (state: string) => {
      const { items } = await call<Answer<'/api/v1/findings'>>('GET', `/api/v1/findings?state=${state}`)
      return items.filter((one) => one.evidence.question?.kind === 'connector').map(({ workflow }) => workflow)
    }
    assert.deepEqual(await off('unresolved'), ['desk'])
    status = 200
    await later(30)
    assert.deepEqual([await off('unresolved'), await off('resolved')], [[], ['desk']])
    // What breaks off in the middle tells where, and what stood before it stays.
    sheet += 'r5,"open\n'
    await later()
    assert.match((await connector()).sentence, /line \d+: cannot be read as CSV/)
    assert.deepEqual(await figures(), [[4, 2, 1]])
  })

  test('by another mapping all of it is told anew; a key goes to no other address, and is in no answer', async () => {
    sheet = rows(['r1', 3, 'yes'], ['r2', 2, 'no'])
    const valued = mapping.replace('kind: Result', 'kind: { column: Result, values: { yes: accepted, no: rejected } }')
    const again = await call<Added>('POST', '/api/v1/connectors', {
      kind: 'sheet',
      url: `${origin}/pub?output=csv`,
      mapping: valued,
    })
    assert.deepEqual([again.is_new, again.connector.id], [false, id])
    await call('POST', `/api/v1/connectors/${id}/read`)
    assert.deepEqual(await figures(), [[4, 1, 2]])
    const own = await ask('POST', '/api/v1/connectors', {
      kind: 'sheet',
      url: `${origin}/private`,
      key: 'Bearer s3cret',
      mapping: valued,
    })
    const text = await own.text()
    assert.deepEqual([own.status, text.includes('s3cret')], [200, false])
    const log = await (await ask('GET', '/api/v1/decisions')).text()
    assert.match(log, /connector\.mapping_replaced/)
    assert.doesNotMatch(log, /s3cret/)
  })

  test('what is masked on any way in is masked on this one', async () => {
    sheet = `Run,Day,Text\nr9,${day(1)},Write to anna.keller@example.com or call +49 151 23456789\nr8,bert.keller@example.com,\n`
    const spoken = 'sheet: 1\ntype: run\ncolumns: { run: Run, started: Day, input: Text }\nset: { workflow: desk }\n'
    const { connector } = await call<Added>('POST', '/api/v1/connectors', {
      kind: 'sheet',
      url: `${origin}/texts`,
      mapping: spoken,
    })
    await call('POST', `/api/v1/connectors/${connector.id}/read`)
    await app.settle(owner.defaultWorkspace ?? '')
    const run = await (await ask('GET', '/api/v1/runs/r9')).text()
    assert.match(run, /Write to \[?/)
    assert.doesNotMatch(run, /anna\.keller|23456789/)
    // Why a row could not be read is kept as well.
    const told = await (await ask('GET', '/api/v1/connectors')).text()
    assert.match(told, /the first: line 3/)
    assert.doesNotMatch(told, /bert\.keller/)
  })

  test('a file over HTTP is tried first, and then kept by the same mapping', async () => {
    const send = async (query: string) => {
      const response = await api.request(
        `http://aftercare.test/api/v1/evidence/sheet?${query}`,
        {
          method: 'POST',
          headers: { 'content-type': 'text/csv' },
          body: 'Ticket;Woche;Menge\nA;2026-W10;12\nB;2026-W11;viele\n',
        },
        { local: owner },
      )
      assert.equal(response.status, 200, await response.clone().text())
      return (await response.json()) as {
        accepted: number
        refused: number
        reasons: { position: number }[]
        is_guessed: boolean
      }
    }
    const mapping = encodeURIComponent(
      'sheet: 1\ntype: eligible\ncolumns: { cases: Menge, period: Woche }\nset: { workflow: desk }\n',
    )
    assert.deepEqual((await send('')).accepted, 0)
    const tried = await send(`mapping=${mapping}&dry_run=true`)
    assert.deepEqual([tried.accepted, tried.refused, tried.reasons[0]?.position], [0, 1, 3])
    const kept = await send(`mapping=${mapping}`)
    assert.deepEqual([kept.accepted, kept.refused, kept.reasons.length], [1, 1, 1])
  })

  test('pages of Google sheets that people paste are read as their CSV', () => {
    for (const [given, url] of [
      [
        'https://docs.google.com/spreadsheets/d/e/2PACX-1v/pubhtml?gid=7&single=true',
        'https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?output=csv&gid=7&single=true',
      ],
      [
        'https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?output=csv',
        'https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?output=csv',
      ],
      [
        'https://docs.google.com/spreadsheets/d/1AbC/edit?usp=sharing#gid=12',
        'https://docs.google.com/spreadsheets/d/1AbC/export?format=csv&gid=12',
      ],
      ['https://example.com/x.csv?y=1#z', 'https://example.com/x.csv?y=1'],
    ] as const)
      assert.equal(readSheetUrl(given), url)
  })
})
