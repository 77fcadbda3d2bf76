import { Button, Modal } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useHoursWords } from '../../messages/hours.ts'
import { useMessages } from '../../messages/messages.ts'
import { Icon } from '../../parts/icon.tsx'
import { Loading } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { AboutLink } from './about-link.tsx'
import { type Timer, useHours, useOwnTimer } from './ask.ts'
import classes from './hours.module.css'
import { IdleQuestion } from './idle-question.tsx'
import { inHours } from './in-hours.ts'
import { StopForm } from './stop.tsx'

/** One's own timer above every page, so that one never forgets it: what it runs on, what it counted, and where it is stopped. */
export function TimerBar() {
  const said = useHoursWords()
  const { data } = useOwnTimer()
  const [isStopping, setStopping] = useState(false)
  if (!data) return null
  const { timer, elsewhere } = data
  if (!timer && !elsewhere) return null
  return (
    <section className={classes.strip} aria-label={said.timer}>
      <span className={classes.on}>
        <Icon name="clock" size={16} />
        {timer ? (
          <>
            <strong className="number">{inHours(timer.minutes, said)}</strong>
            <span>
              {timer.stopped_at ? said.bar.waits : said.bar.on} <AboutLink of={timer.about} />
            </span>
          </>
        ) : (
          elsewhere && (
            <span>
              {said.bar.elsewhere}{' '}
              <Link to="/w/$workspace/hours" params={{ workspace: elsewhere.workspace }}>
                {visible(elsewhere.name)}
              </Link>
            </span>
          )
        )}
      </span>
      {timer && (
        <Button size="compact-xs" variant="default" onClick={() => setStopping(true)}>
          {timer.stopped_at ? said.enter : said.stop}
        </Button>
      )}
      {timer && (
        <Modal opened={isStopping} onClose={() => setStopping(false)} title={said.timer} size="md">
          {isStopping && <Stop of={timer} close={() => setStopping(false)} />}
        </Modal>
      )}
      {timer && !timer.stopped_at && <IdleQuestion of={timer} own={data} />}
    </section>
  )
}

function Stop({ of, close }: { of: Timer; close: () => void }) {
  const words = useMessages()
  const hours = useHours()
  if (!hours.data) return <Loading words={words.panel} height={160} />
  return <StopForm of={of} hours={hours.data} sent={close} dropped={close} />
}
