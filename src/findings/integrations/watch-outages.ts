import { say } from '../../base/say.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { runsBehind } from '../../evidence/runs/behind.ts'
import { countedTo } from '../../evidence/runs/count.ts'
import type { Plan } from '../../plan/plan.ts'
import { holdsAt, listStops } from '../../plan/stops.ts'
import { planAt } from '../../plan/versions.ts'
import { byRisk } from '../../plan/workflow.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { State } from '../../store/state/state.ts'
import { causeOf, maintenanceAt } from '../explained/causes.ts'
import { evidenceOf } from '../finding.ts'
import { countedOutcome } from '../objectives/counted-outcome.ts'
import { currentKeys, type Noticed, recordFindings } from '../record.ts'
import { outageShares, restingOn } from '../watches/subjects.ts'
import {
  askOutage,
  askStandings,
  type Down,
  downInWords,
  OUTAGES,
  type OutageTerms,
  outageInWords,
  outageKey,
  wellAgainInWords,
} from './outage.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }
type Moments = { readonly asOf: Micros; readonly now: Micros }

/** So long before it was over a run may have begun. */
const RUN = MICROS.h

/**
 * Finds the systems of the plan that are down, and ends what was found once their calls go as usual. Not told: where all workflows that it
 * fails stand still, as people say. What was down and is not any more before it became known is no finding; a backtest tells of it.
 */
export async function watchOutages(
  { state, evidence }: Parts,
  workspace: string,
  { asOf, now }: Moments,
): Promise<void> {
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  if (!plan) return
  const shares = outageShares(plan)
  if (shares.size === 0) return
  const current = await currentKeys(state.db, workspace, OUTAGES)
  const by = await countedTo(state, workspace)
  const standings = await askStandings(evidence, workspace, { shares, to: asOf, by })
  const stops = (await listStops(state.db, workspace)).filter((one) => holdsAt(one, asOf))
  const still = new Set(stops.map((one) => one.workflow))
  const seen: Noticed[] = []
  const over = new Map<string, string>()
  for (const [integration, { told, isWell }] of standings) {
    const [key, last] = [outageKey(integration), told.at(-1)]
    const terms = { integration, time_zone: plan.time_zone, alarms_a_year: shares.get(integration) ?? 0, by }
    if (last?.until === null) {
      const isStill = last.during.every((one) => still.has(one.workflow))
      if (current.has(key)) seen.push(noticed(plan, last, terms, { asOf, now }))
      else if (!isStill) {
        const isDown = async (without: ReadonlySet<string>) =>
          (await askOutage(evidence, workspace, terms, asOf, without)).answer !== null
        const explained_by = await causeOf(
          await maintenanceAt({ state, evidence }, workspace, { asOf, by }),
          last.since,
          isDown,
        )
        seen.push({ ...noticed(plan, last, terms, { asOf, now }), explained_by })
      }
    } else if (isWell && current.has(key))
      over.set(key, last ? wellAgainInWords(last, plan.time_zone) : say`Its calls go as usual.`)
  }
  if (seen.length === 0 && over.size === 0) return
  await state.transaction((trx) =>
    recordFindings(trx, workspace, { seen, calm: [], over: [...over.keys()], said: over }, asOf),
  )
}

function noticed(plan: Plan, down: Down, terms: OutageTerms, { asOf, now }: Moments): Noticed {
  const { integration } = terms
  const covered = plan.integrations[integration]
  const called = covered?.name ?? integration
  const failing = new Set(down.during.flatMap((one) => (one.failed > 0 ? one.workflow : [])))
  const resting = byRisk(plan).filter((one) => failing.has(one) || restingOn(plan, integration).includes(one))
  const workflow = resting.find((one) => failing.has(one)) ?? resting[0] ?? ''
  const answer = outageInWords(down, terms)
  return {
    key: outageKey(integration),
    workflow,
    dimension: 'tool_failures',
    severity: plan.workflows[workflow]?.risk === 'low' ? 'medium' : 'high',
    title: downInWords(called, down),
    detail: detailOf(plan, resting, answer.said, covered?.if_down),
    answers: covered?.owner ?? plan.workflows[workflow]?.owner ?? null,
    evidence: evidenceOf(
      {
        question: { kind: 'outage', ...terms },
        // A run is found by when it began, and told by when it was over.
        behind: runsBehind({ integration, tool_errors: true, from: down.since - RUN, to: asOf }),
        ...{ from: down.since, to: asOf, countedTo: terms.by, ...answer },
      },
      now,
    ),
  }
}

/** What rests on it, and what people do meanwhile. */
function detailOf(plan: Plan, resting: readonly string[], said: string, ifDown: string | undefined): string {
  const promises = resting.reduce((all, one) => {
    const objectives = Object.values(plan.workflows[one]?.objectives ?? {})
    return all + objectives.filter((objective) => countedOutcome(objective)).length
  }, 0)
  const names = resting.map((one) => plan.workflows[one]?.name ?? one).join(', ')
  const rests =
    promises === 1
      ? say`${said} On it rests ${names}, with one promise.`
      : say`${said} On it rests ${names}, with ${promises} promises.`
  return ifDown === undefined ? rests : say`${rests} While it is down: ${ifDown}`
}
