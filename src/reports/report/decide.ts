import { localDay } from '../../base/calendar.ts'
import { say } from '../../base/say.ts'
import { nextOf } from '../../decisions/requests/next.ts'
import { termsOf } from '../../decisions/requests/terms.ts'
import { behindFinding } from '../../findings/finding.ts'
import type { Behind } from '../document/document.ts'
import { type Facts, isOpenAt, workflowName } from './facts.ts'

/** Something that waits for somebody's decision, by when it is wanted, and what follows where nobody takes it. */
export type Decision = {
  readonly what: string
  readonly workflow: string
  /** Whether `what` says of which workflow it is. */
  readonly isNamed: boolean
  /** A day; null where none is named. */
  readonly by: string | null
  readonly otherwise: string
  readonly behind?: Behind
}

const over = ['closed', 'cancelled', 'rejected', 'draft', 'deferred', 'implementing', 'verifying']

/** What waits for a decision at the end of a month, those with a day first. */
export function decisionsOf(facts: Facts): Decision[] {
  const { month, workflows, findings, requests, version } = facts
  const { zone } = month
  const reviews = workflows.flatMap(({ name, reviews }) =>
    reviews
      .filter(({ state }) => state === 'drawn')
      .map(({ id, due_at }) => ({
        what: say`Sign the review of ${name}, or refuse it`,
        ...{ workflow: name, isNamed: true },
        by: localDay(due_at, zone),
        otherwise: say`It stays due, and stands as not held.`,
        behind: { url: `/api/v1/reviews/${id}` },
      })),
  )
  const terms = termsOf(version, zone, [], facts.asOf)
  const asked = requests
    .filter(({ request }) => !over.includes(request.state))
    .map(({ request }) => ({
      what: say`Request "${request.asked.title}": ${unended(nextOf(request, terms, facts.asOf))}`,
      ...{ workflow: workflowName(facts, request.asked.workflow), isNamed: true },
      by: request.quote === null ? null : localDay(request.quote.valid_until, zone),
      otherwise: request.quote === null ? say`Nothing of it is done.` : say`The offer ends, and nothing of it is done.`,
      behind: { url: `/api/v1/requests/${request.id}` },
    }))
  const open = findings
    .filter((one) => isOpenAt(one, month.to) && one.severity !== 'low' && one.held_by === null)
    .map((one) => ({
      what: say`Say who takes care of "${one.title}"`,
      ...{ workflow: workflowName(facts, one.workflow), isNamed: false },
      by: null,
      otherwise: say`It stays as it is, and nobody has it.`,
      behind: { url: behindFinding(one.id).url },
    }))
  const dated = [...reviews, ...asked].filter(({ by }) => by !== null)
  return [
    ...dated.sort((a, b) => ((a.by ?? '') < (b.by ?? '') ? -1 : 1)),
    ...open,
    ...asked.filter(({ by }) => by === null),
  ]
}

const unended = (sentence: string): string => sentence.replace(/\.(\u2069?)$/, '$1')
