import { localHour } from '../../base/calendar.ts'
import { sayMoment } from '../../base/moment.ts'
import { say, sayNumber } from '../../base/say.ts'
import { formatTime, MICROS, type Micros } from '../../base/time.ts'
import { askArrivalHours } from '../../evidence/runs/arrivals.ts'
import { isHoliday } from '../../plan/holidays.ts'
import { isAbout, listMaintenanceWindows } from '../../plan/maintenance-windows.ts'
import type { Plan } from '../../plan/plan.ts'
import { listStops } from '../../plan/stops.ts'
import { type Silences, silencesOf } from '../../statistics/silence.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Db } from '../../store/state/state.ts'
import type { Answer } from '../finding.ts'
import { dayOf, howSure } from '../objectives/target.ts'

/** What the finding is about that runs leave which do not come: one for each workflow. */
export const silenceKey = (workflow: string): string => `silence:${workflow}`

/** Arrivals are looked at so far back: a year in which chance is learnt, and the weeks before it. */
export const LOOKED = 60 * MICROS.w

/** What it takes to ask again how long a workflow has been silent. */
export type SilenceTerms = {
  readonly time_zone: string
  /** Holidays of the plan since it is known: nothing is expected on them. */
  readonly days_off: readonly string[]
  readonly alarms_a_year: number
  /** Since when somebody listened without a longer break. */
  readonly listened_since: Micros
  /** Everything that was counted by this stamp. */
  readonly by: Micros
}

export type Standing = Silences & { readonly terms: SilenceTerms; readonly now: Micros }

/** How a workflow has been silent by a moment; undefined where none of its runs arrived while it was news. */
export async function askSilence(
  { db, evidence }: { readonly db: Db; readonly evidence: Evidence },
  workspace: string,
  asked: {
    readonly workflow: string
    readonly now: Micros
    readonly terms: SilenceTerms
    readonly asKnown?: boolean
    /** Looked on for so long, as if no run came. */
    readonly ahead?: Micros
  },
): Promise<Standing | undefined> {
  const { workflow, now, terms, asKnown = false, ahead = 0 } = asked
  const since = asKnown ? 0 : now - LOOKED
  const hours = await askArrivalHours(evidence, workspace, { workflow, since, to: now, by: terms.by, asKnown })
  const stops = await listStops(db, workspace, workflow)
  const windows = await listMaintenanceWindows(db, workspace, { from: since, to: now + ahead })
  const maintained = hoursOf(windows.filter((one) => isAbout(one, workflow)))
  const off = new Set(terms.days_off)
  const silences = silencesOf(hours, {
    now: (now + ahead) / MICROS.h,
    listenedSince: terms.listened_since / MICROS.h,
    alarmsAYear: terms.alarms_a_year,
    placeOf: (hour) => localHour(hour * MICROS.h, terms.time_zone),
    isOff: (hour, day) =>
      off.has(dayOf(day)) || maintained.has(hour) || stops.some((one) => touches(one, hour * MICROS.h)),
  })
  return silences && { ...silences, terms, now }
}

/** The hours in some of which it was maintained. There may be very many windows: hours are looked up. */
function hoursOf(windows: readonly { readonly since: Micros; readonly until: Micros }[]): ReadonlySet<number> {
  const hours = new Set<number>()
  for (const { since, until } of windows)
    for (let hour = Math.floor(since / MICROS.h); hour * MICROS.h < until; hour++) hours.add(hour)
  return hours
}

/** Whether a workflow stood still in some of an hour. */
const touches = ({ since, until }: { readonly since: Micros; readonly until: Micros | null }, hour: Micros): boolean =>
  since < hour + MICROS.h && (until === null || until > hour)

/** What a plan says of it, of the holidays between two moments. */
export function termsOf(
  { holidays, time_zone }: Plan,
  given: Pick<SilenceTerms, 'alarms_a_year' | 'listened_since' | 'by'>,
  from: Micros,
  to: Micros,
): SilenceTerms {
  const days_off: string[] = []
  for (let day = localHour(from, time_zone).day; day <= localHour(to, time_zone).day; day++)
    if (isHoliday(holidays, dayOf(day))) days_off.push(dayOf(day))
  return { time_zone, days_off, ...given }
}

/** The silence that lasts, in words and in figures. */
export function silenceInWords({ last, terms, now }: Standing): Answer & { readonly title: string } {
  const since = toMicros(last.since)
  const { title, said } = silentInWords(since, last.expected, terms.time_zone)
  return {
    title,
    said: last.aYear === null ? said : say`${said} ${howSure(1 / last.aYear)}`,
    answer: {
      since: formatTime(since),
      by: formatTime(now),
      expected: rounded(last.expected),
      limit: last.limit === null ? null : rounded(last.limit),
      evidence: last.aYear === null ? null : rounded(1 / last.aYear),
      needed: rounded(1 / terms.alarms_a_year),
    },
  }
}

export function silentInWords(since: Micros, expected: number, zone: string): { title: string; said: string } {
  const [moment, runs] = [sayMoment(since, zone), runsInWords(expected)]
  return {
    title: say`No runs since ${moment}; about ${runs} would have come by now`,
    said: say`No run has come since ${moment}; about ${runs} would have come by now, as in the weeks before.`,
  }
}

/** Runs came again. */
export function heardAgainInWords(since: Micros, until: Micros, zone: string): string {
  return say`Runs come again since ${sayMoment(until, zone)}. It was silent for ${lengthInWords(until - since)}.`
}

/** "3 days": what is long is not counted in hours. */
function lengthInWords(length: Micros): string {
  const hours = Math.max(1, Math.round(length / MICROS.h))
  if (hours === 1) return say`one hour`
  if (hours < 48) return say`${hours} hours`
  return say`${Math.round(length / MICROS.d)} days`
}

/** As much as is known of it: "47", "1200"; few with a tenth. */
const runsInWords = (expected: number): string =>
  sayNumber(String(Number(expected < 10 ? expected.toFixed(1) : Math.round(expected).toPrecision(2))))

const rounded = (value: number): number => Number(value.toPrecision(6))
export const toMicros = (hours: number): Micros => Math.round(hours * MICROS.h)
