import { AppError } from '../../base/errors.ts'
import { say, sayDay } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { type PlanVersion, planVersions } from '../../plan/versions.ts'
import { type Knowing, knownAbouts } from './about.ts'
import { appended } from './account.ts'
import { listConsents } from './consent.ts'
import { due, readAccount, readConsents } from './entries.ts'
import { hoursOf, type Stand } from './stand.ts'
import { type Statement, statementOf } from './statement.ts'
import { listTimes, peopleByName } from './time.ts'

/** The statement of the period that holds a day, as everything is known now; of a running one up to the moment. */
export async function drawStatement(
  { db, evidence }: Knowing,
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
  const aboutOf = await knownAbouts(
    { db, evidence },
    workspace,
    times.map(({ about }) => about),
    plan,
  )
  const nameOf = (person: string) => names.get(person) ?? person
  const statement = statementOf({
    ...{ account, times, period, moment, nameOf, client: plan?.client ?? '' },
    periods: periods.toReversed(),
    consents: consents.map(({ id, starts, minutes, rate_name, rate, because, at, by }) => ({
      ...{ id, starts, minutes, rate_name, rate, because, at: shortTime(at), name: nameOf(by) },
    })),
    titleOf: (about) => aboutOf(about).title,
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
