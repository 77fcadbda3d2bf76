import { z } from 'zod'
import { dayStart } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { MICROS, type Micros, parseTime } from '../../base/time.ts'
import type { Rules } from '../../evidence/receive/kept-rules.ts'
import { runStatuses, verdictKinds } from '../../evidence/record.ts'
import { runsBehind, runsOfRow, shortTime } from '../../evidence/runs/behind.ts'
import { asConversation } from '../../evidence/runs/conversation.ts'
import { askRun, type Fields } from '../../evidence/runs/detail.ts'
import { askFigures, countedUntil, type FiguresRow, groupings } from '../../evidence/runs/figures.ts'
import { askRules } from '../../evidence/runs/rules.ts'
import { countingMeasures, searchRuns } from '../../evidence/runs/search.ts'
import { noPattern } from '../../findings/exceptions/decide.ts'
import { idsOf } from '../../findings/exceptions/list.ts'
import { listPatterns, meant } from '../../findings/exceptions/patterns.ts'
import { shareOf } from '../../findings/objectives/measure.ts'
import { runModes } from '../../plan/releases.ts'
import { localityOf, planAt } from '../../plan/versions.ts'
import { may } from '../principal.ts'
import { type Context, readers, route } from '../route.ts'
import { runDetail } from './run-detail.ts'

export const moment = z
  .string()
  .describe('A time (2026-03-09T00:00Z) or a day in the zone of the workspace (2026-03-09).')
const status = ['unknown', ...runStatuses] as const
const statuses = z.string().refine((value) => value.split(',').every((one) => status.some((known) => known === one)), {
  error: `it takes one or several of ${status.join(', ')}, separated by commas`,
})

const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

const readByRules = z.object({ rules: z.array(z.object({ field: z.string(), rule: z.string() })) })

/** A time, or a day as it begins in the workspace's zone. */
export function readMoment(name: string, text: string | undefined, zone: string): Micros | undefined {
  if (text === undefined) return undefined
  const read = parseTime(text)
  if (!read)
    throw new AppError(
      'invalid_input',
      say`"${name}" is "${text}", which is no time. Write a day (2026-03-09) or a time (2026-03-09T14:00Z).`,
    )
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayStart(text, zone) : read.micros
}

/** The range that a question names. One that holds no moment is a mistake in the question, not an empty answer. */
export function readRange(query: { from?: string | undefined; to?: string | undefined }, zone: string) {
  const [from, to] = [readMoment('from', query.from, zone), readMoment('to', query.to, zone)]
  if (from !== undefined && to !== undefined) refuseReversed(from, to)
  return { from, to }
}

export function refuseReversed(from: Micros, to: Micros): void {
  if (from >= to)
    throw new AppError(
      'invalid_input',
      `The period ends (${shortTime(to)}) ${from === to ? 'as' : 'before'} it begins (${shortTime(from)}). ${from === to ? 'Choose a later end.' : 'Exchange the two.'}`,
    )
}

/** The moment as of which runs are looked at; undefined where that is now, and nothing can have started later. */
export const pastOf = ({ app, asOf }: Context): Micros | undefined =>
  app.clock.now() - asOf > MICROS.m ? asOf : undefined

const asOfText = z
  .string()
  .nullable()
  .describe('Runs known to have started then or later are left out. Null where everything is looked at as it is now.')

const group = z.string().nullable().optional()

const share = z.object({
  value: z.string().nullable().describe('Per cent, as decimal text; null is unknown, and `unknown` says why.'),
  interval: z.object({ low: z.number(), high: z.number() }).nullable().describe('95 %, in per cent.'),
  n: z.int(),
  of: z.string().describe('What `n` counts: "judged runs", "tool calls".'),
  unknown: z.string().optional(),
})

const figuresRow = z.object({
  /** The group stands under the name of the grouping asked for; null is unknown. */
  release: group,
  case_type: group,
  route: group,
  model: group,
  workflow: group,
  day: group,
  month: group,
  runs: z.int(),
  judged: z.int().describe('Runs with an outcome.'),
  accepted: z.int(),
  corrected: z.int(),
  rejected: z.int(),
  escalated: z.int(),
  reopened: z.int(),
  untouched: z.int(),
  handed_over: z.int(),
  exceptions: z.int(),
  errors: z.int(),
  tool_calls: z.int(),
  tool_errors: z.int(),
  cost_reported: z.number().nullable().describe('In the currency of the workspace; null where nothing was reported.'),
  cost_estimated: z.number().nullable().describe('By the price list, where nothing was reported.'),
  cost_unknown_runs: z.int(),
  median_duration_ms: z.number().nullable(),
  p95_duration_ms: z.number().nullable(),
  shares: z
    .object({ accepted: share, handed_over: share, exceptions: share, tool_errors: share })
    .describe('Of the judged runs, of all runs, of all runs (exceptions and errors), of the tool calls.'),
  behind: z.object({ url: z.string(), command: z.string() }),
})

