import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useHoursWords } from '../../messages/hours.ts'
import { Failed } from '../../parts/failed.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { AboutLink } from './about-link.tsx'
import { type Entered, type Hours, type Timer, useEntered } from './ask.ts'
import classes from './hours.module.css'
import { inHours } from './in-hours.ts'
import { firstSpent, SpentFields, spentOf } from './spent.tsx'

/** What one's timer counted, and where it is stopped and entered; since one left, where that is said (`leftAt`). */
export function StopForm(props: {
  of: Timer
  hours: Hours
  leftAt?: { readonly time: string; readonly minutes: number }
  sent: (done: Entered) => void
  dropped?: () => void
}) {
  const { of, hours, leftAt, sent, dropped } = props
  const said = useHoursWords()
  const { api, workspace } = useHere()
  const entered = useEntered()
  const [spent, setSpent] = useState(() => firstSpent(hours, of.class))
  const [minutes, setMinutes] = useState<number | string>('')
  // What was forgotten is known where it is known when one left.
  const isAsked = of.is_forgotten && leftAt === undefined
  const stop = useSend({
    key: ['hours-stop', workspace],
    send: () => {
      const more = isAsked ? { minutes: Number(minutes) } : leftAt ? { left_at: leftAt.time } : {}
      const body = { ...spentOf(spent, hours), ...more }
      return api.post('/api/v1/hours/timer/stop', { body })
    },
    sent: (answer) => {
      sent(answer)
      entered()
    },
  })
  const drop = useSend({
    key: ['hours-drop', workspace],
    send: () => api.delete('/api/v1/hours/timer'),
    sent: () => {
      entered()
      dropped?.()
    },
  })
  const isBusy = stop.isSending || drop.isSending
  return (
    <form
      className={rows.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isAsked || Number(minutes) > 0) stop.send()
      }}
    >
      <div className={classes.running}>
        <p className="sent">
          {of.stopped_at ? said.waits : said.runs}{' '}
          <strong>
            <AboutLink of={of.about} />
          </strong>
        </p>
        <p className={`${classes.counts} number`}>{inHours(leftAt?.minutes ?? of.minutes, said)}</p>
        <p className="second small">
          {said.since} <Moment time={of.started_at} />
        </p>
        {of.taken_off > 0 && <p className="second small">{said.takenOff(inHours(of.taken_off, said))}</p>}
        {of.note && <p className="second sent">{visible(of.note)}</p>}
      </div>
      {isAsked && (
        <NumberInput
          label={said.forgottenMinutes}
          description={said.forgotten}
          inputWrapperOrder={['label', 'input', 'description']}
          value={minutes}
          readOnly={isBusy}
          onChange={setMinutes}
          min={1}
          max={1440}
          allowDecimal={false}
          hideControls
          required
        />
      )}
      <SpentFields of={spent} hours={hours} readOnly={isBusy} isRefused={stop.error !== null} change={setSpent} />
      <Failed error={stop.error ?? drop.error} />
      <div className={rows.acts}>
        <Button type="submit" disabled={isBusy || (isAsked && !(Number(minutes) > 0))}>
          {stop.isSending ? said.stopping : of.stopped_at ? said.enter : said.stop}
        </Button>
        <Button variant="default" disabled={isBusy} onClick={() => drop.send()}>
          {said.drop}
        </Button>
      </div>
    </form>
  )
}
