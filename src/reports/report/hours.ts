import { say, sayDay } from '../../base/say.ts'
import { classWords } from '../class-words.ts'
import { sayMinutes } from '../document/cell.ts'
import type { Block, Cell, Section, Table } from '../document/document.ts'
import type { Facts, TimeOfMonth } from './facts.ts'

/** The hours of the whole workspace, also where the report is of some workflows: which time was for these is told beside it. */
export function hours(facts: Facts): Section {
  const { hours: period, times, month, isWhole } = facts
  const blocks: Block[] = []
  if (period === null) blocks.push({ kind: 'paragraph', text: say`The plan includes no hours in this month.` })
  else {
    const { figures, from, to } = period
    const had = figures.opening + figures.granted + figures.carried_in
    blocks.push({
      kind: 'figures',
      items: [
        { name: say`Included hours`, value: sayMinutes(had), note: say`from ${sayDay(from)} to ${sayDay(to)}` },
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
    if (!isWhole)
      blocks.push({
        kind: 'note',
        text: say`They are those of all workflows together, also of those that this report is not about.`,
      })
  }
  blocks.push(byClass(facts))
  if (period !== null && times.some((one) => one.class === 'included'))
    blocks.push({
      kind: 'note',
      text: say`What is included anyway, since it restores what was agreed, takes nothing from the included hours.`,
    })
  if (times.length > 0) blocks.push(byWorkflow(facts))
  if (period !== null && period.ends !== month.to)
    blocks.push({
      kind: 'note',
      text: say`The included hours are those of the period from ${sayDay(period.from)} to ${sayDay(period.to)}, as far as the end of the month.`,
    })
  return { id: 'hours', title: say`Hours`, blocks }
}

const byClass = ({ times, isWhole }: Facts): Table =>
  worked(
    'hours',
    isWhole
      ? say`Time that was worked in the month`
      : say`Time that was worked in the month, for all workflows together`,
    say`Who pays`,
    [...Map.groupBy(times, (one) => one.class)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, of]) => [classWords[name], of]),
  )

/** Those of the report each, then others together, then what nobody named a workflow for. */
function byWorkflow({ times, workflows }: Facts): Table {
  const known = workflows.map(({ workflow }) => workflow)
  const isOther = ({ workflow }: TimeOfMonth) => workflow !== null && !known.includes(workflow)
  const rows = [
    ...workflows.map(({ workflow, name }) => [name, times.filter((one) => one.workflow === workflow)] as const),
    [say`other workflows`, times.filter(isOther)] as const,
    [say`no workflow named`, times.filter((one) => one.workflow === null)] as const,
  ]
  return worked(
    'hours-workflows',
    say`What it was for`,
    say`Workflow`,
    rows.filter(([, of]) => of.length > 0),
  )
}

function worked(
  id: string,
  caption: string,
  head: string,
  rows: readonly (readonly [name: string, of: readonly TimeOfMonth[]])[],
): Table {
  const sums = (of: readonly TimeOfMonth[]): Cell[] => [of.reduce((sum, one) => sum + one.minutes, 0), of.length]
  return {
    ...{ kind: 'table', id, caption, empty: say`none was entered.` },
    columns: [
      { name: head, type: 'text' },
      { name: say`Worked`, type: 'minutes' },
      { name: say`Entries`, type: 'number' },
    ],
    rows: rows.map(([name, of]) => ({ cells: [name, ...sums(of)] })),
    ...(rows.length > 1 ? { total: [say`In all`, ...sums(rows.flatMap(([, of]) => of))] } : {}),
  }
}
