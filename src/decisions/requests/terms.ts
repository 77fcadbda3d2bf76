import { listed } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { type ClassFacts, classConditionOf, fitOf } from '../../plan/class-condition.ts'
import { durationOf, shift } from '../../plan/duration.ts'
import { whoIsAway } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import type { PlanVersion } from '../../plan/versions.ts'
import { workingLater } from '../../plan/working-time.ts'
import type { Asked, ChangeRequest, Proposal, Side } from './request.ts'
import type { Risk } from './risk.ts'

/** Whoever does something with a request, as far as the rules ask. */
export type Actor = {
  /** As the decision log names them. */
  readonly by: string
  /** The human being, also behind a key. */
  readonly person: string
  /** As the plan calls them; null for whoever is none of its people. */
  readonly planPerson: string | null
  readonly side: Side | null
  readonly roles: readonly string[]
}

/** What the plan in force says about requests, as the rules ask for it. People are named as the plan names them. */
export type Terms = {
  readonly version: number | null
  /** In which days are told. */
  readonly zone: string
  readonly approvers: Readonly<Record<Risk | 'spending' | 'emergency', readonly string[]>>
  /** The most that each may approve for one request, such as "500 USD". */
  readonly limits: Readonly<Record<string, string>>
  /** Who may sign for somebody who is away. */
  readonly covers: Readonly<Record<string, string>>
  readonly names: Readonly<Record<string, string>>
  /** Of changes so well known that they need no approval; without those that went wrong when they were made last. */
  readonly standard: readonly string[]
  /** What an hour costs, by its name, such as "120.00 EUR", and what an emergency costs more. */
  readonly rates: Readonly<Record<string, string>>
  readonly surcharge: string | null
  /** How long before a change people are told, as the plan has it, and the soonest that one may begin by that. */
  readonly notice: string | null
  readonly soonest: (now: Micros) => Micros
  /** Whom the plan has told of a change of a workflow: who answers for it. */
  readonly told: (workflow: string | null) => readonly string[]
  /** The moment by which an emergency ordered at a moment must be approved. */
  readonly approveBy: (ordered: Micros) => Micros
}

/** Where the plan says nothing of an emergency: a day. */
const DAY = { count: 1, unit: 'd' } as const

export function termsOf(
  version: PlanVersion | null | undefined,
  zone: string,
  lost: readonly string[],
  at: Micros,
): Terms {
  const plan = version?.plan
  const changes = plan?.changes
  const { low = [], medium = [], high = [], spending = [] } = changes?.approvals ?? {}
  const notice = changes?.notice ?? null
  const within = changes?.emergency ? durationOf(changes.emergency.approved_within) : DAY
  return {
    version: version?.version ?? null,
    zone,
    approvers: { low, medium, high, spending, emergency: changes?.emergency?.who ?? [] },
    limits: changes?.spending_limits ?? {},
    covers: plan
      ? Object.fromEntries(
          whoIsAway(plan, at).flatMap(({ person, cover }) => (cover === null ? [] : [[person, cover]])),
        )
      : {},
    names: plan ? Object.fromEntries(Object.entries(plan.people).map(([key, { name }]) => [key, name])) : {},
    standard: (changes?.standard ?? []).filter((one) => !lost.includes(one)),
    rates: changes?.rates ?? {},
    surcharge: changes?.emergency?.surcharge ?? null,
    notice,
    soonest: (now) => (notice === null ? now : shift(now, durationOf(notice), 1, zone)),
    told: (workflow) => {
      const owner = workflow === null ? undefined : plan?.workflows[workflow]?.owner
      return owner === undefined ? [] : [owner]
    },
    approveBy: (ordered) => (plan ? workingLater(plan, ordered, within) : shift(ordered, within, 1, zone)),
  }
}

/** Which side somebody is on: as the plan says, else by the way they came in. Where nobody maintains it for a client, all are the client. */
export function sideOf(
  plan: Plan | undefined,
  planPerson: string | null,
  through: 'member' | 'grant' | null,
): Side | null {
  const said = planPerson === null ? undefined : plan?.people[planPerson]?.side
  if (said) return said
  if (through === 'grant') return 'provider'
  if (plan && plan.provider === undefined) return 'client'
  return through === 'member' ? 'client' : null
}

