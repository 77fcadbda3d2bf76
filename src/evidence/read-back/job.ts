import { createHash } from 'node:crypto'
import type { Clock } from '../../base/clock.ts'
import { AppError } from '../../base/errors.ts'
import { formatTime, MICROS, type Micros } from '../../base/time.ts'
import { isLike } from '../../base/wildcard.ts'
import type { Plan } from '../../plan/plan.ts'
import type { ReadBack } from '../../plan/read-back.ts'
import { planAt } from '../../plan/versions.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { openCredential } from '../../store/state/credentials.ts'
import { advanceFollower, followerPosition } from '../../store/state/follower.ts'
import type { State } from '../../store/state/state.ts'
import type { Masker } from '../receive/mask.ts'
import type { Pipe } from '../receive/pipe.ts'
import { checkLine } from '../receive/read-line.ts'
import type { ReadbackLine, VerdictLine } from '../record.ts'
import {
  askAround,
  askDue,
  type ClaimedWrite,
  type DueWrite,
  type KeptReadback,
  type KeptVerdict,
  type NamedWrite,
  type ReadAction,
  readActions,
  readbackAfter,
} from './due.ts'
import { type Correction, type Finding, type Judgement, judge, type Verdict } from './judge.ts'
import { comparing, type KeptValues } from './kept-value.ts'
import { readOverHttp } from './read-http.ts'
import { openSql } from './read-sql.ts'
import { type Reading, unreadable } from './reading.ts'
import { isSameValue } from './same-value.ts'

export type ReadBackParts = {
  readonly state: State
  readonly evidence: Evidence
  readonly pipe: Pipe
  readonly clock: Clock
  /** The installation's, under which credentials are sealed. */
  readonly secret: string
  masker(workspace: string): Promise<Masker>
}

/** What saves work and may be forgotten at any time: a restart asks once more. */
export type Memory = {
  /** Until when a workspace has nothing due, and a system that did not answer is left alone. */
  readonly resting: Map<string, Micros>
  /** The moment at which all was read that was due of an action. */
  readonly allRead: Map<string, Micros>
}
export const createMemory = (): Memory => ({ resting: new Map(), allRead: new Map() })

/** Records that are kept together: a kill in between reads so many again. */
const TOGETHER = 20
/** So often in a row the same must go wrong before it is the system that cannot be read. */
const IN_A_ROW = 3
const REST = 15 * MICROS.m
/** Where nothing was due, nobody looks again at once. */
const IDLE = 3 * MICROS.m
/** A turn begins no read after that, so that the next one, and the end of the server, come soon. */
const TURN = 20 * MICROS.s
/** Turns are so far apart, whoever takes them: what the plan allows for a minute is what one turn may read. */
const APART = 55 * MICROS.s

/**
 * Reads the records that are due in a workspace, and keeps what they say: a `readback` each, and a `verdict` where people changed
 * one or nobody did. What is kept last says that it was read, so that a kill at any moment leaves work to repeat, which ends in
 * the same lines. Nobody else may do it meanwhile.
 */
export async function readBack(
  parts: ReadBackParts,
  workspace: string,
  { signal, memory }: { signal: AbortSignal; memory: Memory },
): Promise<void> {
  const { clock } = parts
  const { resting } = memory
  const isResting = (what: string) => {
    const until = resting.get(what) ?? 0
    // A clock that was set back gives nobody a long rest.
    return until > clock.now() && until <= clock.now() + REST
  }
  if (isResting(workspace)) return
  const plan = (await planAt(parts.state.db, workspace, clock.now()))?.plan
  const byIntegration = Map.groupBy(plan ? readActions(plan) : [], ({ integration }) => integration)
  if (!plan || byIntegration.size === 0 || !(await isTurn(parts, workspace))) return
  const masker = await parts.masker(workspace)
  const end = clock.now() + TURN
  let last = Promise.resolve()
  const around: Around = {
    ...{ ...parts, workspace, plan, masker, signal, memory },
    isOver: () => signal.aborted || clock.now() > end,
    inTurn: (work) => {
      last = last.then(work)
      return last
    },
  }
  let read = 0
  const turns = [...byIntegration].map(async ([integration, actions]) => {
    const rests = JSON.stringify([workspace, integration])
    if (isResting(rests)) return
    const done = await readIntegration(around, integration, actions)
    read += done.read
    if (!done.isWell) resting.set(rests, clock.now() + REST)
  })
  // Each is let finish: one that fails takes nothing from the others.
  const failed = (await Promise.allSettled(turns)).find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  if (read === 0) resting.set(workspace, clock.now() + IDLE)
}

