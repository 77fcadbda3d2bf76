import { localDay } from '../../../base/calendar.ts'
import type { Clock } from '../../../base/clock.ts'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { formatTimeForStore, MICROS, type Micros } from '../../../base/time.ts'
import { ComeAgain } from '../../../evidence/receive/connectors/ask.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Evidence } from '../../../store/evidence/evidence.ts'
import { question } from '../../../store/evidence/question.ts'
import type { Db } from '../../../store/state/state.ts'
import { answeredOf } from '../answered.ts'
import { askTexts } from '../read-texts.ts'
import { sourceRulesOf } from '../rules.ts'
import { askJudge, isTooLong, type JudgeVerdict, mostOf, NotTaken, type Opening, type Question } from './ask-judge.ts'
import { getJudge, giveBack, hold, type Judge, noteProblem, openingOf, type Parts, settleHeld } from './judge.ts'

export type JudgingParts = Parts & { readonly evidence: Evidence; readonly clock: Clock }
type Around = { readonly plan: Plan | undefined; readonly zone: string; readonly signal?: AbortSignal | undefined }

/** Older answers are not sent any more: whoever labels them does it by then. */
const WINDOW = 28 * MICROS.d
/** Answers that are looked up at a time. */
const PAGE = 50
/** For so long it goes on at a time: then other workspaces have their turn. */
const TURN = 50 * MICROS.s
/** So many in a row that it does not take, or answers with something else: it is not the texts. */
const IN_A_ROW = 3

const WAITING = `workspace = {workspace:String} AND result IN ('gap', 'supported') AND started >= toDateTime64OrNull({from:String}, 6, 'UTC')
     AND started < toDateTime64OrNull({to:String}, 6, 'UTC')
     AND (empty({only:Array(String)}) OR workflow IN {only:Array(String)}) AND workflow NOT IN {without:Array(String)}
     AND run NOT IN (SELECT run FROM judged WHERE workspace = {workspace:String} AND judge = {judge:String})
     AND run IN (SELECT run FROM run FINAL WHERE workspace = {workspace:String} AND NOT bare AND NOT expired
       AND started >= toDateTime64OrNull({from:String}, 6, 'UTC'))`

const nextInLot = question(
  'judge-next',
  `SELECT run, workflow, lot FROM screened FINAL WHERE ${WAITING} AND (lot, run) > ({lot:Float64}, {after:String})
   ORDER BY lot, run LIMIT ${PAGE}`,
)
const waiting = question('judge-waiting', `SELECT count() AS n FROM screened FINAL WHERE ${WAITING}`)

/** Workflows whose plan keeps shapes only: of what was kept before nothing leaves the house any more either. */
const without = (plan: Plan | undefined): string[] =>
  Object.entries(plan?.workflows ?? {}).flatMap(([name, { content }]) => (content === 'shapes' ? [name] : []))

const asked = (judge: Judge, { plan }: Pick<Around, 'plan'>, now: Micros) => ({
  judge: judge.version,
  only: judge.workflows ?? [],
  without: without(plan),
  from: formatTimeForStore(now - WINDOW),
  to: formatTimeForStore(now),
})

/** How many answers wait to be judged. */
export async function askWaiting(
  evidence: Evidence,
  workspace: string,
  judge: Judge,
  around: Pick<Around, 'plan'> & { readonly now: Micros },
): Promise<number> {
  const [row] = await evidence.ask<{ n: string }>(workspace, waiting, asked(judge, around, around.now))
  return Number(row?.n ?? 0)
}

/**
 * Has a model judge answers in the order of the lot, one after the other, as far as the day's and the month's budget go. Each is asked of
 * once by one model; killed, one question at most is asked again. Nothing is sent of what was erased, or is kept in shapes only.
 */
export async function judgeNew(parts: JudgingParts, workspace: string, around: Around): Promise<void> {
  if (!(await isOn(parts.state.db, workspace))) return
  await parts.state.exclusively(`judge ${workspace}`, async () => {
    const began = parts.clock.now()
    const judge = await getJudge(parts.state.db, workspace)
    if (!judge?.is_on || (judge.not_before ?? 0) > began) return
    const opening = await openingOf(parts, workspace)
    if (!opening) return
    let strange = 0
    let last: Next | undefined
    for (let isMore = true; isMore; ) {
      const page: Next[] = await parts.evidence.ask<Next>(workspace, nextInLot, {
        ...asked(judge, around, began),
        ...{ lot: last?.lot ?? -1, after: last?.run ?? '' },
      })
      last = page.at(-1)
      for (const one of page) {
        if (around.signal?.aborted || parts.clock.now() - began > TURN) return
        const verdict = await judgeOne(parts, workspace, { judge, opening, around, ...one })
        if (verdict === 'stop') return
        strange = verdict === 'refused' || verdict === 'unreadable' ? strange + 1 : 0
        if (strange === IN_A_ROW) return await noteStrange(parts, workspace, judge)
      }
      isMore = page.length === PAGE
    }
  })
}

