import { useCostWords } from '../../messages/costs.ts'
import { useFormat } from '../../shell/moment.tsx'
import { dayAfter, daysBetween } from '../workflows/days.ts'
import type { Costs } from './ask.ts'
import classes from './costs.module.css'

const [WIDTH, HEIGHT] = [640, 150]
/** A budget of one of these is not one of the whole month. */
const parts = ['workflow', 'route', 'release', 'model', 'integration'] as const

/** What a month has cost, added up day by day, what it will very likely come to, and its budgets. */
export function MonthChart({ of }: { of: Costs }) {
  const said = useCostWords()
  const { money, day } = useFormat()
  const { month, days, currency, as_of, budgets } = of
  const all = daysBetween(month.from, month.to)
  const costOf = new Map(days.map((one) => [one.day, Number(one.cost)]))
  const last = days.at(-1)?.day ?? as_of.slice(0, 10)
  let sum = 0
  const sums = all.filter((one) => one <= last).map((one) => (sum += costOf.get(one) ?? 0))
  const { forecast } = month
  const limits = budgets
    .filter(
      ({ budget: { limit, per, ...of } }) =>
        per === 'month' && String(limit).endsWith(` ${currency}`) && parts.every((part) => of[part] === undefined),
    )
    .map(({ budget }) => Number(String(budget.limit).split(' ')[0]))
  const top = Math.max(sum, forecast?.high ?? 0, ...limits, 1e-9) * 1.06
  const x = (place: number) => ((place / all.length) * WIDTH).toFixed(1)
  const y = (value: number) => (HEIGHT - (value / top) * HEIGHT).toFixed(1)
  const line = [`M${x(0)} ${y(0)}`, ...sums.map((value, place) => `L${x(place + 1)} ${y(value)}`)].join('')
  const band = forecast
    ? `M${x(sums.length)} ${y(sum)}L${x(all.length)} ${y(Math.max(sum, forecast.high))}L${x(all.length)} ${y(Math.max(sum, forecast.low))}Z`
    : null
  const amount = (value: number) => money(value, currency)
  const inWords = forecast
    ? `${said.will} ${said.between(amount(forecast.low), amount(forecast.high))}.`
    : said.noForecastWhy
  const ends = [day(month.from), day(dayAfter(month.to, -1))] as const
  return (
    <figure className={classes.chart}>
      <figcaption>{said.chart}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={said.chartOf(amount(sum), ...ends, inWords)}
      >
        {band && <path className={classes.band} d={band} />}
        {limits.map((limit) => (
          <line key={limit} className={classes.limit} x1="0" x2={WIDTH} y1={y(limit)} y2={y(limit)} />
        ))}
        <path className={classes.line} d={line} />
        <line className={classes.ground} x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      </svg>
      <div className={classes.ends} aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
      <p className="second">
        {[said.chartLine, band && said.chartBand, limits.length > 0 && said.chartLimit].filter(Boolean).join(' ')}
      </p>
    </figure>
  )
}
