import { MICROS, type Micros } from '../../base/time.ts'
import { askCountedSpan, countedInOrder, countedTo } from '../../evidence/runs/count.ts'
import { askChangedLabels } from '../../evidence/runs/labels.ts'
import { askLoopsBegun, type LoopBegun } from '../../evidence/runs/measures.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Db, State } from '../../store/state/state.ts'
import { LOOP } from '../exceptions/loops.ts'
import { askGrowths, type GrowthTold } from '../exceptions/watch-growth.ts'
import { askStandings, type Down, workflowsOf } from '../integrations/outage.ts'
import { askSilence, termsOf, toMicros } from '../silence/silence.ts'
import {
  growthShares,
  outageShares,
  restingOn,
  type Subject,
  silenceShares,
  watchedAs,
  watchedOf,
} from '../watches/subjects.ts'
import { daysIn, type Noticed, startWatcher, toldAt, type Watcher } from '../watches/watcher.ts'

/** What would have been noticed of a workflow, in the order in which it would have been. */
export type Backtested = {
  readonly workflow: string
  /** When the first and the last thing became known of its runs; null where nothing did. */
  readonly span: { readonly first: Micros; readonly last: Micros } | null
  readonly noticed: readonly { readonly at: Micros; readonly what: Noticed | Looped | Silent | GrowthTold | DownTold }[]
  /** What is watched, with the false alarms a year that are its share. */
  readonly watched: readonly {
    readonly of: Subject | { readonly kind: 'silence' | 'growth' | 'outage' }
    readonly alarmsAYear: number
  }[]
  /** Objectives that neither runs one by one nor days tell. */
  readonly unwatched: readonly string[]
  /** What else changed with each release, as far as runs tell. */
  readonly changedWith: ReadonlyMap<string, readonly string[]>
}

/** Runs in which one tool was called again and again: of one release, told with the first of them, while it still ran or not. */
export type Looped = LoopBegun & { readonly kind: 'loop' }

/** Runs that did not come, as if each had arrived when it was over, or that come again; with what of them would have come by then. */
export type Silent = {
  readonly kind: 'silence'
  readonly isOver: boolean
  readonly since: Micros
  readonly until: Micros
  readonly expected: number
  /** In years; null of what is over. */
  readonly evidence: number | null
  readonly needed: number | null
}

/** A system of the plan that was down, told of the workflow whose runs it failed most; or that works again. */
export type DownTold = {
  readonly kind: 'outage'
  readonly isOver: boolean
  readonly integration: string
  readonly since: Micros
  readonly down: Down
  /** In years; null of what is over. */
  readonly evidence: number | null
  readonly needed: number | null
}

/**
 * Replays the evidence that is kept of every workflow of a plan in the order in which it became known, through the detectors, and
 * lists what they would have told. Nothing is kept of it. A detector is told only what was counted before, as it would have been.
 */
export async function backtest(
  { state, evidence }: { readonly state: State; readonly evidence: Evidence },
  workspace: string,
  plan: Plan,
  to: Micros,
): Promise<Backtested[]> {
  const [watched, silences, growths] = [watchedOf(plan), silenceShares(plan), growthShares(plan)]
  const outages = await downs({ state, evidence }, workspace, plan, to)
  const results: Backtested[] = []
  for (const [workflow, of] of Object.entries(plan.workflows)) {
    const mine = watched.filter((one) => one.workflow === workflow)
    const span = await askCountedSpan(evidence, workspace, workflow)
    const end = Math.min(to, (span?.last ?? 0) + 1)
    const at = (span?.first ?? 0) / MICROS.d
    const share = silences.get(workflow) ?? 0
    const alarmsAYear = growths.get(workflow) ?? 0
    const watchers = mine.map(({ subject, alarmsAYear }) => startWatcher(subject, { at, alarmsAYear }))
    const noticed = span
      ? [
          ...(await replay(evidence, workspace, { workflow, from: span.first, to: end }, watchers, plan.time_zone)),
          ...(await loops(evidence, workspace, { workflow, from: 0, to: end })),
          ...(await silent({ db: state.db, evidence }, workspace, plan, {
            workflow,
            from: span.first,
            to: end,
            share,
          })),
          ...(
            await askGrowths({ db: state.db, evidence }, workspace, {
              ...{ workflow, zone: plan.time_zone, from: span.first, to: end, alarmsAYear },
            })
          ).map((what) => ({ at: what.at, what })),
          ...outages.filter((one) => one.workflow === workflow && one.at <= end),
        ]
      : []
    results.push({
      workflow,
      span: span ? { first: span.first, last: Math.min(span.last, to) } : null,
      noticed: noticed.sort((a, b) => a.at - b.at),
      watched: [
        ...mine.map(({ subject, alarmsAYear }) => ({ of: subject, alarmsAYear })),
        { of: { kind: 'silence' }, alarmsAYear: share },
        { of: { kind: 'growth' }, alarmsAYear },
        ...[...outageShares(plan)].flatMap(([name, share]) =>
          restingOn(plan, name)[0] === workflow ? [{ of: { kind: 'outage' as const }, alarmsAYear: share }] : [],
        ),
      ],
      unwatched: Object.entries(of.objectives).flatMap(([name, one]) => (watchedAs(one, of) ? [] : [name])),
      changedWith: await askChangedLabels(evidence, workspace, { workflow, from: 0, to: end }),
    })
  }
  return results
}

