import { localDay } from '../../base/calendar.ts'
import { PRODUCT } from '../../base/product.ts'
import { allInLanguage, say, sayDay, sayMonth } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { hashOfValue } from '../../store/state/decision-log.ts'
import { cents } from '../amounts.ts'
import type { Block, Chart, Document, Section, Sender } from '../document/document.ts'
import { annexOf } from './annex.ts'
import { type Facts, knownCost, together } from './facts.ts'
import { daysOf } from './month.ts'
import { type SentenceName, sentenceNames, sentencesOf, sentenceTitles } from './sentences.ts'

/** A figure by which two versions of a report are compared: what it is of, and what it came to; null is unknown. */
export type KeyFigure = { readonly key: string; readonly words: string; readonly value: string | null }

/** A report as it was drawn up: everything it says, before anybody worded it. */
export type ReportContent = {
  readonly month: string
  readonly client: string
  readonly workflows: readonly { readonly workflow: string; readonly name: string }[]
  readonly from: string
  readonly to: string
  readonly as_of: string
  readonly is_complete: boolean
  readonly time_zone: string
  readonly currency: string
  readonly plan_version: number
  readonly code: string
  readonly sentences: Readonly<Record<SentenceName, string>>
  readonly chart: Chart
  readonly sections: readonly Section[]
  readonly figures: readonly KeyFigure[]
  /** What it corrects: the version, why, and its figures. */
  readonly restates: {
    readonly version: number
    readonly reason: string
    readonly figures: readonly KeyFigure[]
  } | null
}

export function contentOf(facts: Facts, restates: ReportContent['restates']): ReportContent {
  const { month, plan, version, workflows, asOf } = facts
  return {
    month: month.month,
    client: plan.client,
    workflows: workflows.map(({ workflow, name }) => ({ workflow, name })),
    from: shortTime(month.from),
    to: shortTime(month.to),
    as_of: shortTime(asOf),
    is_complete: month.isComplete,
    time_zone: month.zone,
    currency: plan.currency,
    plan_version: version.version,
    code: PRODUCT,
    sentences: sentencesOf(facts),
    chart: chartOf(facts),
    sections: annexOf(facts),
    figures: keyFigures(facts),
    restates,
  }
}

function chartOf({ month, days, workflows }: Facts): Chart {
  const byDay = new Map(days.map(({ day, figures }) => [day, figures]))
  const all = daysOf(month)
  const of = (count: (figures: NonNullable<ReturnType<typeof byDay.get>>) => number) =>
    all.map((day) => {
      const found = byDay.get(day)
      return found ? count(found) : 0
    })
  return {
    kind: 'chart',
    id: 'days',
    caption:
      workflows.length === 1
        ? say`Runs of each day, and what became of them`
        : say`Runs of each day of all these workflows, and what became of them`,
    labels: { name: say`Day`, type: 'day', values: all },
    series: [
      { name: say`accepted`, tone: 'good', values: of((one) => one.accepted) },
      {
        name: say`corrected, rejected, escalated or opened again`,
        tone: 'bad',
        values: of((one) => one.corrected + one.rejected + one.escalated + one.reopened),
      },
      { name: say`left as they were`, tone: 'neutral', values: of((one) => one.untouched) },
      { name: say`outcome unknown`, tone: 'unknown', values: of((one) => one.runs - one.judged) },
    ],
  }
}

function keyFigures({ workflows, findings, month }: Facts): KeyFigure[] {
  const all = together(workflows.map(({ now }) => now))
  const known = all && knownCost(all)
  return [
    ...workflows.flatMap(({ workflow, name, now }): KeyFigure[] => {
      const cost = now && knownCost(now)
      const count = (key: string, words: string, value: number | undefined) => ({
        ...{ key: `${workflow}/${key}`, words, value: String(value ?? 0) },
      })
      return [
        count('runs', say`${name}: runs`, now?.runs),
        count('judged', say`${name}: runs with an outcome`, now?.judged),
        count('accepted', say`${name}: accepted`, now?.accepted),
        count('corrected', say`${name}: corrected`, now?.corrected),
        count('exceptions', say`${name}: exceptions and errors`, now ? now.exceptions + now.errors : 0),
        { key: `${workflow}/cost`, words: say`${name}: cost, as far as it is known`, value: cost ? cents(cost) : null },
        count('cost_unknown_runs', say`${name}: runs of unknown cost`, now?.cost_unknown_runs),
      ]
    }),
    { key: 'cost', words: say`Cost of all, as far as it is known`, value: known ? cents(known) : null },
    {
      key: 'findings',
      words: say`New things that needed attention`,
      value: String(findings.filter(({ first_seen }) => first_seen >= month.from).length),
    },
  ]
}

/** What people wrote, by the place it stands in. An empty text gives the place back to what was drawn up. */
export type Edits = Readonly<Record<string, string>>

