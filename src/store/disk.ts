import { statfs } from 'node:fs/promises'

/** A disk, in bytes. */
export type Disk = { readonly free: number; readonly size: number }

/** The disk that holds a folder: what this user may still write, and how large it is. */
export async function diskOf(folder: string): Promise<Disk> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { free: bavail * bsize, size: blocks * bsize }
}
