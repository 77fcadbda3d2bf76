import { dayStart, startOfDay } from '../../base/calendar.ts'
import { formatTime, type Micros } from '../../base/time.ts'
import { shift } from '../../plan/duration.ts'
import { endOf, type FiguresAsked, type FiguresRow, isByTime } from './figures.ts'
import type { RunFilter } from './search.ts'

/** The question that gives what is behind a number: as an address under the API, and as a command. */
export type Behind = { readonly url: string; readonly command: string }

/** The search of runs that a number of the figures counts. */
export const runsBehind = (filter: RunFilter): Behind => searchBehind('runs', { ...filter, counted: true })

/** A search of one of the lists, spelled for a browser and for a terminal. */
export function searchBehind(
  list: 'runs' | 'incidents',
  filter: Readonly<Record<string, string | number | boolean | undefined>>,
): Behind {
  const words: string[] = ['aftercare', list]
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || value === false) continue
    const text = times.has(name) ? shortTime(value as Micros) : String(value)
    params.set(name, text)
    words.push(`--${name.replaceAll('_', '-')}`, ...(value === true ? [] : [quoted(text)]))
  }
  return { url: `/api/v1/${list}?${params}`, command: words.join(' ') }
}

const times: ReadonlySet<string> = new Set(['from', 'to', 'as_of'] satisfies (keyof RunFilter)[])

/** The search that finds just the runs a row of figures counts. A row of days or months has the range of its own. */
export function runsOfRow({ group }: Pick<FiguresRow, 'group'>, asked: FiguresAsked, zone: string): RunFilter {
  const { by, release, as_of, ...rest } = asked
  const ends = isByTime(asked) ? { to: endOf(asked) } : { as_of }
  const filter = { ...rest, release: release === null ? 'unknown' : release, ...ends }
  if (by === undefined) return filter
  if (by !== 'day' && by !== 'month') return { ...filter, [by]: group ?? 'unknown' }
  const begin = dayStart(by === 'day' ? `${group}` : `${group}-01`, zone)
  const end = startOfDay(shift(begin, { count: 1, unit: by === 'day' ? 'd' : 'month' }, 1, zone), zone)
  return { ...filter, from: Math.max(begin, filter.from ?? begin), to: Math.min(end, filter.to ?? end) }
}

/** 2026-03-09T00:00:00Z; fractions only where there are some. */
export const shortTime = (micros: Micros): string => formatTime(micros).replace(/\.000000Z$/, 'Z')

/** As a shell takes it for one word. */
export const quoted = (text: string): string =>
  /^[\w.:/@+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
