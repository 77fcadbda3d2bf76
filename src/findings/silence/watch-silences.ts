import { say } from '../../base/say.ts'
import { MICROS, type Micros, parseTime } from '../../base/time.ts'
import { askLastArrivals, askUncounted } from '../../evidence/runs/arrivals.ts'
import { runsBehind } from '../../evidence/runs/behind.ts'
import { countedTo } from '../../evidence/runs/count.ts'
import type { Plan } from '../../plan/plan.ts'
import { holdsAt, listStops } from '../../plan/stops.ts'
import { planAt } from '../../plan/versions.ts'
import { LEAST_HOURS } from '../../statistics/silence.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { advanceFollower, followerPosition } from '../../store/state/follower.ts'
import type { Db, State } from '../../store/state/state.ts'
import { type Answer, evidenceOf } from '../finding.ts'
import { unreadWorkflows } from '../housekeeping/connectors.ts'
import { isCurrent, type Noticed, recordFindings } from '../record.ts'
import { silenceShares } from '../watches/subjects.ts'
import {
  askSilence,
  heardAgainInWords,
  LOOKED,
  type SilenceTerms,
  type Standing,
  silenceInWords,
  silenceKey,
  termsOf,
} from './silence.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }
type Moments = { readonly asOf: Micros; readonly now: Micros }

/** Shorter is never told, so that nothing is asked of a workflow whose runs came a moment ago. */
const LEAST = LEAST_HOURS * MICROS.h

/**
 * Finds workflows whose runs do not come any more, and ends what was found with the first that comes. Not told: of one that people say
 * stands still, or whose platform cannot be read, which is told already. What is open stays so meanwhile. `onlyOver` is for looks between
 * those of each hour.
 */
export async function watchSilences(
  { state, evidence }: Parts,
  workspace: string,
  { asOf, now }: Moments,
  onlyOver = false,
): Promise<void> {
  const current = await currentSilences(state.db, workspace)
  if (onlyOver && current.length === 0) return
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  if (!plan) return
  const by = Math.min(await countedTo(state, workspace), asOf)
  const arrived = await askLastArrivals(evidence, workspace, { since: asOf - LOOKED, by })
  const again = current.filter(({ workflow, since }) => (arrived.get(workflow) ?? 0) > since)
  const seen = onlyOver
    ? []
    : await silentNow({ state, evidence }, workspace, { plan, arrived, by, current, asOf, now })
  if (!onlyOver) await noteLook(state, workspace, now)
  if (seen.length === 0 && again.length === 0) return
  const said = again.map(({ key, workflow, since }): [string, string] => [
    key,
    heardAgainInWords(since, arrived.get(workflow) ?? since, plan.time_zone),
  ])
  const over = again.map(({ key }) => key)
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over, said: new Map(said) }, asOf))
}

/** The question of a finding, asked again. */
export async function askSilenceAgain(
  { state, evidence }: Parts,
  workspace: string,
  workflow: string,
  { time_zone, days_off, alarms_a_year, listened_since, by }: SilenceTerms,
  now: Micros,
): Promise<Answer> {
  const terms = { time_zone, days_off, alarms_a_year, listened_since, by }
  const standing = await askSilence({ db: state.db, evidence }, workspace, { workflow, now, terms })
  return standing ? silenceInWords(standing) : { said: say`Nothing is known of when its runs came.`, answer: null }
}

type Current = {
  readonly key: string
  readonly workflow: string
  readonly isClosed: boolean
  /** When the last run had come. */
  readonly since: Micros
}

/** Silences that are not over, or over on a person's word. */
async function currentSilences(db: Db, workspace: string): Promise<Current[]> {
  const rows = await db
    .selectFrom('finding')
    .select(['key', 'workflow', 'state', 'evidence'])
    .where('workspace_id', '=', workspace)
    .where(isCurrent)
    .where('key', 'like', silenceKey('%'))
    .execute()
  return rows.map(({ key, workflow, state, evidence }) => {
    const { answer } = evidence as { answer: { since: string } }
    return { key, workflow, isClosed: state === 'resolved', since: parseTime(answer.since)?.micros ?? 0 }
  })
}

