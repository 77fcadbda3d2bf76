import type { paths } from '../../../sdk/src/api.ts'
import type { Messages } from '../../messages/en.ts'
import type { Tone } from '../../parts/mark.tsx'

type Answered<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never

export type ListedFinding = Answered<'/api/v1/findings'>['items'][number]
export type AskedFinding = Answered<'/api/v1/findings/{id}'>
export type Question = ListedFinding['evidence']['question']

export const severities = ['high', 'medium', 'low'] as const
export const toneOfSeverity = { high: 'bad', medium: 'warn', low: 'unknown' } as const satisfies Record<string, Tone>

/** Findings by severity, the worst first; severities without any are left out. */
export const bySeverity = <F extends Pick<ListedFinding, 'severity'>>(findings: readonly F[]) =>
  severities
    .map((severity) => ({ severity, items: findings.filter((one) => one.severity === severity) }))
    .filter(({ items }) => items.length > 0)

/** What was asked, in a sentence. */
export function questionInWords(question: Question, words: Messages['finding']): string {
  if (question === null) return words.notKept
  switch (question.kind) {
    case 'objective':
      return words.asksObjective(question.name.replaceAll('_', ' '), question.objective.target)
    case 'loop':
      return words.asksLoop(question.tool)
    case 'continuity':
      return words.asksContinuity(question.name ?? question.item.replaceAll('_', ' '))
    case 'late_reviews':
      return words.asksReviews
  }
}

/** How many lines came in or changed since, all kinds together. */
export const changesIn = (changed: Readonly<Record<string, number>>): number =>
  Object.values(changed).reduce((sum, count) => sum + count, 0)
