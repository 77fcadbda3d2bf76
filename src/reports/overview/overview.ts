import { localDay } from '../../base/calendar.ts'
import { sumExact } from '../../base/money.ts'
import type { Micros } from '../../base/time.ts'
import { dueSince, nextDue } from '../../decisions/reviews/due.ts'
import { type ReviewInBrief, reviewsThatMatter } from '../../decisions/reviews/keep.ts'
import { runsBehind, shortTime } from '../../evidence/runs/behind.ts'
import { askLately, type Span } from '../../evidence/runs/lately.ts'
import { askRunsSince } from '../../evidence/runs/since.ts'
import { continuityOf } from '../../findings/continuity/judge.ts'
import { unresolvedFindings } from '../../findings/list.ts'
import { windowEndingAt } from '../../findings/objectives/evaluate.ts'
import { listWatched } from '../../findings/watched.ts'
import { shiftDay } from '../../plan/duration.ts'
import { answerGaps, nameOf, whoAnswers, whoIsAway } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import { holdsAt, listStops, type Stop } from '../../plan/stops.ts'
import { withSwaps } from '../../plan/swaps.ts'
import { inForceAt, planVersions } from '../../plan/versions.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { State } from '../../store/state/state.ts'
import { standingOf, worstFirst } from './state.ts'
import { trendOf } from './trend.ts'

/** How many days back runs and cost are counted, and how many ahead proofs that end are told. */
const DAYS = 30
/** How many days ahead it is told that nobody answers. */
const DAYS_OF_GAPS = 14

/**
 * What needs somebody today: each workflow of the plan in force in one word and one sentence, worst first, and who is away,
 * what expires and how many decisions wait. One question of the evidence and one query of each kind of row, however many
 * workflows there are. Figures, people and proofs are those of `asOf`; findings and what was watched are those kept last.
 */
