import { useObjectiveWords } from '../../messages/objectives.ts'
import { spoken } from '../../parts/format.ts'
import { visible } from '../../parts/visible.ts'
import { useFormat } from '../../shell/moment.tsx'
import type { Listed } from './ask.ts'

export const toneOfResult = { pass: 'good', fail: 'bad', unknown: 'unknown' } as const

/** What is promised, over which time and of which cases. */
export function Terms({ of }: { of: Pick<Listed, 'target' | 'window' | 'case_type' | 'route'> }) {
  const said = useObjectiveWords()
  const only = [
    ...(of.case_type === null ? [] : [said.caseType(visible(of.case_type))]),
    ...(of.route === null ? [] : [said.route(visible(of.route))]),
  ]
  return (
    <span>
      <span className="number">{spoken(of.target)}</span> {said.over(spoken(of.window))}
      {only.length > 0 && <span className="second">, {only.join(', ')}</span>}
    </span>
  )
}

/** "one in 12 years". */
export function useShare(): (alarmsAYear: number) => string {
  const said = useObjectiveWords()
  const { number } = useFormat()
  return (alarmsAYear) =>
    alarmsAYear > 0.67 ? said.inYear(number(alarmsAYear)) : said.inYears(number(Math.round(1 / alarmsAYear)))
}
