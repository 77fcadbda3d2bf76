import { listed, say, sayDay } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { isApprovedAfterwards, outstanding } from './approvals.ts'
import { type ChangeRequest, isCharged } from './request.ts'
import type { Terms } from './terms.ts'

/** A request as it stands at a moment: a quote that nobody took in time is none any more. */
export function standsAt(request: ChangeRequest, now: Micros): ChangeRequest {
  if (request.state !== 'quoted' || request.quote === null || now <= request.quote.valid_until) return request
  return { ...request, state: 'classified', quote: null, approvals: [] }
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
