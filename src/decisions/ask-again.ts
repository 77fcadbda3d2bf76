import { allInLanguage, say } from '../base/say.ts'
import { type Micros, parseTime } from '../base/time.ts'
import { askInvoicesSince } from '../evidence/costs/invoices.ts'
import { askErased } from '../evidence/erasure/erasure.ts'
import { askChanges } from '../evidence/runs/changes.ts'
import { askCountedSince, countedTo } from '../evidence/runs/count.ts'
import { askTypedSince, listTyped, typedWeeks } from '../evidence/typed.ts'
import { budgetInWords } from '../findings/budgets/budget-in-words.ts'
import { askInvoice } from '../findings/budgets/invoice.ts'
import { askRunaway, runawayInWords } from '../findings/budgets/runaway.ts'
import { askBudget } from '../findings/budgets/watch-budgets.ts'
import { continuityOf, proofInWords } from '../findings/continuity/judge.ts'
import { findLoops, loopInWords } from '../findings/exceptions/loops.ts'
import { askComeback } from '../findings/exceptions/watch-comebacks.ts'
import { askGrowth } from '../findings/exceptions/watch-growth.ts'
import type { Answer, Finding, Question } from '../findings/finding.ts'
import { askConnector, askReads } from '../findings/housekeeping/connectors.ts'
import { askDisk, askNoted } from '../findings/housekeeping/disk.ts'
import { askNotices, askToldSince } from '../findings/housekeeping/notices.ts'
import { askTracker, askTrackerReads } from '../findings/housekeeping/trackers.ts'
import { askLacking } from '../findings/housekeeping/typed.ts'
import { askVacancy } from '../findings/housekeeping/vacancies.ts'
import { askOutage } from '../findings/integrations/outage.ts'
import { askObjective, objectiveInWords } from '../findings/objectives/evaluate.ts'
import { askSilenceAgain } from '../findings/silence/watch-silences.ts'
import { askJudgeSince, askJudging } from '../findings/sources/judge/watch-judge.ts'
import { askWatched } from '../findings/watches/ask.ts'
import { conditionOf } from '../plan/condition.ts'
import { listStops } from '../plan/stops.ts'
import { planAt, planVersions } from '../plan/versions.ts'
import type { Evidence } from '../store/evidence/evidence.ts'
import { canonical } from '../store/state/decision-log.ts'
import type { State } from '../store/state/state.ts'
import { askEntered, askUsed } from './hours/watch.ts'
import { askChanged, askNotesSince } from './notes/watch.ts'
import { askHeldMails, askMailsSince } from './requests/mail/watch.ts'
import { askEmergency, askMovedSince } from './requests/watch.ts'
import { askLate, askSigned, lateInWords } from './reviews/late.ts'
import { askSaidSince, askSupport } from './support/watch.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }

/** What the question of a finding says when it is asked again. */
export type Again = Answer & {
  /** How many of each kind came in or changed since it was asked first. Where none did, the same answer is owed. */
  readonly changed: Readonly<Record<string, number>>
  readonly same: boolean
}

type Range = { readonly workflow: string; readonly from: Micros; readonly to: Micros }

/** Asks the question of a finding again, as it was asked then; null where it was kept before questions were. */
export async function askAgain(parts: Parts, workspace: string, finding: Finding, asOf: Micros): Promise<Again | null> {
  const { question, from, to, answer } = finding.evidence
  if (question === null) return null
  const range = { workflow: finding.workflow, from: moment(from) ?? 0, to: moment(to) ?? asOf }
  const changed = await changesSince(parts, workspace, finding, question, range)
  // Time alone changes no answer: where nothing came in, it is asked for the moment it was asked for.
  const at = Object.values(changed).some((count) => count > 0) ? asOf : range.to
  const now = await ask(parts, workspace, question, range, at)
  // As the store gives it back: what is undefined is not there.
  const asKept = now.answer === null ? null : (JSON.parse(JSON.stringify(now.answer)) as Answer['answer'])
  const isSame = canonical(allInLanguage(asKept)) === canonical(allInLanguage(answer))
  return { said: now.said, answer: asKept, changed, same: isSame }
}