/** Takes a turn, unless somebody took one just now. A clock that was set back does not hold it up. */
async function isTurn({ state, clock }: ReadBackParts, workspace: string): Promise<boolean> {
  const [before, now] = [await followerPosition(state, workspace, 'read back'), clock.now()]
  if (now >= before && now < before + APART) return false
  await advanceFollower(state.db, workspace, 'read back', before, now)
  return true
}

type Around = Omit<ReadBackParts, 'masker'> & {
  readonly workspace: string
  readonly plan: Plan
  readonly masker: Masker
  readonly signal: AbortSignal
  readonly memory: Memory
  isOver(): boolean
  /** Keeps what was read, one after the other: of two systems of a run the later must know what the other said. */
  inTurn(work: () => Promise<void>): Promise<void>
}

/** How many were read. Not well: the system does not answer, and is better left alone for a while. */
async function readIntegration(
  around: Around,
  integration: string,
  actions: readonly ReadAction[],
): Promise<{ read: number; isWell: boolean }> {
  const most = around.plan.integrations[integration]?.reads_per_minute ?? 0
  let read = 0
  for (const action of actions) {
    if (read >= most || around.isOver()) break
    const [asked, key] = [around.clock.now(), JSON.stringify([around.workspace, action])]
    const [since, limit] = [around.memory.allRead.get(key) ?? 0, most - read]
    const due = await askDue(around.evidence, around.workspace, action, { now: asked, since, limit })
    for (let first = 0; first < due.length; first += TOGETHER) {
      if (around.isOver()) return { read, isWell: true }
      const some = due.slice(first, first + TOGETHER)
      read += some.length
      if (!(await readSome(around, action, some))) return { read, isWell: false }
    }
    if (due.length < limit && !around.isOver()) around.memory.allRead.set(key, asked)
  }
  return { read, isWell: true }
}

type Looked = { readonly write: DueWrite; readonly reading: Reading; readonly at: Micros }

async function readSome(around: Around, action: ReadAction, due: readonly DueWrite[]): Promise<boolean> {
  const looked: Looked[] = []
  const reader = await readerOf(around, action.how)
  let failures = 0
  try {
    for (const write of due) {
      if (around.isOver() || failures === IN_A_ROW) break
      const isMasked = /\[\w+:[0-9a-f]{12}\]/.test(write.record)
      const reading = isMasked ? unreadable('the_record_id_is_masked', false) : await reader.read(write.record)
      // Ended by us: nothing was learnt of the system.
      if (around.signal.aborted) break
      failures = reading.kind === 'unreadable' && reading.isOfSystem ? failures + 1 : 0
      looked.push({ write, reading, at: around.clock.now() })
    }
  } finally {
    await reader.close()
  }
  if (looked.length > 0) await around.inTurn(() => keep(around, action, looked))
  return failures < IN_A_ROW
}

