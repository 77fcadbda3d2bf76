import { existsSync, renameSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { constants, gunzip, zstdCompress, zstdDecompress } from 'node:zlib'
import { AppError } from '../../base/errors.ts'
import { formatTime, type Micros } from '../../base/time.ts'
import { openEmbeddedState } from './pglite.ts'
import type { State } from './state.ts'

/** A week of days: long enough to notice that something went wrong, and some megabytes each. */
const KEPT = 7

/** Those of earlier programs were packed by gzip, and are read as well. */
const isBackup = (name: string) => /^state-\d{4}-\d{2}-\d{2}\.tar\.(zst|gz)$/.test(name)

/**
 * What the engine's log holds stands in its tables, too, tens of megabytes apart: a packer that looks back as far leaves a third of what gzip
 * does, which sees 32 KB (76 MB: 7.3 and 22.9), in a third of the time.
 */
const pack = (tar: Uint8Array): Promise<Uint8Array> =>
  promisify(zstdCompress)(tar, {
    params: {
      [constants.ZSTD_c_enableLongDistanceMatching]: 1,
      [constants.ZSTD_c_windowLog]: 27,
      [constants.ZSTD_c_checksumFlag]: 1,
    },
  })

const unpack = (bytes: Uint8Array): Promise<Uint8Array> =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? promisify(gunzip)(bytes) : promisify(zstdDecompress)(bytes)

/** The files of a folder's backups, the oldest first. */
const backupsIn = async (folder: string) => (await readdir(folder).catch(() => [])).filter(isBackup).sort()

/**
 * Keeps one backup of the embedded state for each day (UTC), the last seven. It bounds what loss of power can take: the
 * embedded engine cannot sync its files. Answers the file, or undefined where there is nothing to do: a server has
 * backups of its own.
 */
export async function backUpState(state: State, folder: string, now: Micros): Promise<string | undefined> {
  const day = `state-${formatTime(now).slice(0, 10)}`
  if ((await backupsIn(folder)).some((name) => name.startsWith(day))) return undefined
  const tar = await state.dump()
  if (!tar) return undefined
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Left by a process that was killed while it wrote.
  for (const half of await readdir(folder)) if (half.endsWith('.new')) await rm(join(folder, half))
  const file = join(folder, `${day}.tar.zst`)
  await writeWhole(file, await pack(tar))
  for (const old of (await backupsIn(folder)).slice(0, -KEPT)) await rm(join(folder, old))
  return file
}

/**
 * Keeps the embedded state as it was before its schema is changed, beside those of the days and apart from them: as many as there
 * were updates, and none of them taken away. Named after the first change, so that an update that was cut off makes one.
 */
export async function backUpBefore(state: State, folder: string, migration: string): Promise<string | undefined> {
  const file = join(folder, `state-before-${migration.replace(/\.sql$/, '')}.tar.zst`)
  if (existsSync(file) || existsSync(file.replace(/zst$/, 'gz'))) return undefined
  const tar = await state.dump()
  if (!tar) return undefined
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeWhole(file, await pack(tar))
  return file
}

/**
 * Puts the state of a backup in the place of a folder's state, which stays beside it. The caller owns the folder. Answers
 * where the replaced state is. Evidence is kept as it is: what is derived from it follows.
 */
export async function restoreState(file: string, state: string, now: Micros): Promise<string> {
  const [making, made] = [`${state}.restoring`, restored(state)]
  finishRestore(state)
  for (const half of [making, made]) await rm(half, { recursive: true, force: true })
  try {
    // Opened once before it takes the place of anything: half a file is found here.
    const tar = await unpack(await readFile(file))
    const engine = await openEmbeddedState(making, { tar })
    try {
      await engine.query('select name from migration')
    } finally {
      await engine.close()
    }
  } catch (cause) {
    await rm(making, { recursive: true, force: true })
    throw new AppError(
      'invalid_input',
      `${file} is no whole backup of a state. Nothing was changed; choose another one.`,
      {
        cause,
      },
    )
  }
  await rename(making, made)
  const replaced = `${state}.replaced-${formatTime(now).replaceAll(':', '-')}`
  await rename(state, replaced).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  finishRestore(state)
  return replaced
}

/** Whole, and not yet in its place. */
const restored = (state: string): string => `${state}.restored`

/** Ends a restore that was killed after it had put the old state aside: without this, an empty one would be made in its place. */
export function finishRestore(state: string): void {
  if (existsSync(restored(state)) && !existsSync(state)) renameSync(restored(state), state)
}

/** Beside and renamed: a backup is there whole or not at all, also when the disk is full. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  try {
    const handle = await open(`${file}.new`, 'w', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${file}.new`, file)
  } catch (error) {
    await rm(`${file}.new`, { force: true })
    throw error
  }
}
