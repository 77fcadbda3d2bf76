import type { Db } from '../../store/state/state.ts'
import { listPlaces } from './places.ts'
import { preferencesIn } from './preferences.ts'
import type { Reachable } from './recipient.ts'

/** Who there is to be told in a workspace, beside the people of its plan. */
export async function reachableIn(
  db: Db,
  workspace: string,
  { mail }: { readonly mail: object | undefined },
): Promise<Reachable> {
  const [places, preferences, owners] = await Promise.all([
    listPlaces(db, workspace),
    preferencesIn(db, workspace),
    db
      .selectFrom('member')
      .innerJoin('user', 'user.id', 'member.userId')
      .select(['user.id', 'user.name', 'user.email'])
      .where('organizationId', '=', workspace)
      .where('role', '=', 'owner')
      .orderBy('user.id')
      .execute(),
  ])
  // The owner of a first start has an address at which nobody is.
  return {
    mail: mail !== undefined,
    places,
    preferences,
    owners: owners.filter(({ email }) => !email.endsWith('.local')),
  }
}
