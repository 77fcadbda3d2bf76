import { Button, Modal } from '@mantine/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useHoursWords } from '../../messages/hours.ts'
import { useMessages } from '../../messages/messages.ts'
import { Failed } from '../../parts/failed.tsx'
import { Loading } from '../../parts/panel.tsx'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNameOf } from './about-link.tsx'
import { type Own, type Timer, useEntered, useHours } from './ask.ts'
import classes from './hours.module.css'
import { answered, ask, askedIdle, doneAt, type Idle, idleUntil, isNews, keepDone, readIdle, toIdle } from './idle.ts'
import { inHours } from './in-hours.ts'
import { StopForm } from './stop.tsx'

const doings = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'focus'] as const

/**
 * Watches whether something is done at the desk while one's timer runs, and asks where nothing was for long: whether that was work is known
 * to nobody but its person. Nothing is taken off by itself.
 */
export function IdleQuestion({ of, own }: { of: Timer; own: Own }) {
  // The clock of the browser may be another than that of the server, by which the timer counts.
  const [ahead] = useState(() => Date.now() - Date.parse(own.now))
  const timer = of.started_at
  const askAfter = own.ask_after_minutes * 60_000
  useEffect(() => {
    const started = Date.parse(timer) + ahead
    const done = () => {
      const now = Date.now()
      if (!isNews(now)) return
      const idle = idleUntil(now, { before: doneAt(), timer, started, asked: toIdle(askedIdle()), askAfter })
      if (idle) ask(idle)
      keepDone(now)
    }
    // Whoever opens the desk or loads it anew does something.
    done()
    for (const one of doings) window.addEventListener(one, done, { capture: true, passive: true })
    return () => {
      for (const one of doings) window.removeEventListener(one, done, { capture: true })
    }
  }, [timer, ahead, askAfter])
  const idle = toIdle(useSyncExternalStore(readIdle, askedIdle))
  if (idle?.timer !== timer) return null
  return <Question key={idle.to} of={of} idle={idle} ahead={ahead} />
}

function Question({ of, idle, ahead }: { of: Timer; idle: Idle; ahead: number }) {
  const words = useMessages()
  const said = useHoursWords()
  const { api, workspace } = useHere()
  const nameOf = useNameOf()
  const hours = useHours()
  const entered = useEntered()
  const [isStopping, setStopping] = useState(false)
  const [from, to] = [idle.from, idle.to].map((time) => new Date(time - ahead).toISOString()) as [string, string]
  const minutes = Math.round((idle.to - idle.from) / 60_000)
  const takeOff = useSend({
    key: ['hours-away', workspace],
    send: () => api.post('/api/v1/hours/timer/away', { body: { from, to } }),
    sent: () => {
      answered()
      entered()
    },
  })
  // One of the answers always fits; it goes away by none but these.
  const stays = { closeOnEscape: false, closeOnClickOutside: false, withCloseButton: false }
  return (
    <Modal opened onClose={() => undefined} title={said.idle.title} size="md" {...stays}>
      {isStopping ? (
        hours.data ? (
          <StopForm
            of={of}
            hours={hours.data}
            leftAt={{
              time: from,
              minutes: Math.max(1, Math.round((Date.parse(from) - Date.parse(of.started_at)) / 60_000) - of.taken_off),
            }}
            sent={answered}
            dropped={answered}
          />
        ) : (
          <Loading words={words.panel} height={160} />
        )
      ) : (
        <>
          <p>
            {said.idle.from} <Moment time={from} /> {said.idle.to} <Moment time={to} />{' '}
            {said.idle.text(inHours(minutes, said), nameOf(of.about))}
          </p>
          <p className="second small">{said.idle.known}</p>
          <Failed error={takeOff.error} />
          <div className={classes.answers}>
            <Button variant="default" data-autofocus disabled={takeOff.isSending} onClick={answered}>
              {said.idle.keep}
            </Button>
            <Button variant="default" disabled={takeOff.isSending} onClick={() => takeOff.send()}>
              {said.idle.takeOff(inHours(minutes, said))}
            </Button>
            <Button variant="default" disabled={takeOff.isSending} onClick={() => setStopping(true)}>
              {said.idle.stop}
            </Button>
          </div>
        </>
      )}
    </Modal>
  )
}
