import { z } from 'zod'
import { deskAddress } from '../../../sdk/src/desk.ts'
import { AppError } from '../../base/errors.ts'
import { languages } from '../../base/languages.ts'
import { say } from '../../base/say.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { planAt } from '../../plan/versions.ts'
import { tableToCsv } from '../../reports/document/csv.ts'
import { type Document, tablesOf } from '../../reports/document/document.ts'
import { documentToHtml } from '../../reports/document/html.ts'
import { documentToPdf } from '../../reports/document/pdf.ts'
import {
  approveReport,
  draftReport,
  getReport,
  type KeptReport,
  type ListedReport,
  listReports,
  newest,
  sendReport,
  wordReport,
} from '../../reports/report/keep.ts'
import { placesOf, stamped } from '../../reports/report/report.ts'
import { sentenceNames, sentenceTitles } from '../../reports/report/sentences.ts'
import { file, language } from '../file.ts'
import { may } from '../principal.ts'
import { type Context, readers, route, signers } from '../route.ts'

const listed = z.object({
  id: z.string(),
  month: z.string(),
  workflows: z.array(z.string()).readonly().describe('The workflows it is of; none for all of the plan.'),
  version: z.int(),
  state: z.enum(['draft', 'approved']),
  is_complete: z.boolean().describe('Whether the month was over when it was drawn up.'),
  prepared_at: z.string(),
  prepared_by: z.string(),
  reason: z.string().nullable().describe('Why it takes the place of the version before.'),
  hash: z.string().nullable(),
  approved_at: z.string().nullable(),
  has_conflict: z
    .boolean()
    .nullable()
    .describe('Whoever approved it had prepared it, and nobody else was named who could.'),
  decision_seq: z.int().nullable(),
  sent_at: z.string().nullable(),
  sent_by: z.string().nullable(),
})
const kept = listed.omit({ hash: true }).extend({
  hash: z.string().describe('Of the document as it reads now: what an approval binds to.'),
  places: z
    .array(
      z.object({
        place: z.string(),
        title: z.string(),
        drawn: z.string().describe('What was drawn up there; empty where a note may stand.'),
        words: z.string().nullable().describe('What somebody wrote in its place.'),
        by: z.string().nullable(),
      }),
    )
    .describe('Where words may be written: the sentences of the first page, and a note under each heading.'),
  approvals: z.array(z.object({ by: z.string(), at: z.string(), hash: z.string(), is_preparer: z.boolean() })),
  tables: z.array(z.object({ id: z.string(), caption: z.string() })).describe('Each is to be had as CSV.'),
  document: z.looseObject({ title: z.string() }).describe('All it says, as data: docs/reports.md tells its form.'),
})

const id = z.object({ id: z.string() })

