import { say } from '../../base/say.ts'
import { fromDate, MICROS, type Micros, toDate } from '../../base/time.ts'
import { runsBehind } from '../../evidence/runs/behind.ts'
import { askFarthest, isAnyMadeSince, type Usual } from '../../evidence/runs/runaways.ts'
import { askRunsSince } from '../../evidence/runs/since.ts'
import type { Plan } from '../../plan/plan.ts'
import { inForceAt, planVersions } from '../../plan/versions.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { advanceFollower, followerPosition } from '../../store/state/follower.ts'
import type { Db, State } from '../../store/state/state.ts'
import { findLoops, LOOP, type Loop, loopInWords } from '../exceptions/loops.ts'
import { evidenceOf } from '../finding.ts'
import { isCurrent, type Noticed, recordFindings } from '../record.ts'
import {
  askRunaway,
  askUsualOf,
  isCostly,
  LEAST,
  LOOKED_DAYS,
  type Runaway,
  runawayInWords,
  timesOf,
} from './runaway.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }
type Moments = { readonly asOf: Micros; readonly now: Micros }

/** Nothing of its kind was seen for so long, while runs went on: it is over. */
const QUIET = MICROS.d

/**
 * Looks at the runs that were made since it looked last, those still going as well, for what single runs do: one tool called again and
 * again, and a cost or a length far outside of their kind. One finding is of all runs of a kind. It is seen where a run is new or has
 * gone on, so that lines that come late or again say nothing, and over when nothing of it was seen for a day in which its workflow ran: a
 * weekend, a stop or evidence that does not come show nothing.
 *
 * A new version of the plan looks at all of the last days, since it may cover what the one before did not.
 */
export async function watchRunaways(
  { state, evidence }: Parts,
  workspace: string,
  { asOf, now }: Moments,
): Promise<void> {
  const version = inForceAt(await planVersions(state.db, workspace), asOf)
  if (!version) return
  const name = `runaways ${version.version}`
  const from = await followerPosition(state, workspace, name)
  const to = await evidence.horizon()
  const isNew = to > from && (from === 0 || (await isAnyMadeSince(evidence, workspace, from)))
  const seen = isNew
    ? await look({ state, evidence }, workspace, version.plan, { asOf, now, since: from, countedTo: to })
    : []
  const over = await quietKeys({ state, evidence }, workspace, asOf, new Set(seen.map(({ key }) => key)))
  if (!isNew && over.length === 0) return
  await state.transaction(async (trx) => {
    // Another process that was faster has recorded the same.
    if (isNew && !(await advanceFollower(trx, workspace, name, from, to))) return
    await recordFindings(trx, workspace, { seen, calm: [], over }, asOf)
  })
}

type Look = Moments & { readonly since: Micros; readonly countedTo: Micros }

async function look({ state, evidence }: Parts, workspace: string, plan: Plan, moments: Look): Promise<Noticed[]> {
  const { asOf, since } = moments
  const time = { from: asOf - LOOKED_DAYS * MICROS.d, to: asOf }
  const went = await askFarthest(evidence, workspace, { workflows: Object.keys(plan.workflows), since, ...time })
  const seen: Noticed[] = []
  for (const [workflow, kinds] of Map.groupBy(went, (one) => one.workflow)) {
    const isLooped = kinds.some(({ tool_calls }) => tool_calls >= LOOP)
    const loops = isLooped ? await findLoops(evidence, workspace, { workflow, ...time }) : []
    for (const loop of loops) {
      const noticed = loopNoticed(loop, plan, workflow, { ...moments, ...time })
      const known = await knownOf<Loop>(state.db, workspace, noticed.key)
      if (hasGoneOn(loop.worst, known?.worst ?? [], ['calls'])) seen.push(noticed)
    }
    // A run that goes round in a loop costs more than others: that is told once.
    const looped = new Set(loops.flatMap(({ worst }) => worst.map(({ run }) => run)))
    const range = { workflow, ...timesOf(asOf) }
    const far = kinds.filter(({ steps, cost }) => steps > LEAST.steps || cost > LEAST.cost)
    const usual = far.length > 0 ? await askUsualOf(evidence, workspace, range) : new Map<string, Usual>()
    for (const { case_type } of far) {
      const runaway = await askRunaway(evidence, workspace, range, case_type, usual)
      const key = `runaway:${workflow}:${case_type}`
      const known = await knownOf<Runaway>(state.db, workspace, key)
      const told = runaway.runs.filter(({ run }) => !looped.has(run))
      if (hasGoneOn(told, known?.runs ?? [], ['steps', 'cost']))
        seen.push(runawayNoticed(runaway, key, plan, { ...moments, ...range }))
    }
  }
  return seen
}

