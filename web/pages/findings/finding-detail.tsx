import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Badge, Mark } from '../../parts/mark.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { mayOne, signers, useHere } from '../../session.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import { type AskedFinding, changesIn, questionInWords, toneOfSeverity } from './finding-words.ts'
import classes from './findings.module.css'

/** A finding with what it rests on, asked again as one looks, and what people said of it. */
export function FindingDetail({ id, isPage }: { id: string; isPage?: boolean }) {
  const words = useMessages()
  const { api, workspace } = useHere()
  const answer = useQuery({
    queryKey: ['finding', workspace, id],
    queryFn: () => api.get('/api/v1/findings/{id}', { params: { id } }),
  })
  return (
    <Panel answer={answer} words={words.panel} height={360}>
      {(found) => (
        <article className={classes.detail}>
          <Sheet>
            <p className={classes.kinds}>
              <Badge tone={toneOfSeverity[found.severity]}>{words.severity[found.severity]}</Badge>
              <span className="quiet">{words.dimension[found.dimension]}</span>
            </p>
            {isPage ? <h1>{found.title}</h1> : <h2>{found.title}</h2>}
            <p className="second sent">{found.detail}</p>
            <Facts of={found} />
          </Sheet>
          <Evidence of={found} isAsking={answer.isFetching} again={() => answer.refetch()} />
          <Answer of={found} />
        </article>
      )}
    </Panel>
  )
}

function Facts({ of }: { of: AskedFinding }) {
  const words = useMessages()
  const { workspace } = useHere()
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{words.finding.workflow}</dt>
        <dd>
          <Link to="/w/$workspace/workflows/$workflow" params={{ workspace, workflow: of.workflow }}>
            {of.workflow}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{words.finding.since}</dt>
        <dd>
          <Moment time={of.first_seen} />
        </dd>
      </div>
      <div>
        <dt>{words.finding.seen}</dt>
        <dd>
          <Moment time={of.last_seen} />
        </dd>
      </div>
      <div>
        <dt>{words.review.owner}</dt>
        <dd>{of.owner ?? words.unknown}</dd>
      </div>
      {of.resolved_at && (
        <div>
          <dt>{words.finding.resolved}</dt>
          <dd>
            <Moment time={of.resolved_at} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Evidence({ of, isAsking, again }: { of: AskedFinding; isAsking: boolean; again: () => void }) {
  const words = useMessages()
  const said = words.finding
  const format = useFormat()
  const { evidence } = of
  const changes = of.again ? changesIn(of.again.changed) : 0
  return (
    <Sheet
      title={said.restsOn}
      aside={
        <Button size="xs" variant="default" loading={isAsking} onClick={again}>
          {said.askAgain}
        </Button>
      }
    >
      <p>{questionInWords(evidence.question, said)}</p>
      {evidence.from && evidence.to && (
        <p className="quiet small">
          <Moment time={evidence.from} /> {words.reviews.to} <Moment time={evidence.to} />
        </p>
      )}
      <div className={classes.thenNow}>
        <div>
          <span className="quiet small">
            {said.saidThen} <Moment time={evidence.asked_at} />
          </span>
          <p className="sent">{evidence.said}</p>
        </div>
        <div>
          <span className="quiet small">{said.now}</span>
          <p className="sent">{of.again ? of.again.said : said.cannotAsk}</p>
        </div>
      </div>
      {of.again && (
        <p className={classes.same}>
          <Mark tone={of.again.same ? 'good' : changes > 0 ? 'warn' : 'bad'} size={14} />{' '}
          {changes === 0
            ? of.again.same
              ? said.sameNothing
              : said.otherNothing
            : of.again.same
              ? said.sameChanged(format.number(changes))
              : said.otherChanged(format.number(changes))}
        </p>
      )}
      <p>
        <EvidenceLink url={evidence.behind.url}>{said.behind}</EvidenceLink>{' '}
        <code className={classes.command}>{evidence.behind.command}</code>
      </p>
    </Sheet>
  )
}

function Answer({ of }: { of: AskedFinding }) {
  const words = useMessages()
  const here = useHere()
  const nameOf = usePeople()
  if (of.acknowledged_at)
    return (
      <Sheet title={words.findings.has(nameOf(of.acknowledged_by))}>
        {of.note && <blockquote className={classes.note}>{of.note}</blockquote>}
        <p className="quiet small">
          <Moment time={of.acknowledged_at} />
          {of.decision_seq !== null && (
            <>
              {' · '}
              <Link to="/w/$workspace/decisions" params={{ workspace: here.workspace }} hash={String(of.decision_seq)}>
                {words.review.entry(of.decision_seq)}
              </Link>
            </>
          )}
        </p>
      </Sheet>
    )
  if (of.state !== 'open') return null
  return (
    <Sheet title={words.finding.take}>
      {mayOne(here, signers) ? <Acknowledge id={of.id} /> : <p className="second">{words.finding.mayNot}</p>}
    </Sheet>
  )
}

/** Says that one has seen it and what one means to do. What is written stays until it was taken in. */
function Acknowledge({ id }: { id: string }) {
  const words = useMessages()
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const [note, write, sent] = useDraft(`finding ${id}`)
  const send = useMutation({
    mutationFn: () => api.post('/api/v1/findings/{id}/acknowledgement', { params: { id }, body: { note } }),
    onSuccess: () => {
      sent()
      return Promise.all(
        ['finding', 'findings', 'overview', 'decisions'].map((name) =>
          cache.invalidateQueries({ queryKey: [name, workspace] }),
        ),
      )
    },
  })
  const isEmpty = note.trim() === ''
  const submit = () => {
    if (!isEmpty && !send.isPending) send.mutate()
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Textarea
        data-note
        wrapperProps={{ 'data-note': true }}
        label={words.finding.note}
        description={words.finding.noteText}
        value={note}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={2000}
      />
      {send.error && (
        <p role="alert" className={classes.failed}>
          <Mark tone="bad" /> {send.error.message}
        </p>
      )}
      <div>
        <Button type="submit" loading={send.isPending} disabled={isEmpty}>
          {words.finding.seenIt}
        </Button>
      </div>
    </form>
  )
}
