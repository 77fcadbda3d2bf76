import { z } from 'zod'
import { deskAddress } from '../../../sdk/src/desk.ts'
import { localDay, startOfDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { floorHour, fromDate, type Micros } from '../../base/time.ts'
import { drawReview } from '../../decisions/reviews/draw.ts'
import { decideReview, getReview, type KeptReview, keepDraft, listReviews } from '../../decisions/reviews/keep.ts'
import { askedTaskSchema, taskAnswers } from '../../decisions/tasks/task.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { watch } from '../../findings/watch.ts'
import { followWatchers } from '../../findings/watches/follow.ts'
import { shift } from '../../plan/duration.ts'
import { planVersions, promisedAt, requirePlan } from '../../plan/versions.ts'
import { documentToHtml } from '../../reports/document/html.ts'
import { documentToPdf } from '../../reports/document/pdf.ts'
import { documentOfReview } from '../../reports/review/document.ts'
import { file, language } from '../file.ts'
import { operators, readers, route, signers } from '../route.ts'
import { reviewDocument } from './review-document.ts'
import { readMoment, refuseReversed, requireWorkflow } from './runs.ts'

const answered = z.object({ task: z.string(), answer: z.enum(taskAnswers) })
const kept = z.object({
  id: z.string(),
  workflow: z.string(),
  due_at: z.string(),
  drawn_at: z.string(),
  verdict: z.enum(['PASS', 'FAIL', 'INSUFFICIENT']),
  state: z.enum(['drawn', 'signed', 'refused']),
  hash: z.string(),
  signed_at: z.string().nullable(),
  signed_by: z.string().nullable(),
  note: z.string().nullable(),
  decision_seq: z.int().nullable(),
})
const read = kept.extend({
  signed_name: z.string().nullable().describe('Whoever answered: a name where it is known.'),
  document: reviewDocument,
  answers: z
    .array(answered)
    .readonly()
    .nullable()
    .describe('What was answered about the tasks in it when it was signed; null where there were none.'),
  altered: z
    .string()
    .nullable()
    .describe('What of it is not as it was signed or refused, in words; null where all of it is.'),
})
const listed = kept.extend(reviewDocument.pick({ name: true, from: true, to: true, sentence: true }).shape)

export const reviewRoutes = [
  route({
    method: 'post',
    path: '/api/v1/reviews',
    who: [...operators, 'reviewer'],
    summary:
      'Draw up the review of a workflow, and keep the document so that a person can sign exactly this one. One that ends now also records what is off by now; one of a period or moment that is over records nothing.',
    body: z.object({
      workflow: z.string(),
      from: z.string().optional(),
      to: z.string().optional(),
    }),
    answer: read,
    async handle(context, { body }) {
      const { app, workspace, asOf } = context
      await requireWorkflow(context, body.workflow)
      const version = await requirePlan(app.state.db, workspace, asOf)
      if (!version.plan.workflows[body.workflow])
        throw new AppError(
          'not_found',
          `The plan does not cover the workflow "${body.workflow}". It covers: ${Object.keys(version.plan.workflows).join(', ')}.`,
        )
      const zone = version.plan.time_zone
      const to = readMoment('to', body.to, zone) ?? wholeHour(asOf, zone)
      const cadence = version.plan.workflows[body.workflow]?.review?.cadence ?? 'monthly'
      const from = readMoment('from', body.from, zone) ?? shift(to, periodByCadence[cadence], -1, zone)
      refuseReversed(from, to)
      const now = app.clock.now()
      // Findings live in the present of the installation, whatever moment is asked about: a look back leaves them alone.
      const present = app.asOf()
      const isPast = floorHour(asOf) !== floorHour(present) || to < wholeHour(present, zone)
      const moment = isPast ? Math.min(asOf, to) : present
      if (!isPast) {
        await followWatchers(app, workspace, { asOf: moment, now })
        await watch(app, workspace, version, body.workflow, { asOf: moment, now })
      }
      const covering = (await planVersions(app.state.db, workspace)).filter((one) => one.plan.workflows[body.workflow])
      const promised = promisedAt(covering, to - 1, version)
      const asked = { workflow: body.workflow, from, to, asOf: moment, isPast }
      const review = await drawReview(app, workspace, promised, asked)
      const id = await keepDraft(app.state, workspace, review, { due: to, now })
      return inTimes(await getReview(app.state.db, workspace, id))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/reviews',
    who: readers,
    summary: 'Reviews, the latest first, without their documents.',
    query: z.object({
      workflow: z.string().optional(),
      state: z
        .enum(['waiting', 'due', 'decided'])
        .optional()
        .describe(
          'Those that wait for a signature; of these those that were due; or those that were signed or refused.',
        ),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({
      items: z.array(listed),
      next: z.string().nullable(),
      total: z.int().describe('How many fit the filter in all.'),
    }),
    async handle({ app, workspace }, { query: { limit, cursor, ...filter } }) {
      const page = await listReviews(app.state.db, workspace, filter, { cursor, limit })
      return { ...page, items: page.items.map(inTimes) }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/reviews/{id}',
    who: readers,
    summary: 'One review with its document.',
    params: z.object({ id: z.string() }),
    answer: read,
    handle: async ({ app, workspace }, { params }) => inTimes(await getReview(app.state.db, workspace, params.id)),
  }),
  route({
    method: 'get',
    path: '/reviews/{id}',
    who: readers,
    summary: 'The review as a page.',
    params: z.object({ id: z.string() }),
    query: z.object({
      language,
      behind: z
        .enum(['pages', 'commands'])
        .default('pages')
        .describe(
          'How numbers lead to their evidence: to pages of the desk, or, where no server is at hand, by commands.',
        ),
    }),
    answer: { html: true },
    async handle(context, { params, query }) {
      const { app, workspace } = context
      const document = documentOfReview(await getReview(app.state.db, workspace, params.id))
      return documentToHtml(document, query.language ?? context.language, ({ url }) => {
        const page = query.behind === 'pages' ? deskAddress(url, workspace) : null
        return page?.startsWith('/w/') ? page : null
      })
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/reviews/{id}/pdf',
    who: readers,
    summary: 'The review as PDF.',
    params: z.object({ id: z.string() }),
    query: z.object({ language }),
    answer: { file: ['application/pdf'] },
    async handle(context, { params, query }) {
      const review = await getReview(context.app.state.db, context.workspace, params.id)
      const pdf = await documentToPdf(documentOfReview(review), query.language ?? context.language)
      const day = localDay(fromDate(new Date(review.document.to)) - 1, review.document.time_zone)
      const workflow = review.workflow.replaceAll(/[^A-Za-z0-9._-]+/g, '-')
      return file(new Uint8Array(pdf), 'application/pdf', `review-${workflow}-${day}.pdf`)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/reviews/{id}/decision',
    who: signers,
    summary: 'Sign a review or refuse to, with a note. The review is frozen and the decision entered in the log.',
    params: z.object({ id: z.string() }),
    body: z.object({
      answer: z.enum(['signed', 'refused']),
      note: z.string().max(2000).default(''),
      answers: z
        .array(answered)
        .max(500)
        .default([])
        .describe('Of each task in it that was done, whether it did what was expected; needed where it is signed.'),
      tasks: z.array(askedTaskSchema).max(50).default([]).describe('What somebody will do because of it.'),
    }),
    answer: read,
    async handle({ app, workspace, principal, asOf }, { params, body }) {
      const now = app.clock.now()
      const given = { id: params.id, ...body, by: principal.id, now, moment: Math.min(asOf, now) }
      return inTimes(await decideReview(app.state, workspace, given))
    },
  }),
]

const periodByCadence = {
  daily: { count: 1, unit: 'd' },
  weekly: { count: 7, unit: 'd' },
  monthly: { count: 1, unit: 'month' },
} as const

const wholeHour = (moment: Micros, zone: string): Micros =>
  startOfDay(moment, zone) === moment ? moment : floorHour(moment)

function inTimes<T extends Omit<KeptReview, 'document' | 'answers'>>(review: T) {
  return {
    ...review,
    due_at: shortTime(review.due_at),
    drawn_at: shortTime(review.drawn_at),
    signed_at: review.signed_at === null ? null : shortTime(review.signed_at),
  }
}
