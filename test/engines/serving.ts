import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { paths } from '../../sdk/src/api.ts'
import { type App, openApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { MICROS } from '../../src/base/time.ts'
import { type Server, startServer } from '../../src/server/serve.ts'
import { readSettings } from '../../src/settings.ts'
import { settableClock, template } from './engines.ts'

type Runs = paths['/api/v1/runs']['get']['responses'][200]['content']['application/json']

/** A server on a socket of its own, with an owner who is signed in. */
export type Serving = {
  readonly app: App
  readonly server: Server
  readonly clock: ReturnType<typeof settableClock>
  readonly folder: string
  /** Of the owner's session. */
  readonly cookie: string
  /** What the owner gets, or sends, as JSON or as text. */
  asOwner<T>(path: string, body?: unknown): Promise<T>
  /** A workspace of its own, and a key of it; if nothing else is said one that only sends. */
  workspaceWithKey(name: string, role?: 'sender' | 'operator'): Promise<{ workspace: string; key: string }>
  /** Its runs once everything that came is counted, also runs that waited for their root. */
  settled(workspace: string): Promise<Runs['items']>
  close(): Promise<void>
}

/** With settings beside its folder. */
export async function openServing(
  log = createLog('silent'),
  settings: Readonly<Record<string, string>> = {},
): Promise<Serving> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-serving-'))
  const clock = settableClock()
  cpSync(await template(), folder, { recursive: true })
  const app = await openApp(readSettings({ AFTERCARE_DATA: folder, ...settings }), clock, log)
  const server = await startServer(app, readSettings({ PORT: '0' }))
  const opened = await fetch(await server.linkFor('owner@aftercare.local'), { method: 'POST', redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const asOwner = async <T>(path: string, body?: unknown): Promise<T> => {
    const isText = typeof body === 'string'
    const type = isText ? 'text/plain' : 'application/json'
    const response = await fetch(`${server.url}${path}`, {
      headers: { cookie, 'content-type': type, origin: server.url },
      ...(body === undefined ? {} : { method: 'POST', body: isText ? body : JSON.stringify(body) }),
    })
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  return {
    app,
    server,
    clock,
    folder,
    cookie,
    asOwner,
    async workspaceWithKey(name, role = 'sender') {
      const { id: workspace } = await asOwner<{ id: string }>('/api/v1/workspaces', { name })
      const { key } = await asOwner<{ key: string }>(`/api/v1/keys?workspace=${workspace}`, {
        name,
        roles: [role],
      })
      return { workspace, key }
    },
    async settled(workspace) {
      for (let time = 0; time < 2; time++) {
        clock.pass(2 * MICROS.m)
        await app.settle(workspace)
        await app.readAgain(workspace)
      }
      return (await asOwner<Runs>(`/api/v1/runs?workspace=${workspace}&limit=200`)).items
    },
    async close() {
      await server.close()
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
