import { NativeSelect } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { pace } from '../../live.ts'
import { useHoursWords } from '../../messages/hours.ts'
import { useMessages } from '../../messages/messages.ts'
import { useStatementWords } from '../../messages/statement.ts'
import { Short } from '../../parts/copy.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import type { Shown, Statement, Statements } from './ask.ts'
import { inHours } from './in-hours.ts'
import classes from './statement.module.css'
import { Acts } from './statement-acts.tsx'
import { Figures, Lines, Movements, SumsTable } from './statement-tables.tsx'

/** The statement of a period: as it was issued, or as it stands now; it is the same on paper. */
export function Page() {
  const words = useMessages()
  const said = useStatementWords()
  const { api, workspace } = useHere()
  const search = useSearch({ from: '/w/$workspace/hours/statement' })
  const periods = useQuery({
    queryKey: ['hours', workspace, 'statements'],
    queryFn: () => api.get('/api/v1/hours/statements'),
    refetchInterval: pace(workspace),
  })
  // What a person comes for is the last period that is over.
  const items = periods.data?.items
  const period = search.period ?? items?.find((one) => one.is_over)?.from ?? items?.[0]?.from
  const { version } = search
  const answer = useQuery({
    queryKey: ['hours', workspace, 'statement', period, version],
    queryFn: () => api.get('/api/v1/hours/statement', { query: { period, version } }),
    enabled: period !== undefined,
    // Whoever chooses another period keeps the choice before them meanwhile.
    placeholderData: keepPreviousData,
    refetchInterval: pace(workspace),
  })
  const above = (
    <Link to="/w/$workspace/hours" params={{ workspace }}>
      {words.nav.hours}
    </Link>
  )
  const head = <PageHead above={above} title={said.title} />
  return (
    <div className={classes.page}>
      {items?.length === 0 ? (
        <>
          {head}
          <Empty title={said.none}>{said.noneText}</Empty>
        </>
      ) : (
        <Panel answer={answer} words={words.panel} height={560} head={head}>
          {(shown) => (
            <>
              <PageHead above={above} title={said.title} sentence={<Head of={shown} />} actions={<Acts of={shown} />} />
              <div className="no-print">
                <Choose of={items ?? []} period={period} shown={shown} />
              </div>
              <Content of={shown} />
            </>
          )}
        </Panel>
      )}
    </div>
  )
}

function Head({ of: { statement } }: { of: Shown }) {
  const said = useStatementWords()
  const hours = useHoursWords()
  const { day } = useFormat()
  return (
    <>
      <span className="sent">{said.client(visible(statement.client))}</span>,{' '}
      <span className="number">{hours.period(day(statement.from), day(statement.to))}</span>
    </>
  )
}

function Choose(props: { of: Statements; period: string | undefined; shown: Shown }) {
  const { of, period, shown } = props
  const said = useStatementWords()
  const hours = useHoursWords()
  const { day } = useFormat()
  const navigate = useNavigate({ from: '/w/$workspace/hours/statement' })
  const from = period ?? shown.statement.from
  return (
    <div className={classes.choose}>
      <NativeSelect
        label={said.period}
        size="xs"
        value={from}
        onChange={(event) => navigate({ search: { period: event.currentTarget.value }, replace: true })}
        data={of.map((one) => ({ value: one.from, label: hours.period(day(one.from), day(one.to)) }))}
      />
      <NativeSelect
        label={said.version}
        size="xs"
        value={shown.version ?? 'now'}
        onChange={(event) => navigate({ search: { period: from, version: event.currentTarget.value }, replace: true })}
        data={[
          ...shown.versions.map((one) => ({
            value: String(one.version),
            label: said.versionOf(String(one.version)),
          })),
          { value: 'now', label: said.now },
        ]}
      />
    </div>
  )
}

