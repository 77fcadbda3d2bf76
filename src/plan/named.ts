import type { Db, Trx } from '../store/state/state.ts'
import type { Plan } from './plan.ts'

/** Who did something, in the words of a plan: the account behind a person or a key of theirs, by its address; null where the plan does not know them. */
export async function namedAs(db: Db | Trx, plan: Plan | undefined, principal: string): Promise<string | null> {
  const [, kind, id = ''] = /^(user|key):(.*)$/.exec(principal) ?? []
  if (!plan || kind === undefined) return null
  const user =
    kind === 'user'
      ? db.selectFrom('user').select('email').where('id', '=', id)
      : db
          .selectFrom('user')
          .innerJoin('apikey', 'apikey.referenceId', 'user.id')
          .select('user.email')
          .where('apikey.id', '=', id)
  const email = (await user.executeTakeFirst())?.email.toLowerCase()
  const people = Object.entries(plan.people)
  return people.find(([, person]) => email !== undefined && person.email?.toLowerCase() === email)?.[0] ?? null
}
