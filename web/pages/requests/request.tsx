import { Button, Modal } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useRequestWords } from '../../messages/requests.ts'
import { spoken } from '../../parts/format.ts'
import links from '../../parts/links.module.css'
import { Badge, Mark } from '../../parts/mark.tsx'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { usePeople } from '../../shell/people.ts'
import { HandoversOf } from '../handovers/of-subject.tsx'
import { SpentOn } from '../hours/spent-on.tsx'
import { Clocks } from '../support/clocks.tsx'
import { TasksOf } from '../tasks/of-subject.tsx'
import { Act } from './act.tsx'
import { type Move, type Request, useRequest } from './ask.ts'
import { AskForm } from './ask-form.tsx'
import classes from './requests.module.css'

/** One request: what comes next and what one may do, what is asked for and what it costs, and everything that happened. */
export function Page() {
  const words = useMessages()
  const said = useRequestWords()
  const { request } = useParams({ from: '/w/$workspace/requests/$request' })
  const answer = useRequest(request)
  return (
    <Panel answer={answer} words={words.panel} height={420} head={<PageHead above={<Back />} title={said.title} />}>
      {(found) => <One key={found.id} of={found} />}
    </Panel>
  )
}

function Back() {
  const said = useRequestWords()
  const { workspace } = useHere()
  return (
    <Link to="/w/$workspace/requests" params={{ workspace }}>
      {said.all}
    </Link>
  )
}

function One({ of }: { of: Request }) {
  const said = useRequestWords()
  return (
    <>
      <PageHead above={<Back />} title={visible(of.asked.title)} />
      <div className={links.page}>
        <Next of={of} />
        <Sheet
          title={said.facts}
          aside={<Badge tone={of.state === 'closed' ? 'good' : 'plain'}>{said.state[of.state]}</Badge>}
        >
          <p className={classes.why}>{visible(of.asked.why)}</p>
          <Facts of={of} />
        </Sheet>
        {of.state !== 'draft' && <Clocks kind="request" id={of.id} mark={of.state} />}
        {of.state !== 'draft' && <SpentOn about={{ about: 'request', id: of.id }} />}
        <TasksOf from={{ kind: 'request', id: of.id }} workflow={of.asked.workflow ?? undefined} />
        <HandoversOf
          about={{ kind: 'request', id: of.id }}
          isOver={['rejected', 'closed', 'cancelled'].includes(of.state)}
        />
        <Sheet title={said.history}>
          <History of={of} />
        </Sheet>
      </div>
    </>
  )
}

/** The usual next step stands first, as a button that looks like it. */
const usual: readonly Move[] = [
  'approve',
  'submit',
  'classify',
  'settle',
  'assess',
  'quote',
  'sooner',
  'schedule',
  'start',
  'finish',
  'verify',
  'review',
  'close',
  'resume',
]
const order: readonly Move[] = [...usual, 'note', 'edit', 'dispute', 'order', 'defer', 'reject', 'cancel']
/** What usually comes next; while others have to approve, nothing of it does. */
const first: Partial<Record<Request['state'], Move>> = {
  draft: 'submit',
  submitted: 'classify',
  classified: 'assess',
  deferred: 'resume',
  scheduled: 'start',
  implementing: 'finish',
  verifying: 'verify',
  released: 'review',
  reviewed: 'close',
}

function Next({ of }: { of: Request }) {
  const said = useRequestWords()
  const nameOf = usePeople()
  const [move, setMove] = useState<Move | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const close = () => {
    setMove(null)
    requestAnimationFrame(() => place.current?.focus())
  }
  const may = order.filter((one) => of.may.includes(one))
  const main = (['approve', first[of.state], 'schedule'] as const).find((one) => one !== undefined && may.includes(one))
  return (
    <Sheet title={said.next}>
      <div ref={place} tabIndex={-1} className={classes.next}>
        <p>
          <strong>{spoken(of.next)}</strong>
        </p>
        {of.dispute && (
          <p className="sent">
            <Mark tone="warn" size={14} /> {said.disputeBy(nameOf(of.dispute.by), visible(of.dispute.because))}
          </p>
        )}
        {of.emergency && (
          <p className="sent">
            <Mark tone={of.is_unauthorised ? 'bad' : 'warn'} size={14} />{' '}
            {said.emergencyBy(nameOf(of.emergency.by), visible(of.emergency.because))}
            {of.is_unauthorised && ` (${said.unauthorised})`}
          </p>
        )}
        {may.length > 0 && (
          <div className={classes.acts}>
            {may.map((one) => (
              <Button key={one} size="xs" variant={one === main ? 'filled' : 'default'} onClick={() => setMove(one)}>
                {said.act[one]}
              </Button>
            ))}
          </div>
        )}
      </div>
      <Modal opened={move !== null} onClose={close} title={move && said.act[move]} size={move === 'edit' ? 'lg' : 'md'}>
        {move === 'edit' ? (
          <AskForm of={of} close={close} done={close} />
        ) : (
          move && <Act key={move} of={of} move={move} close={close} />
        )}
      </Modal>
    </Sheet>
  )
}

