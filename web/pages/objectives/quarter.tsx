import { useNavigate } from '@tanstack/react-router'
import { useId, useMemo } from 'react'
import { deskAddress } from '../../../sdk/src/desk.ts'
import { useMessages } from '../../messages/messages.ts'
import { useObjectiveWords } from '../../messages/objectives.ts'
import { DayChart, type DayGroup } from '../../parts/day-chart.tsx'
import { dayNote } from '../../parts/day-note.ts'
import { spoken } from '../../parts/format.ts'
import { useHere } from '../../session.tsx'
import { useAmount, useRests } from '../../shell/measured.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { usePlace } from '../../shell/place.ts'
import { promiseName, unitOf } from '../findings/finding-words.ts'
import { Changes, changesOn } from '../workflows/changes.tsx'
import { dayAfter } from '../workflows/days.ts'
import { marksOf } from '../workflows/marks.ts'
import type { Objective } from './ask.ts'
import classes from './objectives.module.css'

/** So much of what changed in a span is told where one looks at it; all of it stands below the chart. */
const TOLD = 4

/** The last quarter of a promise with its line, what each day or week very likely lies between, and what changed. */
export default function Quarter({ of }: { of: Objective }) {
  const words = useMessages()
  const said = useObjectiveWords()
  const format = useFormat()
  const amount = useAmount()
  const rests = useRests()
  const { workspace } = useHere()
  const { zone } = usePlace()
  const navigate = useNavigate()
  const id = useId()
  const unit = unitOf[of.measure]
  const { spans } = of
  const starts = useMemo(() => spans.map(({ from }) => from), [spans])
  const [first = '', end = ''] = [spans[0]?.from, spans.at(-1)?.to]
  const changes = useMemo(
    () =>
      changesOn(of.changes, of.releases, zone, words.workflow)
        .filter(({ day }) => first <= day && day < end)
        // Marks stand on what is drawn; what stands below says the day itself.
        .map((one) => ({ ...one, was: one.day, day: starts.findLast((start) => start <= one.day) ?? first })),
    [of, zone, words, starts, first, end],
  )
  const marks = useMemo(() => marksOf(starts, changes), [starts, changes])
  const below = marks.map((one) => ({ ...one, changes: one.changes.map((change) => ({ ...change, day: change.was })) }))
  const nameOf = (place: number) => {
    const { from = '', to = '' } = spans[place] ?? {}
    return of.by === 'day' ? format.day(from) : said.weekOf(format.day(from), format.day(dayAfter(to, -1)))
  }
  const says = (place: number) => {
    const measured = spans[place]?.measured
    if (!measured || (measured.value === null && measured.atLeast === undefined)) return words.workflow.nothing
    const value =
      measured.value === null
        ? words.atLeast(amount(Number(measured.atLeast), unit))
        : amount(Number(measured.value), unit)
    return `${value} (${rests(measured, unit)})`
  }
  const changed = (place: number) => {
    const on = changes.filter(({ day }) => day === starts[place])
    const more = on.length - TOLD
    return [
      ...on.slice(0, TOLD).map((one) => (one.isUnwritten ? `${one.said} (${words.workflow.unwritten})` : one.said)),
      ...(more > 0 ? [words.workflow.moreChanges(more)] : []),
    ]
  }
  // Drawn again only when there is something else to draw.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn depends on the answer alone, not on words
  const group = useMemo(
    (): DayGroup => ({
      ...{ name: id, days: starts, known: spans.flatMap(({ measured }, place) => (measured.n > 0 ? [place] : [])) },
      marks: marks.map(({ letter, from, changes: of }) => ({
        place: starts.indexOf(from),
        letter,
        isUnwritten: of.some((one) => one.isUnwritten),
      })),
      tell: (place) =>
        dayNote({
          head: nameOf(place),
          facts: [[promiseName(words.finding, of.measure), says(place)]],
          more: [...changed(place), words.workflow.opens],
        }),
      open: (place) => {
        const url = spans[place]?.behind.url
        if (url) void navigate({ href: deskAddress(url, workspace) })
      },
    }),
    [of, marks, words],
  )
  const drawn = useMemo(() => {
    const scaled = (value: number) => (unit === 'share' ? value / 100 : value)
    return {
      limit: scaled(of.limit),
      values: spans.map(({ measured: { value } }) => (value === null ? null : scaled(Number(value)))),
      ranges: spans.map(({ measured: { interval } }) =>
        interval ? ([scaled(interval.low), scaled(interval.high)] as const) : null,
      ),
    }
  }, [spans, of.limit, unit])
  const highest = Math.max(
    drawn.limit * 1.2,
    ...drawn.values.map((value) => value ?? 0),
    ...drawn.ranges.map((range) => range?.[1] ?? 0),
  )
  // What should be all is drawn against all; everything else against the highest there is.
  const max =
    unit === 'share' ? Math.min(1, of.measure === 'accepted' || of.measure === 'adoption' ? 1 : highest) : highest
  const name = promiseName(words.finding, of.name, of.measure)
  const ends = [nameOf(0), nameOf(spans.length - 1)] as const
  return (
    <div className={classes.quarter}>
      <DayChart
        group={group}
        name={`${said.chart(name, format.day(first), format.day(dayAfter(end, -1)), spoken(of.target))} ${words.workflow.marked(marks.length)}`}
        caption={<span>{of.by === 'day' ? said.byDay : said.byWeek}</span>}
        {...drawn}
        kind="line"
        isTall
        max={max}
        ends={[ends[0], words.workflow.most(amount(unit === 'share' ? max * 100 : max, unit)), ends[1]]}
        say={(place) => [`${nameOf(place)}: ${says(place)}`, ...changed(place)].join('; ')}
      />
      <Changes marks={below} />
    </div>
  )
}
