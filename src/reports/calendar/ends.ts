import { dayLater, localDay } from '../../base/calendar.ts'
import { inLanguage, say } from '../../base/say.ts'
import { fromDate } from '../../base/time.ts'
import { askHours } from '../../decisions/hours/stand.ts'
import { toKept } from '../../decisions/requests/keep.ts'
import { standsAt } from '../../decisions/requests/next.ts'
import { continuityOf } from '../../findings/continuity/judge.ts'
import type { Plan } from '../../plan/plan.ts'
import { type About, type CalendarEntry, formOf, uidOf } from './entry.ts'

/** What ends by itself, on the last day on which it holds. */

/** Proofs of workflows that the person answers for. */
export function proofsThatEnd({ workspace, version, plan, person, asOf }: About): CalendarEntry[] {
  return Object.entries(plan.workflows).flatMap(([workflow, { name, owner, deputy }]) => {
    if (owner !== person && deputy !== person) return []
    return continuityOf(plan, workflow, asOf).flatMap(({ words, state, item }) =>
      state.kind === 'good'
        ? [
            {
              uid: uidOf(workspace, 'proof', workflow, `${item.kind} ${item.name ?? inLanguage(words)}`),
              when: { day: dayLater(state.until, 0) },
              title: say`Proof ends: ${words}, ${name}`,
              path: `/workflows/${encodeURIComponent(workflow)}`,
              ...formOf(version),
            },
          ]
        : [],
    )
  })
}

/** The period of the included hours, and what of hours before it can still be used, for whoever agrees to more or does the work. */
export async function hoursThatEnd({ db, workspace, version, plan, person, asOf }: About): Promise<CalendarEntry[]> {
  if (!isOfPrices(plan, person)) return []
  const { current, lots } = await askHours(db, workspace, asOf)
  const carried = lots.flatMap(({ kind, ends }) =>
    kind === 'rollover' && ends !== null ? [localDay(ends - 1, plan.time_zone)] : [],
  )
  return [
    ...(current ? [entryOn(current.to, 'period', say`Included hours: the last day of the period`)] : []),
    ...[...new Set(carried)].map((day) => entryOn(day, 'carried', say`Included hours from before: the last day`)),
  ]

  function entryOn(day: string, what: string, title: string): CalendarEntry {
    return { uid: uidOf(workspace, 'hours', what, day), when: { day }, title, path: '/hours', ...formOf(version) }
  }
}

/** Prices that wait for an answer, for whoever asked, may agree or does the work. What is asked for is told at the desk alone. */
export async function quotesThatEnd({ db, workspace, plan, person, asOf }: About): Promise<CalendarEntry[]> {
  const rows = await db
    .selectFrom('request')
    .select(['body', 'filed_at', 'changed_at'])
    .select((eb) =>
      eb
        .selectFrom('request_event')
        .whereRef('request_event.workspace_id', '=', 'request.workspace_id')
        .whereRef('request_event.request_id', '=', 'request.id')
        .select(({ fn }) => fn.countAll<string>().as('events'))
        .as('events'),
    )
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'quoted')
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => {
    const { id, asked, quote, requester, state } = standsAt(toKept(row).request, asOf)
    if (state !== 'quoted' || quote === null) return []
    if (requester.plan_person !== person && !isOfPrices(plan, person)) return []
    const name = asked.workflow === null ? undefined : (plan.workflows[asked.workflow]?.name ?? asked.workflow)
    return [
      {
        uid: uidOf(workspace, 'quote', id),
        when: { day: localDay(quote.valid_until, plan.time_zone) },
        title: name === undefined ? say`A quote ends` : say`A quote ends: ${name}`,
        path: `/requests/${id}`,
        ...{ changed: fromDate(row.changed_at), sequence: Number(row.events) },
      },
    ]
  })
}

/** Whoever may agree to what something costs (whom the plan names for spending; where it names nobody, owners and approvers), or does the work. */
function isOfPrices({ people, changes }: Plan, person: string): boolean {
  const roles = people[person]?.roles ?? []
  const { spending = [] } = changes?.approvals ?? {}
  const mayAgree =
    spending.length > 0 ? spending.includes(person) : roles.includes('owner') || roles.includes('approver')
  return mayAgree || roles.includes('operator')
}
