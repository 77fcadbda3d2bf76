import { dayLater, dayStart, daysOfWeek } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { PRODUCT } from '../../base/product.ts'
import { listed, say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { type Behind, runsBehind, shortTime } from '../../evidence/runs/behind.ts'
import { askFigures, askUntimedRuns, type FiguresRow } from '../../evidence/runs/figures.ts'
import { askLabels, changedLabels } from '../../evidence/runs/labels.ts'
import { askCostsByRelease, askReleasesBegun } from '../../evidence/runs/measures.ts'
import {
  figureInWords,
  listTyped,
  type TypedWeeks,
  typedInWords,
  typedWeeks,
  weekInWords,
} from '../../evidence/typed.ts'
import { type ContinuityState, continuityOf, proofInWords } from '../../findings/continuity/judge.ts'
import { findLoops, type Loop, loopInWords } from '../../findings/exceptions/loops.ts'
import { behindFinding, type Finding } from '../../findings/finding.ts'
import { unresolvedOf } from '../../findings/list.ts'
import { measureBehind } from '../../findings/objectives/behind.ts'
import { evaluateObjectives } from '../../findings/objectives/evaluate.ts'
import { costPerRun, measure, shareOf } from '../../findings/objectives/measure.ts'
import type { MeasureContext } from '../../findings/objectives/measured.ts'
import { type Stand, standOfDimensions } from '../../findings/objectives/stand.ts'
import { openThen } from '../../findings/open-then.ts'
import { assumedOf } from '../../plan/assumed.ts'
import {
  dimensionNames,
  type MeasureName,
  measureNames,
  measures,
  measureWords,
  promiseName,
} from '../../plan/measures.ts'
import { nameOf } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import { typedNames } from '../../plan/typed.ts'
import { type PlanVersion, planVersions } from '../../plan/versions.ts'
import { type Evidence, remembering } from '../../store/evidence/evidence.ts'
import type { Db, State } from '../../store/state/state.ts'
import { changesOf } from '../notes/known-changes.ts'
import { tasksToAnswer } from '../tasks/follow-up.ts'
import { periodBefore } from './due.ts'
import {
  type ChangeOfReview,
  changeInWords,
  type DimensionOfReview,
  type FigureOfReview,
  type LoopOfReview,
  type ReleaseOfReview,
  type Review,
  reviewVerdict,
} from './review.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }
type Asked = {
  readonly workflow: string
  readonly from: Micros
  readonly to: Micros
  readonly asOf: Micros
  /** It looks back at a moment that is over: what needs attention is what was open then, not what is off today. */
  readonly isPast: boolean
}

/** Draws up the review of a workflow over a period: asks everything, decides nothing that a person should. */
export async function drawReview(parts: Parts, workspace: string, version: PlanVersion, asked: Asked): Promise<Review> {
  const { plan } = version
  const workflow = plan.workflows[asked.workflow]
  if (!workflow)
    throw new AppError(
      'not_found',
      `The plan has no workflow "${asked.workflow}". It has: ${Object.keys(plan.workflows).join(', ')}.`,
    )
  const evidence = remembering(parts.evidence)
  const typed = typedWeeks(await listTyped(parts.state.db, workspace, asked.workflow))
  const context = { evidence, workspace, zone: plan.time_zone, currency: plan.currency, typed }
  const evaluated = await evaluateObjectives(evidence, workspace, plan, asked.workflow, typed, asked.to)
  const stands = standOfDimensions(evaluated, plan, asked.workflow)
  const [drawn, releases, loopsFound, untimed, tasks] = await Promise.all([
    Promise.all(stands.map((stand) => drawDimension(context, asked, stand))),
    drawReleases(context, asked),
    findLoops(evidence, workspace, asked),
    askUntimedRuns(evidence, workspace, asked.workflow),
    tasksToAnswer(parts.state.db, context, plan, asked),
  ])
  const loops = loopsFound.map(
    (loop): LoopOfReview => ({
      sentence: loop.release
        ? say`A loop in release ${loop.release}: ${loopInWords(loop)}.`
        : say`A loop in an unknown release: ${loopInWords(loop)}.`,
      behind: runsBehind({
        workflow: asked.workflow,
        tool: loop.tool,
        from: asked.from,
        to: asked.to,
        release: loop.release || 'unknown',
      }),
    }),
  )
  const continuity = continuityOf(plan, asked.workflow, asked.asOf)
  const { db } = parts.state
  const findings = asked.isPast
    ? await openThen(db, workspace, { workflow: asked.workflow, at: asked.asOf, zone: plan.time_zone })
    : await unresolvedOf(db, workspace, asked.workflow)
  const verdict = reviewVerdict(drawn)
  return {
    workflow: asked.workflow,
    name: workflow.name,
    purpose: workflow.purpose ?? null,
    risk: workflow.risk,
    owner: workflow.owner,
    owner_name: nameOf(plan, workflow.owner),
    about: plan.about ?? null,
    from: shortTime(asked.from),
    to: shortTime(asked.to),
    before_from: shortTime(periodBefore(asked, plan.time_zone).from),
    as_of: shortTime(asked.asOf),
    time_zone: plan.time_zone,
    currency: plan.currency,
    plan_version: version.version,
    code: PRODUCT,
    verdict,
    sentence: sentenceOf(drawn),
    dimensions: drawn,
    releases,
    notes: notesOf(releases),
    loops,
    continuity: continuity.map((one) => ({
      words: one.words,
      proof: proofInWords(one),
      good: one.state.kind === 'good',
      ...behindPart(one, findings),
    })),
    findings: findings.map(({ id, severity, state, title, detail, first_seen }) => ({
      id,
      severity,
      state,
      title,
      detail,
      first_seen,
      behind: behindFinding(id),
    })),
    decide: decisionsOf(stands, drawn, findings, loopsFound, plan, asked.workflow),
    assumptions: assumedOf(plan, asked.workflow),
    untimed_runs: untimed,
    typed: typedIn(typed, asked, plan.time_zone),
    changed: await changedIn(db, workspace, asked),
    tasks,
  }
}

/** What people typed for the weeks that ended in the period, with who did and when. */
function typedIn(typed: TypedWeeks, { from, to }: Asked, zone: string): string[] {
  const inPeriod = [...typed].filter(([week]) => {
    const end = dayStart(dayLater(daysOfWeek(week)?.[0] ?? '', 7), zone)
    return from < end && end <= to
  })
  return inPeriod
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([week, figures]) => {
      const said = typedNames.flatMap((name) => figures[name] ?? [])
      if (said.length === 0) return []
      return [say`${weekInWords(week)}: ${listed(said.map(figureInWords), ', ')}; ${typedInWords(said, zone)}.`]
    })
}

