import type { paths } from '../../../sdk/src/api.ts'
import type { Filters } from '../../filters.ts'

export type Answers = paths['/api/v1/sources']['get']['responses'][200]['content']['application/json']
export type Shares = paths['/api/v1/sources/shares']['get']['responses'][200]['content']['application/json']
export type LabelledShare = paths['/api/v1/sources/labels']['get']['responses'][200]['content']['application/json']
export type JudgeFound = paths['/api/v1/sources/judge']['get']['responses'][200]['content']['application/json']
export type Share = Shares['items'][number]

/** What of answers may be looked at: all with a gap, those of a kind, and those of which it cannot be told. */
export const kinds = [
  'gap',
  'nothing_retrieved',
  'unsupported_claim',
  'number_mismatch',
  'stale_source',
  'never_cited',
  'untold',
] as const
export type Kind = (typeof kinds)[number]
export const groupings = ['week', 'month', 'workflow', 'case_type', 'route', 'release'] as const
export type Grouping = (typeof groupings)[number]
/** Why of an answer it cannot be told. */
export const whys = ['texts_not_kept', 'no_answer', 'sources_without_texts', 'too_long'] as const

const oneOf = <T extends string>(value: string | undefined, known: readonly T[]): T =>
  known.find((one) => one === value) ?? (known[0] as T)

export const kindOf = (search: Filters): Kind => oneOf(search.kind, kinds)
export const groupOf = (search: Filters): Grouping => oneOf(search.by, groupings)

/** What of the address the API is asked with. */
export const askedBy = ({ workflow, case_type, route, release, from, to }: Filters) => ({
  ...{ workflow, case_type, route, release, from, to },
})
