import { localDay } from '../../base/calendar.ts'
import { say, sayDay } from '../../base/say.ts'
import type { Alteration } from '../../decisions/notes/note.ts'
import { stateInWords } from '../../decisions/requests/move.ts'
import { amountOf } from '../../decisions/requests/request.ts'
import { behindFinding } from '../../findings/finding.ts'
import { classWords } from '../class-words.ts'
import { sayMinutes } from '../document/cell.ts'
import type { Block, Section } from '../document/document.ts'
import { type Facts, workflowName } from './facts.ts'

/** What people did in the month: what they altered, what was asked for, and what time it took. */

const altered: Readonly<Record<Alteration, string>> = {
  prompt: say`prompt`,
  model: say`model`,
  route: say`route`,
  mapping: say`mapping`,
  boundary: say`boundary`,
  integration: say`integration`,
  threshold: say`threshold`,
  schedule: say`schedule`,
  release: say`release`,
  other: say`other`,
}

export function changes(facts: Facts): Section {
  const { workflows, findings, month } = facts
  const { zone, from, to } = month
  const recorded = workflows.flatMap(({ name, notes }) =>
    notes.map((one) => {
      const day = localDay(one.at, zone)
      const what = one.name === null ? altered[one.what] : say`${altered[one.what]} ${one.name}`
      return {
        day,
        cells: [day, name, what, one.description ?? one.after ?? '', one.why ?? '', say`yes`],
        behind: undefined as { url: string } | undefined,
      }
    }),
  )
  const unwritten = findings
    .filter(
      ({ evidence: { question }, first_seen }) => question?.kind === 'changed' && from <= first_seen && first_seen < to,
    )
    .map((one) => {
      const day = localDay(one.first_seen, zone)
      const cells = [
        day,
        workflowName(facts, one.workflow),
        one.title,
        one.evidence.said,
        '',
        one.resolved_at === null ? say`no` : say`afterwards`,
      ]
      return { day, cells, behind: { url: behindFinding(one.id).url } as { url: string } | undefined }
    })
  const rows = [...recorded, ...unwritten].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return {
    id: 'changes',
    title: say`What was altered`,
    blocks: [
      {
        kind: 'table',
        id: 'changes',
        caption: say`Changes, written down or not`,
        columns: [
          { name: say`Day`, type: 'day' },
          { name: say`Workflow`, type: 'text' },
          { name: say`What`, type: 'text' },
          { name: say`As what`, type: 'text' },
          { name: say`Why`, type: 'text' },
          { name: say`Written down`, type: 'text' },
        ],
        rows: rows.map(({ cells, behind }) => ({ cells, behind })),
        empty: say`nobody wrote one down, and the runs show none.`,
      },
    ],
  }
}

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

export function hours({ hours: period, times, month }: Facts): Section {
  const blocks: Block[] = []
  if (period === null) blocks.push({ kind: 'paragraph', text: say`The plan includes no hours in this month.` })
  else {
    const { figures, from, to } = period
    const had = figures.opening + figures.granted + figures.carried_in
    blocks.push({
      kind: 'figures',
      items: [
        { name: say`Included`, value: sayMinutes(had), note: say`from ${sayDay(from)} to ${sayDay(to)}` },
        {
          name: say`Used`,
          value: sayMinutes(figures.consumed),
          note: figures.beyond === 0 ? null : say`and ${sayMinutes(figures.beyond)} beyond, by consent`,
        },
        {
          name: say`Left`,
          value: sayMinutes(figures.left),
          note: figures.reserved === 0 ? null : say`and ${sayMinutes(figures.reserved)} put aside`,
        },
      ],
    })
  }
  const byClass = Map.groupBy(times, (one) => one.class)
  blocks.push({
    kind: 'table',
    id: 'hours',
    caption: say`Time that was worked in the month`,
    columns: [
      { name: say`Who pays`, type: 'text' },
      { name: say`Worked`, type: 'minutes' },
      { name: say`Entries`, type: 'number' },
    ],
    rows: [...byClass]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, of]) => ({ cells: [classWords[name], of.reduce((sum, one) => sum + one.minutes, 0), of.length] })),
    ...(byClass.size > 1
      ? { total: [say`In all`, times.reduce((sum, one) => sum + one.minutes, 0), times.length] }
      : {}),
    empty: say`none was entered.`,
  })
  if (period !== null && period.ends !== month.to)
    blocks.push({
      kind: 'note',
      text: say`The included hours are those of the period from ${sayDay(period.from)} to ${sayDay(period.to)}, as far as the end of the month.`,
    })
  return { id: 'hours', title: say`Hours`, blocks }
}
