import { isCurrency, parseCondition } from './condition.ts'
import { isMeasure, type Measure, measures } from './measures.ts'
import { didYouMean, suggestions } from './nearest.ts'
import { readWhen } from './notice-when.ts'
import { noticeRoles } from './notices.ts'

export type Path = readonly (string | number)[]
/** `onKey`: the fault is in the name itself, not in what stands behind it. */
export type Fault = { path: Path; message: string; onKey?: true }

/**
 * What no single value shows: names that lead nowhere, and amounts in a currency the plan does not count in.
 * Works on the plan as it was written, so that these faults are told together with all others.
 */
export function checkReferences(written: unknown): Fault[] {
  return [
    ...references.flatMap((rule) => brokenReferences(written, rule)),
    ...keyReferences.flatMap((rule) => brokenKeys(written, rule)),
    ...selfCovers(written),
    ...lostAssumptions(written),
    ...repeatedReleases(written),
    ...foreignAmounts(written),
    ...narrowedTooFar(written),
    ...unknownWorkflows(written),
  ]
}

/** Every `*` in `to` stands for what the same `*` met in `at`; `or` are words that need no entry. */
type Reference = { at: string; to: string; noun: string; or?: readonly string[] }

const people = 'people'
const references: readonly Reference[] = [
  ...[
    'people.*.absences.*.cover',
    'integrations.*.owner',
    'workflows.*.owner',
    'workflows.*.deputy',
    'workflows.*.routes.*.people',
    'workflows.*.prompts.*.owner',
    'workflows.*.dashboards.*.owner',
    'workflows.*.approval_queues.*.approvers',
    'workflows.*.exceptions.*.who',
    'workflows.*.review.reviewers',
    'workflows.*.review.signed_by',
    'workflows.*.tuning.who',
    'workflows.*.continuity.may_pause',
    'workflows.*.continuity.rollback.who',
    'workflows.*.continuity.fallback.who',
    'workflows.*.continuity.incident.lead',
    'workflows.*.continuity.owner_notification.who',
    'workflows.*.continuity.relaunch.sign_off',
    'workflows.*.continuity.contacts.*.person',
    'workflows.*.continuity.accepted_risks.*.accepted_by',
    'workflows.*.continuity.*.proved_by',
    'workflows.*.continuity.*.*.proved_by',
    'workflows.*.value.*.confirmed_by',
    'workflows.*.value.baseline_minutes.*.confirmed_by',
    'workflows.*.value.decided_by',
    'support.contacts',
    'support.rota.*.turns',
    'changes.approvals.*',
    'changes.emergency.who',
    'budgets.*.owner',
  ].map((at) => ({ at, to: people, noun: 'person' })),
  { at: 'notices.routes.*.tell', to: people, noun: 'person', or: noticeRoles },
  { at: 'notices.routes.*.unacknowledged.*.tell', to: people, noun: 'person', or: noticeRoles },
  { at: 'support.severities.*.calendar', to: 'support.calendars', noun: 'calendar', or: ['always'] },
  { at: 'support.rota.*.calendar', to: 'support.calendars', noun: 'calendar', or: ['always'] },
  { at: 'support.rota.*.workflows', to: 'workflows', noun: 'workflow' },
  { at: 'workflows.*.integrations', to: 'integrations', noun: 'integration' },
  { at: 'workflows.*.actions.*.integration', to: 'integrations', noun: 'integration' },
  { at: 'workflows.*.continuity.permissions.*.integration', to: 'integrations', noun: 'integration' },
  { at: 'workflows.*.reading.steps.*.action', to: 'workflows.*.actions', noun: 'action' },
  { at: 'workflows.*.actions.*.queue', to: 'workflows.*.approval_queues', noun: 'approval queue' },
  { at: 'workflows.*.routes.*.case_types', to: 'workflows.*.case_types', noun: 'case type' },
  { at: 'workflows.*.objectives.*.case_type', to: 'workflows.*.case_types', noun: 'case type' },
  { at: 'workflows.*.objectives.*.route', to: 'workflows.*.routes', noun: 'route' },
  { at: 'workflows.*.routes.*.prompts', to: 'workflows.*.prompts', noun: 'prompt' },
  { at: 'workflows.*.routes.*.models', to: 'workflows.*.models', noun: 'model' },
  { at: 'workflows.*.releases.*.prompts', to: 'workflows.*.prompts', noun: 'prompt' },
  { at: 'workflows.*.releases.*.routes', to: 'workflows.*.routes', noun: 'route' },
  { at: 'workflows.*.releases.*.models', to: 'workflows.*.models', noun: 'model' },
  { at: 'workflows.*.continuity.rollback.target', to: 'workflows.*.releases.name', noun: 'release', or: ['previous'] },
  { at: 'budgets.*.workflow', to: 'workflows', noun: 'workflow' },
  { at: 'budgets.*.integration', to: 'integrations', noun: 'integration' },
  { at: 'maintenance.*.workflow', to: 'workflows', noun: 'workflow' },
  { at: 'maintenance.*.integration', to: 'integrations', noun: 'integration' },
]
/** The same for maps whose keys are the names. */
const keyReferences: readonly Reference[] = [
  { at: 'changes.spending_limits', to: people, noun: 'person' },
  { at: 'workflows.*.value.baseline_minutes', to: 'workflows.*.case_types', noun: 'case type', or: ['all'] },
]

