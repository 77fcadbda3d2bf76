import { useMessages } from '../../messages/messages.ts'
import { spoken } from '../../parts/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { Badge, Mark } from '../../parts/mark.tsx'
import table from '../../parts/table.module.css'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { Measured, useRests } from '../../shell/measured.tsx'
import { promiseName } from '../findings/finding-words.ts'
import classes from './review.module.css'
import { type Dimension, knownFigures, toneOfResult } from './verdict.ts'

/** One dimension in a line: how it stands and why; its promises and figures open below it. What failed is open already. */
export function DimensionOfReview({ of, isCompared }: { of: Dimension; isCompared: boolean }) {
  const words = useMessages()
  const said = words.review
  const rests = useRests()
  const known = knownFigures(of)
  return (
    <details className={classes.dimension} open={of.result === 'fail'}>
      <summary>
        <Icon name="right" size={16} />
        <Mark tone={toneOfResult[of.result]} />
        <span className={classes.name}>{words.dimension[of.dimension]}</span>
        <Badge tone={toneOfResult[of.result]}>{words.result[of.result]}</Badge>
        <span className={classes.reason}>{spoken(of.reason)}</span>
      </summary>
      <div className={classes.inside}>
        {of.objectives.length > 0 && (
          <ul className={classes.promises}>
            {of.objectives.map((one) => (
              <li key={one.name}>
                <Mark tone={toneOfResult[one.result]} size={14} />
                <span>
                  <strong>{one.words ?? promiseName(words.finding, one.name)}</strong> {spoken(one.target)}{' '}
                  {said.over(one.window)}: <EvidenceLink url={one.behind.url}>{spoken(one.reason)}</EvidenceLink>
                </span>
              </li>
            ))}
          </ul>
        )}
        {known.length > 0 && (
          <div className={table.scroll}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{said.figure}</th>
                  <th scope="col" className={table.right}>
                    {said.now}
                  </th>
                  <th scope="col">{said.restsOn}</th>
                  {isCompared && (
                    <>
                      <th scope="col" className={table.right}>
                        {said.before}
                      </th>
                      <th scope="col">{said.change}</th>
                    </>
                  )}
                </tr>
              </thead>
              <tbody>
                {known.map((one) => (
                  <tr key={one.measure}>
                    <th scope="row">
                      <EvidenceLink url={one.behind.url}>{one.words}</EvidenceLink>
                    </th>
                    <td className={table.right}>
                      <Measured of={one.now} unit={one.unit} />
                    </td>
                    <td className="second small">{rests(one.now, one.unit)}</td>
                    {isCompared && (
                      <>
                        <td className={table.right}>
                          <Measured of={one.before} unit={one.unit} />
                        </td>
                        <td className="second">{one.change ?? ''}</td>
                      </>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {of.unknown.length > 0 && (
          <p className="second small">
            {said.missing}: {of.unknown.join('; ')}.
          </p>
        )}
      </div>
    </details>
  )
}
