import { localDay } from '../../base/calendar.ts'
import type { ErrorCode } from '../../base/errors.ts'
import { Exact } from '../../base/money.ts'
import { listed, say, sayDay } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import {
  type Approval,
  type Asked,
  amountOf,
  type ChangeRequest,
  contentHash,
  isCharged,
  isFree,
  type outcomes,
  type RequestClass,
  type RequestState,
} from './request.ts'
import { type Answers, riskOf } from './risk.ts'
import type { Actor, Terms } from './terms.ts'

/** What can be done with a request, and what it takes to do it. */
export type Move =
  | { readonly move: 'edit'; readonly asked: Asked }
  | { readonly move: 'submit' }
  | { readonly move: 'classify'; readonly class: RequestClass; readonly because: string }
  | { readonly move: 'dispute'; readonly because: string }
  | { readonly move: 'settle'; readonly class: Exclude<RequestClass, 'undecided'>; readonly because: string }
  | {
      readonly move: 'assess'
      readonly answers: Answers
      readonly estimate: { readonly low: number; readonly likely: number; readonly high: number }
    }
  | { readonly move: 'quote'; readonly amount: string; readonly valid_until: Micros }
  | { readonly move: 'approve'; readonly hash: string }
  | { readonly move: 'reject'; readonly because: string }
  | { readonly move: 'defer'; readonly because: string; readonly until: string }
  | { readonly move: 'resume' }
  | { readonly move: 'schedule'; readonly at: Micros }
  | { readonly move: 'order'; readonly because: string }
  | { readonly move: 'start' }
  | { readonly move: 'finish'; readonly minutes: number }
  | { readonly move: 'verify'; readonly passed: boolean; readonly note: string }
  | { readonly move: 'review'; readonly outcome: (typeof outcomes)[number]; readonly note: string }
  | { readonly move: 'close' }
  | { readonly move: 'cancel'; readonly because: string }
export type MoveName = Move['move']

export type Moved =
  | {
      readonly kind: 'done'
      readonly request: ChangeRequest
      /** Whose approvals no longer hold, because what they approved is another now. */
      readonly voided: readonly string[]
    }
  | {
      readonly kind: 'refused'
      readonly code: Extract<ErrorCode, 'conflict' | 'not_allowed' | 'invalid_input'>
      readonly because: string
    }

const open = ['submitted', 'classified', 'assessed', 'quoted', 'approved', 'scheduled'] as const
const beforeWork = ['draft', ...open, 'deferred'] as const
const working = ['implementing', 'verifying', 'released', 'reviewed'] as const

/** In which states each can be done. */
export const statesOf: Readonly<Record<MoveName, readonly RequestState[]>> = {
  edit: beforeWork,
  submit: ['draft'],
  classify: open,
  dispute: ['classified', 'assessed', 'quoted', 'approved', 'deferred', 'scheduled', ...working],
  settle: ['classified', 'assessed', 'quoted', 'approved', 'deferred', 'scheduled', ...working],
  assess: ['classified', 'assessed', 'quoted', 'approved', 'scheduled'],
  quote: ['assessed', 'quoted', 'approved', 'scheduled'],
  approve: ['assessed', 'quoted', 'approved', 'scheduled', ...working],
  reject: ['submitted', 'classified', 'assessed', 'quoted'],
  defer: open,
  resume: ['deferred'],
  schedule: ['assessed', 'approved', 'scheduled'],
  order: beforeWork,
  start: ['scheduled'],
  finish: ['implementing'],
  verify: ['verifying'],
  // What was given up or put back before it was released is looked back on, too.
  review: ['released', 'implementing', 'verifying'],
  close: ['reviewed'],
  cancel: beforeWork,
}

/** A request as it stands at a moment: a quote that nobody took in time is none any more. */
export function standsAt(request: ChangeRequest, now: Micros): ChangeRequest {
  if (request.state !== 'quoted' || request.quote === null || now <= request.quote.valid_until) return request
  return { ...request, state: 'classified', quote: null, approvals: [] }
}

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
      return back({
        ...request,
        state: 'quoted',
        quote: { ...me, amount: move.amount, valid_until: move.valid_until, plan_version: terms.version },
        scheduled_at: null,
      })
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
      return done({ ...request, state: 'scheduled', scheduled_at: move.at })
    }
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
      return back({
        ...request,
        state: 'implementing',
        class: isDecided ? request.class : { ...me, is: 'emergency', because: move.because },
        emergency: { ...me, because: move.because, at: now, approve_by: terms.approveBy(now) },
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
      return done({ ...request, state: 'reviewed', outcome: { is: move.outcome, note: move.note } })
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
    return { kind: 'done', request: { ...next, approvals: [] }, voided: request.approvals.map(({ by }) => by) }
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
    request: { ...settled, state, assessment: null, quote: null, scheduled_at: null, approvals: [] },
    voided: request.approvals.map((one) => one.by),
  }
}

