import type { Micros } from '../base/time.ts'

/** A request that was sent and refused: where it came to and why, never what it held. */
export type Refused = {
  readonly at: Micros
  readonly path: string
  readonly status: number
  readonly title: string
}

/** How it goes with what a key sends. */
export type Sending = { readonly taken: number; readonly refused: readonly Refused[] }

export type Senders = {
  took(workspace: string, sender: string): void
  refuse(workspace: string, sender: string, refused: Refused): void
  of(workspace: string, sender: string): Sending
}

/** Who sends is many programs at most; beyond, the one not heard of for longest is forgotten. */
const MOST_SENDERS = 1_000
/** The last ones tell what is wrong: a client repeats it. */
const MOST_REFUSED = 5
const MOST_PATH = 120

/** The last of what each key sent, in memory, for whoever connects it. Each process has its own, and forgets it at its end. */
export function createSenders(): Senders {
  const known = new Map<string, Sending>()
  const keep = (workspace: string, sender: string, change: (before: Sending) => Sending) => {
    const name = `${workspace} ${sender}`
    const before = known.get(name) ?? { taken: 0, refused: [] }
    known.delete(name)
    known.set(name, change(before))
    const [oldest] = known.keys()
    if (known.size > MOST_SENDERS && oldest !== undefined) known.delete(oldest)
  }
  return {
    took: (workspace, sender) => keep(workspace, sender, (before) => ({ ...before, taken: before.taken + 1 })),
    refuse: (workspace, sender, { path, ...refused }) =>
      keep(workspace, sender, (before) => ({
        ...before,
        refused: [...before.refused, { ...refused, path: path.slice(0, MOST_PATH) }].slice(-MOST_REFUSED),
      })),
    of: (workspace, sender) => known.get(`${workspace} ${sender}`) ?? { taken: 0, refused: [] },
  }
}
