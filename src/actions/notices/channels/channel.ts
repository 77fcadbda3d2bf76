import type { Micros } from '../../../base/time.ts'
import type { Urgency } from '../../../store/state/owed.ts'
import type { Message } from '../message.ts'

/** A message on its way: what it says, and what a receiver may want to know beside it. Never more than people are shown. */
export type Outgoing = Message & {
  /** The same each time it is sent, so that a receiver can tell a duplicate. */
  readonly id: string
  /** The id of the message that told the beginning of what this one tells the end of. */
  readonly answers: string | null
  readonly workspace: string
  readonly kind: string
  readonly about: string
  readonly opens: boolean | null
  readonly urgency: Urgency
  readonly workflow: string | null
  readonly owed_at: Micros
  /** Which telling it is of what nobody has acknowledged; the first is 0. */
  readonly step: number
}

/**
 * What became of sending it once. `again`: not now, perhaps later; `refused`: for good, as the receiver says. `mayHaveArrived` is where
 * the answer was lost, or says nothing of whether it was taken: then it may have been read, and its end is owed.
 */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'again'; readonly why: string; readonly afterMs?: number; readonly mayHaveArrived: boolean }
  | { readonly kind: 'refused'; readonly why: string }

/** Bounds of sending it once. */
export type Sending = { readonly now: Micros; readonly signal: AbortSignal }

/** So long one attempt may take, whatever the receiver does. Shorter than what `deliver.ts` leases it for. */
export const ATTEMPT_MS = 20_000