/** Parts of a workflow that a request can touch. */
export const partSections = [
  'prompts',
  'models',
  'routes',
  'actions',
  'case_types',
  'objectives',
  'approval_queues',
  'dashboards',
  'integrations',
] as const

/** The parts of a workflow of the plan by their path, "prompts/reply". */
export function partsOf(plan: Plan, workflow: string): string[] {
  const found = plan.workflows[workflow] as Record<string, unknown> | undefined
  if (!found) return []
  return partSections.flatMap((section) => {
    const held = section === 'integrations' ? plan.integrations : found[section]
    return typeof held === 'object' && held !== null ? Object.keys(held).map((name) => `${section}/${name}`) : []
  })
}

/** A request as the plan's classes look at it. What names a workflow of the plan and adds nothing is inside what was agreed. */
export function factsOf(plan: Plan | undefined, { asked, origin, assessment }: ChangeRequest): ClassFacts {
  const isKnown = asked.workflow !== null && plan?.workflows[asked.workflow] !== undefined
  return {
    what: asked.what,
    purpose: asked.purpose,
    adds: asked.adds,
    scope: isKnown && asked.adds.length === 0 ? 'inside' : 'outside',
    cause: asked.cause,
    origin,
    estimateMinutes: assessment?.estimate.likely ?? null,
  }
}

/**
 * What the plan's rules propose, in their order: the first that fits. A rule without a condition, or about what the request does not
 * say, is for a person to judge; those that stand before the one that fits are named, because they would decide before it.
 */
export function proposeClass(version: PlanVersion | null | undefined, request: ChangeRequest): Proposal {
  const facts = factsOf(version?.plan, request)
  const toJudge: { rule: string; class: Exclude<Proposal['class'], 'undecided'> }[] = []
  for (const rule of version?.plan.changes?.classes ?? []) {
    const fit = rule.if === undefined ? 'unknown' : fitOf(classConditionOf(rule.if), facts)
    if (fit === 'fits')
      return { class: rule.pays, rule: rule.when, plan_version: version?.version ?? null, to_judge: toJudge }
    if (fit === 'unknown') toJudge.push({ rule: rule.when, class: rule.pays })
  }
  return { class: 'undecided', rule: null, plan_version: version?.version ?? null, to_judge: toJudge }
}

export type PartFault = 'workflow' | 'part' | 'standard'
/** What of a request names nothing that the plan in force holds. */
export function faultIn(plan: Plan | undefined, asked: Asked): PartFault | null {
  if (asked.workflow !== null && plan?.workflows[asked.workflow] === undefined) return 'workflow'
  if (asked.part !== null && (asked.workflow === null || !plan || !partsOf(plan, asked.workflow).includes(asked.part)))
    return 'part'
  if (asked.standard !== null && !(plan?.changes?.standard ?? []).includes(asked.standard)) return 'standard'
  return null
}

export const isOperator = ({ roles }: Actor): boolean => roles.includes('owner') || roles.includes('operator')
export const isApprover = ({ roles }: Actor): boolean => roles.includes('owner') || roles.includes('approver')
export const isDecider = (actor: Actor): boolean => isOperator(actor) || isApprover(actor)

/** Whether somebody is whom the plan names, or stands in for them while they are away. */
export const isFor = (terms: Terms, key: string, planPerson: string | null): boolean =>
  planPerson !== null && (planPerson === key || terms.covers[key] === planPerson)
export const names = (terms: Terms, keys: readonly string[], { planPerson }: Actor): boolean =>
  keys.some((key) => isFor(terms, key, planPerson))
export const nameOf = (terms: Terms, key: string): string => terms.names[key] ?? key
export const namesOf = (terms: Terms, keys: readonly string[]): string =>
  listed(
    keys.map((key) => nameOf(terms, key)),
    ', ',
  )
