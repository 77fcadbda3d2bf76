import { formatTime, type Micros } from '../base/time.ts'
import { runsBehind } from '../evidence/runs/behind.ts'
import type { Plan } from '../plan/plan.ts'
import { type Evidence, remembering } from '../store/evidence/evidence.ts'
import type { State } from '../store/state/state.ts'
import { continuityOf, proofInWords } from './continuity/judge.ts'
import { findLoops, type Loop, loopInWords } from './exceptions.ts'
import { type Noticed, recordFindings } from './finding.ts'
import { type Evaluated, evaluateObjectives, windowEndingAt } from './objectives/evaluate.ts'

/** What the evidence of a finding names as the program that judged it. */
export const CODE = 'aftercare 0.1.0'

type Judged = { seen: Noticed[]; calm: string[] }

/** Judges one workflow as of a moment and records what is off. */
export async function watch(
  parts: { state: State; evidence: Evidence },
  workspace: string,
  plan: Plan,
  workflow: string,
  moments: { asOf: Micros; now: Micros },
): Promise<void> {
  const evidence = remembering(parts.evidence)
  const evaluated = await evaluateObjectives(evidence, workspace, plan, workflow, moments.asOf)
  const range = { workflow, ...windowEndingAt(moments.asOf, { count: 30, unit: 'd' }, plan.time_zone) }
  const loops = await findLoops(evidence, workspace, range)
  const owner = plan.workflows[workflow]?.owner ?? null
  const question = (url: string, from: Micros | null, to: Micros | null, answer: Record<string, unknown>) => ({
    question: url,
    from: from === null ? null : formatTime(from),
    to: to === null ? null : formatTime(to),
    answer,
    asked_at: formatTime(moments.now),
    code: CODE,
  })

  const judged: Judged = { seen: [], calm: [] }
  for (const one of evaluated) {
    const key = `objective:${workflow}:${one.name}`
    if (one.verdict.result === 'pass') judged.calm.push(key)
    if (one.verdict.result === 'fail')
      judged.seen.push({
        ...ofObjective(one, key, plan),
        owner,
        evidence: question(one.behind.url, one.from, one.to, { ...one.measured }),
      })
  }
  const loopKey = (loop: Loop) => `loop:${workflow}:${loop.tool}:${loop.release}`
  for (const loop of loops)
    judged.seen.push({
      key: loopKey(loop),
      workflow,
      dimension: 'exceptions',
      severity: 'high',
      title: `${loop.tool} went round in a loop`,
      detail: `${loopInWords(loop)}, release ${loop.release || 'unknown'}.`,
      owner,
      evidence: question(
        runsBehind({
          workflow,
          tool: loop.tool,
          release: loop.release || 'unknown',
          from: range.from,
          to: range.to,
        }).url,
        range.from,
        range.to,
        { ...loop },
      ),
    })
  for (const part of continuityOf(plan, workflow, moments.asOf)) {
    const key = `continuity:${workflow}:${part.item.kind}:${part.item.name ?? ''}`
    if (part.state.kind === 'good') judged.calm.push(key)
    else
      judged.seen.push({
        key,
        workflow,
        dimension: 'incidents',
        severity: ['rollback', 'fallback'].includes(part.item.kind) ? 'high' : 'medium',
        title: `${part.words}: ${proofInWords(part)}`,
        detail: 'Until it is proved again, nobody knows that it works when it is needed.',
        owner,
        evidence: question('/api/v1/plan', null, null, { proof: part.state }),
      })
  }
  await parts.state.transaction(async (trx) => {
    const open = await trx
      .selectFrom('finding')
      .select('key')
      .where('workspace_id', '=', workspace)
      .where('workflow', '=', workflow)
      .where('state', '<>', 'resolved')
      .where('key', 'like', 'loop:%')
      .execute()
    const now = new Set(judged.seen.map((one) => one.key))
    const ended = open.map((row) => row.key).filter((key) => !now.has(key))
    await recordFindings(trx, workspace, { seen: judged.seen, calm: [...judged.calm, ...ended] }, moments.now)
  })
}

function ofObjective(one: Evaluated, key: string, plan: Plan): Omit<Noticed, 'owner' | 'evidence'> {
  const risk = plan.workflows[one.workflow]?.risk ?? 'medium'
  return {
    key,
    workflow: one.workflow,
    dimension: one.dimension,
    severity: risk === 'low' ? 'medium' : 'high',
    title: `${one.name} is not kept: ${one.target} over ${one.window}`,
    detail: `${one.verdict.reason} (${one.measured.n} ${one.measured.of}).`,
  }
}
