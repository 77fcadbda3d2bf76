import { Button, Modal } from '@mantine/core'
import { useRef, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useSupportWords } from '../../messages/support.ts'
import { Badge } from '../../parts/mark.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { mayOne, signers, useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import { type ActName, SaySupport } from './act.tsx'
import { type Detailed, inHours, type Kind, useMatter } from './ask.ts'
import { ClockStands, Used } from './clock.tsx'
import classes from './support.module.css'

/** The clocks of a finding or a request, whom it waits for, and what one can say of it. */
export function Clocks({ kind, id, mark }: { kind: Kind; id: string; mark: string }) {
  const words = useMessages()
  const said = useSupportWords()
  const answer = useMatter(kind, id, mark)
  return (
    <Sheet title={said.clocks} aside={answer.data && <Badge tone="plain">{answer.data.severity}</Badge>}>
      <Panel answer={answer} words={words.panel} height={130}>
        {(of) => <Of of={of} />}
      </Panel>
    </Sheet>
  )
}

function Of({ of }: { of: Detailed }) {
  const said = useSupportWords()
  const here = useHere()
  const [act, setAct] = useState<ActName | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const isBroken = of.clocks.some(({ broken_at }) => broken_at !== null)
  const isPaused = of.waits !== null && of.waits.awaited !== null
  const isContained = of.said.some(({ kind }) => kind === 'contained')
  const acts: ActName[] = [
    ...(of.over ? [] : [isPaused ? ('resume' as const) : ('pause' as const)]),
    ...(of.over || isContained ? [] : ['contain' as const]),
    ...(of.over ? [] : ['severity' as const]),
    ...(isBroken ? ['explain' as const] : []),
  ]
  const close = () => {
    setAct(null)
    requestAnimationFrame(() => place.current?.focus())
  }
  return (
    <div className={classes.clocks} ref={place} tabIndex={-1}>
      <dl className={classes.list}>
        {of.clocks.map((clock) => (
          <div key={clock.clock}>
            <dt>{said.clock[clock.clock]}</dt>
            <dd>
              <ClockStands of={clock} />
              <Used of={clock} />
            </dd>
          </div>
        ))}
      </dl>
      <Waits of={of} />
      <Happened of={of} />
      {mayOne(here, signers) && acts.length > 0 && (
        <div className={classes.acts}>
          {acts.map((one) => (
            <Button key={one} size="xs" variant="default" onClick={() => setAct(one)}>
              {said.act[one]}
            </Button>
          ))}
        </div>
      )}
      <Modal opened={act !== null} onClose={close} title={act && said.act[act]} size="md">
        {act && <SaySupport key={act} of={of} act={act} close={close} />}
      </Modal>
    </div>
  )
}

/** Whom it waits for now, and how long it waited before, for what. */
function Waits({ of }: { of: Detailed }) {
  const said = useSupportWords()
  const { number } = useFormat()
  const { waits } = of
  // What waited counts of the longest promise: that the others were done sooner hides nothing.
  const waited = [...of.clocks].reverse().find((one) => one.waited.length > 0)?.waited ?? []
  if (!waits && waited.length === 0) return null
  return (
    <div className={classes.waits}>
      {waits && (
        <p className="sent">
          <strong>
            {said.waits}{' '}
            {waits.awaited === null
              ? said.waitsState[waits.reason as keyof typeof said.waitsState]
              : visible(waits.awaited)}
          </strong>{' '}
          {said.since} <Moment time={waits.since} />
          {waits.evidence && <span className="second"> ({visible(waits.evidence)})</span>}
        </p>
      )}
      {waited.map((one) => (
        <p key={`${one.reason} ${one.stopped}`} className="second small">
          {said.waited(
            inHours(one.working_ms, number),
            said.reason[one.reason as keyof typeof said.reason] ?? one.reason,
          )}
          : {one.stopped ? said.stopped : said.wentOn}
        </p>
      ))}
    </div>
  )
}

/** What people said of it. What follows from the plan is no news. */
function Happened({ of }: { of: Detailed }) {
  const said = useSupportWords()
  const nameOf = usePeople()
  const events = of.said.filter(({ by }) => by !== null)
  if (events.length === 0) return null
  return (
    <ol className={classes.said}>
      {events.map((one) => {
        const words = {
          severity: said.said.severity(one.severity ?? ''),
          contained: said.said.contained,
          paused: said.said.paused(visible(one.awaited ?? '')),
          resumed: said.said.resumed,
          explained: said.said.explained(
            one.clock ? said.clockShort[one.clock] : '',
            one.breach ? said.breach[one.breach] : '',
          ),
        }[one.kind]
        return (
          <li key={`${one.at} ${one.kind}`} className="small sent">
            {nameOf(one.by)} {words}, <Moment time={one.at} />
            {one.note && <blockquote className={classes.note}>{visible(one.note)}</blockquote>}
          </li>
        )
      })}
    </ol>
  )
}
