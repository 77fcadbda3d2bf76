import { type ChildProcess, spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { combinations, template } from './engines/engines.ts'
import { postgresPrograms, startPostgres } from './engines/postgres.ts'
import { failuresOf } from './failures.ts'

/**
 * `npm test`: the check, then every test file, a process for each and as many at a time as there are cores, and one that waits. What must hold
 * on every combination of engines runs once for each. Words after `npm test --` choose files by a part of their path. `npm run test:worlds`:
 * 200 random worlds on each combination, and nothing else. `npm run test:journeys`: every journey by both hands, and nothing else.
 * `npm run test:years`: the year on every combination, and nothing else.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const isEveryWorld = process.argv.includes('--every-world')
const isBothHands = process.argv.includes('--both-hands')
const isEveryYear = process.argv.includes('--every-year')
const isAll = words.length === 0 && !isEveryWorld && !isBothHands && !isEveryYear

/** Longer than any test and any job takes, on a busy machine too: what hangs is ended, and says how far it came. */
const LONGEST = { test: 30 * 60_000, job: 32 * 60_000 }

/** So many journeys may fail beside others and be made again alone; more is no chance. */
const MOST_AGAIN = 3

type Job = { name: string; words: string[]; environment: Record<string, string> }

const everywhere = [
  'src/store/store.test.ts',
  'src/evidence/erasure/erase.test.ts',
  'src/evidence/retention/retain.test.ts',
  'src/decisions/hours/keep.test.ts',
  'src/decisions/notes/watch.test.ts',
  'src/server/identity/identity.test.ts',
]
const WORLDS = 'test/world/world.test.ts'
/** On the embedded engines, where it has most to live through: a full disk and a restore are of them alone. The others take a script of their own. */
const YEAR = 'test/year.test.ts'
/**
 * Each combination tries every property on worlds of its own, the embedded engines on the most, in two halves, one for each core. All 200 on each
 * take an hour, and have a script of their own.
 */
const worlds = (before: number, count: number, environment: Record<string, string> = {}) =>
  testJob(WORLDS, {
    ...environment,
    AFTERCARE_TEST_WORLDS: `${count}`,
    AFTERCARE_TEST_WORLDS_BEFORE: `${before}`,
  })
/** The longest first, so that no core waits at the end. */
const longest = [
  YEAR,
  WORLDS,
  'test/faults/',
  'test/journeys/',
  'src/server/changes.test.ts',
  'test/packages.test.ts',
  'test/commands.test.ts',
  'test/isolation.test.ts',
  'src/plan/',
  'src/store/',
]
/**
 * These wait for much of their time, until files are removed, something is told or npm has unpacked: they go one at a time, beside those that
 * keep a core busy. Of the longest (`erase.test.ts` with ClickHouse) a core sees 18 of 200 seconds, of the last four between a third and two thirds.
 */
const waiting = [
  'src/evidence/erasure/',
  'src/evidence/retention/',
  'src/server/changes.test.ts',
  'test/packages.test.ts',
  'src/evidence/receive/connectors/langfuse.test.ts',
  'src/evidence/read-back/read-back.test.ts',
  'test/standard-input.test.ts',
]
/** What a short job starts with; those that ask the embedded state far more gain nothing by it. */
const firstTier = `--import=${new URL('first-tier.mjs', import.meta.url)}`
/** A start reads 1,800 files, and looks for each whether a folder on its way is a link. Here none is: a twentieth of a start. */
const NO_LINKS = '--preserve-symlinks'
/** What was compiled is kept (`setup.mjs`) for one kind of start: of the other it is refused and written anew, most of a second of processor each time. */
const { NODE_COMPILE_CACHE } = process.env
const isLong = (name: string) => name.startsWith(WORLDS) || name.startsWith(YEAR)
const rank = (name: string) => longest.findIndex((part) => name.startsWith(part)) >>> 0

const files = globSync('{src,sdk/src,web,test,demo,bench}/**/*.test.ts', { cwd: root }).sort()
const testJob = (file: string, environment: Record<string, string> = {}): Job => ({
  name: [file, ...Object.values(environment)].join(' '),
  words: ['--test-reporter=spec', `--test-timeout=${LONGEST.test}`, file],
  environment,
})

const JOURNEYS = 'test/journeys/'
/** What is done there by `hands.ts` is done with a mouse, or with the keyboard alone. */
const byHand = files.filter(
  (file) => file.startsWith(JOURNEYS) && readFileSync(join(root, file), 'utf8').includes("from './hands.ts'"),
)
const handed = byHand.map((file) => [testJob(file), testJob(file, { AFTERCARE_HANDS: 'keyboard' })] as const)
/** Both take half an hour of two cores: a run of all tests makes each by one hand, by turns. */
const byTurns = handed.flatMap((hands, place) => hands[place % 2] ?? [])

const jobsOfAll = (): Job[] => [
  ...files.filter((file) => file !== WORLDS && !byHand.includes(file)).map((file) => testJob(file)),
  ...(isAll ? byTurns : handed.flat()),
  worlds(0, 30),
  worlds(30, 30),
  ...combinations
    .slice(1)
    .flatMap((engines, index) => [
      worlds(200 + 20 * index, 20, { AFTERCARE_TEST_ENGINES: engines }),
      ...everywhere.map((file) => testJob(file, { AFTERCARE_TEST_ENGINES: engines })),
    ]),
  // Days, weeks and stored times must not depend on the zone of the machine.
  ...files.filter((file) => file.startsWith('src/plan/')).map((file) => testJob(file, { TZ: 'Pacific/Apia' })),
  worlds(260, 5, { TZ: 'Pacific/Apia' }),
]
const allWorlds = () =>
  combinations.flatMap((engines) => [0, 100].map((before) => worlds(before, 100, { AFTERCARE_TEST_ENGINES: engines })))
const allJourneys = () => jobsOfAll().filter(({ name }) => name.startsWith(JOURNEYS))
const allYears = () => combinations.map((engines) => testJob(YEAR, { AFTERCARE_TEST_ENGINES: engines }))
const jobs = (isEveryWorld ? allWorlds() : isBothHands ? allJourneys() : isEveryYear ? allYears() : jobsOfAll())
  .filter((job) => words.length === 0 || words.some((word) => job.name.includes(word)))
  .sort((a, b) => rank(a.name) - rank(b.name))

const programs = postgresPrograms()
const server = programs ? await startPostgres(programs) : undefined
await template()

const began = Date.now()
type Failed = { job: Job; failures: string[] }
const failed: Failed[] = []
/** Journeys that failed: in a browser, on a machine that is busy with all the rest, some do once in a hundred times. */
const again: Failed[] = []
/** Those that passed alone. They do not fail the whole, and are named: each is a fault of the test or of the desk. */
const unsteady: string[] = []
let tests = 0
const running = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    for (const child of running) end(child, signal)
    server?.stop()
    process.exit(1)
  })
