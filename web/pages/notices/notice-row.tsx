import { Button, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNoticeWords } from '../../messages/notices.ts'
import { Failed } from '../../parts/failed.tsx'
import { Mark } from '../../parts/mark.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, signers, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import type { Delivery, Notice } from './ask.ts'
import classes from './notices.module.css'

/** Whether somebody has seen it, who is told next where nobody has, and the act that ends that. */
function Standing({ of }: { of: Notice }) {
  const said = useNoticeWords()
  const here = useHere()
  const [isOpen, setIsOpen] = useState(false)
  if (of.standing === null || of.standing === 'over') return null
  if (of.standing === 'acknowledged')
    return <p className="second small sent">{said.standing.acknowledged(visible(of.acknowledged_by ?? ''))}</p>
  if (isOpen) return <Acknowledge of={of} close={() => setIsOpen(false)} />
  return (
    <div className={classes.standing}>
      <p className="second small sent">
        {said.standing.open}{' '}
        {of.next_step_at !== null && (
          <>
            {said.next} <Moment time={of.next_step_at} />.
          </>
        )}
      </p>
      {mayOne(here, signers) && (
        <Button size="xs" variant="default" onClick={() => setIsOpen(true)}>
          {said.acknowledge}
        </Button>
      )}
    </div>
  )
}

function Acknowledge({ of, close }: { of: Notice; close: () => void }) {
  const said = useNoticeWords()
  const { api, workspace } = useHere()
  const client = useQueryClient()
  const [note, setNote] = useState('')
  const isEmpty = note.trim() === ''
  const { send, isSending, error } = useSend({
    key: ['acknowledge-notice', workspace, of.id],
    send: () => api.post('/api/v1/notices/{id}/acknowledgement', { params: { id: of.id }, body: { note } }),
    sent: () => {
      void client.invalidateQueries({ queryKey: ['notices', workspace] })
      close()
    },
  })
  return (
    <form
      className={rows.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty) send()
      }}
    >
      <Textarea
        label={said.acknowledgeLabel}
        description={said.acknowledgeText}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        readOnly={isSending}
        autosize
        minRows={2}
        maxLength={2000}
        required
      />
      <Failed error={error} />
      <div className={rows.acts}>
        <Button type="submit" disabled={isEmpty || isSending}>
          {isSending ? said.acknowledging : said.acknowledge}
        </Button>
        <Button variant="default" onClick={close}>
          {said.cancel}
        </Button>
      </div>
    </form>
  )
}

/** One notice: what it says, and beneath it everybody who was to be told. */
export function NoticeRow({ of }: { of: Notice }) {
  const said = useNoticeWords()
  return (
    <li className={classes.notice}>
      <div className={classes.head}>
        <strong className="sent">{visible(of.subject)}</strong>
        <span className="quiet small">
          <Moment time={of.owed_at} />
        </span>
      </div>
      {of.deliveries.length === 0 ? (
        <p className="second small sent">{of.nobody ?? said.soon}</p>
      ) : (
        <ul className={classes.deliveries}>
          {of.deliveries.map((one) => (
            <DeliveryRow key={one.id} of={one} />
          ))}
        </ul>
      )}
      <Standing of={of} />
    </li>
  )
}

const tones = {
  waiting: 'plain',
  failed: 'warn',
  held: 'plain',
  sent: 'good',
  exhausted: 'bad',
  dropped: 'plain',
} as const

function DeliveryRow({ of }: { of: Delivery }) {
  const said = useNoticeWords()
  const at = of.state === 'sent' ? of.sent_at : of.state === 'held' ? of.next_at : null
  const reason = of.reason === null ? undefined : said.reason[of.reason]
  const isFailed = of.state === 'failed' || of.state === 'exhausted'
  return (
    <li className={rows.what}>
      <p className={classes.state}>
        <Mark tone={tones[of.state]} size={14} />{' '}
        <span className="sent">
          {visible(of.to)} ({said.channel[of.channel]}): {said.state[of.state]}
          {at !== null && (
            <>
              {' '}
              <Moment time={at} />
            </>
          )}
          {of.step > 0 && `, ${said.step(of.step)}`}
          {reason && `, ${reason}`}
          {of.digest !== null && `, ${said.gathered}`}
          {isFailed && `, ${said.attempts(of.attempts)}`}
        </span>
      </p>
      {isFailed && of.last_error !== null && <p className="small sent">{visible(of.last_error)}</p>}
      <p className="quiet small sent">{said.why(visible(of.because))}</p>
    </li>
  )
}
