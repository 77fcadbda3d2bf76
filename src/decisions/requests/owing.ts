import { formatTime } from '../../base/time.ts'
import type { Owed } from '../../store/state/owed.ts'
import { isApprovedAfterwards, outstanding } from './approvals.ts'
import type { MoveName } from './move.ts'
import { type ChangeRequest, isCharged } from './request.ts'
import type { Terms } from './terms.ts'

/**
 * What people are owed to hear of a move: that a request waits for somebody, or what was decided of it. Null where nobody waits for it.
 * It tells ids and figures; what somebody asked for in their words is read at the desk.
 */
export function owedFor(move: MoveName, before: ChangeRequest, after: ChangeRequest, terms: Terms): Owed | null {
  const owed = (kind: `request.${string}` & Owed['kind'], urgency: Owed['urgency']): Owed => ({
    ...{ kind, urgency, about: `request:${after.id}`, opens: null, workflow: after.asked.workflow },
    body: {
      ...{ request: after.id, class: after.class?.is ?? null, amount: after.quote?.amount ?? null },
      ...(move === 'schedule' ? { begins: formatTime(after.scheduled_at ?? 0) } : {}),
    },
  })
  switch (move) {
    case 'submit':
      return owed('request.filed', 'medium')
    case 'classify':
    case 'settle':
      return owed('request.classified', 'low')
    case 'dispute':
      return owed('request.disputed', 'medium')
    case 'assess':
      // What is charged is approved with its price, which is still to come.
      return after.class !== null && after.class.is !== 'undecided' && !isCharged(after.class.is) && waits()
        ? owed('request.approval_asked', 'medium')
        : null
    case 'quote':
      return waits() ? owed('request.approval_asked', 'medium') : null
    case 'approve':
      return (after.state === 'approved' && before.state !== 'approved') || isApprovedAfterwards(after)
        ? owed('request.approved', 'low')
        : null
    case 'reject':
      return owed('request.refused', 'medium')
    case 'order':
      return owed('request.ordered', 'high')
    case 'close':
      return owed('request.closed', 'low')
    case 'schedule':
      return owed('request.scheduled', 'medium')
    case 'edit':
    case 'defer':
    case 'resume':
    case 'sooner':
    case 'note':
    case 'start':
    case 'finish':
    case 'verify':
    case 'review':
    case 'cancel':
      return null
  }
  function waits(): boolean {
    return outstanding(after, terms).length > 0
  }
}
