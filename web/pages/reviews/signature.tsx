import { Button, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { AftercareError } from '../../api.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import { useSend } from '../../parts/send.ts'
import { mayOne, signers, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import type { AskedTask } from '../tasks/add-task.tsx'
import { AnswerTasks, type TaskAnswer, TasksToMake } from './done-tasks.tsx'
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

const draftOf = (review: string) => `review ${review}`

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
      <NotSent kept={kept} />
    </div>
  )
}

/** What was written and came too late: shown, because it is nowhere else. */
function NotSent({ kept }: { kept: KeptReview }) {
  const said = useMessages().finding
  const [note, , discard] = useDraft(draftOf(kept.id))
  if (note.trim() === '' || note === kept.note) return null
  return (
    <div className={`${classes.notSent} no-print`}>
      <strong>{said.notSent}</strong>
      <p className="sent">{note}</p>
      <Button size="xs" variant="default" onClick={discard}>
        {said.discard}
      </Button>
    </div>
  )
}

function Deciding({ kept }: { kept: KeptReview }) {
  const words = useMessages()
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const [note, write, sent] = useDraft(draftOf(kept.id))
  const [isMissing, setMissing] = useState(false)
  const [answers, setAnswers] = useState<Readonly<Record<string, TaskAnswer>>>({})
  const [isUnanswered, setUnanswered] = useState(false)
  const [tasks, setTasks] = useState<readonly AskedTask[]>([])
  const [isAdding, setAdding] = useState(false)
  const again = (...names: string[]) =>
    names.forEach((name) => void cache.invalidateQueries({ queryKey: [name, workspace] }))
  const { send, isSending, error } = useSend({
    key: ['review', workspace, kept.id],
    send: (answer: 'signed' | 'refused') =>
      api
        .post('/api/v1/reviews/{id}/decision', {
          params: { id: kept.id },
          body: {
            ...{ answer, note },
            answers: answer === 'signed' ? Object.entries(answers).map(([task, answer]) => ({ task, answer })) : [],
            tasks: [...tasks],
          },
        })
        .catch((failure: unknown) => {
          // Somebody was quicker: shown as it is.
          if (failure instanceof AftercareError && failure.status === 409) again('review', 'reviews')
          throw failure
        }),
    sent: (answered) => {
      sent()
      cache.setQueryData(['review', workspace, kept.id], answered)
      // A list kept from before would have it wait still, until it is asked for again and takes the row from under a hand.
      cache.removeQueries({ queryKey: ['reviews', workspace], type: 'inactive' })
      again('reviews', 'overview', 'decisions', 'tasks', 'task')
    },
  })
  const sign = () => {
    const isWhole = (kept.document.tasks ?? []).every(({ id }) => answers[id] !== undefined)
    setUnanswered(!isWhole)
    if (isWhole) send('signed')
  }
  const refuse = () => {
    const isEmpty = note.trim() === ''
    setMissing(isEmpty)
    if (!isEmpty) send('refused')
  }
  return (
    <div className={`${classes.deciding} no-print`}>
      <p className="second">{words.review.signText}</p>
      <AnswerTasks
        of={kept}
        answers={answers}
        isMissing={isUnanswered}
        isSending={isSending}
        answer={(task, answer) =>
          setAnswers((before) => {
            const { [task]: _, ...others } = before
            return answer === undefined ? others : { ...others, [task]: answer }
          })
        }
      />
      <Textarea
        label={words.review.note}
        value={note}
        readOnly={isSending}
        onChange={(event) => write(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={2000}
        error={isMissing && note.trim() === '' ? words.review.refuseNeedsNote : undefined}
      />
      <TasksToMake workflow={kept.workflow} tasks={tasks} set={setTasks} isAdding={isAdding} setAdding={setAdding} />
      <Failed error={error} />
      <div className={classes.answers}>
        <Button disabled={isSending || isAdding} onClick={sign}>
          {isSending ? words.review.sending : words.review.signButton}
        </Button>
        <Button variant="default" disabled={isSending} onClick={refuse}>
          {words.review.refuseButton}
        </Button>
        <span className="hidden" role="status">
          {isSending && words.review.sending}
        </span>
      </div>
    </div>
  )
}
