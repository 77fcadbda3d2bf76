import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useHoursWords } from '../../messages/hours.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { ReasonField } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useNames } from '../../shell/names.ts'
import { type About, AboutFields, firstAbout } from './about.tsx'
import { type Entered, type Hours, type Time, useEntered } from './ask.ts'
import { inHours } from './in-hours.ts'
import { firstSpent, SpentFields, spentOf } from './spent.tsx'

/** Where time is entered that no timer counted. */
export function Add({ of }: { of: Hours }) {
  const said = useHoursWords()
  return (
    <Sheet title={said.add}>
      <AddForm of={of} />
    </Sheet>
  )
}

/** The same where it is about one thing, by whom that is paid as far as it is decided. */
export function AddForm(props: { of: Hours; about?: About; payer?: Time['class']; sent?: (done: Entered) => void }) {
  const { of, payer, sent } = props
  const said = useHoursWords()
  const { api, workspace } = useHere()
  const { workflows } = useNames()
  const entered = useEntered()
  const [about, setAbout] = useState(() => props.about ?? firstAbout(workflows))
  const [spent, setSpent] = useState(() => firstSpent(of, payer))
  const [minutes, setMinutes] = useState<number | string>('')
  const [day, setDay] = useState('')
  const [from, setFrom] = useState('')
  const [person, setPerson] = useState('')
  const [note, setNote] = useState('')
  const [done, setDone] = useState<Entered | null>(null)
  const add = useSend({
    key: ['hours-add', workspace],
    send: () => {
      const more = {
        ...(day === '' ? {} : { day }),
        ...(from === '' ? {} : { from }),
        ...(person === '' ? {} : { person }),
      }
      const body = { ...about, id: about.id.trim(), ...spentOf(spent, of), ...more, note: note.trim() }
      return api.post('/api/v1/hours/times', { body: { ...body, minutes: Number(minutes) } })
    },
    sent: (answer) => {
      setMinutes('')
      setNote('')
      setSpent((before) => ({ ...before, absorb: false }))
      setDone(answer)
      entered()
      sent?.(answer)
    },
  })
  const isReady = Number(minutes) > 0 && about.id.trim() !== ''
  return (
    <form
      className={rows.form}
      onSubmit={(event) => {
        event.preventDefault()
        setDone(null)
        if (isReady) add.send()
      }}
    >
      <div className={rows.fields}>
        <NumberInput
          label={said.minutes}
          value={minutes}
          readOnly={add.isSending}
          onChange={setMinutes}
          min={1}
          max={1440}
          allowDecimal={false}
          hideControls
          required
        />
        <TextInput
          type="date"
          label={said.day}
          value={day}
          max={of.as_of.slice(0, 10)}
          readOnly={add.isSending}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        {of.bands.length > 0 && (
          <TextInput
            type="time"
            label={said.began}
            description={said.bands(of.bands.map(({ name, weight }) => `${visible(name)} × ${weight}`).join(', '))}
            inputWrapperOrder={['label', 'input', 'description']}
            value={from}
            readOnly={add.isSending}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
        )}
        {!props.about && <AboutFields of={about} readOnly={add.isSending} change={setAbout} />}
        <NativeSelect
          label={said.person}
          value={person}
          disabled={add.isSending}
          onChange={(event) => setPerson(event.currentTarget.value)}
          data={[
            { value: '', label: said.own },
            ...of.people.map(({ key, name }) => ({ value: key, label: visible(name) })),
          ]}
        />
        <SpentFields of={spent} hours={of} readOnly={add.isSending} isRefused={add.error !== null} change={setSpent} />
      </div>
      <ReasonField
        label={said.note}
        description={said.noteText}
        value={note}
        readOnly={add.isSending}
        write={setNote}
        isRequired={false}
      />
      <Failed error={add.error} />
      <div className={rows.acts}>
        <Button type="submit" disabled={!isReady || add.isSending}>
          {add.isSending ? said.adding : said.addAct}
        </Button>
      </div>
      {done && <Said of={done} />}
    </form>
  )
}

/** What became of what was entered. */
export function Said({ of }: { of: Entered }) {
  const said = useHoursWords()
  const left = inHours(of.left, said)
  return (
    <p role="status" className="second">
      {of.absorbed ? said.enteredFree(left) : said.entered(inHours(of.counted, said), left)}
    </p>
  )
}
