import type { Db } from '../../store/state/state.ts'
import { type PayClass, payClasses } from './pay.ts'
import { type About, listTimes } from './time.ts'

/** What was worked on one thing, in whole minutes, by person: whoever worked most on it first. What was taken back is none. */
export async function spentOn(
  db: Db,
  workspace: string,
  about: About,
): Promise<{ readonly person: string; readonly minutes: number }[]> {
  const sums = new Map<string, number>()
  for (const { person, minutes, taken_back } of await listTimes(db, workspace, { about }))
    if (taken_back === null) sums.set(person, (sums.get(person) ?? 0) + minutes)
  return [...sums]
    .map(([person, minutes]) => ({ person, minutes }))
    .sort((a, b) => b.minutes - a.minutes || (a.person < b.person ? -1 : 1))
}

/** Who pays for work on something, as far as that is decided: of a request by its class, of anything else from the hours. */
export async function classFor(db: Db, workspace: string, { kind, id }: About): Promise<PayClass> {
  const row =
    kind === 'request'
      ? await db
          .selectFrom('request')
          .select('class')
          .where('workspace_id', '=', workspace)
          .where('id', '=', id)
          .executeTakeFirst()
      : undefined
  return payClasses.find((one) => one === row?.class) ?? 'from allowance'
}
