import { AppError } from '../../base/errors.ts'
import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'

const times = (...names: string[]) => names.map((name) => `toUnixTimestamp64Micro(${name}) AS ${name}_us`).join(', ')

const run = question(
  'run-detail',
  `SELECT * EXCEPT (workspace, version, arrived, started, ended, outcome_at), ${times('started', 'ended', 'outcome_at')}
   FROM run FINAL WHERE workspace = {workspace:String} AND run = {run:String}`,
)
const line = question(
  'run-line',
  `SELECT trigger, session, user, input, output, labels, zoned
   FROM run_line FINAL WHERE workspace = {workspace:String} AND run = {run:String}`,
)
const steps = question(
  'run-steps',
  `SELECT * EXCEPT (workspace, run, version, arrived, started, ended), ${times('started', 'ended')}
   FROM step FINAL WHERE workspace = {workspace:String} AND run = {run:String}
   ORDER BY started IS NULL, started, arrayMap(part -> toUInt32OrZero(part), splitByChar('.', step)), step`,
)
const verdicts = question(
  'run-verdicts',
  `SELECT * EXCEPT (workspace, version, arrived, at), ${times('at')}
   FROM verdict FINAL WHERE workspace = {workspace:String} AND (run = {run:String} OR (run = '' AND {case:String} != '' AND case = {case:String}))
   ORDER BY at, verdict`,
)
const writes = question(
  'run-writes',
  `SELECT * EXCEPT (workspace, run, version, arrived, claimed_at), ${times('claimed_at')}
   FROM write FINAL WHERE workspace = {workspace:String} AND run = {run:String} ORDER BY claimed_at, step, write`,
)
const readbacks = question(
  'run-readbacks',
  `SELECT * EXCEPT (workspace, run, version, arrived, observed_at), ${times('observed_at')}
   FROM readback FINAL WHERE workspace = {workspace:String} AND run = {run:String} ORDER BY observed_at, step, write`,
)

export type Fields = { readonly [name: string]: string | number | boolean | null | object }

/** One run with everything that belongs to it; what is not known is left out. */
export type RunDetail = {
  readonly run: Fields
  readonly steps: readonly Fields[]
  readonly verdicts: readonly Fields[]
  readonly writes: readonly Fields[]
  readonly readbacks: readonly Fields[]
}

/** A run by its id: its summary, and its steps in the order they happened. */
export async function askRun(evidence: Evidence, workspace: string, id: string): Promise<RunDetail> {
  const [summary] = await evidence.ask<Record<string, unknown>>(workspace, run, { run: id })
  if (!summary)
    throw new AppError('not_found', `There is no run "${id}" in this workspace. Look for it with a search of runs.`)
  const scope = { run: id, case: String(summary.case ?? '') }
  const [own, stepRows, verdictRows, writeRows, readbackRows] = await Promise.all([
    evidence.ask<Record<string, unknown>>(workspace, line, scope),
    evidence.ask<Record<string, unknown>>(workspace, steps, scope),
    evidence.ask<Record<string, unknown>>(workspace, verdicts, scope),
    evidence.ask<Record<string, unknown>>(workspace, writes, scope),
    evidence.ask<Record<string, unknown>>(workspace, readbacks, scope),
  ])
  return {
    run: known({ ...own[0], ...summary }),
    steps: stepRows.map(known),
    verdicts: verdictRows.map(known),
    writes: writeRows.map(known),
    readbacks: readbackRows.map(known),
  }
}

/** Kept as JSON text in the store. */
const jsonColumns = new Set(['labels', 'sources', 'attributes', 'corrections', 'fields'])
/** 64-bit integers that fit a number. Decimals stay text. */
const integers = /^(tokens_\w+|\w+_us|cut_bytes)$/

function known(row: Record<string, unknown>): Fields {
  const fields: Record<string, string | number | boolean | object> = {}
  for (const [name, value] of Object.entries(row)) {
    if (value === '' || value === null || value === undefined) continue
    if (jsonColumns.has(name)) fields[name] = JSON.parse(String(value)) as object
    else if (integers.test(name)) fields[name] = Number(value) as Micros
    else fields[name] = value as string | number | boolean
  }
  return fields
}
