import { z } from 'zod'
import { MICROS, type Micros } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { untolds } from '../../findings/sources/answered.ts'
import { askLabel, askLabelledShare, type Labelled, labelAnswer, labels } from '../../findings/sources/labels.ts'
import { listKinds, listScreened, type ScreenedRun } from '../../findings/sources/list.ts'
import { askSourcesOfRun } from '../../findings/sources/of-run.ts'
import { sourceRulesOf } from '../../findings/sources/rules.ts'
import { gapKinds, screenResults } from '../../findings/sources/screen.ts'
import { askGapShares, shareGroupings } from '../../findings/sources/shares.ts'
import { localityOf } from '../../plan/versions.ts'
import type { Interval } from '../../statistics/wilson.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
import type { Db } from '../../store/state/state.ts'
import { type Context, readers, route, signers } from '../route.ts'
import { readRange, requireWorkflow } from './runs.ts'

const known = z.string().nullable()
const span = z.object({ start: z.int(), end: z.int() })
const kinds = z
  .array(z.enum(gapKinds))
  .describe(
    'What may be off. `never_cited` is told, and makes no answer one with a gap: not every source that is found is needed.',
  )
const score = z
  .number()
  .nullable()
  .describe('Of its worst sentence: how probable it is that the sources say it, at even odds before. Null is unknown.')
const why = z.enum(untolds).nullable().describe('Why it cannot be told.')

const screened = z.object({
  run: z.string(),
  workflow: z.string(),
  case_type: known,
  route: known,
  release: known,
  started: known,
  result: z.enum(screenResults).describe('What a screen of words says; it is no verdict.'),
  why,
  score,
  claims: z.int().describe('Sentences of the answer that claim something.'),
  sources: z.int().describe('Passages that it was held against.'),
  kinds,
  worst: span.nullable().describe('Where its worst sentence stands in the answer, in UTF-16 units, the end excluded.'),
})

const label = z
  .enum(labels)
  .describe('What a person says: its sources say it (supported), they do not (gap), or they cannot tell (untold).')
const labelled = z
  .object({ label, by: z.string().describe('A name where it is known.'), at: z.string() })
  .nullable()
  .describe('What a person said of it last; null where nobody did.')
const percent = z.object({ low: z.number(), high: z.number() }).nullable().describe('95 %, in per cent.')

const filter = z.object({
  workflow: z.string().optional(),
  case_type: z.string().optional(),
  route: z.string().optional(),
  release: z.string().optional(),
  from: z.string().optional().describe('A day or a time; runs without a known time are left out.'),
  to: z.string().optional(),
})

const claim = span.extend({
  score: z.number(),
  words: z.array(span).describe('What is not in the passage that has most of it.'),
  numbers: z.array(span).describe('Numbers that are in none of them.'),
  names: z.array(span).describe('Names that are in none of them.'),
})

/** The moment as of which runs are looked at; undefined where that is now. */
const pastOf = ({ app, asOf }: Context): Micros | undefined => (app.clock.now() - asOf > MICROS.m ? asOf : undefined)

async function readFilter(context: Context, query: z.infer<typeof filter>) {
  const { app, workspace } = context
  const { zone } = await localityOf(app.state.db, workspace, app.clock.now())
  if (query.workflow !== undefined) await requireWorkflow(context, query.workflow)
  const { workflow, case_type, route, release } = query
  return { zone, asked: { workflow, case_type, route, release, ...readRange(query, zone), as_of: pastOf(context) } }
}