export const reportRoutes = [
  route({
    method: 'get',
    path: '/api/v1/reports',
    who: readers,
    summary:
      'Monthly reports, the newest month first. Drafts are seen by those who maintain, approved ones by everybody.',
    query: z.object({ month: z.string().optional() }),
    answer: z.object({ items: z.array(listed), next: z.null() }),
    async handle(context, { query }) {
      const drafts = await seesDrafts(context)
      const items = await listReports(context.app.state.db, context.workspace, { drafts, month: query.month })
      return { items: items.map(inTimes), next: null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/reports',
    who: signers,
    summary:
      'Draw up the report of a month: as a draft; anew, where one waits; as a version that corrects the one before, where that is approved and a reason is given.',
    body: z.object({
      month: z.string().describe('2026-03; of one that is not over as far as yesterday.'),
      workflows: z.array(z.string().min(1).max(200)).max(200).default([]).describe('None for all of the plan.'),
      reason: z.string().trim().min(1).max(1000).optional(),
    }),
    answer: kept,
    async handle(context, { body }) {
      const { app, workspace, principal, asOf } = context
      await requireDrafts(context)
      const drawn = await draftReport(app, workspace, { ...body, asOf }, { by: principal.id, now: app.clock.now() })
      return answerOf(await getReport(app.state.db, workspace, drawn))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/reports/{id}',
    who: readers,
    summary: 'One report with all it says.',
    params: id,
    answer: kept,
    handle: async (context, { params }) => answerOf(await seen(context, params.id)),
  }),
  route({
    method: 'put',
    path: '/api/v1/reports/{id}/words',
    who: signers,
    summary:
      'Word sentences of a draft, or write notes under its headings, by their place; an empty text gives a place back. Figures are nobody’s to word.',
    params: id,
    body: z.object({ words: z.record(z.string().max(200), z.string().max(2000)) }),
    answer: kept,
    async handle(context, { params, body }) {
      const { app, workspace, principal } = context
      await requireDrafts(context)
      const given = { id: params.id, words: body.words }
      await wordReport(app.state, workspace, given, { by: principal.id, now: app.clock.now() })
      return answerOf(await getReport(app.state.db, workspace, params.id))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/reports/{id}/approval',
    who: signers,
    summary:
      'Approve a draft as it reads, which its hash names. It is frozen then; where who approves prepared it and the plan names another who could sign, that one has to approve it, too.',
    params: id,
    body: z.object({ hash: z.string() }),
    answer: kept,
    async handle(context, { params, body }) {
      const { app, workspace, principal } = context
      await requireDrafts(context)
      const doer = { by: principal.id, person: personBehind(context), now: app.clock.now() }
      await approveReport(app.state, workspace, { id: params.id, hash: body.hash }, doer)
      return answerOf(await getReport(app.state.db, workspace, params.id))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/reports/{id}/sending',
    who: signers,
    summary: 'Send an approved report: whom the rules of the plan name for a "report" hear of it, with a link.',
    params: id,
    answer: kept,
    async handle(context, { params }) {
      const { app, workspace, principal } = context
      await requireDrafts(context)
      await sendReport(app.state, workspace, params.id, { by: principal.id, now: app.clock.now() })
      return answerOf(await getReport(app.state.db, workspace, params.id))
    },
  }),
  route({
    method: 'get',
    path: '/reports/{id}',
    who: readers,
    summary: 'The report as a page of its own.',
    params: id,
    query: z.object({
      language,
      behind: z.enum(['pages', 'none']).default('pages').describe('Whether figures lead to pages of the desk.'),
    }),
    answer: { html: true },
    async handle(context, { params, query }) {
      const document = documentIn(await seen(context, params.id))
      return documentToHtml(document, query.language ?? context.language, ({ url }) => {
        const page = query.behind === 'pages' ? deskAddress(url, context.workspace) : null
        return page?.startsWith('/w/') ? page : null
      })
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/reports/{id}/pdf',
    who: readers,
    summary: 'The report as PDF.',
    params: id,
    query: z.object({ language }),
    answer: { file: ['application/pdf'] },
    async handle(context, { params, query }) {
      const report = await seen(context, params.id)
      const pdf = await documentToPdf(documentIn(report), query.language ?? context.language)
      return file(new Uint8Array(pdf), 'application/pdf', `report-${report.month}-v${report.version}.pdf`)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/reports/{id}/tables/{table}',
    who: readers,
    summary: 'A table of the report as CSV.',
    params: id.extend({ table: z.string() }),
    query: z.object({ language }),
    answer: { file: ['text/csv'] },
    async handle(context, { params, query }) {
      const report = await seen(context, params.id)
      const tables = tablesOf(documentIn(report))
      const table = tables.find((one) => one.id === params.table)
      if (!table)
        throw new AppError(
          'not_found',
          say`The report has no table "${params.table}". It has: ${tables.map((one) => one.id).join(', ')}.`,
        )
      const csv = tableToCsv(table, languages[query.language ?? context.language])
      return file(csv, 'text/csv; charset=utf-8', `report-${report.month}-${table.id}.csv`)
    },
  }),
]

/** Those who maintain see drafts; whom the plan puts on the side of the client, and who only looks, sees what is approved. */
async function seesDrafts({ app, workspace, principal }: Context): Promise<boolean> {
  if (!may(principal, workspace, signers).ok) return false
  if (principal.person === null) return true
  const { db } = app.state
  const [plan, user] = await Promise.all([
    planAt(db, workspace, app.clock.now()),
    db.selectFrom('user').select('email').where('id', '=', principal.person).executeTakeFirst(),
  ])
  const email = user?.email.toLowerCase()
  const person = Object.values(plan?.plan.people ?? {}).find((one) => one.email?.toLowerCase() === email)
  // Without a provider the client maintains it.
  return plan?.plan.provider === undefined || email === undefined || person?.side !== 'client'
}

async function requireDrafts(context: Context): Promise<void> {
  if (await seesDrafts(context)) return
  throw new AppError(
    'not_allowed',
    say`The plan names you on the side of the client: reports are prepared by those who maintain, and you see each once it is approved.`,
  )
}

/** A report that the caller may see; a draft is not there for others. */
async function seen(context: Context, id: string): Promise<KeptReport> {
  const report = await getReport(context.app.state.db, context.workspace, id)
  if (report.state === 'approved' || (await seesDrafts(context))) return report
  throw new AppError(
    'not_found',
    say`There is no report "${id}" in this workspace. List them with "aftercare reports".`,
  )
}

const personBehind = ({ principal }: Context): string =>
  principal.person === null ? principal.id : `user:${principal.person}`

const documentIn = (report: KeptReport): Document => stamped(report.document, report, report.content.time_zone)

const time = (moment: number | null) => (moment === null ? null : shortTime(moment))

const inTimes = <T extends Pick<ListedReport, 'prepared_at' | 'approved_at' | 'sent_at'>>(one: T) => ({
  ...one,
  prepared_at: shortTime(one.prepared_at),
  approved_at: time(one.approved_at),
  sent_at: time(one.sent_at),
})

function answerOf(report: KeptReport) {
  const { content, edits, document: _, approvals, ...rest } = report
  const words = newest(edits)
  const titles = new Map<string, string>([
    ...sentenceNames.map((name) => [name, sentenceTitles[name]] as const),
    ...content.sections.map(({ id, title }) => [`note:${id}`, title] as const),
  ])
  const document = documentIn(report)
  return {
    ...inTimes(rest),
    is_complete: content.is_complete,
    places: placesOf(content).map((place) => ({
      place,
      title: titles.get(place) ?? place,
      drawn: sentenceNames.find((name) => name === place) ? content.sentences[place as 'state'] : '',
      words: words[place] || null,
      by: edits.findLast((one) => one.place === place)?.by ?? null,
    })),
    approvals: approvals.map((one) => ({ ...one, at: shortTime(one.at) })),
    tables: tablesOf(document).map(({ id, caption }) => ({ id, caption })),
    document: document as unknown as { title: string },
  }
}
