import { AppError } from '../../base/errors.ts'
import { say, sayDay } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { type PlanVersion, planVersions } from '../../plan/versions.ts'
import type { Db } from '../../store/state/state.ts'
import { appended } from './account.ts'
import { listConsents } from './consent.ts'
import { due, readAccount, readConsents } from './entries.ts'
import { hoursOf, type Stand } from './stand.ts'
import { type Statement, statementOf } from './statement.ts'
import { type About, listTimes, peopleByName } from './time.ts'

/** The statement of the period that holds a day, as everything is known now; of a running one up to the moment. */
export async function drawStatement(
  db: Db,
  workspace: string,
  day: string,
  moment: Micros,
): Promise<{ period: Stand; statement: Statement }> {
  const kept = await readAccount(db, workspace)
  const versions = await planVersions(db, workspace)
  const account = appended(kept, due(kept, versions, moment))
  const { periods } = hoursOf(account, versions, await readConsents(db, workspace), moment)
  const period = periodOf(periods, day)
  const plan = planOf(versions, period)
  const times = await listTimes(db, workspace)
  const consents = await listConsents(db, workspace)
  const names = await peopleByName(
    db,
    workspace,
    [...times.map(({ person }) => person), ...consents.map(({ by }) => by)],
    plan?.people ?? {},
  )
  const titles = await titlesOf(
    db,
    workspace,
    times.map(({ about }) => about),
    (workflow) => plan?.workflows[workflow]?.name ?? null,
  )
  const nameOf = (person: string) => names.get(person) ?? person
  const statement = statementOf({
    ...{ account, times, period, moment, nameOf, client: plan?.client ?? '' },
    periods: periods.toReversed(),
    consents: consents.map(({ id, starts, minutes, rate_name, rate, because, at, by }) => ({
      ...{ id, starts, minutes, rate_name, rate, because, at: shortTime(at), name: nameOf(by) },
    })),
    titleOf: ({ kind, id }) => titles.get(`${kind} ${id}`) ?? null,
  })
  return { period, statement }
}

/** The period that holds a day; a month is the first period that has a day of it. */
export function periodOf(periods: readonly Stand[], day: string): Stand {
  const [first, last] = day.length === 7 ? [`${day}-01`, `${day}-31`] : [day, day]
  const found = periods.toReversed().find(({ from, to }) => from <= last && first <= to)
  if (found) return found
  const known = periods.map(({ from, to }) => `${from} – ${to}`)
  throw new AppError(
    'not_found',
    known.length === 0
      ? say`No hours were granted yet, so there is no statement of them. The plan states them under support.allowance.`
      : say`No period of the hours holds ${sayDay(first)}. There are: ${known.slice(0, 12).join(', ')}.`,
  )
}

const planOf = (versions: readonly PlanVersion[], { plan_version }: Stand) =>
  versions.find(({ version }) => version === plan_version)?.plan

/** What time was spent on, by its name; what is not known here has none. */
async function titlesOf(
  db: Db,
  workspace: string,
  abouts: readonly About[],
  nameOfWorkflow: (workflow: string) => string | null,
): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  const idsOf = (kind: About['kind']) => [
    ...new Set(abouts.flatMap((about) => (about.kind === kind ? [about.id] : []))),
  ]
  const put = (kind: About['kind'], id: string, title: string | null) => title && titles.set(`${kind} ${id}`, title)
  for (const id of idsOf('workflow')) put('workflow', id, nameOfWorkflow(id))
  const [findings, reviews, requests] = [idsOf('finding'), idsOf('review'), idsOf('request')]
  if (findings.length > 0)
    for (const { id, title } of await db
      .selectFrom('finding')
      .select(['id', 'title'])
      .where('workspace_id', '=', workspace)
      .where('id', 'in', findings)
      .execute())
      put('finding', id, title)
  if (reviews.length > 0)
    for (const { id, workflow } of await db
      .selectFrom('review')
      .select(['id', 'workflow'])
      .where('workspace_id', '=', workspace)
      .where('id', 'in', reviews)
      .execute())
      put('review', id, nameOfWorkflow(workflow) ?? workflow)
  if (requests.length > 0)
    for (const { id, body } of await db
      .selectFrom('request')
      .select(['id', 'body'])
      .where('workspace_id', '=', workspace)
      .where('id', 'in', requests)
      .execute())
      put('request', id, (body as { asked?: { title?: string } }).asked?.title ?? null)
  return titles
}
