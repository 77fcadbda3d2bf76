import { MICROS, type Micros } from '../../base/time.ts'
import {
  askCountedSpan,
  type Counted,
  countedAsItCame,
  countedInOrder,
  countedMeasures,
} from '../../evidence/runs/count.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { keyOf } from './key.ts'
import type { Subject } from './subjects.ts'
import { daysIn, startWatcher, type Watcher } from './watcher.ts'

/** What a watcher was told beside rows, after everything that had been counted by a stamp: its budget, or that a person closed what it told. */
export type Entry =
  | { readonly at: Micros; readonly alarms_a_year: number }
  | { readonly at: Micros; readonly closed: string; readonly closed_at: Micros }

/** Where a course begins and what it is held against: with the rows that are kept and its journal, everything that it will ever say. */
export type Origin = {
  readonly workflow: string
  readonly subject: Subject
  readonly zone: string
  /** What was counted by this stamp is taken in the order in which it became so in the world, and what came later in the order in which it came. */
  readonly base: Micros
  /** Looked at as of an earlier moment than what is known: nothing that became so later. */
  readonly asOf: Micros | null
}

/** A watcher on its way through what is counted of its workflow. */
export type Course = Origin & {
  readonly watcher: Watcher
  readonly journal: Entry[]
  /** Everything that was counted by this stamp was taken. */
  position: Micros
  rows: number
  /** When the first and the last of what it was told became so. */
  first: Micros | null
  last: Micros | null
}

/** The share of the false alarms that a journal gave last. */
export const budgetOf = (journal: readonly Entry[]): number =>
  journal.reduce((budget, entry) => ('alarms_a_year' in entry ? entry.alarms_a_year : budget), 0)

const NONE: ReadonlySet<string> = new Set()

/** Begins courses of one workflow anew and takes them up to a stamp, or to their moment: as if some runs had not been. */
export async function beginCourses(
  evidence: Evidence,
  workspace: string,
  begun: readonly (Origin & { readonly journal: readonly Entry[] })[],
  to: Micros,
  without = NONE,
): Promise<Course[]> {
  const [one] = begun
  if (!one) return []
  const { workflow, base, asOf, zone } = one
  const span = await askCountedSpan(evidence, workspace, workflow, base)
  const courses = begun.map((origin): Course => {
    const first = origin.journal.filter((entry) => entry.at <= base)
    const start = { at: (span?.first ?? base) / MICROS.d, alarmsAYear: budgetOf(first) }
    const watcher = startWatcher(origin.subject, start)
    const journal = [...origin.journal]
    return { ...origin, journal, watcher, position: base, rows: 0, first: null, last: null }
  })
  if (span) {
    const range = {
      workflow,
      measures: countedMeasures,
      from: span.first,
      to: Math.min(asOf ?? span.last, span.last) + 1,
      by: base,
    }
    const isBefore = (entry: Entry) => entry.at <= base && 'closed' in entry
    const closed = (entry: Entry) => ('closed_at' in entry ? entry.closed_at : 0)
    const rows = leaving(countedInOrder(evidence, workspace, range), without)
    await feed(rows, courses, zone, isBefore, closed, ({ known }) => known)
  }
  if (asOf === null) await takeOn(evidence, workspace, courses, to, (entry) => entry.at > base, without)
  return courses
}

/** Takes courses of one workflow on, each from where it stands, which their journals are told of already. */
export const goOn = (evidence: Evidence, workspace: string, courses: readonly Course[], to: Micros): Promise<void> =>
  takeOn(evidence, workspace, courses, to, () => false)

async function takeOn(
  evidence: Evidence,
  workspace: string,
  courses: readonly Course[],
  to: Micros,
  isUntold: (entry: Entry) => boolean,
  without = NONE,
): Promise<void> {
  for (const [after, together] of Map.groupBy(courses, (one) => one.position)) {
    const [one] = together
    if (!one || after >= to) continue
    const rows = countedAsItCame(evidence, workspace, { workflow: one.workflow, after, to })
    await feed(
      leaving(rows, without),
      together,
      one.zone,
      isUntold,
      ({ at }) => at,
      (row) => row.arrived,
    )
    for (const course of together) course.position = to
  }
}

async function* leaving<Row extends Counted>(
  rows: AsyncGenerator<Row>,
  without: ReadonlySet<string>,
): AsyncGenerator<Row> {
  for await (const row of rows) if (!without.has(row.run)) yield row
}

/** Writes something into the journal of a course and tells its watcher: it holds from the next row on. */
export function enter(course: Course, entry: Entry): void {
  course.journal.push(entry)
  tell(course, entry)
}

function tell({ watcher, workflow }: Course, entry: Entry): void {
  if ('alarms_a_year' in entry) watcher.alarmsAYear = entry.alarms_a_year
  else for (const what of watcher.open()) if (keyOf(workflow, what) === entry.closed) watcher.close(what)
}

/** Feeds rows, and the entries of the journals among them: each before the first row that comes after it. */
async function feed<Row extends Counted>(
  rows: AsyncGenerator<Row>,
  courses: readonly Course[],
  zone: string,
  isOfIt: (entry: Entry) => boolean,
  placeOf: (entry: Entry) => Micros,
  placeOfRow: (row: Row) => Micros,
): Promise<void> {
  const waiting = courses.map((course) => ({ course, entries: course.journal.filter(isOfIt) }))
  const dayOf = daysIn(zone)
  for await (const row of rows) {
    const day = dayOf(row.known)
    const place = placeOfRow(row)
    for (const { course, entries } of waiting) {
      while (entries[0] && placeOf(entries[0]) < place) tell(course, entries.shift() as Entry)
      if (!course.watcher.measures.includes(row.measure)) continue
      course.watcher.take(row, day)
      course.rows++
      course.first ??= row.known
      course.last = Math.max(row.known, course.last ?? row.known)
    }
  }
  for (const { course, entries } of waiting) for (const entry of entries) tell(course, entry)
}
