import { MICROS, type Micros } from '../../base/time.ts'
import type { ChangeNote } from './note.ts'

/** What runs tell of themselves that is altered by people: which release, route, models and versions of prompts they ran with. */
export const ranWith = ['release', 'route', 'model', 'prompt'] as const
export type RanWith = (typeof ranWith)[number]

/** What the live runs of a workflow that began on one day ran with. */
export type Ran = {
  readonly what: RanWith
  /** The prompt; '' for the others. */
  readonly name: string
  readonly value: string
  /** Of UTC. */
  readonly day: string
  readonly runs: number
  /** When the first and the last of them began. */
  readonly first: Micros
  readonly last: Micros
}

/** Something that is otherwise than it was, as the runs show it. */
export type Change = {
  readonly what: RanWith
  readonly name: string
  /** What most runs had before; null where there was nothing of that name. */
  readonly before: string | null
  readonly after: string
  /** When the first run with it began. */
  readonly at: Micros
  /** It was known: something that had been in use came back. */
  readonly isReturn: boolean
}

/**
 * What is first seen in so long after a workflow was first seen is how it is, and no change: what happens once a week has been
 * seen by then. The same where it begins to tell of its prompts, say: that is no change of a prompt.
 */
const NEW_FOR = 7 * MICROS.d
/**
 * What had been in use comes back where it was away on two days on which others ran, twenty runs or more. Less may be chance of what is
 * shared out by lot, or an hour in which another model stood in.
 */
const AWAY = { days: 2, runs: 20 } as const
/** What has come back so often in so long comes and goes: that is how it is, and is told no more. */
const COMES_AND_GOES = { times: 2, within: 90 * MICROS.d } as const

/** What has had so many new values in so long is no version that somebody alters, but a number of each run, say. */
const NO_VERSION = { values: 20, within: 30 * MICROS.d } as const

/** What changed up to a moment, oldest first, from all that live runs of a workflow ran with, in any order. */
export function changesIn(rows: readonly Ran[], asOf: Micros): Change[] {
  const known = rows.filter((row) => row.first < asOf)
  const began = new Map<RanWith, Micros>()
  for (const { what, first } of known) began.set(what, Math.min(began.get(what) ?? first, first))
  const kinds = Map.groupBy(known, (row) => JSON.stringify([row.what, row.name]))
  return [...kinds.values()]
    .flatMap((rows) => changesOfOne(rows, (began.get(rows[0]?.what ?? 'release') ?? 0) + NEW_FOR))
    .sort((a, b) => a.at - b.at || (placeOf(a) < placeOf(b) ? -1 : 1))
}

const placeOf = ({ what, name, after }: Change): string => `${ranWith.indexOf(what)} ${name} ${after}`

/** What is kept of a value on the way through the days. */
type Value = {
  /** The last day it ran on, by its place among those on which any did. */
  last: number
  /** Runs of others since then. */
  othersSince: number
  /** It had most of the runs on two days in a row: what only stands in for an hour is not in use. */
  wasInUse: boolean
  /** When it came back. */
  returns: Micros[]
}

