import { localDay } from '../../base/calendar.ts'
import { listed, say, sayDay, sayNumber } from '../../base/say.ts'
import type { Figures } from '../../evidence/runs/figures.ts'
import { behindFinding, severityWords } from '../../findings/finding.ts'
import { dimensionNames, measures, measureWords } from '../../plan/measures.ts'
import { cents, sayInterval, sayMeasured, saySample } from '../amounts.ts'
import type { Block, Cell, Row, Section, Table } from '../document/document.ts'
import { verdictNames } from './annex-words.ts'
import { changes } from './changes.ts'
import { coming } from './coming.ts'
import { decisionsOf } from './decide.ts'
import { type Facts, incidentsOf, isOpenAt, knownCost, together, type WorkflowOfMonth, workflowName } from './facts.ts'
import { hours } from './hours.ts'
import { requests } from './requests.ts'

/** What stands behind the first page, for whoever wants to know how it is known. A section says what is missing as well as what is there. */
export const annexOf = (facts: Facts): Section[] => [
  standing(facts),
  decisions(facts),
  happened(facts),
  reviews(facts),
  ...facts.workflows.map((one) => figures(one, facts)),
  costs(facts),
  open(facts),
  changes(facts),
  requests(facts),
  hours(facts),
  coming(facts),
  coverage(facts),
  definitions(facts),
]

const tones = { needs_you: 'bad', cant_tell: 'unknown', stopped: 'neutral', fine: 'good' } as const
const stateWords = {
  needs_you: say`needs you`,
  cant_tell: say`can't tell`,
  stopped: say`stopped`,
  fine: say`fine`,
} as const

function standing({ workflows }: Facts): Section {
  const blocks = workflows.flatMap(({ name, standing, cadence, next_review }): Block[] => [
    {
      kind: 'status',
      tone: tones[standing.state],
      word: say`${name}: ${stateWords[standing.state]}`,
      text: listed(
        [
          standing.sentence,
          // One that is fine says it itself.
          ...(cadence === null
            ? [say`The plan sets no date for its reviews.`]
            : next_review === null || standing.state === 'fine'
              ? []
              : [say`It is looked at again on ${sayDay(next_review)}.`]),
        ],
        ' ',
      ),
    },
  ])
  return { id: 'workflows', title: say`Each workflow`, newPage: true, blocks }
}

function decisions(facts: Facts): Section {
  return {
    id: 'decisions',
    title: say`Decisions needed`,
    blocks: [
      {
        kind: 'table',
        id: 'decisions',
        caption: say`What waits, and what follows if nobody decides`,
        columns: [
          { name: say`What`, type: 'text' },
          { name: say`Workflow`, type: 'text' },
          { name: say`By`, type: 'day' },
          { name: say`If nobody decides`, type: 'text' },
        ],
        rows: decisionsOf(facts).map(({ what, workflow, by, otherwise, behind }) => ({
          cells: [what, workflow, by ?? '', otherwise],
          behind,
        })),
        empty: say`nothing waits.`,
      },
    ],
  }
}

function happened(facts: Facts): Section {
  const { findings, stops, month } = facts
  const { zone, from, to } = month
  const rows: { day: string; row: Row }[] = [
    ...findings
      .filter(({ first_seen }) => first_seen >= from)
      .map((one) => {
        const day = localDay(one.first_seen, zone)
        const became =
          one.resolved_at !== null && one.resolved_at < to
            ? say`over on ${sayDay(localDay(one.resolved_at, zone))}`
            : say`not over`
        const cells = [day, workflowName(facts, one.workflow), one.title, became]
        return { day, row: { cells, behind: { url: behindFinding(one.id).url } } }
      }),
    ...stops.map((one) => {
      const day = localDay(one.since, zone)
      const became =
        one.until !== null && one.until < to
          ? say`ran again on ${sayDay(localDay(one.until, zone))}`
          : say`stands still`
      return { day, row: { cells: [day, workflowName(facts, one.workflow), say`It was stopped: ${one.why}`, became] } }
    }),
  ]
  const incidents = Map.groupBy(facts.workflows, incidentsOf)
  const names = (value: string | null) => (incidents.get(value) ?? []).map(({ name }) => name).join(', ')
  // Each with its own number: that of several together would read as their sum.
  const told = [...incidents].flatMap(([value, of]) => {
    if (value === null) return [say`${names(value)}: nobody tells of incidents, which is not the same as none`]
    return Number(value) === 0 ? [say`${names(value)}: none`] : of.map(({ name }) => say`${name}: ${value}`)
  })
  return {
    id: 'happened',
    title: say`What happened, day by day`,
    blocks: [
      {
        kind: 'table',
        id: 'happened',
        caption: say`In the order of the days`,
        columns: [
          { name: say`Day`, type: 'day' },
          { name: say`Workflow`, type: 'text' },
          { name: say`What`, type: 'text' },
          { name: say`What became of it`, type: 'text' },
        ],
        rows: rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ row }) => row),
        empty: facts.isWatched
          ? say`nothing new needed attention, and nothing stood still.`
          : say`nothing is known, because nobody watched them then.`,
      },
      { kind: 'note', text: say`Incidents. ${listed(told, '; ')}.` },
    ],
  }
}

