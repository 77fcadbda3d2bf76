import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useRouteContext } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { AftercareError, apiOf, queries } from '../api.ts'
import { useMessages } from '../messages/messages.ts'
import { Empty, Panel, Sheet } from '../parts/panel.tsx'
import { HereContext, keepWorkspace, type Me, useMe } from '../session.tsx'
import { type Place, PlaceContext } from './place.ts'
import { Shell } from './shell.tsx'
import classes from './start.module.css'

/** Everything inside one workspace: whether one may be here, and what holds for every page. */
export function InWorkspace() {
  const words = useMessages()
  const me = useMe()
  return (
    <>
      {me.data ? (
        <Entered me={me.data} />
      ) : (
        <div className={classes.alone}>
          <Sheet>
            <Panel answer={me} words={words.panel}>
              {() => null}
            </Panel>
          </Sheet>
        </div>
      )}
      <SessionOver />
    </>
  )
}

function Entered({ me }: { me: Me }) {
  const words = useMessages()
  const { speak } = useRouteContext({ from: '__root__' })
  const { workspace } = useParams({ from: '/w/$workspace' })
  const found = me.workspaces.find((one) => one.id === workspace)
  const api = useMemo(() => apiOf(workspace), [workspace])
  const place = useQuery({
    queryKey: ['workspace', workspace],
    queryFn: () => api.get('/api/v1/workspace'),
    enabled: found !== undefined,
  })
  useEffect(() => {
    if (found) keepWorkspace(found.id)
  }, [found])
  if (!found)
    return (
      <div className={classes.alone}>
        <Sheet>
          <Empty title={words.session.notYours}>
            <Link to="/">{words.session.yours}</Link>
          </Empty>
        </Sheet>
      </div>
    )
  if (!place.data)
    return (
      <div className={classes.alone}>
        <Sheet>
          <Panel answer={place} words={words.panel}>
            {() => null}
          </Panel>
        </Sheet>
      </div>
    )
  const { time_zone: zone, currency, as_of: asOf, plan, label } = place.data
  const holds: Place = { zone, currency, asOf, plan, label }
  return (
    <HereContext value={{ workspace, name: found.name, roles: found.roles, api }}>
      <PlaceContext value={holds}>
        <Shell key={workspace} me={me} speak={speak} />
      </PlaceContext>
    </HereContext>
  )
}

/** When a session ends under somebody's hands: said above the page, which stays as it is with what was typed. */
function SessionOver() {
  const words = useMessages()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const isRefused = (error: unknown) => error instanceof AftercareError && error.status === 401
    // Only an answer counts: what is asked anew still carries the refusal from before.
    const offQueries = queries.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && isRefused(event.action.error)) setOver(true)
    })
    const offMutations = queries.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && isRefused(event.action.error)) setOver(true)
    })
    return () => {
      offQueries()
      offMutations()
    }
  }, [])
  const back = async () => {
    setOver(false)
    await queries.invalidateQueries()
  }
  return (
    <Modal opened={isOver} onClose={() => setOver(false)} title={words.session.over} centered>
      <p>{words.session.overText}</p>
      <Button mt="md" onClick={back}>
        {words.session.back}
      </Button>
    </Modal>
  )
}
