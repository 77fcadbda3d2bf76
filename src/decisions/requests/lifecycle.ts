import { localDay } from '../../base/calendar.ts'
import { say, sayDay } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { approve, isApprovedAfterwards, whyNotStart } from './approvals.ts'
import {
  doneInWords,
  type Move,
  type Moved,
  type MoveName,
  refused,
  stateInWords,
  statesOf,
  undecided,
  working,
} from './move.ts'
import { nextOf, standsAt } from './next.ts'
import { beginning, mayAgree, tellFirst } from './notice.ts'
import { costOver, priced, rateTaken } from './price.ts'
import { type ChangeRequest, contentHash, isFree } from './request.ts'
import { riskOf } from './risk.ts'
import { type Actor, isDecider, isOperator, names, namesOf, type Terms } from './terms.ts'

/**
 * One move of one person. Nothing but what is given decides; a refusal says why and what can be done. What is asked, its class, its
 * risk, its estimate and its price are what people approve: whatever alters one of them takes the request back and its approvals with it.
 */
export function moveRequest(given: ChangeRequest, move: Move, actor: Actor, terms: Terms, now: Micros): Moved {
  const request = standsAt(given, now)
  if (!statesOf[move.move].includes(request.state)) {
    if (given.state === 'quoted' && request.state === 'classified')
      return refused(
        'conflict',
        say`The quote was valid until ${dayOf(given.quote?.valid_until ?? 0, terms)} and nobody took it. Assess and quote it anew.`,
      )
    return refused(
      'conflict',
      say`The request is ${stateInWords[request.state]}, and cannot be ${doneInWords[move.move]}. ${nextOf(request, terms, now)}`,
    )
  }
  const me = { by: actor.by, person: actor.person, side: actor.side }
  const isMine = request.requester.person === actor.person
  switch (move.move) {
    case 'edit': {
      if (!isMine && !isOperator(actor))
        return refused(
          'not_allowed',
          say`Only who asked for it and who works on it may alter what is asked for. Write to them, or file a request of your own.`,
        )
      const edited = { ...request, asked: move.asked }
      if (contentHash(edited) === contentHash(request)) return done(edited)
      if (request.state === 'draft') return done(edited)
      return back({ ...edited, state: 'submitted', class: null, assessment: null, quote: null, scheduled_at: null })
    }
    case 'submit':
      return done({ ...request, state: 'submitted' })
    case 'classify': {
      if (request.dispute)
        return refused('conflict', say`Who pays is disputed. Settle the dispute first, with a reason.`)
      return back({
        ...request,
        state: 'classified',
        class: { ...me, is: move.class, because: move.because },
        assessment: null,
        quote: null,
        scheduled_at: null,
      })
    }
    case 'dispute':
      if (request.dispute) return refused('conflict', say`Who pays is disputed already. Settle that first.`)
      if (request.class === null)
        return refused('conflict', say`Nobody has decided who pays yet: there is nothing to dispute.`)
      return done({ ...request, dispute: { ...me, because: move.because, at: now } })
    case 'settle':
      return settle(request, move, actor)
    case 'assess': {
      const { score, level, because } = riskOf(move.answers, request.asked.adds)
      const assessment = { answers: move.answers, estimate: move.estimate, score, level, because }
      return back({ ...request, state: 'assessed', assessment, quote: null, scheduled_at: null })
    }
    case 'quote':
      if (request.class?.is === 'undecided') return undecided()
      if (request.class && isFree(request.class.is))
        return refused(
          'conflict',
          say`Nothing is charged for this class of request, so there is nothing to quote. Classify it anew if that is wrong.`,
        )
      if (move.valid_until <= now)
        return refused('invalid_input', say`The quote would be over already. Give a day that is still to come.`)
      return quote(request, move, me, terms)
    case 'approve':
      return approve(request, move.hash, actor, terms, now)
    case 'reject':
    case 'cancel': {
      if (move.move === 'cancel' && !isMine && !isDecider(actor))
        return refused('not_allowed', say`Only who asked for it, an owner, an operator or an approver may cancel it.`)
      return done({ ...request, state: move.move === 'cancel' ? 'cancelled' : 'rejected' })
    }
    case 'defer':
      return back({ ...request, state: 'deferred', deferred_until: move.until, scheduled_at: null })
    case 'resume':
      return back({
        ...request,
        state: 'submitted',
        deferred_until: null,
        class: null,
        assessment: null,
        quote: null,
        dispute: null,
      })
    case 'schedule': {
      const waits = whyNotStart(request, terms)
      if (waits) return waits
      const at = move.at ?? beginning(request, actor, terms, now)
      return tellFirst(request, at, actor, terms, now) ?? done({ ...request, state: 'scheduled', scheduled_at: at })
    }
    case 'sooner':
      return mayAgree(request, actor, terms) ?? done({ ...request, sooner: { ...me, at: now } })
    case 'order': {
      if (request.dispute)
        return refused('conflict', say`Who pays is disputed. Settle the dispute first, with a reason.`)
      if (terms.approvers.emergency.length === 0)
        return refused(
          'not_allowed',
          say`The plan does not say who may order a change in an emergency. Name them under changes.emergency, or have it approved first.`,
        )
      if (!names(terms, terms.approvers.emergency, actor))
        return refused(
          'not_allowed',
          say`The plan lets ${namesOf(terms, terms.approvers.emergency)} order a change in an emergency, and nobody else. Ask them.`,
        )
      const isDecided = request.class !== null && request.class.is !== 'undecided'
      const decided = isDecided ? request.class : { ...me, is: 'emergency' as const, because: move.because }
      const taken = decided && isFree(decided.is) ? null : rateTaken(terms, decided?.is ?? 'emergency', move.rate)
      if (taken && 'kind' in taken) return taken
      return back({
        ...request,
        state: 'implementing',
        class: decided,
        emergency: { ...me, because: move.because, at: now, approve_by: terms.approveBy(now), by_rate: taken },
        implementers: [me],
      })
    }
    case 'start': {
      const waits = whyNotStart(request, terms)
      if (waits) return waits
      if ((request.scheduled_at ?? 0) > now)
        return refused(
          'conflict',
          say`It is scheduled for ${dayOf(request.scheduled_at ?? 0, terms)}. Schedule it anew to begin sooner.`,
        )
      return done({ ...request, state: 'implementing', implementers: withOne(request.implementers, me) })
    }
    case 'finish':
      return done({
        ...request,
        state: 'verifying',
        implementers: withOne(request.implementers, me),
        actual_minutes: request.actual_minutes + move.minutes,
      })
    case 'verify':
      if (request.implementers.some(({ person }) => person === actor.person))
        return refused(
          'not_allowed',
          say`Whoever did the work does not verify it. Somebody else does, or a person of the client.`,
        )
      if (!move.passed) return done({ ...request, state: 'implementing' })
      return done({ ...request, state: 'released', verifier: me })
    case 'review':
      if (request.state !== 'released' && !move.outcome.match(/^(?:rolled back|failed)$/))
        return refused(
          'conflict',
          say`It is not released, so it cannot have been a success. Finish and verify it first, or say that it was rolled back or failed.`,
        )
      return (
        costOver(request, move) ??
        done({
          ...request,
          state: 'reviewed',
          outcome: { is: move.outcome, note: move.note, variance: move.variance ?? null },
        })
      )
    case 'note':
      // As it is kept: a word alters nothing, and no quote that is over ends by it.
      return done(given)
    case 'close':
      if (request.dispute)
        return refused('conflict', say`Who pays is disputed. Settle the dispute first, with a reason.`)
      if (request.emergency && !isApprovedAfterwards(request) && now <= request.emergency.approve_by)
        return refused(
          'conflict',
          say`It was ordered in an emergency, and is to be approved afterwards by ${dayOf(request.emergency.approve_by, terms)}. Ask for that first.`,
        )
      return done({ ...request, state: 'closed' })
  }

  function done(next: ChangeRequest): Moved {
    return { kind: 'done', request: next, voided: [] }
  }
  /** What was approved is another now: nobody's approval holds for it. */
  function back(next: ChangeRequest): Moved {
    return {
      kind: 'done',
      request: { ...next, approvals: [], sooner: null },
      voided: request.approvals.map(({ by }) => by),
    }
  }
}

