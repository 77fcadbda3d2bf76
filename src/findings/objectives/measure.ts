import { localDay } from '../../base/calendar.ts'
import { Exact } from '../../base/money.ts'
import { say } from '../../base/say.ts'
import { askFigures, type Figures } from '../../evidence/runs/figures.ts'
import {
  askCases,
  askCosts,
  askEligible,
  askEscaped,
  askIncidents,
  askLosses,
  askRanked,
  askRefusals,
  askRetried,
  askSample,
  type Costs,
  type Losses,
  type Range,
  type Taken,
} from '../../evidence/runs/measures.ts'
import type { Aggregate, Period } from '../../plan/condition.ts'
import type { MeasureName } from '../../plan/measures.ts'
import { meanInterval } from '../../statistics/mean-interval.ts'
import { median, quantile, quantileInterval, quantileRanks } from '../../statistics/quantile.ts'
import { wilson } from '../../statistics/wilson.ts'
import { adoptionByWeeks, incidentsByWeeks, lossByWeeks } from './by-weeks.ts'
import { inNumber, type MeasureContext, type Measured } from './measured.ts'
import { activePeople } from './people.ts'

/** Of nothing. */
export const empty: Figures = {
  runs: 0,
  judged: 0,
  accepted: 0,
  corrected: 0,
  rejected: 0,
  escalated: 0,
  reopened: 0,
  untouched: 0,
  handed_over: 0,
  exceptions: 0,
  errors: 0,
  tool_calls: 0,
  tool_errors: 0,
  runs_with_tool_errors: 0,
  cost_reported: null,
  cost_estimated: null,
  cost_unknown_runs: 0,
  median_duration_ms: null,
  p95_duration_ms: null,
}

/** One row of figures for a workflow and range (bounds: full hours, or days of the zone). */
export async function figuresOf({ evidence, workspace, zone }: MeasureContext, range: Range): Promise<Figures> {
  const { workflow, from, to, release, case_type, route } = range
  const [row] = await askFigures(evidence, workspace, zone, { workflow, from, to, release, case_type, route })
  return row ?? empty
}

