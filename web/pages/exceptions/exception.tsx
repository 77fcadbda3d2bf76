import { Button, Modal } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useExceptionWords } from '../../messages/exceptions.ts'
import { useMessages } from '../../messages/messages.ts'
import { spoken } from '../../parts/format.ts'
import { KeyHelp, KeyLine, useKeys } from '../../parts/keys.tsx'
import { Badge } from '../../parts/mark.tsx'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import table from '../../parts/table.module.css'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { SpentOn } from '../hours/spent-on.tsx'
import { dayAfter } from '../workflows/days.ts'
import { type Exception, type Pattern, toneOfState, useException, useNameOf } from './ask.ts'
import { Examples } from './examples.tsx'
import classes from './exceptions.module.css'
import { type Act, Give, Merge, Say, sayings } from './says.tsx'

/** One recurring problem: how it stands, how it goes, what it falls on, and where it was last. */
export function Page() {
  const words = useMessages()
  const said = useExceptionWords()
  const { workspace } = useHere()
  const nameOf = useNameOf()
  const { pattern } = useParams({ from: '/w/$workspace/exceptions/$pattern' })
  const answer = useException(Number(pattern))
  const above = (
    <Link to="/w/$workspace/exceptions" params={{ workspace }}>
      {said.title}
    </Link>
  )
  return (
    <Panel answer={answer} words={words.panel} height={640} head={<PageHead above={above} title={said.title} />}>
      {(found) => (
        <>
          <PageHead above={above} title={nameOf(found.pattern)} sentence={<Stands of={found.pattern} />} />
          <div className={classes.page}>
            <Acts of={found.pattern} />
            <ToRequest of={found.pattern} />
            <Facts of={found.pattern} />
            <Trend of={found.pattern} />
            <Cause of={found.cause} />
            <Examples of={found.examples} pattern={found.pattern.id} />
            <SpentOn about={{ about: 'pattern', id: String(found.pattern.id) }} />
          </div>
        </>
      )}
    </Panel>
  )
}

/** The state in words: by what, until when and why, and who said so. */
function Stands({ of }: { of: Pattern }) {
  const said = useExceptionWords()
  const format = useFormat()
  const parts = [
    ...(of.remedy === null ? [] : [said.remedies[of.remedy]]),
    ...(of.release === null ? [] : [said.inRelease(visible(of.release))]),
    ...(of.until === null ? [] : [said.untilDay(format.day(of.until))]),
    ...(of.decided === null ? [] : [said.saidBy(visible(of.decided.by))]),
  ]
  return (
    <>
      <span className={classes.state}>
        <Badge tone={toneOfState[of.state]}>{said.states[of.state]}</Badge>
        <span>
          {parts.join(' · ')}
          {of.decided !== null && (
            <>
              , <Moment time={of.decided.at} />
            </>
          )}
        </span>
      </span>
      {of.because !== null && <blockquote className={classes.because}>{visible(of.because)}</blockquote>}
    </>
  )
}

function Acts({ of }: { of: Pattern }) {
  const words = useMessages()
  const said = useExceptionWords()
  const here = useHere()
  const navigate = useNavigate()
  const [open, setOpen] = useState<Act>()
  const may = mayOne(here, operators)
  const ask = (act: Act) => () => setOpen(act)
  useKeys(may ? { a: ask('known'), w: ask('working'), f: ask('fixed'), l: ask('accepted'), t: ask('give') } : {})
  if (!may) return null
  const close = () => setOpen(undefined)
  const keys = [...said.keys.slice(4), ...said.moreKeys.slice(2)]
  return (
    <div className="no-print">
      <div className={classes.acts}>
        {([...sayings, 'give', 'merge'] as const).map((act) => (
          <Button
            key={act}
            size="xs"
            variant={act === 'working' && (of.state === 'new' || of.state === 'reopened') ? 'filled' : 'default'}
            onClick={ask(act)}
          >
            {said.act[act]}
          </Button>
        ))}
      </div>
      <KeyLine keys={said.keys.slice(4)}>
        <KeyHelp keys={keys} words={words.keys} />
      </KeyLine>
      <Modal opened={open !== undefined} onClose={close} title={open && said.act[open]} size="md">
        {open === 'give' ? (
          <Give of={[of]} close={close} />
        ) : open === 'merge' ? (
          <Merge
            of={of}
            close={close}
            merged={(into) =>
              void navigate({
                to: '/w/$workspace/exceptions/$pattern',
                params: { workspace: here.workspace, pattern: String(into) },
              })
            }
          />
        ) : (
          open && <Say of={[of]} act={open} close={close} />
        )}
      </Modal>
    </div>
  )
}

/** What should be altered because of it. */
function ToRequest({ of }: { of: Pattern }) {
  const said = useExceptionWords()
  const { workspace } = useHere()
  return (
    <p className="small no-print">
      <Link
        to="/w/$workspace/requests"
        params={{ workspace }}
        search={{ file: 'new', pattern: String(of.id), workflow: of.workflows[0] }}
      >
        {said.request}
      </Link>
    </p>
  )
}

