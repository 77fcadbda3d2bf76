import { z } from 'zod'
import { dayStart } from '../base/calendar.ts'
import { type Micros, parseTime } from '../base/time.ts'
import { dayOrTime, key, text } from './fields.ts'

export const runModes = ['live', 'shadow', 'canary', 'test'] as const
export type RunMode = (typeof runModes)[number]

/** From when on a release is the active one of its mode. */
export const releaseSchema = z.strictObject({
  name: text.describe('The name that runs give, or that they are given.'),
  from: dayOrTime.describe('The day or moment it became active; a day begins in the plan’s time zone.'),
  mode: z.enum(runModes).default('live'),
  prompts: z.array(key).default([]).describe('The prompts it holds.'),
  routes: z.array(key).default([]),
  models: z.array(key).default([]),
  note: text.optional().describe('What changed.'),
})
export type Release = z.infer<typeof releaseSchema>

type ReleaseTable = {
  readonly time_zone: string
  readonly workflows: Readonly<Record<string, { readonly releases: readonly Release[] } | undefined>>
}

/**
 * The release that the plan names as active for a workflow and mode when a run started: the newest begun by then.
 * Undefined where the plan names none; an unknown release is a group of its own, not a guess.
 */
export function releaseAt(plan: ReleaseTable, workflow: string, mode: RunMode, started: Micros): string | undefined {
  let newest: { name: string; from: Micros } | undefined
  for (const release of plan.workflows[workflow]?.releases ?? []) {
    const from = beginning(release, plan.time_zone)
    // Of two with the same beginning the later in the file holds, as a reader would take it.
    if (release.mode === mode && from <= started && (!newest || from >= newest.from)) {
      newest = { name: release.name, from }
    }
  }
  return newest?.name
}

/** The moment from which a release is active. */
export function beginning(release: Pick<Release, 'from'>, zone: string): Micros {
  if (release.from.length === 10) return dayStart(release.from, zone)
  const time = parseTime(release.from)
  if (!time) throw new TypeError(`not a time: ${release.from}`)
  return time.micros
}
