import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useCostWords } from '../../messages/costs.ts'
import { useMessages } from '../../messages/messages.ts'
import { Figure } from '../../parts/figure.tsx'
import { Badge } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import table from '../../parts/table.module.css'
import type { Tone } from '../../parts/tone.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { type Costs, useCosts } from './ask.ts'
import classes from './costs.module.css'
import { Invoices } from './invoices.tsx'
import { MonthChart } from './month-chart.tsx'
import { Rests } from './rests.tsx'

const Days = lazy(() => import('./days.tsx'))

type Budget = Costs['budgets'][number]

/** What is spent, what will be, and how the budgets stand. */
export function Page() {
  const words = useMessages()
  const said = useCostWords()
  const answer = useCosts()
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <Panel answer={answer} words={words.panel} height={400}>
        {(costs) => (
          <div className={classes.page}>
            <Sheet title={said.month}>
              {costs.days.length === 0 ? <Empty title={said.none}>{said.noneText}</Empty> : <Month of={costs} />}
            </Sheet>
            <Sheet title={said.budgets}>
              {costs.budgets.length === 0 ? (
                <Empty title={said.noBudgets}>{said.noBudgetsText}</Empty>
              ) : (
                <ul className={classes.budgets}>
                  {costs.budgets.map((one) => (
                    <BudgetRow key={one.name} of={one} />
                  ))}
                </ul>
              )}
            </Sheet>
            {costs.workflows.length > 0 && (
              <Sheet title={said.workflows} flush>
                <Workflows of={costs} />
              </Sheet>
            )}
            <Invoices of={costs} />
            {costs.days.length > 0 && (
              <Sheet title={said.days}>
                <Suspense fallback={<div style={{ height: 120 }} />}>
                  <Days of={costs} />
                </Suspense>
              </Sheet>
            )}
          </div>
        )}
      </Panel>
    </>
  )
}

function Month({ of }: { of: Costs }) {
  const said = useCostWords()
  const { money, number } = useFormat()
  const { month, currency } = of
  const amount = (value: string | number) => money(Number(value), currency)
  const sum = month.unknown_runs > 0 ? said.atLeast(amount(month.cost)) : amount(month.cost)
  return (
    <div className={classes.month}>
      <dl className={classes.figures}>
        <div>
          <dt>{said.spent}</dt>
          <dd>
            <EvidenceLink url={month.behind.url}>{sum}</EvidenceLink>
          </dd>
        </div>
        <div>
          <dt>{said.will}</dt>
          <dd>
            {month.forecast === null ? (
              <Figure value="" because={said.noForecastWhy} unknown={said.noForecast} />
            ) : (
              said.between(amount(month.forecast.low), amount(month.forecast.high))
            )}
          </dd>
        </div>
        <div>
          <dt>{said.each}</dt>
          <dd>{month.cost_per_accepted === null ? said.eachNone : amount(month.cost_per_accepted)}</dd>
        </div>
        <div>
          <dt>{said.unknown}</dt>
          <dd>
            {month.unknown_runs === 0 ? (
              said.unknownNone
            ) : (
              <Figure value={said.unknownOf(number(month.unknown_runs), number(month.runs))} rests={said.unknownWhy} />
            )}
          </dd>
        </div>
      </dl>
      <MonthChart of={of} />
    </div>
  )
}

const toneOf: Record<Budget['state'], Tone> = {
  exceeded: 'bad',
  likely: 'bad',
  even: 'warn',
  used: 'warn',
  open: 'plain',
  kept: 'good',
  unknown: 'unknown',
}

function BudgetRow({ of }: { of: Budget }) {
  const said = useCostWords()
  const { number } = useFormat()
  const names = useNames()
  const { budget } = of
  const only = (['workflow', 'route', 'release', 'model', 'integration'] as const).flatMap((name) => {
    const value = budget[name]
    return value ? [`${said.only[name]} ${visible(name === 'workflow' ? names.workflow(value) : value)}`] : []
  })
  return (
    <li className={classes.budget}>
      <p className={classes.head}>
        <strong>{visible(of.name)}</strong> <span>{of.limit_said}</span>
        {only.length > 0 && <span className="second">{only.join(', ')}</span>}
        <Badge tone={toneOf[of.state]}>{said.states[of.state]}</Badge>
      </p>
      {of.used_percent !== null && (
        <div className={classes.bar} role="img" aria-label={said.used(number(of.used_percent))}>
          <span
            className={classes.used}
            data-over={of.used_percent > 100 || undefined}
            style={{ width: `${Math.min(100, of.used_percent)}%` }}
          />
        </div>
      )}
      <p>{of.said}</p>
      {of.keep_said !== null && <p>{of.keep_said}</p>}
      <Rests of={of} />
      {budget.why && <p className="second">{visible(budget.why)}</p>}
    </li>
  )
}

function Workflows({ of }: { of: Costs }) {
  const said = useCostWords()
  const { money, number } = useFormat()
  const names = useNames()
  const { workspace } = useHere()
  const amount = (value: string) => money(Number(value), of.currency)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className={table.scroll} tabIndex={0} aria-label={said.workflows}>
      <table className={`${table.table} ${table.stacked}`}>
        <thead>
          <tr>
            <th scope="col">{said.workflow}</th>
            {[said.cost, said.runs, said.unknown, said.accepted, said.each].map((name) => (
              <th key={name} scope="col" className={table.right}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.workflows.map((one) => (
            <tr key={one.workflow}>
              <th scope="row">
                <Link to="/w/$workspace/workflows/$workflow" params={{ workspace, workflow: one.workflow }}>
                  {visible(names.workflow(one.workflow))}
                </Link>
              </th>
              <td className={table.right} data-of={said.cost}>
                <EvidenceLink url={one.behind.url}>
                  {one.unknown_runs > 0 ? said.atLeast(amount(one.cost)) : amount(one.cost)}
                </EvidenceLink>
              </td>
              <td className={table.right} data-of={said.runs}>
                {number(one.runs)}
              </td>
              <td className={table.right} data-of={said.unknown}>
                {one.unknown_runs === 0 ? said.unknownNone : said.unknownOf(number(one.unknown_runs), number(one.runs))}
              </td>
              <td className={table.right} data-of={said.accepted}>
                {number(one.accepted)}
              </td>
              <td className={table.right} data-of={said.each}>
                {one.cost_per_accepted === null ? said.eachNone : amount(one.cost_per_accepted)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
