import { sql } from 'kysely'
import type { Db } from '../../store/state/state.ts'
import { type Principal, type Role, roles } from '../principal.ts'

type Access = Principal['workspaces'][number]

/** Everything a sign-in opens: workspaces, and the providers one works for, whose next grant opens more. */
export type Standing = { readonly workspaces: readonly Access[]; readonly providers: readonly string[] }

const readRoles = (text: string): Role[] => roles.filter((role) => text.split(',').includes(role))

/** The workspaces a person may see: as a member, or as staff of a provider by a grant that was not ended. */
export async function workspacesOf(db: Db, user: string): Promise<Access[]> {
  // One question, because it is asked with every request.
  const rows = await db
    .selectFrom('member')
    .select(['organizationId as workspace', 'role as roles', 'createdAt as since', sql<string>`'member'`.as('through')])
    .where('userId', '=', user)
    .unionAll(
      db
        .selectFrom('workspace_grant')
        .innerJoin('provider_staff', 'provider_staff.provider_id', 'workspace_grant.provider_id')
        .select([
          'workspace_grant.workspace_id as workspace',
          'workspace_grant.roles as roles',
          'workspace_grant.granted_at as since',
          sql<string>`'grant'`.as('through'),
        ])
        .where('provider_staff.user_id', '=', user)
        .where('workspace_grant.ended_at', 'is', null),
    )
    .orderBy('since')
    .execute()
  const direct = rows
    .filter((one) => one.through === 'member')
    .map((one): Access => ({ workspace: one.workspace, roles: readRoles(one.roles), through: 'member' }))
  // Somebody may work for two providers of one client, and then has what either was granted.
  const granted = new Map<string, Set<string>>()
  for (const one of rows.filter((row) => row.through === 'grant')) {
    const had = granted.get(one.workspace) ?? new Set()
    granted.set(one.workspace, had.union(new Set(one.roles.split(','))))
  }
  // Somebody may be a member as well; being a member says more.
  for (const one of direct) granted.delete(one.workspace)
  return [
    ...direct,
    ...[...granted].map(
      ([workspace, had]): Access => ({ workspace, roles: readRoles([...had].join(',')), through: 'grant' }),
    ),
  ]
}

export async function standingOf(db: Db, user: string): Promise<Standing> {
  const staff = await db.selectFrom('provider_staff').select('provider_id').where('user_id', '=', user).execute()
  return { workspaces: await workspacesOf(db, user), providers: staff.map((one) => one.provider_id) }
}

/**
 * Whether a person's sign-in is the giver's to give: everything it opens must be the giver's as well. Without this,
 * whoever may invite could invite the owner of another workspace and sign in as them with the link, or plant an account
 * for others to trust.
 */
export async function mayGiveSignIn(db: Db, person: string, giver: Principal): Promise<boolean> {
  switch (giver.via) {
    // Whoever opens the folder itself may do everything in it.
    case 'local':
      return true
    case 'session':
      if (giver.person === null) return false
      return giver.person === person || isWithin(await standingOf(db, person), await standingOf(db, giver.person))
    // A key stands for its one workspace, never for the others of its owner or the providers they work for.
    case 'key':
      return isWithin(await standingOf(db, person), { workspaces: giver.workspaces, providers: [] })
  }
}

function isWithin(theirs: Standing, giver: Standing): boolean {
  return (
    theirs.providers.every((one) => giver.providers.includes(one)) &&
    theirs.workspaces.every((one) => {
      const own = giver.workspaces.find((other) => other.workspace === one.workspace)
      if (!own) return false
      if (own.roles.includes('owner')) return true
      // Colleagues of one provider: the same grants, with no more rights.
      return one.through === 'grant' && own.through === 'grant' && one.roles.every((role) => own.roles.includes(role))
    })
  )
}

/** What a key may: the rights it was given, as far as its owner has them in its workspace at this moment. */
export function ceiling(owners: readonly Access[], workspace: string, given: readonly Role[]): Access[] {
  const here = owners.find((one) => one.workspace === workspace)
  if (!here) return []
  // An owner may do everything, so any right given by one holds.
  const isHeld = (role: Role) => here.roles.includes(role === 'sender' ? 'operator' : role)
  const held = here.roles.includes('owner') ? given : given.filter(isHeld)
  return [{ ...here, roles: [...held] }]
}
