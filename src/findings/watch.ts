import { say } from '../base/say.ts'
import type { Micros } from '../base/time.ts'
import { askCountedTo } from '../evidence/runs/changes.ts'
import { listTyped, typedWeeks } from '../evidence/typed.ts'
import { promiseName } from '../plan/measures.ts'
import type { Plan } from '../plan/plan.ts'
import { inForceAt, type PlanVersion, planVersions } from '../plan/versions.ts'
import { type Evidence, remembering } from '../store/evidence/evidence.ts'
import type { State } from '../store/state/state.ts'
import { continuityOf, proofInWords } from './continuity/judge.ts'
import { evidenceOf } from './finding.ts'
import { endWhatLeftPlan } from './left-plan.ts'
import { countedOutcome } from './objectives/counted-outcome.ts'
import { type Evaluated, evaluateObjectives, objectiveInWords } from './objectives/evaluate.ts'
import { objectiveKey } from './objectives/key.ts'
import { standOfDimensions } from './objectives/stand.ts'
import { type Noticed, recordFindings } from './record.ts'
import { keepWatched, listWatched } from './watched.ts'

type Judged = { seen: Noticed[]; calm: string[] }

type Parts = { readonly state: State; readonly evidence: Evidence }
/** The present of the installation, which is looked at, and when it was looked at. */
type Moments = { readonly asOf: Micros; readonly now: Micros }

/** Watches the workflows that no watch has held against the plan in force yet. Which these are follows from what is kept. */
export async function watchUnwatched(parts: Parts, workspace: string, moments: Moments): Promise<void> {
  const versions = await planVersions(parts.state.db, workspace)
  const version = inForceAt(versions, moments.asOf)
  if (!version) return
  await endWhatLeftPlan(parts.state, workspace, versions, moments)
  const watched = new Set((await listWatched(parts.state.db, workspace, version.version)).map((one) => one.workflow))
  for (const workflow of Object.keys(version.plan.workflows))
    if (!watched.has(workflow)) await watch(parts, workspace, version, workflow, moments)
}

/** Judges one workflow as of a moment, records what is off and keeps how it stands. */
export async function watch(
  parts: Parts,
  workspace: string,
  { plan, version }: PlanVersion,
  workflow: string,
  moments: Moments,
): Promise<void> {
  const evidence = remembering(parts.evidence)
  const countedTo = await askCountedTo(evidence, workspace, workflow)
  const typed = typedWeeks(await listTyped(parts.state.db, workspace, workflow))
  const evaluated = await evaluateObjectives(evidence, workspace, plan, workflow, typed, moments.asOf)
  const answers = plan.workflows[workflow]?.owner ?? null
  const judged: Judged = { seen: [], calm: [] }
  for (const one of evaluated) {
    // What runs one by one tell is watched as they are counted, with a promise.
    if (countedOutcome(one.objective)) continue
    const key = objectiveKey(workflow, one.name)
    if (one.verdict.result === 'pass') judged.calm.push(key)
    if (one.verdict.result === 'fail')
      judged.seen.push({
        ...ofObjective(one, key, plan),
        answers,
        evidence: evidenceOf(
          {
            question: { kind: 'objective', name: one.name, objective: one.objective, time_zone: plan.time_zone },
            behind: one.behind,
            from: one.from,
            to: one.to,
            countedTo,
            ...objectiveInWords(one),
          },
          moments.now,
        ),
      })
  }
  for (const part of continuityOf(plan, workflow, moments.asOf)) {
    const key = `continuity:${workflow}:${part.item.kind}:${part.item.name ?? ''}`
    if (part.state.kind === 'good') judged.calm.push(key)
    else
      judged.seen.push({
        key,
        workflow,
        dimension: 'incidents',
        severity: ['rollback', 'fallback'].includes(part.item.kind) ? 'high' : 'medium',
        title: say`${part.words}: ${proofInWords(part)}`,
        detail: say`Until it is proved again, nobody knows that it works when it is needed.`,
        answers,
        evidence: evidenceOf(
          {
            question: { kind: 'continuity', item: part.item.kind, name: part.item.name },
            behind: { url: '/api/v1/plan', command: 'aftercare plan show' },
            to: moments.asOf,
            said: say`${part.words}: ${proofInWords(part)}.`,
            answer: { proof: part.state },
          },
          moments.now,
        ),
      })
  }
  await parts.state.transaction(async (trx) => {
    await recordFindings(trx, workspace, judged, moments.asOf)
    await keepWatched(trx, workspace, {
      workflow,
      plan_version: version,
      as_of: moments.asOf,
      watched_at: moments.now,
      stands: standOfDimensions(evaluated, plan, workflow),
    })
  })
}

function ofObjective(one: Evaluated, key: string, plan: Plan): Omit<Noticed, 'answers' | 'evidence'> {
  const risk = plan.workflows[one.workflow]?.risk ?? 'medium'
  return {
    key,
    workflow: one.workflow,
    dimension: one.dimension,
    severity: risk === 'low' ? 'medium' : 'high',
    title: say`${promiseName(one.name, one.objective.measure)} not kept: ${one.target} over ${one.window}`,
    detail: objectiveInWords(one).said,
  }
}
