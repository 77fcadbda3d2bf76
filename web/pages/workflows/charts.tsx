import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useMemo, useRef } from 'react'
import { deskAddress } from '../../../sdk/src/desk.ts'
import { useMessages } from '../../messages/messages.ts'
import { DayChart, type DayGroup } from '../../parts/day-chart.tsx'
import { dayNote } from '../../parts/day-note.ts'
import { useHere } from '../../session.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { Measured, useAmount } from '../../shell/measured.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { daysBetween } from './days.ts'
import type { ChangeMark, ChangeOn } from './marks.ts'
import { useInWords, useMeasured } from './measured-words.ts'
import { behindMeasure, type DaysOf, drawn, type Measure, measures, unitOf } from './measures.ts'
import classes from './workflow.module.css'

/** So much of what changed on a day is told where one looks at it; all of it stands below the charts. */
const TOLD = 4

/** Small charts on the same days, with one line through all of them; each day leads to its runs. */
export default function Charts({ of, marks }: { of: DaysOf; marks: readonly ChangeMark[] }) {
  const words = useMessages()
  const said = words.workflow
  const format = useFormat()
  const amount = useAmount()
  const inWords = useInWords()
  const measuredOf = useMeasured()
  const days = useMemo(() => daysBetween(of.from, of.to), [of])
  const byDay = useMemo(() => new Map(of.rows.map((row) => [row.day ?? '', row])), [of])
  const valueOn = (day: string, measure: Measure) => {
    const row = byDay.get(day)
    return row ? measuredOf(row, measure) : null
  }
  const says = (day: string, measure: Measure) => {
    const value = valueOn(day, measure)
    return value === null ? said.nothing : inWords(value, measure).value
  }
  const changesOn = useMemo(
    () =>
      Map.groupBy(
        marks.flatMap((one) => one.changes),
        (one) => one.day,
      ),
    [marks],
  )
  const changed = (day: string) => {
    const on = changesOn.get(day) ?? []
    const words = (one: ChangeOn) => (one.isUnwritten ? `${one.said} (${said.unwritten})` : one.said)
    const more = on.length - TOLD
    return [...on.slice(0, TOLD).map(words), ...(more > 0 ? [said.moreChanges(more)] : [])]
  }
  const group = useGroup(of, days, marks, (day) =>
    dayNote({
      head: format.day(day),
      facts: measures.map((measure) => [said.measure[measure], says(day, measure)]),
      more: [...changed(day), byDay.has(day) ? said.opens : ''],
    }),
  )
  // Drawn again only when there is something else to draw.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn depends on the answer alone, not on words
  const values = useMemo(
    () => new Map(measures.map((one) => [one, days.map((day) => drawn(valueOn(day, one), unitOf[one]))])),
    [of, days],
  )
  const ends = [format.day(of.from), format.day(days.at(-1) ?? of.from)] as const
  return (
    <div className={classes.charts}>
      {measures.map((measure) => {
        const [unit, total] = [unitOf[measure], measuredOf(of.total, measure)]
        const shown = values.get(measure) ?? []
        // What should be all is drawn against all; everything else against its highest day.
        const max = measure === 'accepted' ? 1 : Math.max(0, ...shown.map((value) => value ?? 0))
        const most = said.most(amount(unit === 'share' ? max * 100 : max, unit))
        return (
          <DayChart
            key={measure}
            group={group}
            name={`${said.chart(said.measure[measure], ...ends, inWords(total, measure).value)} ${said.marked(changesOn.size)}`}
            caption={
              <>
                <EvidenceLink url={behindMeasure(of.total, measure)}>{said.measure[measure]}</EvidenceLink>
                <strong>
                  <Measured of={total} unit={unit} />
                </strong>
              </>
            }
            values={shown}
            kind={measure === 'runs' ? 'bars' : 'line'}
            max={max}
            ends={[ends[0], most, ends[1]]}
            say={(place) => {
              const day = days[place] ?? of.from
              return [`${format.day(day)}: ${says(day, measure)}`, ...changed(day)].join('; ')
            }}
          />
        )
      })}
    </div>
  )
}

/** The days of all charts. It stays the same until there are others: what is drawn would be drawn anew. */
function useGroup(
  of: DaysOf,
  days: readonly string[],
  marks: readonly ChangeMark[],
  tell: (day: string) => HTMLElement,
): DayGroup {
  const { workspace } = useHere()
  const navigate = useNavigate()
  const name = useId()
  const latest = useRef(tell)
  useEffect(() => {
    latest.current = tell
  })
  return useMemo(() => {
    const rowOn = new Map(of.rows.map((row) => [row.day, row]))
    const changedOn = new Set(marks.flatMap(({ changes }) => changes.map(({ day }) => day)))
    const places = (fits: (day: string) => boolean) => days.flatMap((day, place) => (fits(day) ? [place] : []))
    return {
      name,
      days,
      known: places((day) => rowOn.has(day) || changedOn.has(day)),
      marks: marks.map(({ letter, from, changes }) => ({
        place: days.indexOf(from),
        letter,
        isUnwritten: changes.some((one) => one.isUnwritten),
      })),
      tell: (place) => latest.current(days[place] ?? ''),
      open: (place) => {
        const row = rowOn.get(days[place] ?? '')
        if (row) void navigate({ href: deskAddress(row.behind.url, workspace) })
      },
    }
  }, [of, days, marks, name, workspace, navigate])
}