function approve(request: ChangeRequest, hash: string, actor: Actor, terms: Terms, now: Micros): Moved {
  if (hash !== contentHash(request))
    return refused('conflict', say`What you read is not what is asked for any more. Read it again and approve that.`)
  if ((working as readonly string[]).includes(request.state)) return approveAfterwards(request, hash, actor, terms, now)
  if (request.class === null || request.class.is === 'undecided') return undecided()
  if (request.dispute) return refused('conflict', say`Who pays is disputed. Settle the dispute first, with a reason.`)
  if (isCharged(request.class.is) && request.quote === null)
    return refused('conflict', say`It is charged, and nobody said how much. It is quoted first.`)
  const waits = outstanding(request, terms)
  if (waits.length === 0) return refused('conflict', say`Nothing of it waits for an approval.`)
  const may = waits.flatMap(({ of, eligible }) => {
    const reason = eligible(actor)
    return reason === null ? [{ of, instead: false }] : reason === 'instead' ? [{ of, instead: true }] : []
  })
  if (may.length === 0) {
    const reasons = waits.map(({ eligible }) => eligible(actor)).filter((one) => one !== null && one !== 'instead')
    return refused('not_allowed', listed([...new Set(reasons as string[])], ' '))
  }
  const { by, person, side, planPerson } = actor
  const of = [...new Set(may.map((one) => one.of))]
  const approval: Approval = {
    by,
    person,
    side,
    plan_person: planPerson,
    at: now,
    hash,
    of,
    instead: may.some((one) => one.instead),
  }
  const next = { ...request, approvals: [...request.approvals, approval] }
  const isEnough = outstanding(next, terms).length === 0
  const state = isEnough && (request.state === 'assessed' || request.state === 'quoted') ? 'approved' : request.state
  return { kind: 'done', request: { ...next, state }, voided: [] }
}

/** An emergency is approved afterwards, by whoever approves what is as risky and did not order it. */
function approveAfterwards(request: ChangeRequest, hash: string, actor: Actor, terms: Terms, now: Micros): Moved {
  const { emergency } = request
  if (!emergency) return refused('conflict', say`Nothing of it waits for an approval.`)
  if (isApprovedAfterwards(request)) return refused('conflict', say`It was approved afterwards already.`)
  if (actor.person === emergency.person)
    return refused('not_allowed', say`Whoever ordered it in an emergency does not approve it. Somebody else does.`)
  const named = terms.approvers[request.assessment?.level ?? 'high']
  const may =
    named.length === 0
      ? isApprover(actor)
      : names(terms, named, actor) || (actor.side === 'client' && isApprover(actor))
  if (!may)
    return refused('not_allowed', say`The plan names ${namesOf(terms, named)} to approve what is as risky. Ask them.`)
  const { by, person, side, planPerson } = actor
  const approval: Approval = {
    by,
    person,
    side,
    plan_person: planPerson,
    at: now,
    hash,
    of: ['risk'],
    instead: !names(terms, named, actor),
  }
  return { kind: 'done', request: { ...request, approvals: [...request.approvals, approval] }, voided: [] }
}

/** Whether an emergency was approved afterwards, in time or late. */
export const isApprovedAfterwards = (request: ChangeRequest): boolean =>
  request.emergency !== null && request.approvals.some(({ at }) => at >= (request.emergency?.at ?? 0))

/** An emergency nobody approved in time. A late approval is kept and alters nothing of that. */
export function isUnauthorised({ emergency, approvals }: ChangeRequest, now: Micros): boolean {
  if (emergency === null || now <= emergency.approve_by) return false
  return !approvals.some(({ at }) => at >= emergency.at && at <= emergency.approve_by)
}

/** An approval that is still needed: who can give it, in words, and whether somebody may. */
export type Outstanding = {
  readonly of: 'risk' | 'spending'
  readonly who: string
  /** Null: may. `instead`: may, as the client's signature in place of somebody who may not alone. Else why not. */
  readonly eligible: (actor: Actor) => null | 'instead' | string
}

/** What must still be approved before work may start, under the terms that hold now. Approvals of something else count for nothing. */
export function outstanding(request: ChangeRequest, terms: Terms): Outstanding[] {
  const hash = contentHash(request)
  const valid = request.approvals.filter((one) => one.hash === hash)
  return [...riskOutstanding(request, terms, valid), ...spendingOutstanding(request, terms, valid)]
}