if (isAll) jobs.unshift({ name: 'check', words: ['test/check.ts'], environment: {} })
const count = jobs.length
const isWaiting = ({ name }: Job) => waiting.some((part) => name.startsWith(part))
const [beside, busy] = [jobs.filter(isWaiting), jobs.filter((job) => !isWaiting(job))]
const cores = cpus().slice(0, 4)
await Promise.all([work(beside), ...cores.map(() => work(busy))])
if (again.length > MOST_AGAIN) failed.push(...again)
else for (const { job } of again) await run(job, true)
server?.stop()

process.stdout.write(
  `\n${count} jobs, ${tests} tests, ${Math.round((Date.now() - began) / 1000)} s${failed.length > 0 ? `; ${failed.length} jobs FAILED` : ''}\n`,
)
recap()
process.stdout.write(`${count - failed.length} passed, ${failed.length} failed\n`)
process.exit(failed.length > 0 ? 1 : 0)

/** With all that it started. */
function end({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid) process.kill(-pid, signal)
}

/** The first failure once more, and the names of some others: the end of a long output is what is looked at. */
function recap(): void {
  const [first, ...others] = failed
  for (const name of unsteady) process.stdout.write(`UNSTEADY ${name}: failed beside others, passed alone\n`)
  if (!first) return
  const [failure = '', ...more] = first.failures
  process.stdout.write(`\nFAILED ${first.job.name}\n${failure}\n`)
  if (more.length > 0) process.stdout.write(`and ${more.length} more in it\n`)
  for (const { job } of others.slice(0, 10)) process.stdout.write(`FAILED ${job.name}\n`)
  if (others.length > 10) process.stdout.write(`and ${others.length - 10} jobs more\n`)
  process.stdout.write('\n')
}

