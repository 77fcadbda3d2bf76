import { localDay } from '../../base/calendar.ts'
import { say } from '../../base/say.ts'
import { formatTime, type Micros, parseTime } from '../../base/time.ts'
import { askCountedTo } from '../../evidence/runs/changes.ts'
import type { Plan } from '../../plan/plan.ts'
import { planAt } from '../../plan/versions.ts'
import { byRisk } from '../../plan/workflow.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Db, State } from '../../store/state/state.ts'
import { causeOf, causesAt } from '../explained/causes.ts'
import { type Answer, type EvidenceOfFinding, evidenceOf } from '../finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../record.ts'
import { askBack, type Fixed } from './comebacks.ts'
import { idsOf, listRecurring, type Recurring } from './list.ts'
import { listPatterns, stateOn } from './patterns.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }
type Moments = { readonly asOf: Micros; readonly now: Micros }

const PREFIX = 'pattern:'
/** The key of the finding that a problem is to do again. */
export const comebackKey = (pattern: number): string => `${PREFIX}${pattern}`

/**
 * Finds the problems that were settled and are to do again: those that were fixed and that a run has since, and those that people lived
 * with until a day that is over. It is over when somebody says what is to be done with them, or that one is another.
 */
export async function watchComebacks({ state, evidence }: Parts, workspace: string, moments: Moments): Promise<void> {
  const { asOf, now } = moments
  const [version, patterns, current] = await Promise.all([
    planAt(state.db, workspace, asOf),
    listPatterns(state.db, workspace),
    currentKeys(state.db, workspace, PREFIX),
  ])
  if (!version) return
  const { plan } = version
  const day = localDay(asOf, plan.time_zone)
  const back = [...patterns.values()].filter((one) => one.into === null && stateOn(one, day) === 'reopened')
  const keys = new Set(back.map(({ id }) => comebackKey(id)))
  const over = [...current].filter((key) => !keys.has(key))
  const causes = back.length === 0 ? [] : await causesAt({ state, evidence }, workspace, asOf)
  const seen: Noticed[] = []
  for (const { id } of back) {
    const parts = { db: state.db, evidence }
    const [found] = await listRecurring(parts, workspace, { pattern: id, asOf, zone: plan.time_zone, plan })
    const workflow = found && byRisk(plan).find((one) => found.workflows.includes(one))
    if (!found || workflow === undefined) continue
    const one = await noticed({ state, evidence }, workspace, { found, workflow, plan, asOf, now })
    const isOffWithout = (failed: ReadonlySet<string>) => isBackWithout(parts, workspace, one.evidence, failed)
    const explained_by = current.has(one.key) ? null : await causeOf(causes, asOf, isOffWithout)
    seen.push({ ...one, explained_by })
  }
  if (seen.length === 0 && over.length === 0) return
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over }, asOf))
}

type Found = Moments & { readonly found: Recurring; readonly workflow: string; readonly plan: Plan }

async function noticed(
  { state, evidence }: Parts,
  workspace: string,
  { found: { pattern }, workflow, plan, asOf, now }: Found,
): Promise<Noticed> {
  const { id, name, about, template, owner, until, decidedAt } = pattern
  const called = (name ?? (template || about)).slice(0, 200) || String(id)
  const since = decidedAt ?? 0
  // What was fixed says since when and in which release; what people lived with, until when.
  const fixed: Fixed | null = pattern.state === 'accepted' ? null : { since, release: pattern.release }
  const question = { kind: 'pattern' as const, pattern: id, until, ...(fixed && { release: fixed.release }) }
  const answer = await askComeback({ db: state.db, evidence }, workspace, question, { from: since, to: asOf })
  return {
    key: comebackKey(id),
    workflow,
    dimension: 'exceptions',
    severity: plan.workflows[workflow]?.risk === 'high' ? 'high' : 'medium',
    title: fixed
      ? say`A problem that was fixed is there again: ${called}`
      : say`The time to live with it is over: ${called}`,
    detail: answer.said,
    answers: owner ?? plan.workflows[workflow]?.owner ?? null,
    evidence: evidenceOf(
      {
        question,
        behind: { url: `/api/v1/exceptions/${id}`, command: `aftercare exceptions ${id}` },
        ...{ from: since, to: asOf, countedTo: await askCountedTo(evidence, workspace, workflow) },
        ...answer,
      },
      now,
    ),
  }
}

/** What a finding asks: how often something is there again since it was fixed; or since people said they live with it, until a day. */
export type ComebackQuestion = {
  readonly pattern: number
  readonly until: string | null
  /** Of a fixed one: in which release, or from then on. */
  readonly release?: string | null | undefined
}

/** Whether what was fixed is there again in other runs than some; that the time to live with something is over no run explains. */
export async function isBackWithout(
  { db, evidence }: { readonly db: Db; readonly evidence: Evidence },
  workspace: string,
  { question, from, to }: EvidenceOfFinding,
  failed: ReadonlySet<string>,
): Promise<boolean> {
  if (question?.kind !== 'pattern' || question.release === undefined) return true
  const ids = idsOf(await listPatterns(db, workspace), [question.pattern])
  const range = { since: parseTime(from ?? '')?.micros ?? 0, to: parseTime(to ?? '')?.micros ?? 0 }
  const { runs } = await askBack(evidence, workspace, ids, {
    ...range,
    release: question.release,
    without: [...failed],
  })
  return runs > 0
}

export async function askComeback(
  { db, evidence }: { readonly db: Db; readonly evidence: Evidence },
  workspace: string,
  { pattern, until, release }: ComebackQuestion,
  { from, to }: { readonly from: Micros; readonly to: Micros },
): Promise<Answer> {
  const ids = idsOf(await listPatterns(db, workspace), [pattern])
  const { runs, first } = await askBack(evidence, workspace, ids, { since: from, release: release ?? null, to })
  const answer = { runs, first: first === null ? null : formatTime(first) }
  if (release === undefined)
    return { said: say`You lived with it until ${until ?? ''}. Runs that had it since you said so: ${runs}.`, answer }
  const day = formatTime(from).slice(0, 10)
  if (release === null) return { said: say`It was fixed on ${day}. Runs that began since and had it: ${runs}.`, answer }
  return {
    said: say`It was fixed on ${day}, in release ${release}. Runs of it or of a newer release that had it: ${runs}.`,
    answer,
  }
}
