import { listed, say } from '../base/say.ts'

/** What a person may do in a workspace. */
export const roles = ['owner', 'operator', 'reviewer', 'approver', 'viewer'] as const
export type PersonRole = (typeof roles)[number]
/** What a key may: the same, or only send, which is all that an automation needs. */
export const keyRoles = [...roles, 'sender'] as const
export type Role = (typeof keyRoles)[number]

const names: Readonly<Record<Role, string>> = {
  owner: say`owner`,
  operator: say`operator`,
  reviewer: say`reviewer`,
  approver: say`approver`,
  viewer: say`viewer`,
  sender: say`sender`,
}
/** Roles in a sentence. */
export const named = (given: readonly Role[]): string =>
  listed(
    given.map((role) => names[role]),
    ', ',
  )

/** Who is calling, and which workspaces they may see. */
export type Principal = {
  /** user:<id>, key:<id> or local:<name> */
  readonly id: string
  readonly person: string | null
  readonly via: 'session' | 'key' | 'local'
  /** Which of the person's sign-ins this is, where they came by one. */
  readonly session?: string
  /** Of a key: what it sends is of this workflow alone. */
  readonly workflow?: string
  /** Of a key: so many lines or spans it may send in a minute. */
  readonly perMinute?: number
  readonly workspaces: readonly {
    readonly workspace: string
    readonly roles: readonly Role[]
    readonly through: 'member' | 'grant'
  }[]
  readonly defaultWorkspace: string | null
}

/** What a caller within this process brings along: the person at the terminal. Requests from the network never have it. */
export type Bindings = { local?: Principal; address?: string | undefined }

/** Whether a principal may do what these roles may, in a workspace. */
export function may(
  principal: Principal,
  workspace: string,
  allowed: readonly Role[],
): { ok: true } | { ok: false; reason: string } {
  const here = principal.workspaces.find((one) => one.workspace === workspace)
  if (!here) return { ok: false, reason: say`You have no access to a workspace "${workspace}".` }
  if (here.roles.some((role) => allowed.includes(role))) return { ok: true }
  return {
    ok: false,
    reason: say`This needs one of the roles ${named(allowed)}; you have ${here.roles.length > 0 ? named(here.roles) : say`none`}.`,
  }
}
