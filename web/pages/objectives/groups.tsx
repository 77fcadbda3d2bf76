import { useMessages } from '../../messages/messages.ts'
import { useObjectiveWords } from '../../messages/objectives.ts'
import { IntervalBar } from '../../parts/interval.tsx'
import { Sheet } from '../../parts/panel.tsx'
import table from '../../parts/table.module.css'
import { visible } from '../../parts/visible.ts'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { useAmount } from '../../shell/measured.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { promiseName, unitOf } from '../findings/finding-words.ts'
import type { Objective } from './ask.ts'
import classes from './objectives.module.css'

type Grouped = Objective['groups'][number]

/** What is promised, by what tells its runs apart: each part leads to its runs. */
export function Groups({ of }: { of: Objective }) {
  const said = useObjectiveWords()
  return (
    <Sheet title={said.apart} flush={of.groups.length > 0}>
      {of.groups.length === 0 ? (
        <p className="second">{said.notApart}</p>
      ) : (
        <>
          <p className={`second small ${classes.text}`}>
            {said.apartText} {unitOf[of.measure] === 'share' && said.apartChance}
          </p>
          {of.groups.map((one) => (
            <Group key={one.by} of={one} objective={of} />
          ))}
        </>
      )}
    </Sheet>
  )
}

function Group({ of, objective }: { of: Grouped; objective: Objective }) {
  const words = useMessages()
  const said = useObjectiveWords()
  const format = useFormat()
  const amount = useAmount()
  const unit = unitOf[objective.measure]
  const isShare = unit === 'share'
  const name = promiseName(words.finding, objective.measure)
  const hasRange = of.parts.some(({ measured }) => measured.interval !== null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className={`${table.scroll} ${classes.group}`} tabIndex={0} aria-label={said.groups[of.by]}>
      <table className={`${table.table} ${table.stacked} ${classes.parts}`}>
        <thead>
          <tr>
            <th scope="col">{said.groups[of.by]}</th>
            <th scope="col" className={table.right}>
              {name}
            </th>
            {hasRange && (
              <th scope="col" className={classes.range}>
                {said.likely}
              </th>
            )}
            <th scope="col" className={table.right}>
              {said.of}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.parts.map(({ group, measured, behind }) => {
            const { value, interval, atLeast } = measured
            const range = interval
              ? words.workflow.around(amount(interval.low, unit), amount(interval.high, unit))
              : words.unknown
            return (
              <tr key={group ?? ''}>
                <th scope="row" className="sent">
                  <EvidenceLink url={behind.url}>{group === null ? said.unknownGroup : visible(group)}</EvidenceLink>
                </th>
                <td className={table.right} data-of={name}>
                  {value !== null
                    ? amount(Number(value), unit)
                    : atLeast === undefined
                      ? words.unknown
                      : words.atLeast(amount(Number(atLeast), unit))}
                </td>
                {hasRange && (
                  <td data-of={said.likely}>
                    {isShare && value !== null && interval && (
                      <IntervalBar value={Number(value)} low={interval.low} high={interval.high} label={range} />
                    )}
                    <span className="quiet small number">{range}</span>
                  </td>
                )}
                <td className={table.right} data-of={said.of}>
                  {format.number(measured.n)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {of.left_off > 0 && <p className={`quiet small ${classes.text}`}>{said.leftOff(format.number(of.left_off))}</p>}
    </section>
  )
}
