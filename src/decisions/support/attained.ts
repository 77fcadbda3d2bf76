import { localDay } from '../../base/calendar.ts'
import { type Severity, severities } from '../../plan/support.ts'
import { type ClockName, clocks } from './clock.ts'
import type { Matter } from './matter.ts'

/** How many promises of a month were kept, of how many that came to something in it. Never a share without its number. */
export type Attained = {
  /** "2026-03", of the plan's zone. */
  readonly month: string
  readonly severity: Severity
  readonly clock: ClockName
  readonly kept: number
  readonly of: number
}

/** The months from one on, the newest first. A promise counts where it was kept or broken, and never again. */
export function attainedIn(matters: readonly Pick<Matter, 'clocks'>[], zone: string, from: string): Attained[] {
  const counts = new Map<string, { kept: number; of: number }>()
  for (const { clocks: stands } of matters)
    for (const { clock, decided } of stands)
      for (const { at, kept, severity } of decided) {
        const key = `${localDay(at, zone).slice(0, 7)} ${severity} ${clock}`
        const before = counts.get(key) ?? { kept: 0, of: 0 }
        counts.set(key, { kept: before.kept + (kept ? 1 : 0), of: before.of + 1 })
      }
  const months = [...new Set([...counts.keys()].map((key) => key.slice(0, 7)))]
    .filter((one) => one >= from)
    .sort()
    .reverse()
  return months.flatMap((month) =>
    severities.flatMap((severity) =>
      clocks.flatMap((clock) => {
        const found = counts.get(`${month} ${severity} ${clock}`)
        return found ? [{ month, severity, clock, ...found }] : []
      }),
    ),
  )
}