/** Measures one thing of a workflow in a range, with its interval and what it rests on. */
export async function measure(
  context: MeasureContext,
  what: { measure: MeasureName; aggregate: Aggregate | null; per?: Period | null },
  range: Range,
): Promise<Measured> {
  const { evidence, workspace, zone } = context
  switch (what.measure) {
    case 'accepted':
    case 'corrected':
    case 'rejected':
    case 'reopened':
    case 'exceptions':
    case 'handed_over':
    case 'tool_errors':
      return shareOf(what.measure, await figuresOf(context, range))
    case 'escaped_errors': {
      const { believed, wrong } = await askEscaped(evidence, workspace, range)
      return share(
        wrong,
        believed,
        say`runs accepted by a person or a system`,
        say`no run was accepted by a person or by the system of record yet`,
      )
    }
    case 'duration':
      return await aggregated(context, 'duration', what.aggregate, range, {
        of: say`timed runs`,
        unknown: say`no run has both a start and an end`,
      })
    case 'approval_latency':
      return await aggregated(context, 'wait', what.aggregate, range, {
        of: say`approvals`,
        unknown: say`no outcome given by a person says how long it had waited`,
      })
    case 'approval_work':
      return await aggregated(context, 'work', what.aggregate, range, {
        of: say`approvals`,
        unknown: say`no outcome given by a person says how long was worked on it`,
      })
    case 'tool_retries': {
      const { calls, tries } = await askRetried(evidence, workspace, range)
      return share(tries, calls, say`tool calls`, say`there were no tool calls`)
    }
    case 'refused_writes': {
      const { known, refused } = await askRefusals(evidence, workspace, range)
      return share(refused, known, say`writes`, say`of no write it is known what became of it`)
    }
    case 'tool_latency':
      return await aggregated(context, 'tool_time', what.aggregate, range, {
        of: say`tool calls`,
        unknown: say`no tool call has both a start and an end`,
      })
    case 'cost_per_run':
      return costPerRun(await askCosts(evidence, workspace, range))
    case 'cost_per_case': {
      const costs = await askCosts(evidence, workspace, range)
      return costs ? costOf(costs, { of: say`cases`, units: await askCases(evidence, workspace, range) }) : noRuns
    }
    case 'cost_per_accepted': {
      const [costs, { accepted }] = await Promise.all([askCosts(evidence, workspace, range), figuresOf(context, range)])
      if (!costs) return noRuns
      const of = say`accepted runs`
      return accepted === 0 ? nothing(of, say`no run was accepted yet`) : costOf(costs, { of, units: accepted })
    }
    case 'cost_total': {
      const costs = await askCosts(evidence, workspace, range)
      if (!costs) return noRuns
      const of = inNumber(costs.runs, say`runs`)
      return { ...costOf(costs, { of, units: 1 }), n: costs.runs, of, isTotal: true }
    }
    case 'adoption': {
      // Only days wholly in the range, and of them those whose eligible cases were counted: on others nothing can be said
      // of the share, and cases of theirs would make it too large.
      const told = await askEligible(evidence, workspace, range)
      const counted = told.filter(
        ({ period }) =>
          period.length === 10 && period > localDay(range.from - 1, zone) && period < localDay(range.to, zone),
      )
      if (counted.length === 0) {
        const weeks = await adoptionByWeeks(context, range, told)
        if (weeks) return adoptionOf(weeks)
        return nothing(say`eligible cases`, say`nobody told how many cases there were to do on these days`)
      }
      const eligible = counted.reduce((sum, one) => sum + one.cases, 0)
      const days = counted.map((one) => one.period)
      const cases = await askCases(evidence, workspace, range, { days, zone })
      return adoptionOf({ cases, eligible, of: say`eligible cases` })
    }
    case 'active_people':
      return (await activePeople(context, range, what.per ?? null)) ?? noRuns
    case 'incidents': {
      const count = await askIncidents(evidence, workspace, range)
      if (count === null)
        return (
          incidentsByWeeks(context, range) ??
          nothing(
            say`incidents`,
            say`needs a source of incidents: none was ever told of, which is not the same as none`,
          )
        )
      return { value: String(count), interval: null, n: count, of: inNumber(count, say`incidents`), isTotal: true }
    }
    case 'incident_loss': {
      const losses = await askLosses(evidence, workspace, range, context.currency)
      // Who tells of incidents and never of what one cost may have a person who does.
      const weeks = losses.isEverTold ? undefined : lossByWeeks(context, range)
      return weeks ?? lossOf(losses, context.currency)
    }
    case 'value':
      return nothing(say`cases`, say`needs the value of an accepted case, which is not computed yet`)
  }
}

function adoptionOf({ cases, eligible, of }: { cases: number; eligible: number; of: string }): Measured {
  if (eligible === 0) return { ...nothing(of, say`no case was eligible`), onlyTime: true }
  return share(Math.min(cases, eligible), eligible, of)
}

function lossOf({ opened, known, total, isEver }: Losses, currency: string): Measured {
  const of = say`incidents`
  if (!isEver)
    return nothing(of, say`needs a source of incidents: none was ever told of, which is not the same as none`)
  const value = new Exact(total).toFixed()
  const measured = { interval: null, n: opened, of: inNumber(opened, of), isTotal: true } as const
  if (known === opened) return { ...measured, value }
  return {
    ...measured,
    value: null,
    atLeast: value,
    unknown:
      opened === 1
        ? say`what the incident cost is unknown: needs somebody who tells it in ${currency}`
        : say`what ${opened - known} of ${opened} incidents cost is unknown: needs somebody who tells it in ${currency}`,
  }
}

