import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useReportsWords } from '../../messages/reports.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { type Place, type Report, useChanged } from './ask.ts'
import classes from './reports.module.css'

const shownIn = ({ words, drawn }: Place): string => words ?? drawn
const isNote = ({ place }: Place): boolean => place.startsWith('note:')

/** The six sentences and the notes of a draft, each in a field of its own. What is not touched stays as it was drawn up. */
export function Words({ of }: { of: Report }) {
  const said = useReportsWords()
  const { api } = useHere()
  const changed = useChanged()
  const [written, setWritten] = useState<Readonly<Record<string, string>>>({})
  const save = useSend({
    key: ['report-words', of.id],
    send: () => {
      const entries = Object.entries(written).map(([place, text]): [string, string] => {
        const known = of.places.find((one) => one.place === place)
        // A sentence as it was drawn up is nobody's words.
        return [place, text.trim() === known?.drawn ? '' : text.trim()]
      })
      return api.put('/api/v1/reports/{id}/words', {
        params: { id: of.id },
        body: { words: Object.fromEntries(entries) },
      })
    },
    sent: () => {
      setWritten({})
      changed()
    },
  })
  const isTouched = Object.keys(written).length > 0
  const field = (one: Place) => (
    <Field
      key={one.place}
      of={one}
      value={written[one.place] ?? shownIn(one)}
      readOnly={save.isSending}
      write={(text) => setWritten((before) => ({ ...before, [one.place]: text }))}
    />
  )
  return (
    <Sheet title={said.edit}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.send()
        }}
      >
        <p className="second small">{said.editText}</p>
        {of.places.filter((one) => !isNote(one)).map(field)}
        <details className={classes.notes}>
          <summary>{said.notes}</summary>
          <div className={rows.form}>{of.places.filter(isNote).map(field)}</div>
        </details>
        <Failed error={save.error} />
        <div className={classes.save}>
          <Button type="submit" disabled={!isTouched || save.isSending}>
            {save.isSending ? said.saving : said.save}
          </Button>
          <span role="status" className="second small">
            {isTouched ? said.unsaved : ''}
          </span>
        </div>
      </form>
    </Sheet>
  )
}

function Field(props: { of: Place; value: string; readOnly: boolean; write: (text: string) => void }) {
  const { of, value, readOnly, write } = props
  const said = useReportsWords()
  const isOther = of.drawn !== '' && value.trim() !== of.drawn
  return (
    <div>
      <Textarea
        label={of.title}
        value={value}
        readOnly={readOnly}
        onChange={(event) => write(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={isNote(of) ? 1 : 2}
        dir="auto"
      />
      {isOther && (
        <p className={`second small ${classes.drawn}`}>
          {said.drawnUp} <span className="sent">{visible(of.drawn)}</span>{' '}
          <button type="button" className={classes.back} disabled={readOnly} onClick={() => write(of.drawn)}>
            {said.giveBack}
          </button>
        </p>
      )}
    </div>
  )
}
