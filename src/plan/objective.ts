import { z } from 'zod'
import { Exact } from '../base/money.ts'
import { type Condition, conditionToText, type Period, parseCondition } from './condition.ts'
import type { Duration } from './duration.ts'
import { key, text } from './fields.ts'
import { isMeasure, type Measure, type MeasureName, measureNames, measures } from './measures.ts'
import { didYouMean } from './nearest.ts'

const details = z.strictObject({
  measure: z
    .enum(measureNames)
    .optional()
    .describe('What is measured. Left out where the objective is called like its measure.'),
  target: z.string().describe('The promise as a sentence, such as ">= 85% over 7d".'),
  case_type: key.optional().describe('Only cases of this type.'),
  route: key.optional().describe('Only cases sent this way.'),
  min_sample: z.int().min(1).optional().describe('Fewer runs than this are not enough to judge by.'),
  why: text.optional().describe('Why this line and not another.'),
})

/** A promise about a measure. Once read, the target says its window and how many values become one. */
export type Objective = Omit<z.infer<typeof details>, 'measure'> & { measure: MeasureName }

/** The objectives of a workflow by name: the short form is the sentence, `accepted: ">= 85% over 7d"`. */
export const objectivesSchema = z
  .record(key, z.union([z.string({ error: 'is not a sentence; write it in quotes, like ">= 85% over 7d"' }), details]))
  .transform((entries, context) => {
    const objectives: Record<string, Objective> = {}
    for (const [name, entry] of Object.entries(entries)) {
      const long = typeof entry === 'string' ? { target: entry } : entry
      const read = readTarget(name, long.measure, long.target)
      const { measure: _measure, target: _target, ...rest } = { measure: undefined, ...long }
      if (read.kind === 'error') {
        const path = read.about === 'measure' || typeof entry === 'string' ? [name] : [name, 'target']
        const params = { at: read.at, onKey: read.about === 'measure' }
        context.addIssue({ code: 'custom', path, message: read.message, params })
        continue
      }
      objectives[name] = { measure: read.measure, target: read.target, ...rest }
    }
    return objectives
  })
  .default({})
  .describe(`Promises, by name. Measures: ${measureNames.join(', ')}.`)

type ReadTarget =
  | { kind: 'ok'; measure: MeasureName; target: string }
  | { kind: 'error'; about: 'measure' | 'target'; at?: number; message: string }

function readTarget(name: string, stated: MeasureName | undefined, target: string): ReadTarget {
  const measure = stated ?? name
  if (!isMeasure(measure)) {
    const known = `say what is measured with "measure: …", one of ${measureNames.join(', ')}`
    const message = `is not a measure${didYouMean(name, measureNames) || `; ${known}`}`
    return { kind: 'error', about: 'measure', message }
  }
  const parsed = parseCondition(target, measures[measure].unit)
  if (parsed.kind === 'error') return { kind: 'error', about: 'target', at: parsed.at, message: parsed.message }
  const misfit = misfits(measure, measures[measure], parsed.condition)
  if (misfit) return { kind: 'error', about: 'target', message: misfit }
  return { kind: 'ok', measure, target: conditionToText(completed(parsed.condition, measures[measure])) }
}

/** What a sentence can say that its measure cannot mean. */
function misfits(name: MeasureName, measure: Measure, condition: Condition): string | undefined {
  if (condition.unit.kind === 'share' && (new Exact(condition.limit).gt(100) || new Exact(condition.limit).lt(0))) {
    return `asks for ${condition.limit}%, but a share lies between 0% and 100%`
  }
  if (measure.unit !== 'money' && new Exact(condition.limit).lt(0)) return 'asks for less than nothing'
  if (condition.per && !measure.per.includes(condition.per)) {
    const allowed = measure.per.map((per) => `"per ${per}"`).join(' or ')
    return `states ${name} per ${condition.per}; ${allowed === '' ? `leave "per ${condition.per}" out` : `write ${allowed}`}`
  }
  if (condition.aggregate && measure.aggregate === null) {
    return `takes the ${condition.aggregate} of ${name}, which is one figure already; leave "${condition.aggregate}" out`
  }
  if (condition.aggregate === 'total') return `takes the total of ${name}; write median, mean, p90, p95 or p99`
  if (condition.comparison.startsWith('>') !== (measure.better === 'up')) {
    const right = measure.better === 'up' ? '>=' : '<='
    return `promises the wrong side: of ${name}, ${measure.better === 'up' ? 'more' : 'less'} is better; write ${right}`
  }
  return undefined
}

/** Says what was left to the reader: the aggregate, and the window (the period it is stated per, else 30 days). */
function completed(condition: Condition, measure: Measure): Condition {
  return {
    ...condition,
    aggregate: condition.aggregate ?? measure.aggregate,
    window: condition.window ?? windowByPeriod[condition.per ?? 'run'],
  }
}

const windowByPeriod: Record<Period, Duration> = {
  case: { count: 30, unit: 'd' },
  run: { count: 30, unit: 'd' },
  day: { count: 1, unit: 'd' },
  week: { count: 7, unit: 'd' },
  month: { count: 1, unit: 'month' },
}
