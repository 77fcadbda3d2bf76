import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { VERSION } from '../src/base/product.ts'

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<
    string,
    {
      version?: string
      os?: string[]
      cpu?: string[]
      optional?: boolean
      resolved?: string
      optionalDependencies?: Record<string, string>
    }
  >
}

test('the lock file holds the evidence engine of all four platforms, also those a registry lacks', () => {
  const wanted = lock.packages['node_modules/chdb']?.optionalDependencies ?? {}
  assert.equal(Object.keys(wanted).length, 4)
  for (const [name, version] of Object.entries(wanted)) {
    const entry = lock.packages[`node_modules/${name}`]
    assert.equal(entry?.version, version, name)
    assert.ok(entry?.optional && entry.os?.length === 1 && entry.cpu?.length === 1, name)
  }
})

test('the lock file holds other optional packages of every platform as well, and no address of a registry', () => {
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {}))
      assert.ok(
        lock.packages[`node_modules/${name}`] ?? lock.packages[`${path}/node_modules/${name}`],
        `${name} of ${path}`,
      )
    if (!path.startsWith('node_modules/@aftercare/')) assert.equal(entry.resolved, undefined, path)
  }
})

test('the version that is told is the version of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  assert.equal(VERSION, version)
})
