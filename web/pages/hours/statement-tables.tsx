import type { ReactNode } from 'react'
import { useHoursWords } from '../../messages/hours.ts'
import { useStatementWords } from '../../messages/statement.ts'
import { Sheet } from '../../parts/panel.tsx'
import table from '../../parts/table.module.css'
import { visible } from '../../parts/visible.ts'
import { useFormat } from '../../shell/moment.tsx'
import type { Statement } from './ask.ts'
import { inHours } from './in-hours.ts'
import classes from './statement.module.css'
import { Bands } from './times.tsx'

type Sums = Statement['totals']
type Line = Statement['lines'][number]

const before = ['opening', 'granted', 'carried_in'] as const
const after = ['consumed', 'written_off', 'expired', 'carried_on', 'reserved'] as const

/** What there was, what became of it, and what is left: a sum from top to bottom. */
export function Figures({ of: { figures, totals } }: { of: Statement }) {
  const said = useStatementWords()
  const hours = useHoursWords()
  const row = (name: keyof typeof said.figure, minutes: number, isSum = false) => (
    <tr key={name} data-sum={isSum || undefined}>
      <th scope="row">{said.figure[name]}</th>
      <td className={table.right}>{inHours(minutes, hours)}</td>
    </tr>
  )
  const some = (name: (typeof before)[number] | (typeof after)[number], sign: 1 | -1) => {
    const minutes = figures[name] ?? 0
    return minutes === 0 && name !== 'granted' && name !== 'consumed' ? null : row(name, 0 + sign * minutes)
  }
  const { beyond = 0, left = 0 } = figures
  return (
    <table className={`${table.table} ${classes.figures}`}>
      <tbody>
        {before.map((name) => some(name, 1))}
        {after.map((name) => some(name, -1))}
        {row('left', left, true)}
        {beyond !== 0 && row('beyond', beyond)}
        {totals.absorbed !== 0 && row('absorbed', totals.absorbed)}
      </tbody>
    </table>
  )
}

/** Time and money by something, with the sum below. */
export function SumsTable(props: {
  title: string
  head: string
  rows: readonly (readonly [name: string, sums: Sums])[]
  total: Sums
}) {
  const said = useStatementWords()
  return (
    <Sheet title={props.title} flush>
      <Scrolled label={props.title}>
        <thead>
          <tr>
            <th scope="col">{props.head}</th>
            {[said.worked, said.counted, said.beyond, said.absorbed, said.amount].map((one) => (
              <th key={one} scope="col" className={table.right}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(([name, sums]) => (
            <SumsRow key={name} name={visible(name)} of={sums} />
          ))}
          <SumsRow name={said.total} of={props.total} isSum />
        </tbody>
      </Scrolled>
    </Sheet>
  )
}

function SumsRow({ name, of, isSum = false }: { name: string; of: Sums; isSum?: boolean }) {
  const hours = useHoursWords()
  return (
    <tr data-sum={isSum || undefined}>
      <th scope="row" className="sent">
        {name}
      </th>
      {(['worked', 'counted', 'beyond', 'absorbed'] as const).map((one) => (
        <td key={one} className={table.right}>
          {inHours(of[one], hours)}
        </td>
      ))}
      <td className={table.right}>
        <Amounts of={of} />
      </td>
    </tr>
  )
}

/** Money by currency; what has no rate is said, and is not nothing. */
function Amounts({ of: { amounts, unpriced } }: { of: Pick<Sums, 'amounts' | 'unpriced'> }) {
  const said = useStatementWords()
  const hours = useHoursWords()
  const { money } = useFormat()
  return (
    <>
      {amounts.map(({ amount, currency }) => (
        <span key={currency} className={classes.amount}>
          {money(Number(amount), currency)}
        </span>
      ))}
      {unpriced !== 0 && <span className={classes.amount}>{said.noRate(inHours(unpriced, hours))}</span>}
    </>
  )
}

/** Each time and each contra entry. */
export function Lines({ of: { lines } }: { of: Statement }) {
  const said = useStatementWords()
  return (
    <Sheet title={said.lines} aside={<span className="quiet small">{said.linesText}</span>} flush>
      <Scrolled label={said.lines}>
        <thead>
          <tr>
            <th scope="col">{said.day}</th>
            <th scope="col">{said.who}</th>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.class}</th>
            {[said.worked, said.counted, said.beyond, said.amount].map((one) => (
              <th key={one} scope="col" className={table.right}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={`${line.time} ${line.kind}`} of={line} />
          ))}
        </tbody>
      </Scrolled>
    </Sheet>
  )
}

function LineRow({ of: line }: { of: Line }) {
  const said = useStatementWords()
  const hours = useHoursWords()
  const { day, money } = useFormat()
  const { kind, id, title } = line.about
  const note = line.kind === 'contra' ? line.because : line.note
  return (
    <tr>
      <td className="number">{day(line.day)}</td>
      <td className="sent">{visible(line.name)}</td>
      <td className={`sent ${classes.what}`}>
        {visible(title ?? `${hours.aboutShort[kind]} ${id}`)}
        {note && <span className={classes.note}>{visible(note)}</span>}
        {line.elsewhere !== 0 && <span className={classes.note}>{said.elsewhere(inHours(line.elsewhere, hours))}</span>}
      </td>
      <td>
        {line.kind === 'contra' ? said.contra : line.absorbed > 0 ? hours.absorbed : hours.classes[line.class]}
        {line.charges.map((one) => (
          <span key={`${one.for} ${one.rate}`} className={`${classes.note} sent`}>
            {one.rate === null ? '' : `${visible(one.rate_name ?? '')} ${one.rate}`}
            {one.surcharge === null ? '' : ` + ${one.surcharge}`}
          </span>
        ))}
      </td>
      {(['worked', 'counted', 'beyond'] as const).map((one) => (
        <td key={one} className={table.right}>
          {inHours(line[one], hours)}
          {one === 'counted' && <Bands of={line.bands ?? []} />}
        </td>
      ))}
      <td className={table.right}>
        {line.charges.map((one) => (
          <span key={`${one.for} ${one.rate}`} className={classes.amount}>
            {one.amount === null || one.currency === null
              ? said.noRate(inHours(one.minutes, hours))
              : money(Number(one.amount), one.currency)}
          </span>
        ))}
      </td>
    </tr>
  )
}

/** What happened to the account beside what was worked. */
export function Movements({ of: { movements } }: { of: Statement }) {
  const said = useStatementWords()
  const hours = useHoursWords()
  const { day } = useFormat()
  return (
    <Sheet title={said.movements} flush>
      <Scrolled label={said.movements}>
        <thead>
          <tr>
            <th scope="col">{said.day}</th>
            <th scope="col">{said.what}</th>
            <th scope="col" className={table.right}>
              {said.minutes}
            </th>
          </tr>
        </thead>
        <tbody>
          {movements.map((one) => (
            <tr key={`${one.day} ${one.kind}`}>
              <td className="number">{day(one.day)}</td>
              <td>{said.movement[one.kind]}</td>
              <td className={table.right}>{inHours(one.minutes, hours)}</td>
            </tr>
          ))}
        </tbody>
      </Scrolled>
    </Sheet>
  )
}

function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className={table.scroll} tabIndex={0} aria-label={label}>
      <table className={`${table.table} ${classes.table}`}>{children}</table>
    </section>
  )
}
