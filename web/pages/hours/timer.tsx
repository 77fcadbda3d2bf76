import { Button } from '@mantine/core'
import { useState } from 'react'
import { useHoursWords } from '../../messages/hours.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { ReasonField } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import { useNames } from '../../shell/names.ts'
import { AboutFields, firstAbout } from './about.tsx'
import { Said } from './add.tsx'
import { type Entered, type Hours, useEntered } from './ask.ts'
import { StopForm } from './stop.tsx'

/** One's own timer: where it is started, and what it counts. */
export function TimerSheet({ of }: { of: Hours }) {
  const said = useHoursWords()
  const [done, setDone] = useState<Entered | null>(null)
  return (
    <Sheet title={said.timer}>
      {of.timer ? (
        <StopForm key={of.timer.started_at} of={of.timer} hours={of} sent={setDone} />
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