type Next = { readonly run: string; readonly workflow: string; readonly lot: number }

const isOn = async (db: Db, workspace: string) => (await getJudge(db, workspace))?.is_on === true

type One = {
  readonly judge: Judge
  readonly opening: Opening
  readonly around: Around
  readonly run: string
  readonly workflow: string
}

/** Stop: there is no room in the budget, or it cannot be asked now. */
async function judgeOne(parts: JudgingParts, workspace: string, one: One): Promise<JudgeVerdict | 'passed' | 'stop'> {
  const { judge, opening, around, run, workflow } = one
  const { tools, isRequired } = sourceRulesOf(around.plan, around.zone).of(workflow)
  const texts = (await askTexts(parts.evidence, workspace, [run], tools)).get(run)
  const of = texts && answeredOf(texts, isRequired)
  // Its texts went since it was looked up: it stays one that was not asked of.
  if (of?.kind !== 'answered') return 'passed'
  if (of.isCut || isTooLong(of)) return await keep(parts, workspace, one, 'too_long')
  const { id } = judge
  const day = localDay(parts.clock.now(), around.zone)
  const held = await hold(parts.state, workspace, { id, day, most: mostOf(opening, of) })
  if (!held) return 'stop'
  const answered = await ask(parts, workspace, one, of)
  if (answered === 'not taken') await giveBack(parts.state, workspace, held)
  // Whether it was billed is not known of a question without an answer: it counts.
  if (answered === 'not taken' || answered === 'unknown') return 'stop'
  await settleHeld(parts.state, workspace, held, answered.verdict === 'refused' ? NOTHING : answered.usage)
  return await keep(parts, workspace, one, answered.verdict)
}

const NOTHING = { input: 0, output: 0 }

async function ask({ state, clock }: JudgingParts, workspace: string, { judge, opening, around }: One, of: Question) {
  const { id } = judge
  try {
    const answered = await askJudge(opening, of, around.signal)
    if (answered.verdict !== 'refused' && answered.verdict !== 'unreadable')
      await noteProblem(state, workspace, { id, now: clock.now(), problem: null, waitMs: longer })
    return answered
  } catch (error) {
    // Ended by us: nothing was learnt of it.
    if (around.signal?.aborted) return 'unknown'
    if (!(error instanceof AppError)) throw error
    const waitMs = (failures: number) => Math.max(longer(failures), error instanceof ComeAgain ? error.afterMs : 0)
    await noteProblem(state, workspace, { id, now: clock.now(), problem: error.said, waitMs })
    return error instanceof NotTaken ? 'not taken' : 'unknown'
  }
}

/** From a minute to an hour. */
const longer = (failures: number): number => Math.min(60, 2 ** failures) * 60_000

async function noteStrange({ state, clock }: JudgingParts, workspace: string, { id, model }: Judge): Promise<void> {
  const problem = say`${model} did not answer ${IN_A_ROW} questions in a row with one of the three words. Look whether it still is the model that was chosen.`
  await noteProblem(state, workspace, { id, now: clock.now(), problem, waitMs: () => 3_600_000 })
}

const stillThere = question(
  'judge-run',
  'SELECT count() AS n FROM run FINAL WHERE workspace = {workspace:String} AND run = {run:String}',
)

async function keep(
  { state, evidence, clock }: JudgingParts,
  workspace: string,
  { judge, run }: One,
  verdict: JudgeVerdict,
): Promise<JudgeVerdict> {
  // Nothing is erased meanwhile, and nothing is kept of a run that was.
  await state.exclusively(`settle ${workspace}`, async () => {
    const [there] = await evidence.ask<{ n: string }>(workspace, stillThere, { run })
    if (Number(there?.n ?? 0) === 0) return
    const row = { workspace, run, judge: judge.version, version: evidence.stamp(), verdict, at: clock.now() }
    await evidence.append('judged', [row])
  })
  return verdict
}