/** The changes of one release, route, model or prompt: its days one after the other. */
function changesOfOne(rows: readonly Ran[], isNewUntil: Micros): Change[] {
  const days = [...Map.groupBy(rows, (row) => row.day)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => of)
  const values = new Map<string, Value>()
  const changes: Change[] = []
  const news: Micros[] = []
  let usual: string | null = null
  days.forEach((day, index) => {
    const total = day.reduce((sum, row) => sum + row.runs, 0)
    for (const { what, name, value, first } of day.toSorted(
      (a, b) => a.first - b.first || (a.value < b.value ? -1 : 1),
    )) {
      const change = { what, name, before: usual, after: value, at: first }
      const one = values.get(value)
      if (!one) {
        values.set(value, { last: index, othersSince: 0, wasInUse: false, returns: [] })
        const lately = news.filter((at) => at > first - NO_VERSION.within)
        if (first >= isNewUntil && lately.length < NO_VERSION.values) changes.push({ ...change, isReturn: false })
        news.push(first)
      } else if (isBack(one, value, index, days)) {
        const lately = one.returns.filter((at) => at > first - COMES_AND_GOES.within)
        if (lately.length < COMES_AND_GOES.times) changes.push({ ...change, isReturn: true })
        one.returns.push(first)
      }
    }
    const most = mostUsed(day)
    for (const [value, one] of values) {
      const runs = day.find((row) => row.value === value)?.runs ?? 0
      if (runs === 0) one.othersSince += total
      else Object.assign(one, { last: index, othersSince: 0 })
      if (value === most && value === mostUsed(days[index - 1] ?? [])) one.wasInUse = true
    }
    usual = most ?? usual
  })
  return changes
}

/** Whether what was in use and away is in use again: it has most of the runs on the day on which it comes back, or on the next. */
function isBack(one: Value, value: string, index: number, days: readonly (readonly Ran[])[]): boolean {
  const wasAway = index - one.last > AWAY.days && one.othersSince >= AWAY.runs
  if (!one.wasInUse || !wasAway) return false
  return [days[index], days[index + 1]].some((day) => day && mostUsed(day) === value)
}

/** What most runs of a day had; of several the first by name. */
function mostUsed(day: readonly Ran[]): string | null {
  let best: Ran | undefined
  for (const row of day)
    if (!best || row.runs > best.runs || (row.runs === best.runs && row.value < best.value)) best = row
  return best?.value ?? null
}

/**
 * How far apart a change and a note that tells of it may be. What runs once a night shows a change up to a day after it was made, and
 * what was made in the afternoon is written down the next morning, from memory; two changes of one kind within a day are rare.
 */
const APART = MICROS.d
/** What names what is new is about that, whenever it is first seen from then on: a deployment may wait for its first case. */
const NAMED_FOR = 30 * MICROS.d

/** Whether a note tells of a change. A release is what rolls back together: its note tells of the prompts, models and routes in it. */
export function covers(note: Pick<ChangeNote, 'what' | 'name' | 'after' | 'at'>, change: Change): boolean {
  const apart = change.at - note.at
  if (note.what !== change.what) return note.what === 'release' && Math.abs(apart) <= APART
  if (change.name !== '' && note.name !== null && note.name !== change.name) return false
  if (note.after === null) return Math.abs(apart) <= APART
  // What came back is told of anew: the note of the first time says nothing of it.
  return note.after === change.after && apart >= -APART && apart <= (change.isReturn ? APART : NAMED_FOR)
}

/** A change that nobody wrote down, and what else changed with it: it is asked for once. */
export type Unwritten = Change & { readonly along: readonly Change[] }

/**
 * Of changes, oldest first, those that no note tells of. What a release brings along goes with it, and what is altered again within a
 * day goes with the first time: somebody was at work.
 */
export function unwrittenOf(changes: readonly Change[], notes: readonly ChangeNote[]): Unwritten[] {
  const unwritten = changes.filter((change) => !notes.some((note) => covers(note, change)))
  const led = new Map<Change, Change[]>()
  for (const one of unwritten.toSorted((a, b) => rank(a) - rank(b) || a.at - b.at)) {
    const leader = [...led.keys()].find((other) => leads(other, one))
    if (leader) led.get(leader)?.push(one)
    else led.set(one, [])
  }
  return [...led].map(([one, along]) => ({ ...one, along })).sort((a, b) => a.at - b.at)
}

const rank = ({ what }: Change): number => (what === 'release' ? 0 : 1)

function leads(leader: Change, one: Change): boolean {
  if (Math.abs(one.at - leader.at) > APART) return false
  return leader.what === 'release' || (leader.what === one.what && leader.name === one.name)
}
