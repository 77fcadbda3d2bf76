import { useMessages } from '../../messages/messages.ts'
import { useFormat } from '../../shell/moment.tsx'

type Known = string | null | undefined
export type CostOfRun = {
  readonly cost?: Known
  readonly cost_reported?: Known
  readonly cost_estimated?: Known
  readonly cost_unknown?: boolean | undefined
}

/** What is known of the cost of a run, how much of it is an estimate, and whether there is more: in a list and on its own page alike. */
export function Cost({ of, isBrief }: { of: CostOfRun; isBrief?: boolean }) {
  const words = useMessages()
  const format = useFormat()
  const { cost, cost_reported, cost_estimated, cost_unknown } = of
  if (cost == null) return words.unknown
  const amount = format.money(Number(cost))
  const estimated =
    cost_estimated == null
      ? null
      : cost_reported == null
        ? isBrief
          ? words.runs.estimated
          : words.run.estimated
        : isBrief
          ? words.runs.inPart
          : words.run.estimatedPart(format.money(Number(cost_estimated)))
  return (
    <>
      {cost_unknown ? words.atLeast(amount) : amount}
      {estimated !== null && <span className="quiet small"> {isBrief ? estimated : `(${estimated})`}</span>}
      {cost_unknown && !isBrief && <span className="quiet small"> {words.run.costUnknown}</span>}
    </>
  )
}
