/**
 * When a class of the plan fits a request, as a sentence that a program can hold against it:
 *
 *     what is prompt or route and scope is inside and adds is nothing and estimate <= 4h
 *
 * Clauses are joined by "and", the values of one by "or" or ",". What a request does not say is unknown, and no clause about it fits.
 */
export type ClassCondition = readonly Clause[]
export type Clause =
  | { readonly kind: 'is'; readonly fact: FactName; readonly values: readonly string[] }
  | { readonly kind: 'estimate'; readonly comparison: '<=' | '<' | '>=' | '>'; readonly minutes: number }

/** What is altered. */
export const alterations = [
  'prompt',
  'route',
  'approval rule',
  'permission',
  'model',
  'integration',
  'data source',
  'report',
  'schedule',
  'support scope',
  'new workflow',
  'retirement',
] as const
/** What for: what was agreed works again, the same a little better, better than was agreed, something that was not there. */
export const purposes = ['restore', 'tune', 'improve', 'new'] as const
/** What is there afterwards that was not. */
export const additions = ['system', 'permission', 'case type', 'user group', 'autonomy'] as const
/** Who made it necessary. */
export const causes = ['provider', 'third party', 'nobody'] as const
/** Where the request came from. */
export const origins = ['person', 'mail', 'finding', 'pattern', 'review'] as const

/** What a clause can be about, and the values it may have. */
const valuesByFact = {
  what: alterations,
  purpose: purposes,
  adds: ['nothing', ...additions],
  scope: ['inside', 'outside'],
  cause: causes,
  origin: origins,
} as const
type FactName = keyof typeof valuesByFact
const factNames = Object.keys(valuesByFact) as FactName[]

/** A request as the plan's classes look at it; null is not said. */
export type ClassFacts = {
  readonly what: string | null
  readonly purpose: string | null
  readonly adds: readonly string[]
  readonly scope: 'inside' | 'outside'
  readonly cause: string | null
  readonly origin: string
  readonly estimateMinutes: number | null
}

export type Fit = 'fits' | 'does not fit' | 'unknown'

/** Unknown where a clause is about something the request does not say, unless another rules it out. */
export function fitOf(condition: ClassCondition, facts: ClassFacts): Fit {
  const fits = condition.map((clause) => fitOfClause(clause, facts))
  if (fits.includes('does not fit')) return 'does not fit'
  return fits.includes('unknown') ? 'unknown' : 'fits'
}

function fitOfClause(clause: Clause, facts: ClassFacts): Fit {
  const known = (isSo: boolean): Fit => (isSo ? 'fits' : 'does not fit')
  if (clause.kind === 'estimate') {
    if (facts.estimateMinutes === null) return 'unknown'
    const [is, limit] = [facts.estimateMinutes, clause.minutes]
    switch (clause.comparison) {
      case '<=':
        return known(is <= limit)
      case '<':
        return known(is < limit)
      case '>=':
        return known(is >= limit)
      case '>':
        return known(is > limit)
    }
  }
  if (clause.fact === 'adds') {
    const adds = facts.adds.length === 0 ? ['nothing'] : facts.adds
    return known(adds.some((one) => clause.values.includes(one)))
  }
  const is = facts[clause.fact]
  return is === null ? 'unknown' : known(clause.values.includes(is))
}

export type ParsedClassCondition =
  | { readonly kind: 'ok'; readonly condition: ClassCondition }
  | { readonly kind: 'error'; readonly at: number; readonly message: string }

export function parseClassCondition(text: string): ParsedClassCondition {
  const clauses: Clause[] = []
  let at = 0
  for (const part of text.split(/ and /)) {
    const read = readClause(part.trim())
    if (typeof read === 'string') return { kind: 'error', at, message: read }
    clauses.push(read)
    at += part.length + ' and '.length
  }
  return { kind: 'ok', condition: clauses }
}

/** The condition written in a plan that has been read; anything else is a defect of ours. */
export function classConditionOf(text: string): ClassCondition {
  const parsed = parseClassCondition(text)
  if (parsed.kind === 'error') throw new TypeError(`not a condition of a class: ${text}: ${parsed.message}`)
  return parsed.condition
}

function readClause(text: string): Clause | string {
  const estimate = /^estimate\s*(<=|>=|<|>)\s*(\d{1,5})\s*(m|h)$/.exec(text)
  if (estimate)
    return {
      kind: 'estimate',
      comparison: estimate[1] as '<=',
      minutes: Number(estimate[2]) * (estimate[3] === 'h' ? 60 : 1),
    }
  if (/^estimate\b/.test(text)) return `"${text}" is not a clause about the estimate; write it like "estimate <= 4h"`
  const [, name, words] = /^(\S+) is (.+)$/.exec(text) ?? []
  const fact = factNames.find((one) => one === name)
  if (!fact || words === undefined)
    return `"${text.slice(0, 60)}" is not a clause; write it like "what is prompt or route", about ${factNames.join(', ')} or estimate`
  const known: readonly string[] = valuesByFact[fact]
  const values = words.split(/\s*,\s*(?:or\s+)?|\s+or\s+/)
  const unknown = values.find((value) => !known.includes(value))
  if (unknown !== undefined) return `"${unknown}" is nothing that "${fact}" can be; it can be ${known.join(', ')}`
  return { kind: 'is', fact, values }
}
