import type { Micros } from '../../base/time.ts'
import type { Db, Trx } from '../../store/state/state.ts'
import { budgetOf, type Course, type Entry } from './course.ts'
import { keyOf } from './key.ts'
import { type Subject, subjectName, type Watched } from './subjects.ts'
import { startWatcher } from './watcher.ts'

/** What is kept changed its form: whatever was kept before begins anew, by the rows. */
const FORM = 3

/** What a watcher is about: what was kept of another is not gone on from. */
export const termsOf = (subject: Subject, zone: string): string => JSON.stringify({ form: FORM, zone, subject })

/** How a watcher stands, without what it knows. */
export type KeptInBrief = {
  readonly workflow: string
  readonly subject: string
  readonly terms: string
  readonly base: Micros
  readonly asOf: Micros | null
  readonly position: Micros
  readonly rows: number
  readonly first: Micros | null
  readonly last: Micros | null
  readonly journal: readonly Entry[]
  /** The keys of what it told and is not over. */
  readonly open: readonly string[]
}

const brief = [
  'workflow',
  'subject',
  'terms',
  'base',
  'as_of',
  'position',
  'rows',
  'first_known',
  'last_known',
  'journal',
  'open',
] as const

/** All watchers of a workspace. */
export async function listKept(db: Db, workspace: string): Promise<KeptInBrief[]> {
  const rows = await db
    .selectFrom('detector')
    .select(brief)
    .where('workspace_id', '=', workspace)
    .orderBy('workflow')
    .orderBy('subject')
    .execute()
  return rows.map(({ as_of, first_known, last_known, journal, open, ...row }) => ({
    ...row,
    asOf: as_of,
    first: first_known,
    last: last_known,
    journal: JSON.parse(journal) as Entry[],
    open: JSON.parse(open) as string[],
  }))
}

/** Takes the watchers of a workflow up again from where they stand. */
export async function coursesOf(
  db: Db,
  workspace: string,
  kept: readonly KeptInBrief[],
  { watched, zone }: { watched: readonly Watched[]; zone: string },
): Promise<Course[]> {
  const [one] = kept
  if (!one) return []
  const rows = await db
    .selectFrom('detector')
    .select(['subject', 'state'])
    .where('workspace_id', '=', workspace)
    .where('workflow', '=', one.workflow)
    .execute()
  const states = new Map(rows.map(({ subject, state }) => [subject, JSON.parse(state) as object]))
  return watched.flatMap(({ subject }): Course[] => {
    const name = subjectName(subject)
    const [row, state] = [kept.find((of) => of.subject === name), states.get(name)]
    if (!row || !state) return []
    const { base, asOf, position, rows, first, last, workflow } = row
    const watcher = startWatcher(subject, { at: 0, alarmsAYear: budgetOf(row.journal), state })
    const journal = [...row.journal]
    return [{ workflow, subject, zone, base, asOf, position, rows, first, last, journal, watcher }]
  })
}

/** Keeps how the watchers of a workflow stand, in the place of how they stood. */
export async function keepCourses(trx: Trx, workspace: string, courses: readonly Course[]): Promise<void> {
  const rows = courses.map((course) => ({
    workspace_id: workspace,
    workflow: course.workflow,
    subject: subjectName(course.subject),
    terms: termsOf(course.subject, course.zone),
    base: course.base,
    as_of: course.asOf,
    position: course.position,
    rows: course.rows,
    first_known: course.first,
    last_known: course.last,
    journal: JSON.stringify(course.journal),
    state: JSON.stringify(course.watcher.state),
    open: JSON.stringify(course.watcher.open().map((what) => keyOf(course.workflow, what))),
  }))
  if (rows.length === 0) return
  await trx
    .insertInto('detector')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'workflow', 'subject']).doUpdateSet((eb) => ({
        terms: eb.ref('excluded.terms'),
        base: eb.ref('excluded.base'),
        as_of: eb.ref('excluded.as_of'),
        position: eb.ref('excluded.position'),
        rows: eb.ref('excluded.rows'),
        first_known: eb.ref('excluded.first_known'),
        last_known: eb.ref('excluded.last_known'),
        journal: eb.ref('excluded.journal'),
        state: eb.ref('excluded.state'),
        open: eb.ref('excluded.open'),
      })),
    )
    .execute()
}
