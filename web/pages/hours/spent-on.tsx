import { Button, Modal } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useHoursWords } from '../../messages/hours.ts'
import { useMessages } from '../../messages/messages.ts'
import { Failed } from '../../parts/failed.tsx'
import { Loading, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, signers, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import type { About } from './about.tsx'
import { useNameOf } from './about-link.tsx'
import { AddForm, Said } from './add.tsx'
import { type Entered, type Own, type SpentOn as Spent, useEntered, useHours, useOwnTimer, useSpentOn } from './ask.ts'
import classes from './hours.module.css'
import { inHours } from './in-hours.ts'
import { StopForm } from './stop.tsx'

/** The time that was worked on one thing, by whom and whose timer runs on it, and where more of it is counted or entered. */
export function SpentOn({ about }: { about: About }) {
  const words = useMessages()
  const said = useHoursWords()
  const here = useHere()
  const answer = useSpentOn(about)
  const { data } = answer
  return (
    <Sheet
      title={said.spent.title}
      aside={data && data.minutes > 0 && <span className="number">{inHours(data.minutes, said)}</span>}
    >
      <Panel answer={answer} words={words.panel} height={48}>
        {(found) => (
          <>
            <People of={found} />
            {mayOne(here, signers) && <Acts about={about} of={found} />}
          </>
        )}
      </Panel>
    </Sheet>
  )
}

function People({ of: { people, timers } }: { of: Spent }) {
  const said = useHoursWords()
  if (people.length + timers.length === 0) return <p className="second">{said.spent.none}</p>
  return (
    <ul className={classes.people}>
      {people.map((one) => (
        <li key={one.person}>
          <span className="sent">{visible(one.name)}</span>
          <span className="number">{inHours(one.minutes, said)}</span>
        </li>
      ))}
      {timers.map((one) => (
        <li key={`timer ${one.person}`}>
          <span className="sent">
            {one.is_mine ? said.spent.mine : said.spent.theirs(visible(one.name))}{' '}
            {one.stopped_at ? (
              said.spent.stopped
            ) : (
              <>
                {said.since} <Moment time={one.started_at} />
              </>
            )}
          </span>
          <span className="number">{inHours(one.minutes, said)}</span>
        </li>
      ))}
    </ul>
  )
}

type Open = 'stop' | 'first' | 'add'

function Acts({ about, of }: { about: About; of: Spent }) {
  const said = useHoursWords()
  const { api, workspace } = useHere()
  const entered = useEntered()
  const own = useOwnTimer()
  const [open, setOpen] = useState<Open | null>(null)
  const [done, setDone] = useState<Entered | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const close = () => {
    setOpen(null)
    requestAnimationFrame(() => place.current?.focus())
  }
  const start = useSend({
    key: ['hours-start', workspace, about.about, about.id],
    send: () => api.post('/api/v1/hours/timer', { body: about }),
    sent: () => {
      setDone(null)
      entered()
    },
  })
  if (!own.data) return null
  const { timer, elsewhere } = own.data
  const isHere = of.timers.some((one) => one.is_mine)
  const titles: Record<Open, string> = { stop: said.stop, first: said.spent.firstTitle, add: said.add }
  return (
    <div ref={place} tabIndex={-1} className={`${classes.here} no-print`}>
      <Failed error={start.error} />
      {done && <Said of={done} />}
      <div className={rows.acts}>
        {isHere ? (
          <Button size="xs" onClick={() => setOpen('stop')}>
            {said.stop}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            disabled={start.isSending}
            onClick={() => (timer || elsewhere ? setOpen('first') : start.send())}
          >
            {start.isSending ? said.starting : said.spent.start}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => setOpen('add')}>
          {said.spent.add}
        </Button>
      </div>
      <Modal opened={open !== null} onClose={close} title={open && titles[open]} size="md">
        {open !== null && (
          <InDialog
            {...{ open, about, of, own: own.data, close }}
            stopped={(answer) => {
              setDone(answer)
              close()
              if (open === 'first') start.send()
            }}
            added={(answer) => {
              setDone(answer)
              close()
            }}
          />
        )}
      </Modal>
    </div>
  )
}

function InDialog(props: {
  open: Open
  about: About
  of: Spent
  own: Own
  stopped: (done: Entered) => void
  added: (done: Entered) => void
  close: () => void
}) {
  const { open, about, of, own, stopped, added, close } = props
  const words = useMessages()
  const said = useHoursWords()
  const hours = useHours()
  const nameOf = useNameOf()
  const { timer, elsewhere } = own
  if (!hours.data) return <Loading words={words.panel} height={160} />
  if (open === 'add') return <AddForm of={hours.data} about={about} payer={of.class} sent={added} />
  if (timer)
    return (
      <>
        {open === 'first' && <p className={`second ${classes.first}`}>{said.spent.first(nameOf(timer.about))}</p>}
        <StopForm of={timer} hours={hours.data} sent={stopped} dropped={close} />
      </>
    )
  return (
    elsewhere && (
      <p>
        {said.spent.elsewhere}{' '}
        <Link to="/w/$workspace/hours" params={{ workspace: elsewhere.workspace }} onClick={close}>
          {visible(elsewhere.name)}
        </Link>
      </p>
    )
  )
}
