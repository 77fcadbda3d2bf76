import { listed, say } from '../../base/say.ts'
import type { ReadReview } from '../../decisions/reviews/keep.ts'
import type { DimensionOfReview, Review, ReviewVerdict } from '../../decisions/reviews/review.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { behindFinding, severityWords } from '../../findings/finding.ts'
import { sayInterval, sayMeasured, saySample, sayTime } from '../amounts.ts'
import type { Block, Column, Document, Fact, Section, Table, Tone } from '../document/document.ts'
import {
  dimensionTitles,
  isCompared,
  knownFigures,
  otherFindings,
  ownerOf,
  promiseWords,
  resultWords,
  riskOf,
  sayAltered,
  sayAt,
  sayFailed,
  sayPeriod,
  sayTask,
  sayTimeOf,
  verdictWords,
  whyChanged,
} from './words.ts'

/** A review as a document: what there is to decide first, and every number with what is behind it. */
export function documentOfReview(kept: ReadReview): Document {
  const review = kept.document
  const sections = [
    verdict(kept),
    ...releases(review),
    ...changed(review),
    ...dimensions(review),
    ...safety(review),
    ...attention(review),
    ...tasks(kept),
    ...words('typed', say`Typed by hand`, review.typed ?? []),
    ...assumed(review),
  ]
  return {
    kind: say`Maintenance review`,
    title: say`Review of ${review.name}`,
    subtitle: say`${sayPeriod(review)}, as of ${sayTimeOf(review.as_of, review.time_zone)} (${review.time_zone})`,
    from: null,
    created: shortTime(kept.drawn_at),
    facts: factsOf(kept),
    sections,
    foot: say`Drawn up ${sayAt(kept.drawn_at, 'UTC')} UTC by ${review.code}. Fingerprint of the document: ${kept.hash}`,
  }
}

const tones: Readonly<Record<ReviewVerdict, Tone>> = { PASS: 'good', FAIL: 'bad', INSUFFICIENT: 'unknown' }
const tonesOfResults = { pass: 'good', fail: 'bad', unknown: 'unknown' } as const

const column = (name: string): Column => ({ name, type: 'text' })

function factsOf(kept: ReadReview): Fact[] {
  const review = kept.document
  return [
    ...(review.purpose ? [{ name: say`Purpose`, value: review.purpose }] : []),
    { name: say`Owner`, value: ownerOf(review) },
    { name: say`Risk`, value: riskOf(review) },
    { name: say`Plan version`, value: String(review.plan_version) },
    ...signature(kept),
  ]
}

function signature({ state, signed_at, signed_name, decision_seq, note, document }: ReadReview): Fact[] {
  if (state === 'drawn' || signed_at === null) return [{ name: say`Signature`, value: say`not signed yet` }]
  const at = sayAt(signed_at, document.time_zone)
  const by = say`${signed_name ?? ''} on ${at}, entry ${decision_seq ?? ''} of the decision log`
  return [
    { name: state === 'signed' ? say`Signed by` : say`Refused by`, value: by },
    ...(note ? [{ name: say`Note`, value: note }] : []),
  ]
}

function verdict(kept: ReadReview): Section {
  const review = kept.document
  const { verdict, sentence, decide, about, untimed_runs: untimed } = review
  return {
    id: 'verdict',
    title: say`Verdict`,
    blocks: [
      ...(kept.altered === null
        ? []
        : [{ kind: 'status', tone: 'bad', word: say`Altered`, text: sayAltered(kept.altered) } as const]),
      { kind: 'status', tone: tones[verdict], word: verdictWords[verdict], text: sentence },
      { kind: 'heading', text: say`What to decide` },
      decide.length === 0
        ? { kind: 'paragraph', text: say`Nothing waits for a decision.` }
        : { kind: 'list', ordered: true, items: decide },
      ...(about ? [{ kind: 'note', text: say`About this record: ${about}` } as const] : []),
      ...(untimed > 0
        ? [
            {
              kind: 'note',
              text: say`${untimed} runs have no known time and are left out of everything here.`,
            } as const,
          ]
        : []),
    ],
  }
}

function releases(review: Review): Section[] {
  const { releases, loops, notes, currency } = review
  if (releases.length === 0) return []
  const title = say`Releases in this period`
  const said = [
    ...releases
      .filter((one) => one.changed_with_it.length > 0)
      .map((one) => say`Changed with ${one.release}: ${listed(one.changed_with_it, '; ')}`),
    ...notes,
  ]
  return [
    {
      id: 'releases',
      title,
      blocks: [
        {
          kind: 'table',
          id: 'releases',
          caption: say`In the order in which they came`,
          columns: [
            column(say`Release`),
            { name: say`Runs`, type: 'number' },
            column(say`Accepted`),
            column(say`Very likely`),
            column(say`Handed over`),
            column(say`Failed calls`),
            column(say`Cost per run`),
            column(say`Median time`),
          ],
          rows: releases.map((one) => ({
            cells: [
              one.release,
              one.runs,
              sayMeasured(one.accepted, 'share', currency),
              sayInterval(one.accepted, 'share', currency),
              sayMeasured(one.handed_over, 'share', currency),
              sayFailed(one),
              sayMeasured(one.cost_per_run, 'money', currency),
              one.median_ms === null ? null : sayTime(one.median_ms),
            ],
            behind: one.behind,
          })),
          empty: say`none.`,
        },
        ...loops.map((one): Block => ({ kind: 'paragraph', text: one.sentence, behind: one.behind })),
        ...(said.length === 0 ? [] : [{ kind: 'list', items: said } as const]),
      ],
    },
  ]
}

