import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { spoken } from '../../parts/format.ts'
import { Mark } from '../../parts/mark.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import classes from './connect.module.css'

type Understood =
  paths['/api/v1/runs/{run}/understood']['get']['responses'][200]['content']['application/json']['items'][number]

/** As long as somebody waits for the first run, and once it is there. */
const LOOK_MS = 1_500
const LOOK_AGAIN_MS = 5_000

/** Waits, tells what came with the key and was refused, and shows the first run; a later one when it is asked for. */
export function Waiting({ of, since, client }: { of: string; since: string; client: string }) {
  const words = useMessages()
  const said = words.connecting
  const { api, workspace } = useHere()
  const arrivals = useQuery({
    queryKey: ['arrivals', workspace, of, since],
    queryFn: () => api.get('/api/v1/connect/arrivals', { query: { since, key: of } }),
    refetchInterval: ({ state }) => (state.data?.runs.length ? LOOK_AGAIN_MS : LOOK_MS),
  })
  const { runs = [], refused = [], taken = 0 } = arrivals.data ?? {}
  const [chosen, setChosen] = useState<string | null>(null)
  const run = chosen ?? runs[0]
  const newest = runs.at(-1)
  return (
    <Sheet title={words.first.see}>
      <div role="status" className={classes.status}>
        {run !== undefined ? (
          <p>
            <Mark tone="good" /> <strong>{words.first.arrived}</strong>
          </p>
        ) : (
          <p className={classes.waiting}>
            <span aria-hidden="true" /> {taken > 0 ? said.taken : words.first.waiting}
          </p>
        )}
      </div>
      {refused.length > 0 && run === undefined && (
        <ul className={classes.refused}>
          {refused.map(({ at, path, title }) => (
            <li key={`${at} ${path}`}>
              <Mark tone="warn" />
              <div className="sent">
                {said.refused} <code>{path}</code>. {spoken(title)}
                <p className="second small">
                  <Moment time={at} />
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {run === undefined ? (
        <>
          <p className={classes.checkTitle}>{said.check}</p>
          <ul className={classes.plain}>
            {said.checks(location.origin).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          {newest !== undefined && newest !== run && (
            <p className="second">
              {said.newer}{' '}
              <button type="button" className={classes.link} onClick={() => setChosen(newest)}>
                {said.showNewer}
              </button>
            </p>
          )}
          <Told key={run} run={run} client={client} />
        </>
      )}
    </Sheet>
  )
}

/** What of a run was understood, and below it what was not, each with how it is mended. */
function Told({ run, client }: { run: string; client: string }) {
  const words = useMessages()
  const said = words.connecting
  const { api, workspace } = useHere()
  const answer = useQuery({
    queryKey: ['understood', workspace, run, client],
    queryFn: () => api.get('/api/v1/runs/{run}/understood', { params: { run }, query: { client } }),
    // More of it may still come.
    refetchInterval: LOOK_AGAIN_MS,
  })
  return (
    <Panel answer={answer} words={words.panel} height={320}>
      {({ items }) => {
        const told = items.filter(({ is }) => is === 'told')
        const rest = items.filter(({ is }) => is !== 'told')
        return (
          <div className={classes.run}>
            <p className="second sent">
              <code>{visible(run)}</code>{' '}
              <Link to="/w/$workspace/runs/$run" params={{ workspace, run }}>
                {words.first.open}
              </Link>
            </p>
            <h3>{said.understood(told.length, items.length)}</h3>
            <Facets items={told} />
            {rest.length > 0 && (
              <>
                <h3>{said.notUnderstood}</h3>
                <Facets items={rest} />
                <p className="second small">{said.sendAgain}</p>
              </>
            )}
          </div>
        )
      }}
    </Panel>
  )
}

function Facets({ items }: { items: readonly Understood[] }) {
  const said = useMessages().connecting
  return (
    <ul className={classes.told}>
      {items.map(({ facet, is, said: value, mend }) => (
        <li key={facet}>
          <Mark tone={is === 'told' ? 'good' : is === 'partly' ? 'warn' : 'unknown'} />
          <strong>{said.facets[facet]}</strong>
          <div className="sent">
            {spoken(value)}
            {mend && <p className="second">{spoken(mend)}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
