import { useMessages } from '../../messages/messages.ts'
import { Figure } from '../../parts/figure.tsx'
import { spoken } from '../../parts/format.ts'
import { IntervalBar } from '../../parts/interval.tsx'
import table from '../../parts/table.module.css'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { Measured } from '../../shell/measured.tsx'
import { useFormat } from '../../shell/moment.tsx'
import classes from './review.module.css'
import type { ReviewDocument } from './verdict.ts'

/** Each release in a row: what it did, with what chance allows, and what else changed when it came. */
export function Releases({ releases }: { releases: ReviewDocument['releases'] }) {
  const words = useMessages()
  const format = useFormat()
  const said = words.review
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by the keyboard.
    <section className={table.scroll} aria-label={said.releases} tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{said.release}</th>
            <th scope="col" className={table.right}>
              {said.runs}
            </th>
            <th scope="col" colSpan={2}>
              {said.accepted}
            </th>
            <th scope="col" className={table.right}>
              {said.handedOver}
            </th>
            <th scope="col" className={table.right}>
              {said.toolErrors}
            </th>
            <th scope="col" className={table.right}>
              {said.costPerRun}
            </th>
            <th scope="col" className={table.right}>
              {said.median}
            </th>
          </tr>
        </thead>
        <tbody>
          {releases.map((one) => (
            <tr key={one.release}>
              <th scope="row" className={classes.release}>
                <EvidenceLink url={one.behind.url}>{spoken(one.release)}</EvidenceLink>
                {one.changed_with_it.length > 0 && (
                  <span className={classes.changed}>
                    {said.changed}: {spoken(one.changed_with_it.join('; '))}
                  </span>
                )}
              </th>
              <td className={table.right}>{format.number(one.runs)}</td>
              <td className={table.right}>
                <Measured of={one.accepted} unit="share" />
              </td>
              <td className={classes.interval}>
                {one.accepted.value !== null && one.accepted.interval && (
                  <IntervalBar
                    value={Number(one.accepted.value)}
                    low={one.accepted.interval.low}
                    high={one.accepted.interval.high}
                    label={words.interval(
                      format.share(one.accepted.interval.low / 100),
                      format.share(one.accepted.interval.high / 100),
                    )}
                  />
                )}
              </td>
              <td className={table.right}>
                <Measured of={one.handed_over} unit="share" />
              </td>
              <td className={table.right}>
                <Figure
                  value={one.tool_calls === 0 ? format.number(0) : format.share(one.tool_errors / one.tool_calls)}
                  rests={`${format.number(one.tool_errors)} / ${format.number(one.tool_calls)}`}
                  unknown={words.unknown}
                />
              </td>
              <td className={table.right}>
                <Measured of={one.cost_per_run} unit="money" />
              </td>
              <td className={table.right}>{one.median_ms === null ? words.unknown : format.duration(one.median_ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
