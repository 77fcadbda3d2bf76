import { allInLanguage, listed, say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { hashOfValue, type LogEntry } from '../../store/state/decision-log.ts'
import type { AnswerOfReview, Review } from './review.ts'

/** The hash of a review's document in English, in one fixed spelling: whoever reads it in English can compute it. */
export const reviewHash = (document: Review): string => hashOfValue(allInLanguage(document))

/** What a review keeps of itself and of the answer to it. */
type Frozen = {
  readonly id: string
  readonly workflow: string
  readonly due_at: Micros
  readonly verdict: string
  readonly state: 'drawn' | 'signed' | 'refused'
  readonly hash: string
  readonly signed_at: Micros | null
  readonly signed_by: string | null
  readonly note: string | null
  readonly document: Review
  readonly answers: readonly AnswerOfReview[] | null
}

/**
 * What an entry in the log holds of a review. The note only since it is hashed, and answers about tasks only where there are any: what was
 * signed before goes without.
 */
export const bodyOf = (
  review: Pick<Frozen, 'id' | 'workflow' | 'verdict' | 'hash'>,
  note: string,
  answers: readonly AnswerOfReview[] | null,
) => ({
  review: review.id,
  workflow: review.workflow,
  verdict: review.verdict,
  hash: review.hash,
  note: hashOfValue(note),
  ...(answers === null ? {} : { answers: hashOfValue(answers) }),
})

/** What of a decided review is not as its entry in the log holds it, in words; null where all of it is, or it waits. */
export function alterationOf(kept: Frozen, entry: LogEntry | undefined): string | null {
  if (kept.state === 'drawn') return null
  if (entry === undefined || entry.kind !== `review.${kept.state}` || entry.body.review !== kept.id)
    return say`the decision log has no such answer`
  const { body, principal, at } = entry
  const { document } = kept
  const parts: [name: string, holds: boolean][] = [
    [say`its document`, reviewHash(document) === body.hash],
    [say`its fingerprint`, kept.hash === body.hash],
    [say`its outcome`, kept.verdict === body.verdict],
    [say`its workflow`, kept.workflow === body.workflow],
    [say`its period`, shortTime(kept.due_at) === document.to],
    [say`the note`, body.note === undefined || hashOfValue(kept.note ?? '') === body.note],
    [
      say`what was answered about tasks`,
      (kept.answers === null ? undefined : hashOfValue(kept.answers)) === body.answers,
    ],
    [say`who answered`, kept.signed_by === principal],
    [say`when it was answered`, kept.signed_at === at],
  ]
  const altered = parts.filter(([, holds]) => !holds).map(([name]) => name)
  return altered.length === 0 ? null : listed(altered, ', ')
}
