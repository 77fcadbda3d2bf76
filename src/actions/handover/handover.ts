import type { Selectable } from 'kysely'
import { z } from 'zod'
import { say } from '../../base/say.ts'
import { fromDate, type Micros } from '../../base/time.ts'
import { hashOfValue } from '../../store/state/decision-log.ts'
import type { Tables } from '../../store/state/tables.ts'
import { type Sent, type There, theres } from './trackers/tickets.ts'

/** A handover: something of ours that is worked on in another tool. What becomes of it there is seen here, and decides nothing here. */

export const handoverStates = ['sending', 'handed', 'failed', 'ended'] as const
export type HandoverState = (typeof handoverStates)[number]

export const subjects = ['finding', 'request', 'task'] as const
export const aboutSchema = z.object({ kind: z.enum(subjects), id: z.string().max(200) })
export type About = z.infer<typeof aboutSchema>

export const sentSchema = z.object({
  title: z.string(),
  facts: z.array(z.tuple([z.string(), z.string()])),
  note: z.string().nullable(),
  link: z.string(),
})

export type Handover = {
  readonly id: string
  readonly tracker: string
  readonly about: About
  readonly sent: Sent
  readonly ordered_by: string
  readonly ordered_at: Micros
  readonly decision_seq: number
  readonly state: HandoverState
  readonly problem: string | null
  readonly next_at: Micros | null
  readonly ticket: { readonly name: string; readonly url: string } | null
  readonly there: There | null
  readonly there_said: string | null
  readonly there_since: Micros | null
  readonly assignee: string | null
  readonly read_at: Micros | null
  readonly over_here: boolean
}

const moment = (date: Date | null): Micros | null => (date === null ? null : fromDate(date))

export const toHandover = (row: Selectable<Tables['handover']>): Handover => ({
  id: row.id,
  tracker: row.tracker_id,
  about: aboutSchema.parse({ kind: row.about_kind, id: row.about_id }),
  sent: sentSchema.parse(row.sent),
  ordered_by: row.ordered_by,
  ordered_at: fromDate(row.ordered_at),
  decision_seq: row.decision_seq,
  state: row.state as HandoverState,
  problem: row.problem,
  next_at: moment(row.next_at),
  ticket: row.ticket === null ? null : { name: row.ticket_name ?? row.ticket, url: row.ticket_url ?? '' },
  there: row.there as There | null,
  there_said: row.there_said,
  there_since: moment(row.there_since),
  assignee: row.assignee,
  read_at: moment(row.read_at),
  over_here: row.over_here,
})

export const eventKinds = [
  'ordered',
  'again',
  'made',
  'found',
  'failed',
  'there',
  'assigned',
  'moved',
  'over',
  'open_again',
  'told',
  'ended',
] as const
export type EventKind = (typeof eventKinds)[number]
export const factsSchema = z.object({
  ticket: z.string().optional(),
  there: z.enum(theres).optional(),
  said: z.string().optional(),
  assignee: z.string().nullable().optional(),
  why: z.string().optional(),
})
export type Facts = z.infer<typeof factsSchema>
export type HandoverEvent = {
  readonly at: Micros
  readonly kind: EventKind
  /** Null where no person did it. */
  readonly by: string | null
  readonly facts: Facts
  readonly decision_seq: number | null
}

export const toEvent = (row: Selectable<Tables['handover_event']>): HandoverEvent => ({
  at: fromDate(row.at),
  kind: row.kind as EventKind,
  by: row.by,
  facts: factsSchema.parse(row.facts),
  decision_seq: row.decision_seq,
})

/** What an entry of the log holds of an order: ids, and what was sent in the hash alone. */
export const entryOf = ({ id, tracker, about, sent }: Pick<Handover, 'id' | 'tracker' | 'about' | 'sent'>) => ({
  kind: 'handover.ordered',
  body: { handover: id, tracker, about, hash: hashOfValue(sent) },
})

/** A ticket of a thing that is over on both sides is looked at, but seldom. */
export const standings = ['sending', 'failed', 'under_way', 'differs', 'over', 'gone', 'ended'] as const
export type Standing = { readonly kind: (typeof standings)[number]; readonly sentence: string }

type Stood = Pick<Handover, 'state' | 'problem' | 'there' | 'over_here' | 'about'>

/**
 * How it stands, in a sentence that tells what is said there from what is so here: done there is a claim, and ends nothing here.
 * `tool` is what the tool is called.
 */
export function standingOf({ state, problem, there, over_here, about: { kind } }: Stood, tool: string): Standing {
  if (state === 'sending') return { kind: 'sending', sentence: problem ?? say`It is being handed over to ${tool}.` }
  if (state === 'failed') return { kind: 'failed', sentence: problem ?? say`It could not be handed over to ${tool}.` }
  if (state === 'ended') return { kind: 'ended', sentence: problem ?? say`Nobody follows it any more.` }
  switch (there) {
    case null:
      return { kind: 'under_way', sentence: say`The ticket is in ${tool}. How it stands there was not read yet.` }
    case 'gone':
      return { kind: 'gone', sentence: say`The ticket was deleted in ${tool}, or may not be read any more.` }
    case 'done':
    case 'cancelled': {
      if (over_here)
        return {
          kind: 'over',
          sentence: there === 'done' ? say`Done in ${tool}, and over here.` : say`Dropped in ${tool}, and over here.`,
        }
      const here = {
        finding: say`here it still happens`,
        request: say`here it is still under way`,
        task: say`here it is still open`,
      }[kind]
      return {
        kind: 'differs',
        sentence: there === 'done' ? say`Says done in ${tool}; ${here}.` : say`Was dropped in ${tool}; ${here}.`,
      }
    }
    case 'open':
    case 'in_progress':
      if (over_here) return { kind: 'differs', sentence: say`It is over here; in ${tool} it is still open.` }
      return { kind: 'under_way', sentence: there === 'open' ? say`Open in ${tool}.` : say`In progress in ${tool}.` }
  }
}
