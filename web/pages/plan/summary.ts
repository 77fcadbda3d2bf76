import { choiceWord, labelOf } from '../../messages/plan.ts'
import type { PlanWords } from '../../messages/plan-en.ts'
import { spoken } from '../../parts/format.ts'
import { pages, type ShapeName } from './fields.ts'
import { toText } from './form-value.ts'
import { isMap, isUnder, pageOf, valueAt, type Written } from './place.ts'

/** What tells an entry from its neighbours at a glance; the first two that are said. */
const telling: Partial<Record<ShapeName, readonly string[]>> = {
  person: ['title', 'roles'],
  absence: ['from', 'to'],
  action: ['boundary', 'what'],
  objective: ['target'],
  route: ['when'],
  permission: ['integration', 'needs'],
  release: ['name', 'note'],
  exception: ['handling'],
  drill: ['what', 'every'],
  budget: ['limit', 'per'],
  maintenance: ['why', 'days'],
  class: ['when', 'pays'],
  notice_rule: ['when', 'tell'],
  notice_step: ['after', 'tell'],
  assumption: ['about'],
  amount: ['what', 'amount'],
  severity: ['means'],
  holiday: ['on', 'name'],
  contact: ['for', 'reach'],
  accepted_risk: ['risk'],
  integration: ['system', 'if_down'],
  dashboard: ['name', 'for'],
  case: ['what', 'per_week'],
  approval_queue: ['time_limit', 'on_silence'],
  review: ['cadence', 'sample'],
  tuning: ['test_cases', 'watch'],
  incident: ['where'],
  rollback: ['target', 'within'],
  fallback: ['capacity', 'start_within'],
  owner_notification: ['by', 'within'],
  relaunch: ['backlog'],
  allowance: ['hours', 'per'],
  hour_band: ['name', 'weight'],
  emergency: ['approved_within'],
  estimate: ['value', 'method'],
  build_cost: ['amount', 'from'],
  reading: ['from'],
  sources: ['tools'],
  found: ['at', 'step'],
  step_rule: ['step', 'action', 'is'],
  tolerances: ['false_alarms_per_year'],
}
const otherwise = ['what', 'value', 'used_for', 'lives']

/** An entry's name as people say it: promises and actions are named in the way of programs. */
export function entryName(words: PlanWords, shape: ShapeName, name: string): string {
  if (shape === 'objective') return choiceWord(words, name).replaceAll('_', ' ')
  return shape === 'action' ? name.replaceAll('_', ' ') : name
}

/** A place in the plan by the name that it has on its page, or by that of the page: "Support triage: Promises". */
export function placeInWords(part: string, whole: Written, words: PlanWords): string {
  if (part === 'workflows') return words.workflow
  const { workflows } = whole
  const { section, workflow } = pageOf(part, isMap(workflows) ? Object.keys(workflows) : [])
  const whose = workflow === undefined ? 'plan' : 'workflow'
  const rest = workflow === undefined ? part : part.slice(`workflows.${workflow}.`.length)
  const field = pages[section][whose].find(({ key }) => isUnder(rest, key))
  const label = field ? labelOf(words, whose, field.key).label : words.sections[section]
  const name = workflow === undefined ? undefined : valueAt(whole, ['workflows', workflow, 'name'])
  return typeof name === 'string' ? `${name}: ${label}` : label
}

/** An entry in a few words; empty where it says nothing yet. */
export function summaryOf(words: PlanWords, value: unknown, shape?: ShapeName): string {
  if (!isMap(value)) return toText(value)
  const keys = (shape && telling[shape]) ?? otherwise
  const said = keys.flatMap((key) => {
    const text = Array.isArray(value[key])
      ? value[key].map((one) => choiceWord(words, toText(one))).join(', ')
      : choiceWord(words, toText(value[key]))
    return text === '' ? [] : [spoken(text)]
  })
  const short = said.slice(0, 2).join(' · ')
  return short.length > 110 ? `${short.slice(0, 108)}…` : short
}
