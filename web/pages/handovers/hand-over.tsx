import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useHandoverWords } from '../../messages/handovers.ts'
import { useMessages } from '../../messages/messages.ts'
import { Failed } from '../../parts/failed.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { type About, type Tracker, useHandoversDone } from './ask.ts'
import classes from './handovers.module.css'

/** To which tool, with which words, and what is sent: seen before it is. */
export function HandOver({
  about,
  trackers,
  close,
}: {
  about: About
  trackers: readonly Tracker[]
  close: () => void
}) {
  const said = useHandoverWords()
  const words = useMessages()
  const { api, workspace } = useHere()
  const asksAnew = useHandoversDone()
  const [tracker, setTracker] = useState(trackers[0]?.id ?? '')
  const [note, setNote] = useState('')
  const [isWithWords, setWithWords] = useState(false)
  /** The note as it was when its field was left: each letter is no reason to ask again. */
  const [shown, setShown] = useState('')
  const begin = useRef<HTMLSelectElement>(null)
  useEffect(() => begin.current?.focus(), [])
  const preview = useQuery({
    queryKey: ['handover-preview', workspace, about.kind, about.id, isWithWords, shown],
    queryFn: () => api.post('/api/v1/handovers/preview', { body: { about, words: isWithWords, note: shown } }),
    placeholderData: keepPreviousData,
  })
  const send = useSend({
    key: ['handover', workspace, about.kind, about.id],
    send: () => api.post('/api/v1/handovers', { body: { about, tracker, words: isWithWords, note } }),
    sent: () => {
      asksAnew()
      close()
    },
  })
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        send.send()
      }}
    >
      <NativeSelect
        ref={begin}
        label={said.tracker}
        value={tracker}
        disabled={send.isSending}
        onChange={(event) => setTracker(event.currentTarget.value)}
        data={trackers.map(({ id, name }) => ({ value: id, label: visible(name) }))}
      />
      <Textarea
        label={said.note}
        description={said.noteText}
        inputWrapperOrder={['label', 'input', 'description']}
        value={note}
        readOnly={send.isSending}
        onChange={(event) => setNote(event.currentTarget.value)}
        onBlur={() => setShown(note.trim())}
        maxLength={4000}
        minRows={2}
        autosize
      />
      <Checkbox
        label={said.words}
        description={said.wordsText[about.kind]}
        checked={isWithWords}
        disabled={send.isSending}
        onChange={(event) => setWithWords(event.currentTarget.checked)}
      />
      <Panel answer={preview} words={words.panel} height={120}>
        {(sent) => (
          <section className={classes.sheet} aria-label={said.preview}>
            <span className="quiet small">{said.preview}</span>
            <strong>{visible(sent.title)}</strong>
            <dl className={classes.facts}>
              {sent.facts.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{visible(value ?? '')}</dd>
                </div>
              ))}
            </dl>
            {sent.note !== null && <blockquote className={classes.note}>{visible(sent.note)}</blockquote>}
            <span className="second">{said.link}</span>
            <span className="quiet small">{said.previewText}</span>
          </section>
        )}
      </Panel>
      <Failed error={send.error} />
      <div className={classes.acts}>
        <Button type="submit" disabled={send.isSending || tracker === ''}>
          {send.isSending ? said.acting : said.act}
        </Button>
        <Button variant="default" onClick={close}>
          {said.close}
        </Button>
      </div>
    </form>
  )
}