/** A price: what was said, or what the estimate comes to by a rate of the plan, which is kept with it. */
function quote(request: ChangeRequest, move: Extract<Move, { move: 'quote' }>, me: Somebody, terms: Terms): Moved {
  const price = priced(request, move, terms)
  if ('kind' in price) return price
  return {
    kind: 'done',
    request: {
      ...request,
      state: 'quoted',
      quote: { ...me, ...price, valid_until: move.valid_until, plan_version: terms.version },
      ...{ scheduled_at: null, approvals: [], sooner: null },
    },
    voided: request.approvals.map(({ by }) => by),
  }
}

/**
 * Whoever disputed may take it back; another class is for the other side to give. Where no sides are known, the other side is
 * anybody else. Once work has begun, nothing can become chargeable that was not.
 */
function settle(request: ChangeRequest, move: Extract<Move, { move: 'settle' }>, actor: Actor): Moved {
  const { dispute, class: decided } = request
  if (!dispute || !decided) return refused('conflict', say`Nobody disputes who pays: there is nothing to settle.`)
  const isTheirs = actor.person === dispute.person || (actor.side !== null && actor.side === dispute.side)
  if (move.class === decided.is) {
    if (!isTheirs)
      return refused(
        'not_allowed',
        say`Only the side that disputes it may say that it stays as it is. Settle it with another class, or talk to them.`,
      )
    return { kind: 'done', request: { ...request, dispute: null }, voided: [] }
  }
  if (isTheirs)
    return refused(
      'not_allowed',
      say`Another class is for the other side to give. You may take the dispute back by keeping the class.`,
    )
  const { by, person, side } = actor
  const settled = { ...request, dispute: null, class: { by, person, side, is: move.class, because: move.because } }
  if ((working as readonly string[]).includes(request.state)) {
    if (!isFree(move.class))
      return refused(
        'conflict',
        say`Work has begun, and nothing can be charged that nobody approved. Settle it with a class that is not charged.`,
      )
    return { kind: 'done', request: settled, voided: [] }
  }
  const state = request.state === 'deferred' ? 'deferred' : 'classified'
  return {
    kind: 'done',
    request: { ...settled, state, assessment: null, quote: null, scheduled_at: null, approvals: [], sooner: null },
    voided: request.approvals.map((one) => one.by),
  }
}

