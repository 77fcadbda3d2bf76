import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Why no small disk can be had here, for node:test's `skip`; false where it can. */
export const noSmallDisk: string | false = canMount() ? false : 'mounting a small disk is not allowed here'

/** A disk in memory with so many megabytes, over a folder. */
export function mountSmallDisk(folder: string, megabytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
}

export function resizeDisk(folder: string, megabytes: number): void {
  execFileSync('mount', ['-o', `remount,size=${megabytes}m`, folder])
}

/** Makes the disk as large as what is on it, and some megabytes more. Refused when more was written meanwhile, and tried again. */
export function fillDisk(folder: string, left = 0): void {
  for (let tries = 100; tries > 0; tries--) {
    const { blocks, bfree, bsize } = statfsSync(folder)
    const options = `remount,size=${(blocks - bfree) * bsize + left * 1024 * 1024}`
    if (spawnSync('mount', ['-o', options, folder]).status === 0) return
  }
  throw new Error(`the disk over ${folder} could not be filled`)
}

export function unmountDisk(folder: string): void {
  execFileSync('umount', ['-l', folder])
}

function canMount(): boolean {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return false
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0
  if (mounted) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true })
  return mounted
}
