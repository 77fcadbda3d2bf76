import { localDay, timeOfDay } from '../base/calendar.ts'
import { MICROS, type Micros } from '../base/time.ts'
import { weekdays } from './support.ts'

/** When people are at work: pure, of what a plan says. Days are those of its zone. */
export type CalendarRules = {
  readonly zone: string
  readonly hours: 'always' | { readonly days: readonly string[]; readonly from: string; readonly to: string }
  /** Whether nobody works on a day, such as 2026-12-25, that is a working day by its weekday. */
  readonly isOff: ((day: string) => boolean) | null
}

export type WorkingCalendar = {
  /** How much of the time between two moments people are at work. */
  between(from: Micros, to: Micros): Micros
  /** The first moment by which so much working time has passed since another; null where none comes within thirty years. */
  after(from: Micros, much: Micros): Micros | null
  /** Whether people are at work at a moment. */
  isOpen(at: Micros): boolean
  /** The working time of an ordinary day, and of a week: what "1d" and "1w" of a promise are. */
  readonly day: Micros
  readonly week: Micros
}

/** A year without a working day is a slip of whoever wrote it, and thirty are the end of every plan. */
const LOOKED_AHEAD = 30 * 366

export function createWorkingCalendar({ zone, hours, isOff }: CalendarRules): WorkingCalendar {
  if (hours === 'always' && isOff === null) return alwaysOpen
  const spans = new Map<number, readonly [Micros, Micros] | null>()
  const starts = new Map<number, Micros>()

  const startOf = (number: number): Micros => {
    let start = starts.get(number)
    if (start === undefined) {
      start = timeOfDay(dayOf(number), '00:00', zone)
      starts.set(number, start)
    }
    return start
  }
  const numberAt = (at: Micros): number => {
    // No clock differs from that of UTC by a day.
    let number = Math.floor(at / MICROS.d) - 1
    while (startOf(number + 1) <= at) number++
    return number
  }
  const spanOf = (number: number): readonly [Micros, Micros] | null => {
    const known = spans.get(number)
    if (known !== undefined) return known
    const day = dayOf(number)
    const isWorked = hours === 'always' || hours.days.includes(weekdays[(((number + 3) % 7) + 7) % 7] ?? '')
    const span: readonly [Micros, Micros] | null =
      !isWorked || isOff?.(day)
        ? null
        : hours === 'always'
          ? [startOf(number), startOf(number + 1)]
          : [timeOfDay(day, hours.from, zone), timeOfDay(day, hours.to, zone)]
    spans.set(number, span)
    return span
  }

  return {
    between(from, to) {
      if (to <= from) return 0
      let sum = 0
      for (let number = numberAt(from); startOf(number) < to; number++) {
        const span = spanOf(number)
        if (span) sum += Math.max(0, Math.min(to, span[1]) - Math.max(from, span[0]))
      }
      return sum
    },
    after(from, much) {
      if (much <= 0) return from
      let left = much
      const first = numberAt(from)
      for (let number = first; number < first + LOOKED_AHEAD; number++) {
        const span = spanOf(number)
        if (!span) continue
        const begin = Math.max(from, span[0])
        const open = span[1] - begin
        if (open >= left) return begin + left
        if (open > 0) left -= open
      }
      return null
    },
    isOpen(at) {
      const span = spanOf(numberAt(at))
      return span !== null && span[0] <= at && at < span[1]
    },
    ...lengthsOf(hours),
  }
}

const alwaysOpen: WorkingCalendar = {
  between: (from, to) => Math.max(0, to - from),
  after: (from, much) => from + Math.max(0, much),
  isOpen: () => true,
  day: MICROS.d,
  week: MICROS.w,
}

function lengthsOf(hours: CalendarRules['hours']): { day: Micros; week: Micros } {
  if (hours === 'always') return { day: MICROS.d, week: MICROS.w }
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const day = (minutes(hours.to) - minutes(hours.from)) * MICROS.m
  return { day, week: day * new Set(hours.days).size }
}

const dayOf = (number: number): string => localDay(number * MICROS.d, 'UTC')
