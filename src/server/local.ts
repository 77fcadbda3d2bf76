import { userInfo } from 'node:os'
import type { App } from '../app.ts'
import { createWorkspace } from './identity/workspace.ts'
import { type Principal, roles } from './principal.ts'

/**
 * The person at the terminal of the machine that holds the folder: whoever may open it may do everything in it. The
 * first time, the default workspace is made.
 */
export async function localPrincipal(app: App): Promise<Principal> {
  let workspaces = await app.state.db.selectFrom('workspace').select('id').orderBy('created_at').orderBy('id').execute()
  if (workspaces.length === 0) {
    // Who owns it among people, the first start of a server settles.
    const id = await createWorkspace(app.state, { name: 'default', owner: null, now: app.clock.now() })
    workspaces = [{ id }]
  }
  return {
    id: `local:${userInfo().username}`,
    person: null,
    via: 'local',
    workspaces: workspaces.map(({ id }) => ({ workspace: id, roles: [...roles], through: 'member' })),
    defaultWorkspace: workspaces[0]?.id ?? null,
  }
}
