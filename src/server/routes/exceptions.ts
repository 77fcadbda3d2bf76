import { z } from 'zod'
import { readCursor, writeCursor } from '../../base/cursor.ts'
import { MICROS } from '../../base/time.ts'
import { runsBehind, shortTime } from '../../evidence/runs/behind.ts'
import { decidePattern, mergePatterns, noPattern } from '../../findings/exceptions/decide.ts'
import { exceptionOrders, inOrder, listRecurring, type Recurring, trendsOf } from '../../findings/exceptions/list.ts'
import { lookAt } from '../../findings/exceptions/look.ts'
import { exceptionKinds } from '../../findings/exceptions/occurred.ts'
import { decisions, patternStates, remedies, standingGroups, standingsOf } from '../../findings/exceptions/patterns.ts'
import { splitPattern } from '../../findings/exceptions/split.ts'
import { localityOf } from '../../plan/versions.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
import { type Context, operators, readers, route } from '../route.ts'
import { requireWorkflow } from './runs.ts'

const known = z.string().nullable()
const kind = z
  .enum(exceptionKinds)
  .describe(
    'error and timeout: a step that failed; truncated: an answer that ended at the limit of its length; malformed: one that could not be read; guardrail: one that was stopped by a guardrail or a filter; loop: a tool called 20 times or more in a run; write: one that its system does not confirm; handover: given to a person; correction: a field that a person corrected.',
  )
const behind = z.object({ url: z.string(), command: z.string() })
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
  remedy: z.enum(remedies).nullable().describe('By what it is mended.'),
  because: known,
  release: known.describe('In which it is fixed.'),
  until: known.describe('The last day on which people live with it.'),
  decided: z.object({ by: z.string(), at: z.string() }).nullable(),
  kinds: z.array(kind),
  workflows: z.array(z.string()),
  cases: z
    .int()
    .describe('In which it happened, each counted once for each workflow; a run without a case is one of its own.'),
  lately: z.int().describe('Cases of the last seven days.'),
  before: z.int().describe('Cases of the seven days before those.'),
  minutes: z
    .int()
    .nullable()
    .describe(
      'That clearing those of the last seven days takes people, by exception_minutes of the plan; null where it does not say for one of the workflows.',
    ),
  cost: z
    .object({ amount: z.string(), currency: z.string() })
    .nullable()
    .describe(
      'What these minutes cost by labour_rate of the plan; null where it does not say both for one of the workflows, or in another currency.',
    ),
  behind: behind.describe('The runs it was in.'),
  lately_behind: behind.describe('Those of the last seven days.'),
  weeks: z
    .array(z.object({ week: z.string(), cases: z.int() }))
    .describe('Cases of the last twelve weeks, by their Monday; the last one is not over.'),
  first: known,
  last: known,
})
const params = z.object({ pattern: z.coerce.number().int().min(1).max(2_000_000_000) })
const text = (longest: number) => z.string().trim().min(1).max(longest)

type Asked = Omit<Parameters<typeof listRecurring>[2], 'asOf' | 'zone' | 'plan'>

/** Patterns as they stand at the moment looked at. */
async function recurring({ app, workspace, asOf }: Context, asked: Asked) {
  const { plan, zone, currency } = await localityOf(app.state.db, workspace, app.clock.now())
  const parts = { db: app.state.db, evidence: app.evidence }
  return { found: await listRecurring(parts, workspace, { ...asked, asOf, zone, plan }), zone, currency }
}

async function one(context: Context, wanted: number) {
  const asked = await recurring(context, { pattern: wanted })
  if (asked.found.length === 0) throw noPattern(wanted)
  return (await inWords(context, asked))[0] as z.infer<typeof pattern>
}

