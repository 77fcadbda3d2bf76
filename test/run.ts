import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { combinations } from './engines/engines.ts'
import { postgresPrograms, startPostgres } from './engines/postgres.ts'

/**
 * `npm test`: the check, then every test file, one process each and as many at a time as there are cores. What must hold
 * on every combination of engines is run once for each. Words after `npm test --` choose files by a part of their path.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const words = process.argv.slice(2)
const chosen = (files: string[]) =>
  files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)))

const everywhere = ['src/store/store.test.ts', 'test/world/world.test.ts', 'test/year.test.ts']
const files = globSync('{src,sdk/src,test,demo}/**/*.test.ts', { cwd: root }).sort()

const programs = postgresPrograms()
const server = programs ? await startPostgres(programs) : undefined
let failed = false

function run(name: string, argumentsOf: string[], more: Record<string, string> = {}): void {
  process.stdout.write(`\n== ${name}\n`)
  const environment = { ...process.env, ...(server ? { AFTERCARE_TEST_POSTGRES: server.url } : {}), ...more }
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...argumentsOf], {
    cwd: root,
    stdio: 'inherit',
    env: environment,
  })
  failed ||= status !== 0
}

const tests = (list: string[]) => ['--test', `--test-concurrency=${cpus().length}`, '--test-reporter=spec', ...list]

if (words.length === 0) run('check', ['test/check.ts'])
const once = chosen(files)
if (once.length > 0) run('tests', tests(once))
for (const combination of combinations.slice(1)) {
  const list = chosen(files.filter((file) => everywhere.includes(file)))
  if (list.length > 0) run(`the same on ${combination}`, tests(list), { AFTERCARE_TEST_ENGINES: combination })
}
// Days, weeks and stored times must not depend on the zone of the machine.
const zoned = chosen(files.filter((file) => file.startsWith('src/base/') || file === 'test/world/world.test.ts'))
if (zoned.length > 0) run('the same where the machine is in Pacific/Apia', tests(zoned), { TZ: 'Pacific/Apia' })

server?.stop()
process.exit(failed ? 1 : 0)
