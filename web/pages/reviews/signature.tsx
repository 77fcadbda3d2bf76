import { Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Mark } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import { mayOne, signers, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import classes from './review.module.css'
import type { KeptReview } from './verdict.ts'

/** The end of a review: a person's answer to it, or the place where they give it. */
export function Signature({ kept }: { kept: KeptReview }) {
  const words = useMessages()
  const here = useHere()
  return (
    <Sheet title={kept.state === 'drawn' ? words.review.sign : words.review[kept.state]}>
      {kept.state !== 'drawn' ? (
        <Decided kept={kept} />
      ) : mayOne(here, signers) ? (
        <>
          <Deciding kept={kept} />
          <p className="only-print">{words.reviewState.drawn}</p>
        </>
      ) : (
        <p className="second">{words.review.mayNot}</p>
      )}
      <p className={classes.hash}>
        {words.review.hash}: <code>{kept.hash}</code>
      </p>
    </Sheet>
  )
}

function Decided({ kept }: { kept: KeptReview }) {
  const words = useMessages()
  const { workspace } = useHere()
  const nameOf = usePeople()
  return (
    <div className={classes.decided}>
      <p>
        <Mark tone={kept.state === 'signed' ? 'good' : 'bad'} /> {words.reviewState[kept.state]} {words.review.by}{' '}
        <strong>{nameOf(kept.signed_by)}</strong>
        {kept.signed_at && (
          <>
            , <Moment time={kept.signed_at} />
          </>
        )}
      </p>
      {kept.note && <blockquote className="sent">{kept.note}</blockquote>}
      {kept.decision_seq !== null && (
        <p>
          <Link to="/w/$workspace/decisions" params={{ workspace }} hash={String(kept.decision_seq)}>
            {words.review.entry(kept.decision_seq)}
          </Link>
        </p>
      )}
    </div>
  )
}

function Deciding({ kept }: { kept: KeptReview }) {
  const words = useMessages()
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const [note, write, sent] = useDraft(`review ${kept.id}`)
  const [isMissing, setMissing] = useState(false)
  const decide = useMutation({
    mutationFn: (answer: 'signed' | 'refused') =>
      api.post('/api/v1/reviews/{id}/decision', { params: { id: kept.id }, body: { answer, note } }),
    onSuccess: (answered) => {
      sent()
      cache.setQueryData(['review', workspace, kept.id], answered)
      return Promise.all(
        ['reviews', 'overview', 'decisions'].map((name) => cache.invalidateQueries({ queryKey: [name, workspace] })),
      )
    },
  })
  const refuse = () => {
    const isEmpty = note.trim() === ''
    setMissing(isEmpty)
    if (!isEmpty) decide.mutate('refused')
  }
  return (
    <div className={`${classes.deciding} no-print`}>
      <p className="second">{words.review.signText}</p>
      <Textarea
        label={words.review.note}
        value={note}
        onChange={(event) => write(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={2000}
        error={isMissing && note.trim() === '' ? words.review.refuseNeedsNote : undefined}
      />
      {decide.error && (
        <p role="alert" className={classes.failed}>
          <Mark tone="bad" /> {decide.error.message}
        </p>
      )}
      <div className={classes.answers}>
        <Button loading={decide.isPending} onClick={() => decide.mutate('signed')}>
          {words.review.signButton}
        </Button>
        <Button variant="default" disabled={decide.isPending} onClick={refuse}>
          {words.review.refuseButton}
        </Button>
      </div>
    </div>
  )
}