async function inWords(
  { app, workspace, asOf }: Context,
  { found, zone, currency }: { found: readonly Recurring[]; zone: string; currency: string },
) {
  const parts = { db: app.state.db, evidence: app.evidence }
  const [names, trends] = await Promise.all([
    sendersByName(
      app.state.db,
      workspace,
      found.flatMap(({ pattern }) => pattern.decidedBy ?? []),
    ),
    trendsOf(parts, workspace, { patterns: found.map(({ pattern }) => pattern.id), zone, asOf }),
  ])
  return found.map(
    ({ pattern: { into: _, decidedAt, decidedBy, ...of }, kinds, workflows, cost, first, last, ...counts }) => ({
      ...{ ...of, ...counts, kinds: [...kinds], workflows: [...workflows], weeks: [...(trends.get(of.id) ?? [])] },
      cost: cost === null ? null : { amount: cost, currency },
      decided:
        decidedAt === null || decidedBy === null
          ? null
          : { by: names.get(decidedBy) ?? decidedBy, at: shortTime(decidedAt) },
      behind: runsBehind({ pattern: of.id, as_of: asOf }),
      lately_behind: runsBehind({ pattern: of.id, from: asOf - 7 * MICROS.d, to: asOf }),
      ...{ first: first === null ? null : shortTime(first), last: last === null ? null : shortTime(last) },
    }),
  )
}

/** What is in a state, or in one of a group of states. */
const isIn = (wanted: (typeof patternStates)[number] | (typeof standingGroups)[number]) => {
  const states: readonly string[] = wanted in standingsOf ? standingsOf[wanted as keyof typeof standingsOf] : [wanted]
  return ({ state }: Recurring) => states.includes(state)
}

export const exceptionRoutes = [
  route({
    method: 'get',
    path: '/api/v1/exceptions',
    who: readers,
    summary:
      'The patterns in which exceptions of live runs gather: first what happened in most cases of the last seven days, what grew most, what takes people longest, or what that costs.',
    query: z.object({
      workflow: z.string().optional(),
      kind: kind.optional(),
      state: z
        .enum([...patternStates, ...standingGroups])
        .optional()
        .describe('A state, or several: unseen (new, reopened), open (all but settled), settled (fixed, accepted).'),
      order: z
        .enum(exceptionOrders)
        .default('cases')
        .describe(
          'By cases of the last seven days, by how many more they are than the seven days before, by minutes, by cost.',
        ),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({
      items: z.array(pattern),
      of: z.int().describe('Patterns on all pages.'),
      next: known,
    }),
    async handle(context, { query: { limit, cursor, ...filter } }) {
      const { workflow, kind, state, order } = filter
      if (workflow !== undefined) await requireWorkflow(context, workflow)
      const { found, ...local } = await recurring(context, { workflow, kind })
      const all = inOrder(state === undefined ? found : found.filter(isIn(state)), order)
      const [after] = cursor === undefined ? [0] : readCursor(cursor, filter, [0] as [number])
      const from = all.findIndex(({ pattern }) => pattern.id === after) + 1
      const page = all.slice(from, from + limit)
      const last = page.at(-1)
      const isMore = all.length > from + limit
      return {
        items: await inWords(context, { ...local, found: page }),
        of: all.length,
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
      remedy: z.enum(remedies).optional().describe('By what it is mended: of one that is being worked on, or fixed.'),
      because: text(2000).optional(),
      release: text(200).optional().describe('In which it is fixed; left out: from now on.'),
      until: z.iso.date().optional().describe('The last day on which you live with it.'),
    }),
    answer: pattern,
    async handle(context, { params, body }) {
      const { app, workspace, principal, asOf } = context
      const now = app.clock.now()
      const { plan, zone } = await localityOf(app.state.db, workspace, now)
      await decidePattern(app.state, workspace, {
        id: params.pattern,
        said: body,
        plan,
        zone,
        by: principal.id,
        now,
        asOf,
      })
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
      const { app, workspace, principal, asOf } = context
      const said = { id: params.pattern, into: body.into, by: principal.id, now: app.clock.now(), asOf }
      await mergePatterns(app.state, workspace, said)
      return await one(context, body.into)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/exceptions/{pattern}/split',
    who: operators,
    summary:
      'Say that what happened at a place is a matter of its own: a new pattern takes what reads the same, also of what was gathered before.',
    params,
    body: z.object({
      run: z.string().min(1).max(1000),
      step: z.string().max(3000).optional().describe('Empty: the run as a whole. Left out: the only place of the run.'),
      kind: kind.optional(),
    }),
    answer: pattern,
    async handle(context, { params, body }) {
      const { app, workspace, principal } = context
      const said = { id: params.pattern, place: body, by: principal.id, now: app.clock.now() }
      return await one(context, await splitPattern({ state: app.state, evidence: app.evidence }, workspace, said))
    },
  }),
]
