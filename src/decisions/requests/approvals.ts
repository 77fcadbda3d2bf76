import { Exact } from '../../base/money.ts'
import { listed, say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { type Moved, refused, undecided, working } from './move.ts'
import { type Approval, amountOf, type ChangeRequest, contentHash, isCharged } from './request.ts'
import { type Actor, isApprover, isFor, nameOf, names, namesOf, type Terms } from './terms.ts'

/** Approves what the plan lets this person approve of it: its risk, its cost or both. */
export function approve(request: ChangeRequest, hash: string, actor: Actor, terms: Terms, now: Micros): Moved {
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
export function whyNotStart(request: ChangeRequest, terms: Terms): Moved | null {
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
