import type { components, paths } from '../../../sdk/src/api.ts'
import type { Tone } from '../../parts/tone.ts'

type Get<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never

export type ListedReview = Get<'/api/v1/reviews'>['items'][number]
export type KeptReview = Get<'/api/v1/reviews/{id}'>
export type ReviewDocument = components['schemas']['ReviewDocument']
export type Dimension = ReviewDocument['dimensions'][number]

export const toneOf = { PASS: 'good', FAIL: 'bad', INSUFFICIENT: 'unknown' } as const satisfies Record<string, Tone>
export const toneOfResult = { pass: 'good', fail: 'bad', unknown: 'unknown' } as const satisfies Record<string, Tone>

/** What waits for a person, the oldest first, and what was decided, the newest first. */
export function waiting<R extends Pick<ListedReview, 'state' | 'due_at'>>(reviews: readonly R[]) {
  const newest = (a: R, b: R) => (a.due_at < b.due_at ? 1 : a.due_at > b.due_at ? -1 : 0)
  const sorted = reviews.toSorted(newest)
  return {
    open: sorted.filter((one) => one.state === 'drawn').toReversed(),
    decided: sorted.filter((one) => one.state !== 'drawn'),
  }
}

/** Failed dimensions first, then what is not known, then what is kept: what needs reading stands on top. */
export const worstFirst = <D extends Pick<Dimension, 'result'>>(dimensions: readonly D[]): D[] =>
  dimensions.toSorted((a, b) => rank[a.result] - rank[b.result])
const rank = { fail: 0, unknown: 1, pass: 2 }
