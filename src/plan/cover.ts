import { dayLater, localDay, timeOfDay } from '../base/calendar.ts'
import type { Micros } from '../base/time.ts'
import { onDuty, rotasFor, turningPoints } from './on-duty.ts'
import { type People, whoAnswers } from './people.ts'

/** Who answers for a workflow from one moment to another, and by which rota; null for nobody, and where no rota says so. */
export type Stretch = {
  readonly from: Micros
  readonly to: Micros
  readonly answering: string | null
  readonly rota: string | null
  readonly because: string
}

/** Who answers for a workflow between two moments, without a break: asked at every moment at which that may change. */
export function coverOf(plan: People, workflow: string, from: Micros, to: Micros): Stretch[] {
  const stretches: Stretch[] = []
  const moments = momentsOfChange(plan, workflow, from, to)
  for (const [place, at] of moments.entries()) {
    const { answering = null, because = '' } = whoAnswers(plan, workflow, at) ?? {}
    const rota = onDuty(plan, workflow, at)?.rota ?? null
    const until = moments[place + 1] ?? to
    const last = stretches.at(-1)
    if (last && last.answering === answering && last.rota === rota && last.because === because)
      stretches[stretches.length - 1] = { ...last, to: until }
    else stretches.push({ from: at, to: until, answering, rota, because })
  }
  return stretches
}

/** The same cut at the days of the zone of the plan, each with those parts of it in which another answers or for another reason. */
export function coverByDay(
  plan: People,
  workflow: string,
  { from, days }: { readonly from: string; readonly days: number },
): { readonly day: string; readonly parts: readonly Stretch[] }[] {
  const startOf = (day: string) => timeOfDay(day, '00:00', plan.time_zone)
  const all = coverOf(plan, workflow, startOf(from), startOf(dayLater(from, days)))
  return Array.from({ length: days }, (_, count) => {
    const day = dayLater(from, count)
    const [begin, end] = [startOf(day), startOf(dayLater(day, 1))]
    const parts = all
      .filter((one) => one.from < end && one.to > begin)
      .map((one) => ({ ...one, from: Math.max(one.from, begin), to: Math.min(one.to, end) }))
    return { day, parts }
  })
}

/** The beginning, and every moment after it at which somebody comes on duty, goes, or is away or back. */
function momentsOfChange(plan: People, workflow: string, from: Micros, to: Micros): Micros[] {
  const moments = new Set([from])
  const add = (at: Micros) => {
    if (from < at && at < to) moments.add(at)
  }
  const rotas = rotasFor(plan, workflow)
  if (rotas.length > 0) {
    // A day to each side: theirs may begin earlier or later than those of the plan.
    const last = dayLater(localDay(to, 'UTC'), 1)
    for (let day = dayLater(localDay(from, 'UTC'), -1); day <= last; day = dayLater(day, 1))
      for (const [, rota] of rotas) for (const at of turningPoints(plan, rota, day)) add(at)
    for (const swap of plan.swaps ?? []) for (const at of [swap.from, swap.to]) add(at)
  }
  for (const { absences, time_zone = plan.time_zone } of Object.values(plan.people))
    for (const away of absences) {
      add(timeOfDay(away.from, '00:00', time_zone))
      add(timeOfDay(dayLater(away.to, 1), '00:00', time_zone))
    }
  return [...moments].sort((a, b) => a - b)
}