/** Whether one of them is not among those that were known, or has more of something than it had. */
export const hasGoneOn = <K extends string>(
  runs: readonly ({ readonly run: string } & Readonly<Record<K, number>>)[],
  known: readonly ({ readonly run: string } & Readonly<Record<K, number>>)[],
  by: readonly K[],
): boolean => {
  const before = new Map(known.map((one) => [one.run, one]))
  return runs.some((one) => {
    const then = before.get(one.run)
    return then === undefined || by.some((name) => one[name] > then[name])
  })
}

/** What the last finding of a key says, whether it is over or not. */
async function knownOf<A>(db: Db, workspace: string, key: string): Promise<A | null> {
  const row = await db
    .selectFrom('finding')
    .select('evidence')
    .where('workspace_id', '=', workspace)
    .where('key', '=', key)
    .orderBy('first_seen', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row?.evidence as { answer?: A | null } | undefined)?.answer ?? null
}

/** The keys of what was not seen for long enough, though runs of its workflow began since. */
async function quietKeys(
  { state, evidence }: Parts,
  workspace: string,
  asOf: Micros,
  but: ReadonlySet<string>,
): Promise<string[]> {
  const rows = await state.db
    .selectFrom('finding')
    .select(['key', 'workflow', 'last_seen'])
    .where('workspace_id', '=', workspace)
    .where(isCurrent)
    .where((eb) => eb.or([eb('key', 'like', 'loop:%'), eb('key', 'like', 'runaway:%')]))
    .where('last_seen', '<=', toDate(asOf - QUIET))
    .execute()
  const over: string[] = []
  for (const { key, workflow, last_seen } of rows) {
    if (but.has(key)) continue
    const began = await askRunsSince(evidence, workspace, [{ workflow, since: fromDate(last_seen) }], asOf)
    if ((began.get(workflow) ?? 0) > 0) over.push(key)
  }
  return over
}

type Asked = Look & { readonly from: Micros; readonly to: Micros }

function loopNoticed(loop: Loop, plan: Plan, workflow: string, { from, to, now, countedTo }: Asked): Noticed {
  const { tool, release } = loop
  return {
    key: `loop:${workflow}:${tool}:${release}`,
    workflow,
    dimension: 'exceptions',
    severity: 'high',
    title: say`${tool} went round in a loop`,
    detail: release ? say`${loopInWords(loop)}, release ${release}.` : say`${loopInWords(loop)}, release unknown.`,
    answers: plan.workflows[workflow]?.owner ?? null,
    evidence: evidenceOf(
      {
        question: { kind: 'loop', tool, release },
        behind: runsBehind({ workflow, from, to, tool, release: release || 'unknown' }),
        ...{ from, to, countedTo },
        said: say`${loopInWords(loop)}.`,
        answer: { ...loop },
      },
      now,
    ),
  }
}

function runawayNoticed(
  runaway: Runaway,
  key: string,
  plan: Plan,
  { workflow, from, to, now, countedTo }: Asked & { readonly workflow: string },
): Noticed {
  const { case_type } = runaway
  const words = runawayInWords(runaway, plan.currency)
  return {
    key,
    workflow,
    dimension: isCostly(runaway) ? 'cost' : 'exceptions',
    severity: 'high',
    title: isCostly(runaway)
      ? say`A run costs far more than others of its kind`
      : say`A run takes far more steps than others of its kind`,
    detail: case_type ? say`${words.said} Kind of case: ${case_type}.` : words.said,
    answers: plan.workflows[workflow]?.owner ?? null,
    evidence: evidenceOf(
      {
        question: { kind: 'runaway', case_type, currency: plan.currency },
        behind: runsBehind({
          ...{ workflow, from: to - LOOKED_DAYS * MICROS.d, to, case_type: case_type || 'unknown' },
          ...(isCostly(runaway) ? { cost_above: runaway.lines.cost ?? 0 } : {}),
        }),
        ...{ from, to, countedTo, ...words },
      },
      now,
    ),
  }
}