function riskOutstanding(request: ChangeRequest, terms: Terms, valid: readonly Approval[]): Outstanding[] {
  const { assessment, asked, requester } = request
  if (assessment === null) return []
  const { level } = assessment
  if (level === 'low' && asked.standard !== null && terms.standard.includes(asked.standard)) return []
  const named = terms.approvers[level]
  const given = valid.filter(({ of }) => of.includes('risk'))
  const others = given.filter(({ person }) => person !== requester.person)
  if (named.length === 0) {
    if (others.length > 0) return []
    return [
      {
        of: 'risk',
        who: say`an owner or an approver who did not ask for it`,
        eligible: (actor) => {
          if (actor.person === requester.person)
            return say`Whoever asks for it does not approve it alone. An owner or an approver does.`
          return isApprover(actor)
            ? null
            : say`The plan names nobody who approves this risk, so an owner or an approver does.`
        },
      },
    ]
  }
  const missing = named.filter((key) => !given.some(({ plan_person }) => isFor(terms, key, plan_person)))
  const isOneself = named.every((key) => isFor(terms, key, requester.plan_person))
  if (missing.length > 0 && !isOneself)
    return missing.map((key) => ({
      of: 'risk',
      who: nameOf(terms, key),
      eligible: (actor) =>
        isFor(terms, key, actor.planPerson)
          ? null
          : say`The plan names ${namesOf(terms, missing)} to approve this risk. Ask them.`,
    }))
  if (others.length > 0) return []
  // Whoever is named asked for it themselves: the conflict stands in the record, and the client signs instead.
  return [
    {
      of: 'risk',
      who: say`somebody of the client who did not ask for it`,
      eligible: (actor) => {
        if (actor.person === requester.person)
          return say`Whoever asks for it does not approve it alone. Somebody else of the client signs as well.`
        if (names(terms, named, actor)) return null
        return actor.side === 'client' && isApprover(actor)
          ? 'instead'
          : say`Whoever is named asked for it, so an owner or an approver of the client signs instead.`
      },
    },
  ]
}

function spendingOutstanding(request: ChangeRequest, terms: Terms, valid: readonly Approval[]): Outstanding[] {
  const { quote } = request
  if (quote === null || new Exact(amountOf(quote.amount).value).isZero()) return []
  if (valid.some(({ of }) => of.includes('spending'))) return []
  const named = terms.approvers.spending
  const able = named.filter((key) => withinLimit(terms, key, quote.amount))
  const who =
    named.length === 0 ? say`an owner or an approver of the client` : namesOf(terms, able.length > 0 ? able : named)
  return [
    {
      of: 'spending',
      who,
      eligible: (actor) => {
        if (actor.person === quote.person)
          return say`Whoever asks for the money does not approve it. A person of the client does.`
        if (actor.side !== 'client') return say`Money is approved on the client’s side: by ${who}.`
        if (named.length === 0)
          return isApprover(actor)
            ? null
            : say`The plan names nobody who approves spending, so an owner or an approver of the client does.`
        const key = named.find((one) => isFor(terms, one, actor.planPerson))
        if (key === undefined) return say`The plan names ${who} to approve spending. Ask them.`
        if (withinLimit(terms, key, quote.amount)) return null
        return say`The most that ${nameOf(terms, key)} may approve for one request is ${terms.limits[key] ?? ''}, and this is ${quote.amount}. Ask ${able.length > 0 ? namesOf(terms, able) : say`whoever may change the plan`}.`
      },
    },
  ]
}

/** No limit stated is none; one in another currency says nothing of this amount, and lets none pass. */
function withinLimit(terms: Terms, key: string, amount: string): boolean {
  const limit = terms.limits[key]
  if (limit === undefined) return true
  const [most, asked] = [amountOf(limit), amountOf(amount)]
  return most.currency === asked.currency && new Exact(asked.value).lte(most.value)
}

/** Why work may not be scheduled or begin; null where it may. */
function whyNotStart(request: ChangeRequest, terms: Terms): Moved | null {
  if (request.class === null || request.class.is === 'undecided') return undecided()
  if (request.dispute) return refused('conflict', say`Who pays is disputed. Settle the dispute first, with a reason.`)
  if (request.assessment === null) return refused('conflict', say`Nobody has assessed its risk yet. Assess it first.`)
  if (isCharged(request.class.is) && request.quote === null)
    return refused('conflict', say`It is charged, and nobody said how much. It is quoted first.`)
  const waits = outstanding(request, terms)
  if (waits.length === 0) return null
  return refused(
    'conflict',
    say`It waits for the approval of ${listed([...new Set(waits.map(({ who }) => who))], ', ')}.`,
  )
}