function reviews({ workflows, month }: Facts): Section {
  return {
    id: 'reviews',
    title: say`Reviews`,
    blocks: [
      {
        kind: 'table',
        id: 'reviews',
        caption: say`Reviews that were due`,
        columns: [
          { name: say`Workflow`, type: 'text' },
          { name: say`Due`, type: 'day' },
          { name: say`Result`, type: 'text' },
          { name: say`Held`, type: 'text' },
        ],
        rows: workflows.flatMap(({ name, reviews }) =>
          reviews.map(({ id, due_at, verdict, state, signed_at }) => ({
            cells: [
              name,
              localDay(due_at, month.zone),
              verdictNames[verdict],
              state === 'drawn' || signed_at === null
                ? say`not held`
                : state === 'signed'
                  ? say`signed on ${sayDay(localDay(signed_at, month.zone))}`
                  : say`refused on ${sayDay(localDay(signed_at, month.zone))}`,
            ],
            behind: { url: `/api/v1/reviews/${id}` },
          })),
        ),
        empty: say`none was due.`,
      },
    ],
  }
}

/** The figures of one workflow, with how sure they are, and below them what is not known and why. */
function figures(of: WorkflowOfMonth, { month, plan }: Facts): Section {
  const known = of.figures.filter(({ now }) => of.now !== null && (now.value !== null || now.atLeast !== undefined))
  // Gaps with one reason are told together; of what the plan says is not measured that is told below.
  const stated = of.not_measured.map(({ dimension }): string => dimension)
  const gaps = Map.groupBy(
    of.figures.filter(({ measure, now }) => now.unknown && !stated.includes(measures[measure].dimension)),
    ({ now }) => now.unknown ?? '',
  )
  const unknown = [...gaps].map(([why, all]) => {
    const names = listed(
      all.map(({ measure }) => measureWords[measure]),
      ', ',
    )
    return say`${names}: ${why}`
  })
  const compared = month.isComplete && of.before !== null
  const table: Table = {
    kind: 'table',
    id: `figures-${of.workflow.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    caption: say`Figures of ${of.name}`,
    columns: [
      { name: say`Figure`, type: 'text' },
      { name: say`This month`, type: 'text' },
      { name: say`Very likely`, type: 'text' },
      { name: say`Of`, type: 'text' },
      ...(compared
        ? ([
            { name: say`Month before`, type: 'text' },
            { name: say`Change`, type: 'text' },
          ] as const)
        : []),
    ],
    rows: known.map(({ measure, now, before, change, behind }) => {
      const { unit } = measures[measure]
      return {
        cells: [
          measureWords[measure],
          sayMeasured(now, unit, plan.currency),
          sayInterval(now, unit, plan.currency),
          unit === 'count' ? '' : saySample(now),
          ...(compared ? [before && sayMeasured(before, unit, plan.currency), change ?? say`can't tell`] : []),
        ],
        behind: { url: behind.url },
      }
    }),
    empty: of.now === null ? say`nothing ran in this month.` : say`nothing of it is known.`,
  }
  return {
    id: table.id,
    title: of.name,
    blocks: [
      table,
      ...(month.isComplete && of.now !== null && of.before === null
        ? [{ kind: 'note', text: say`Nothing ran in the month before, so there is nothing to compare with.` } as const]
        : []),
      ...(of.now === null || unknown.length === 0
        ? []
        : ([
            { kind: 'heading', text: say`Not known of ${of.name}` },
            { kind: 'list', items: unknown },
          ] as const)),
    ],
  }
}

/** What runs cost, by how it is known. */
function costs({ workflows, plan }: Facts): Section {
  const { currency } = plan
  const all = together(workflows.map(({ now }) => now))
  const money = (name: string) => ({ name, type: 'money', currency }) as const
  const amount = (value: string | null) => (value === null ? null : cents(value))
  const cells = (name: string, of: Figures): Cell[] => [
    name,
    of.runs,
    // Nothing of a kind is no gap where the other kind tells all.
    of.cost_reported === null ? '' : cents(of.cost_reported),
    of.cost_estimated === null ? '' : cents(of.cost_estimated),
    amount(knownCost(of)),
    of.cost_unknown_runs,
  ]
  return {
    id: 'costs',
    title: say`Cost`,
    blocks: [
      {
        kind: 'table',
        id: 'costs',
        caption: say`What the runs cost`,
        columns: [
          { name: say`Workflow`, type: 'text' },
          { name: say`Runs`, type: 'number' },
          money(say`Told by who runs it`),
          money(say`Computed by list prices`),
          money(say`Known in all`),
          { name: say`Runs of unknown cost`, type: 'number' },
        ],
        rows: workflows.map(({ name, now }) => ({ cells: now ? cells(name, now) : [name, 0, '', '', '', ''] })),
        ...(workflows.length > 1 && all ? { total: cells(say`In all`, all) } : {}),
        empty: say`the plan holds no workflow.`,
      },
      {
        kind: 'note',
        text: say`A run whose cost is not known counts with nothing here, and may have cost anything: what is known in all is the least it was.`,
      },
    ],
  }
}

