import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage, useMessages } from '../../messages/messages.ts'
import { useSupportWords } from '../../messages/support.ts'
import { monthName, spoken } from '../../parts/format.ts'
import links from '../../parts/links.module.css'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import table from '../../parts/table.module.css'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { type Matter, nextOf, type Support, useSupport } from './ask.ts'
import { ClockStands } from './clock.tsx'
import classes from './support.module.css'

/** What help is owed for, what is due first, and how many promises were kept in the last months. */
export function Page() {
  const words = useMessages()
  const said = useSupportWords()
  const { workspace } = useHere()
  const answer = useSupport()
  return (
    <>
      <PageHead
        title={said.title}
        sentence={said.sentence}
        actions={
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/w/$workspace/support/rota" params={{ workspace }} />}
          >
            {said.rota}
          </Button>
        }
      />
      <div className={links.page}>
        <Sheet title={said.open} flush>
          <Panel
            answer={answer}
            words={words.panel}
            height={220}
            isEmpty={({ open }) => open.length === 0}
            empty={<Empty title={said.nothing}>{said.nothingText}</Empty>}
          >
            {(support) => <Open of={support} />}
          </Panel>
        </Sheet>
        {answer.data && answer.data.open.length >= 0 && <Months of={answer.data} />}
      </div>
    </>
  )
}

/** So many are shown at once. */
const SOME = 20

function Open({ of }: { of: Support }) {
  const words = useMessages()
  const said = useSupportWords()
  const [shown, setShown] = useState(SOME)
  return (
    <>
      {of.promised.length === 0 && <Empty title={said.noPromise}>{said.noPromiseText}</Empty>}
      <ul className={links.list}>
        {of.open.slice(0, shown).map((one) => (
          <li key={`${one.kind} ${one.id}`}>
            <Row of={one} />
          </li>
        ))}
      </ul>
      {of.open.length > shown && (
        <div className={classes.more}>
          <Button size="xs" variant="default" onClick={() => setShown(shown + SOME)}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  )
}

function Row({ of }: { of: Matter }) {
  const said = useSupportWords()
  const { workspace } = useHere()
  const names = useNames()
  const next = nextOf(of)
  const content = (
    <>
      <span className={links.what}>
        <strong className="sent">{spoken(visible(of.title))}</strong>
        <span className="second small sent">
          {said.kinds[of.kind]}
          {of.workflow !== null && ` · ${visible(names.workflow(of.workflow))}`}
          {of.waits &&
            ` · ${said.waits} ${of.waits.awaited === null ? said.waitsState[of.waits.reason as 'client'] : visible(of.waits.awaited)}`}
        </span>
      </span>
      <strong>{of.severity}</strong>
      <span className={classes.stands}>
        {next ? (
          <>
            <span className="second small">{said.clock[next.clock]}</span>
            <ClockStands of={next} inLink />
          </>
        ) : (
          <span className="quiet">{said.none}</span>
        )}
      </span>
    </>
  )
  return of.kind === 'finding' ? (
    <Link
      className={`${links.row} ${classes.row}`}
      to="/w/$workspace/findings/$finding"
      params={{ workspace, finding: of.id }}
    >
      {content}
    </Link>
  ) : (
    <Link
      className={`${links.row} ${classes.row}`}
      to="/w/$workspace/requests/$request"
      params={{ workspace, request: of.id }}
    >
      {content}
    </Link>
  )
}

/** Kept of how many, month by month: a share of two would say more than two can. */
function Months({ of }: { of: Support }) {
  const said = useSupportWords()
  const { number } = useFormat()
  const language = useLanguage()
  return (
    <Sheet title={said.months} flush>
      <p className={`second small ${classes.hint}`}>{of.months.length === 0 ? said.noMonths : said.monthsText}</p>
      {of.months.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
        <section className={table.scroll} tabIndex={0} aria-label={said.months}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{said.month}</th>
                {(['acknowledge', 'contain', 'restore'] as const).map((clock) => (
                  <th key={clock} scope="col" className={table.right}>
                    {said.clockShort[clock]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rowsOf(of).map(({ month, severity, cells }) => (
                <tr key={`${month} ${severity}`}>
                  <th scope="row">
                    {monthName(month, language)} <span className="second">{severity}</span>
                  </th>
                  {cells.map(([clock, cell]) => (
                    <td key={clock} className={table.right}>
                      {cell && said.kept(number(cell.kept), number(cell.of))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Sheet>
  )
}

function rowsOf({ months }: Support) {
  const keys = [...new Set(months.map(({ month, severity }) => `${month} ${severity}`))]
  return keys.map((key) => {
    const [month = '', severity = ''] = key.split(' ')
    const cellOf = (clock: string) =>
      months.find((one) => one.month === month && one.severity === severity && one.clock === clock)
    return {
      month,
      severity,
      cells: (['acknowledge', 'contain', 'restore'] as const).map((one) => [one, cellOf(one)] as const),
    }
  })
}
