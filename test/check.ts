import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** `npm run check`: types, format and lint, unused code, stale openapi.json, direction of imports and cycles. All of them, then the verdict. */
const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string) => `node_modules/.bin/${name}`

const checks: [name: string, program: string, ...words: string[]][] = [
  ['types', process.execPath, bin('tsc'), '--noEmit'],
  ['types of the desk', process.execPath, bin('tsc'), '--noEmit', '-p', 'web'],
  ['format and lint', process.execPath, bin('biome'), 'check', '--error-on-warnings'],
  ['unused', process.execPath, bin('knip'), '--no-config-hints'],
  ['openapi.json', process.execPath, 'src/server/openapi.ts', '--check'],
  ['direction and cycles', process.execPath, '--test', '--test-reporter=dot', 'test/direction.test.ts'],
]

const failed = checks.filter(([name, program, ...words]) => {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: root, encoding: 'utf8' })
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}\n`)
  if (status !== 0) process.stdout.write(`${stdout}${stderr}\n`)
  return status !== 0
})
process.exit(failed.length === 0 ? 0 : 1)
