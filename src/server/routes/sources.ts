import { z } from 'zod'
import { localDay } from '../../base/calendar.ts'
import { plainDecimal } from '../../base/money.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { untolds } from '../../findings/sources/answered.ts'
import { helpers } from '../../findings/sources/estimate.ts'
import { askSpent, endJudge, getJudge, type Judge, setJudge } from '../../findings/sources/judge/judge.ts'
import { askWaiting } from '../../findings/sources/judge/judge-new.ts'
import { askLabel, askLabelledShare, type Labelled, labelAnswer, labels } from '../../findings/sources/labels.ts'
import { listKinds, listScreened, type ScreenedRun } from '../../findings/sources/list.ts'
import { askSourcesOfRun } from '../../findings/sources/of-run.ts'
import { sourceRulesOf } from '../../findings/sources/rules.ts'
import { gapKinds, screenResults } from '../../findings/sources/screen.ts'
import { askGapShares, shareGroupings } from '../../findings/sources/shares.ts'
import { key } from '../../plan/fields.ts'
import { localityOf } from '../../plan/versions.ts'
import type { Interval } from '../../statistics/wilson.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
import type { Db } from '../../store/state/state.ts'
import { type Context, operators, owners, readers, route, signers } from '../route.ts'
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

const usd = z.number().min(0).max(1_000_000)
const spent = z.object({
  answers: z.int(),
  input: z.int().describe('Tokens.'),
  output: z.int(),
  usd: z.string().describe('US dollars, at the prices that were given.'),
})
const judgeTerms = {
  model: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[\w./:@+-]+$/, 'A model is named by letters, digits and . / : @ + - _, as its API calls it.')
    .describe('As its API calls it.'),
  workflows: z.array(key).min(1).max(200).nullable().describe('Of which workflows answers are sent; null: of all.'),
  answers_per_day: z.int().min(1).max(100_000).describe('So many are judged a day at most.'),
}

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
      by: z
        .enum(helpers)
        .nullable()
        .describe(
          'What helps: the screen, or the model that judges, whichever is worth more. Null: the labels stand alone.',
        ),
      worths: z
        .record(z.enum(helpers), z.int().nullable())
        .describe(
          'So many labels would tell as much without the screen, or the model. Null while it is not used: below 30 labels, or 5 of either kind, where too few others were judged, and where it tells nothing.',
        ),
      marked: z
        .record(
          z.enum(helpers),
          z.object({ gaps: z.int(), of_gaps: z.int(), supported: z.int(), of_supported: z.int() }),
        )
        .describe('Of the answers with a gap, and of the others, how many the screen marked, or the model.'),
      next: z.string().nullable().describe('The run whose answer is drawn next; null where all were looked at.'),
    }),
    async handle(context, { query }) {
      const { asked } = await readFilter(context, query)
      const judge = (await getJudge(context.app.state.db, context.workspace))?.version
      const { share, interval, ...of } = await askLabelledShare(context.app.evidence, context.workspace, {
        ...asked,
        judge,
      })
      return { ...of, share: share === null ? null : share * 100, interval: inPercent(interval) }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/sources/judge',
    who: readers,
    summary:
      'The model that judges answers: what is sent to it, and what it took. Off until an owner switches it on; never its key.',
    answer: z.object({
      judge: z
        .object({
          url: z.string(),
          ...judgeTerms,
          usd_per_month: z.string(),
          input_usd: z.string().describe('What a million tokens cost, as it was typed.'),
          output_usd: z.string(),
          is_on: z.boolean().describe('Whether answers are sent to it. What it said while it was on counts further.'),
          by: z.string(),
          set_at: z.string(),
          problem: z.string().nullable().describe('Why it does not answer; null while it does.'),
          problem_since: known,
          not_before: known.describe('It is left alone until then.'),
        })
        .nullable()
        .describe('Null: none was ever switched on.'),
      today: spent,
      month: spent,
      waiting: z.int().nullable().describe('Answers of the last 28 days that wait to be judged; null while it is off.'),
    }),
    async handle({ app, workspace }) {
      const { state, clock, evidence } = app
      const now = clock.now()
      const [judge, { zone, plan }] = await Promise.all([
        getJudge(state.db, workspace),
        localityOf(state.db, workspace, now),
      ])
      const taken = await askSpent(state.db, workspace, localDay(now, zone))
      const waiting = judge?.is_on ? await askWaiting(evidence, workspace, judge, { plan, now }) : null
      return { judge: judge && judgeInTimes(judge), ...taken, waiting }
    },
  }),
  route({
    method: 'put',
    path: '/api/v1/sources/judge',
    who: owners,
    summary:
      'Have answers judged by a model, at any address that speaks as the API of OpenAI does: answers and their sources are sent there from then on, masked as they are kept. It is tried with three answers of ours before anything is kept.',
    body: z.strictObject({
      url: z.string().max(2000).describe('Where its API begins, such as https://api.openai.com/v1.'),
      key: z
        .string()
        .max(5000)
        .regex(/^[!-~]*$/, 'A key has no spaces or line ends. Give it in one piece.')
        .optional()
        .describe(
          'Kept sealed, and in no answer. Empty: it needs none. Left out: that of before, at the same address.',
        ),
      ...judgeTerms,
      workflows: judgeTerms.workflows.default(null),
      answers_per_day: judgeTerms.answers_per_day.default(200),
      usd_per_month: usd.describe('It costs so much a month at most, by these prices.'),
      input_usd: usd.describe('What a million tokens cost that it reads, in US dollars; 0 on a machine of your own.'),
      output_usd: usd.describe('What a million tokens cost that it writes.'),
    }),
    answer: z.object({
      right: z.int().describe('How many of the three it judged as is plain.'),
      of: z.int(),
      thinks: z.boolean().describe('Whether it thinks before it answers, which takes more tokens.'),
    }),
    async handle(context, { body }) {
      const { app, workspace, principal } = context
      const now = app.clock.now()
      for (const workflow of body.workflows ?? []) await requireWorkflow(context, workflow)
      const { zone } = await localityOf(app.state.db, workspace, now)
      const { right, of, thinks } = await setJudge(judgingParts(app), workspace, {
        ...{ url: body.url, model: body.model, key: body.key },
        ...{ workflows: body.workflows, answers_per_day: body.answers_per_day },
        usd_per_month: plainDecimal(String(body.usd_per_month)),
        ...{ input_usd: plainDecimal(String(body.input_usd)), output_usd: plainDecimal(String(body.output_usd)) },
        ...{ by: principal.id, now, zone },
      })
      return { right, of, thinks }
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/sources/judge',
    who: operators,
    summary: 'Send nothing to the model any more, at once, and forget its key. What it said stays.',
    answer: z.object({ ended: z.literal(true) }),
    async handle({ app, workspace, principal }) {
      await endJudge(judgingParts(app), workspace, { by: principal.id, now: app.clock.now() })
      return { ended: true as const }
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

const judgingParts = ({ state, folder }: Context['app']) => ({ state, secret: folder.secret })

const timeOf = (at: Micros | null) => (at === null ? null : shortTime(at))

function judgeInTimes({ id: _id, version: _version, ...of }: Judge) {
  return {
    ...{ ...of, workflows: of.workflows && [...of.workflows] },
    ...{ set_at: shortTime(of.set_at), problem_since: timeOf(of.problem_since), not_before: timeOf(of.not_before) },
  }
}

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
