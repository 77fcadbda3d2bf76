import { MICROS, type Micros } from '../../base/time.ts'
import type { writeOutcomes } from '../record.ts'
import type { Reading, Unreadable, Who } from './reading.ts'

/** One write, and everything known of its record when it was looked at. */
export type Judged = {
  /** What the write said, as it is kept; null where it named no values. */
  readonly claimed: Fields | null
  readonly claimed_at: Micros
  /** The fields that count. */
  readonly fields: readonly string[]
  /** Those that a later write of ours changed again: what stands there is its claim. */
  readonly overwritten: ReadonlySet<string>
  /** What was seen before, the earliest first. */
  readonly earlier: readonly Seen[]
  /** How it was gone the last time, where it was. */
  readonly wasGone: Finding | null
  /** What people are known to have corrected. */
  readonly corrected: Verdict | null
  readonly reading: Reading
  readonly now: Micros
  /** Whether the system tells who changed a record. Where it never does, whatever changed counts as changed by people. */
  readonly tellsWho: boolean
  /** People and scripts by their names. */
  readonly kindOf: (who: string) => 'person' | 'script' | 'unknown'
  /** Whether a value as it is kept is the one that was just read; undefined where that cannot be told. */
  readonly isSame: (field: string, kept: unknown, read: unknown) => boolean | undefined
}

type Fields = Readonly<Record<string, unknown>>
export type Seen = { readonly fields: Fields; readonly observed_at: Micros; readonly reason: string }
export type Correction = {
  readonly field: string
  readonly before?: unknown
  readonly after?: unknown
  readonly changed_by?: string
}
export type Verdict = {
  readonly kind: 'corrected' | 'rejected'
  readonly at: Micros
  readonly corrections: readonly Correction[]
}

export type Finding =
  | Unreadable
  | 'no_such_record'
  | 'deleted'
  | 'deleted_by_a_script'
  | 'deleted_by_whom_is_not_told'
  | 'merged'
  | 'changed'
  | 'changed_by_a_person'
  | 'changed_by_a_script'
  | 'changed_by_whom_is_not_told'
  | 'changed_at_about_the_time_of_the_write'
  | 'last_changed_before_the_write'
  | 'never_seen_as_claimed'
  | 'written_again_since'
  | 'the_write_names_no_values'
  | 'a_field_is_not_in_the_answer'
  | 'values_are_kept_as_shapes'

export type Judgement = {
  readonly outcome: (typeof writeOutcomes)[number]
  readonly reason?: Finding
  /** Only where what it says of people is new. */
  readonly verdict?: Verdict
}

/** Two clocks of one company are rarely further apart, and two deeds within it have no known order. */
const SAME_TIME = MICROS.m

/**
 * What one look at a record says of the write: whether it stands as claimed, and whether people changed it. A difference is a
 * correction only where somebody made it after the write: what never stood there is the write's own fault, what a script
 * or another write changed is nobody's, and what cannot be told stays unknown.
 */
export function judge(of: Judged): Judgement {
  const { reading } = of
  switch (reading.kind) {
    case 'unreadable':
      return { outcome: 'unconfirmed', reason: reading.reason }
    case 'gone':
      return judgeGone(of, { by: null, at: null })
    case 'read':
      return reading.isDeleted ? judgeGone(of, reading.who) : judgeFields(of, reading)
  }
}

/** A record that nobody ever saw may never have been there. */
function judgeGone(of: Judged, who: Who): Judgement {
  if (of.earlier.length === 0 && of.reading.kind === 'gone') return { outcome: 'failed', reason: 'no_such_record' }
  if (of.wasGone !== null) return { outcome: 'mismatch', reason: of.wasGone }
  const changed = changeOf(of, who, of.earlier.length > 0)
  if (changed.kind === 'script') return { outcome: 'mismatch', reason: 'deleted_by_a_script' }
  if (changed.kind !== 'person') return { outcome: 'mismatch', reason: 'deleted_by_whom_is_not_told' }
  return { outcome: 'mismatch', reason: 'deleted', verdict: { kind: 'rejected', at: changed.at, corrections: [] } }
}

function judgeFields(of: Judged, reading: Extract<Reading, { kind: 'read' }>): Judgement {
  const said = of.fields.filter((field) => of.claimed === null || has(of.claimed, field))
  const looks = said.filter((field) => !of.overwritten.has(field)).map((field) => lookAt(of, field, reading))
  if (looks.length === 0 && said.length > 0) return { outcome: 'unconfirmed', reason: 'written_again_since' }
  if (looks.length === 0) return { outcome: 'unconfirmed', reason: 'the_write_names_no_values' }
  const wasMerged = of.earlier.some(({ reason }) => reason === 'merged')
  // What the other record held is no change of this one; what is changed there from now on is.
  const isNewlyMerged = reading.isMerged && !wasMerged
  const judgement = isNewlyMerged ? onlyOutcome(of, looks) : judgeChanges(of, reading, looks)
  const isPlain = judgement.reason === undefined || judgement.reason === 'never_seen_as_claimed'
  return reading.isMerged && isPlain ? { ...judgement, reason: 'merged' } : judgement
}

/** One field: whether it is as claimed, and whether it changed since it was seen last. Undefined: cannot be told. */
type Look = {
  readonly field: string
  readonly isAsClaimed: boolean | undefined
  /** Null where it was never seen before. */
  readonly isAsBefore: boolean | undefined | null
  readonly isThere: boolean
}