async function ask(
  { state, evidence }: Parts,
  workspace: string,
  question: Question,
  range: Range,
  at: Micros,
): Promise<Answer> {
  switch (question.kind) {
    case 'objective': {
      const typed = typedWeeks(await listTyped(state.db, workspace, range.workflow))
      const { objective, time_zone: zone } = question
      const { unit } = conditionOf(objective.target)
      // A promise about money is in the currency of its plan.
      const currency = unit.kind === 'money' ? unit.currency : ''
      const context = { evidence, workspace, zone, currency, typed }
      return objectiveInWords(await askObjective(context, objective, range))
    }
    case 'watched': {
      const by = at === range.to ? question.by : await countedTo(state, workspace)
      return await askWatched(evidence, workspace, { ...question, workflow: range.workflow }, by)
    }
    case 'loop': {
      const loops = await findLoops(evidence, workspace, range)
      const loop = loops.find((one) => one.tool === question.tool && one.release === question.release)
      if (!loop) return { said: say`No run called ${question.tool} in a loop.`, answer: null }
      return { said: say`${loopInWords(loop)}.`, answer: { ...loop } }
    }
    case 'invoice':
      return await askInvoice({ db: state.db, evidence }, workspace, question)
    case 'budget': {
      const { budget, time_zone: zone } = question
      const { asked_from: _, ...stand } = await askBudget(evidence, workspace, budget, { zone, asOf: range.to })
      return budgetInWords(budget, stand)
    }
    case 'runaway':
      return runawayInWords(await askRunaway(evidence, workspace, range, question.case_type), question.currency)
    case 'pattern':
      return await askComeback({ db: state.db, evidence }, workspace, question, range)
    case 'growth':
      return await askGrowth({ db: state.db, evidence }, workspace, question, { ...range, to: at })
    case 'outage': {
      const by = at === range.to ? question.by : await countedTo(state, workspace)
      return await askOutage(evidence, workspace, { ...question, by }, at)
    }
    case 'continuity': {
      const version = await planAt(state.db, workspace, at)
      const parts = version ? continuityOf(version.plan, range.workflow, at) : []
      const part = parts.find((one) => one.item.kind === question.item && one.item.name === question.name)
      if (!part) return { said: say`The plan no longer has it.`, answer: null }
      return { said: say`${part.words}: ${proofInWords(part)}.`, answer: { proof: part.state } }
    }
    case 'late_reviews':
      return lateInWords(await askLate(state.db, workspace, range.workflow, range.to))
    case 'typed':
      return await askLacking(state.db, workspace, range.workflow, at)
    case 'connector':
      return await askConnector(state.db, workspace, question.connector)
    case 'silence': {
      const by = at === range.to ? question.by : await countedTo(state, workspace)
      return await askSilenceAgain({ state, evidence }, workspace, range.workflow, { ...question, by }, at)
    }
    case 'tracker':
      return await askTracker(state.db, workspace, question.tracker)
    case 'judge':
      return await askJudging(state.db, workspace, question.judge)
    case 'disk':
      return await askDisk(state.db, workspace, at)
    case 'notices':
      return await askNotices(state.db, workspace, question)
    case 'hours':
      return await askUsed(state.db, workspace, question.starts, at)
    case 'vacancy':
      return await askVacancy(state.db, workspace, range.workflow, at)
    case 'support':
      return await askSupport(state.db, workspace, range.workflow, { asOf: at, present: at })
    case 'emergency':
      return await askEmergency(state.db, workspace, question.request, at)
    case 'held_mails':
      return await askHeldMails(state.db, workspace, at)
    case 'changed':
      return await askChanged(state.db, workspace, { ...question, ...range }, at)
  }
}

