import { say } from '../../../base/say.ts'
import { formatTime, fromDate, MICROS, type Micros } from '../../../base/time.ts'
import type { Plan } from '../../../plan/plan.ts'
import { planAt } from '../../../plan/versions.ts'
import { byRisk } from '../../../plan/workflow.ts'
import type { Evidence } from '../../../store/evidence/evidence.ts'
import type { Db, State } from '../../../store/state/state.ts'
import { type Answer, evidenceOf } from '../../finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../../record.ts'
import { getJudge, type Judge } from './judge.ts'
import { askWaiting } from './judge-new.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }

/** By then it was asked some six times. Nobody waits for its words, and what a provider mends within the hour needs nobody. */
const SILENT = 2 * MICROS.h

const PREFIX = 'judge:'

/**
 * Finds that the model by which answers are judged has judged none for hours, since it cannot be reached, refuses the key or answers something
 * else; over once it answers, was set anew or switched off. `onlyChanges` is for looks between those of each hour: what is known already is
 * left as it is.
 */
export async function watchJudge(
  { state, evidence }: Parts,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
  onlyChanges = false,
): Promise<void> {
  const judge = await getJudge(state.db, workspace)
  if (!judge) return
  const current = await currentKeys(state.db, workspace, PREFIX)
  const key = `${PREFIX}${judge.id}`
  const over = new Set(current)
  const seen: Noticed[] = []
  if (judge.is_on && judge.problem_since !== null) {
    // Short of some hours it is not known whether it lasts: what is open stays so.
    over.delete(key)
    const plan = (await planAt(state.db, workspace, asOf))?.plan
    const workflow = plan && workflowOf(plan, judge)
    const isTold = now - judge.problem_since > SILENT && !(onlyChanges && current.has(key))
    if (workflow !== undefined && isTold) {
      const waiting = await askWaiting(evidence, workspace, judge, { plan, now })
      seen.push(noticed(judge, { key, workflow, waiting, answers: plan?.workflows[workflow]?.owner ?? null }, now))
    }
  }
  if (seen.length === 0 && over.size === 0) return
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over: [...over] }, asOf))
}

function noticed(
  judge: Judge,
  { waiting, ...of }: Pick<Noticed, 'key' | 'workflow' | 'answers'> & { readonly waiting: number },
  now: Micros,
): Noticed {
  const { said, answer } = answeringInWords(judge)
  return {
    ...({ ...of, dimension: 'incidents', severity: 'medium' } as const),
    title: say`${judge.model} judges no answers`,
    detail: say`${said} Answers that wait for it: ${waiting}. Until it answers, shares of unsupported answers rest on the screen and on what people label, as without a model: they are right, and less sure. It is asked again by itself, at least each hour. If it will not come back, set another or switch it off: under Answers, or with "aftercare sources judge".`,
    evidence: evidenceOf(
      {
        question: { kind: 'judge', judge: judge.id },
        behind: { url: '/api/v1/sources/judge', command: 'aftercare sources judge' },
        to: now,
        said,
        answer: { ...answer, waiting },
      },
      now,
    ),
  }
}

/** Whether a model answers, as it is known now. */
export async function askJudging(db: Db, workspace: string, id: string): Promise<Answer> {
  const judge = await getJudge(db, workspace)
  return judge?.id === id && judge.is_on ? answeringInWords(judge) : { said: say`It is asked no more.`, answer: null }
}

/** How often it was asked in vain anew, set anew or switched off since a moment: once, as far as is kept. */
export async function askJudgeSince(db: Db, workspace: string, id: string, after: Micros): Promise<number> {
  const row = await db
    .selectFrom('judge')
    .select(['problem_since', 'ended_at'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  const times = row ? [row.problem_since, row.ended_at] : []
  return row?.problem_since === null || times.some((at) => at !== null && fromDate(at) > after) ? 1 : 0
}

function answeringInWords({ problem, problem_since }: Judge): Answer & { readonly answer: Record<string, unknown> } {
  if (problem === null || problem_since === null) return { said: say`It answers.`, answer: { since: null } }
  return { said: problem, answer: { since: formatTime(problem_since) } }
}

/** The riskiest of those of which answers are sent to it. */
function workflowOf(plan: Plan, { workflows }: Judge): string | undefined {
  const all = byRisk(plan)
  return all.find((workflow) => workflows === null || workflows.includes(workflow)) ?? all[0]
}
