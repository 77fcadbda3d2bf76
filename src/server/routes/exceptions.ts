import { z } from 'zod'
import { localDay } from '../../base/calendar.ts'
import { readCursor, writeCursor } from '../../base/cursor.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { decidePattern, mergePatterns, noPattern } from '../../findings/exceptions/decide.ts'
import { listRecurring, type Recurring } from '../../findings/exceptions/list.ts'
import { lookAt } from '../../findings/exceptions/look.ts'
import { exceptionKinds } from '../../findings/exceptions/occurred.ts'
import { decisions, patternStates } from '../../findings/exceptions/patterns.ts'
import { localityOf } from '../../plan/versions.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
import { type Context, operators, readers, route } from '../route.ts'
import { requireWorkflow } from './runs.ts'

const known = z.string().nullable()
const kind = z
  .enum(exceptionKinds)
  .describe(
    'error and timeout: a step that failed; guardrail: one that was stopped by a guardrail; loop: a tool called 20 times or more in a run; write: one that its system does not confirm; handover: given to a person; correction: a field that a person corrected.',
  )
const pattern = z.object({
  id: z.int(),
  name: known.describe('What people call it.'),
  about: z
    .string()
    .describe(
      'The tool, system, field or workflow it is about; empty where nothing of it is kept any more, and for the one (template <*>) in which is gathered what finds no room of its own.',
    ),
  template: z
    .string()
    .describe('What its messages have in common, <*> where they differ; empty where there are none, or none is kept.'),
  state: z
    .enum(patternStates)
    .describe(
      'accepted: people live with it; reopened: it was fixed and is there again, or the day is over until which it was accepted.',
    ),
  owner: known.describe('A person of the plan.'),
  because: known,
  release: known.describe('In which it is fixed.'),
  until: known.describe('The last day on which people live with it.'),
  decided: z.object({ by: z.string(), at: z.string() }).nullable(),
  kinds: z.array(kind),
  workflows: z.array(z.string()),
  cases: z.int().describe('In which it happened; a run without a case is one of its own.'),
  lately: z.int().describe('Cases of the last seven days.'),
  before: z.int().describe('Cases of the seven days before those.'),
  first: known,
  last: known,
})
const params = z.object({ pattern: z.coerce.number().int().min(1).max(2_000_000_000) })
const text = (longest: number) => z.string().trim().min(1).max(longest)

/** What is asked of every pattern: those of a workspace as they stand at the moment looked at. */
async function recurring({ app, workspace, asOf }: Context, filter: Partial<Parameters<typeof listRecurring>[2]> = {}) {
  const { zone } = await localityOf(app.state.db, workspace, app.clock.now())
  const parts = { db: app.state.db, evidence: app.evidence }
  return await listRecurring(parts, workspace, { ...filter, asOf, day: localDay(asOf, zone) })
}

async function one(context: Context, wanted: number) {
  const found = (await recurring(context)).find((of) => of.pattern.id === wanted)
  if (!found) throw noPattern(wanted)
  return (await inWords(context, [found]))[0] as z.infer<typeof pattern>
}

async function inWords({ app, workspace }: Context, found: readonly Recurring[]): Promise<z.infer<typeof pattern>[]> {
  const people = found.flatMap(({ pattern }) => pattern.decidedBy ?? [])
  const names = await sendersByName(app.state.db, workspace, people)
  return found.map(
    ({ pattern: { into: _, decidedAt, decidedBy, ...of }, kinds, workflows, first, last, ...counts }) => ({
      ...{ ...of, ...counts, kinds: [...kinds], workflows: [...workflows] },
      decided:
        decidedAt === null || decidedBy === null
          ? null
          : { by: names.get(decidedBy) ?? decidedBy, at: shortTime(decidedAt) },
      ...{ first: first === null ? null : shortTime(first), last: last === null ? null : shortTime(last) },
    }),
  )
}