/** Judges what was seen, and keeps it. */
async function keep(around: Around, action: ReadAction, looked: readonly Looked[]): Promise<void> {
  const { how } = action
  const known = await askAround(
    around.evidence,
    around.workspace,
    looked.map(({ write }) => write),
  )
  const values = comparing(around.masker, how.ignore_case ?? [])
  const ofWorkflow = readActions(around.plan).filter(({ workflow }) => workflow === action.workflow)
  const verdicts: VerdictLine[] = []
  const readbacks: ReadbackLine[] = []
  for (const { write, reading, at } of looked) {
    const earlier = known.readbacks.filter((one) => isOf(write, one) && one.readback !== write.readback)
    const judgement = judge({
      claimed: write.fields,
      claimed_at: write.claimed_at,
      fields: how.fields,
      overwritten: overwrittenIn(write, known.ofRecords, how.fields, at),
      earlier: earlier.filter(({ isSeen }) => isSeen),
      wasGone: goneIn(earlier.at(-1)),
      corrected: correctedIn(write, known.verdicts),
      reading,
      now: at,
      tellsWho: tellsWho(how),
      kindOf: kindOf(how),
      isSame: values.isSame,
    })
    const line = readbackOf(write, { reading, judgement, at })
    readbacks.push(line)
    if (judgement.verdict) {
      const verdict = verdictOf(write, judgement.verdict, values)
      verdicts.push(verdict)
      known.verdicts.push({ ...verdict, run: write.run, corrections: '', at })
    }
    // Whatever of the same run follows sees it as kept.
    const { fields = {}, reason = '' } = line
    known.readbacks.push({ ...line, fields, reason, isSeen: line.fields !== undefined, observed_at: at })
    if (write.readback === readbackAfter(how.after.at(-1) ?? ''))
      verdicts.push(...untouchedIn(write.run, known, ofWorkflow, at))
  }
  // The readbacks last: with them a write counts as read.
  for (const lines of [verdicts, readbacks]) {
    const { refused } = await around.pipe.receiveLines(around.workspace, around.masker, lines.map(checkLine))
    if (refused[0]) throw new Error(`what was read back cannot be kept: ${refused[0].reason}`)
  }
}

type Reader = { read(record: string): Promise<Reading>; close(): Promise<void> }

async function readerOf({ state, secret, workspace, clock, signal }: Around, how: ReadBack): Promise<Reader> {
  const always = (reading: Reading): Reader => ({ read: async () => reading, close: async () => undefined })
  let credential: string | undefined
  if (how.credential !== undefined) {
    try {
      credential = await openCredential({ state, secret }, workspace, how.credential)
    } catch (error) {
      if (error instanceof AppError) return always(unreadable('the_credential_cannot_be_opened', true))
      throw error
    }
    if (credential === undefined) return always(unreadable('no_credential_is_kept', true))
  }
  const without = hiding(credential ?? '')
  if (how.how === 'http')
    return {
      read: async (record) => without(await readOverHttp(record, { how, credential, clock, signal })),
      close: async () => undefined,
    }
  const opened = await openSql(credential ?? '', clock)
  return 'kind' in opened
    ? always(opened)
    : { read: async (record) => without(await opened.read(record, how)), close: opened.close }
}

/** A credential is nothing that was read, also where the system repeats it; a shorter one may be any word. */
const SHORTEST_HIDDEN = 8

