import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { noRun } from '../../evidence/runs/detail.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { State } from '../../store/state/state.ts'
import { type Answers, type Estimate, estimateOf, type Helper } from './estimate.ts'
import { paramsOf, SCREENED_AS_ASKED, type ScreenFilter } from './list.ts'

/** What a person says of an answer beside its sources: they say it, they do not, or it cannot be told by them. */
export const labels = ['supported', 'gap', 'untold'] as const
export type Label = (typeof labels)[number]

export type Labelled = { readonly label: Label; readonly by: string; readonly at: Micros }

const ofRun = question(
  'label-of-run',
  `SELECT label, by, toUnixTimestamp64Micro(at) AS at FROM labelled FINAL
   WHERE workspace = {workspace:String} AND run = {run:String} AND label != ''`,
)

/** What was said of the answer of a run last, and by whom; null where nobody did, or it was taken back. */
export async function askLabel(evidence: Evidence, workspace: string, run: string): Promise<Labelled | null> {
  const [row] = await evidence.ask<{ label: Label; by: string; at: string }>(workspace, ofRun, { run })
  return row ? { ...row, at: Number(row.at) } : null
}

const told = question(
  'label-told',
  `SELECT result FROM screened FINAL WHERE workspace = {workspace:String} AND run = {run:String}`,
)
const stillThere = question(
  'label-run',
  `SELECT count() AS n FROM run FINAL WHERE workspace = {workspace:String} AND run = {run:String}`,
)

/** A person says of an answer what they see; null takes it back. Said of those that were screened: the others have nothing to look at. */
export async function labelAnswer(
  { state, evidence }: { readonly state: State; readonly evidence: Evidence },
  workspace: string,
  {
    run,
    label,
    by,
    now,
  }: { readonly run: string; readonly label: Label | null; readonly by: string; readonly now: Micros },
): Promise<void> {
  // Nothing is erased meanwhile, and nothing is said of a run that was.
  await state.exclusively(`settle ${workspace}`, async () => {
    const [there] = await evidence.ask<{ n: string }>(workspace, stillThere, { run })
    if (Number(there?.n ?? 0) === 0) throw noRun(run)
    const [found] = await evidence.ask<{ result: string }>(workspace, told, { run })
    if (found?.result !== 'gap' && found?.result !== 'supported')
      throw new AppError(
        'invalid_input',
        say`The answer of run "${run}" was not held against sources, so that there is nothing to say of it. Choose one of the list of answers.`,
      )
    await evidence.append('labelled', [{ workspace, run, version: evidence.stamp(), label: label ?? '', by, at: now }])
  })
}

/** What one said where people did: of answers with a gap how many it marked, and of the others how many all the same. */
type Marked = {
  readonly gaps: number
  readonly of_gaps: number
  readonly supported: number
  readonly of_supported: number
}

/** What people say of answers that were drawn, and of all of them what follows from it. */
export type LabelledShare = Estimate & {
  /** Answers that were drawn and looked at, in the order of the lot: by them all are judged. */
  readonly drawn: number
  /** Of these, what people said of how many. */
  readonly said: Readonly<Record<Label, number>>
  readonly marked: Readonly<Record<Helper, Marked>>
  /** The answer that is drawn next; null where all were looked at. */
  readonly next: string | null
}

const IS_TOLD = `result IN ('gap', 'supported')`
const LABELLED = `(SELECT run FROM labelled FINAL WHERE workspace = {workspace:String} AND label != '')`

const nextDrawn = question(
  'labels-next',
  `SELECT run, lot FROM screened FINAL WHERE ${SCREENED_AS_ASKED} AND ${IS_TOLD} AND run NOT IN ${LABELLED}
   ORDER BY lot, run LIMIT 1`,
)
const SCREENED = `(SELECT run, result, lot, workflow, ifNull(toString(toDate(started)), '') AS day FROM screened FINAL
     WHERE ${SCREENED_AS_ASKED} AND ${IS_TOLD})`
/**
 * What is asked for, and what a judge said of each (the screen, where it said nothing). It was asked in the order of the lot: of each day of
 * a workflow of all until some place in it.
 */
const JUDGED = `(SELECT run, result, lot, workflow, day, verdict IN ('gap', 'supported') AS isJudged,
     if(isJudged, verdict, result) = 'gap' AS judge, min(if(verdict = '', lot, 2)) OVER (PARTITION BY workflow, day) AS until
   FROM ${SCREENED} AS of
   LEFT JOIN (SELECT run, verdict FROM judged FINAL WHERE workspace = {workspace:String} AND judge = {judge:String}) AS said USING (run))`
