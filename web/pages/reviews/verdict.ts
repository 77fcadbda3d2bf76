import type { components, paths } from '../../../sdk/src/api.ts'
import type { Tone } from '../../parts/tone.ts'

type Get<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never

export type ReviewPage = Get<'/api/v1/reviews'>
export type ListedReview = ReviewPage['items'][number]
export type KeptReview = Get<'/api/v1/reviews/{id}'>
export type ReviewDocument = components['schemas']['ReviewDocument']
export type Dimension = ReviewDocument['dimensions'][number]

export const toneOf = { PASS: 'good', FAIL: 'bad', INSUFFICIENT: 'unknown' } as const satisfies Record<string, Tone>
export const toneOfResult = { pass: 'good', fail: 'bad', unknown: 'unknown' } as const satisfies Record<string, Tone>

/** Failed dimensions first, then what is not known, then what is kept: what needs reading stands on top. */
export const worstFirst = <D extends Pick<Dimension, 'result'>>(dimensions: readonly D[]): D[] =>
  dimensions.toSorted((a, b) => rank[a.result] - rank[b.result])
const rank = { fail: 0, unknown: 1, pass: 2 }

/** Figures that say something. */
export const knownFigures = ({ figures }: Pick<Dimension, 'figures'>) =>
  figures.filter((one) => one.now.value !== null || one.now.atLeast !== undefined)

/** Whether any figure of the period before is known: else there is nothing to compare with. */
export const isCompared = (dimensions: readonly Pick<Dimension, 'figures'>[]): boolean =>
  dimensions.some(({ figures }) => figures.some((one) => one.before.value !== null))

/** What needs attention and does not stand among the safety measures already. */
export function otherFindings({ findings, continuity }: Pick<ReviewDocument, 'findings' | 'continuity'>) {
  const said = new Set(continuity.map((one) => one.behind?.url))
  return findings.filter((one) => one.behind === undefined || !said.has(one.behind.url))
}

/** The last day of a period: one that ends with a day ends in it, and the moment after is the next one's. */
export const lastOf = (to: string): string => new Date(Date.parse(to) - 1).toISOString()
