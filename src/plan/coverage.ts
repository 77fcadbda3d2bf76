import { say } from '../base/say.ts'
import { gapsOfNotices } from './coverage-of-notices.ts'
import { gapsOfTerms } from './coverage-of-terms.ts'
import { gapsOfWorkflow } from './coverage-of-workflow.ts'
import type { Gap } from './gap.ts'
import type { Plan } from './plan.ts'
import { excessInWords, reviewTime } from './review-time.ts'

/**
 * What a maintenance plan must have and this one lacks, in the order of the file. Whether what it has was proved, and
 * whether that proof still holds, depends on the day and is not told here.
 */
export function coverage(plan: Plan): Gap[] {
  return [
    ...peopleWithoutAddress(plan),
    ...integrationsWithoutCare(plan),
    ...Object.entries(plan.workflows).flatMap(([name, workflow]) => gapsOfWorkflow(plan, name, workflow)),
    ...askedTooMuch(plan),
    ...gapsOfTerms(plan),
    ...gapsOfNotices(plan),
  ]
}

/** People who must be reached when something breaks. */
function peopleWithoutAddress(plan: Plan): Gap[] {
  const called = new Map<string, string>()
  const rules = (plan.notices?.routes ?? []).flatMap(({ unacknowledged = [], ...rule }) => [
    rule,
    ...unacknowledged.map(({ tell, by = rule.by }) => ({ tell, by })),
  ])
  for (const { tell, by } of rules)
    if (by.includes('mail')) for (const person of tell) called.set(person, say`told of notices`)
  for (const person of plan.support?.contacts ?? []) called.set(person, say`a contact`)
  for (const { deputy, continuity } of Object.values(plan.workflows)) {
    for (const person of continuity.owner_notification?.who ?? []) called.set(person, say`told when it stops`)
    if (continuity.incident) called.set(continuity.incident.lead, say`the lead of incidents`)
    if (deputy !== undefined) called.set(deputy, say`a deputy`)
  }
  for (const { owner } of Object.values(plan.workflows)) called.set(owner, say`an owner`)
  return Object.entries(plan.people).flatMap(([person, { name, email, phone }]) => {
    const role = called.get(person)
    if (role === undefined || email !== undefined || phone !== undefined) return []
    const gap = say`${name} is ${role}, and has neither email nor phone.`
    return [{ where: `people.${person}.email`, gap, why: say`A notice needs somewhere to go.` }]
  })
}

function integrationsWithoutCare(plan: Plan): Gap[] {
  return Object.entries(plan.integrations).flatMap(([key, integration]) => {
    const at = `integrations.${key}`
    const gaps: Gap[] = []
    if (integration.owner === undefined) {
      const why = say`When its access ends or its fields change, somebody must have been asked to mend it.`
      gaps.push({ where: `${at}.owner`, gap: say`Nobody answers for ${integration.name}.`, why })
    }
    if (integration.if_down === undefined) {
      const gap = say`It is not said what people do while ${integration.name} is down.`
      gaps.push({ where: `${at}.if_down`, gap, why: say`Work goes on arriving while it is down.` })
    }
    if (integration.check === undefined) {
      const why = say`A system that fails in silence is noticed by customers first.`
      gaps.push({
        where: `${at}.check`,
        gap: say`It is not said how ${integration.name} is tried, and how often.`,
        why,
      })
    }
    return gaps
  })
}

function askedTooMuch(plan: Plan): Gap[] {
  const why = say`Reviews that people have no time for are missed or waved through.`
  return excessInWords(plan, reviewTime(plan)).map(({ where, sentence }) => ({ where, gap: sentence, why }))
}