export async function askOverview(parts: { state: State; evidence: Evidence }, workspace: string, asOf: Micros) {
  const { db } = parts.state
  const [row, versions, findings, reviews, stops] = await Promise.all([
    db.selectFrom('workspace').selectAll().where('id', '=', workspace).executeTakeFirstOrThrow(),
    planVersions(db, workspace),
    unresolvedFindings(db, workspace),
    reviewsThatMatter(db, workspace, asOf),
    listStops(db, workspace),
  ])
  const version = inForceAt(versions, asOf)
  const common = {
    as_of: shortTime(asOf),
    workspace: { id: row.id, name: row.name },
    decisions: {
      reviews: reviews.filter(waits).length,
      findings: findings.filter((one) => one.held_by === null).length,
    },
  }
  if (!version) {
    const nothing = { plan: null, workflows: [], away: [], gaps: [], expiring: [] }
    return { ...common, time_zone: row.time_zone, currency: row.currency, ...nothing }
  }
  const plan = await withSwaps(db, workspace, version.plan, asOf)
  const range = windowEndingAt(asOf, { count: DAYS, unit: 'd' }, plan.time_zone)
  const stopOf = new Map(stops.filter((one) => holdsAt(one, asOf)).map((one) => [one.workflow, one]))
  const before = windowEndingAt(range.from, { count: DAYS, unit: 'd' }, plan.time_zone).from
  const [watched, figures, runsSince] = await Promise.all([
    listWatched(db, workspace, version.version),
    askLately(parts.evidence, workspace, plan.time_zone, { before, ...range }),
    askRunsSince(parts.evidence, workspace, [...stopOf.values()], asOf),
  ])
  const watchedOf = new Map(watched.map((one) => [one.workflow, one]))
  const figuresOf = new Map(figures.map((one) => [one.workflow, one]))
  const findingsOf = Map.groupBy(findings, (one) => one.workflow)
  const reviewsOf = Map.groupBy(reviews, (one) => one.workflow)

  const workflows = Object.entries(plan.workflows).map(([workflow, { name, purpose, risk, owner, review }]) => {
    const last = watchedOf.get(workflow)
    const row = figuresOf.get(workflow)
    const mine = findingsOf.get(workflow) ?? []
    const kept = reviewsOf.get(workflow) ?? []
    const [lastReview, lastDue, waiting] = [kept.at(-1), kept.findLast((one) => one.is_due), kept.find(waits)]
    const { answering = null, because = '' } = whoAnswers(plan, workflow, asOf) ?? {}
    const runs = row?.now.runs ?? 0
    const stopped = stopOf.get(workflow)
    const stop = stopped ? stopInBrief(stopped, runsSince.get(workflow) ?? 0, asOf) : null
    // Looked at as of a moment before the plan was applied, its periods begin with that moment.
    const since = Math.min(dueSince({ versions, version }, workflow, lastDue?.due_at), asOf)
    const next = review ? nextDue(review.cadence, since, asOf, plan.time_zone) : null
    const standing = standingOf({
      workflow,
      answering,
      because,
      runs,
      dimensions: last?.dimensions ?? null,
      findings: mine.map((one) => ({
        ...one,
        since: one.first_seen > asOf ? null : localDay(one.first_seen, plan.time_zone),
      })),
      review_due: waiting ? localDay(waiting.due_at, plan.time_zone) : null,
      review_next: next === null ? null : localDay(next, plan.time_zone),
      stop: stop && {
        ...stop,
        since: localDay(stopped?.since ?? 0, plan.time_zone),
        not_paused: stop.effect?.result === 'failed' ? stop.effect.platform : null,
      },
    })
    const count = (severity: string) => mine.filter((one) => one.severity === severity).length
    return {
      workflow,
      name,
      purpose: purpose ?? null,
      risk,
      ...standing,
      stop,
      owner: personIn(plan, owner),
      answering: answering === null ? null : personIn(plan, answering),
      because,
      dimensions: last ? [...last.dimensions] : [],
      watched_at: last ? shortTime(last.as_of) : null,
      runs_30d: runs,
      cost_30d: row ? costOf(row.now, plan.currency) : null,
      so_far: row ? { since: row.first, runs: row.all.runs, cost: costOf(row.all, plan.currency) } : null,
      trend: row ? trendOf(row, localDay(before, plan.time_zone)) : null,
      open_findings: { high: count('high'), medium: count('medium'), low: count('low') },
      cadence: review?.cadence ?? null,
      next_review: next === null ? null : shortTime(next),
      review_waiting: waiting ? { id: waiting.id, due_at: shortTime(waiting.due_at) } : null,
      last_review: lastReview ? inBrief(lastReview) : null,
    }
  })
  const today = localDay(asOf, plan.time_zone)
  return {
    ...common,
    time_zone: plan.time_zone,
    currency: plan.currency,
    plan: { version: version.version, label: plan.label ?? null },
    workflows: workflows.sort(worstFirst),
    away: whoIsAway(plan, asOf).map(({ person, to, cover }) => ({
      ...personIn(plan, person),
      to,
      cover: cover === null ? null : nameOf(plan, cover),
    })),
    gaps: answerGaps(plan, today, shiftDay(today, { count: DAYS_OF_GAPS - 1, unit: 'd' })).sort((a, b) =>
      inOrder(a.from, b.from),
    ),
    expiring: expiringBy(plan, asOf, shiftDay(today, { count: DAYS, unit: 'd' })),
  }
}

/** It was due, and no person has signed or refused it. */
const waits = (one: ReviewInBrief): boolean => one.is_due && one.state === 'drawn'

const inBrief = ({ id, verdict, state, due_at }: ReviewInBrief) => ({ id, verdict, state, due_at: shortTime(due_at) })

/** What was said, and the runs that would belie it. */
const stopInBrief = ({ workflow, since, by, why, meanwhile, effect }: Stop, runs_since: number, asOf: Micros) => ({
  since: shortTime(since),
  by,
  why,
  meanwhile,
  effect: effect && { ...effect, at: shortTime(effect.at) },
  runs_since,
  behind_url: runsBehind({ workflow, mode: 'live', from: since, to: asOf }).url,
})

const personIn = (plan: Plan, key: string) => ({ key, name: nameOf(plan, key) })

/** What is known of it; null where nothing is. */
function costOf({ cost_reported, cost_estimated, cost_unknown_runs }: Span, currency: string) {
  const amount = sumExact([cost_reported, cost_estimated].filter((one) => one !== null))
  return amount === null ? null : { amount, currency, is_partial: cost_unknown_runs > 0 }
}

/** Proofs that have ended or end by a day, the first to end first. */
function expiringBy(plan: Plan, asOf: Micros, day: string) {
  return Object.keys(plan.workflows)
    .flatMap((workflow) =>
      continuityOf(plan, workflow, asOf).flatMap(({ words, state }) => {
        if (state.kind === 'never') return []
        const expired = state.kind === 'expired'
        const until = expired ? shiftDay(state.since, { count: -1, unit: 'd' }) : state.until
        return until <= day ? [{ workflow, words, until, expired }] : []
      }),
    )
    .sort((a, b) => inOrder(a.until, b.until))
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
