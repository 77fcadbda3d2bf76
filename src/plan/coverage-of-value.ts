import { say } from '../base/say.ts'
import type { Gap } from './gap.ts'
import type { ValueModel } from './value-model.ts'
import type { Workflow } from './workflow.ts'

/** What is missing to say what the workflow returns. Nothing, where the plan says why its value is not told. */
export function gapsOfValue(workflow: Workflow): Gap[] {
  const { value, not_measured } = workflow
  if (!value) {
    if (not_measured.value !== undefined) return []
    return [
      {
        where: 'value',
        gap: say`It is not said what it returns.`,
        why: say`Whether to expand or to end it rests on that.`,
      },
    ]
  }
  return rules
    .filter((rule) => (rule.goals === undefined || rule.goals.includes(value.goal)) && isMissing(value[rule.key]))
    .map(({ key, gap, why }) => ({ where: `value.${key}`, gap, why }))
}

type Rule = {
  key: keyof ValueModel
  /** Only for these goals; left out: for all. */
  goals?: readonly ValueModel['goal'][]
  gap: string
  why: string
}

const rules: readonly Rule[] = [
  {
    key: 'baseline_minutes',
    goals: ['hours'],
    gap: say`It is not said how long a person took for one case before.`,
    why: say`Saved time is the difference to it.`,
  },
  {
    key: 'labour_rate',
    goals: ['hours'],
    gap: say`It is not said what an hour of that work costs.`,
    why: say`Saved hours become money by it.`,
  },
  {
    key: 'redeployed',
    goals: ['hours'],
    gap: say`It is not said which share of the freed time is really used for something else.`,
    why: say`Time that nobody uses is worth nothing.`,
  },
  {
    key: 'spending_removed',
    goals: ['spending'],
    gap: say`It is not said which spending ended.`,
    why: say`It must show in the books.`,
  },
  {
    key: 'spending_avoided',
    goals: ['avoided spending'],
    gap: say`It is not said which planned spending was called off.`,
    why: say`Avoided spending is only as good as the plan it was part of.`,
  },
  {
    key: 'error_rate_before',
    goals: ['quality'],
    gap: say`It is not said how often people made a mistake before.`,
    why: say`Fewer mistakes are the difference to it.`,
  },
  {
    key: 'cost_per_error',
    goals: ['quality'],
    gap: say`It is not said what a mistake costs.`,
    why: say`Fewer mistakes become money by it.`,
  },
  {
    key: 'revenue_per_case',
    goals: ['revenue'],
    gap: say`It is not said what a case brings in.`,
    why: say`Its share of the revenue is reckoned from it.`,
  },
  {
    key: 'attribution',
    goals: ['revenue'],
    gap: say`It is not said which share of the revenue is owed to it.`,
    why: say`Much of it would have come in anyway.`,
  },
  {
    key: 'review_minutes',
    gap: say`It is not said how long the review of one case takes.`,
    why: say`People’s time for reviews is a cost of it.`,
  },
  {
    key: 'exception_minutes',
    gap: say`It is not said how long clearing one exception takes.`,
    why: say`People’s time for exceptions is often its largest cost.`,
  },
  {
    key: 'rework_minutes',
    gap: say`It is not said how long putting one wrong case right takes.`,
    why: say`What it does wrong must be paid for.`,
  },
  {
    key: 'upkeep_hours',
    gap: say`It is not said how many hours a month its upkeep takes.`,
    why: say`Upkeep is paid for every month, and easily forgotten.`,
  },
  {
    key: 'decide_on',
    gap: say`No day is named on which expand, hold, fix or retire is decided.`,
    why: say`Without a day nothing is ever retired.`,
  },
  { key: 'decided_by', gap: say`It is not said who decides that.`, why: say`A decision needs a person.` },
]

function isMissing(value: ValueModel[keyof ValueModel]): boolean {
  return value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)
}
