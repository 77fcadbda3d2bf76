import { type Dimension, type MeasureName, measures } from '../../src/plan/measures.ts'
import type { Random } from '../../src/statistics/random.ts'
import { dayOf, type Window } from './days.ts'
import { EXCEPTION_MINUTES, LABOUR_CENTS } from './exceptions.ts'

/** A promise, as the generator means it; the plan's text says the same. */
export type WorldObjective = {
  readonly name: string
  readonly measure: MeasureName
  readonly aggregate: 'median' | 'mean' | 'p90' | 'p95' | null
  readonly comparison: '>=' | '>' | '<=' | '<'
  readonly limit: string
  readonly unit: string
  readonly per: 'run' | 'case' | 'day' | 'week' | 'month' | null
  readonly window: Window | null
  readonly case_type?: string
  readonly route?: string
  readonly min_sample?: number
}

/** From a day, or from a moment, of a mode. */
export type WorldRelease = {
  readonly workflow: string
  readonly name: string
  readonly from: string
  readonly mode: string
}

export type WorldPlan = {
  /** The workflow that has objectives. */
  readonly workflow: string
  readonly objectives: readonly WorldObjective[]
  readonly releases: readonly WorldRelease[]
  /** maintenance.yaml */
  readonly text: string
}

type Rules = { readonly zone: string; readonly currency: string; readonly begin: number }

export const workflows = ['desk', 'intake'] as const

export function makePlan(random: Random, rules: Rules): WorldPlan {
  const workflow = random.pick(['desk', 'desk', 'desk', 'intake'])
  const objectives = random
    .shuffled(Object.keys(measures) as MeasureName[])
    .slice(0, 5)
    .map((measure, index) => makeObjective(random, measure, `promise ${index}`, rules))
  const releases = random.chance(0.6) ? workflows.flatMap((one) => makeReleases(random, one, rules)) : []
  return { workflow, objectives, releases, text: textOf(rules, workflow, objectives, releases) }
}

const shares = ['10', '33.3', '50', '60', '87.5']
const amounts = ['0.05', '0.5', '2', '300']
const limits = { share: shares, time: ['5', '30', '45.5', '90'], money: amounts, count: ['0', '1', '2.5'] } as const

const dimensionsOfRuns: readonly Dimension[] = ['quality', 'exceptions', 'cost', 'tool_failures', 'approval_latency']

function makeObjective(random: Random, measure: MeasureName, name: string, rules: Rules): WorldObjective {
  const { unit, better, per, aggregate, dimension } = measures[measure]
  const isByType = dimensionsOfRuns.includes(dimension) || dimension === 'adoption'
  return {
    name,
    measure,
    aggregate: aggregate === null ? null : random.pick([null, 'median', 'mean', 'p90', 'p95'] as const),
    comparison: better === 'up' ? random.pick(['>=', '>'] as const) : random.pick(['<=', '<'] as const),
    limit: random.pick(limits[unit]),
    unit: unit === 'share' ? '%' : unit === 'time' ? random.pick(['s', 'm']) : unit === 'money' ? rules.currency : '',
    per: random.pick([null, ...per]),
    window: random.pick([
      null,
      { count: 24, unit: 'h' },
      { count: 36, unit: 'h' },
      { count: 1, unit: 'd' },
      { count: 3, unit: 'd' },
      { count: 7, unit: 'd' },
      { count: 2, unit: 'w' },
      { count: 1, unit: 'month' },
    ] as const),
    ...(isByType && random.chance(0.3) ? { case_type: random.pick(['refund', 'exchange']) } : {}),
    ...(dimensionsOfRuns.includes(dimension) && random.chance(0.2) ? { route: random.pick(['fast', 'careful']) } : {}),
    ...(random.chance(0.7) ? { min_sample: 1 + random.below(6) } : {}),
  }
}

function makeReleases(random: Random, workflow: string, { zone, begin }: Rules): WorldRelease[] {
  const releases: WorldRelease[] = []
  for (let number = 1 + random.below(3); number > 0; number--) {
    const at = begin + random.below(4 * 24) * 3600e6
    const from = random.chance(0.5) ? dayOf(at, zone) : new Date(at / 1000).toISOString()
    const mode = random.pick(['live', 'live', 'canary', 'test'])
    // A plan may not let two begin at once.
    if (!releases.some((other) => other.mode === mode && other.from === from))
      releases.push({ workflow, name: `plan-${number}`, from, mode })
  }
  return releases
}

function textOf(
  { zone, currency }: Rules,
  workflow: string,
  objectives: readonly WorldObjective[],
  releases: readonly WorldRelease[],
): string {
  const lines = [
    'plan: 1',
    'workspace: world',
    'client: A world',
    `time_zone: ${zone}`,
    `currency: ${currency}`,
    'effective: 2025-01-01',
    'people:',
    '  owner: { name: The owner, side: client, roles: [owner] }',
    // Which systems its workflows rest on, so that each is watched.
    'integrations:',
    ...['crm', 'geo', 'ledger'].map((one) => `  ${one}: { name: The ${one}, owner: owner }`),
    'workflows:',
    '  billing: { name: Billing, risk: medium, owner: owner, integrations: [ledger], objectives: { exceptions: "<= 10% over 7d" } }',
  ]
  for (const one of workflows) {
    lines.push(`  ${one}:`, `    name: The ${one}`, '    risk: medium', '    owner: owner')
    lines.push('    case_types: [refund, exchange]', '    routes: [fast, careful]', '    integrations: [crm, geo]')
    const minutes = EXCEPTION_MINUTES[one]
    const cents = LABOUR_CENTS[one]
    const rate = cents === undefined ? '' : `, labour_rate: ${cents / 100} ${currency}`
    if (minutes !== undefined) lines.push(`    value: { goal: hours, exception_minutes: "${minutes}"${rate} }`)
    const mine = releases.filter((release) => release.workflow === one)
    if (mine.length > 0) lines.push('    releases:')
    for (const { name, from, mode } of mine) lines.push(`      - { name: ${name}, from: "${from}", mode: ${mode} }`)
    if (one !== workflow) continue
    lines.push('    objectives:')
    for (const objective of objectives) {
      const { name, measure, case_type, route, min_sample } = objective
      const details = Object.entries({ measure, target: `"${sentenceOf(objective)}"`, case_type, route, min_sample })
      const given = details.filter(([, value]) => value !== undefined).map(([word, value]) => `${word}: ${value}`)
      lines.push(`      ${name}: { ${given.join(', ')} }`)
    }
  }
  return `${lines.join('\n')}\n`
}

/** "p95 <= 20s over 7d" */
function sentenceOf({ aggregate, comparison, limit, unit, per, window }: WorldObjective): string {
  const amount = `${comparison} ${limit}${unit.length === 3 ? ` ${unit}` : unit}`
  const over = window === null ? '' : ` over ${window.count}${window.unit === 'month' ? ' month' : window.unit}`
  return `${aggregate === null ? '' : `${aggregate} `}${amount}${per === null ? '' : ` per ${per}`}${over}`
}
