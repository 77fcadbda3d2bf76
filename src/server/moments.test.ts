import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { template } from '../../test/engines/engines.ts'
import { openApp } from '../app.ts'
import { createLog } from '../base/log.ts'
import { readSettings } from '../settings.ts'

test('now and the moment looked at are one, however fast the clock goes; one that is set stays', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-app-'))
  try {
    cpSync(await template(), folder, { recursive: true })
    // A millisecond is over with each look at it, as it is now and then between two.
    let at = Date.parse('2026-03-05T10:00Z') * 1000
    const clock = { now: () => (at += 1000) }
    const momentsOf = async (settings: Readonly<Record<string, string>>) => {
      const app = await openApp(readSettings({ AFTERCARE_DATA: folder, ...settings }), clock, createLog('silent'))
      try {
        return app.moments()
      } finally {
        await app.close()
      }
    }
    const present = await momentsOf({})
    assert.equal(present.asOf, present.now)
    const earlier = await momentsOf({ AFTERCARE_AS_OF: '2026-02-01T00:00Z' })
    assert.equal(earlier.asOf, Date.parse('2026-02-01T00:00Z') * 1000)
    assert.ok(earlier.now > present.now)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
