import { say } from '../base/say.ts'
import type { Budget } from './budget.ts'
import type { Gap } from './gap.ts'
import type { Plan } from './plan.ts'
import { severities } from './support.ts'

/** What is missing between those who maintain and those who pay: support, changes and money. */
export function gapsOfTerms(plan: Plan): Gap[] {
  return [
    ...rules.filter(({ lacks }) => lacks(plan)).map(({ where, gap, why }) => ({ where, gap, why })),
    ...workflowsWithoutBudget(plan),
  ]
}

type Rule = Gap & { lacks: (plan: Plan) => boolean }

const approvedRisks = ['low', 'medium', 'high', 'spending'] as const

const rules: readonly Rule[] = [
  {
    where: 'holidays',
    lacks: ({ holidays, support }) => holidays === undefined && support?.hours !== 'always',
    gap: say`It is not said which public holidays count.`,
    why: say`Clocks of support and reviews run on days on which nobody works.`,
  },
  {
    where: 'support',
    lacks: ({ support }) => support === undefined,
    gap: say`No support is agreed on.`,
    why: say`When it breaks nobody knows whom to call, and how soon they answer.`,
  },
  {
    where: 'support.hours',
    lacks: ({ support }) => support !== undefined && support.hours === undefined,
    gap: say`The hours of support are not stated.`,
    why: say`"Within four hours" means little without them.`,
  },
  ...severities.map(
    (severity): Rule => ({
      where: `support.severities.${severity}`,
      lacks: ({ support }) => support !== undefined && support.severities[severity] === undefined,
      gap: say`It is not said what ${severity} means, and how soon somebody answers.`,
      why: say`How bad something is would be argued while it is bad.`,
    }),
  ),
  {
    where: 'support.contacts',
    lacks: ({ support }) => support !== undefined && support.contacts.length === 0,
    gap: say`Nobody is named to turn to.`,
    why: say`A request for help needs an address.`,
  },
  {
    where: 'support.exclusions',
    lacks: ({ support }) => support !== undefined && support.exclusions.length === 0,
    gap: say`It is not said what support does not cover.`,
    why: say`Both sides would learn it from a bill.`,
  },
  {
    where: 'support.allowance',
    lacks: ({ support }) => support !== undefined && support.allowance === undefined,
    gap: say`The included hours are not stated.`,
    why: say`Without them every change begins with a talk about money.`,
  },
  {
    where: 'changes',
    lacks: ({ changes }) => changes === undefined,
    gap: say`It is not said how changes are asked for, approved and paid.`,
    why: say`What was altered, by whom and at whose cost would be told from memory.`,
  },
  {
    where: 'changes.classes',
    lacks: ({ changes }) => changes !== undefined && changes.classes.length === 0,
    gap: say`It is not said who pays for which change.`,
    why: say`Each change would need a decision before work starts.`,
  },
  {
    where: 'changes.rates',
    lacks: ({ changes }) => changes?.classes.some(({ pays }) => pays === 'billable') === true && isEmpty(changes.rates),
    gap: say`Some changes are billable, and no rate is stated.`,
    why: say`Nobody can approve an unknown price.`,
  },
  ...approvedRisks.map(
    (risk): Rule => ({
      where: `changes.approvals.${risk}`,
      lacks: ({ changes }) => changes !== undefined && changes.approvals[risk] === undefined,
      gap:
        risk === 'spending'
          ? say`It is not said who approves spending.`
          : say`Nobody approves changes of ${risk} risk.`,
      why: say`A change without approval is a change nobody decided.`,
    }),
  ),
  {
    where: 'changes.emergency',
    lacks: ({ changes }) => changes !== undefined && changes.emergency === undefined,
    gap: say`It is not said who may order a change in an emergency.`,
    why: say`In an emergency somebody will; better it is the right one.`,
  },
]

function workflowsWithoutBudget(plan: Plan): Gap[] {
  // A part of a workflow that is limited leaves the rest of it without a limit, and what tokens cost may change.
  const isWhole = ({ limit, route, release, model, integration }: Budget) =>
    !limit.endsWith(' tokens') && [route, release, model, integration].every((part) => part === undefined)
  const limited = Object.values(plan.budgets)
    .filter(isWhole)
    .map(({ workflow }) => workflow)
  if (limited.includes(undefined)) return []
  return Object.entries(plan.workflows)
    .filter(([name]) => !limited.includes(name))
    .map(([name, workflow]) => ({
      where: 'budgets',
      gap: say`No budget limits what ${workflow.name} may cost (workflow: ${name}).`,
      why: say`A loop overnight can cost more than a year’s work.`,
    }))
}

const isEmpty = (map: object): boolean => Object.keys(map).length === 0
