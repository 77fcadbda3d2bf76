import { DateTime } from 'luxon'
import { localDay } from '../../base/calendar.ts'
import { say, sayDay } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { type Moved, refused } from './move.ts'
import type { ChangeRequest } from './request.ts'
import { type Actor, isApprover, isFor, namesOf, type Terms } from './terms.ts'

type Refusal = Extract<Moved, { kind: 'refused' }>

/**
 * `changes.notice` of the plan: so long before a change begins people are told of it. An emergency waits for nobody, and whoever would be
 * told may agree to sooner: who answers for the workflow, or an owner or an approver of the client.
 */
const isTold = ({ asked }: ChangeRequest, actor: Actor, terms: Terms): boolean =>
  terms.told(asked.workflow).some((key) => isFor(terms, key, actor.planPerson)) ||
  (actor.side === 'client' && isApprover(actor))

const waitsForNobody = (request: ChangeRequest, actor: Actor, terms: Terms): boolean =>
  terms.notice === null || request.class?.is === 'emergency' || request.sooner !== null || isTold(request, actor, terms)

/** The soonest that it may begin. */
export const beginning = (request: ChangeRequest, actor: Actor, terms: Terms, now: Micros): Micros =>
  waitsForNobody(request, actor, terms) ? now : terms.soonest(now)

/** Why it may not begin then; null where it may. */
export function tellFirst(request: ChangeRequest, at: Micros, actor: Actor, terms: Terms, now: Micros): Refusal | null {
  const soonest = beginning(request, actor, terms, now)
  if (at >= soonest || waitsForNobody(request, actor, terms)) return null
  return refused(
    'conflict',
    say`The plan has people told ${terms.notice ?? ''} before a change, so it begins on ${momentOf(soonest, terms)} at the soonest. Schedule it for then, or ask ${toldIn(request, terms)} to agree to sooner.`,
  )
}

/** Why somebody may not agree that it begins sooner; null where they may. */
export function mayAgree(request: ChangeRequest, actor: Actor, terms: Terms): Refusal | null {
  if (terms.notice === null || request.class?.is === 'emergency')
    return refused('conflict', say`It may begin at once: nobody has to be told before.`)
  if (isTold(request, actor, terms)) return null
  return refused(
    'not_allowed',
    say`Only who is told before it begins may agree to sooner: ${toldIn(request, terms)}. Ask them.`,
  )
}

function toldIn({ asked }: ChangeRequest, terms: Terms): string {
  const told = terms.told(asked.workflow)
  const client = say`an owner or an approver of the client`
  return told.length === 0 ? client : say`${namesOf(terms, told)} or ${client}`
}

/** A day and a time of day: where it is hours before, the day alone says too little. */
const momentOf = (at: Micros, { zone }: Terms): string =>
  say`${sayDay(localDay(at, zone))}, ${DateTime.fromMillis(Math.floor(at / 1000), { zone }).toFormat('HH:mm')}`
