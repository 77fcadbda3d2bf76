import type { Db } from '../../store/state/state.ts'
import { type Principal, type Role, roles } from '../principal.ts'

type Access = Principal['workspaces'][number]

const readRoles = (text: string): Role[] => roles.filter((role) => text.split(',').includes(role))

/** The workspaces a person may see: as a member, or as staff of a provider by a grant that was not ended. */
export async function workspacesOf(db: Db, user: string): Promise<Access[]> {
  const members = await db
    .selectFrom('member')
    .select(['organizationId', 'role'])
    .where('userId', '=', user)
    .orderBy('createdAt')
    .execute()
  const grants = await db
    .selectFrom('workspace_grant')
    .innerJoin('provider_staff', 'provider_staff.provider_id', 'workspace_grant.provider_id')
    .select(['workspace_grant.workspace_id', 'workspace_grant.roles'])
    .where('provider_staff.user_id', '=', user)
    .where('workspace_grant.ended_at', 'is', null)
    .orderBy('workspace_grant.granted_at')
    .execute()
  const direct = members.map(
    (one): Access => ({ workspace: one.organizationId, roles: readRoles(one.role), through: 'member' }),
  )
  const granted = grants.map(
    (one): Access => ({ workspace: one.workspace_id, roles: readRoles(one.roles), through: 'grant' }),
  )
  // Somebody may be both; being a member says more.
  return [...direct, ...granted.filter((one) => !direct.some((other) => other.workspace === one.workspace))]
}

/** What a key may: the rights it was given, as far as its owner has them in its workspace at this moment. */
export function ceiling(owners: readonly Access[], workspace: string, given: readonly Role[]): Access[] {
  const here = owners.find((one) => one.workspace === workspace)
  if (!here) return []
  // An owner may do everything, so any right given by one holds.
  const held = here.roles.includes('owner') ? given : given.filter((role) => here.roles.includes(role))
  return [{ ...here, roles: [...held] }]
}
