import { type Micros, parseTime } from '../../../base/time.ts'
import { isMap } from '../make/executions.ts'

/** What the API of Zapier says of a run of a Zap, as far as it can be read. */
export type ZapRun = {
  readonly id: string
  readonly zap: string
  readonly title: string | undefined
  /** When it began; of one that waits to begin nothing is said. */
  readonly began: Micros | undefined
  readonly ended: Micros | undefined
  readonly status: string
  readonly steps: readonly { readonly status: string | undefined; readonly began: Micros | undefined }[]
  readonly input: string | undefined
  readonly output: string | undefined
}

/** Those that are not over: they wait for a moment, or for their turn. */
export const open: readonly string[] = ['delayed', 'scheduled', 'pending']
/** Those that are over and may be played again by a person, under the same id. */
export const replayed: readonly string[] = ['error', 'halted', 'throttled', 'held']

export function zapRunIn(value: unknown): ZapRun | undefined {
  if (!isMap(value)) return undefined
  const { id, zap_id, zap_title, start_time, end_time, status, steps } = value
  if (typeof id !== 'string' || id === '' || typeof status !== 'string') return undefined
  if (typeof zap_id !== 'number' && typeof zap_id !== 'string') return undefined
  return {
    id,
    zap: zapIdOf(String(zap_id)),
    title: textIn(zap_title),
    began: timeIn(start_time),
    ended: timeIn(end_time),
    status: status.toLowerCase(),
    steps: (Array.isArray(steps) ? steps : []).filter(isMap).map((step) => ({
      status: textIn(step.status)?.toLowerCase(),
      began: timeIn(step.start_time),
    })),
    input: saidIn(value.data_in),
    output: saidIn(value.data_out),
  }
}

/** Runs name a Zap by a number, the list of Zaps by a longer id that ends in it. */
export const zapIdOf = (id: string): string => {
  const number = /^0{8}-0{4}-c000-8000-0*(\d+)$/i.exec(id)?.[1]
  return number ?? id
}

/** A page as the reference has it, and within a list of one, as it shows it. */
export function pageIn(body: unknown): { rows: unknown[]; count: number | undefined; isLast: boolean } | undefined {
  const page: unknown = Array.isArray(body) ? body[0] : body
  if (!isMap(page) || !Array.isArray(page.data)) return undefined
  const links = isMap(page.links) ? page.links : {}
  const count = isMap(page.meta) && typeof page.meta.count === 'number' ? page.meta.count : undefined
  return { rows: page.data, count, isLast: page.data.length === 0 || typeof links.next !== 'string' }
}

const timeIn = (value: unknown): Micros | undefined =>
  typeof value === 'string' ? parseTime(value)?.micros : undefined
const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

/** What went in and came out may be a text or an object. */
function saidIn(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'object') return Object.keys(value).length === 0 ? undefined : JSON.stringify(value)
  return textIn(String(value))
}
