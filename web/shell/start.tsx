import { Navigate } from '@tanstack/react-router'
import { useMessages } from '../messages/messages.ts'
import { Empty, Panel, Sheet } from '../parts/panel.tsx'
import { lastWorkspace, useMe } from '../session.tsx'
import classes from './start.module.css'

/** Leads to the workspace one was in last, else to all clients of a provider or to the first workspace. */
export function Start() {
  const words = useMessages()
  const me = useMe()
  return (
    <div className={classes.alone}>
      <Sheet>
        <Panel answer={me} words={words.panel}>
          {({ workspaces, providers, person, id }) => {
            const last = workspaces.find((one) => one.id === lastWorkspace())
            // Whoever works for several clients begins with all of them.
            if (!last && providers.length > 0 && workspaces.length !== 1) return <Navigate to="/clients" replace />
            const known = last ?? workspaces[0]
            if (known) return <Navigate to="/w/$workspace" params={{ workspace: known.id }} replace />
            return (
              <Empty title={words.session.noWorkspace}>
                {words.session.noWorkspaceText} {person ? `${person.name} (${person.email})` : id}.
              </Empty>
            )
          }}
        </Panel>
      </Sheet>
    </div>
  )
}
