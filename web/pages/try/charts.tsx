import { useId, useMemo } from 'react'
import { useTryWords } from '../../messages/try.ts'
import { DayChart, type DayGroup } from '../../parts/day-chart.tsx'
import { dayNote } from '../../parts/day-note.ts'
import { useFormat } from '../../shell/moment.tsx'
import { dayAfter, daysBetween } from '../workflows/days.ts'
import type { Told, Tried } from './ask.ts'
import classes from './try.module.css'

type Day = Omit<Tried['days'][number], 'day'>
type About = Told['about']

/** As much of it as goes wrong, costs or comes: what is off stands high in all of them. */
const measured: Readonly<Record<About, (day: Day | undefined) => number | null>> = {
  quality: (day) => (day === undefined || day.right === null ? null : 1 - day.right),
  price: (day) => day?.cost_per_case ?? null,
  volume: (day) => day?.cases ?? null,
}

/** A chart for each thing that is watched, on the same days; in each stands what would have been told of it. */
export default function Charts({ of }: { of: Tried }) {
  const said = useTryWords()
  const format = useFormat()
  const name = useId()
  const from = of.from ?? ''
  const to = of.to ?? ''
  const days = useMemo(() => daysBetween(from, dayAfter(to, 1)), [from, to])
  const byDay = useMemo(() => new Map(of.days.map((one) => [one.day, one])), [of])
  const shown = (['quality', 'price', 'volume'] as const).filter((about) =>
    of.days.some((one) => measured[about](one) !== null),
  )
  const inWords = (about: About, value: number | null) =>
    value === null
      ? said.notKnown
      : about === 'quality'
        ? format.share(value)
        : format.number(value, about === 'price' ? (Math.abs(value) < 0.1 ? 4 : 2) : 0)
  const says = (place: number, about: About) => inWords(about, measured[about](byDay.get(days[place] ?? '')))
  const toldOn = (place: number) =>
    of.told.flatMap((one, index) => [
      ...(one.told === days[place] ? [said.toldOn(String(index + 1))] : []),
      ...(one.since === days[place] ? [said.sinceOn(String(index + 1))] : []),
    ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn depends on the answer alone, not on words
  const drawn = useMemo(
    () =>
      shown.map((about) => {
        const values = days.map((day) => measured[about](byDay.get(day)))
        const group: DayGroup = {
          ...{ name, days, marks: marksOf(of.told, about, days) },
          known: days.flatMap((day, place) => (byDay.has(day) ? [place] : [])),
          tell: (place) =>
            dayNote({
              head: format.day(days[place] ?? from),
              facts: shown.map((one) => [said.chart[one], says(place, one)]),
              more: toldOn(place),
            }),
        }
        return { about, values, group, max: Math.max(0, ...values.map((value) => value ?? 0)) }
      }),
    [of, days, byDay, said],
  )
  const ends = [format.day(from), format.day(to)] as const
  return (
    <div className={classes.charts}>
      {drawn.map(({ about, values, group, max }) => {
        const total = inWords(about, measured[about](of.total))
        return (
          <DayChart
            key={about}
            group={group}
            name={said.chartOf(said.chart[about], ...ends, total)}
            caption={
              <>
                <span>{said.chart[about]}</span>
                <strong>{total}</strong>
              </>
            }
            values={values}
            kind={about === 'volume' ? 'bars' : 'line'}
            max={max}
            ends={[ends[0], said.most(inWords(about, max)), ends[1]]}
            say={(place) => [`${format.day(days[place] ?? from)}: ${says(place, about)}`, ...toldOn(place)].join('; ')}
          />
        )
      })}
    </div>
  )
}

/** What would have been told of it, with its number in the list; and dashed, where there is place between them, since when it was so. */
function marksOf(told: readonly Told[], about: About, days: readonly string[]): DayGroup['marks'] {
  const apart = days.length / MARKS
  return told.flatMap((one, index) => {
    if (one.about !== about) return []
    // What is told when the last day is over is told on the next, which is not there.
    const place = Math.min(days.length - 1, days.indexOf(one.told) === -1 ? days.length - 1 : days.indexOf(one.told))
    const since = days.indexOf(one.since)
    const begin = since !== -1 && place - since >= apart ? [{ place: since, letter: '', isUnwritten: true }] : []
    return [...begin, { place, letter: String(index + 1), isUnwritten: false }]
  })
}

/** So many lines can be told apart in a chart. */
const MARKS = 90