type Look = Moments & {
  readonly plan: Plan
  readonly arrived: ReadonlyMap<string, Micros>
  readonly by: Micros
  readonly current: readonly Current[]
}

async function silentNow({ state, evidence }: Parts, workspace: string, look: Look): Promise<Noticed[]> {
  const { plan, arrived, by, current, asOf, now } = look
  const stops = (await listStops(state.db, workspace)).filter((one) => holdsAt(one, asOf))
  const unread = await unreadWorkflows(state.db, workspace)
  const listened_since = await listenedSince(state, workspace)
  const uncounted = await askUncounted(evidence, workspace, by)
  const seen: Noticed[] = []
  for (const [workflow, alarms_a_year] of silenceShares(plan)) {
    const last = arrived.get(workflow)
    const known = current.find((one) => one.workflow === workflow)
    // A person's word holds until runs come.
    if (last === undefined || asOf - last < LEAST || known?.isClosed) continue
    // What arrived is no silence, also where it is counted only by the next look.
    if (uncounted.has(workflow)) continue
    if (unread.has(workflow) || stops.some((one) => one.workflow === workflow)) continue
    const terms = termsOf(plan, { alarms_a_year, listened_since, by }, asOf - LOOKED, asOf)
    const standing = await askSilence({ db: state.db, evidence }, workspace, { workflow, now: asOf, terms })
    if (standing && standing.last.at !== null) seen.push(noticed(plan, workflow, standing, { last, now }))
  }
  return seen
}

function noticed(
  plan: Plan,
  workflow: string,
  standing: Standing,
  { last, now }: { readonly last: Micros; readonly now: Micros },
): Noticed {
  const covered = plan.workflows[workflow]
  const { title, said, answer } = silenceInWords(standing)
  return {
    key: silenceKey(workflow),
    workflow,
    dimension: 'incidents',
    severity: covered?.risk === 'low' ? 'medium' : 'high',
    title,
    detail: say`${said} Until runs come nothing else of it is known: look whether it still works, and whether what it tells still arrives here.`,
    answers: covered?.owner ?? null,
    evidence: evidenceOf(
      {
        question: { kind: 'silence', ...standing.terms, days_off: [...standing.terms.days_off] },
        behind: runsBehind({ workflow, from: last - MICROS.d, to: standing.now }),
        ...{ from: last, to: standing.now, countedTo: standing.terms.by, said, answer },
      },
      now,
    ),
  }
}

/** Up to when it was looked whether runs come, and since when without a longer break. */
const [LOOKING, LISTENING] = ['silences looked for', 'silences listened for']
/** Nobody looks for so long where everything works. */
const BREAK = 2 * MICROS.h

/** Since when somebody listened without a longer break; 0 where there was none. */
export const listenedSince = (state: State, workspace: string): Promise<Micros> =>
  followerPosition(state, workspace, LISTENING)

async function noteLook(state: State, workspace: string, now: Micros): Promise<void> {
  const looked = await followerPosition(state, workspace, LOOKING)
  if (now > looked) await advanceFollower(state.db, workspace, LOOKING, looked, now)
}

/**
 * Notes, when work begins, that nobody listened before: what was sent meanwhile may be lost, or sent again later, and that it is not there says
 * nothing.
 */
export async function noteBreak(state: State, workspace: string, now: Micros): Promise<void> {
  const looked = await followerPosition(state, workspace, LOOKING)
  if (looked > 0 && now - looked <= BREAK) return
  const before = await followerPosition(state, workspace, LISTENING)
  if (now > before) await advanceFollower(state.db, workspace, LISTENING, before, now)
}