const known = z.string().nullable()

const runRow = z.object({
  run: z.string(),
  workflow: known,
  case: known,
  case_type: known,
  route: known,
  release: known,
  mode: z.string(),
  status: known,
  outcome: known,
  model: known.describe('The model that most of its calls went to.'),
  started: known,
  duration_ms: z.number().nullable(),
  steps: z.int(),
  tool_calls: z.int(),
  tool_errors: z.int(),
  cost: known.describe(
    'What is known of its cost, in the currency of the workspace: exact decimal text; null where nothing is.',
  ),
  cost_reported: known.describe('The part of it that was reported.'),
  cost_estimated: known.describe('The other part: by the price list, of steps whose cost was not reported.'),
  cost_unknown: z.boolean().describe('A part is known neither way: it cost more than "cost".'),
  root_missing: z.boolean().describe('Made from its steps alone: neither a run line nor a root step came.'),
})

export const runRoutes = [
  route({
    method: 'get',
    path: '/api/v1/figures',
    who: readers,
    summary: 'The plain numbers behind everything: a row for each group. Modes live and canary.',
    query: z.object({
      workflow: z.string().optional(),
      by: z.enum(groupings).optional(),
      from: moment.optional(),
      to: moment.optional(),
    }),
    answer: z.object({
      workflow: z.string().nullable(),
      by: z.enum(groupings).nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      as_of: asOfText,
      time_zone: z.string(),
      currency: z.string(),
      items: z.array(figuresRow),
    }),
    async handle(context, { query }) {
      const { zone, currency } = await localityOf(context.app.state.db, context.workspace, context.app.clock.now())
      const range = readRange(query, zone)
      if (query.workflow !== undefined) await requireWorkflow(context, query.workflow)
      const past = pastOf(context)
      const { by, workflow } = query
      const as_of = past === undefined ? undefined : countedUntil(zone, past, { from: range.from, by })
      const asked = { workflow, by, ...range, as_of }
      const rows = await askFigures(context.app.evidence, context.workspace, zone, asked)
      return {
        workflow: query.workflow ?? null,
        by: query.by ?? null,
        from: range.from === undefined ? null : shortTime(range.from),
        to: range.to === undefined ? null : shortTime(range.to),
        as_of: as_of === undefined ? null : shortTime(as_of),
        time_zone: zone,
        currency,
        items: rows.map((row) => ({
          ...(query.by ? { [query.by]: row.group } : {}),
          ...plainRow(row),
          behind: runsBehind(runsOfRow(row, asked, zone)),
        })),
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/runs',
    who: readers,
    summary: 'Search runs, newest first. Filters hold together; "unknown" asks for what is not known.',
    query: z.object({
      workflow: z.string().optional(),
      status: statuses.optional(),
      outcome: z.enum([...verdictKinds, 'unknown']).optional(),
      case: z.string().optional(),
      case_type: z.string().optional(),
      route: z.string().optional(),
      release: z.string().optional(),
      model: z.string().optional(),
      mode: z.enum(runModes).optional(),
      from: moment.optional(),
      to: moment.optional(),
      text: z.string().optional().describe('Somewhere in an input, output, error or tool name.'),
      tool: z.string().optional(),
      integration: z
        .string()
        .optional()
        .describe('A system that was called, by its name in evidence; with `tool_errors` a call of it failed.'),
      pattern: z.coerce
        .number()
        .int()
        .min(1)
        .max(2_000_000_000)
        .optional()
        .describe('A recurring problem by which it left its path.'),
      cost_above: z.coerce.number().optional().describe('What is known of the cost, both parts together, is more.'),
      longer_than_ms: z.coerce.number().nonnegative().optional(),
      tool_errors: flag.optional(),
      cost_unknown: flag.optional(),
      counts_for: z
        .enum(countingMeasures)
        .optional()
        .describe(
          'Only runs that count for this measure: that were accepted and found wrong later, have a call tried again (with `tool` and `integration`, such a call), have a write the system refused, or name who used them.',
        ),
      counted: flag.optional().describe('Only what figures count: the modes live and canary.'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({ items: z.array(runRow), next: z.string().nullable(), as_of: asOfText }),
    async handle(context, { query }) {
      const { zone } = await localityOf(context.app.state.db, context.workspace, context.app.clock.now())
      if (query.workflow !== undefined && query.workflow !== 'unknown') await requireWorkflow(context, query.workflow)
      const { limit, cursor, from: _, to: __, ...filter } = query
      const as_of = pastOf(context)
      const page = await searchRuns(
        context.app.evidence,
        context.workspace,
        { ...filter, ...readRange(query, zone), as_of },
        { cursor, limit, patterns: await idsOfPattern(context, query.pattern) },
      )
      return {
        items: page.items.map((run) => ({ ...run, started: run.started === null ? null : shortTime(run.started) })),
        next: page.next,
        as_of: as_of === undefined ? null : shortTime(as_of),
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/runs/{run}',
    who: readers,
    summary: 'One run with its steps in order, verdicts, writes and what was read back.',
    params: z.object({ run: z.string() }),
    query: z.object({
      messages: flag
        .optional()
        .describe('Where a text is a conversation: who said what, in place of the text as it was sent.'),
    }),
    answer: runDetail,
    async handle({ app, workspace }, { params, query }) {
      const detail = await askRun(app.evidence, workspace, params.run)
      const told = (of: Fields) => inTimes(query.messages ? asConversation(of) : of)
      return {
        run: told(detail.run),
        steps: detail.steps.map(told),
        verdicts: detail.verdicts.map(inTimes),
        writes: detail.writes.map(inTimes),
        readbacks: detail.readbacks.map(inTimes),
      } as z.infer<typeof runDetail>
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/runs/{run}/rules',
    who: readers,
    summary:
      'By which rule each field of a run was read from what its client sent: the dialect, and the name it stood under. Lines of the record are read as they stand and have none.',
    params: z.object({ run: z.string() }),
    answer: z.object({
      run: z
        .array(readByRules.extend({ part: z.string() }))
        .describe('Of the run itself, by the parts that tell of it.'),
      steps: z.array(readByRules.extend({ step: z.string() })),
    }),
    async handle({ app, workspace }, { params }) {
      const { run, steps } = await askRules(app.evidence, app.pipe, workspace, params.run)
      const listed = (rules: Rules) => Object.entries(rules).map(([field, rule]) => ({ field, rule }))
      return {
        run: run.map(({ part, rules }) => ({ part, rules: listed(rules) })),
        steps: [...steps].map(([step, rules]) => ({ step, rules: listed(rules) })),
      }
    },
  }),
]

/** Under which ids rows have a recurring problem; one that is not there is a mistake in the question, too. */
async function idsOfPattern({ app, workspace }: Context, pattern: number | undefined): Promise<number[] | undefined> {
  if (pattern === undefined) return undefined
  const patterns = await listPatterns(app.state.db, workspace)
  if (meant(patterns, pattern)?.id !== pattern) throw noPattern(pattern)
  return idsOf(patterns, [pattern])
}

/** A workflow nobody ever heard of is a mistake in the question, not an empty answer. */
export async function requireWorkflow({ app, workspace, asOf, principal }: Context, workflow: string): Promise<void> {
  const planned = Object.keys((await planAt(app.state.db, workspace, asOf))?.plan.workflows ?? {})
  if (planned.includes(workflow)) return
  const seen = await askFigures(
    app.evidence,
    workspace,
    (await localityOf(app.state.db, workspace, app.clock.now())).zone,
    { by: 'workflow' },
  )
  const known = [...new Set([...planned, ...seen.flatMap((row) => row.group ?? [])])].sort()
  // Who may only send is told of none that they do not send for.
  const isTold = known.length > 0 && may(principal, workspace, readers).ok
  if (!known.includes(workflow))
    throw new AppError(
      'not_found',
      isTold
        ? say`There is no workflow "${workflow}" in this workspace. It has: ${known.join(', ')}.`
        : known.length > 0
          ? say`There is no workflow "${workflow}" in this workspace. Check its name; the plan and the evidence have it.`
          : say`There is no workflow "${workflow}" in this workspace. It has none yet: import evidence or apply a plan.`,
    )
}

function plainRow(row: FiguresRow) {
  const { group: _, cost_reported, cost_estimated, runs_with_tool_errors: __, ...rest } = row
  const number = (text: string | null) => (text === null ? null : Number(text))
  return {
    ...rest,
    cost_reported: number(cost_reported),
    cost_estimated: number(cost_estimated),
    shares: {
      accepted: shareOf('accepted', row),
      handed_over: shareOf('handed_over', row),
      exceptions: shareOf('exceptions', row),
      tool_errors: shareOf('tool_errors', row),
    },
  }
}

/** Microseconds as times: `started_us` becomes `started`. */
function inTimes(fields: { readonly [name: string]: unknown }): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (name === 'duration_us') return ['duration_ms', Number(value) / 1000]
      return name.endsWith('_us') ? [name.slice(0, -3), shortTime(Number(value))] : [name, value]
    }),
  )
}
