import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { settableClock, template } from '../../test/engines/engines.ts'
import { type App, openApp } from '../app.ts'
import { createLog } from '../base/log.ts'
import { readSettings } from '../settings.ts'
import { type Api, createApi } from './api.ts'
import { createIdentity, type Identity } from './identity/identity.ts'

/** The desk's files as the server hands them out, from a folder that looks like a built one. */
describe('the desk is served', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-web-'))
  const built = join(folder, 'dist')
  const url = 'http://aftercare.test'
  const page = '<!doctype html><title>Aftercare</title><div id="desk"></div>'
  const script = 'console.log("the desk")'
  let app: App
  let identity: Identity
  let api: Api
  let cookie: string

  before(async () => {
    cpSync(await template(), join(folder, 'data'), { recursive: true })
    mkdirSync(join(built, 'assets'), { recursive: true })
    writeFileSync(join(folder, 'secret'), 'not for anybody')
    writeFileSync(join(built, 'index.html'), page)
    writeFileSync(join(built, 'scheme.js'), script)
    writeFileSync(join(built, 'icon.svg'), '<svg/>')
    writeFileSync(join(built, 'assets', 'index-Ab1.js'), script)
    writeFileSync(join(built, 'assets', 'index-Ab1.js.br'), brotliCompressSync(script))
    app = await openApp(readSettings({ AFTERCARE_DATA: join(folder, 'data') }), settableClock(), createLog('silent'))
    identity = createIdentity({ state: app.state, secret: app.folder.secret, url, clock: app.clock })
    api = createApi(app, identity, built)
    const signedIn = await api.request((await identity.firstLink()) ?? '', { method: 'POST' })
    cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const get = (path: string, headers: Record<string, string> = {}) => api.request(`${url}${path}`, { headers })

  test('what goes wrong is said in the language it is asked in, and so is what stands before the desk', async () => {
    const language = { 'accept-language': 'de-AT, en;q=0.5' }
    const ask = async (method: string, path: string, given: { cookie?: string; body?: unknown }) => {
      const headers = { ...language, origin: url, 'content-type': 'application/json', cookie: given.cookie ?? '' }
      const body = given.body === undefined ? {} : { body: JSON.stringify(given.body) }
      return await api.request(`${url}${path}`, { method, headers, ...body })
    }
    const me = (await (await ask('GET', '/api/v1/me', { cookie })).json()) as { person: { id: string } }
    const person = { email: 'nobody', name: 'Nobody', role: 'viewer' }
    const problems: [method: string, path: string, body: unknown, status: number, title: RegExp][] = [
      [
        'GET',
        '/api/v1/runs?workspace=other',
        undefined,
        403,
        /^Sie haben keinen Zugang zu einem Arbeitsbereich „other“\.$/,
      ],
      ['GET', '/api/v1/reviews/none', undefined, 404, /^In diesem Arbeitsbereich gibt es kein Review „none“/],
      ['GET', '/api/v1/nonsense', undefined, 404, /^Unter GET \/api\/v1\/nonsense gibt es nichts/],
      ['DELETE', `/api/v1/people/${me.person.id}`, undefined, 409, /^Das ist der letzte Eigentümer/],
      ['POST', '/api/v1/people', { ...person, name: 'N'.repeat(300_000) }, 413, /^Der Inhalt ist länger als 256 KB/],
      ['POST', '/api/v1/people', person, 400, /^„email“: Ungültig: E-Mail-Adresse\.$/],
    ]
    for (const [method, path, body, status, title] of problems) {
      const answer = await ask(method, path, { cookie, body })
      const said = (await answer.json()) as { title: string }
      assert.equal(answer.status, status, said.title)
      assert.match(said.title, title)
    }
    const stranger = await ask('GET', '/api/v1/me', {})
    assert.match(((await stranger.json()) as { title: string }).title, /^Sie sind nicht angemeldet/)
    for (const [path, heading] of [
      ['/', 'Öffnen Sie den Anmelde-Link'],
      ['/sign-in?token=gone', 'Dieser Link gilt nicht mehr'],
    ]) {
      const html = await (await api.request(`${url}${path}`, { headers: language })).text()
      assert.match(html, /<html lang="de">/)
      assert.ok(html.includes(heading ?? ''), html)
    }
  })

  test('every address of the desk is the one page, the same for everybody and asked for anew each time', async () => {
    for (const path of ['/', '/clients', '/me', '/w/some-workspace', '/w/some-workspace/runs/a-run?state=open']) {
      const answer = await get(path, { cookie })
      assert.deepEqual([answer.status, answer.headers.get('cache-control')], [200, 'no-cache'], path)
      assert.equal(await answer.text(), page, path)
    }
  })

  test('who is not signed in is told so, by a page without scripts and without the desk', async () => {
    for (const path of ['/', '/w/some-workspace/runs']) {
      const answer = await get(path)
      assert.equal(answer.status, 401, path)
      const html = await answer.text()
      assert.match(html, /You are not signed in/)
      assert.doesNotMatch(html, /<script|id="desk"/)
    }
  })

  test('only scripts that are files of ours run, nothing is loaded from elsewhere, and no site shows the desk in a frame', async () => {
    for (const path of ['/', '/sign-in', '/api', '/api/v1/me', '/assets/index-Ab1.js', '/nowhere']) {
      const { headers } = await get(path, { cookie })
      const policy = Object.fromEntries(
        (headers.get('content-security-policy') ?? '').split('; ').map((part) => {
          const [name = '', ...sources] = part.split(' ')
          return [name, sources.join(' ')]
        }),
      )
      assert.equal(policy['default-src'], "'none'", path)
      assert.equal(policy['script-src'], "'self'", path)
      assert.equal(policy['connect-src'], "'self'", path)
      assert.equal(policy['form-action'], "'self'", path)
      assert.equal(policy['base-uri'], "'none'", path)
      assert.equal(policy['frame-ancestors'], "'none'", path)
      // For browsers that do not know frame-ancestors; it says the same.
      assert.equal(headers.get('x-frame-options'), 'DENY', path)
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
    }
  })

  test('files are kept for ever, because their names are their content, and come compressed to whoever takes that', async () => {
    const forEver = 'public, max-age=31536000, immutable'
    const plain = await get('/assets/index-Ab1.js')
    assert.deepEqual(
      [plain.status, plain.headers.get('cache-control'), plain.headers.get('content-encoding')],
      [200, forEver, null],
    )
    assert.match(plain.headers.get('content-type') ?? '', /^text\/javascript/)
    assert.equal(await plain.text(), script)
    const small = await get('/assets/index-Ab1.js', { 'accept-encoding': 'gzip, br' })
    assert.deepEqual(
      [small.headers.get('cache-control'), small.headers.get('content-encoding'), small.headers.get('vary')],
      [forEver, 'br', 'Accept-Encoding'],
    )
    assert.equal(brotliDecompressSync(Buffer.from(await small.arrayBuffer())).toString(), script)
    // Not named by its content: asked for again.
    assert.notEqual((await get('/scheme.js')).headers.get('cache-control'), forEver)
    for (const path of ['/icon.svg', '/favicon.ico'])
      assert.match((await get(path)).headers.get('content-type') ?? '', /^image\/svg/, path)
  })

  test('a file that is not there is a problem, not the page, and is not kept', async () => {
    for (const path of ['/assets/index-Old.js', '/assets/', '/assets', '/index.html', '/assets/index-Ab1.js/x']) {
      const answer = await get(path, { cookie })
      assert.equal(answer.status, 404, path)
      assert.equal(((await answer.json()) as { code: string }).code, 'not_found', path)
      assert.equal(answer.headers.get('cache-control'), null, path)
    }
  })

  test('no address leads out of the folder', async () => {
    const server = serve({ fetch: api.fetch, hostname: '127.0.0.1', port: 0 })
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    // As it stands: a client of ours would tidy the path before it sends it.
    const raw = (path: string) =>
      new Promise<[number | undefined, string]>((resolve, reject) => {
        request({ host: '127.0.0.1', port, path, headers: { cookie } }, async (answer) => {
          resolve([answer.statusCode, (await answer.setEncoding('utf8').toArray()).join('')])
        })
          .on('error', reject)
          .end()
      })
    try {
      assert.equal((await raw('/assets/index-Ab1.js'))[1], script)
      for (const up of ['..', '%2e%2e', '.%2e', '%252e%252e', '..%5c', '..\\'])
        for (const path of [`/assets/${up}/${up}/secret`, `/assets/${up}%2f${up}%2fsecret`, `/assets//${up}/secret`]) {
          const [status, text] = await raw(path)
          assert.doesNotMatch(text, /not for anybody/, path)
          assert.notEqual(status, 200, path)
        }
      for (const path of ['/assets/%00', '/assets/%', '/assets/%ff', `/assets/${'a'.repeat(4000)}`])
        assert.equal((await raw(path))[0], 404, path)
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
  })

  test('where it was not built, that is said, and the rest works', async () => {
    const without = createApi(app, identity, join(folder, 'nothing-here'))
    const answer = await without.request(`${url}/`, { headers: { cookie } })
    assert.equal(answer.status, 503)
    assert.match(await answer.text(), /The desk is not built/)
    assert.equal((await without.request(`${url}/`)).status, 401)
    assert.equal((await without.request(`${url}/api/v1/me`, { headers: { cookie } })).status, 200)
    assert.equal((await without.request(`${url}/assets/index-Ab1.js`)).status, 404)
  })
})