/** Only what the answer rests on: figures on the record, proofs on the plan, what is held on the reviews. */
async function changesSince(
  { state, evidence }: Parts,
  workspace: string,
  { evidence: kept }: Finding,
  question: Question,
  range: Range,
): Promise<Record<string, number>> {
  const asked = moment(kept.asked_at) ?? 0
  const changesOf = async (countedTo: string | null, workflow = range.workflow) => {
    const since = { ...range, workflow, since: moment(countedTo) ?? 0 }
    const erased = await askErased(state.db, workspace, since)
    return { ...(await askChanges(evidence, workspace, since)), ...(erased > 0 ? { erased } : {}) }
  }
  const countedSince = async (by: Micros, workflow = range.workflow) => {
    const since = { workflow, since: by }
    const counted = await askCountedSince(evidence, workspace, since)
    const whole = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
    const erased = await askErased(state.db, workspace, { ...since, ...whole })
    return { counted, ...(erased > 0 ? { erased } : {}) }
  }
  switch (question.kind) {
    case 'objective': {
      const changes = await changesOf(kept.counted_to)
      const { measure } = question.objective
      if (measure !== 'adoption' && measure !== 'incidents' && measure !== 'incident_loss') return changes
      return { ...changes, typed: await askTypedSince(state.db, workspace, range.workflow, asked) }
    }
    case 'typed': {
      const versions = await planVersions(state.db, workspace)
      return {
        typed: await askTypedSince(state.db, workspace, range.workflow, asked),
        plans: versions.filter((one) => one.applied_at > asked).length,
      }
    }
    case 'watched':
      return await countedSince(question.by)
    case 'outage':
      return await countedSince(question.by, '')
    case 'silence': {
      const stops = await listStops(state.db, workspace, range.workflow)
      const said = stops.filter(({ said_at, until }) => said_at > asked || (until ?? 0) > asked).length
      return { ...(await countedSince(question.by)), ...(said > 0 ? { stops: said } : {}) }
    }
    case 'invoice': {
      const invoices = await askInvoicesSince(state.db, workspace, asked)
      return { ...(await changesOf(kept.counted_to, question.of ?? '')), invoices }
    }
    case 'budget':
      return await changesOf(kept.counted_to, question.budget.workflow ?? '')
    case 'loop':
    case 'runaway':
    case 'pattern':
    case 'growth':
      return await changesOf(kept.counted_to)
    case 'vacancy':
    case 'continuity': {
      const versions = await planVersions(state.db, workspace)
      return { plans: versions.filter((one) => one.applied_at > asked).length }
    }
    case 'late_reviews':
      return { reviews: await askSigned(state.db, workspace, range.workflow, asked) }
    case 'connector':
      return { reads: await askReads(state.db, workspace, question.connector, asked) }
    case 'tracker':
      return { reads: await askTrackerReads(state.db, workspace, question.tracker, asked) }
    case 'judge':
      return { reads: await askJudgeSince(state.db, workspace, question.judge, asked) }
    case 'disk':
      return { reads: await askNoted(state.db, workspace, asked) }
    case 'notices':
      return { told: await askToldSince(state.db, workspace, question, asked) }
    case 'hours':
      return { hours: await askEntered(state.db, workspace, asked) }
    case 'support':
      return { support: await askSaidSince(state.db, workspace, asked) }
    case 'emergency':
      return { moves: await askMovedSince(state.db, workspace, question.request, asked) }
    case 'held_mails':
      return { mails: await askMailsSince(state.db, workspace, asked) }
    case 'changed': {
      const notes = await askNotesSince(state.db, workspace, range.workflow, asked)
      return { ...(await changesOf(kept.counted_to)), notes }
    }
  }
}

const moment = (text: string | null): Micros | undefined => (text === null ? undefined : parseTime(text)?.micros)
