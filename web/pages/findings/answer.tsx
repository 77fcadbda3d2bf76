import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useHere } from '../../session.tsx'
import { Measured, useAmount } from '../../shell/measured.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import type { Told } from './finding-words.ts'
import classes from './findings.module.css'

/** An answer as figures, each with its name. */
export function Figures({ of }: { of: Told }) {
  const words = useMessages()
  const rows = useRows(of)
  if (of.kind === 'said') return null
  if (rows.length === 0) return <p className="second">{words.finding.nothing}</p>
  return (
    <dl className={classes.figures}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function useRows(of: Told): readonly (readonly [name: string, value: ReactNode])[] {
  const said = useMessages().finding
  const { unknown } = useMessages()
  const { workspace } = useHere()
  const format = useFormat()
  const amount = useAmount()
  switch (of.kind) {
    case 'nothing':
    case 'said':
      return []
    case 'watched': {
      const years = (value: number) => said.onceIn(format.number(Number(Math.min(value, 1000).toPrecision(2))))
      return [
        [said.begun, <Moment key="since" time={of.since} as="day" />],
        [said.chance, years(of.evidence)],
        [said.accepted, years(of.needed)],
      ]
    }
    case 'measured': {
      const { interval, n, of: what } = of.of
      const likely = interval && said.likelyRange(amount(interval.low, of.unit), amount(interval.high, of.unit))
      return [
        [said.measure[of.measure], <Measured key="value" of={of.of} unit={of.unit} />],
        ...(likely ? [[said.likely, likely] as const] : []),
        [said.sample, `${format.number(n)} ${what}`],
      ]
    }
    case 'loop':
      return [
        [said.calls, format.number(of.calls)],
        [said.inRuns, format.number(of.runs)],
        [
          said.worst,
          of.worst.slice(0, 4).map(({ run, calls }) => (
            <Fragment key={run}>
              <Link to="/w/$workspace/runs/$run" params={{ workspace, run }}>
                {said.times(format.number(calls))}
              </Link>
              <br />
            </Fragment>
          )),
        ],
      ]
    case 'proof':
      return [
        [
          said.proof,
          <>
            {said.proofs[of.proof]} {of.proof !== 'never' && (of.day ? <Moment time={of.day} as="day" /> : unknown)}
          </>,
        ],
      ]
    case 'late':
      return [
        [said.late, format.number(of.late)],
        ...(of.oldest
          ? [
              [
                said.oldest,
                <Link key="oldest" to="/w/$workspace/reviews/$review" params={{ workspace, review: of.oldest }}>
                  {of.due ? <Moment time={of.due} as="day" inLink /> : unknown}
                </Link>,
              ] as const,
            ]
          : []),
      ]
  }
}
