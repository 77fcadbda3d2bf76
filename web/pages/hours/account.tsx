import { useHoursWords } from '../../messages/hours.ts'
import { Sheet } from '../../parts/panel.tsx'
import table from '../../parts/table.module.css'
import { Moment, useFormat } from '../../shell/moment.tsx'
import type { Hours, Period } from './ask.ts'
import classes from './hours.module.css'
import { inHours } from './in-hours.ts'

/** How the period stands: one bar with its numbers, and what is left until when. */
export function Account({ of }: { of: Hours }) {
  const said = useHoursWords()
  const { day } = useFormat()
  const { current, lots } = of
  if (!current) return null
  const { opening, granted, carried_in, consumed, expired, carried_on, written_off, reserved, left, beyond } =
    current.figures
  const had = opening + granted + carried_in - expired - carried_on - written_off
  const share = (minutes: number) => ({ width: `${had === 0 ? 0 : (minutes / had) * 100}%` })
  const [used, rest, all] = [consumed, left, had].map((minutes) => inHours(minutes, said))
  return (
    <div className={classes.account}>
      <p className="second number">{said.period(day(current.from), day(current.to))}</p>
      <p className={classes.left}>
        <strong className="number">{rest}</strong> {said.left}
      </p>
      <div className={classes.bar} role="img" aria-label={said.usage(used ?? '', rest ?? '', all ?? '')}>
        <span className={classes.used} style={share(consumed)} />
        <span className={classes.held} style={share(reserved)} />
      </div>
      <p className="second small number">{said.usage(used ?? '', rest ?? '', all ?? '')}</p>
      {reserved > 0 && (
        <p className="second small number">
          {inHours(reserved, said)} {said.reserved}
        </p>
      )}
      {current.consented > 0 && (
        <p className="second small">{said.beyond(inHours(beyond, said), inHours(current.consented, said))}</p>
      )}
      <ul className={classes.lots}>
        {lots.map((lot) => (
          <li key={`${lot.kind} ${lot.ends}`} className="small">
            <strong className="number">{inHours(lot.left, said)}</strong>{' '}
            {lot.kind === 'rollover' ? said.carried : said.granted},{' '}
            {lot.ends === null ? (
              said.withoutEnd
            ) : (
              <>
                {said.until} <Moment time={lot.ends} />
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Time of days without included hours: no statement has it, so it stands here with the reason why. */
export function Outside({ of }: { of: NonNullable<Hours['outside']> }) {
  const said = useHoursWords()
  const { day, money } = useFormat()
  return (
    <Sheet title={said.outside.title} aside={<span className="number">{inHours(of.minutes, said)}</span>}>
      <p className="second small">{said.outside.text(day(of.from), day(of.to))}</p>
      {of.amounts.map(({ amount, currency }) => (
        <p key={currency} className="small number">
          {said.outside.toPay(money(Number(amount), currency))}
        </p>
      ))}
      {of.unpriced > 0 && <p className="small number">{said.outside.unpriced(inHours(of.unpriced, said))}</p>}
    </Sheet>
  )
}

const columns = ['had', 'consumed', 'carried_on', 'expired', 'left'] as const

const figuresOf = ({ figures }: Period) => ({
  ...figures,
  had: figures.opening + figures.granted + figures.carried_in,
})

/** The periods there were, with their figures, the newest first. */
export function Periods({ of }: { of: readonly Period[] }) {
  const said = useHoursWords()
  const { day } = useFormat()
  const heads = {
    ...{ had: said.had, consumed: said.consumed, carried_on: said.carriedOn },
    ...{ expired: said.expired, left: said.leftShort },
  }
  return (
    <Sheet title={said.periods} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section className={table.scroll} tabIndex={0} aria-label={said.periods}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{said.onePeriod}</th>
              {columns.map((one) => (
                <th key={one} scope="col" className={table.right}>
                  {heads[one]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.map((one) => (
              <tr key={one.starts}>
                <th scope="row">{said.period(day(one.from), day(one.to))}</th>
                {columns.map((column) => (
                  <td key={column} className={table.right}>
                    {inHours(figuresOf(one)[column], said)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Sheet>
  )
}
