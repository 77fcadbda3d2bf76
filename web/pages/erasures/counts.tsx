import { useEvidenceWords } from '../../messages/evidence.ts'
import { useFormat } from '../../shell/moment.tsx'
import classes from './erasures.module.css'

/** How many lines of each kind, in the order in which people think of them. */
const order = ['run', 'run_line', 'step', 'text', 'verdict', 'write', 'readback', 'refused'] as const

export function Counts({ of }: { of: Readonly<Record<string, number>> }) {
  const said = useEvidenceWords().erasures
  const format = useFormat()
  return (
    <dl className={classes.counts}>
      {order.flatMap((kind) => {
        const count = of[kind] ?? 0
        return count === 0
          ? []
          : [
              <dt key={`${kind} count`} className="number">
                {format.number(count)}
              </dt>,
              <dd key={kind}>{said.line[kind]}</dd>,
            ]
      })}
    </dl>
  )
}