function brokenReferences(written: unknown, rule: Reference): Fault[] {
  const faults: Fault[] = []
  const known = namesOf(written, rule)
  for (const { path, stars, value } of matches(written, rule.at)) {
    for (const [name, at] of namesIn(value, path)) {
      const names = known(stars)
      if (names && !names.has(name)) faults.push({ path: at, message: unknownName(name, rule, names, faults.length) })
    }
  }
  return faults
}

function brokenKeys(written: unknown, rule: Reference): Fault[] {
  const faults: Fault[] = []
  const known = namesOf(written, rule)
  for (const { path, stars, value } of matches(written, rule.at)) {
    const names = isMap(value) ? known(stars) : undefined
    if (!names || !isMap(value)) continue
    for (const name of Object.keys(value)) {
      if (names.has(name)) continue
      faults.push({ path: [...path, name], message: unknownName(name, rule, names, faults.length), onKey: true })
    }
  }
  return faults
}

function unknownName(name: string, rule: Reference, known: ReadonlySet<string>, before: number): string {
  const some = [...known.values().take(12)]
  const list = some.length === 0 ? `it names no ${rule.noun} at all` : `known: ${some.join(', ')}`
  const where = rule.to.startsWith('workflows.') ? 'workflow' : 'plan'
  const near = before < suggestions ? didYouMean(name, known) : ''
  return `is no ${rule.noun} of this ${where}${near || `; ${list}`}`
}

/** The names a rule may lead to, gathered once for each workflow. */
function namesOf(written: unknown, rule: Reference): (stars: readonly string[]) => ReadonlySet<string> | undefined {
  const isOfWorkflow = rule.to.includes('*')
  const gathered = new Map<string, ReadonlySet<string> | undefined>()
  return (stars) => {
    const workflow = isOfWorkflow ? (stars[0] ?? '') : ''
    if (!gathered.has(workflow)) {
      const names = knownNames(written, rule.to, stars)
      gathered.set(workflow, names && new Set([...names, ...(rule.or ?? [])]))
    }
    return gathered.get(workflow)
  }
}

/** Undefined where what should hold the names is itself wrong: that is told already. */
function knownNames(written: unknown, pattern: string, stars: readonly string[]): string[] | undefined {
  let star = 0
  const steps = pattern.split('.').map((step) => (step === '*' ? (stars[star++] ?? '') : step))
  // Releases are a list whose entries carry their name; everything else is keyed by it, or is a list of names.
  const listed = steps.at(-1) === 'name'
  const target = (listed ? steps.slice(0, -1) : steps).reduce<unknown>(child, written)
  if (listed) return Array.isArray(target) ? target.map((entry) => child(entry, 'name')).filter(isText) : []
  if (target === undefined) return []
  if (Array.isArray(target)) return maybeList.has(steps.at(-1) ?? '') ? target.filter(isText) : undefined
  return isMap(target) ? Object.keys(target) : undefined
}

/** Maps that may be written as a plain list of names. */
const maybeList: ReadonlySet<string> = new Set(['case_types', 'routes', 'models'])

function* namesIn(value: unknown, path: Path): Iterable<[string, Path]> {
  if (isText(value)) yield [value, path]
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) if (isText(item)) yield [item, [...path, index]]
}

function selfCovers(written: unknown): Fault[] {
  return [...matches(written, 'people.*.absences.*.cover')]
    .filter(({ stars, value }) => value === stars[0])
    .map(({ path }) => ({ path, message: 'cannot stand in for themselves; name somebody else, or remove the line' }))
}

function lostAssumptions(written: unknown): Fault[] {
  const lost: Fault[] = []
  for (const { path, value } of matches(written, 'assumptions.*.about')) {
    // That a text is empty is told by the schema.
    if (!isText(value) || value === '' || leadsSomewhere(written, value)) continue
    lost.push({ path, message: 'leads nowhere in this plan; write the keys down to the part, with dots between them' })
  }
  return lost
}

/** Names may hold dots themselves ("gpt-4.1"), so every way of cutting the path is tried. */
function leadsSomewhere(from: unknown, path: string): boolean {
  // That a path is too long is told by the schema.
  if (path.length > 2000) return true
  if (Array.isArray(from) && from.includes(path)) return true
  if (child(from, path) !== undefined) return true
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const next = child(from, path.slice(0, dot))
    if (next !== undefined && leadsSomewhere(next, path.slice(dot + 1))) return true
  }
  return false
}