function Facts({ of }: { of: Request }) {
  const said = useRequestWords()
  const { workspace } = useHere()
  const { workflow } = useNames()
  const nameOf = usePeople()
  const format = useFormat()
  const { asked, assessment, quote, proposal, approvals, outcome, links } = of
  const unsaid = said.asked.unsaid
  const rows: [name: string, value: ReactNode][] = [
    [
      said.asked.workflow,
      [asked.workflow === null ? said.asked.none : visible(workflow(asked.workflow)), asked.part && visible(asked.part)]
        .filter(Boolean)
        .join(' · '),
    ],
    [said.asked.what, asked.what === null ? unsaid : said.what[asked.what]],
    [said.asked.purpose, asked.purpose === null ? unsaid : said.purpose[asked.purpose]],
    ...(asked.adds.length > 0
      ? [[said.asked.adds, asked.adds.map((one) => said.adds[one]).join(', ')] as [string, ReactNode]]
      : []),
    ...(asked.cause === null ? [] : [[said.asked.cause, said.cause[asked.cause]] as [string, ReactNode]]),
    ...(asked.standard === null ? [] : [[said.asked.standard, visible(asked.standard)] as [string, ReactNode]]),
    ...(asked.effect === null
      ? []
      : [
          [
            said.asked.effect,
            <>
              {visible(asked.effect.measure)}: {visible(asked.effect.expected)},{' '}
              <Moment key="by" time={asked.effect.by} as="day" />
            </>,
          ] as [string, ReactNode],
        ]),
    [
      said.pays,
      <>
        <strong>{of.class === null ? said.nobodyDecided : said.class[of.class.is]}</strong>
        {of.class && <p className="second small sent">{said.says(nameOf(of.class.by), visible(of.class.because))}</p>}
        {proposal && <Proposed of={proposal} />}
      </>,
    ],
    ...(assessment
      ? ([
          [said.riskIs, `${said.risk[assessment.level]} (${spoken(assessment.because)})`],
          [
            said.estimate,
            said.minutes(
              format.number(assessment.estimate.low),
              format.number(assessment.estimate.likely),
              format.number(assessment.estimate.high),
            ),
          ],
        ] as [string, ReactNode][])
      : []),
    ...(of.hours ? [[said.hours, <Hours key="hours" of={of.hours} />] as [string, ReactNode]] : []),
    ...(quote === null && of.costs.length > 0
      ? [[said.wouldCost, of.costs.map((one) => <Cost key={one.name} of={one} />)] as [string, ReactNode]]
      : []),
    ...(quote
      ? [
          [
            said.price,
            <>
              {quote.amount}, {said.validUntil} <Moment key="until" time={quote.valid_until} as="day" />
              {quote.by_rate && <Cost of={quote.by_rate} />}
            </>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(of.scheduled_at
      ? [
          [
            said.begins,
            <>
              <Moment key="begins" time={of.scheduled_at} />
              {of.sooner && <p className="second small sent">{said.soonerBy(nameOf(of.sooner.by))}</p>}
            </>,
          ] as [string, ReactNode],
        ]
      : of.sooner
        ? [[said.begins, said.soonerBy(nameOf(of.sooner.by))] as [string, ReactNode]]
        : []),
    ...(assessment
      ? [
          [
            said.approved,
            approvals.length === 0
              ? said.nobodyApproved
              : approvals
                  .map(
                    ({ by, of, instead }) =>
                      `${nameOf(by)} (${of.map((one) => said.of[one]).join(', ')}${instead ? `, ${said.instead}` : ''})`,
                  )
                  .join('; '),
          ] as [string, ReactNode],
        ]
      : []),
    ...(of.came_to ? [[said.took, <CameTo key="took" of={of.came_to} />] as [string, ReactNode]] : []),
    ...(outcome
      ? [
          [
            said.outcomeIs,
            <>
              {said.outcome[outcome.is]}
              <p className="second small sent">{visible(outcome.note)}</p>
              {outcome.variance !== null && <p className="second small sent">{visible(outcome.variance)}</p>}
            </>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(links.length > 0
      ? [
          [
            said.links,
            links.map(({ kind, id }) => (
              <p key={`${kind} ${id}`} className="sent">
                {kind === 'finding' ? (
                  <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: id }}>
                    {said.link.finding}
                  </Link>
                ) : kind === 'pattern' ? (
                  <Link to="/w/$workspace/exceptions/$pattern" params={{ workspace, pattern: id }}>
                    {said.link.pattern}
                  </Link>
                ) : kind === 'review' ? (
                  <Link to="/w/$workspace/reviews/$review" params={{ workspace, review: id }}>
                    {said.link.review}
                  </Link>
                ) : kind === 'run' ? (
                  <Link to="/w/$workspace/runs/$run" params={{ workspace, run: id }}>
                    {said.link.run}
                  </Link>
                ) : (
                  visible(id)
                )}
              </p>
            )),
          ] as [string, ReactNode],
        ]
      : []),
  ]
  return (
    <dl className={classes.facts}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What the estimate comes to by a rate, as a range. */
function Cost({ of }: { of: Request['costs'][number] }) {
  const said = useRequestWords()
  return (
    <p className="second small sent">
      {said.cost(of.low, of.likely, of.high)} ({said.rateIs(visible(of.name), of.rate, of.surcharge)})
    </p>
  )
}

/** What it takes of the included hours, and what that leaves. */
function Hours({ of }: { of: NonNullable<Request['hours']> }) {
  const said = useRequestWords()
  const format = useFormat()
  const n = format.number
  if (of.kept > 0) return said.hoursKept(n(of.kept), n(of.left))
  if (of.left_after >= 0) return said.hoursLeave(n(of.likely), n(of.left), n(of.left_after))
  return (
    <>
      <Mark tone="warn" size={14} /> {said.hoursShort(n(of.likely), n(of.left))}
    </>
  )
}

/** What the work came to, beside what was estimated and agreed on. */
function CameTo({ of }: { of: NonNullable<Request['came_to']> }) {
  const said = useRequestWords()
  const format = useFormat()
  const { minutes, estimate, by_rate, price } = of
  return (
    <>
      {of.is_far_off && <Mark tone="warn" size={14} />}{' '}
      {estimate === null
        ? said.tookMinutes(format.number(minutes))
        : said.tookOf(format.number(minutes), format.number(estimate))}
      {by_rate !== null && <p className="second small sent">{said.cameTo(by_rate, price)}</p>}
    </>
  )
}

/** What the plan's rules came to, and what only a person can tell of them. */
function Proposed({ of }: { of: NonNullable<Request['proposal']> }) {
  const said = useRequestWords()
  return (
    <div className="second small">
      <p className="sent">
        {of.rule === null
          ? said.noRule
          : `${said.proposed(said.class[of.class])}, ${said.rule(visible(of.rule), String(of.plan_version ?? ''))}`}
      </p>
      {of.to_judge.length > 0 && (
        <>
          <p>{of.rule === null ? said.judgeAll : said.judge}</p>
          <ul>
            {of.to_judge.map((one) => (
              <li key={one.rule} className="sent">
                {visible(one.rule)}: {said.class[one.class]}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function History({ of }: { of: Request }) {
  const words = useMessages()
  const said = useRequestWords()
  const { workspace } = useHere()
  const nameOf = usePeople()
  return (
    <ol className={classes.history}>
      {of.history.map((one) => (
        <li key={one.decision_seq} className={classes.happened}>
          <span className={classes.event}>
            <span>
              {nameOf(one.by)} {said.kind[one.kind as keyof typeof said.kind] ?? one.kind}
            </span>
            <span className="quiet small">
              <Moment time={one.at} />
            </span>
          </span>
          {one.mail && (
            <span className="quiet small sent">
              {said.ofMail(one.mail.sender === '' ? said.forgotten : visible(one.mail.sender), one.mail.proven)}
            </span>
          )}
          {one.note && <blockquote className={classes.note}>{visible(one.note)}</blockquote>}
          {one.quoted && (
            <details className={classes.quoted}>
              <summary>{said.quoted}</summary>
              <blockquote className={classes.note}>{visible(one.quoted)}</blockquote>
            </details>
          )}
          {one.voided.length > 0 && <p className="second small">{said.voided(one.voided.map(nameOf).join(', '))}</p>}
          <Link
            className={`small ${classes.entry}`}
            to="/w/$workspace/decisions"
            params={{ workspace }}
            hash={String(one.decision_seq)}
          >
            {words.review.entry(one.decision_seq)}
          </Link>
        </li>
      ))}
    </ol>
  )
}
