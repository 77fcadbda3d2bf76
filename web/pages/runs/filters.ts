import type { paths } from '../../../sdk/src/api.ts'
import type { Filters } from '../../filters.ts'
import type { Tone } from '../../parts/tone.ts'

export type RunRow = paths['/api/v1/runs']['get']['responses'][200]['content']['application/json']['items'][number]
type Asked = NonNullable<paths['/api/v1/runs']['get']['parameters']['query']>

export const outcomes = ['accepted', 'corrected', 'rejected', 'escalated', 'reopened', 'untouched', 'unknown'] as const
export const statuses = ['ok', 'exception', 'error', 'handed_over', 'unknown'] as const

/** Filters with a control of their own; the rest of the API's stand as words that can be taken away. */
const controls = ['workflow', 'outcome', 'status', 'release', 'from', 'to', 'text'] as const
const others = [
  'case',
  'case_type',
  'route',
  'model',
  'mode',
  'tool',
  'integration',
  'pattern',
  'cost_above',
  'longer_than_ms',
  'tool_errors',
  'cost_unknown',
  'counts_for',
  'counted',
] as const
type Other = (typeof others)[number]
/** Of these only "true" asks for anything. */
const flags: readonly Other[] = ['tool_errors', 'cost_unknown', 'counted']
const known: readonly string[] = [...controls, ...others]

/** What an address asks for, as the API takes it; words it does not know are left out. */
export const askedBy = (search: Filters): Asked =>
  Object.fromEntries(Object.entries(search).filter(([name, value]) => known.includes(name) && value)) as Asked

/** Filters of an address that have no control of their own. */
export const chips = (search: Filters): [name: Other, value: string][] =>
  others.flatMap((name): [Other, string][] => {
    const value = search[name]
    return value && !(flags.includes(name) && value !== 'true') ? [[name, value]] : []
  })

/** Whether anything is filtered at all. */
export const isFiltered = (search: Filters): boolean => known.some((name) => search[name])

export const toneOfOutcome: Record<string, Tone> = {
  accepted: 'good',
  untouched: 'good',
  corrected: 'warn',
  reopened: 'warn',
  escalated: 'warn',
  rejected: 'bad',
}
