import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useHandoverWords } from '../../messages/handovers.ts'
import { useMessages } from '../../messages/messages.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Failed } from '../../parts/failed.tsx'
import { Badge } from '../../parts/mark.tsx'
import { useSend } from '../../parts/send.ts'
import type { Tone } from '../../parts/tone.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import { type Handover, useHandoversDone } from './ask.ts'
import classes from './handovers.module.css'

const tones: Readonly<Record<Handover['standing']['kind'], Tone>> = {
  sending: 'still',
  failed: 'bad',
  under_way: 'plain',
  differs: 'warn',
  over: 'good',
  gone: 'unknown',
  ended: 'plain',
}

/** One ticket: how it stands there and what is so here, when that was read, and what can be done with it. */
export function HandoverRow({ of, may }: { of: Handover; may: boolean }) {
  const said = useHandoverWords()
  const words = useMessages()
  const { api, workspace } = useHere()
  const asksAnew = useHandoversDone()
  const [isEnding, setEnding] = useState(false)
  const params = { id: of.id }
  const name = of.ticket === null ? visible(of.tracker.name) : visible(of.ticket.name)
  const act = useSend({
    key: ['handover-act', workspace, of.id],
    send: () =>
      api.post(of.state === 'failed' ? '/api/v1/handovers/{id}/again' : '/api/v1/handovers/{id}/read', { params }),
    sent: asksAnew,
  })
  const end = useMutation({
    mutationFn: () => api.post('/api/v1/handovers/{id}/end', { params }),
    onSuccess: () => {
      setEnding(false)
      asksAnew()
    },
  })
  return (
    <li className={classes.one} data-row={of.id}>
      <span className={classes.head}>
        {of.ticket === null || of.ticket.url === '' ? (
          <strong>{name}</strong>
        ) : (
          <a href={of.ticket.url} target="_blank" rel="noreferrer">
            <strong>{name}</strong>
          </a>
        )}
        <Badge tone={tones[of.standing.kind]}>{said.standing[of.standing.kind]}</Badge>
      </span>
      <p className="sent">{of.standing.sentence}</p>
      <p className="second small">
        {[
          of.ticket === null ? null : visible(of.tracker.name),
          of.there_said ? said.inWords(visible(of.there_said)) : null,
          of.assignee === null ? null : said.who(visible(of.assignee)),
        ]
          .filter(Boolean)
          .join(' · ')}
        {of.read_at !== null && (
          <>
            {' · '}
            {said.read} <Moment time={of.read_at} />
          </>
        )}
        {of.next_at !== null && (
          <>
            {' · '}
            {said.nextTry} <Moment time={of.next_at} />
          </>
        )}
      </p>
      <Failed error={act.error} />
      <History id={of.id} />
      {may && of.state !== 'ended' && (
        <div className={`${classes.acts} no-print`}>
          {(of.state === 'handed' || of.state === 'failed') && (
            <Button
              size="xs"
              variant="default"
              disabled={act.isSending}
              aria-label={`${of.state === 'failed' ? said.again : said.look}: ${name}`}
              onClick={() => act.send()}
            >
              {act.isSending ? said.looking : of.state === 'failed' ? said.again : said.look}
            </Button>
          )}
          <Button size="xs" variant="default" aria-label={`${said.end}: ${name}`} onClick={() => setEnding(true)}>
            {said.end}
          </Button>
        </div>
      )}
      <Confirm
        title={isEnding ? said.endTitle(name) : null}
        points={said.endText}
        act={said.end}
        cancel={words.cancel}
        isPending={end.isPending}
        error={end.error}
        confirm={() => end.mutate()}
        close={() => setEnding(false)}
      />
    </li>
  )
}

/** What happened to it, asked for once somebody wants to see it. */
function History({ id }: { id: string }) {
  const said = useHandoverWords()
  const words = useMessages()
  const { api, workspace } = useHere()
  const nameOf = usePeople()
  const [isOpen, setOpen] = useState(false)
  const answer = useQuery({
    queryKey: ['handover', workspace, id],
    queryFn: () => api.get('/api/v1/handovers/{id}', { params: { id } }),
    enabled: isOpen,
  })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="small">{said.history}</summary>
      <Failed error={answer.error} />
      <ol className={classes.events}>
        {answer.data?.history.map(({ at, kind, by, facts, decision_seq }) => (
          <li key={`${at} ${kind}`} className={classes.event}>
            <span className="sent">
              {by === null ? said.kind[kind] : `${nameOf(by)} ${said.kind[kind]}`}
              {kind === 'there' && facts.there && `: ${facts.said ? visible(facts.said) : said.there[facts.there]}`}
              {(kind === 'made' || kind === 'found' || kind === 'moved') &&
                facts.ticket &&
                `: ${visible(facts.ticket)}`}
              {kind === 'assigned' && `: ${facts.assignee ? visible(facts.assignee) : said.nobody}`}
              {facts.why && `: ${facts.why}`}{' '}
              {decision_seq !== null && (
                <Link to="/w/$workspace/decisions" params={{ workspace }} hash={String(decision_seq)}>
                  {words.review.entry(decision_seq)}
                </Link>
              )}
            </span>
            <span className="quiet">
              <Moment time={at} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