/** Places in which somebody may write: each sentence of the first page, and a note under each heading. */
export const placesOf = ({ sections }: ReportContent): string[] => [
  ...sentenceNames,
  ...sections.map(({ id }) => `note:${id}`),
]

/** The report as a document: what was drawn up, with the words of people in their places. Figures are nobody's to word. */
export function documentOf(content: ReportContent, edits: Edits, from: Sender | null): Document {
  const { month, client, workflows, to, time_zone: zone, restates } = content
  const written = (place: string) => (edits[place]?.trim() ? edits[place] : undefined)
  const last = sayDay(localDay(Date.parse(to) * 1000 - 1, zone))
  const short: Block[] = sentenceNames.flatMap((name): Block[] => [
    { kind: 'heading', text: sentenceTitles[name] },
    { kind: 'paragraph', text: written(name) ?? content.sentences[name] },
  ])
  const sections = content.sections.map((section) => {
    const note = written(`note:${section.id}`)
    return note === undefined
      ? section
      : { ...section, blocks: [{ kind: 'paragraph', text: note } as const, ...section.blocks] }
  })
  return {
    kind: say`Monthly report`,
    title: content.is_complete
      ? say`${client}: ${sayMonth(month)}`
      : say`${client}: ${sayMonth(month)}, as far as ${last}`,
    subtitle: null,
    from,
    created: content.as_of,
    facts: [
      {
        name: say`Workflows`,
        value: workflows.map(({ name }) => name).join(', '),
      },
      {
        name: say`Days`,
        value: say`${sayDay(localDay(Date.parse(content.from) * 1000, zone))} to ${last} (${zone})`,
      },
      { name: say`Counted on`, value: sayDay(localDay(Date.parse(content.as_of) * 1000, zone)) },
    ],
    sections: [
      { id: 'short', title: say`In short`, blocks: [...short, ...chartBlocks(content.chart)] },
      ...(restates ? [restated(content, restates)] : []),
      ...sections,
    ],
    foot: say`Drawn up by ${content.code} under version ${content.plan_version} of the plan.`,
  }
}

/** Of a month in which nothing ran there is nothing to draw. */
const chartBlocks = (chart: Chart): Block[] =>
  chart.series.some(({ values }) => values.some((one) => one !== null && one > 0))
    ? [chart]
    : [{ kind: 'note', text: say`${chart.caption}: nothing ran.` }]

/** What the version before said and what this one says, where they differ, and why. */
function restated(content: ReportContent, restates: NonNullable<ReportContent['restates']>): Section {
  const before = new Map(restates.figures.map((one) => [one.key, one]))
  const now = new Map(content.figures.map((one) => [one.key, one]))
  const keys = [...new Set([...before.keys(), ...now.keys()])]
  const unknown = say`unknown`
  const said = (one: KeyFigure | undefined) => (one === undefined ? say`not in it` : (one.value ?? unknown))
  const rows = keys
    .filter((key) => before.get(key)?.value !== now.get(key)?.value || before.has(key) !== now.has(key))
    .map((key) => ({
      cells: [(now.get(key) ?? before.get(key))?.words ?? key, said(before.get(key)), said(now.get(key))],
    }))
  return {
    id: 'restated',
    title: say`What this version corrects`,
    newPage: true,
    blocks: [
      { kind: 'paragraph', text: say`It takes the place of version ${restates.version}. Why: ${restates.reason}` },
      {
        kind: 'table',
        id: 'restated',
        caption: say`Figures that are others now`,
        columns: [
          { name: say`Figure`, type: 'text' },
          { name: say`In version ${restates.version}`, type: 'text' },
          { name: say`Now`, type: 'text' },
        ],
        rows,
        empty: say`none: the figures are the same.`,
      },
    ],
  }
}

/** The hash of a document in English, in one fixed spelling: whoever reads it in English can compute it. */
export const documentHash = (document: Document): string => hashOfValue(allInLanguage(document))

/** The document with what is known of it as a version: how it stands, and, of one that is frozen, where the log holds it. */
export function stamped(
  document: Document,
  of: {
    readonly version: number
    readonly state: 'draft' | 'approved'
    readonly hash: string
    readonly approved_at: Micros | null
    readonly decision_seq: number | null
  },
  zone: string,
): Document {
  if (of.state === 'draft' || of.approved_at === null)
    return {
      ...document,
      kind: say`Monthly report, a draft`,
      foot: say`A draft that nobody has approved. ${document.foot}`,
    }
  const day = sayDay(localDay(of.approved_at, zone))
  return {
    ...document,
    facts: [...document.facts, { name: say`Version`, value: say`${of.version}, approved on ${day}` }],
    foot: say`Version ${of.version}, entry ${of.decision_seq ?? 0} of the decision log, fingerprint ${of.hash.slice(0, 16)}. ${document.foot}`,
  }
}
