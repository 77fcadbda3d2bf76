import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { noRun } from '../../evidence/runs/detail.ts'
import { judgedAlone, ppiMean } from '../../statistics/ppi.ts'
import { type Interval, wilson } from '../../statistics/wilson.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { State } from '../../store/state/state.ts'
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

/** What people say of answers that were drawn, and of all of them what follows from it. */
export type LabelledShare = {
  /** Answers that were drawn and looked at, in the order of the lot: by them all are judged. */
  readonly drawn: number
  /** Of these, what people said of how many. */
  readonly said: Readonly<Record<Label, number>>
  /** The share of answers with a gap among all of which it can be told, and between what it lies, 95 %; null while nobody looked. */
  readonly share: number | null
  readonly interval: Interval | null
  /** How many labels would tell as much without the screen; null where the screen is not used yet, or tells nothing. */
  readonly worth: number | null
  /** What the screen said where people did: of answers with a gap how many it marked, of the others how many all the same. */
  readonly marked: {
    readonly gaps: number
    readonly of_gaps: number
    readonly supported: number
    readonly of_supported: number
  }
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
const drawnUntil = question(
  'labels-drawn',
  `SELECT result, label, count() AS n FROM
     (SELECT run, result FROM screened FINAL WHERE ${SCREENED_AS_ASKED} AND ${IS_TOLD} AND lot < {lot:Float64} AND run IN ${LABELLED}) AS of
     INNER JOIN (SELECT run, label FROM labelled FINAL WHERE workspace = {workspace:String}) AS said USING (run)
   GROUP BY result, label`,
)
const others = question(
  'labels-others',
  `SELECT count() AS n, countIf(result = 'gap') AS gaps FROM screened FINAL
   WHERE ${SCREENED_AS_ASKED} AND ${IS_TOLD} AND lot >= {lot:Float64}`,
)

/** So many labels, and so many of either kind among them, before the screen may help: of fewer the interval would be too narrow. */
const ENOUGH = 30
const ENOUGH_OF_EACH = 5

/**
 * The share of answers with a gap, as people would say it of all of them. Answers are drawn by their place in the lot, which nothing of
 * what they say moves; those that were looked at in its order, without one left out, are a sample drawn at random. What else people
 * labelled counts once the ones before it have. The screen is a judge that is corrected by the labels (PPI++), never believed.
 */
export async function askLabelledShare(
  evidence: Evidence,
  workspace: string,
  filter: ScreenFilter,
): Promise<LabelledShare> {
  const params = paramsOf(filter)
  const [next] = await evidence.ask<{ run: string; lot: number }>(workspace, nextDrawn, params)
  const lot = next?.lot ?? 1
  type Row = { readonly result: 'gap' | 'supported'; readonly label: Label; readonly n: string }
  const rows = await evidence.ask<Row>(workspace, drawnUntil, { ...params, lot })
  const [rest] = await evidence.ask<{ n: string; gaps: string }>(workspace, others, { ...params, lot })
  const count = (label: Label, result?: Row['result']) =>
    rows
      .filter((row) => row.label === label && (result === undefined || row.result === result))
      .reduce((sum, { n }) => sum + Number(n), 0)
  const said = { supported: count('supported'), gap: count('gap'), untold: count('untold') }
  const pairs = rows.flatMap(({ label, result, n }) =>
    label === 'untold'
      ? []
      : Array.from({ length: Number(n) }, () => ({ label: Number(label === 'gap'), judge: Number(result === 'gap') })),
  )
  return {
    drawn: said.supported + said.gap + said.untold,
    said,
    ...estimateOf(pairs, { n: Number(rest?.n ?? 0), gaps: Number(rest?.gaps ?? 0) }),
    marked: {
      ...{ gaps: count('gap', 'gap'), of_gaps: said.gap },
      ...{ supported: count('supported', 'gap'), of_supported: said.supported },
    },
    next: next?.run ?? null,
  }
}

function estimateOf(
  pairs: readonly { readonly label: number; readonly judge: number }[],
  rest: { readonly n: number; readonly gaps: number },
): Pick<LabelledShare, 'share' | 'interval' | 'worth'> {
  const [n, gaps] = [pairs.length, pairs.reduce((sum, { label }) => sum + label, 0)]
  if (n === 0) return { share: null, interval: null, worth: null }
  const alone = { share: gaps / n, interval: wilson(gaps, n) ?? null, worth: null }
  if (n < ENOUGH || Math.min(gaps, n - gaps) < ENOUGH_OF_EACH) return alone
  const [mean, N] = [rest.n === 0 ? 0 : rest.gaps / rest.n, rest.n]
  const judged = N < 2 ? judgedAlone([]) : { n: N, mean, variance: (mean * (1 - mean) * N) / (N - 1) }
  const made = ppiMean(pairs, judged)
  if (!made || made.lambda === 0 || made.variance === 0) return alone
  const worth = Math.floor(((gaps / n) * (1 - gaps / n)) / made.variance)
  if (worth <= n) return alone
  const within = (value: number) => Math.min(1, Math.max(0, value))
  return {
    share: within(made.mean),
    interval: { low: within(made.low), high: within(made.high) },
    worth,
  }
}
