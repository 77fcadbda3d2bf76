import { z } from 'zod'
import { durationOf, shiftDay } from './duration.ts'
import { always, day, duration, key, text } from './fields.ts'

/** Evidence expires: when something was last proved, by whom, how, and how long that holds. */
export const proof = {
  proved_on: day.optional().describe('The day it was last proved to work or to be right. Left out: never.'),
  proved_by: key.optional().describe('The person who proved it.'),
  proved_how: z
    .enum(['executed', 'table-top'])
    .optional()
    .describe('Executed: really done. Table-top: talked through, which is also meant where this is left out.'),
  good_for: duration.default('90d').describe('How long the proof holds.'),
  proof: text.optional().describe('Where the proof is kept.'),
} as const

export const proofSchema = z.object(proof)
export type Proof = z.infer<typeof proofSchema>

export type ProofState = { kind: 'never' } | { kind: 'good'; until: string } | { kind: 'expired'; since: string }

/** How a proof stands on a day (of the plan's zone). `until` is the last day it holds, `since` the first it no longer does. */
export function proofState(item: Pick<Proof, 'proved_on' | 'good_for'>, today: string): ProofState {
  // What is proved on a later day is not proved yet: reviews are also asked for as of an earlier day.
  if (item.proved_on === undefined || item.proved_on > today) return { kind: 'never' }
  const end = shiftDay(item.proved_on, durationOf(item.good_for))
  return today <= end
    ? { kind: 'good', until: end }
    : { kind: 'expired', since: shiftDay(end, { count: 1, unit: 'd' }) }
}

type Signed = { proved_on?: unknown; proved_by?: unknown }

/** Whoever says when must say who, and the other way round. Told even where other lines of the item are wrong. */
export const signature = [
  z.refine<Signed>((item) => item.proved_on === undefined || item.proved_by !== undefined, {
    path: ['proved_on'],
    error: 'stands without proved_by; name the person who proved it',
    when: always,
  }),
  z.refine<Signed>((item) => item.proved_by === undefined || item.proved_on !== undefined, {
    path: ['proved_by'],
    error: 'stands without proved_on; write the day it was proved, or remove the line if it never was',
    when: always,
  }),
] as const
