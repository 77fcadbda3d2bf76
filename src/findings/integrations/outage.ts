import { sayMoment } from '../../base/moment.ts'
import { listed, say } from '../../base/say.ts'
import { formatTime, MICROS, type Micros } from '../../base/time.ts'
import { askCallers, type CallerRun } from '../../evidence/runs/callers.ts'
import { LAG, LEAST_CALLERS, type Outage, outagesOf } from '../../statistics/outage.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Answer } from '../finding.ts'
import { howSure } from '../objectives/target.ts'

export const OUTAGES = 'outage:'
/** What the finding of a system is about that is down: one for each. */
export const outageKey = (integration: string): string => `${OUTAGES}${integration}`

/** What it takes to ask again whether a system is down. */
export type OutageTerms = {
  readonly integration: string
  readonly time_zone: string
  readonly alarms_a_year: number
  /** Everything that was counted by this stamp. */
  readonly by: Micros
}

/** A time in which a system was down, with the runs that called it then. */
export type Down = Omit<Outage, 'since' | 'at' | 'until'> & {
  readonly since: Micros
  readonly at: Micros
  readonly until: Micros | null
  readonly during: readonly CallerRun[]
}

export type Standing = {
  /** In their order; the last may last. */
  readonly told: readonly Down[]
  /** Whether it is known to work: otherwise it is down, or nobody can tell. */
  readonly isWell: boolean
  /** Why nobody can tell; null where it can be told. */
  readonly unknown: string | null
}

/** How a system stands, by the runs that called it in their order. */
export function standingOf(callers: readonly CallerRun[], alarmsAYear: number): Standing {
  const witnesses = callers.map(({ known, calls, failed }) => ({ at: known / MICROS.d, isBad: 2 * failed >= calls }))
  const { told, known, limit } = outagesOf(witnesses, alarmsAYear)
  const micros = (days: number) => Math.round(days * MICROS.d)
  const downs = told.map((one): Down => {
    const [since, at, until] = [micros(one.since), micros(one.at), one.until === null ? null : micros(one.until)]
    const isDuring = (caller: CallerRun) => caller.known >= since && (until === null || caller.known <= until)
    return { ...one, since, at, until, during: callers.filter(isDuring) }
  })
  const isDown = told.at(-1)?.until === null
  return { told: downs, isWell: !isDown && limit !== null, unknown: isDown ? null : unknownBy(known, limit) }
}

function unknownBy(known: number, limit: number | null): string | null {
  if (known < LEAST_CALLERS)
    return say`That it is down is not told yet: ${LEAST_CALLERS + LAG} runs that call it are needed.`
  return limit === null ? say`Its calls fail so often that being down could not be told from that.` : null
}

/** How each of some systems stands at a moment. */
export async function askStandings(
  evidence: Evidence,
  workspace: string,
  asked: {
    readonly shares: ReadonlyMap<string, number>
    readonly to: Micros
    readonly by: Micros
    readonly from?: Micros
    /** As if these runs had not been. */
    readonly without?: ReadonlySet<string>
  },
): Promise<Map<string, Standing>> {
  const { shares, without, ...range } = asked
  const callers = await askCallers(evidence, workspace, { integrations: [...shares.keys()], ...range })
  const callersOf = Map.groupBy(
    callers.filter(({ run }) => !without?.has(run)),
    (one) => one.integration,
  )
  return new Map([...shares].map(([name, share]) => [name, standingOf(callersOf.get(name) ?? [], share)]))
}

/** The question of a finding, asked again. */
export async function askOutage(
  evidence: Evidence,
  workspace: string,
  { integration, time_zone, alarms_a_year, by }: OutageTerms,
  to: Micros,
  without?: ReadonlySet<string>,
): Promise<Answer> {
  const shares = new Map([[integration, alarms_a_year]])
  const asked = { shares, to, by, ...(without ? { without } : {}) }
  const standing = (await askStandings(evidence, workspace, asked)).get(integration)
  const last = standing?.told.at(-1)
  if (last?.until === null) return outageInWords(last, { time_zone, alarms_a_year })
  return { said: standing?.unknown ?? say`Its calls go as usual.`, answer: null }
}

/** Calls since it began, as people read it, and as figures. */
export function outageInWords(
  { since, runs, bad, evidence, limit, during }: Down,
  { time_zone, alarms_a_year }: Pick<OutageTerms, 'time_zone' | 'alarms_a_year'>,
): Answer {
  const sum = (list: readonly CallerRun[], what: 'calls' | 'failed') => list.reduce((all, one) => all + one[what], 0)
  const [calls, failed] = [sum(during, 'calls'), sum(during, 'failed')]
  const moment = sayMoment(since, time_zone)
  return {
    said: listed(
      [
        say`Since ${moment}, ${failed} of ${calls} calls failed; in ${bad} of ${runs} runs that called it, half of them or more.`,
        howSure(evidence),
      ],
      ' ',
    ),
    answer: {
      since: formatTime(since),
      ...{ calls, failed, runs, runs_failing: bad, workflows: failedBy(during) },
      usual_at_most: Number(limit.toPrecision(4)),
      evidence: Number(evidence.toPrecision(6)),
      needed: Number((1 / alarms_a_year).toPrecision(6)),
    },
  }
}

/** Each workflow whose runs called it meanwhile, those that it failed most first. */
const failedBy = (during: readonly CallerRun[]) =>
  [...Map.groupBy(during, (one) => one.workflow)]
    .map(([workflow, all]) => ({ workflow, runs: all.length, failed: all.filter((one) => one.failed > 0).length }))
    .sort((a, b) => b.failed - a.failed || (a.workflow < b.workflow ? -1 : 1))

export const workflowsOf = ({ during }: Down): string[] => failedBy(during).map(({ workflow }) => workflow)

/** What its finding is called. */
export const downInWords = (called: string, { bad, runs }: { readonly bad: number; readonly runs: number }): string =>
  say`${called} is down or refuses: its calls fail in ${bad} of ${runs} runs`

/** A system works again. */
export function wellAgainInWords({ since, until, runs, bad }: Down, zone: string): string {
  const moment = sayMoment(until ?? since, zone)
  return say`Its calls go as usual again since ${moment}. While it was down they failed in ${bad} of ${runs} runs.`
}
