import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useHoursWords } from '../../messages/hours.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { ReasonField } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { AboutFields, firstAbout } from './about.tsx'
import { Said } from './add.tsx'
import { type Entered, type Hours, useEntered } from './ask.ts'
import classes from './hours.module.css'
import { inHours } from './in-hours.ts'
import { firstSpent, SpentFields, spentOf } from './spent.tsx'

type Timer = NonNullable<Hours['timer']>

/** One's own timer: where it is started, and what it counts. */
export function TimerSheet({ of }: { of: Hours }) {
  const said = useHoursWords()
  const [done, setDone] = useState<Entered | null>(null)
  return (
    <Sheet title={said.timer}>
      {of.timer ? (
        <Running key={of.timer.started_at} of={of.timer} hours={of} sent={setDone} />
      ) : (
        <Start started={() => setDone(null)} />
      )}
      {done && !of.timer && <Said of={done} />}
    </Sheet>
  )
}

function Start({ started }: { started: () => void }) {
  const said = useHoursWords()
  const { api, workspace } = useHere()
  const { workflows } = useNames()
  const entered = useEntered()
  const [about, setAbout] = useState(() => firstAbout(workflows))
  const [note, setNote] = useState('')
  const start = useSend({
    key: ['hours-start', workspace],
    send: () => api.post('/api/v1/hours/timer', { body: { ...about, id: about.id.trim(), note: note.trim() } }),
    sent: () => {
      started()
      entered()
    },
  })
  const isReady = about.id.trim() !== ''
  return (
    <form
      className={rows.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) start.send()
      }}
    >
      <div className={rows.fields}>
        <AboutFields of={about} readOnly={start.isSending} change={setAbout} />
      </div>
      <ReasonField label={said.note} value={note} readOnly={start.isSending} write={setNote} isRequired={false} />
      <Failed error={start.error} />
      <div className={rows.acts}>
        <Button type="submit" disabled={!isReady || start.isSending}>
          {start.isSending ? said.starting : said.start}
        </Button>
      </div>
    </form>
  )
}

function Running({ of, hours, sent }: { of: Timer; hours: Hours; sent: (done: Entered) => void }) {
  const said = useHoursWords()
  const { api, workspace } = useHere()
  const { workflow: nameOf } = useNames()
  const entered = useEntered()
  const [spent, setSpent] = useState(() => firstSpent(hours))
  const [minutes, setMinutes] = useState<number | string>('')
  const isAsked = of.is_forgotten
  const stop = useSend({
    key: ['hours-stop', workspace],
    send: () => {
      const body = { ...spentOf(spent, hours), ...(isAsked ? { minutes: Number(minutes) } : {}) }
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
    sent: entered,
  })
  const isBusy = stop.isSending || drop.isSending
  const { kind, id } = of.about
  const what = kind === 'workflow' ? nameOf(id) : `${said.aboutShort[kind]} ${id}`
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
          {of.stopped_at ? said.waits : said.runs} <strong>{visible(what)}</strong>
        </p>
        <p className={`${classes.counts} number`}>{inHours(of.minutes, said)}</p>
        <p className="second small">
          {said.since} <Moment time={of.started_at} />
        </p>
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