function Facts({ of }: { of: Pattern }) {
  const said = useExceptionWords()
  const names = useNames()
  const { workspace } = useHere()
  const { number, money } = useFormat()
  return (
    <Sheet title={said.how}>
      <dl className={classes.facts}>
        <div>
          <dt>{said.latelyHead}</dt>
          <dd>
            <EvidenceLink url={of.lately_behind.url}>
              <strong className="number">{said.lately(number(of.lately))}</strong>
            </EvidenceLink>
            <span className="second">, {said.before(number(of.before))}</span>
          </dd>
        </div>
        <div>
          <dt>{said.cases}</dt>
          <dd className="number">
            <EvidenceLink url={of.behind.url}>{number(of.cases)}</EvidenceLink>
          </dd>
        </div>
        <div>
          <dt>{said.firstHead}</dt>
          <dd>{of.first === null ? said.notKnown : <Moment time={of.first} />}</dd>
        </div>
        <div>
          <dt>{said.lastHead}</dt>
          <dd>{of.last === null ? said.notKnown : <Moment time={of.last} />}</dd>
        </div>
        <div>
          <dt>{said.owns}</dt>
          <dd className="sent">{of.owner === null ? said.ownerNobody : visible(names.person(of.owner))}</dd>
        </div>
        <div>
          <dt>{said.kind}</dt>
          <dd>{of.kinds.map((kind) => said.kinds[kind]).join(', ')}</dd>
        </div>
        <div className={classes.across}>
          <dt>{said.workflows}</dt>
          <dd className="sent">
            {of.workflows.map((workflow, place) => (
              <span key={workflow}>
                {place > 0 && ', '}
                <Link to="/w/$workspace/workflows/$workflow" params={{ workspace, workflow }}>
                  {visible(names.workflow(workflow))}
                </Link>
              </span>
            ))}
            {of.about !== '' && <span className="second">: {visible(of.about)}</span>}
          </dd>
        </div>
        <div className={classes.across}>
          <dt>{said.minutesHead}</dt>
          <dd>
            {of.minutes === null ? (
              <span className="second">
                {said.noMinutesText} <EvidenceLink url="/api/v1/plan">{said.minutesChange}</EvidenceLink>
              </span>
            ) : (
              <>
                <span className="number">{number(of.minutes)}</span>{' '}
                <span className="second">
                  {said.minutesText}{' '}
                  {of.cost === null ? (
                    <>
                      {said.noCostText} <EvidenceLink url="/api/v1/plan">{said.minutesChange}</EvidenceLink>
                    </>
                  ) : (
                    said.costText(money(Number(of.cost.amount), of.cost.currency))
                  )}
                </span>
              </>
            )}
          </dd>
        </div>
        {of.name !== null && of.template !== '' && (
          <div className={classes.across}>
            <dt>{said.common}</dt>
            <dd className={classes.what}>{visible(of.template)}</dd>
          </div>
        )}
      </dl>
    </Sheet>
  )
}

/** The search of the runs that had it in a week, by its days. */
const behindWeek = (pattern: number, week: string) =>
  new URLSearchParams({ pattern: String(pattern), from: week, to: dayAfter(week, 7), counted: 'true' })

/** A bar for each week with its number. */
function Trend({ of: { id, weeks: of } }: { of: Pattern }) {
  const said = useExceptionWords()
  const format = useFormat()
  const most = Math.max(1, ...of.map(({ cases }) => cases))
  return (
    <Sheet title={said.trendHead}>
      <p className="second small">{said.trendText}</p>
      <ol className={classes.trend}>
        {of.map(({ week, cases }) => (
          <li key={week} title={`${said.week(format.day(week))}: ${said.lately(format.number(cases))}`}>
            <span className="hidden">{said.week(format.day(week))}: </span>
            <span className="number small">
              {cases === 0 ? (
                format.number(cases)
              ) : (
                <EvidenceLink url={`/api/v1/runs?${behindWeek(id, week)}`}>{format.number(cases)}</EvidenceLink>
              )}
            </span>
            <span className={classes.column}>
              <span data-none={cases === 0 || undefined} style={{ height: `${(100 * cases) / most}%` }} />
            </span>
          </li>
        ))}
      </ol>
      <p className={`quiet small ${classes.ends}`} aria-hidden="true">
        <span>{said.week(format.day(of[0]?.week ?? ''))}</span>
        <span>{said.week(format.day(of.at(-1)?.week ?? ''))}</span>
      </p>
    </Sheet>
  )
}

function Cause({ of }: { of: Exception['cause'] }) {
  const said = useExceptionWords()
  const format = useFormat()
  const names = useNames()
  return (
    <Sheet title={said.cause}>
      <p>{spoken(of.said)}</p>
      {of.named.length > 0 && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
          <section className={table.scroll} tabIndex={0} aria-label={said.cause}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{said.values}</th>
                  <th scope="col" className={table.right}>
                    {said.share}
                  </th>
                  <th scope="col" className={table.right}>
                    {said.ofRuns}
                  </th>
                  <th scope="col" className={table.right}>
                    {said.without}
                  </th>
                </tr>
              </thead>
              <tbody>
                {of.named.map(({ values, share, of_runs, rate_without }) => (
                  <tr key={JSON.stringify(values)}>
                    <th scope="row" className="sent">
                      {Object.entries(values)
                        .map(
                          ([factor, value]) =>
                            `${said.factors[factor as keyof typeof said.factors]} ${visible(factor === 'workflow' ? names.workflow(value) : value)}`,
                        )
                        .join(', ')}
                    </th>
                    <td className={table.right}>{format.share(share)}</td>
                    <td className={table.right}>{format.share(of_runs)}</td>
                    <td className={table.right}>
                      {rate_without === null ? said.notKnown : format.share(rate_without)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p className="second small">{said.causeText}</p>
        </>
      )}
    </Sheet>
  )
}