/** What changed in the period, by what is known now, whether it was written down or not. */
async function changedIn(db: Db, workspace: string, { workflow, from, to }: Asked): Promise<ChangeOfReview[]> {
  const changes = await changesOf(db, workspace, await planVersions(db, workspace), workflow, { from, to })
  return changes.map(({ at, said, why, note }) => ({ at: shortTime(at), said, why, note }))
}

/** Where a safety measure that is not proved can be taken, as a finding. */
function behindPart({ item }: ContinuityState, findings: readonly Finding[]): { behind?: Behind } {
  const found = findings.find(({ evidence: { question } }) => {
    return question?.kind === 'continuity' && question.item === item.kind && question.name === item.name
  })
  return found ? { behind: behindFinding(found.id) } : {}
}

async function drawDimension(
  context: MeasureContext,
  asked: Asked,
  { dimension, result, reason, objectives }: Stand,
): Promise<DimensionOfReview> {
  const figures = await Promise.all(
    measureNames.filter((one) => measures[one].dimension === dimension).map((name) => drawFigure(context, asked, name)),
  )
  const gaps = new Set(figures.flatMap((one) => (one.now.unknown ? [one.now.unknown] : [])))
  return {
    dimension,
    result,
    reason,
    objectives: objectives.map(({ name, measure, target, window, from, to, verdict, measured, behind }) => ({
      name,
      words: promiseName(name, measure),
      target,
      window,
      from: shortTime(from),
      to: shortTime(to),
      ...verdict,
      measured,
      behind,
    })),
    figures,
    // A reason the plan states is said above; what it would need is said all the same.
    unknown: [...gaps],
  }
}

async function drawFigure(context: MeasureContext, asked: Asked, name: MeasureName): Promise<FigureOfReview> {
  const { unit, aggregate } = measures[name]
  const what = { measure: name, aggregate }
  const [now, before] = await Promise.all([
    measure(context, what, asked),
    measure(context, what, { workflow: asked.workflow, ...periodBefore(asked, context.zone) }),
  ])
  return {
    measure: name,
    words: measureWords[name],
    unit,
    now,
    before,
    change: changeInWords(now, before),
    behind: measureBehind(name, { workflow: asked.workflow, from: asked.from, to: asked.to }),
  }
}

