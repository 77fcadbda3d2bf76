import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { type Micros, parseTime } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Row } from '../../store/evidence/packed.ts'
import { question } from '../../store/evidence/question.ts'
import { deriveKey } from '../../store/keys.ts'
import type { Line } from '../record.ts'

/** What can be erased: all runs of a case, all runs for a person, or one run. */
export const erasedKinds = ['case', 'user', 'run'] as const
export type ErasedKind = (typeof erasedKinds)[number]

export type Stone = { readonly kind: ErasedKind; readonly value: string }

/** What was erased in a workspace. */
export type Erased = {
  /** Whether a line belongs to it, as it came or as it is kept. */
  holds(line: Line, kept: Line): boolean
  /** The run of a line that names an erased case, or a person of before the erasure: a run that nobody knew of then. */
  lateRun(line: Line, kept: Line): { run: string; of: Stone } | undefined
  /** Whether a case was erased, as it is kept. */
  holdsCase(name: string): boolean
}

export type Tombstones = {
  /** Undefined where nothing was erased, as almost everywhere. */
  of(workspace: string): Promise<Erased | undefined>
  /** From when this returns, nothing of it is let in. */
  lay(workspace: string, stones: readonly Stone[]): Promise<void>
  /** The keyed hash by which something is known that was erased. */
  hash(workspace: string, stone: Stone): string
  /** Returns once every other process knows what was laid before the call, and what they took in before is written. */
  untilKnownElsewhere(): Promise<void>
}

/** Other processes learn so late what was erased; what they took in before is written by then, or given up. */
const LEARNT_WITHIN_MS = 2000
const WRITTEN_WITHIN_MS = 10_000
/** As long as an insert is waited for. */
const ANSWERS_WITHIN_MS = 8_000

const stones = question(
  'erased',
  `SELECT kind, hash, toUnixTimestamp64Micro(min(arrived)) AS at FROM erased
   WHERE workspace = {workspace:String} GROUP BY kind, hash`,
)

/** Remembers what was erased by keyed hashes, which tell nothing to whoever reads them. */
export function createTombstones(evidence: Evidence, secret: string): Tombstones {
  const isAlone = evidence.engine === 'chdb'
  const known = new Map<string, { at: number; erased: Promise<Erased | undefined>; isAsking: boolean }>()
  const keys = new Map<string, Buffer>()

  function hash(workspace: string, { kind, value }: Stone): string {
    const key = keys.get(workspace) ?? deriveKey(secret, `erasing:${workspace}`)
    keys.set(workspace, key)
    return createHmac('sha256', key).update(`${kind}\0${value}`).digest('hex')
  }

  async function read(workspace: string): Promise<Erased | undefined> {
    const rows = await evidence.ask<{ kind: string; hash: string; at: string }>(workspace, stones)
    if (rows.length === 0) return undefined
    const laidAt = new Map(rows.map((row) => [row.kind + row.hash, Number(row.at)]))
    // Lines of one run come together: each is looked up once in a while, not with every line.
    const looked = new Map<string, Micros | undefined>()
    const laid = (kind: ErasedKind, value: string | undefined): Micros | undefined => {
      if (value === undefined || value === '') return undefined
      const name = `${kind} ${value}`
      if (looked.has(name)) return looked.get(name)
      if (looked.size >= MOST_LOOKED) looked.clear()
      const at = laidAt.get(kind + hash(workspace, { kind, value }))
      looked.set(name, at)
      return at
    }
    return erasedOf(laid)
  }

  async function of(workspace: string): Promise<Erased | undefined> {
    const before = known.get(workspace)
    if (before && (isAlone || performance.now() - before.at < LEARNT_WITHIN_MS)) return await inTime(before.erased)
    // Asked again before it answers, a store that stands still would be asked by every sender that comes.
    if (before?.isAsking) throw tooSlow()
    const erased = read(workspace)
    const asked = { at: performance.now(), erased, isAsking: true }
    known.set(workspace, asked)
    erased.then(
      () => {
        asked.isAsking = false
      },
      // A question that failed is asked again.
      () => known.get(workspace) === asked && known.delete(workspace),
    )
    return await inTime(erased)
  }

  return {
    of,
    hash,
    async lay(workspace, laid) {
      const rows = new Map<string, Row>()
      for (const stone of laid) {
        const row = { workspace, kind: stone.kind, hash: hash(workspace, stone) }
        rows.set(`${row.kind} ${row.hash}`, row)
      }
      await evidence.append('erased', [...rows.values()])
      known.delete(workspace)
      await of(workspace)
    },
    async untilKnownElsewhere() {
      if (!isAlone) await sleep(LEARNT_WITHIN_MS + WRITTEN_WITHIN_MS)
    },
  }
}

/** Nobody holds a body in the memory for longer because the store does not say what was erased. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const ending = new AbortController()
  const late = sleep(ANSWERS_WITHIN_MS, undefined, { signal: ending.signal, ref: false }).then(() => {
    throw tooSlow()
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    late.catch(() => undefined)
    ending.abort()
  }
}

const tooSlow = () =>
  new AppError(
    'store_unavailable',
    say`The evidence store does not answer. Send this again; nothing acknowledged is lost.`,
  )

const MOST_LOOKED = 50_000

type Names = {
  readonly run?: string | undefined
  readonly case?: string | undefined
  readonly user?: string | undefined
}

function erasedOf(laid: (kind: ErasedKind, value: string | undefined) => Micros | undefined): Erased {
  /** By what it names beside its run. */
  const named = (line: Line, names: Names): Stone | undefined => {
    if (names.case !== undefined && laid('case', names.case) !== undefined) return { kind: 'case', value: names.case }
    const at = laid('user', names.user)
    // Somebody who was erased may come again: that is another matter. When it was must be told for that, or it is let in.
    const started = line.type === 'run' && line.started !== undefined ? parseTime(line.started)?.micros : undefined
    if (names.user !== undefined && at !== undefined && started !== undefined && started <= at)
      return { kind: 'user', value: names.user }
    return undefined
  }
  return {
    holdsCase: (name) => laid('case', name) !== undefined,
    holds(line, kept) {
      const [came, is] = [line as Names, kept as Names]
      const isRun = laid('run', is.run) !== undefined || laid('run', came.run) !== undefined
      return isRun || named(line, is) !== undefined || named(line, came) !== undefined
    },
    lateRun(line, kept) {
      const [came, is] = [line as Names, kept as Names]
      if (line.type !== 'run' || is.run === undefined || laid('run', is.run) !== undefined) return undefined
      const of = named(line, is) ?? named(line, came)
      return of && { run: is.run, of }
    },
  }
}