/** Takes the credential, or the password within one, out of what was read. */
function hiding(credential: string): (reading: Reading) => Reading {
  const password = URL.canParse(credential) ? new URL(credential).password : ''
  const secrets = [credential, password, unescaped(password)].filter((one) => one.length >= SHORTEST_HIDDEN)
  const inJson = secrets.map((one) => JSON.stringify(one).slice(1, -1))
  return (reading) => {
    if (reading.kind !== 'read') return reading
    const told = JSON.stringify([reading.fields, reading.who])
    const hidden = inJson.reduce((text, one) => text.replaceAll(one, '[redacted]'), told)
    if (hidden === told) return reading
    const [fields, who] = JSON.parse(hidden) as [typeof reading.fields, typeof reading.who]
    return { ...reading, fields, who }
  }
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const goneIn = (last: KeptReadback | undefined) =>
  last?.reason.startsWith('deleted') ? (last.reason as Finding) : null

type Key = Pick<ClaimedWrite, 'run' | 'step' | 'write'>
const isOf = (a: Key, b: Key): boolean => a.run === b.run && a.step === b.step && a.write === b.write

/** Fields to which a later write of ours gave another value. One that names no values may have changed all. */
function overwrittenIn(
  write: ClaimedWrite,
  ofRecords: readonly ClaimedWrite[],
  fields: readonly string[],
  now: Micros,
): Set<string> {
  const place = ofRecords.findIndex((one) => isOf(write, one))
  const later = ofRecords.slice(place + 1).filter((one) => one.record === write.record && one.claimed_at <= now)
  return new Set(
    later.flatMap((one) =>
      fields.filter((field) => {
        if (one.fields === null) return true
        if (!Object.hasOwn(one.fields, field)) return false
        return write.fields === null || !isSameValue(write.fields[field], one.fields[field])
      }),
    ),
  )
}

/** Whether the answer says who changed a record: by the plan, or by a column of the query. */
const tellsWho = (how: ReadBack): boolean =>
  how.how === 'http' ? how.changed_by !== undefined : /\bchanged_by\b/i.test(how.query ?? '')

/** Who is named by the plan is what it says. Where it names only the ones, the others are the rest. */
function kindOf({ people, scripts }: ReadBack): (who: string) => 'person' | 'script' | 'unknown' {
  const fits = (patterns: readonly string[] | undefined, who: string) =>
    patterns?.some((one) => isLike(who, one)) === true
  return (who) => {
    if (fits(scripts, who)) return 'script'
    if (fits(people, who)) return 'person'
    if (people === undefined) return 'person'
    return scripts === undefined ? 'script' : 'unknown'
  }
}

/** One for each write, so that what is judged again takes the place of what was said before. */
const verdictId = ({ step, write }: Pick<Key, 'step' | 'write'>): string =>
  `read-back:${createHash('sha256')
    .update(JSON.stringify([step, write]))
    .digest('hex')
    .slice(0, 24)}`

function correctedIn(write: Key, verdicts: readonly KeptVerdict[]): Verdict | null {
  const kept = verdicts.find((one) => one.run === write.run && one.verdict === verdictId(write))
  if (kept?.kind !== 'corrected' && kept?.kind !== 'rejected') return null
  const corrections = kept.corrections === '' ? [] : (JSON.parse(kept.corrections) as Correction[])
  return { kind: kept.kind, at: kept.at, corrections }
}

function verdictOf(write: ClaimedWrite, { kind, at, corrections }: Verdict, values: KeptValues): VerdictLine {
  const kept = corrections.map((one) => ({ ...one, after: values.mask(one.field, one.after ?? null) }))
  return {
    ...{ type: 'verdict', verdict: verdictId(write), run: write.run, kind },
    by: { kind: 'system', id: write.integration },
    at: formatTime(at),
    ...(kept.length === 0 ? {} : { corrections: kept }),
  }
}

function readbackOf(
  { run, step, write, readback }: DueWrite,
  { reading, judgement, at }: { reading: Reading; judgement: Judgement; at: Micros },
): ReadbackLine {
  const { outcome, reason } = judgement
  return {
    ...{ type: 'readback', run, step, write, readback, outcome },
    ...(reason === undefined ? {} : { reason }),
    observed_at: formatTime(at),
    ...(reading.kind === 'read' ? seenIn(reading) : {}),
  }
}

const seenIn = ({ fields, who }: Extract<Reading, { kind: 'read' }>) => ({
  fields: { ...fields },
  ...(who.by === null ? {} : { changed_by: who.by }),
  ...(who.at === null ? {} : { changed_at: formatTime(who.at) }),
})

/**
 * Where the last write of a run was read for the last time, and nobody changed any of them: that it is untouched. One that
 * could not be read, or that a script changed, leaves the run without an outcome.
 */
function untouchedIn(
  run: string,
  known: { writes: readonly NamedWrite[]; readbacks: readonly KeptReadback[]; verdicts: readonly KeptVerdict[] },
  actions: readonly ReadAction[],
  now: Micros,
): VerdictLine[] {
  const ends = known.writes
    .filter((write) => write.run === run && write.record !== '')
    .flatMap((write) => {
      const last = actions.find((one) => isWriteOf(write, one))?.how.after.at(-1)
      if (last === undefined) return []
      const end = known.readbacks.findLast((one) => isOf(write, one) && one.readback === readbackAfter(last))
      return [{ write, end }]
    })
  const counting = ends.filter(({ end }) => end?.reason !== 'written_again_since')
  const isUntouched = ({ write, end }: (typeof ends)[number]) =>
    end?.outcome === 'confirmed' && correctedIn(write, known.verdicts) === null
  if (!counting.every(isUntouched)) return []
  return counting.map(({ write }) => ({
    ...{ type: 'verdict', verdict: verdictId(write), run, kind: 'untouched' },
    by: { kind: 'system', id: write.integration },
    at: formatTime(now),
  }))
}

/** Whether a write is one of an action: by the action its step names, else by the step's name, else because nothing else can be meant. */
const isWriteOf = ({ action, name, integration }: NamedWrite, of: ReadAction): boolean =>
  integration === of.integration && (action === of.action || (action === '' && (name === of.action || of.isOnlyOne)))