function Content({ of }: { of: Shown }) {
  const said = useStatementWords()
  const hours = useHoursWords()
  const { statement } = of
  const broken = statement.checks.filter(({ holds }) => !holds)
  const nameOfAbout = ({ kind, id, title }: Statement['abouts'][number]['about']) =>
    title ?? `${hours.aboutShort[kind]} ${id}`
  return (
    <>
      <Standing of={of} />
      <Sheet title={said.account} flush>
        <Figures of={statement} />
      </Sheet>
      {statement.lines.length === 0 ? (
        <Sheet>
          <Empty title={said.noLines}>{said.noLinesText}</Empty>
        </Sheet>
      ) : (
        <>
          <SumsTable
            title={said.people}
            head={said.who}
            rows={statement.people.map((one) => [one.name, one])}
            total={statement.totals}
          />
          <SumsTable
            title={said.classes}
            head={said.class}
            rows={statement.classes.map((one) => [hours.classes[one.class], one])}
            total={statement.totals}
          />
          <SumsTable
            title={said.abouts}
            head={said.what}
            rows={statement.abouts.map((one) => [nameOfAbout(one.about), one])}
            total={statement.totals}
          />
          <Lines of={statement} />
        </>
      )}
      {statement.movements.length > 0 && <Movements of={statement} />}
      {statement.consents.length > 0 && <Consents of={statement} />}
      <div className={classes.proof} role={broken.length > 0 ? 'alert' : undefined}>
        <Mark tone={broken.length > 0 ? 'bad' : 'good'} />
        <div>
          <p>{broken.length === 0 ? said.addsUp : said.addsNot}</p>
          {broken.map((one) => (
            <p key={one.name}>
              {one.name}: {one.is}, {one.should_be}
            </p>
          ))}
          <p className="second small">{said.rounding(inHours(statement.step_minutes, hours))}</p>
        </div>
      </div>
    </>
  )
}

/** Whether it was issued, by whom, what the client's side said of it, and what it is in place of. */
function Standing({ of: { statement, version, versions, is_changed } }: { of: Shown }) {
  const words = useMessages()
  const said = useStatementWords()
  const { day } = useFormat()
  const { workspace } = useHere()
  const issued = versions.find((one) => one.version === version)
  const [answer] = issued?.answers ?? []
  return (
    <div className={classes.standing}>
      {issued ? (
        <p>
          {said.issued(String(issued.version), visible(issued.issued_by))} <Moment time={issued.issued_at} />.{' '}
          <span className="second">
            {said.hash}: <Short text={issued.hash} words={words} />{' '}
            <Link to="/w/$workspace/decisions" params={{ workspace }} hash={String(issued.decision_seq)}>
              {words.review.entry(issued.decision_seq)}
            </Link>
          </span>
        </p>
      ) : (
        <p>{statement.up_to === null ? said.notIssued : said.runs(day(statement.up_to))}</p>
      )}
      {answer && (
        <p className={classes.answer}>
          <Mark tone={answer.answer === 'accepted' ? 'good' : 'warn'} />
          <span>
            {answer.answer === 'accepted' ? said.accepted(visible(answer.by)) : said.disputed(visible(answer.by))}{' '}
            <Moment time={answer.at} />
            {answer.because && (
              <>
                : <span className="sent">{visible(answer.because)}</span>
              </>
            )}
          </span>
        </p>
      )}
      {is_changed && version !== null && (
        <p className={`${classes.answer} no-print`}>
          <Mark tone="warn" />
          <span>
            {said.changed}{' '}
            <Link
              to="/w/$workspace/hours/statement"
              params={{ workspace }}
              search={{ period: statement.from, version: 'now' }}
            >
              {said.seeNow}
            </Link>
          </span>
        </p>
      )}
      {statement.restates && <Restated of={statement.restates} />}
    </div>
  )
}

function Restated({ of }: { of: NonNullable<Statement['restates']> }) {
  const said = useStatementWords()
  const hours = useHoursWords()
  const format = useFormat()
  const nameOf = (figure: string) => {
    const [name = '', currency] = figure.split(' ')
    return Object.hasOwn(said.figure, name)
      ? `${said.figure[name as keyof typeof said.figure]}${currency ? ` (${currency})` : ''}`
      : figure
  }
  const inWords = (figure: string, value: string) => {
    const [, currency] = figure.split(' ')
    return currency ? format.money(Number(value), currency) : inHours(Number(value), hours)
  }
  return (
    <div className={classes.restated}>
      <p>
        {said.restates(String(of.version))}: <span className="sent">{visible(of.because)}</span>
      </p>
      <ul>
        {of.changes.map(({ figure, was, is }) => (
          <li key={figure} className="number">
            {nameOf(figure)}: <s>{inWords(figure, was)}</s> {inWords(figure, is)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Consents({ of }: { of: Statement }) {
  const said = useStatementWords()
  const hours = useHoursWords()
  return (
    <Sheet title={said.consents}>
      {of.consents.map((one) => (
        <div key={one.id} className="small">
          <p className="sent">
            {said.consented(inHours(one.minutes, hours), inHours(one.used, hours), visible(one.name))}{' '}
            <Moment time={one.at} />
          </p>
          <p className="second sent">{visible(one.because)}</p>
        </div>
      ))}
    </Sheet>
  )
}
