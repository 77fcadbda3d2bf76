import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'

const ofRun = 'workspace = {workspace:String} AND run = {run:String}'

/** Rows of a table as JSON; its `times` in microseconds. */
function part(name: string, columns: string, times: string[], where = ofRun): string {
  const micros = times.map((time) => `, toUnixTimestamp64Micro(${time}) AS ${time}_us`).join('')
  return `SELECT '${name}' AS part, formatRowNoNewline('JSONEachRow', ${columns}${micros}) AS row FROM ${name} FINAL WHERE ${where}`
}

const allBut = (...columns: string[]) => `* EXCEPT (${['workspace', 'version', 'arrived', ...columns].join(', ')})`

/**
 * What the engine needs to plan a question is far more than to read a few rows, and most of it is done by one thread. So
 * parts are asked together, in two questions of about the same work, at once. Each part stands by itself: asked of a
 * subquery it would cost all that is won.
 */
const together = (name: string, ...parts: string[]) => question(name, parts.join('\nUNION ALL\n'))

/** The verdicts are those of the run, and those on its case that name no run. */
const ofItself = together(
  'run-itself',
  part(
    'run',
    `${allBut('started', 'ended', 'outcome_at')}, coalesce(cost_reported + cost_estimated, cost_reported, cost_estimated) AS cost`,
    ['started', 'ended', 'outcome_at'],
  ),
  part('run_line', 'trigger, session, user, input, output, labels, zoned', []),
  part(
    'verdict',
    allBut('at'),
    ['at'],
    `workspace = {workspace:String} AND (run = {run:String} OR
      (run = '' AND case IN (SELECT case FROM run FINAL WHERE ${ofRun} AND case != '')))`,
  ),
)
const ofSteps = together(
  'run-steps',
  part('step', allBut('run', 'started', 'ended'), ['started', 'ended']),
  part('write', allBut('run', 'claimed_at'), ['claimed_at']),
  part('readback', allBut('run', 'observed_at'), ['observed_at']),
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
  type Row = { part: string; row: string }
  const asked = [ofItself, ofSteps].map((question) => evidence.ask<Row>(workspace, question, { run: id }))
  const rows = (await Promise.all(asked)).flat()
  const of = (part: 'run' | 'run_line' | 'step' | 'verdict' | 'write' | 'readback') =>
    rows.filter((one) => one.part === part).map((one) => JSON.parse(one.row) as Record<string, unknown>)
  const [summary] = of('run')
  if (!summary)
    throw new AppError('not_found', say`There is no run "${id}" in this workspace. Look for it with a search of runs.`)
  return {
    run: known({ ...of('run_line')[0], ...summary }),
    steps: of('step').map(known).sort(by('started_us', 'step')),
    verdicts: of('verdict')
      .map(known)
      .sort(by('at_us', 'verdict', 'run')),
    writes: of('write')
      .map(known)
      .sort(by('claimed_at_us', 'step', 'write')),
    readbacks: of('readback')
      .map(known)
      .sort(by('observed_at_us', 'step', 'write', 'readback')),
  }
}

const natural = new Intl.Collator('en', { numeric: true })

/** By a time, what has none last; then by names, in which numbers count as numbers ("2" before "10"). */
function by(time: string, ...names: string[]): (a: Fields, b: Fields) => number {
  const at = (row: Fields) => Number(row[time] ?? Number.POSITIVE_INFINITY)
  return (a, b) => {
    if (at(a) !== at(b)) return at(a) - at(b)
    for (const name of names) {
      const [one, other] = [String(a[name] ?? ''), String(b[name] ?? '')]
      if (one !== other) return natural.compare(one, other) || (one < other ? -1 : 1)
    }
    return 0
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
