import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Icon } from '../../parts/icon.tsx'
import table from '../../parts/table.module.css'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { useInWords, useMeasured } from './measured-words.ts'
import { type DaysOf, measures } from './measures.ts'
import classes from './workflow.module.css'

/** The same days to be read: the newest first, each value with what it rests on, each day a way to its runs. */
export function DaysTable({ of }: { of: DaysOf }) {
  const said = useMessages().workflow
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={classes.table} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="right" size={14} /> {said.asTable}
      </summary>
      {isOpen && (
        <>
          <p className="quiet small">{said.tableText}</p>
          <Rows of={of} />
        </>
      )}
    </details>
  )
}

function Rows({ of }: { of: DaysOf }) {
  const said = useMessages().workflow
  const format = useFormat()
  const inWords = useInWords()
  const measuredOf = useMeasured()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className={table.scroll} tabIndex={0} aria-label={said.asTable}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{said.day}</th>
            {measures.map((measure) => (
              <th key={measure} scope="col" className={table.right}>
                {said.measure[measure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.rows.toReversed().map((row) => (
            <tr key={row.day}>
              <th scope="row" className="number">
                <EvidenceLink url={row.behind.url}>{format.day(row.day ?? '')}</EvidenceLink>
              </th>
              {measures.map((measure) => {
                const { value, around, n } = inWords(measuredOf(row, measure), measure)
                return (
                  <td key={measure} className={table.right}>
                    {value}
                    {around && <span className={classes.rests}>{around}</span>}
                    {n && <span className={classes.rests}>{n}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