/** Who must do what next, in one sentence; of what is over, that it is. */
export function nextOf(given: ChangeRequest, terms: Terms, now: Micros): string {
  const request = standsAt(given, now)
  if (request.dispute && request.state !== 'closed') return say`Who pays is disputed: the two sides settle it.`
  switch (request.state) {
    case 'draft':
      return say`Who wrote it submits it.`
    case 'submitted':
      return say`Somebody decides who pays.`
    case 'classified':
      return request.class?.is === 'undecided'
        ? say`Somebody decides who pays.`
        : say`Whoever maintains it assesses the risk and the minutes.`
    case 'assessed':
    case 'quoted':
    case 'approved':
    case 'scheduled': {
      if (request.class?.is === 'undecided') return say`Somebody decides who pays.`
      if (request.class && isCharged(request.class.is) && request.quote === null)
        return say`Whoever maintains it quotes a price.`
      const waits = outstanding(request, terms)
      if (waits.length > 0)
        return say`It waits for the approval of ${listed([...new Set(waits.map(({ who }) => who))], ', ')}.`
      return request.state === 'scheduled'
        ? say`Whoever maintains it begins the work.`
        : say`Whoever maintains it schedules the work.`
    }
    case 'deferred':
      return say`It is taken up again on ${sayDay(request.deferred_until ?? '')}.`
    case 'implementing':
      return say`Whoever does the work finishes it and says how many minutes it took.`
    case 'verifying':
      return say`Somebody who did not do the work verifies it.`
    case 'released':
      return say`Somebody looks whether it did what was expected.`
    case 'reviewed':
      return request.emergency && !isApprovedAfterwards(request) && now <= request.emergency.approve_by
        ? say`It was ordered in an emergency and waits for its approval afterwards.`
        : say`Whoever maintains it closes it.`
    case 'rejected':
    case 'closed':
    case 'cancelled':
      return say`It is over: there is nothing left to do.`
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

const undecided = () =>
  refused('conflict', say`Who pays is not decided, and nothing starts before it is. Classify it first.`)

function refused(
  code: Extract<Moved, { kind: 'refused' }>['code'],
  because: string,
): Extract<Moved, { kind: 'refused' }> {
  return { kind: 'refused', code, because }
}

const isOperator = ({ roles }: Actor): boolean => roles.includes('owner') || roles.includes('operator')
const isApprover = ({ roles }: Actor): boolean => roles.includes('owner') || roles.includes('approver')
const isDecider = (actor: Actor): boolean => isOperator(actor) || isApprover(actor)

/** Whether somebody is whom the plan names, or stands in for them while they are away. */
const isFor = (terms: Terms, key: string, planPerson: string | null): boolean =>
  planPerson !== null && (planPerson === key || terms.covers[key] === planPerson)
const names = (terms: Terms, keys: readonly string[], { planPerson }: Actor): boolean =>
  keys.some((key) => isFor(terms, key, planPerson))
const nameOf = (terms: Terms, key: string): string => terms.names[key] ?? key
const namesOf = (terms: Terms, keys: readonly string[]): string =>
  listed(
    keys.map((key) => nameOf(terms, key)),
    ', ',
  )

const dayOf = (at: Micros, { zone }: Terms): string => sayDay(localDay(at, zone))

export const stateInWords: Readonly<Record<RequestState, string>> = {
  draft: say`a draft`,
  submitted: say`submitted`,
  classified: say`classified`,
  assessed: say`assessed`,
  quoted: say`quoted`,
  approved: say`approved`,
  rejected: say`rejected`,
  deferred: say`deferred`,
  scheduled: say`scheduled`,
  implementing: say`being worked on`,
  verifying: say`being verified`,
  released: say`released`,
  reviewed: say`reviewed`,
  closed: say`closed`,
  cancelled: say`cancelled`,
}

const doneInWords: Readonly<Record<MoveName, string>> = {
  edit: say`edited`,
  submit: say`submitted`,
  classify: say`classified`,
  dispute: say`disputed`,
  settle: say`settled`,
  assess: say`assessed`,
  quote: say`quoted`,
  approve: say`approved`,
  reject: say`rejected`,
  defer: say`deferred`,
  resume: say`taken up again`,
  schedule: say`scheduled`,
  order: say`ordered in an emergency`,
  start: say`begun`,
  finish: say`finished`,
  verify: say`verified`,
  review: say`reviewed`,
  close: say`closed`,
  cancel: say`cancelled`,
}

type Somebody = ChangeRequest['implementers'][number]
const withOne = (all: readonly Somebody[], one: Somebody): Somebody[] =>
  all.some(({ person }) => person === one.person) ? [...all] : [...all, one]
