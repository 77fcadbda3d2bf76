import { pointerTo, valueAt } from '../../base/pointer.ts'
import { MICROS, type Micros, parseTime } from '../../base/time.ts'
import type { ReadBack } from '../../plan/read-back.ts'

/** What one look at a record in its own system found. */
export type Reading =
  | {
      readonly kind: 'read'
      /** The fields that count, as far as the answer has them. */
      readonly fields: Readonly<Record<string, unknown>>
      readonly isDeleted: boolean
      /** Another record took its place, and was read instead. */
      readonly isMerged: boolean
      readonly who: Who
    }
  /** There is no such record. */
  | { readonly kind: 'gone' }
  /** Nothing was learnt of it. `isOfSystem`: it would be the same for the next record. */
  | { readonly kind: 'unreadable'; readonly reason: Unreadable; readonly isOfSystem: boolean }

/** Who changed the record last. */
export type Who = {
  readonly by: string | null
  /** By our clock: the system's own may go ahead or behind. */
  readonly at: Micros | null
}

/** Why nothing was learnt: the reason of a readback, in words that stand with "_" for blanks. */
export const unreadables = [
  'no_credential_is_kept',
  'the_credential_cannot_be_opened',
  'the_record_id_is_masked',
  'the_credential_is_refused',
  'asked_too_often',
  'error_of_the_system',
  'answered_otherwise',
  'leads_elsewhere',
  'no_answer_in_time',
  'cannot_be_reached',
  'the_address_is_closed',
  'the_answer_is_too_large',
  'the_answer_is_no_json',
  'the_answer_has_none_of_the_fields',
  'the_query_failed',
  'more_than_one_row',
] as const
export type Unreadable = (typeof unreadables)[number]

/** Nothing was learnt of the record. */
export type NotRead = Extract<Reading, { kind: 'unreadable' }>

export const unreadable = (reason: Unreadable, isOfSystem: boolean): NotRead => ({
  kind: 'unreadable',
  reason,
  isOfSystem,
})

const MOST_KEPT = 65_536

/** The answer of a system about a record, as the plan says where things stand in it. `ahead`: how far its clock is before ours. */
export function readAnswer(
  answer: unknown,
  how: ReadBack,
  { isMerged, ahead }: { isMerged: boolean; ahead: Micros },
): Reading {
  const places = placesOf(how, answer)
  const fields = Object.fromEntries(
    how.fields.flatMap((field) => {
      const value = valueAt(answer, how.at?.[field] ?? pointerTo(field))
      return value === undefined ? [] : [[field, value]]
    }),
  )
  // Longer than what a write says in a step.
  if (JSON.stringify(fields).length > MOST_KEPT) return unreadable('the_answer_is_too_large', false)
  const isDeleted = isSaid(places.deleted && valueAt(answer, places.deleted))
  if (Object.keys(fields).length === 0 && !isDeleted) return unreadable('the_answer_has_none_of_the_fields', false)
  const at = momentIn(places.changed_at && valueAt(answer, places.changed_at))
  return {
    kind: 'read',
    fields,
    isDeleted,
    isMerged,
    who: {
      by: nameIn(places.changed_by && valueAt(answer, places.changed_by)),
      at: at === null ? null : at - ahead,
    },
  }
}

/** The id of the record that took the place of this one, where the answer names one. */
export function mergedInto(answer: unknown, how: ReadBack): string | null {
  const { merged_into } = placesOf(how, answer)
  const value = merged_into && valueAt(answer, merged_into)
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : null
}

const said = ['changed_by', 'changed_at', 'merged_into', 'deleted'] as const
type Places = { readonly [name in (typeof said)[number]]?: string }

/** Where the answer says what of itself: by the plan, or in the columns of these names. */
function placesOf(how: ReadBack, answer: unknown): Places {
  if (how.how === 'http') return how as Places
  return Object.fromEntries(
    said.flatMap((name) => (valueAt(answer, `/${name}`) === undefined ? [] : [[name, `/${name}`]])),
  )
}

const isSaid = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== '' && value !== 0 && value !== 'false'

/** A name or an id; of a person told as an object, what names them there. */
function nameIn(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim().slice(0, 200)
  if (typeof value !== 'object' || value === null) return null
  const told = value as Record<string, unknown>
  return ['email', 'login', 'username', 'id', 'name'].reduce<string | null>(
    (found, key) => found ?? nameIn(typeof told[key] === 'object' ? null : told[key]),
    null,
  )
}

/** A time, or seconds or milliseconds since 1970; not the year 1 or 9999, by which systems say that they know none. */
function momentIn(value: unknown): Micros | null {
  const isNumber = typeof value === 'number' && Number.isFinite(value)
  const micros = isNumber
    ? Math.round(value > 1e11 ? value * 1e3 : value * 1e6)
    : parseTime(String(value).trim())?.micros
  return micros !== undefined && micros > 0 && micros < LATEST ? micros : null
}

const LATEST = Date.UTC(2200, 0, 1) * 1000

/**
 * How far a system's clock is ahead of ours, when it told its time while we waited for it. What the wait and the unit it tells
 * time in explain is no difference; and a day or more is no clock that goes wrong, but one that was set.
 */
export function aheadBy(told: Micros, unit: Micros, { began, ended }: { began: Micros; ended: Micros }): Micros {
  const ahead = told > ended ? told - ended : told + unit < began ? told + unit - began : 0
  return Math.abs(ahead) < MICROS.d ? ahead : 0
}
