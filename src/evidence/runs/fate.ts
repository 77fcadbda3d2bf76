import { MICROS } from '../../base/time.ts'

/** Whether what was accepted was right shows in the time after it: looked at of each run for as long. */
export const AFTERWARDS = 7 * MICROS.d

/** So long after it was accepted it is counted: what was written is read again when the week is over, and that takes its time to be told. */
export const COUNTED_AFTER = AFTERWARDS + MICROS.d

/** By these the word is final: a rule or a model that accepts is one look of several, and what a person finds behind it escaped nobody. */
const FINAL = `by_kind IN ('person', 'system')`

/** So many of one kind are told of a run or a case, the earliest: whoever says more says nothing by it. */
const MOST = 100

/** What is said of a run, or of a case: of that once, however many runs it has. */
const said = `
  minIf(at, by_kind = 'person' AND waited_ms IS NOT NULL) AS answered, argMinIf(waited_ms, at, by_kind = 'person' AND waited_ms IS NOT NULL) AS waited,
  minIf(at, by_kind = 'person' AND worked_ms IS NOT NULL) AS worked_on, argMinIf(worked_ms, at, by_kind = 'person' AND worked_ms IS NOT NULL) AS worked,
  minIf(at, kind = 'accepted') AS accepted, groupArraySortedIf(${MOST})(assumeNotNull(at), at IS NOT NULL AND kind = 'reopened') AS reopenings,
  countIf(kind = 'accepted' AND ${FINAL}) > 0 AS is_believed, minIf(at, kind = 'accepted' AND ${FINAL}) AS believed,
  groupArraySortedIf(${MOST})(assumeNotNull(at), at IS NOT NULL AND (kind = 'reopened' OR (kind IN ('corrected', 'rejected') AND ${FINAL}))) AS doubts`

/**
 * What became of runs (a query or an array that gives their names) by the verdicts on them and on their cases: a row of each that has any.
 *
 * - `answered`, `waited`, `worked_on`, `worked`: the first answer of a person of which it is told how long it had waited, and of which, how long
 *   was worked on it (milliseconds).
 * - `accepted`: when it was accepted first, by whomever; `reopenings`: whenever it was opened again.
 * - `is_believed`, `believed`: whether a person or the system of record accepted it, and when first; `doubts`: whenever it was opened again, or
 *   corrected or rejected by one of these.
 *
 * Times that are not told are NULL, and of `reopenings` and `doubts` left out.
 */
export const fateOf = (runs: string): string => `
  SELECT run, min(told.answered) AS answered, argMin(told.waited, told.answered) AS waited, min(told.worked_on) AS worked_on, argMin(told.worked, told.worked_on) AS worked,
    min(told.accepted) AS accepted, groupArrayArray(told.reopenings) AS reopenings,
    max(told.is_believed) AS is_believed, min(told.believed) AS believed, groupArrayArray(told.doubts) AS doubts
  FROM (
    SELECT run, ${said} FROM verdict FINAL WHERE workspace = {workspace:String} AND run != '' AND run IN (${runs}) GROUP BY run
    UNION ALL
    SELECT of_case.run AS run, answered, waited, worked_on, worked, accepted, reopenings, is_believed, believed, doubts FROM (
      SELECT case, ${said} FROM verdict FINAL WHERE workspace = {workspace:String} AND verdict.run = '' AND case IN (
        SELECT case FROM run WHERE workspace = {workspace:String} AND case != '' AND run IN (${runs})) GROUP BY case) AS on_case
    INNER JOIN (SELECT run, case FROM run FINAL WHERE workspace = {workspace:String} AND case != '' AND run IN (${runs})) AS of_case
      ON on_case.case = of_case.case) AS told
  GROUP BY run`

/**
 * The runs (a condition on them) that a person or the system of record accepted, each with whether it turned out to be wrong after that
 * (`is_wrong`).
 */
export const believedOf = (which: string): string => `
  SELECT run, arrayExists(at -> at > believed_at, doubts) AS is_wrong FROM (
    SELECT run, doubts, ifNull(believed, ifNull(ended, started)) AS believed_at FROM run FINAL
    INNER JOIN (${fateOf(`SELECT run FROM run WHERE ${which}`)}) AS fate USING run WHERE ${which} AND is_believed)`
