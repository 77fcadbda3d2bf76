/** What became of the writes of runs (a query that gives their names): a row of each that was read back, with what was seen of it last. */
export const writesOf = (runs: string): string => `
  SELECT run, argMax(outcome, (observed_at, readback)) AS outcome FROM readback FINAL
  WHERE workspace = {workspace:String} AND run IN (${runs})
  GROUP BY run, step, write`