export const sourceRoutes = [
  route({
    method: 'get',
    path: '/api/v1/sources',
    who: readers,
    summary:
      'Answers that may say what their sources do not, the worst first: a screen of their words, and no verdict. Modes live and canary.',
    query: filter.extend({
      kind: z
        .enum(listKinds)
        .default('gap')
        .describe('All answers with a gap, those with a gap of one kind, or those of which it cannot be told.'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({ items: z.array(screened), next: z.string().nullable() }),
    async handle(context, { query }) {
      const { asked } = await readFilter(context, query)
      const { kind, limit, cursor } = query
      const page = await listScreened(context.app.evidence, context.workspace, { ...asked, kind }, { cursor, limit })
      return { items: page.items.map(inTimes), next: page.next }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/sources/shares',
    who: readers,
    summary: 'The share of answers with a gap between them and their sources, as a screen tells it, of each group.',
    query: filter.extend({ by: z.enum(shareGroupings).optional() }),
    answer: z.object({
      by: z.enum(shareGroupings).nullable(),
      items: z.array(
        z.object({
          group: known.describe('Weeks by their Monday. Null is unknown, or all where nothing groups them.'),
          screened: z.int().describe('Answers of which it could be told.'),
          gaps: z.int(),
          untold: z.int().describe('Answers of which it cannot be told. They are in no share.'),
          whys: z.record(z.enum(untolds), z.int()).describe('Why it cannot be told, with how often.'),
          share: z.number().nullable().describe('In per cent; null is unknown.'),
          interval: percent,
          kinds: z.record(z.enum(gapKinds), z.int()),
        }),
      ),
    }),
    async handle(context, { query }) {
      const { zone, asked } = await readFilter(context, query)
      const shares = await askGapShares(context.app.evidence, context.workspace, zone, { ...asked, by: query.by })
      return {
        by: query.by ?? null,
        items: shares.map(({ share, interval, ...of }) => ({
          ...of,
          share: share === null ? null : share * 100,
          interval: inPercent(interval),
        })),
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/sources/labels',
    who: readers,
    summary:
      'The share of answers with a gap as people would say it: of those that were drawn by lot and looked at, in its order; the screen helps, and is corrected by them.',
    query: filter,
    answer: z.object({
      drawn: z.int().describe('Answers that were drawn and looked at.'),
      said: z.record(label, z.int()).describe('What people said of them.'),
      share: z.number().nullable().describe('In per cent; null while nobody looked.'),
      interval: percent,
      worth: z
        .int()
        .nullable()
        .describe(
          'So many labels would tell as much without the screen. Null while it is not used: below 30 labels, or 5 of either kind, and where it tells nothing.',
        ),
      marked: z
        .object({ gaps: z.int(), of_gaps: z.int(), supported: z.int(), of_supported: z.int() })
        .describe('Of the answers with a gap, and of the others, how many the screen marked.'),
      next: z.string().nullable().describe('The run whose answer is drawn next; null where all were looked at.'),
    }),
    async handle(context, { query }) {
      const { asked } = await readFilter(context, query)
      const { share, interval, ...of } = await askLabelledShare(context.app.evidence, context.workspace, asked)
      return { ...of, share: share === null ? null : share * 100, interval: inPercent(interval) }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/runs/{run}/sources/label',
    who: signers,
    summary:
      'Say of an answer whether its sources say it, as a person sees it. What was said last holds; null takes it back.',
    params: z.object({ run: z.string() }),
    body: z.object({ label: label.nullable() }),
    answer: z.object({ run: z.string(), labelled }),
    async handle({ app, workspace, principal }, { params, body }) {
      const now = app.clock.now()
      await labelAnswer(app, workspace, { run: params.run, label: body.label, by: principal.id, now })
      const said = await askLabel(app.evidence, workspace, params.run)
      return { run: params.run, labelled: await inWords(app.state.db, workspace, said) }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/runs/{run}/sources',
    who: readers,
    summary:
      'The answer of a run beside what was found for it, with what of it is not there: a screen of words, and no verdict.',
    params: z.object({ run: z.string() }),
    answer: z.object({
      labelled,
      kept: screened.nullable().describe('What was kept when it was screened; null where it was not, or not yet.'),
      read: z
        .object({
          result: z.enum(screenResults),
          why,
          score,
          kinds,
          answer: z.string().nullable(),
          claims: z.array(claim),
          passages: z.array(
            z.object({
              step: z.string(),
              title: known,
              text: z.string(),
              date: known.describe('Of which day it says that it is.'),
            }),
          ),
        })
        .nullable()
        .describe('Held against its sources now; null where nothing was looked up, or where the texts are deleted.'),
    }),
    async handle({ app, workspace }, { params }) {
      const { plan, zone } = await localityOf(app.state.db, workspace, app.clock.now())
      const rules = sourceRulesOf(plan, zone)
      const { kept, read } = await askSourcesOfRun(app.evidence, workspace, rules, params.run)
      const said = kept && (await askLabel(app.evidence, workspace, params.run))
      return {
        labelled: await inWords(app.state.db, workspace, said),
        kept: kept && inTimes(kept),
        read: read && {
          result: read.screened.result,
          why: read.screened.why,
          score: read.screened.score,
          kinds: [...read.screened.kinds],
          answer: read.of.kind === 'answered' ? read.of.answer : null,
          claims: read.screened.claims.map((one) => ({
            ...{ start: one.start, end: one.end, score: one.score },
            ...{ words: [...one.words], numbers: [...one.numbers], names: [...one.names] },
          })),
          passages: read.of.kind === 'answered' ? [...read.of.passages] : [],
        },
      }
    },
  }),
]

const inPercent = (interval: Interval | null) => interval && { low: interval.low * 100, high: interval.high * 100 }

async function inWords(db: Db, workspace: string, said: Labelled | null) {
  if (!said) return null
  const names = await sendersByName(db, workspace, [said.by])
  return { label: said.label, by: names.get(said.by) ?? said.by, at: shortTime(said.at) }
}

const inTimes = (one: ScreenedRun) => ({
  ...one,
  kinds: [...one.kinds],
  started: one.started === null ? null : shortTime(one.started),
})