function lookAt(of: Judged, field: string, { fields }: { fields: Fields }): Look {
  const before = of.earlier.findLast((seen) => has(seen.fields, field))
  const isThere = has(fields, field)
  // Answers often leave out what is empty; but a field that was never there may stand elsewhere.
  const isKnown = isThere || before !== undefined || (of.claimed !== null && of.isSame(field, of.claimed[field], null))
  return {
    field,
    isThere,
    isAsClaimed:
      isKnown && of.claimed !== null ? of.isSame(field, of.claimed[field], fields[field] ?? null) : undefined,
    isAsBefore: before === undefined ? null : of.isSame(field, before.fields[field], fields[field] ?? null),
  }
}

function onlyOutcome(of: Judged, looks: readonly Look[]): Judgement {
  if (looks.some(({ isAsClaimed }) => isAsClaimed === false)) return { outcome: 'mismatch' }
  if (looks.every(({ isAsClaimed }) => isAsClaimed)) return { outcome: 'confirmed' }
  if (of.claimed === null) return { outcome: 'unconfirmed', reason: 'the_write_names_no_values' }
  const isLost = looks.some(({ isAsClaimed, isThere }) => isAsClaimed === undefined && !isThere)
  return { outcome: 'unconfirmed', reason: isLost ? 'a_field_is_not_in_the_answer' : 'values_are_kept_as_shapes' }
}

function judgeChanges(of: Judged, reading: Extract<Reading, { kind: 'read' }>, looks: readonly Look[]): Judgement {
  const { outcome, reason } = onlyOutcome(of, looks)
  // Without claimed values there is still what was seen first, which somebody may change.
  const isOff = ({ isAsClaimed, isAsBefore }: Look) =>
    isAsClaimed === false || (of.claimed === null && isAsBefore === false)
  const moved = looks.filter((look) => isOff(look) && look.isAsBefore === false)
  const first = looks.filter((look) => isOff(look) && look.isAsBefore === null)
  const changes = [
    ...(moved.length > 0 ? [{ looks: moved, change: changeOf(of, reading.who, true) }] : []),
    ...(first.length > 0 ? [{ looks: first, change: changeOf(of, reading.who, false) }] : []),
  ]
  if (changes.length === 0) {
    const stays =
      outcome === 'mismatch' ? (of.earlier.findLast((seen) => seen.reason !== '')?.reason as Finding) : reason
    return { outcome, ...(stays === undefined ? {} : { reason: stays }) }
  }
  const ofPeople = changes.flatMap(({ looks, change }) =>
    change.kind === 'person' ? looks.map(({ field }) => ({ field, at: change.at })) : [],
  )
  const because = changes.find(({ change }) => change.kind === 'person') ?? changes[0]
  const reasonOfChange = because?.change.reason
  if (ofPeople.length === 0) return { outcome, ...(reasonOfChange ? { reason: reasonOfChange } : {}) }
  const by = reading.who.by
  const corrections = new Map(of.corrected?.corrections.map((one) => [one.field, one]))
  for (const { field } of ofPeople) {
    const known = corrections.get(field)
    const first = of.earlier.find((seen) => has(seen.fields, field))?.fields[field]
    const before = known ? known.before : (of.claimed?.[field] ?? first)
    corrections.set(field, {
      field,
      ...(before === undefined ? {} : { before }),
      after: reading.fields[field] ?? null,
      ...(by === null ? {} : { changed_by: by }),
    })
  }
  const at = Math.max(...ofPeople.map((one) => one.at))
  return {
    outcome,
    reason: reasonOfChange ?? 'changed',
    verdict: { kind: 'corrected', at, corrections: [...corrections.values()] },
  }
}

type Change =
  | { readonly kind: 'person'; readonly at: Micros; readonly reason: Finding }
  | { readonly kind: 'script' | 'unknown'; readonly reason: Finding }

/** Who made a change, and when. `wasSeen`: the record was seen without it, so that it was made since. */
function changeOf(of: Judged, who: Who, wasSeen: boolean): Change {
  const seen = wasSeen ? (of.earlier.at(-1)?.observed_at ?? of.claimed_at) : of.claimed_at
  const at = Math.min(Math.max(who.at ?? of.now, seen, of.claimed_at), of.now)
  if (!wasSeen) {
    // It may never have stood there as claimed: then only its system could tell that somebody changed it.
    if (who.at === null) return { kind: 'unknown', reason: 'never_seen_as_claimed' }
    if (who.at < of.claimed_at - SAME_TIME) return { kind: 'unknown', reason: 'last_changed_before_the_write' }
    if (who.at <= of.claimed_at + SAME_TIME)
      return { kind: 'unknown', reason: 'changed_at_about_the_time_of_the_write' }
  }
  if (!of.tellsWho)
    return wasSeen ? { kind: 'person', at, reason: 'changed' } : { kind: 'unknown', reason: 'never_seen_as_claimed' }
  // What it says is older than the change, and is said of another one.
  const isStale = wasSeen && who.at !== null && who.at < seen - SAME_TIME
  const kind = who.by === null || isStale ? 'unknown' : of.kindOf(who.by)
  if (kind === 'person') return { kind, at, reason: 'changed_by_a_person' }
  return { kind, reason: kind === 'script' ? 'changed_by_a_script' : 'changed_by_whom_is_not_told' }
}

const has = (fields: Fields, name: string): boolean => Object.hasOwn(fields, name)
