import { openApp } from '../app.ts'
import { systemClock } from '../base/clock.ts'
import { createLog } from '../base/log.ts'
import { eraseAll } from '../evidence/erasure/erase.ts'
import type { ReadingAgain } from '../evidence/runs/read-again.ts'
import { createApi } from '../server/api.ts'
import { createIdentity } from '../server/identity/identity.ts'
import { localPrincipal } from '../server/local.ts'
import { addressOf, readSettings } from '../settings.ts'
import type { Terminal } from './command.ts'

type InFolder = { readonly send: (request: Request) => Promise<Response>; readonly close: () => Promise<void> }

/** Opens a folder as a server would and answers requests from within this process; `data` is the folder where it is not that of the settings. */
export async function openFolder(
  data: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<InFolder> {
  const settings = readSettings({ ...environment, ...(data ? { AFTERCARE_DATA: data } : {}) })
  // A person at a terminal reads sentences; the log is for servers, unless asked for.
  const app = await openApp(
    settings,
    systemClock,
    createLog(environment.AFTERCARE_LOG ? settings.AFTERCARE_LOG : 'error'),
  )
  const principal = await localPrincipal(app)
  // Nobody else follows what arrived, reads runs again, or ends an erasure that was cut off, while no server runs on this folder.
  for (const { workspace } of principal.workspaces) {
    await app.settle(workspace)
    await app.readAgain(workspace, { told: progressOn(terminal) })
    await app.screen(workspace)
    await eraseAll(app.erasing, workspace)
    await app.gather(workspace)
  }
  const { state, folder, clock } = app
  const identity = createIdentity({ state, secret: folder.secret, url: addressOf(settings), clock })
  const server = createApi(app, identity)
  return { send: async (request) => server.fetch(request, { local: principal }), close: () => app.close() }
}

/** How far it is that runs are read again, where somebody looks. */
const progressOn = (terminal: Terminal) => (left: readonly ReadingAgain[]) => {
  const [first] = left
  if (first && terminal.isTty)
    terminal.err(
      `\r\u001b[K${first.workflow}: runs are read again by the rules of the plan, ${first.done.toLocaleString('en')} of ${first.total.toLocaleString('en')}`,
    )
  else if (terminal.isTty) terminal.err('\r\u001b[K')
}
