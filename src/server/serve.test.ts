import assert from 'node:assert/strict'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { settableClock, template } from '../../test/engines/engines.ts'
import { playN8n } from '../../test/engines/n8n.ts'
import { type App, openApp } from '../app.ts'
import { AppError } from '../base/errors.ts'
import { createLog } from '../base/log.ts'
import { MICROS } from '../base/time.ts'
import { addConnector } from '../evidence/receive/connectors/connector.ts'
import { listStops } from '../plan/stops.ts'
import { readSettings } from '../settings.ts'
import { createApi } from './api.ts'
import { createIdentity } from './identity/identity.ts'
import { limits } from './identity/limit.ts'
import { localPrincipal } from './local.ts'
import { startServer } from './serve.ts'

/** What only shows on a real socket: addresses, and how a refusal says when to come back. */
describe('the server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-serve-'))
  const clock = settableClock()
  let app: App

  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A server that has heard as many wrong keys from one address as it takes, and how it answers the next from an address. */
  async function annoyed(
    settings: Record<string, string>,
    ask: (from: (address: string) => Promise<Response>) => Promise<void>,
  ) {
    // The beginning of a minute, so that the counting does not start anew in between.
    clock.set(Math.ceil(clock.now() / MICROS.m) * MICROS.m)
    const server = await startServer(app, readSettings({ ...settings, PORT: '0' }))
    const from = (address: string) =>
      fetch(`${server.url}/api/v1/me`, { headers: { authorization: 'Bearer ac_wrong', 'x-forwarded-for': address } })
    try {
      for (let i = 0; i < limits.wrongKeys.perMinute; i++) assert.equal((await from('192.0.2.1')).status, 401)
      await ask(from)
    } finally {
      await server.close()
    }
  }

  test('what a caller writes of its own address counts for nothing where no proxy is named', () =>
    annoyed({}, async (from) => {
      const refused = await from('192.0.2.2')
      assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '60'])
      assert.equal(((await refused.json()) as { code: string }).code, 'too_many_requests')
    }))

  test('behind a proxy that is named, callers are told apart by the last address, which the proxy wrote', () =>
    annoyed({ AFTERCARE_PROXY_HEADER: 'X-Forwarded-For' }, async (from) => {
      assert.equal((await from('192.0.2.1')).status, 429)
      assert.equal((await from('198.51.100.7, 192.0.2.1')).status, 429)
      assert.equal((await from('192.0.2.1, 192.0.2.2')).status, 401)
      assert.equal((await from('')).status, 401)
    }))

  test('a connection is kept for longer than a proxy keeps it, and holds up no end', async () => {
    const server = await startServer(app, readSettings({ PORT: '0' }))
    const answer = await fetch(`${server.url}/api/v1/me`)
    await answer.body?.cancel()
    const closed = server.close()
    assert.equal(answer.headers.get('keep-alive'), 'timeout=75')
    await closed
  })

  for (const { name, signedIn, length, status } of [
    { name: 'a stranger', signedIn: false, length: true, status: 401 },
    { name: 'a body that says it is too long', signedIn: true, length: true, status: 413 },
    { name: 'a body that turns out to be too long', signedIn: true, length: false, status: 413 },
  ])
    test(`who reads only after having sent gets the answer, however early it was given: ${name}`, async () => {
      const server = await startServer(app, readSettings({ PORT: '0' }))
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1').pause()
      try {
        const used = await fetch(await server.linkFor('owner@aftercare.local'), { method: 'POST', redirect: 'manual' })
        const cookie = used.headers.get('set-cookie')?.split(';')[0]
        const megabyte = Buffer.alloc(1e6, 'a')
        socket.write(
          [
            'POST /api/v1/evidence HTTP/1.1',
            `Host: ${new URL(server.url).host}`,
            'Content-Type: application/x-ndjson',
            length ? 'Content-Length: 60000000' : 'Transfer-Encoding: chunked',
            ...(signedIn ? [`Cookie: ${cookie}`] : []),
            '\r\n',
          ].join('\r\n'),
        )
        for (let sent = 0; sent < 60; sent++) {
          if (!length) socket.write(`${megabyte.length.toString(16)}\r\n`)
          socket.write(megabyte)
          if (!length) socket.write('\r\n')
          await setTimeout(25)
        }
        if (!length) socket.write('0\r\n\r\n')
        socket.resume()
        const [answer] = await once(socket, 'data')
        assert.match(String(answer), new RegExp(`^HTTP/1.1 ${status} `))
      } finally {
        socket.destroy()
        await server.close()
      }
    })

  test('what is being done for somebody who has gone is done before it is closed', { timeout: 60_000 }, async () => {
    const key = 'n8n_api_serve_0d7c'
    const n8n = await playN8n(2, key)
    const server = await startServer(app, readSettings({ PORT: '0' }))
    const workspace = (await localPrincipal(app)).defaultWorkspace ?? ''
    const gone = new AbortController()
    try {
      const given = { kind: 'n8n' as const, url: n8n.url, credential: key, by: 'local:test' }
      const { connector } = await addConnector(app.connectors, workspace, given)
      const used = await fetch(await server.linkFor('owner@aftercare.local'), { method: 'POST', redirect: 'manual' })
      const cookie = used.headers.get('set-cookie')?.split(';')[0] ?? ''
      // It says yes and does not do it: it is looked at again and again.
      n8n.faults.push({ to: /unpublish/, answer: (response) => void response.writeHead(200).end('{}') })
      const path = `/api/v1/connectors/${connector.id}/workflows/${encodeURIComponent('Invoice triage')}/pause`
      const pausing = fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { cookie, origin: server.url, 'content-type': 'application/json' },
        body: JSON.stringify({ why: 'Wrong amounts.' }),
        signal: gone.signal,
      })
      const left = assert.rejects(pausing)
      while (!n8n.asked.some((question) => question.includes('unpublish'))) await setTimeout(10)
      gone.abort()
      await left
    } finally {
      await server.close()
      await n8n.close()
    }
    const [stop] = await listStops(app.state.db, workspace, 'Invoice triage')
    assert.equal(stop?.effect?.result, 'failed')
  })

  test('a setting that is no header stops the start', () => {
    assert.throws(() => readSettings({ AFTERCARE_PROXY_HEADER: 'X Forwarded' }), /is not the name of a header/)
  })

  test('a store that does not answer: 503 and when to try again', async () => {
    const ask = () => Promise.reject(new AppError('store_unavailable', 'The evidence store cannot be reached.'))
    const without = { ...app, evidence: { ...app.evidence, ask } }
    const identity = createIdentity({
      state: app.state,
      secret: app.folder.secret,
      url: 'http://aftercare.test',
      clock,
    })
    const local = await localPrincipal(app)
    const answer = await createApi(without, identity).request('http://aftercare.test/api/v1/figures', {}, { local })
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '10'])
  })
})
