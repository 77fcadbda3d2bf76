import { z } from 'zod'
import type { VerdictLine } from '../../record.ts'

const text = z.string().nullish()

/** A score, as clients of Langfuse post it and as its API tells it. */
export const score = z.looseObject({
  id: text,
  traceId: z.string(),
  name: z.string(),
  value: z.union([z.number(), z.boolean(), z.string()]),
  dataType: text,
  comment: text,
  source: text,
})
export type Score = z.infer<typeof score>

/**
 * Scores that say yes or no are verdicts about their run; so are corrections, which tell what the answer should have been. One that was
 * given in Langfuse's own pages is a person's. Of the others it is not told who gave them: they have the standing of a judge, the lowest,
 * under the score's name. Other scores are no verdicts.
 */
export function verdictOfScore(
  said: Score,
  { id, at }: { id: string; at: string | undefined },
): VerdictLine | undefined {
  const { dataType, value, traceId, name, source } = said
  const isYes = [1, '1', true, 'true', 'True'].includes(value)
  const isCorrection = dataType === 'CORRECTION'
  if (!isCorrection && dataType !== 'BOOLEAN') return undefined
  return {
    type: 'verdict',
    verdict: (said.id ?? id).slice(0, 200),
    run: traceId.slice(0, 200),
    kind: isCorrection ? 'corrected' : isYes ? 'accepted' : 'rejected',
    by: { kind: source === 'ANNOTATION' ? 'person' : 'judge', id: name },
    ...(isCorrection ? { corrections: [{ field: 'output', after: value }] } : {}),
    ...(at === undefined ? {} : { at }),
  }
}
