import { localDay } from '../../base/calendar.ts'
import { say } from '../../base/say.ts'
import { formatTime, fromDate, MICROS, type Micros } from '../../base/time.ts'
import { dueSince, nextDue } from '../../decisions/reviews/due.ts'
import { reviewsThatMatter } from '../../decisions/reviews/keep.ts'
import { coverOf } from '../../plan/cover.ts'
import { heldOf, listSwaps } from '../../plan/swaps.ts'
import { inForceAt, planVersions } from '../../plan/versions.ts'
import type { Db } from '../../store/state/state.ts'
import { hoursThatEnd, proofsThatEnd, quotesThatEnd } from './ends.ts'
import { type About, type CalendarEntry, formOf, uidOf } from './entry.ts'

/** So far shifts are told, and so long they stay. */
const AHEAD = 60 * MICROS.d
const BEHIND = 7 * MICROS.d

/** What concerns a person of the plan, by the mail address of the account: shifts, tasks, reviews, and what ends. */
export async function calendarEntries(
  db: Db,
  workspace: string,
  { email, asOf }: { readonly email: string; readonly asOf: Micros },
): Promise<CalendarEntry[]> {
  const versions = await planVersions(db, workspace)
  const version = inForceAt(versions, asOf)
  if (!version) return []
  const { plan } = version
  const person = Object.keys(plan.people).find(
    (key) => plan.people[key]?.email?.trim().toLowerCase() === email.trim().toLowerCase(),
  )
  if (person === undefined) return []
  const about = { db, workspace, versions, version, plan, person, asOf }
  const entries = await Promise.all(
    [shiftsOf, tasksOf, reviewsFor, proofsThatEnd, hoursThatEnd, quotesThatEnd].map((entriesOf) => entriesOf(about)),
  )
  return entries.flat().sort((a, b) => (a.uid < b.uid ? -1 : 1))
}

async function shiftsOf({ db, workspace, version, plan, person, asOf }: About): Promise<CalendarEntry[]> {
  if (Object.keys(plan.support?.rota ?? {}).length === 0) return []
  const said = await listSwaps(db, workspace, 0)
  const withSwaps = { ...plan, swaps: heldOf(said) }
  // Whole days, so that it says the same the whole day long.
  const start = Math.floor(asOf / MICROS.d) * MICROS.d
  const shifts = new Map<string, { from: Micros; to: Micros; rota: string; workflows: string[] }>()
  for (const [workflow, { name }] of Object.entries(plan.workflows)) {
    let last: { from: Micros; to: Micros; rota: string; workflows: string[] } | undefined
    for (const { from, to, answering, rota } of coverOf(withSwaps, workflow, start - BEHIND, start + AHEAD)) {
      if (rota === null || answering !== person) continue
      if (last && last.to === from && last.rota === rota) {
        last.to = to
        continue
      }
      last = { from, to, rota, workflows: [name] }
      const key = `${rota} ${from}`
      const known = shifts.get(key)
      // Of several workflows of one rota it is one shift.
      if (known) known.workflows.push(name)
      else shifts.set(key, last)
    }
  }
  return [...shifts.values()].map(({ from, to, rota, workflows }) => ({
    uid: uidOf(workspace, 'shift', rota, formatTime(from)),
    when: { from, to },
    title: say`On duty (${rota}): ${workflows.sort().join(', ')}`,
    path: '/support/rota',
    ...formOf(version, said),
  }))
}

async function tasksOf({ db, workspace, person }: About): Promise<CalendarEntry[]> {
  const rows = await db
    .selectFrom('task')
    .select(['id', 'title', 'due', 'changed_at'])
    .select((eb) =>
      eb
        .selectFrom('task_event')
        .whereRef('task_event.workspace_id', '=', 'task.workspace_id')
        .whereRef('task_event.task_id', '=', 'task.id')
        .select(({ fn }) => fn.countAll<string>().as('events'))
        .as('events'),
    )
    .where('workspace_id', '=', workspace)
    .where('owner', '=', person)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute()
  return rows.map(({ id, title, due, changed_at, events }) => ({
    uid: uidOf(workspace, 'task', id),
    when: { day: due },
    title: say`To be done: ${title}`,
    path: `/tasks/${id}`,
    ...{ changed: fromDate(changed_at), sequence: Number(events) },
  }))
}

/** Reviews that wait and the next that are due, of workflows in which the person has a part. */
async function reviewsFor({ db, workspace, versions, version, plan, person, asOf }: About): Promise<CalendarEntry[]> {
  const kept = await reviewsThatMatter(db, workspace, asOf)
  return Object.entries(plan.workflows).flatMap(([workflow, { name, owner, deputy, review }]) => {
    const people = [owner, deputy, ...(review?.reviewers ?? []), review?.signed_by]
    if (!review || !people.flat().includes(person)) return []
    const mine = kept.filter((one) => one.workflow === workflow && one.is_due)
    const since = Math.min(dueSince({ versions: [...versions], version }, workflow, mine.at(-1)?.due_at), asOf)
    const next = nextDue(review.cadence, since, asOf, plan.time_zone)
    const waiting = mine.filter(({ state }) => state === 'drawn')
    return [
      ...waiting.map(
        ({ id, due_at }): CalendarEntry => ({
          ...entryOn(localDay(due_at, plan.time_zone)),
          title: say`A review waits: ${name}`,
          path: `/reviews/${id}`,
        }),
      ),
      { ...entryOn(localDay(next, plan.time_zone)), title: say`Review: ${name}`, path: '/reviews' },
    ]

    function entryOn(day: string) {
      return { uid: uidOf(workspace, 'review', workflow, day), when: { day }, ...formOf(version) }
    }
  })
}
