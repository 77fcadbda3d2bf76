import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { AppError } from '../base/errors.ts'
import { openFolder } from './folder.ts'

const root = mkdtempSync(join(tmpdir(), 'aftercare-folder-'))
after(() => rmSync(root, { recursive: true, force: true }))

const coded = (code: string, sentence: RegExp) => (error: AppError) => {
  assert.equal(error.code, code)
  assert.match(error.message, sentence)
  return true
}

const product = 'aftercare test'

test('a folder is made on first use, with a secret only its owner can read', () => {
  const dir = join(root, 'new', 'deep')
  const folder = openFolder(dir, { product })
  assert.equal(folder.secret.length, 43)
  assert.equal(statSync(join(dir, 'secret')).mode & 0o777, 0o600)
  assert.deepEqual(JSON.parse(readFileSync(join(dir, 'VERSION'), 'utf8')), { product, format: 2 })
  folder.release()
  const again = openFolder(dir, { product })
  assert.equal(again.secret, folder.secret)
  again.release()
})

test('whoever comes second is told who has it and where to reach them', () => {
  const dir = join(root, 'taken')
  const folder = openFolder(dir, { product })
  assert.throws(() => openFolder(dir, { product }), coded('folder_in_use', /taken is in use by process \d+\. Wait/))
  folder.announce('http://127.0.0.1:4680')
  assert.throws(
    () => openFolder(dir, { product }),
    coded(
      'folder_in_use',
      /in use by process \d+ at http:\/\/127\.0\.0\.1:4680\. Use --url http:\/\/127\.0\.0\.1:4680, or stop it\./,
    ),
  )
  folder.release()
  openFolder(dir, { product }).release()
})

test('a folder written by a newer version is refused, and so is one whose version cannot be read', () => {
  const dir = join(root, 'newer')
  openFolder(dir, { product }).release()
  writeFileSync(join(dir, 'VERSION'), JSON.stringify({ product: 'aftercare 9', format: 9 }))
  assert.throws(
    () => openFolder(dir, { product }),
    coded('store_unavailable', /newer version \(format 9; this one reads up to 2\)/),
  )
  for (const store of ['state', 'evidence']) {
    const further = { product: 'aftercare 0.9', format: 2, schemas: { [store]: '900-later.sql' } }
    writeFileSync(join(dir, 'VERSION'), JSON.stringify(further))
    const sentence = new RegExp(
      `newer version, aftercare 0.9 \\(its ${store} is at 900-later.sql; this one knows up to 0`,
    )
    assert.throws(() => openFolder(dir, { product }), coded('store_unavailable', sentence))
  }
  writeFileSync(join(dir, 'VERSION'), 'half a fi')
  assert.throws(() => openFolder(dir, { product }), coded('store_unavailable', /VERSION cannot be read/))
})

test('a folder that cannot be written says so', { skip: process.getuid?.() === 0 && 'root may write anywhere' }, () => {
  const dir = join(root, 'readonly')
  openFolder(dir, { product }).release()
  chmodSync(dir, 0o500)
  assert.throws(() => openFolder(join(dir, 'x'), { product }), coded('store_unavailable', /cannot be written/))
  chmodSync(dir, 0o700)
})

test('a path that runs through a file says so', () => {
  writeFileSync(join(root, 'file'), '')
  assert.throws(
    () => openFolder(join(root, 'file', 'data'), { product }),
    coded('store_unavailable', /cannot be written \(ENOTDIR\)/),
  )
})
