import { localDay } from '../../base/calendar.ts'
import { say, sayDay } from '../../base/say.ts'
import { stateInWords } from '../../decisions/requests/move.ts'
import { amountOf } from '../../decisions/requests/request.ts'
import { classWords } from '../class-words.ts'
import type { Section } from '../document/document.ts'
import { type Facts, workflowName } from './facts.ts'

export function requests(facts: Facts): Section {
  const { requests, month, plan, asOf } = facts
  const over = ['rejected', 'closed', 'cancelled']
  const shown = requests
    .filter(
      ({ request, changed_at }) =>
        request.state !== 'draft' && (!over.includes(request.state) || changed_at >= month.from),
    )
    .toSorted((a, b) => a.filed_at - b.filed_at)
  return {
    id: 'requests',
    title: say`Requests`,
    blocks: [
      {
        kind: 'table',
        id: 'requests',
        caption: say`Asked for in the month, ended in it, or still open`,
        columns: [
          { name: say`What`, type: 'text' },
          { name: say`Workflow`, type: 'text' },
          { name: say`Filed`, type: 'day' },
          { name: say`Stands as`, type: 'text' },
          { name: say`Who pays`, type: 'text' },
          { name: say`Price`, type: 'money', currency: plan.currency },
          { name: say`Worked`, type: 'minutes' },
        ],
        rows: shown.map(({ request, filed_at }) => ({
          cells: [
            request.asked.title,
            request.asked.workflow === null ? say`none of the plan` : workflowName(facts, request.asked.workflow),
            localDay(filed_at, month.zone),
            stateInWords[request.state],
            request.class === null ? say`not decided` : classWords[request.class.is],
            request.quote === null ? '' : amountOf(request.quote.amount).value,
            request.actual_minutes === 0 ? '' : request.actual_minutes,
          ],
          behind: { url: `/api/v1/requests/${request.id}` },
        })),
        empty: say`none.`,
      },
      ...(shown.length === 0
        ? []
        : [{ kind: 'note', text: say`As they stand on ${sayDay(localDay(asOf, month.zone))}.` } as const]),
    ],
  }
}
