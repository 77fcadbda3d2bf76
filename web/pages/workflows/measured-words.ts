import { useMessages } from '../../messages/messages.ts'
import { useAmount } from '../../shell/measured.tsx'
import type { MeasuredValue } from '../../shell/measured-value.ts'
import { useFormat } from '../../shell/moment.tsx'
import { type Figures, type Measure, measured, unitOf } from './measures.ts'

/** What a row tells of each measure. */
export function useMeasured(): (row: Figures, measure: Measure) => MeasuredValue {
  const { workflow: said } = useMessages()
  const format = useFormat()
  return (row, measure) =>
    measured(row, measure, { runs: said.runsOf, unpriced: said.unpriced(format.number(row.cost_unknown_runs)) })
}

/** A value in words, what chance allows around it, and how many it rests on. */
export function useInWords(): (of: MeasuredValue, measure: Measure) => { value: string; around: string; n: string } {
  const words = useMessages()
  const format = useFormat()
  const amount = useAmount()
  return (of, measure) => {
    const said = (value: number) => amount(value, unitOf[measure])
    const least = Number(of.atLeast ?? 0)
    const unknown = least > 0 ? words.atLeast(said(least)) : words.unknown
    return {
      value: of.value === null ? unknown : said(Number(of.value)),
      around: of.interval ? words.workflow.around(said(of.interval.low), said(of.interval.high)) : '',
      n: measure === 'runs' || of.n === 0 ? '' : words.workflow.restsOn(format.number(of.n)),
    }
  }
}
