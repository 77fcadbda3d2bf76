import { useId, useMemo } from 'react'
import { useCostWords } from '../../messages/costs.ts'
import { DayChart, type DayGroup } from '../../parts/day-chart.tsx'
import { dayNote } from '../../parts/day-note.ts'
import { useFormat } from '../../shell/moment.tsx'
import { dayAfter, daysBetween } from '../workflows/days.ts'
import type { Costs } from './ask.ts'

/** What each day cost. */
export default function Days({ of }: { of: Costs }) {
  const said = useCostWords()
  const format = useFormat()
  const name = useId()
  const from = of.days[0]?.day ?? of.month.from
  const to = of.days.at(-1)?.day ?? from
  const days = useMemo(() => daysBetween(from, dayAfter(to, 1)), [from, to])
  const byDay = useMemo(() => new Map(of.days.map((one) => [one.day, one])), [of])
  const values = useMemo(() => days.map((day) => Number(byDay.get(day)?.cost ?? 0)), [days, byDay])
  const max = Math.max(...values, 0)
  const amount = (place: number) => format.money(values[place] ?? 0, of.currency)
  const says = (place: number) => {
    const unknown = byDay.get(days[place] ?? '')?.unknown_runs ?? 0
    return unknown > 0 ? said.atLeast(amount(place)) : amount(place)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn depends on the answer alone, not on words
  const group = useMemo(
    (): DayGroup => ({
      ...{ name, days, marks: [], known: days.map((_, place) => place) },
      tell: (place) =>
        dayNote({
          head: format.day(days[place] ?? from),
          facts: [
            [said.cost, says(place)],
            [said.runs, format.number(byDay.get(days[place] ?? '')?.runs ?? 0)],
          ],
          more: [],
        }),
    }),
    [of, days, said],
  )
  return (
    <DayChart
      group={group}
      name={said.daysOf(format.day(from), format.day(to))}
      caption={<span>{said.cost}</span>}
      values={values}
      kind="bars"
      max={max}
      ends={[format.day(from), format.money(max, of.currency), format.day(to)]}
      say={(place) => `${format.day(days[place] ?? from)}: ${says(place)}`}
    />
  )
}
