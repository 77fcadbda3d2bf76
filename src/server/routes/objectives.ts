import { z } from 'zod'
import { dayLater, dayStart, localDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { MICROS } from '../../base/time.ts'
import { changesOf } from '../../decisions/notes/known-changes.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { askReleaseDays } from '../../evidence/runs/figures.ts'
import { askWithin } from '../../evidence/runs/measures.ts'
import { askWaiting } from '../../evidence/runs/waiting.ts'
import { listTyped, typedWeeks } from '../../evidence/typed.ts'
import { severities } from '../../findings/finding.ts'
import { measureBehind } from '../../findings/objectives/behind.ts'
import { askByGroup, objectiveGroupings } from '../../findings/objectives/by-group.ts'
import { isTimed, timeOf } from '../../findings/objectives/counted-outcome.ts'
import { askObjective, windowEndingAt, windowOf } from '../../findings/objectives/evaluate.ts'
import {
  type FindingOf,
  findingsOfObjective,
  type ListedObjective,
  listObjectives,
} from '../../findings/objectives/list.ts'
import { askOverTime, QUARTER } from '../../findings/objectives/over-time.ts'
import { conditionOf } from '../../plan/condition.ts'
import { millisecondsByUnit } from '../../plan/duration.ts'
import { dimensions, measureNames } from '../../plan/measures.ts'
import { planAt, planVersions, requirePlan } from '../../plan/versions.ts'
import { readers, route } from '../route.ts'
import { requireWorkflow } from './runs.ts'
import { changeInTimes, knownChange } from './workflow-changes.ts'

const time = z.string()
const interval = z
  .object({ low: z.number(), high: z.number() })
  .nullable()
  .describe('95 %, in the unit of the measure.')
const measured = z.object({
  value: z
    .string()
    .nullable()
    .describe('Per cent, milliseconds, money or a count, as decimal text; null is unknown, and `unknown` says why.'),
  interval,
  n: z.number(),
  of: z.string().describe('What `n` counts: "judged runs", "tool calls".'),
  atLeast: z.string().optional().describe('Where only a part is known: it is not less than this.'),
  unknown: z.string().optional(),
})
const behind = z.object({ url: z.string(), command: z.string() })
const result = z.enum(['pass', 'fail', 'unknown'])

const finding = z.object({
  id: z.string(),
  state: z.enum(['open', 'acknowledged', 'resolved']),
  severity: z.enum(severities),
  title: z.string(),
  first_seen: time,
  resolved_at: time.nullable(),
})

const outlook = z.object({
  per_day: z.number().describe('How many it was told of a day, in the last eight weeks.'),
  usual: z
    .number()
    .nullable()
    .describe(
      'How many of these did not keep what is promised, in per cent; of a mean, what that was; of a share of the work, how much of it was done, in per cent.',
    ),
  rises: z.array(
    z.object({
      to: z
        .number()
        .describe(
          'What the share becomes, in per cent; of a percentile of times, what lies beyond its limit. Of a mean, what it becomes, in its unit.',
        ),
      days: z
        .number()
        .nullable()
        .describe(
          'Half of the time sooner; null: not within two years, and of a mean and a share of the work not within four months.',
        ),
    }),
  ),
  gathered: z
    .object({ runs: z.number().nullable(), days: z.number().nullable(), past: z.number() })
    .describe(
      'How much of the evidence that is needed to tell is gathered, in per cent: run by run, day by day, and against its own past. Null where it is not looked at so: a mean and a share of the work are held against their own past alone.',
    ),
  past: z
    .object({ working: z.int(), weekend: z.int(), needed: z.int() })
    .describe('Days of its own past that a day can be held against, and how many of its kind are needed.'),
  said: z.string(),
  missing_said: z.string().nullable().describe('What it cannot tell yet.'),
})

const objective = z.object({
  workflow: z.string(),
  name: z.string(),
  called: z.string(),
  measure: z.enum(measureNames),
  dimension: z.enum(dimensions),
  target: z.string(),
  window: z.string(),
  case_type: z.string().nullable(),
  route: z.string().nullable(),
  why: z.string().nullable(),
  stands: z
    .object({
      result,
      reason: z.string(),
      n: z.number(),
      of: z.string(),
      interval: interval.optional(),
      behind_url: z.string(),
      looked_at: time,
    })
    .nullable()
    .describe('Over its window, when its workflow was looked at last; null: not under this plan yet.'),
  alarms_a_year: z
    .number()
    .nullable()
    .describe(
      'Its share of the false alarms that the plan accepts; null where it is asked of its window alone, and nothing is promised of how often chance alone breaks it.',
    ),
  outlook: outlook.nullable(),
  findings: z.array(finding).describe('What was found of it and is not over.'),
})

export const objectiveRoutes = [
  route({
    method: 'get',
    path: '/api/v1/objectives',
    who: readers,
    summary:
      'Every promise of the plan: how it stands, its share of the false alarms that are accepted, and how soon a decline is told at its traffic.',
    query: z.object({ workflow: z.string().optional() }),
    answer: z.object({
      plan_version: z.int().nullable().describe('Null: there is no plan yet.'),
      false_alarms_per_year: z.number().nullable().describe('What the plan accepts, of everything that is watched.'),
      items: z.array(objective).describe('By workflow, what is not kept first.'),
    }),
    async handle(context, { query }) {
      const { app, workspace, asOf } = context
      const version = await planAt(app.state.db, workspace, asOf)
      if (!version) return { plan_version: null, false_alarms_per_year: null, items: [] }
      if (query.workflow !== undefined) await requireWorkflow(context, query.workflow)
      const items = await listObjectives(app.state.db, workspace, version, { workflow: query.workflow, asOf })
      return {
        plan_version: version.version,
        false_alarms_per_year: version.plan.tolerances.false_alarms_per_year,
        items: items.map(toAnswer),
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/objectives/{workflow}/{name}',
    who: readers,
    summary:
      'One promise: its last quarter by day or week with what changed, how it stands in each release and whatever else tells its runs apart, and what was found of it.',
    params: z.object({ workflow: z.string(), name: z.string() }),
    answer: objective.extend({
      currency: z.string(),
      as_of: time,
      from: time.describe('Where its window begins.'),
      to: time,
      limit: z
        .number()
        .describe('What is promised, in the unit of the measure: per cent, milliseconds, money or a count.'),
      now: measured.extend({ result, reason: z.string(), behind }).describe('Over its window, asked now.'),
      in_time: z
        .object({ within: z.int(), n: z.int() })
        .nullable()
        .describe('Of a promise about times: how many of its window kept the limit, of how many.'),
      waiting: z
        .object({ n: z.int(), oldest: z.object({ run: z.string(), since: time }).nullable() })
        .nullable()
        .describe(
          'Of a promise about waiting for approval: how many wait now, which no figure of its window holds, and the one that has waited longest.',
        ),
      by: z.enum(['day', 'week']).describe('Weeks of seven days, where most days have too few to say anything.'),
      spans: z.array(z.object({ from: z.string(), to: z.string(), measured, behind })).describe('The last quarter.'),
      groups: z
        .array(
          z.object({
            by: z.enum(objectiveGroupings),
            parts: z.array(z.object({ group: z.string().nullable(), measured, behind })),
            left_off: z.int().describe('How many smaller ones are not listed.'),
          }),
        )
        .describe('Over its window, by everything that its measure is known by and that has more than one part.'),
      changes: z.array(knownChange).describe('What changed of its workflow in the quarter, oldest first.'),
      releases: z
        .array(z.object({ release: z.string(), first: z.string() }))
        .describe('Those that ran, by the day of their first run.'),
      found: z.array(finding).describe('The newest first, also what is over; at most 20.'),
    }),
    async handle(context, { params }) {
      const { app, workspace, asOf } = context
      const { state, evidence, clock } = app
      const version = await requirePlan(state.db, workspace, asOf)
      await requireWorkflow(context, params.workflow)
      const { plan } = version
      const listed = await listObjectives(state.db, workspace, version, { workflow: params.workflow, asOf })
      const found = listed.find(({ name }) => name === params.name)
      if (!found) throw noObjective(params.workflow, params.name, listed)
      const { workflow, name, objective: promised } = found
      const zone = plan.time_zone
      const typed = typedWeeks(await listTyped(state.db, workspace, workflow))
      const ask = { evidence, workspace, zone, currency: plan.currency, typed }
      const range = { workflow, ...windowEndingAt(asOf, windowOf(promised), zone) }
      const today = localDay(asOf, zone)
      const quarter = { from: dayStart(dayLater(today, -QUARTER), zone), to: dayStart(dayLater(today, 1), zone) }
      const versions = await planVersions(state.db, workspace)
      const { limit, unit, comparison } = conditionOf(promised.target)
      const { case_type, route: way } = promised
      const limitInUnit = Number(limit) * (unit.kind === 'time' ? millisecondsByUnit[unit.unit] : 1)
      const narrowed = { ...range, case_type, route: way }
      const kept = { limit: limitInUnit, orEqual: comparison.endsWith('=') }
      const [now, overTime, groups, changes, releases, findings, within, waiting] = await Promise.all([
        askObjective(ask, promised, range),
        askOverTime(ask, promised, { workflow, asOf, isNow: clock.now() - asOf <= MICROS.m }),
        askByGroup(ask, promised, range),
        changesOf(state.db, workspace, versions, workflow, { ...quarter, to: Math.min(quarter.to, asOf) }),
        askReleaseDays(evidence, workspace, zone, workflow),
        findingsOfObjective(state.db, workspace, workflow, name),
        isTimed(promised.measure) ? askWithin(evidence, workspace, timeOf[promised.measure], narrowed, kept) : null,
        promised.measure === 'approval_latency' ? askWaiting(evidence, workspace, { ...narrowed, to: asOf }) : null,
      ])
      const behind = measureBehind(promised.measure, narrowed)
      return {
        ...toAnswer(found),
        ...{ currency: plan.currency, as_of: shortTime(asOf), from: shortTime(range.from), to: shortTime(range.to) },
        limit: limitInUnit,
        in_time: within,
        waiting: waiting && {
          n: waiting.n,
          oldest: waiting.oldest && { ...waiting.oldest, since: shortTime(waiting.oldest.since) },
        },
        now: { ...now.measured, result: now.verdict.result, reason: now.verdict.reason, behind },
        by: overTime.by,
        spans: [...overTime.spans],
        groups: groups.map((one) => ({ ...one, parts: [...one.parts] })),
        changes: changes.slice(-MOST_CHANGES).map(changeInTimes),
        releases: releases.slice(-MOST_CHANGES).map(({ release, first }) => ({ release, first })),
        found: findings.map(findingInTimes),
      }
    },
  }),
]

/** More in one quarter than anybody reads. */
const MOST_CHANGES = 200

function noObjective(workflow: string, name: string, listed: readonly ListedObjective[]): AppError {
  const known = listed.map((one) => one.name).join(', ')
  return new AppError(
    'not_found',
    known === ''
      ? say`The plan promises nothing of "${workflow}". Add an objective to it.`
      : say`The plan has no promise "${name}" of "${workflow}". It has: ${known}.`,
  )
}

const toAnswer = ({ objective: promised, stands, findings, outlook: told, ...one }: ListedObjective) => ({
  ...one,
  case_type: promised.case_type ?? null,
  route: promised.route ?? null,
  why: promised.why ?? null,
  stands: stands && {
    ...{ result: stands.result, reason: stands.reason, n: stands.n, of: stands.of, behind_url: stands.behind_url },
    ...(stands.interval === undefined ? {} : { interval: stands.interval }),
    looked_at: shortTime(stands.watched_at),
  },
  outlook: told && { ...told, rises: [...told.rises] },
  findings: findings.map(findingInTimes),
})

const findingInTimes = ({ key: _, first_seen, resolved_at, ...one }: FindingOf) => ({
  ...one,
  first_seen: shortTime(first_seen),
  resolved_at: resolved_at === null ? null : shortTime(resolved_at),
})
