import { sayMoment } from '../../base/moment.ts'
import { say } from '../../base/say.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { countedTo } from '../../evidence/runs/count.ts'
import { isAbout, isMaintained, listMaintenanceWindows } from '../../plan/maintenance-windows.ts'
import type { Plan } from '../../plan/plan.ts'
import { holdsAt, listStops } from '../../plan/stops.ts'
import { LEAST_DAYS } from '../../statistics/silence.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { State } from '../../store/state/state.ts'
import { silenceShares } from '../watches/subjects.ts'
import { askSilence, LOOKED, silentInWords, termsOf, toMicros } from './silence.ts'
import { listenedSince } from './watch-silences.ts'

/** Later is not looked at. */
const AHEAD = 120 * MICROS.d

export type HowSoon = {
  /** When its last run came; null where none arrived while it was news. */
  readonly since: Micros | null
  /** When it would be told, or was, that no runs come, should none come; null where that is not known, or not within months. */
  readonly told_at: Micros | null
  /** Its share of the false alarms; null where the plan does not cover it. */
  readonly alarms_a_year: number | null
  readonly said: string
}

/** How soon it would be told of a workflow that its runs do not come any more, as far as is known. */
export async function askHowSoon(
  { state, evidence }: { readonly state: State; readonly evidence: Evidence },
  workspace: string,
  { plan, workflow, asOf }: { readonly plan: Plan; readonly workflow: string; readonly asOf: Micros },
): Promise<HowSoon> {
  const alarms_a_year = silenceShares(plan).get(workflow)
  if (alarms_a_year === undefined)
    return {
      ...{ since: null, told_at: null, alarms_a_year: null },
      said: say`The plan does not cover it, so nobody is told when its runs do not come any more.`,
    }
  const by = Math.min(await countedTo(state, workspace), asOf)
  const given = { alarms_a_year, listened_since: await listenedSince(state, workspace), by }
  const terms = termsOf(plan, given, asOf - LOOKED, asOf + AHEAD)
  const standing = await askSilence({ db: state.db, evidence }, workspace, { workflow, now: asOf, terms, ahead: AHEAD })
  const answer = (said: string, at: Micros | null = null): HowSoon => ({
    since: standing ? toMicros(standing.last.since) : null,
    told_at: at,
    alarms_a_year,
    said,
  })
  if (!standing)
    return answer(
      say`None of its runs has arrived within eight days of its end, so nobody would be told that they do not come any more.`,
    )
  const { last, days } = standing
  const stops = await listStops(state.db, workspace, workflow)
  if (stops.some((one) => holdsAt(one, asOf)))
    return answer(say`While it stands still nobody is told that no runs come.`)
  const windows = await listMaintenanceWindows(state.db, workspace, { from: asOf, to: asOf + 1 })
  if (windows.some((one) => isMaintained(one, asOf) && isAbout(one, workflow)))
    return answer(say`While it is maintained nobody is told that no runs come.`)
  if (last.limit === null)
    return answer(
      say`That its runs do not come any more is not told yet: two whole weeks are needed, and after them ${LEAST_DAYS} days with runs; ${days} are known.`,
    )
  const came = sayMoment(toMicros(last.since), plan.time_zone)
  if (last.at === null)
    return answer(
      say`Its last run came on ${came}. So few come, or so unevenly, that it would not be told within four months that they do not any more.`,
    )
  const at = toMicros(last.at)
  if (at <= asOf) return answer(silentInWords(toMicros(last.since), last.limit, plan.time_zone).title, at)
  return answer(say`Its last run came on ${came}. If none comes, that is told on ${sayMoment(at, plan.time_zone)}.`, at)
}