/** Which moves somebody may make now: buttons are shown for these, and each is judged again when it is made. */
export function movesFor(given: ChangeRequest, actor: Actor, terms: Terms, now: Micros): MoveName[] {
  const request = standsAt(given, now)
  const isMine = request.requester.person === actor.person
  return (Object.keys(statesOf) as MoveName[]).filter((name) => {
    if (!statesOf[name].includes(request.state)) return false
    switch (name) {
      case 'edit':
        return isMine || isOperator(actor)
      case 'submit':
        return isMine || isOperator(actor)
      case 'cancel':
        return isMine || isDecider(actor)
      case 'approve':
        return moveRequest(given, { move: 'approve', hash: contentHash(request) }, actor, terms, now).kind === 'done'
      case 'schedule':
      case 'start':
        return isOperator(actor) && whyNotStart(request, terms) === null
      case 'order':
        return moveRequest(given, { move: 'order', because: ' ' }, actor, terms, now).kind === 'done'
      case 'sooner':
        return request.sooner === null && mayAgree(request, actor, terms) === null
      case 'note':
        return true
      case 'dispute':
        return request.dispute === null && request.class !== null && isDecider(actor)
      case 'settle':
        return request.dispute !== null && isDecider(actor)
      case 'reject':
      case 'defer':
        return isDecider(actor)
      case 'quote':
        return (
          isOperator(actor) && request.class !== null && !isFree(request.class.is) && request.class.is !== 'undecided'
        )
      case 'verify':
        return (
          !request.implementers.some(({ person }) => person === actor.person) &&
          actor.roles.some((role) => role !== 'viewer')
        )
      case 'close':
        return isOperator(actor) && moveRequest(given, { move: 'close' }, actor, terms, now).kind === 'done'
      case 'classify':
        return isOperator(actor) && request.dispute === null
      default:
        return isOperator(actor)
    }
  })
}

const dayOf = (at: Micros, { zone }: Terms): string => sayDay(localDay(at, zone))

type Somebody = ChangeRequest['implementers'][number]
const withOne = (all: readonly Somebody[], one: Somebody): Somebody[] =>
  all.some(({ person }) => person === one.person) ? [...all] : [...all, one]
