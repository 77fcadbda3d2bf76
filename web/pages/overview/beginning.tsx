import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Failed } from '../../parts/failed.tsx'
import { Badge } from '../../parts/mark.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Connect } from '../../shell/connect.tsx'
import classes from './beginning.module.css'
import { type StepState, stepStates } from './first-steps.ts'
import type { Overview } from './select.ts'

/**
 * Until a plan is in force and a run has arrived: three steps, of which each says whether it is done. What stands below
 * comes when it is known whether they do, so that it is not pushed down.
 */
export function Beginning({ overview, children }: { overview: Overview; children: ReactNode }) {
  const words = useMessages()
  const said = words.first
  const { api, workspace } = useHere()
  const runs = useQuery({
    queryKey: ['runs', workspace, 'first'],
    // A run that is sent now is later than the moment that a demo looks at.
    queryFn: () => api.get('/api/v1/runs', { query: { limit: 1, as_of: new Date().toISOString() } }),
    // While one waits for it, it is there within moments.
    refetchInterval: ({ state }) => (state.data?.items.length === 0 ? 2_000 : false),
  })
  const keys = useQuery({ queryKey: ['keys', workspace], queryFn: () => api.get('/api/v1/keys') })
  const isPlanned = overview.plan !== null
  if (!runs.data || !keys.data)
    return isPlanned && (runs.error || keys.error) ? (
      children
    ) : (
      <Sheet title={said.title}>
        <Panel answer={runs} words={words.panel} height={380}>
          {() => (
            <Panel answer={keys} words={words.panel} height={380}>
              {() => null}
            </Panel>
          )}
        </Panel>
      </Sheet>
    )
  const [first] = runs.data.items
  const done = { plan: isPlanned, connect: keys.data.items.length > 0 || !!first, see: !!first }
  if (done.plan && done.see) return children
  const states = stepStates(done)
  return (
    <>
      <div className={classes.guide}>
        <Sheet title={said.title}>
          <p className="second">{said.sentence}</p>
          <ol className={classes.steps}>
            <Step state={states.plan} title={said.plan}>
              <Plan version={overview.plan?.version ?? null} isNow={states.plan === 'now'} />
            </Step>
            <Step state={states.connect} title={said.connect}>
              <Connecting keys={keys.data.items.length} isSeen={done.see} isNow={states.connect === 'now'} />
            </Step>
            <Step state={states.see} title={said.see}>
              <Seeing run={first?.run ?? null} />
            </Step>
          </ol>
          <Before />
        </Sheet>
      </div>
      {children}
    </>
  )
}

/** Whoever wants to see first what comes of it needs none of the steps. */
function Before() {
  const said = useMessages().first
  const { workspace } = useHere()
  return (
    <p className={classes.before}>
      {said.tryText}{' '}
      <Link to="/w/$workspace/try" params={{ workspace }}>
        {said.tryLink}
      </Link>
    </p>
  )
}

function Step({ state, title, children }: { state: StepState; title: string; children: ReactNode }) {
  const words = useMessages()
  return (
    <li className={classes.step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <div className={classes.head}>
        <h3>{title}</h3>
        {state === 'done' ? (
          <Badge tone="good">{words.first.state.done}</Badge>
        ) : (
          <span className={classes.state}>{words.first.state[state]}</span>
        )}
      </div>
      <div className={classes.body}>{children}</div>
    </li>
  )
}

function Plan({ version, isNow }: { version: number | null; isNow: boolean }) {
  const said = useMessages().first
  const { workspace } = useHere()
  const to = `/w/${workspace}/plan` as string
  if (version !== null)
    return (
      <p className="second">
        {said.planDone(version)} <Link to={to}>{said.planLook}</Link>
      </p>
    )
  return (
    <>
      <p className="second">{said.planText}</p>
      <div className={rows.acts}>
        <Button variant={isNow ? 'filled' : 'default'} renderRoot={(props) => <Link to={to} {...props} />}>
          {said.planLink}
        </Button>
      </div>
    </>
  )
}

/** A key in one press, and what to copy; the key itself stays only as long as this page does. */
function Connecting({ keys, isSeen, isNow }: { keys: number; isSeen: boolean; isNow: boolean }) {
  const words = useMessages()
  const said = words.first
  const here = useHere()
  const { api, workspace } = here
  const cache = useQueryClient()
  const [secret, setSecret] = useState<string | null>(null)
  const shown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (secret) shown.current?.focus()
  }, [secret])
  const make = useMutation({
    mutationFn: () => api.post('/api/v1/keys', { body: { name: said.keyName, roles: ['sender'], days: 365 } }),
    onSuccess: ({ key }) => {
      setSecret(key)
      return cache.invalidateQueries({ queryKey: ['keys', workspace] })
    },
  })
  if (!mayOne(here, operators)) return <p className="second">{said.mayNot}</p>
  const makeKey = (
    <Button variant="default" disabled={make.isPending} onClick={() => make.mutate()}>
      {keys > 0 ? said.again : said.connectButton}
    </Button>
  )
  if (secret !== null)
    return (
      <div ref={shown} tabIndex={-1} className={rows.shown}>
        <p className="second">
          {words.connect.shown}. {words.connect.shownText}
        </p>
        <Connect secret={secret} />
      </div>
    )
  return (
    <>
      <p className="second">
        {keys > 0 ? said.connectDone(keys) : said.connectText}{' '}
        {keys > 0 && (
          <Link to="/w/$workspace/keys" params={{ workspace }}>
            {said.keys}
          </Link>
        )}
      </p>
      {keys > 0 && !isSeen && <Connect secret={null} />}
      <Failed error={make.error} />
      {!isSeen && (
        <div className={rows.acts}>
          <Button
            variant={isNow ? 'filled' : 'default'}
            renderRoot={(props) => <Link to="/w/$workspace/connect" params={{ workspace }} {...props} />}
          >
            {said.choose}
          </Button>
          {makeKey}
        </div>
      )}
    </>
  )
}

/** Waits for the first run, and opens it when it comes while somebody waits; who finds it here already opens it themselves. */
function Seeing({ run }: { run: string | null }) {
  const said = useMessages().first
  const { workspace } = useHere()
  const navigate = useNavigate()
  const [wasWaiting] = useState(run === null)
  useEffect(() => {
    if (wasWaiting && run !== null) navigate({ to: '/w/$workspace/runs/$run', params: { workspace, run } })
  }, [wasWaiting, run, workspace, navigate])
  if (run !== null)
    return (
      <p className="second" role="status">
        {said.arrived}{' '}
        <Link to="/w/$workspace/runs/$run" params={{ workspace, run }}>
          {said.open}
        </Link>
      </p>
    )
  return (
    <>
      <p className="second">{said.seeText}</p>
      <p className={classes.waiting} role="status">
        <span aria-hidden="true" /> {said.waiting}
      </p>
    </>
  )
}
