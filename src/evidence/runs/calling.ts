/** Of a run so many calls are told of, in the order of their names, and how long so many took: one that called more often is told of for that. */
const [MOST, MOST_TIMES] = [10_000, 1000]

/** In milliseconds; undefined where an end is not known. */
export const CALL_TOOK =
  'if(isNotNull(started) AND isNotNull(ended) AND ended >= started, (toUnixTimestamp64Micro(assumeNotNull(ended)) - toUnixTimestamp64Micro(assumeNotNull(started))) / 1000, NULL)'

export const IS_CALL = `kind IN ('tool', 'write')`

/**
 * What runs (a query or an array that gives their names) called, all or some of it (a condition on steps): a row of each that called anything.
 *
 * - `called`: how many calls; `retried`: how many of them were tries again: those that say so (an attempt over 1), and those after a call of
 *   the same tool in the same run that failed.
 * - `times`: how long each took of which that is known, in milliseconds.
 */
export const callingOf = (runs: string, which = 'true'): string => `
  SELECT run, toUInt32(length(calls)) AS called, times,
    toUInt32(arrayCount((call, before) -> call.5 OR (before.1 = call.1 AND before.4), calls, arrayPushFront(arrayPopBack(calls), ('', toInt64(0), '', false, false)))) AS retried
  FROM (
    SELECT run, arraySort(groupArray(${MOST})((concat(integration, ' ', name), ifNull(toUnixTimestamp64Micro(started), toInt64(9000000000000000)), step,
        status = 'error', ifNull(attempt, 1) > 1))) AS calls,
      groupArrayIf(${MOST_TIMES})(assumeNotNull(took), took IS NOT NULL) AS times
    FROM (SELECT run, step, integration, name, started, status, attempt, ${CALL_TOOK} AS took FROM step FINAL
      WHERE workspace = {workspace:String} AND ${IS_CALL} AND ${which} AND run IN (${runs}))
    GROUP BY run)`
