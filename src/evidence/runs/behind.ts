import { formatTime, type Micros } from '../../base/time.ts'
import type { RunFilter } from './search.ts'

/** The question that gives the runs behind a number: as an address under the API, and as a command. */
export type Behind = { readonly url: string; readonly command: string }

/** The search of runs that a number of the figures counts, spelled for a browser and for a terminal. */
export function runsBehind(filter: RunFilter): Behind {
  const words: string[] = ['aftercare', 'runs']
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, counted: true })) {
    if (value === undefined || value === false) continue
    const text = name === 'from' || name === 'to' ? shortTime(value as Micros) : String(value)
    params.set(name, text)
    words.push(`--${name.replaceAll('_', '-')}`, ...(value === true ? [] : [quoted(text)]))
  }
  return { url: `/api/v1/runs?${params}`, command: words.join(' ') }
}

/** 2026-03-09T00:00:00Z; fractions only where there are some. */
export const shortTime = (micros: Micros): string => formatTime(micros).replace(/\.000000Z$/, 'Z')

const quoted = (text: string): string => (/^[\w.:/@+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)