async function replay(
  evidence: Evidence,
  workspace: string,
  range: { workflow: string; from: Micros; to: Micros },
  watchers: readonly Watcher[],
  zone: string,
): Promise<{ at: Micros; what: Noticed }[]> {
  const dayOf = daysIn(zone)
  const noticed: { at: Micros; what: Noticed }[] = []
  const keep = (some: readonly Noticed[]) => {
    for (const what of some) noticed.push({ at: Math.round(toldAt(what) * MICROS.d), what })
  }
  const measures = [...new Set(watchers.flatMap((one) => one.measures))]
  for await (const one of countedInOrder(evidence, workspace, { ...range, measures })) {
    const day = dayOf(one.known)
    for (const watcher of watchers) if (watcher.measures.includes(one.measure)) keep(watcher.take(one, day))
  }
  for (const watcher of watchers) keep(watcher.end())
  return noticed
}

/** The latest of what is kept: a replay looks at so many runs that call a system, and no more. */
async function downs(
  { state, evidence }: { state: State; evidence: Evidence },
  workspace: string,
  plan: Plan,
  to: Micros,
) {
  const shares = outageShares(plan)
  if (shares.size === 0) return []
  const by = await countedTo(state, workspace)
  const standings = await askStandings(evidence, workspace, { shares, to, by, from: 0 })
  return [...standings].flatMap(([integration, { told }]) =>
    told.flatMap((down) => {
      const [workflow = ''] = workflowsOf(down)
      const what = { kind: 'outage', integration, since: down.since, down } as const
      const proof = { evidence: down.evidence, needed: 1 / (shares.get(integration) ?? 1) }
      const begun = { workflow, at: down.at, what: { ...what, isOver: false, ...proof } }
      if (down.until === null) return [begun]
      return [begun, { workflow, at: down.until, what: { ...what, isOver: true, evidence: null, needed: null } }]
    }),
  )
}

/** As far as is kept: what follows the last run is no silence. */
async function silent(
  parts: { readonly db: Db; readonly evidence: Evidence },
  workspace: string,
  plan: Plan,
  { workflow, from, to, share }: { workflow: string; from: Micros; to: Micros; share: number },
): Promise<{ at: Micros; what: Silent }[]> {
  const terms = termsOf(plan, { alarms_a_year: share, listened_since: 0, by: to }, from, to)
  const standing = await askSilence(parts, workspace, { workflow, now: to, terms, asKnown: true })
  if (!standing) return []
  return standing.told.flatMap((one): { at: Micros; what: Silent }[] => {
    const [since, at, until] = [toMicros(one.since), toMicros(one.at ?? one.since), toMicros(one.until ?? one.since)]
    const silence = { kind: 'silence', since } as const
    const proof = { evidence: 1 / share, needed: 1 / share }
    return [
      { at, what: { ...silence, isOver: false, until: at, expected: one.limit ?? 0, ...proof } },
      { at: until, what: { ...silence, isOver: true, until, expected: one.expected, evidence: null, needed: null } },
    ]
  })
}

/** A rule on single runs, and no rate: known with the call that is one too many. */
async function loops(
  evidence: Evidence,
  workspace: string,
  range: { workflow: string; from: Micros; to: Micros },
): Promise<{ at: Micros; what: Looped }[]> {
  const begun = await askLoopsBegun(evidence, workspace, range, LOOP)
  return begun.filter((one) => one.at < range.to).map((one) => ({ at: one.at, what: { kind: 'loop', ...one } }))
}
