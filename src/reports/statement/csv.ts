import { type Cell, csvOf } from '../../base/csv.ts'
import { Exact } from '../../base/money.ts'
import { type Charge, type Line, type Statement, sumsOf } from '../../decisions/hours/statement.ts'

/** Columns keep their names and their order, in English, whatever language one reads in: programs read them. */
const columns = [
  ...['kind', 'day', 'person', 'name', 'about', 'about_id', 'about_title', 'class', 'note'],
  ...['worked_minutes', 'counted_minutes', 'elsewhere_minutes', 'beyond_minutes', 'absorbed_minutes'],
  ...['rate_name', 'rate', 'surcharge', 'amount', 'currency', 'unpriced_minutes', 'bands', 'because', 'time'],
] as const

/**
 * A row for each time and each contra entry, and a row more for each further rate that one goes by; the last row is the sum of all others.
 * Where there are several currencies it has a row for each.
 */
export function linesToCsv({ lines, totals }: Statement): string {
  const rows = lines.flatMap((line) => {
    const [first, ...others] = line.charges.length === 0 ? [null] : line.charges
    return [rowOf(line, first ?? null, true), ...others.map((charge) => rowOf(line, charge, false))]
  })
  const elsewhere = lines.reduce((sum, line) => sum + line.elsewhere, 0)
  const [first = { amount: '0.00', currency: '' }, ...others] = totals.amounts
  const total = (amount: { amount: string; currency: string }, isFirst: boolean): Cell[] => [
    ...['total', '', '', '', '', '', '', '', ''],
    ...(isFirst ? [totals.worked, totals.counted, elsewhere, totals.beyond, totals.absorbed] : [0, 0, 0, 0, 0]),
    ...['', '', '', { decimal: amount.amount }, amount.currency, isFirst ? totals.unpriced : 0, '', '', ''],
  ]
  return csvOf([columns, ...rows, total(first, true), ...others.map((one) => total(one, false))])
}

/** Minutes stand in the first row of a time only, so that each column adds up. */
const rowOf = (line: Line, charge: Charge | null, isFirst: boolean): Cell[] => [
  ...[line.kind, line.day, line.person, line.name, line.about.kind, line.about.id, line.about.title, line.class],
  line.note,
  ...(['worked', 'counted', 'elsewhere', 'beyond', 'absorbed'] as const).map((name) => (isFirst ? line[name] : 0)),
  ...[charge?.rate_name ?? null, charge?.rate ?? null, charge?.surcharge ?? null],
  charge?.amount ? { decimal: charge.amount } : null,
  charge?.currency ?? null,
  charge && charge.amount === null ? charge.minutes : 0,
  isFirst ? bandsOf(line) : null,
  ...[line.because, line.time],
]

/** "30 plain; 45 nights x 1.5" */
const bandsOf = ({ bands = [] }: Pick<Line, 'bands'>): string | null =>
  bands.length === 0
    ? null
    : bands
        .map(({ band, minutes, weight }) => (band === null ? `${minutes} plain` : `${minutes} ${band} x ${weight}`))
        .join('; ')

const ofAccounting = [
  ...['client', 'period_from', 'period_to', 'statement_version', 'person', 'name', 'class', 'paid_as'],
  ...['rate_name', 'rate', 'surcharge', 'minutes', 'hours', 'amount', 'currency'],
] as const

/**
 * For accounting: a row for each person, class and rate with what it comes to, contra entries taken off. `paid_as` says what it is:
 * from the hours, beyond them, billed, absorbed, or free. Hours are minutes / 60 to four decimals, to be read; the amount is
 * the sum of its charges and is not computed from them.
 */
export function accountingToCsv(statement: Statement, version: number | null): string {
  const parts = statement.lines.flatMap(partsOf)
  const rows = [...Map.groupBy(parts, ({ key }) => key)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, of]): Cell[][] => {
      const [first] = of
      if (!first) return []
      const minutes = of.reduce((sum, one) => sum + one.minutes, 0)
      const { amounts } = sumsOf(of.map(({ charge }) => ({ ...nothing, charges: charge === null ? [] : [charge] })))
      // What was taken back whole is nothing to book.
      if (minutes === 0 && amounts.every(({ amount }) => new Exact(amount).isZero())) return []
      const { line, paid, charge } = first
      return [
        [
          ...[statement.client, statement.from, statement.to, version],
          ...[line.person, line.name, line.class, paid],
          ...[charge?.rate_name ?? null, charge?.rate ?? null, charge?.surcharge ?? null, minutes],
          { decimal: new Exact(minutes).div(60).toDecimalPlaces(4, Exact.ROUND_HALF_UP).toFixed(4) },
          amounts[0] ? { decimal: amounts[0].amount } : null,
          amounts[0]?.currency ?? null,
        ],
      ]
    })
  return csvOf([ofAccounting, ...rows])
}

const nothing = { worked: 0, counted: 0, beyond: 0, absorbed: 0 }

type Part = { key: string; line: Line; paid: string; minutes: number; charge: Charge | null }

/** A line by what is paid how. Of what is free the minutes are those that were worked. */
function partsOf(line: Line): Part[] {
  const part = (paid: string, minutes: number, charge: Charge | null = null): Part[] => {
    const key = [line.person, line.class, paid, charge?.rate_name, charge?.rate, charge?.surcharge].join(' ')
    return minutes === 0 ? [] : [{ key, line, paid, minutes, charge }]
  }
  const charges = line.charges.flatMap((charge) =>
    part(charge.for === 'class' ? 'billed' : 'beyond', charge.minutes, charge),
  )
  const isFree = line.absorbed === 0 && line.counted === 0 && line.beyond === 0 && line.charges.length === 0
  return [
    ...part('hours', line.counted),
    ...charges,
    ...part('absorbed', line.absorbed),
    ...(isFree ? part('free', line.worked) : []),
  ]
}