function open(facts: Facts): Section {
  const { findings, month } = facts
  return {
    id: 'attention',
    title: say`Needs attention`,
    blocks: [
      {
        kind: 'table',
        id: 'attention',
        caption: say`Not over at the end of the month`,
        columns: [
          { name: say`What`, type: 'text' },
          { name: say`Workflow`, type: 'text' },
          { name: say`Severity`, type: 'text' },
          { name: say`Since`, type: 'day' },
          { name: say`Taken`, type: 'text' },
        ],
        rows: findings
          .filter((one) => isOpenAt(one, month.to))
          .map((one) => ({
            cells: [
              one.title,
              workflowName(facts, one.workflow),
              severityWords[one.severity],
              localDay(one.first_seen, month.zone),
              one.held_by === null ? say`by nobody yet` : say`yes`,
            ],
            behind: { url: behindFinding(one.id).url },
          })),
        empty: facts.isWatched ? say`nothing.` : say`nothing is known, because nobody watched them then.`,
      },
    ],
  }
}

/** What the figures rest on, and what they cannot tell. */
function coverage(facts: Facts): Section {
  const { workflows, refused_lines: refused, month } = facts
  const limits: string[] = [say`What the work is worth is not computed yet.`]
  if (!month.isComplete)
    limits.push(say`The month is not over: everything here is as far as ${sayDay(localDay(month.to - 1, month.zone))}.`)
  if (refused > 0)
    limits.push(
      refused === 1
        ? say`1 line that was sent could not be read, and waits to be mended: it is in no figure.`
        : say`${sayNumber(String(refused))} lines that were sent could not be read, and wait to be mended: they are in no figure.`,
    )
  for (const { name, untimed_runs: untimed } of workflows)
    if (untimed > 0)
      limits.push(say`${sayNumber(String(untimed))} runs of ${name} have no known time: they are in no month.`)
  const stated = workflows.flatMap(({ name, not_measured: none }) =>
    none.map(({ dimension, why }) => say`${name}, ${dimensionNames[dimension]}: not measured, because ${why}`),
  )
  // What is assumed of all of them is said once.
  const assumptions = Map.groupBy(
    workflows.flatMap(({ name, assumptions }) => assumptions.map((one) => ({ ...one, name }))),
    ({ words, why }) => `${words}\n${why}`,
  )
  const assumed = [...assumptions.values()].map((of) => {
    const [{ name, words, why } = { name: '', words: '', why: '' }] = of
    return workflows.length > 1 && of.length === workflows.length
      ? say`${words}: ${why}`
      : say`${of.length > 1 ? of.map((one) => one.name).join(', ') : name}, ${words}: ${why}`
  })
  return {
    id: 'coverage',
    title: say`What this rests on`,
    blocks: [
      {
        kind: 'table',
        id: 'coverage',
        caption: say`How much is known of the runs`,
        columns: [
          { name: say`Workflow`, type: 'text' },
          { name: say`Runs`, type: 'number' },
          { name: say`With an outcome`, type: 'number' },
          { name: say`Without an outcome`, type: 'number' },
          { name: say`Handed over`, type: 'number' },
          { name: say`Exceptions and errors`, type: 'number' },
        ],
        rows: workflows.map(({ name, now }) => ({
          cells: now
            ? [name, now.runs, now.judged, now.runs - now.judged, now.handed_over, now.exceptions + now.errors]
            : [name, 0, '', '', '', ''],
        })),
        empty: say`the plan holds no workflow.`,
      },
      ...(limits.length > 0 ? [{ kind: 'list', items: limits } as const] : []),
      ...(stated.length > 0
        ? ([
            { kind: 'heading', text: say`Not measured, as the plan says` },
            { kind: 'list', items: stated },
          ] as const)
        : []),
      ...(assumed.length > 0
        ? ([
            { kind: 'heading', text: say`Assumed, not measured` },
            { kind: 'list', items: assumed },
          ] as const)
        : []),
    ],
  }
}

function definitions({ workflows }: Facts): Section {
  const used = new Set(workflows.flatMap(({ figures }) => figures.map(({ measure }) => measure)))
  return {
    id: 'definitions',
    title: say`What the words mean`,
    blocks: [
      {
        kind: 'list',
        items: [
          ...[...used].map((name) =>
            measures[name].aggregate === 'median'
              ? say`${measureWords[name]}: ${measures[name].words}; half of them took longer, half were shorter.`
              : say`${measureWords[name]}: ${measures[name].words}.`,
          ),
          say`Very likely: in 95 of 100 such samples the true figure lies within these bounds.`,
          say`Unknown: nothing tells it. It counts neither as good nor as bad, and never as zero.`,
          say`Counted are runs that did real work, by the day on which they began in the time zone of the plan; trials are not.`,
        ],
      },
    ],
  }
}
