/** When nothing was done at the desk while a timer ran, by the clock of the browser; `timer` says which, by when it was started. */
export type Idle = { readonly timer: string; readonly from: number; readonly to: number }

/**
 * What is to be asked when something is done at the desk, `before` being when something was done there last, in whichever tab. What is asked
 * already and not answered goes on to now. Null: nothing new is to be asked.
 */
export function idleUntil(
  now: number,
  of: {
    readonly before: number | null
    readonly timer: string
    readonly started: number
    readonly asked: Idle | null
    readonly askAfter: number
  },
): Idle | null {
  const { before, timer, started, asked, askAfter } = of
  if (before === null) return null
  const from = Math.max(before, started)
  if (now - from < askAfter) return null
  return { timer, from: asked?.timer === timer ? Math.min(asked.from, from) : from, to: now }
}

const DONE = 'aftercare-done-at'
const ASKED = 'aftercare-idle'
/** Written no oftener: moving a pointer is many things done. */
const OFTEN = 5_000

export const doneAt = (): number | null => Number(localStorage.getItem(DONE)) || null

let lastKept = 0
/** Something was done; whether that is worth looking at. */
export const isNews = (now: number): boolean => now - lastKept > OFTEN || now < lastKept
export function keepDone(now: number): void {
  lastKept = now
  localStorage.setItem(DONE, String(now))
}

const readers = new Set<() => void>()
const tell = () => {
  for (const reader of readers) reader()
}

/** What is asked stands in the browser: every tab shows it, it survives a reload, and what one tab answers is answered. */
export function readIdle(reader: () => void): () => void {
  readers.add(reader)
  const hear = ({ key }: StorageEvent) => key === ASKED && reader()
  window.addEventListener('storage', hear)
  return () => {
    readers.delete(reader)
    window.removeEventListener('storage', hear)
  }
}
export const askedIdle = (): string | null => localStorage.getItem(ASKED)
export function toIdle(kept: string | null): Idle | null {
  try {
    return kept === null ? null : (JSON.parse(kept) as Idle)
  } catch {
    return null
  }
}
export function ask(idle: Idle): void {
  localStorage.setItem(ASKED, JSON.stringify(idle))
  tell()
}
export function answered(): void {
  localStorage.removeItem(ASKED)
  tell()
}
