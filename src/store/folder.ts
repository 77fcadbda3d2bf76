import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../base/errors.ts'
import { type Schemas, schemas } from './migrate.ts'

/** The data folder, owned by this process until `release`. */
export type Folder = {
  readonly path: string
  readonly state: string
  readonly evidence: string
  readonly backups: string
  readonly secret: string
  /** Tells the next process that knocks where this one can be reached. */
  announce(url: string): void
  /** Writes into VERSION what the stores are by now. */
  record(written: Required<Pick<Version, 'engines' | 'schemas'>>): void
  release(): void
}

/**
 * What this build writes. A folder with a greater `format` was written by a newer product and is refused; so is one whose stores
 * were brought further than this build knows. Since 2 the engines and the last migration of each store are recorded.
 */
const FORMAT = 2

/** What wrote the folder last. */
export type Version = {
  readonly product: string
  readonly format: number
  readonly engines?: { readonly state: string; readonly evidence: string }
  readonly schemas?: Schemas
}

/**
 * Takes the folder or says who has it. PGlite does not notice a second process and is destroyed by it, so the lock comes
 * before either store: an exclusive SQLite transaction, which the kernel frees even after SIGKILL.
 */
export function openFolder(path: string, options: { secret?: string | undefined; product: string }): Folder {
  const dir = resolve(path)
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    // Its own name: another process may be trying the same.
    const probe = join(dir, `.writable-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ENOSPC')
      throw new AppError('store_full', `The disk that holds ${dir} is full. Free some space and start again.`, {
        cause,
      })
    throw new AppError(
      'store_unavailable',
      `The data folder ${dir} cannot be written (${code}). Choose another with --data or AFTERCARE_DATA, or change its permissions.`,
      { cause },
    )
  }
  const lock = takeLock(dir)
  try {
    checkVersion(dir, options.product)
    const secret = options.secret ?? readOrMakeSecret(dir)
    const owner = join(dir, 'lock.json')
    const announce = (url: string) => writeFileSync(owner, JSON.stringify({ pid: process.pid, url }))
    announce('')
    return {
      path: dir,
      state: join(dir, 'state'),
      evidence: join(dir, 'evidence'),
      backups: join(dir, 'backups'),
      secret,
      announce,
      record(written) {
        const version: Version = { product: options.product, format: FORMAT, ...written }
        const text = JSON.stringify(version)
        const file = join(dir, 'VERSION')
        if (readFileSync(file, 'utf8') !== text) writeWhole(file, text)
      },
      release() {
        rmSync(owner, { force: true })
        giveUp(lock)
      },
    }
  } catch (cause) {
    giveUp(lock)
    throw cause
  }
}

function giveUp(lock: DatabaseSync): void {
  held.delete(lock)
  lock.close()
}

/** Held here as well as by the caller: a lock that is only forgotten would be closed by the garbage collector, and so given up. */
const held = new Set<DatabaseSync>()

function takeLock(dir: string): DatabaseSync {
  const lock = new DatabaseSync(join(dir, 'lock'))
  try {
    // Rollback journal, hardly any waiting: whoever comes second is told at once. Two that come at the same moment stand in
    // each other's way, and would both be turned away without it.
    lock.exec('PRAGMA busy_timeout = 250; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
    held.add(lock)
    return lock
  } catch (cause) {
    lock.close()
    if (!/locked|busy/i.test(String(cause)))
      throw new AppError('store_unavailable', `The lock ${join(dir, 'lock')} cannot be taken: ${String(cause)}.`, {
        cause,
      })
    throw new AppError('folder_in_use', inUse(dir), { cause })
  }
}

function inUse(dir: string): string {
  let owner: { pid?: number; url?: string } = {}
  try {
    owner = JSON.parse(readFileSync(join(dir, 'lock.json'), 'utf8'))
  } catch {
    // The owner has the lock but has not written who it is yet.
  }
  const who = owner.pid ? `process ${owner.pid}` : 'another process'
  return owner.url
    ? `${dir} is in use by ${who} at ${owner.url}. Use --url ${owner.url}, or stop it.`
    : `${dir} is in use by ${who}. Wait for it to end, or stop it.`
}

function checkVersion(dir: string, product: string): void {
  const file = join(dir, 'VERSION')
  if (existsSync(file)) {
    const text = readFileSync(file, 'utf8')
    let version: Partial<Version> = {}
    try {
      version = JSON.parse(text) as Partial<Version>
    } catch {
      // Said below.
    }
    const { format } = version
    if (typeof format !== 'number')
      throw new AppError(
        'store_unavailable',
        `${file} cannot be read. Restore it from a backup, or choose another folder.`,
      )
    if (format > FORMAT)
      throw new AppError(
        'store_unavailable',
        `${dir} was written by a newer version (format ${format}; this one reads up to ${FORMAT}). Update Aftercare, or choose another folder.`,
      )
    const known = schemas()
    for (const store of ['state', 'evidence'] as const) {
      const written = version.schemas?.[store]
      if (written !== undefined && written > known[store])
        throw new AppError(
          'store_unavailable',
          `${dir} was written by a newer version, ${version.product} (its ${store} is at ${written}; this one knows up to ${known[store]}). Update Aftercare, or choose another folder.`,
        )
    }
    return
  }
  writeWhole(file, JSON.stringify({ product, format: FORMAT }))
}

function readOrMakeSecret(dir: string): string {
  const file = join(dir, 'secret')
  if (!existsSync(file)) writeWhole(file, randomBytes(32).toString('base64url'), 0o600)
  return readFileSync(file, 'utf8').trim()
}

/** Written beside and renamed, so that a crash leaves the old file or the new one, never half of one. */
function writeWhole(file: string, text: string, mode = 0o644): void {
  writeFileSync(`${file}.new`, text, { mode, flush: true })
  renameSync(`${file}.new`, file)
}
