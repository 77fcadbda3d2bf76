import { say } from '../../base/say.ts'
import type { Section } from '../document/document.ts'
import { AHEAD, type Facts } from './facts.ts'

/** A day that comes: of a review, or the last on which a proof holds. */
export type Coming = {
  readonly kind: 'review' | 'proof'
  readonly day: string
  readonly workflow: string
  readonly what: string
}

/** What comes after the day on which it is told, the first first. */
export const comingOf = ({ workflows }: Pick<Facts, 'workflows'>): Coming[] =>
  workflows
    .flatMap(({ name, next_review, expiring }): Coming[] => [
      ...(next_review === null
        ? []
        : [{ kind: 'review', day: next_review, workflow: name, what: say`The next review` } as const]),
      ...expiring.map(
        ({ words, until }) =>
          ({ kind: 'proof', day: until, workflow: name, what: say`${words}: the last day of its proof` }) as const,
      ),
    ])
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))

export const coming = (facts: Facts): Section => ({
  id: 'coming',
  title: say`Days that come`,
  blocks: [
    {
      kind: 'table',
      id: 'coming',
      caption: say`The next reviews, and proofs that end in the ${AHEAD} days after the month`,
      columns: [
        { name: say`Day`, type: 'day' },
        { name: say`Workflow`, type: 'text' },
        { name: say`What`, type: 'text' },
      ],
      rows: comingOf(facts).map(({ day, workflow, what }) => ({ cells: [day, workflow, what] })),
      empty: say`none.`,
    },
  ],
})
