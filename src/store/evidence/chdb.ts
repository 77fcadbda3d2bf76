import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Session } from 'chdb'
import { AppError } from '../../base/errors.ts'
import type { Engine } from './engine.ts'
import { QUERY_BYTES, writtenOut } from './question.ts'

/**
 * ClickHouse inside this process, in a folder. One connection appends and two do all else, so that neither waits for the other
 * and together they leave one of libuv's four threads to the rest of the program.
 */
export function openChdb(folder: string, options: { memoryMb: number; backups?: string }): Engine {
  let append: Session
  const arriving = join(folder, 'arriving')
  try {
    // What a process that was killed was about to insert was not acknowledged, and is sent again.
    rmSync(arriving, { recursive: true, force: true })
    mkdirSync(arriving, { recursive: true })
    append = new Session(folder, { connectionArgs: [`--config-file=${writeConfig(folder, options)}`] })
  } catch (cause) {
    throw new AppError(
      'store_unavailable',
      `The evidence in ${folder} cannot be opened. Restore the folder from a backup, or choose another one.`,
      { cause },
    )
  }
  letCrashesEnd()
  // Each asks one question at a time: one that waits for its connection would hold a thread meanwhile.
  const asking = [new Session(folder), new Session(folder)].map((session) => ({
    session,
    waiting: 0,
    last: Promise.resolve(),
  }))
  for (const session of [append, ...asking.map((lane) => lane.session)])
    session.query(`SET max_query_size = ${QUERY_BYTES}, ${PLAINLY}`)
  async function ask(sql: string): Promise<string> {
    const lane = asking.reduce((best, one) => (one.waiting < best.waiting ? one : best))
    lane.waiting++
    const answer = lane.last.then(() => lane.session.queryAsync(sql))
    lane.last = answer.then(
      () => undefined,
      () => undefined,
    )
    try {
      return (await answer).text()
    } finally {
      lane.waiting--
    }
  }
  let inserts = 0
  const way = wayTo(arriving)
  return {
    name: 'chdb',
    lagMicros: undefined,
    /**
     * By a file: within the text of the question the engine looks through rows several times before it reads them, which takes longer than
     * all the rest (24 µs of processor a row, 8 by a file). It is gone before the system writes it to the disk.
     */
    async insert(table, columns, rows) {
      const file = join(way, `${++inserts}`)
      try {
        await writeFile(file, rows, { mode: 0o600 })
        const names = columns.map(({ name }) => `\`${name}\``).join(', ')
        await append.queryAsync(
          writtenOut(`INSERT INTO ${table} (${names}) FROM INFILE {file:String} FORMAT RowBinary`, { file }),
        )
      } finally {
        await unlink(file).catch(() => undefined)
      }
    },
    query: ask,
    async command(sql) {
      await ask(sql)
    },
    async close() {
      for (const session of [...asking.map((lane) => lane.session), append]) session.close()
      if (way !== arriving) rmSync(dirname(way), { recursive: true })
    },
  }
}

/**
 * What the engine does besides to answer a question faster, and pays for by none of ours. It looks in each condition for comparisons that follow
 * from others: ours name their bounds where they hold, and it finds nothing, in a third of the time in which a long one is thought through. And
 * it compiles what it has met three times: of a million and a half runs answers come no sooner by it, and of a thousand questions about few
 * a seventh of the processor's time went there.
 */
const PLAINLY = [
  'optimize_and_compare_chain',
  'compile_expressions',
  'compile_aggregate_expressions',
  'compile_sort_description',
]
  .map((name) => `${name} = 0`)
  .join(', ')

/**
 * The engine installs handlers of its own for faults of the program: they wait five minutes for a report that nobody writes here, and
 * meanwhile the process neither serves nor ends. By default it ends at once, and whoever watches it starts it again; nothing acknowledged
 * is lost. Node gives the default back where its last listener goes.
 */
function letCrashesEnd(): void {
  const listener = () => undefined
  for (const fault of ['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGABRT'] as const)
    process.on(fault, listener).off(fault, listener)
}

/** What the engine takes for a pattern in the name of a file: where nothing fits it, it reads nothing and does not say so. */
const PATTERN = /[*?{}]/

/** A folder by a name in which there is no pattern: its own, or a link to it. */
function wayTo(folder: string): string {
  if (!PATTERN.test(folder)) return folder
  const link = join(mkdtempSync(join(tmpdir(), 'aftercare-')), 'arriving')
  if (PATTERN.test(link))
    throw new AppError(
      'store_unavailable',
      `The path ${folder} has one of * ? { } in it, and so has ${tmpdir()}. Choose another folder for the evidence, or set TMPDIR to one without them.`,
    )
  symlinkSync(resolve(folder), link)
  return link
}

/**
 * The last of a disk is not for new evidence: the engine puts its files together in the background, and when a disk is
 * full to the last byte what it writes then may be cut off (an index without a letter in it was seen, and not read again).
 */
const RESERVE_BYTES = 64 * 1024 * 1024

/** Server settings the engine takes only when it is first opened: its share of memory and of caches, and where backups may go. */
function writeConfig(folder: string, options: { memoryMb: number; backups?: string }): string {
  const file = join(folder, 'aftercare.xml')
  const backups = options.backups ? `<backups><allowed_path>${options.backups}</allowed_path></backups>` : ''
  writeFileSync(
    file,
    `<clickhouse>
  <max_server_memory_usage>${options.memoryMb * 1024 * 1024}</max_server_memory_usage>
  <mark_cache_size>67108864</mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <merge_tree>
    <min_free_disk_bytes_to_perform_insert>${RESERVE_BYTES}</min_free_disk_bytes_to_perform_insert>
    <cleanup_delay_period>5</cleanup_delay_period>
    <max_cleanup_delay_period>5</max_cleanup_delay_period>
    <cleanup_delay_period_random_add>0</cleanup_delay_period_random_add>
  </merge_tree>
  <background_pool_size>2</background_pool_size>
  <background_schedule_pool_size>2</background_schedule_pool_size>
  ${backups}
</clickhouse>
`,
  )
  return file
}
