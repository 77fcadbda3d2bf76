import { createHash } from 'node:crypto'
import { dayStart } from '../../base/calendar.ts'
import type { Plan } from '../../plan/plan.ts'
import type { PlanReading } from './by-plan.ts'
import type { PlanReadings } from './follow.ts'

/** The rules for reading that a plan has for a workflow; undefined where it has none. */
export function readingOf(plan: Plan, workflow: string): PlanReading | undefined {
  const { reading: rules, actions } = Object.hasOwn(plan.workflows, workflow)
    ? (plan.workflows[workflow] ?? NONE)
    : NONE
  if (!rules) return undefined
  const from = rules.from === undefined ? null : dayStart(rules.from, plan.time_zone)
  return { rules, from, actions }
}

const NONE = { reading: undefined, actions: {} }

/** Those of all its workflows, as whoever makes runs wants them. */
export function readingsOf(plan: Plan): PlanReadings {
  const all = new Map(
    Object.keys(plan.workflows).flatMap((workflow) => {
      const reading = readingOf(plan, workflow)
      return reading ? [[workflow, reading] as const] : []
    }),
  )
  return {
    of: (workflow, started) => {
      const reading = all.get(workflow)
      return reading && (reading.from === null || (started !== null && started >= reading.from)) ? reading : undefined
    },
    hashes: new Map([...all].map(([workflow, reading]) => [workflow, hashOf(reading)])),
  }
}

/** Of all that what is found rests on. */
function hashOf({ rules, from, actions }: PlanReading): string {
  const resting = Object.entries(actions).map(([name, { writes, integration, read_back }]) => [
    ...[name, writes, integration, read_back?.fields],
  ])
  return createHash('sha256')
    .update(JSON.stringify([rules, from, resting]))
    .digest('hex')
}