const nothing = (of: string, unknown: string): Measured => ({ value: null, interval: null, n: 0, of, unknown })

const noRuns: Measured = { ...nothing(say`runs`, say`there were no runs`), onlyTime: true }

/** What figures tell by themselves of a day, a release or a model. */
const shares = ['accepted', 'corrected', 'rejected', 'reopened', 'exceptions', 'handed_over', 'tool_errors'] as const
export type Share = (typeof shares)[number]
export const isShare = (name: MeasureName): name is Share => (shares as readonly MeasureName[]).includes(name)

/** A share of judged runs, of runs or of tool calls. */
export function shareOf(name: Share, figures: Figures): Measured {
  switch (name) {
    case 'accepted':
    case 'corrected':
    case 'rejected':
      return share(figures[name], figures.judged, say`judged runs`, say`no run has an outcome yet`)
    case 'reopened':
      return share(
        figures.reopened,
        figures.accepted + figures.reopened,
        say`accepted runs`,
        say`no run was accepted yet`,
      )
    case 'exceptions':
      return figures.runs === 0 ? noRuns : share(figures.exceptions + figures.errors, figures.runs, say`runs`)
    case 'handed_over':
      return figures.runs === 0 ? noRuns : share(figures.handed_over, figures.runs, say`runs`)
    case 'tool_errors':
      return share(figures.tool_errors, figures.tool_calls, say`tool calls`, say`there were no tool calls`)
  }
}

function share(hits: number, n: number, of: string, unknown = say`not measured`): Measured {
  const interval = wilson(hits, n)
  if (!interval) return nothing(of, unknown)
  return {
    value: new Exact(hits).times(100).div(n).toFixed(),
    interval: { low: interval.low * 100, high: interval.high * 100 },
    n,
    of: inNumber(n, of),
  }
}

async function aggregated(
  { evidence, workspace }: MeasureContext,
  what: Taken,
  aggregate: Aggregate | null,
  range: Range,
  { of, unknown }: { of: string; unknown: string },
): Promise<Measured> {
  const sample = await askSample(evidence, workspace, what, range)
  const { n, mean, values } = sample
  if (n === 0) return nothing(of, unknown)
  if (aggregate === 'mean' || aggregate === 'total')
    return { value: String(mean), interval: meanInterval(sample) ?? null, n, of: inNumber(n, of) }
  const isMedian = aggregate === null || aggregate === 'median'
  const p = isMedian ? 0.5 : Number(aggregate.slice(1)) / 100
  const sorted = values.length === n ? values : await askSorted()
  return {
    value: String(isMedian ? median(sorted) : quantile(sorted, p)),
    interval: quantileInterval(sorted, p),
    n,
    of: inNumber(n, of),
  }

  /** Of many values only those at the ranks that are needed. */
  async function askSorted() {
    const ranks = quantileRanks(n, p)
    const ranked = await askRanked(evidence, workspace, what, range, ranks)
    return { length: n, at: (rank: number) => ranked[ranks.indexOf(rank)] }
  }
}

/** The mean of all runs; undefined: there are none. */
export function costPerRun(costs: Costs | undefined): Measured {
  if (!costs) return noRuns
  const measured = costOf(costs, { of: say`runs`, units: costs.runs })
  return measured.value === null ? measured : { ...measured, interval: meanInterval(costs.known) ?? null }
}

/** The total over so many units; where a part of it is not known, what is known is the least it can be. */
function costOf({ runs, unknown, total }: Costs, { of, units }: { of: string; units: number }): Measured {
  const value = new Exact(total).div(units).toDecimalPlaces(12).toFixed()
  const measured = { interval: null, n: units, of: inNumber(units, of) }
  if (unknown === 0) return { ...measured, value }
  return {
    ...measured,
    value: null,
    atLeast: value,
    unknown: say`the cost of ${unknown} of ${runs} runs is unknown: needs a price for their models, or somebody who tells it`,
  }
}