function changed({ changed, time_zone: zone }: Review): Section[] {
  if (changed === undefined) return []
  return ofTable('changed', say`What changed`, {
    caption: say`In the order in which it changed`,
    columns: [column(say`When`), column(say`What`), column(say`Why`)],
    rows: changed.map((one) => ({ cells: [sayTimeOf(one.at, zone), one.said, whyChanged(one)] })),
    empty: say`nothing that is known.`,
  })
}

/** A section that is one table. */
const ofTable = (id: string, title: string, table: Omit<Table, 'kind' | 'id'>): Section[] => [
  { id, title, blocks: [{ kind: 'table', id, ...table }] },
]

/** One after the other: how it stands, what was promised of it, what was measured, and what is not known. */
function dimensions(review: Review): Section[] {
  return [
    {
      id: 'dimensions',
      title: say`The eight dimensions`,
      blocks: review.dimensions.flatMap((one) => dimension(one, review)),
    },
  ]
}

function dimension(of: DimensionOfReview, review: Review): Block[] {
  const { currency } = review
  const title = dimensionTitles[of.dimension]
  const known = knownFigures(of)
  const compared = isCompared(review)
  return [
    { kind: 'heading', text: title },
    {
      kind: 'status',
      tone: tonesOfResults[of.result],
      word: resultWords[of.result],
      text: of.reason,
    },
    ...(of.objectives.length === 0
      ? []
      : [
          {
            kind: 'table',
            id: `promises-${of.dimension}`,
            caption: say`Promised of it`,
            columns: [
              column(say`Promise`),
              column(say`Promised`),
              column(say`Window`),
              column(say`It is`),
              column(say`Why`),
            ],
            rows: of.objectives.map((one) => ({
              cells: [promiseWords(one), one.target, one.window, resultWords[one.result], one.reason],
              behind: one.behind,
            })),
            empty: say`none.`,
          } as const,
        ]),
    ...(known.length === 0
      ? []
      : [
          {
            kind: 'table',
            id: `figures-${of.dimension}`,
            caption: say`Measured of it`,
            columns: [
              column(say`Figure`),
              column(say`This period`),
              column(say`Very likely`),
              column(say`Of`),
              ...(compared ? [column(say`Period before`), column(say`Change`)] : []),
            ],
            rows: known.map(({ words, unit, now, before, change, behind }) => ({
              cells: [
                words,
                sayMeasured(now, unit, currency),
                sayInterval(now, unit, currency),
                saySample(now),
                ...(compared ? [sayMeasured(before, unit, currency), change ?? say`can't tell`] : []),
              ],
              behind,
            })),
            empty: say`nothing.`,
          } as const,
        ]),
    ...of.unknown.map((gap): Block => ({ kind: 'note', text: say`Not known: ${gap}` })),
  ]
}

function safety({ continuity }: Review): Section[] {
  return ofTable('safety', say`Safety measures`, {
    caption: say`As the plan names them`,
    columns: [column(say`Measure`), column(say`It is`), column(say`How it is known`)],
    rows: continuity.map(({ words, proof, good, behind }) => ({
      cells: [words, good ? say`in force` : say`not proved`, proof],
      behind,
    })),
    empty: say`The plan names none: no rollback, no fallback by hand, no drill.`,
  })
}

function attention(review: Review): Section[] {
  const findings = otherFindings(review)
  return ofTable('attention', say`Needs attention`, {
    caption: say`What was open when this was drawn up`,
    columns: [column(say`What`), column(say`Severity`), column(say`Since`), column(say`In detail`)],
    rows: findings.map((one) => ({
      cells: [one.title, severityWords[one.severity], sayAt(one.first_seen, review.time_zone), one.detail],
      behind: behindFinding(one.id),
    })),
    empty: say`nothing else.`,
  })
}

function tasks({ document: review, answers }: ReadReview): Section[] {
  if (!review.tasks || review.tasks.length === 0) return []
  return [
    {
      id: 'tasks',
      title: say`Done since it was last asked`,
      blocks: review.tasks.flatMap((task): Block[] => [
        { kind: 'paragraph', text: task.title, behind: task.behind },
        { kind: 'list', items: sayTask(task, review, answers?.find((one) => one.task === task.id)?.answer) },
      ]),
    },
  ]
}

function assumed({ assumptions }: Review): Section[] {
  if (assumptions.length === 0) return []
  return ofTable('assumed', say`Assumed, not measured`, {
    caption: say`What the plan says of itself`,
    columns: [column(say`What`), column(say`Why`)],
    rows: assumptions.map(({ about, words, why }) => ({ cells: [words ?? about, why] })),
    empty: say`none.`,
  })
}

const words = (id: string, title: string, items: readonly string[]): Section[] =>
  items.length === 0 ? [] : [{ id, title, blocks: [{ kind: 'list', items }] }]
