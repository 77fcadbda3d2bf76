import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { spoken } from '../../parts/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { Badge, Mark } from '../../parts/mark.tsx'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { ChangeList } from '../../shell/change-list.tsx'
import { DocumentLinks } from '../../shell/document-links.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { SpentOn } from '../hours/spent-on.tsx'
import { TasksOf } from '../tasks/of-subject.tsx'
import { DimensionOfReview } from './dimension.tsx'
import { DoneTasks } from './done-tasks.tsx'
import { Releases } from './releases.tsx'
import classes from './review.module.css'
import { Signature } from './signature.tsx'
import { isCompared, type KeptReview, lastOf, otherFindings, toneOf, worstFirst } from './verdict.ts'

/** One review as a document that can be read in five minutes, signed and printed. */
export function Page() {
  const words = useMessages()
  const { api, workspace } = useHere()
  const { review } = useParams({ from: '/w/$workspace/reviews/$review' })
  const answer = useQuery({
    queryKey: ['review', workspace, review],
    queryFn: () => api.get('/api/v1/reviews/{id}', { params: { id: review } }),
  })
  return (
    <Panel
      answer={answer}
      words={words.panel}
      height={600}
      head={<PageHead above={<ToReviews />} title={words.review.kind} />}
    >
      {(kept) => <Document kept={kept} />}
    </Panel>
  )
}

function ToReviews() {
  const words = useMessages()
  const { workspace } = useHere()
  return (
    <Link to="/w/$workspace/reviews" params={{ workspace }}>
      {words.review.back}
    </Link>
  )
}

function Document({ kept }: { kept: KeptReview }) {
  const words = useMessages()
  const { workspace } = useHere()
  const names = useNames()
  const { document } = kept
  const compared = isCompared(document.dimensions)
  const findings = otherFindings(document)
  return (
    <article className={classes.document}>
      <PageHead
        above={
          <>
            <ToReviews /> / {words.review.kind}
          </>
        }
        title={document.name}
        sentence={
          <>
            <Moment time={document.from} as="day" /> {words.reviews.to} <Moment time={lastOf(document.to)} as="day" />,{' '}
            {words.review.asOf} <Moment time={document.as_of} /> ({document.time_zone})
          </>
        }
        actions={
          <>
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/w/$workspace/requests"
                  params={{ workspace }}
                  search={{ file: 'new', review: kept.id, workflow: document.workflow }}
                />
              )}
            >
              {words.review.request}
            </Button>
            <Button variant="default" leftSection={<Icon name="print" size={16} />} onClick={() => window.print()}>
              {words.review.print}
            </Button>
            <DocumentLinks path={`/reviews/${kept.id}`} />
          </>
        }
      />
      {kept.altered !== null && (
        <p role="alert" className={classes.altered}>
          <Mark tone="bad" />{' '}
          <span>
            {words.review.altered} {kept.altered}.
          </span>
        </p>
      )}
      <section className={classes.verdict} data-verdict={kept.verdict}>
        <Mark tone={toneOf[kept.verdict]} size={28} />
        <div>
          <p className={classes.word}>{words.verdict[kept.verdict]}</p>
          <ul className={classes.results}>
            {(['fail', 'unknown', 'pass'] as const).map((result) => {
              const named = document.dimensions.filter((one) => one.result === result)
              return named.length === 0 ? null : (
                <li key={result}>
                  {words.result[result]}: {named.map((one) => words.dimension[one.dimension]).join(', ')}
                </li>
              )
            })}
          </ul>
          <p className="quiet small">
            {words.review.owner}: {document.owner_name ?? names.person(document.owner)} ·{' '}
            {words.risk[document.risk as 'high'] ?? document.risk} · {words.review.plan} {document.plan_version} ·{' '}
            {words.reviewState[kept.state]}
          </p>
        </div>
      </section>
      <Sheet title={words.review.decide}>
        {document.decide.length === 0 ? (
          <p className="second">{words.review.nothing}</p>
        ) : (
          <ol className={classes.decide}>
            {document.decide.map((one) => (
              <li key={one}>{spoken(one)}</li>
            ))}
          </ol>
        )}
      </Sheet>
      <DoneTasks kept={kept} />
      {document.about && (
        <p className={classes.about}>
          <strong>{words.review.about}.</strong> {document.about}
        </p>
      )}
      {document.releases.length > 0 && (
        <Sheet title={words.review.releases} flush>
          <Releases releases={document.releases} />
          {(document.notes.length > 0 || document.loops.length > 0) && (
            <div className={classes.notes}>
              {document.loops.map((one) => (
                <p key={one.sentence}>
                  <Mark tone="bad" size={14} /> <EvidenceLink url={one.behind.url}>{spoken(one.sentence)}</EvidenceLink>
                </p>
              ))}
              {document.notes.map((one) => (
                <p key={one} className="second">
                  {spoken(one)}
                </p>
              ))}
            </div>
          )}
        </Sheet>
      )}
      {document.changed !== undefined && (
        <Sheet title={words.workflow.changed}>
          {document.changed.length === 0 ? (
            <p className="second">{words.workflow.nothingChanged}</p>
          ) : (
            <ChangeList of={document.changed} />
          )}
        </Sheet>
      )}
      <Sheet title={words.review.dimensions} flush>
        {worstFirst(document.dimensions).map((one) => (
          <DimensionOfReview key={one.dimension} of={one} isCompared={compared} />
        ))}
      </Sheet>
      <div className={classes.pair}>
        <Sheet title={words.review.safety}>
          {document.continuity.length === 0 ? (
            <p className="second">{words.review.noSafety}</p>
          ) : (
            <ul className={classes.marks}>
              {document.continuity.map((one) => (
                <li key={one.words}>
                  <Mark tone={one.good ? 'good' : 'bad'} size={14} />
                  <span>
                    {one.behind ? <EvidenceLink url={one.behind.url}>{one.words}</EvidenceLink> : one.words}
                    <span className="quiet">: {one.proof}</span>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
        <Sheet title={words.review.findings}>
          {findings.length === 0 ? (
            <p className="second">
              {document.findings.length === 0 ? words.review.noFindings : words.review.nothingElse}
            </p>
          ) : (
            <ul className={classes.marks}>
              {findings.map((one) => (
                <li key={one.id}>
                  <Badge tone={one.severity === 'high' ? 'bad' : 'warn'}>{words.severity[one.severity]}</Badge>
                  <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: one.id }}>
                    {spoken(one.title)}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
      </div>
      {document.typed !== undefined && document.typed.length > 0 && (
        <Sheet title={words.review.typed}>
          {document.typed.map((one) => (
            <p key={one} className="second">
              {spoken(one)}
            </p>
          ))}
        </Sheet>
      )}
      {(document.assumptions.length > 0 || document.untimed_runs > 0) && (
        <Sheet title={words.review.assumptions}>
          <dl className={classes.assumptions}>
            {document.assumptions.map((one) => (
              <div key={one.about}>
                <dt>{one.words ?? one.about.replaceAll('_', ' ').replaceAll('.', ' / ')}</dt>
                <dd>{one.why}</dd>
              </div>
            ))}
          </dl>
          {document.untimed_runs > 0 && <p>{words.review.untimed(String(document.untimed_runs))}</p>}
        </Sheet>
      )}
      <Signature kept={kept} />
      <SpentOn about={{ about: 'review', id: kept.id }} />
      {kept.state !== 'drawn' && <TasksOf from={{ kind: 'review', id: kept.id }} workflow={kept.workflow} />}
    </article>
  )
}