function repeatedReleases(written: unknown): Fault[] {
  const faults: Fault[] = []
  for (const { path, value } of matches(written, 'workflows.*.releases')) {
    if (!Array.isArray(value)) continue
    const seen = new Set<string>()
    for (const [index, release] of value.entries()) {
      const from = child(release, 'from')
      const begins = `${child(release, 'mode') ?? 'live'} ${from}`
      const message = 'begins when another release of the same mode begins; give each its own day or time'
      if (isText(from) && seen.has(begins)) faults.push({ path: [...path, index, 'from'], message })
      seen.add(begins)
    }
  }
  return faults
}

function foreignAmounts(written: unknown): Fault[] {
  const currency = child(written, 'currency')
  if (!isText(currency) || !isCurrency(currency)) return []
  const faults: Fault[] = []
  const places = ['workflows.*.objectives', 'workflows.*.value', 'budgets']
  for (const place of places) {
    for (const { path, value } of matches(written, place)) {
      for (const [text, at] of textsBelow(value, path)) {
        const found = currencyIn(text)
        if (!found || found === currency) continue
        faults.push({
          path: at,
          message: `is in ${found}, but the plan counts in ${currency}; write it in ${currency}`,
        })
      }
    }
  }
  return faults
}

/** Workflows that rules about notices name in their phrases. */
function unknownWorkflows(written: unknown): Fault[] {
  const known = child(written, 'workflows')
  if (!isMap(known)) return []
  const faults: Fault[] = []
  for (const { path, value } of matches(written, 'notices.routes.*.when')) {
    const read = isText(value) ? readWhen(value) : undefined
    if (read?.kind !== 'ok') continue
    for (const name of read.when.workflows)
      if (!Object.hasOwn(known, name)) {
        const names = Object.keys(known)
        const near = didYouMean(name, names) || `; known: ${names.slice(0, 12).join(', ')}`
        faults.push({ path, message: `names "${name}", which is no workflow of this plan${near}` })
      }
  }
  return faults
}

/** Promises about a case type or route of which nobody tells what is measured. A stored plan that has one is read all the same. */
function narrowedTooFar(written: unknown): Fault[] {
  const faults: Fault[] = []
  for (const { path, value } of matches(written, 'workflows.*.objectives.*')) {
    const name = child(value, 'measure') ?? path.at(-1)
    if (!isText(name) || !isMeasure(name)) continue
    const { narrowedBy }: Measure = measures[name]
    for (const narrowing of ['case_type', 'route'] as const)
      if (child(value, narrowing) !== undefined && !narrowedBy.includes(narrowing)) {
        const message = `narrows ${name}, of which no ${narrowing.replace('_', ' ')} is known; leave it out`
        faults.push({ path: [...path, narrowing], message })
      }
  }
  return faults
}

function currencyIn(text: string): string | undefined {
  const amount = /^\s*-?\d[\d.]*\s*([A-Z]{3})(?:\s+per\s+[a-z]+)?\s*$/.exec(text)?.[1]
  if (amount) return isCurrency(amount) ? amount : undefined
  const parsed = parseCondition(text)
  return parsed.kind === 'ok' && parsed.condition.unit.kind === 'money' ? parsed.condition.unit.currency : undefined
}

function* textsBelow(value: unknown, path: Path): Iterable<[string, Path]> {
  if (isText(value)) yield [value, path]
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* textsBelow(item, [...path, i])
  else if (isMap(value)) for (const [name, item] of Object.entries(value)) yield* textsBelow(item, [...path, name])
}

type Match = { path: Path; stars: string[]; value: unknown }

/** Everything that stands at a pattern such as "workflows.*.owner"; a star also walks through lists. */
function* matches(from: unknown, pattern: string): Iterable<Match> {
  yield* matchesFrom(from, pattern.split('.'), [], [])
}

function* matchesFrom(from: unknown, steps: string[], path: Path, stars: string[]): Iterable<Match> {
  const [step, ...rest] = steps
  if (step === undefined) {
    if (from !== undefined) yield { path, stars, value: from }
  } else if (step !== '*') {
    if (isMap(from)) yield* matchesFrom(child(from, step), rest, [...path, step], stars)
  } else if (Array.isArray(from)) {
    for (const [i, item] of from.entries()) yield* matchesFrom(item, rest, [...path, i], [...stars, String(i)])
  } else if (isMap(from)) {
    for (const [name, item] of Object.entries(from)) yield* matchesFrom(item, rest, [...path, name], [...stars, name])
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function child(of: unknown, name: string): unknown {
  if (Array.isArray(of)) return of[Number(name)]
  return isMap(of) && Object.hasOwn(of, name) ? of[name] : undefined
}
