import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openChdb } from './chdb.ts'
import { packer } from './packed.ts'

test('rows come in by a file wherever the folder is, and none of it is left, not even by who was killed over it', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "aftercare it's {a,b} *?[x] ü-"))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const arriving = join(folder, 'arriving')
  const open = () => openChdb(folder, { memoryMb: 500 })
  const first = open()
  await first.command('CREATE TABLE one (name String) ENGINE = MergeTree ORDER BY name')
  const columns = [{ name: 'name', type: 'String' }]
  const rows = packer(columns)
  assert.ok(rows.add({ name: 'kept' }))
  await first.insert('one', columns, rows.packed().bytes)
  await assert.rejects(first.insert('none', columns, rows.packed().bytes))
  assert.deepEqual(readdirSync(arriving), [])
  await first.close()
  writeFileSync(join(arriving, '7'), 'what was about to be inserted')
  const second = open()
  t.after(() => second.close())
  assert.equal(existsSync(join(arriving, '7')), false)
  assert.equal(await second.query('SELECT name FROM one FORMAT TSVRaw'), 'kept\n')
})

test('a fault of the program ends it, and is not waited out', { timeout: 60_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-fault-'))
  const program = `const { openChdb } = await import('./chdb.ts')
    const engine = openChdb(${JSON.stringify(folder)}, { memoryMb: 500 })
    process.stdout.write(await engine.query('SELECT 1'))
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  await once(child.stdout, 'data')
  child.kill('SIGSEGV')
  const [, signal] = await once(child, 'exit')
  assert.equal(signal, 'SIGSEGV')
})