/** Where none ever was, nothing is looked up for each: of a million answers that takes a second. */
const UNJUDGED = `(SELECT run, result, lot, workflow, day, false AS isJudged, result = 'gap' AS judge, 0. AS until FROM ${SCREENED} AS of)`
/** Where it was not asked beyond the last that people looked at, days are no matter. */
const OF_DAY = `until > {lot:Float64} AS isReached, if(isReached, workflow, '') AS ofWorkflow, if(isReached, day, '') AS ofDay`

const questionsTo = (helped: string) => ({
  looked: question(
    'labels-drawn',
    `SELECT ${OF_DAY}, label, result = 'gap' AS screen, judge, isJudged, count() AS n FROM ${helped} AS helped
     INNER JOIN (SELECT run, label FROM labelled FINAL WHERE workspace = {workspace:String} AND label != '') AS labels USING (run)
   WHERE lot < {lot:Float64} GROUP BY isReached, ofWorkflow, ofDay, label, screen, judge, isJudged`,
  ),
  others: question(
    'labels-others',
    `SELECT ${OF_DAY}, count() AS rest, countIf(result = 'gap') AS marked, countIf(lot < until) AS judged,
     countIf(lot < until AND judge) AS judgedMarked
   FROM ${helped} AS helped WHERE lot >= {lot:Float64} GROUP BY isReached, ofWorkflow, ofDay`,
  ),
})
const [withJudge, without] = [questionsTo(JUDGED), questionsTo(UNJUDGED)]

type OfDay = { readonly isReached: 0 | 1; readonly ofWorkflow: string; readonly ofDay: string }
type Looked = OfDay & {
  readonly label: Label
  readonly screen: 0 | 1
  readonly judge: 0 | 1
  readonly isJudged: 0 | 1
  readonly n: string
}
type Others = OfDay & Readonly<Record<'rest' | 'marked' | 'judged' | 'judgedMarked', string>>

/**
 * The share of answers with a gap, as people would say it of all of them. Answers are drawn by their place in the lot, which nothing of
 * what they say moves; those that were looked at in its order, without one left out, are a sample drawn at random. What else people
 * labelled counts once the ones before it have. The screen, and a model that was asked, only help.
 */
export async function askLabelledShare(
  evidence: Evidence,
  workspace: string,
  { judge, ...filter }: ScreenFilter & { readonly judge?: string | undefined },
): Promise<LabelledShare> {
  const asked = { ...paramsOf(filter), judge: judge ?? '' }
  const [next] = await evidence.ask<{ run: string; lot: number }>(workspace, nextDrawn, asked)
  const params = { ...asked, lot: next?.lot ?? 1 }
  const { looked, others } = judge === undefined ? without : withJudge
  const [seen, unseen] = await Promise.all([
    evidence.ask<Looked>(workspace, looked, params),
    evidence.ask<Others>(workspace, others, params),
  ])
  const count = (is: (row: Looked) => boolean) => seen.filter(is).reduce((sum, { n }) => sum + Number(n), 0)
  const said = Object.fromEntries(labels.map((label) => [label, count((row) => row.label === label)])) as Record<
    Label,
    number
  >
  const marked = (by: Helper): Marked => {
    const isTold = (row: Looked) => by === 'screen' || row.isJudged === 1
    const of = (label: Label) => count((row) => row.label === label && isTold(row))
    const all = (label: Label) => count((row) => row.label === label && isTold(row) && row[by] === 1)
    return { gaps: all('gap'), of_gaps: of('gap'), supported: all('supported'), of_supported: of('supported') }
  }
  return {
    drawn: said.supported + said.gap + said.untold,
    said,
    ...estimateOf(byDays(seen, unseen)),
    marked: { screen: marked('screen'), judge: marked('judge') },
    next: next?.run ?? null,
  }
}

function byDays(seen: readonly Looked[], unseen: readonly Others[]): Answers[] {
  const key = ({ isReached, ofWorkflow, ofDay }: OfDay) => JSON.stringify([isReached, ofWorkflow, ofDay])
  const told = Map.groupBy(seen, key)
  const rest = new Map(unseen.map((row) => [key(row), row]))
  return [...new Set([...told.keys(), ...rest.keys()])].map((one): Answers => {
    const [rows, others] = [told.get(one) ?? [], rest.get(one)]
    return {
      isReached: (rows[0] ?? others)?.isReached === 1,
      looked: rows.flatMap(({ label, screen, judge, n }) =>
        label === 'untold' ? [] : [{ label: Number(label === 'gap'), screen, judge, n: Number(n) }],
      ),
      rest: Number(others?.rest ?? 0),
      marked: Number(others?.marked ?? 0),
      judged: Number(others?.judged ?? 0),
      judgedMarked: Number(others?.judgedMarked ?? 0),
    }
  })
}
