import { useMessages } from '../../messages/messages.ts'
import { useAmount } from '../../shell/measured.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { unitOf } from '../findings/finding-words.ts'
import type { Workflow } from '../overview/select.ts'

type Objective = Pick<Workflow['dimensions'][number]['objectives'][number], 'n' | 'of' | 'interval' | 'measure'>

/** What a promise was judged by: how many, and what chance allows around what they came to. */
export function Rests({ of }: { of: Objective }) {
  const words = useMessages()
  const format = useFormat()
  const amount = useAmount()
  if (of.n === 0) return null
  const said = (value: number) => amount(value, unitOf[of.measure])
  const interval = of.interval ? [words.interval(said(of.interval.low), said(of.interval.high))] : []
  return <span className="quiet small">{` (${[words.of(format.number(of.n), of.of), ...interval].join('; ')})`}</span>
}
