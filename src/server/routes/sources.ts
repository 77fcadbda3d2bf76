import { z } from 'zod'
import { MICROS, type Micros } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { untolds } from '../../findings/sources/answered.ts'
import { listKinds, listScreened, type ScreenedRun } from '../../findings/sources/list.ts'
import { askSourcesOfRun } from '../../findings/sources/of-run.ts'
import { sourceRulesOf } from '../../findings/sources/rules.ts'
import { gapKinds, screenResults } from '../../findings/sources/screen.ts'
import { askGapShares, shareGroupings } from '../../findings/sources/shares.ts'
import { localityOf } from '../../plan/versions.ts'
import { type Context, readers, route } from '../route.ts'
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
          interval: z.object({ low: z.number(), high: z.number() }).nullable().describe('95 %, in per cent.'),
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
          interval: interval && { low: interval.low * 100, high: interval.high * 100 },
        })),
      }
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
      return {
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

const inTimes = (one: ScreenedRun) => ({
  ...one,
  kinds: [...one.kinds],
  started: one.started === null ? null : shortTime(one.started),
})