async function drawReleases(context: MeasureContext, asked: Asked): Promise<ReleaseOfReview[]> {
  const { evidence, workspace, zone } = context
  const [rows, costs, labels, begun] = await Promise.all([
    askFigures(evidence, workspace, zone, {
      workflow: asked.workflow,
      by: 'release',
      from: asked.from,
      to: asked.to,
    }),
    askCostsByRelease(evidence, workspace, asked),
    askLabels(evidence, workspace, asked),
    askReleasesBegun(evidence, workspace, asked),
  ])
  // In the order in which they first ran, whatever they are called, and long before the period perhaps.
  const first = (row: FiguresRow) => begun.get(row.group ?? '') ?? 0
  const inOrder = rows.toSorted((a, b) => first(a) - first(b))
  return inOrder.map((row, index): ReleaseOfReview => {
    const release = row.group
    // Runs of an unknown release are of no one before it, and nobody comes after them.
    const before = inOrder.slice(0, index).findLast((one) => one.group !== null)?.group
    return {
      release: release ?? say`unknown release`,
      runs: row.runs,
      accepted: shareOf('accepted', row),
      handed_over: shareOf('handed_over', row),
      tool_calls: row.tool_calls,
      tool_errors: row.tool_errors,
      cost_per_run: costPerRun(costs.get(release ?? '')),
      median_ms: row.median_duration_ms,
      changed_with_it: before && release ? changedLabels(labels.get(before), labels.get(release)) : [],
      behind: runsBehind({ workflow: asked.workflow, release: release ?? 'unknown', from: asked.from, to: asked.to }),
    }
  })
}

/** What the releases do not allow to conclude. */
function notesOf(releases: readonly ReleaseOfReview[]): string[] {
  const notes: string[] = []
  const mixed = releases.filter((one) => one.changed_with_it.length > 1).map((one) => one.release)
  if (mixed.length > 0)
    notes.push(
      say`With ${mixed.join(', ')} more than one thing changed at once: the record cannot tell which of them made the difference.`,
    )
  const unpriced = releases.filter((one) => one.cost_per_run.unknown !== undefined)
  if (unpriced.length > 0)
    notes.push(
      say`The cost of ${unpriced.map((one) => one.release).join(', ')} is unknown: no price is known for their models, or nobody tells it. Unknown is not zero.`,
    )
  return notes
}

function sentenceOf(drawn: readonly DimensionOfReview[]): string {
  const named = (result: string) => namesOf(drawn.filter((one) => one.result === result))
  const parts = [
    [named('fail'), say`not kept`],
    [named('unknown'), say`not known`],
    [named('pass'), say`kept`],
  ] as const
  return listed(
    parts.flatMap(([names, words]) => (names === null ? [] : [say`${words}: ${names}`])),
    '; ',
  )
}

function decisionsOf(
  stands: readonly Stand[],
  drawn: readonly DimensionOfReview[],
  findings: readonly Finding[],
  loops: readonly Loop[],
  plan: Plan,
  workflow: string,
): string[] {
  const decide: string[] = []
  for (const { name, measure, verdict } of stands.flatMap((stand) => stand.objectives))
    if (verdict.result === 'fail')
      decide.push(say`${promiseName(name, measure)}: ${verdict.reason}. Tune, roll back, or change the promise.`)
  const looped = [...new Set(loops.map((one) => one.tool))]
  if (looped.length > 0)
    decide.push(say`${looped.join(', ')} went round in a loop: limit repeated calls, or do without until it is mended.`)
  const unproved = findings.filter((one) => one.evidence.question?.kind === 'continuity')
  if (unproved.length > 0)
    decide.push(
      unproved.length === 1
        ? say`One safety measure is not proved: name who proves it, and by when.`
        : say`${unproved.length} safety measures are not proved: name who proves each, and by when.`,
    )
  const dark = drawn.filter(
    (one) => one.result === 'unknown' && plan.workflows[workflow]?.not_measured[one.dimension] === undefined,
  )
  const missing = namesOf(dark)
  if (missing !== null)
    decide.push(say`Connect what is missing for ${missing}, or state in the plan why it is not measured.`)
  return decide
}

/** "waiting for approval, value"; null for none. */
const namesOf = (drawn: readonly DimensionOfReview[]): string | null =>
  drawn.length === 0
    ? null
    : listed(
        drawn.map((one) => dimensionNames[one.dimension]),
        ', ',
      )
