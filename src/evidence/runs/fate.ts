import { MICROS } from '../../base/time.ts'

/** Whether what was accepted was right shows in the time after it: looked at of each run for as long. */
export const AFTERWARDS = 7 * MICROS.d

/** So long after it was accepted it is counted: what was written is read again when the week is over, and that takes its time to be told. */
export const COUNTED_AFTER = AFTERWARDS + MICROS.d

/** By these the word is final: a rule or a model that accepts is one look of several, and what a person finds behind it escaped nobody. */
const FINAL = `by_kind IN ('person', 'system')`

/**
 * What became of runs (a query that gives their names) by the verdicts on them and on their cases: a row of each that has any.
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
  SELECT run,
    minIf(at, by_kind = 'person' AND waited_ms IS NOT NULL) AS answered, argMinIf(waited_ms, at, by_kind = 'person' AND waited_ms IS NOT NULL) AS waited,
    minIf(at, by_kind = 'person' AND worked_ms IS NOT NULL) AS worked_on, argMinIf(worked_ms, at, by_kind = 'person' AND worked_ms IS NOT NULL) AS worked,
    minIf(at, kind = 'accepted') AS accepted, groupArrayIf(assumeNotNull(at), at IS NOT NULL AND kind = 'reopened') AS reopenings,
    countIf(kind = 'accepted' AND ${FINAL}) > 0 AS is_believed, minIf(at, kind = 'accepted' AND ${FINAL}) AS believed,
    groupArrayIf(assumeNotNull(at), at IS NOT NULL AND (kind = 'reopened' OR (kind IN ('corrected', 'rejected') AND ${FINAL}))) AS doubts
  FROM (
    SELECT run, kind, by_kind, at, waited_ms, worked_ms FROM verdict FINAL
    WHERE workspace = {workspace:String} AND run != '' AND run IN (${runs})
    UNION ALL
    SELECT of_case.run AS run, kind, by_kind, at, waited_ms, worked_ms FROM verdict FINAL
    INNER JOIN (SELECT run, case FROM run FINAL WHERE workspace = {workspace:String} AND case != '' AND run IN (${runs})) AS of_case
      ON verdict.case = of_case.case
    WHERE workspace = {workspace:String} AND verdict.run = '')
  GROUP BY run`