async function work(jobs: Job[]): Promise<void> {
  for (let job = jobs.shift(); job; job = jobs.shift()) await run(job)
}

/** A job's output is shown when it ends, whole where it failed and what failed first, so that jobs do not talk over each other. */
async function run(job: Job, isAlone = false): Promise<void> {
  const options = [process.env.NODE_OPTIONS, NO_LINKS, isLong(job.name) ? undefined : firstTier]
    .filter(Boolean)
    .join(' ')
  const environment = {
    ...{ ...process.env, NODE_OPTIONS: options },
    ...(server ? { AFTERCARE_TEST_POSTGRES: server.url } : {}),
    ...(NODE_COMPILE_CACHE && isLong(job.name) ? { NODE_COMPILE_CACHE: `${NODE_COMPILE_CACHE}-long` } : {}),
    ...job.environment,
  }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...job.words], {
    cwd: root,
    env: environment,
    // A group of its own, so that what hangs is ended with all that it started.
    detached: true,
  })
  const started = Date.now()
  let output = ''
  const gather = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout.on('data', gather)
  child.stderr.on('data', gather)
  const limit = setTimeout(() => {
    output += `\nIt had not ended after ${LONGEST.job / 60_000} minutes, and was ended.\n`
    end(child, 'SIGKILL')
  }, LONGEST.job)
  running.add(child)
  // Not before nobody holds its output any more: a program that it started and left would be a fault as well.
  const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.on('close', (...ended) => resolve(ended)),
  )
  if (signal) output += `\n${job.name} was ended by ${signal}.\n`
  running.delete(child)
  clearTimeout(limit)
  tests += Number(/^ℹ pass (\d+)$/m.exec(output)?.[1] ?? 0)
  // Counted by their lines: of a suite that is skipped as a whole the runner's own count knows nothing.
  const skipped = output.match(/^\s*﹣ /gm)?.length ?? 0
  const failures = status === 0 ? [] : failuresOf(output)
  if (status !== 0) (job.name.startsWith(JOURNEYS) && !isAlone ? again : failed).push({ job, failures })
  else if (isAlone) unsteady.push(job.name)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const words = status === 0 ? 'ok    ' : 'FAILED'
  process.stdout.write(
    `${words} ${job.name} (${seconds} s${skipped > 0 ? `, ${skipped} skipped: ${reasons(output)}` : ''})\n`,
  )
  for (const [line] of output.matchAll(/^ *Measured: .*$/gm)) process.stdout.write(`       ${line.trim()}\n`)
  if (failures.length > 0) process.stdout.write(`${failures.join('\n')}\n\nAll it said:\n`)
  if (status !== 0 || job.name === 'check') process.stdout.write(`${output}\n`)
}

function reasons(output: string): string {
  const told = [...output.matchAll(/# (?:SKIP )?(.+)$/gm)].map((match) => match[1])
  return [...new Set(told)].slice(0, 3).join('; ')
}
