import { z } from 'zod'
import { localDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { allInLanguage, say } from '../../base/say.ts'
import { drawStatement, periodOf } from '../../decisions/hours/draw.ts'
import {
  answerStatement,
  answers,
  type Issued,
  isSame,
  issueStatement,
  listIssued,
  requireIssued,
} from '../../decisions/hours/issue.ts'
import { payClasses } from '../../decisions/hours/pay.ts'
import { askHours, type Stand } from '../../decisions/hours/stand.ts'
import { checkNames, movementKinds, type Statement } from '../../decisions/hours/statement.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { localityOf } from '../../plan/versions.ts'
import { documentToPdf } from '../../reports/document/pdf.ts'
import { accountingToCsv, linesToCsv } from '../../reports/statement/csv.ts'
import { statementDocument } from '../../reports/statement/document.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
import { file, language } from '../file.ts'
import { type Context, operators, readers, route } from '../route.ts'
import { actingOf, signerOf } from './hours-caller.ts'
import { aboutSchema, bandedSchema } from './hours-times.ts'

const minutes = z.int()
const money = z.object({ amount: z.string(), currency: z.string() })
const sums = {
  worked: minutes.describe('As they were worked.'),
  counted: minutes.describe('As they were taken from the hours.'),
  beyond: minutes.describe('Beyond them, by consent.'),
  absorbed: minutes.describe('Worked at nobody’s cost: there was not as much left, and nobody had agreed to more.'),
  amounts: z.array(money).readonly().describe('The sum of the charges, by currency.'),
  unpriced: minutes.describe('To be paid, and the plan had no rate: what they cost is not known.'),
}
const list = <T extends z.ZodType>(of: T) => z.array(of).readonly()
const line = z.object({
  kind: z.enum(['time', 'contra']).describe('A contra entry takes back a time: the same with the other sign.'),
  time: z.string(),
  day: z.string(),
  person: z.string(),
  name: z.string(),
  about: aboutSchema,
  class: z.enum(payClasses),
  note: z.string().nullable(),
  worked: minutes,
  counted: minutes,
  elsewhere: minutes.describe('Taken from the hours of another period: from what was carried on to it.'),
  beyond: minutes,
  absorbed: minutes,
  charges: list(
    z.object({
      for: z.enum(['class', 'consent']),
      minutes,
      rate_name: z.string().nullable(),
      rate: z.string().nullable(),
      surcharge: z.string().nullable(),
      amount: z
        .string()
        .nullable()
        .describe('Rounded once, to the cent, half a cent upwards. Null where no rate is known.'),
      currency: z.string().nullable(),
    }),
  ),
  bands: list(bandedSchema).optional().describe('How the plan’s hour bands weighted it.'),
  because: z.string().nullable(),
})
const statement = z
  .object({
    client: z.string(),
    from: z.string(),
    to: z.string(),
    time_zone: z.string(),
    plan_version: z.int(),
    step_minutes: z.int(),
    up_to: z.string().nullable().describe('The day up to which it tells, where the period is not over.'),
    figures: z.record(z.string(), minutes),
    movements: list(z.object({ kind: z.enum(movementKinds), day: z.string(), minutes })),
    lines: list(line),
    totals: z.object(sums),
    people: list(z.object({ person: z.string(), name: z.string(), ...sums })),
    classes: list(z.object({ class: z.enum(payClasses), ...sums })),
    abouts: list(z.object({ about: aboutSchema, ...sums })),
    consents: list(
      z.object({
        id: z.string(),
        minutes,
        used: minutes,
        rate_name: z.string().nullable(),
        rate: z.string().nullable(),
        because: z.string(),
        at: z.string(),
        name: z.string(),
      }),
    ),
    checks: list(
      z.object({ name: z.enum(checkNames), is: z.string(), should_be: z.string(), holds: z.boolean() }),
    ).describe('Two ways to one figure, side by side.'),
    restates: z
      .object({
        version: z.int(),
        hash: z.string(),
        because: z.string(),
        changes: list(z.object({ figure: z.string(), was: z.string(), is: z.string() })),
      })
      .nullable()
      .describe('What it puts in place of what, and why.'),
  })
  .meta({ id: 'HoursStatement' })
const version = z.object({
  version: z.int(),
  hash: z.string(),
  because: z.string().nullable(),
  issued_at: z.string(),
  issued_by: z.string(),
  decision_seq: z.int(),
  answers: z
    .array(
      z.object({
        answer: z.enum(answers),
        because: z.string().nullable(),
        at: z.string(),
        by: z.string(),
        decision_seq: z.int(),
      }),
    )
    .describe('What the client’s side said of it, the latest first: that holds.'),
})
const shown = z.object({
  version: z.int().nullable().describe('That of the statement told here; null of how things stand now.'),
  versions: z.array(version).describe('What was issued of the period, the newest first.'),
  is_changed: z.boolean().describe('Whether something changed since the newest version was issued.'),
  statement,
})

const period = z.string().max(10).optional().describe('A day of the period, or a month; today where it is left out.')
const which = z.object({
  period,
  version: z
    .string()
    .regex(/^(now|[1-9]\d{0,5})$/, { error: 'is "now", or the number of a version' })
    .optional()
    .describe(
      'A version that was issued, or "now"; the newest one where it is left out, and where none was issued, now.',
    ),
})

export const hoursStatementRoutes = [
  route({
    method: 'get',
    path: '/api/v1/hours/statements',
    who: readers,
    summary: 'The periods of the hours account with what was issued of each, the newest first.',
    answer: z.object({
      items: z.array(z.object({ from: z.string(), to: z.string(), is_over: z.boolean(), versions: z.array(version) })),
      next: z.null(),
    }),
    async handle(context) {
      const { app, workspace } = context
      const { moment } = actingOf(context)
      const { periods } = await askHours(app.state.db, workspace, moment)
      const issued = await inTimes(context, await listIssued(app.state.db, workspace))
      return {
        items: periods.map(({ from, to, starts, ends }) => ({
          ...{ from, to, is_over: ends <= moment },
          versions: issued.filter((one) => one.starts === starts).map(({ starts: _, ...one }) => one),
        })),
        next: null,
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/hours/statement',
    who: readers,
    summary:
      'The statement of a period: what was granted, used by whom and for what, what became of the rest, and what is to be paid. As it was issued, or as it stands now.',
    query: which,
    answer: shown,
    handle: async (context, { query }) => {
      const { starts: _, ...found } = await find(context, query)
      return found
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/hours/statement/csv',
    who: readers,
    summary:
      'The same as CSV: a line for each time and contra entry, or, for accounting, one for each person, class and rate.',
    query: which.extend({ of: z.enum(['times', 'accounting']).default('times') }),
    answer: { file: ['text/csv'] },
    async handle(context, { query }) {
      const { statement: of, version: number } = await find(context, query)
      const read = allInLanguage(of)
      const csv = query.of === 'times' ? linesToCsv(read) : accountingToCsv(read, number)
      const name = `hours-${of.from}${number === null ? '' : `-v${number}`}${query.of === 'times' ? '' : '-accounting'}.csv`
      return file(csv, 'text/csv; charset=utf-8', name)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/hours/statement/pdf',
    who: readers,
    summary: 'The same as PDF. A version that was issued gives the same bytes each time.',
    query: which.extend({ language }),
    answer: { file: ['application/pdf'] },
    async handle(context, { query }) {
      const { statement: of, version: number, versions } = await find(context, query)
      const issued = versions.find((one) => one.version === number) ?? null
      const pdf = await documentToPdf(statementDocument(of, issued), query.language ?? context.language)
      const name = `hours-${of.from}${number === null ? '' : `-v${number}`}.pdf`
      return file(new Uint8Array(pdf), 'application/pdf', name)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/hours/statement/issue',
    who: operators,
    summary:
      'Issue the statement of a period that is over. It is frozen and the decision entered in the log; a later correction is another version, with a reason.',
    body: z.object({
      period,
      because: z
        .string()
        .trim()
        .max(1000)
        .optional()
        .describe('Of another version: why it is put in place of the last.'),
    }),
    answer: shown,
    async handle(context, { body }) {
      const { app, workspace } = context
      const given = { day: await dayOf(context, body.period), because: body.because || null }
      const { document, version: number } = await issueStatement(app, workspace, given, actingOf(context))
      const { starts: _, ...found } = await find(context, { period: document.from, version: String(number) })
      return found
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/hours/statement/answer',
    who: readers,
    summary:
      'Accept or dispute a statement that was issued, on the client’s side. Accepting is for who holds the budget; the decision log has it.',
    body: z.object({
      period,
      version: z.int().min(1),
      answer: z.enum(answers),
      because: z.string().trim().max(1000).optional().describe('What is wrong with it, where it is disputed.'),
    }),
    answer: version,
    async handle(context, { body }) {
      const { app, workspace } = context
      const acting = actingOf(context)
      const { starts } = await standOf(context, body.period)
      const given = { ...body, starts, because: body.because || null, signer: await signerOf(context) }
      const [answered] = await inTimes(context, [await answerStatement(app.state, workspace, given, acting)])
      if (!answered) throw new Error('a statement was answered and is not there')
      const { starts: _, ...one } = answered
      return one
    },
  }),
]

type Which = { readonly period?: string | undefined; readonly version?: string | undefined }

/** The statement that is asked for, with what was issued of its period. */
async function find(context: Context, { period: day, version: wished }: Which) {
  const { app, workspace } = context
  const { db } = app.state
  const { moment } = actingOf(context)
  const drawn = await drawStatement({ db, evidence: app.evidence }, workspace, await dayOf(context, day), moment)
  const { starts } = drawn.period
  const issued = await listIssued(db, workspace, starts)
  const [newest] = issued
  const asked = wished === 'now' ? null : wished === undefined ? (newest?.version ?? null) : Number(wished)
  const told = asked === null ? null : await requireIssued(db, workspace, starts, asked)
  const versions = await inTimes(context, issued)
  return {
    starts,
    version: told?.version ?? null,
    versions: versions.map(({ starts: _, ...one }) => one),
    is_changed: newest !== undefined && !isSame(newest.document, drawn.statement),
    statement: (told?.document ?? drawn.statement) as Statement & { figures: Record<string, number> },
  }
}

async function standOf(context: Context, day: string | undefined): Promise<Stand> {
  const { periods } = await askHours(context.app.state.db, context.workspace, actingOf(context).moment)
  return periodOf(periods, await dayOf(context, day))
}

async function dayOf(context: Context, text: string | undefined): Promise<string> {
  const { moment } = actingOf(context)
  if (text === undefined || text === '') {
    const { zone } = await localityOf(context.app.state.db, context.workspace, moment)
    return localDay(moment, zone)
  }
  if (/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/.test(text)) return text
  throw new AppError(
    'invalid_input',
    say`"period" is "${text}". Name a day of it, like 2026-03-09, or its month, like 2026-03.`,
  )
}

async function inTimes({ app, workspace }: Context, issued: readonly Issued[]) {
  const people = issued.flatMap((one) => [one.issued_by, ...one.answers.map(({ by }) => by)])
  const names = await sendersByName(app.state.db, workspace, people)
  return issued.map(
    ({ starts, version: number, hash, because, issued_at, issued_by, decision_seq, answers: said }) => ({
      ...{ starts, version: number, hash, because, decision_seq },
      ...{ issued_at: shortTime(issued_at), issued_by: names.get(issued_by) ?? issued_by },
      answers: said.map((one) => ({ ...one, at: shortTime(one.at), by: names.get(one.by) ?? one.by })),
    }),
  )
}
