import { userInfo } from 'node:os'
import type { App } from '../app.ts'
import { newId } from '../base/ids.ts'
import { toDate } from '../base/time.ts'
import { type Principal, roles } from './principal.ts'

/**
 * The person at the terminal of the machine that holds the folder: whoever may open it may do everything in it. The
 * first time, the default workspace is made.
 */
export async function localPrincipal(app: App): Promise<Principal> {
  let workspaces = await app.state.db.selectFrom('workspace').select('id').orderBy('created_at').orderBy('id').execute()
  if (workspaces.length === 0) {
    const now = app.clock.now()
    const id = newId(now)
    await app.state.db
      .insertInto('workspace')
      .values({ id, name: 'default', time_zone: 'UTC', currency: 'USD', created_at: toDate(now) })
      .execute()
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