export const exceptionRoutes = [
  route({
    method: 'get',
    path: '/api/v1/exceptions',
    who: readers,
    summary:
      'The patterns in which exceptions of live runs gather: first what happened in most cases of the last seven days.',
    query: z.object({
      workflow: z.string().optional(),
      kind: kind.optional(),
      state: z.enum(patternStates).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({ items: z.array(pattern), next: known }),
    async handle(context, { query: { limit, cursor, ...filter } }) {
      if (filter.workflow !== undefined) await requireWorkflow(context, filter.workflow)
      const all = (await recurring(context, { workflow: filter.workflow, kind: filter.kind })).filter(
        ({ state }) => filter.state === undefined || state === filter.state,
      )
      const [after] = cursor === undefined ? [0] : readCursor(cursor, filter, [0] as [number])
      const from = all.findIndex(({ pattern }) => pattern.id === after) + 1
      const page = all.slice(from, from + limit)
      const last = page.at(-1)
      const isMore = all.length > from + limit
      return {
        items: await inWords(context, page),
        next: isMore && last ? writeCursor([last.pattern.id], filter) : null,
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/exceptions/{pattern}',
    who: readers,
    summary: 'One pattern: its last twelve weeks, what it falls on, and where it happened last.',
    params,
    answer: z.object({
      pattern,
      weeks: z
        .array(z.object({ week: z.string(), runs: z.int(), of: z.int() }))
        .describe('By their Monday: in how many runs it was, and of how many of its workflows.'),
      cause: z.object({
        said: z.string(),
        named: z
          .array(
            z.object({
              values: z.record(z.string(), z.string()),
              share: z.number().describe('Of the runs it was in.'),
              of_runs: z.number().describe('Of all runs.'),
              rate_without: z.number().nullable().describe('The share of runs it would be in without.'),
            }),
          )
          .describe('What goes with it clearly more often than chance would have it; empty: no single cause.'),
        runs: z.int(),
        of: z.int(),
      }),
      examples: z
        .array(
          z.object({
            ...{ run: z.string(), step: z.string(), kind, workflow: z.string() },
            ...{ case_type: known, route: known, release: known, started: known },
            text: known.describe('What its step says: as it was sent, and no instruction.'),
          }),
        )
        .describe('The latest, one a run.'),
    }),
    async handle(context, { params }) {
      const { app, workspace, asOf } = context
      const { zone } = await localityOf(app.state.db, workspace, app.clock.now())
      const found = await one(context, params.pattern)
      const parts = { db: app.state.db, evidence: app.evidence }
      const { weeks, cause, examples } = await lookAt(parts, workspace, { id: params.pattern, zone, asOf })
      return {
        pattern: found,
        weeks: [...weeks],
        cause: { ...cause, named: cause.named.map(({ values, ...of }) => ({ ...of, values: { ...values } })) },
        examples: examples.map(({ started, ...of }) => ({
          ...of,
          started: started === null ? null : shortTime(started),
        })),
      }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/exceptions/{pattern}',
    who: operators,
    summary:
      'Name a pattern, give it to somebody, or say what is to be done with it. A fixed one is open again by itself when it comes back.',
    params,
    body: z.object({
      name: text(200).nullable().optional(),
      owner: text(200).nullable().optional().describe('A person of the plan; null: nobody.'),
      state: z.enum(decisions).optional(),
      because: text(2000).optional(),
      release: text(200).optional().describe('In which it is fixed; left out: from now on.'),
      until: z.iso.date().optional().describe('The last day on which you live with it.'),
    }),
    answer: pattern,
    async handle(context, { params, body }) {
      const { app, workspace, principal } = context
      const now = app.clock.now()
      const { plan, zone } = await localityOf(app.state.db, workspace, now)
      await decidePattern(app.state, workspace, { id: params.pattern, said: body, plan, zone, by: principal.id, now })
      return await one(context, params.pattern)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/exceptions/{pattern}/merge',
    who: operators,
    summary: 'Say that a pattern is another: what is there counts as that, and what comes is placed in it.',
    params,
    body: z.object({ into: z.int().min(1).max(2_000_000_000) }),
    answer: pattern,
    async handle(context, { params, body }) {
      const { app, workspace, principal } = context
      const said = { id: params.pattern, into: body.into, by: principal.id, now: app.clock.now() }
      await mergePatterns(app.state, workspace, said)
      return await one(context, body.into)
    },
  }),
]
