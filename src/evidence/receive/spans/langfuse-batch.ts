import { z } from 'zod'
import type { VerdictLine } from '../../record.ts'
import { type Delivery, nothing } from './span.ts'

/** What Langfuse clients post beside spans: events in a batch, each of a type. */
const request = z.object({
  batch: z.array(
    z.looseObject({ id: z.string(), type: z.string(), timestamp: z.string().optional(), body: z.looseObject({}) }),
  ),
})

const score = z.looseObject({
  id: z.string().nullish(),
  traceId: z.string(),
  name: z.string(),
  value: z.union([z.number(), z.boolean(), z.string()]),
  dataType: z.string().nullish(),
  comment: z.string().nullish(),
})

export const isLangfuseBatch = (value: unknown): boolean => request.safeParse(value).success

/**
 * Scores that say yes or no are verdicts about their run. Who gave one is not told: it has the standing of a judge, the lowest, under
 * the score's name. Other scores are no verdicts.
 */
export function readLangfuseBatch(value: unknown): Delivery {
  const verdicts: VerdictLine[] = []
  for (const { id, type, timestamp, body } of request.parse(value).batch) {
    const read = score.safeParse(body)
    if (type !== 'score-create' || !read.success || read.data.dataType !== 'BOOLEAN') continue
    const isYes = [1, '1', true, 'true', 'True'].includes(read.data.value)
    verdicts.push({
      type: 'verdict',
      verdict: read.data.id ?? id,
      run: read.data.traceId,
      kind: isYes ? 'accepted' : 'rejected',
      by: { kind: 'judge', id: read.data.name.slice(0, 200) },
      ...(timestamp === undefined ? {} : { at: timestamp }),
    })
  }
  return { ...nothing, verdicts }
}
