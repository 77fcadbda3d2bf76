import { sql } from 'kysely'
import { say } from '../../base/say.ts'
import { formatTime, fromDate, type Micros, toDate } from '../../base/time.ts'
import type { Plan } from '../../plan/plan.ts'
import { planAt } from '../../plan/versions.ts'
import type { Db, State } from '../../store/state/state.ts'
import { type Answer, evidenceOf } from '../finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../record.ts'
import { countMondays, type LastMonday, lastMondays } from './mondays.ts'

const PREFIX = 'notice:'
const keyOf = ({ channel, recipient }: Way): string => `${PREFIX}${channel}:${recipient}`

/** Somebody, or a place, and by which way they are told. */
type Way = { readonly channel: string; readonly recipient: string }
/** The way of the mail of a week, whose recipient is `who` of it. */
const MONDAY = 'monday'
type Last = Way & {
  readonly state: string
  readonly workflow: string | null
  readonly why: string | null
  readonly at: Micros
}

/**
 * Finds whom notices do not reach: whose last one was given up; and whom the mail of a week does not. It is over with the next that is taken, or
 * when the place was removed, or the person from the plan.
 * `onlyChanges` is for looks between those of each hour: what is known already is left as it is.
 */
export async function watchNotices(
  state: State,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
  onlyChanges = false,
): Promise<void> {
  const [lasts, mondays, current] = await Promise.all([
    lastOnes(state.db, workspace),
    lastMondays(state.db),
    currentKeys(state.db, workspace, PREFIX),
  ])
  const failed = lasts.filter((one) => one.state === 'exhausted')
  const missed = mondays.filter((one) => placeIn(one, workspace) !== undefined)
  if (failed.length === 0 && missed.length === 0 && current.size === 0) return
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  const names = await placeNames(state.db, workspace)
  const over = new Set(current)
  const seen: Noticed[] = []
  for (const last of failed) {
    const name = nameOf(last, plan, names)
    const workflow = plan && workflowOf(plan, last)
    if (name === undefined || workflow === undefined) continue
    const key = keyOf(last)
    over.delete(key)
    if (onlyChanges && current.has(key)) continue
    seen.push({
      ...({ key, workflow, dimension: 'incidents', severity: 'medium' } as const),
      title: say`Notices do not reach ${name}`,
      detail: say`${inWords(last).said} It was told by another way where there is one. Mend the way, so that the next one arrives.`,
      answers: plan?.workflows[workflow]?.owner ?? null,
      evidence: evidenceOf(
        {
          question: { kind: 'notices', channel: last.channel, recipient: last.recipient },
          behind: { url: '/api/v1/notices?state=not_delivered', command: 'aftercare notices --state not-delivered' },
          to: now,
          ...inWords(last),
        },
        now,
      ),
    })
  }
  for (const monday of missed) {
    const found = plan && noticedOf(monday, workspace, plan, now)
    if (!found) continue
    over.delete(found.key)
    if (!onlyChanges || !current.has(found.key)) seen.push(found)
  }
  if (seen.length === 0 && over.size === 0) return
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over: [...over] }, asOf))
}

const placeIn = ({ state, places }: LastMonday, workspace: string) =>
  state === 'exhausted' ? places.find((one) => one.workspace === workspace) : undefined

/** That the mail of a week did not reach somebody; undefined where the plan names them no more, or without an address. */
function noticedOf(monday: LastMonday, workspace: string, plan: Plan, now: Micros): Noticed | undefined {
  const person = placeIn(monday, workspace)?.person ?? null
  const known = person === null ? undefined : plan.people[person]
  const workflow = Object.keys(plan.workflows).sort()[0]
  if (workflow === undefined || (person !== null && known?.email === undefined)) return undefined
  const name = known?.name ?? monday.name ?? person ?? ''
  const way = { channel: MONDAY, recipient: monday.who }
  const last = inWords(monday)
  return {
    ...({ key: keyOf(way), workflow, dimension: 'incidents', severity: 'medium' } as const),
    title: say`The mail of the week does not reach ${name}`,
    detail: say`${last.said} It tells them what waits for them, which stands at the desk until then. Mend the address or the mail server, so that the next one arrives.`,
    answers: plan.workflows[workflow]?.owner ?? null,
    evidence: evidenceOf(
      {
        question: { kind: 'notices', ...way },
        behind: behindMonday(person),
        to: now,
        ...last,
      },
      now,
    ),
  }
}

const behindMonday = (person: string | null) =>
  person === null
    ? { url: '/api/v1/me/monday', command: 'aftercare notice monday' }
    : {
        url: `/api/v1/notice-rules/monday?person=${encodeURIComponent(person)}`,
        command: `aftercare notice monday --person ${quoted(person)}`,
      }
/** A name with a blank in it is one word of a shell only in quotes. */
const quoted = (name: string): string => (/\s/.test(name) ? `"${name}"` : name)

/** What became of the last notice to somebody by a way, as it is known now. */
export async function askNotices(db: Db, workspace: string, way: Way): Promise<Answer> {
  if (way.channel === MONDAY) {
    const monday = (await lastMondays(db)).find(({ who }) => who === way.recipient)
    return monday ? inWords(monday) : { said: say`They are told nothing by it any more.`, answer: null }
  }
  const last = (await lastOnes(db, workspace)).find((one) => keyOf(one) === keyOf(way))
  return last ? inWords(last) : { said: say`Nothing was told there.`, answer: null }
}

/** How many came to an end there since a moment. */
export async function askToldSince(db: Db, workspace: string, way: Way, after: Micros): Promise<number> {
  if (way.channel === MONDAY) return await countMondays(db, way.recipient, after)
  const { count } = await db
    .selectFrom('notice_delivery')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('workspace_id', '=', workspace)
    .where('channel', '=', way.channel)
    .where('recipient', '=', way.recipient)
    .where('state', 'in', ['sent', 'exhausted'])
    .where('ended_at', '>', toDate(after))
    .executeTakeFirstOrThrow()
  return count
}

function inWords({ state, why, at }: Pick<Last, 'state' | 'why' | 'at'>): Answer {
  const answer = { state, at: formatTime(at) }
  return state === 'sent' ? { said: say`The last one was taken.`, answer } : { said: why ?? '', answer }
}

async function lastOnes(db: Db, workspace: string): Promise<Last[]> {
  const rows = await db
    .selectFrom('notice_delivery')
    .innerJoin('notice', (join) =>
      join
        .onRef('notice.workspace_id', '=', 'notice_delivery.workspace_id')
        .onRef('notice.id', '=', 'notice_delivery.notice_id'),
    )
    .distinctOn(['channel', 'recipient'])
    .select(['channel', 'recipient', 'state', 'notice.workflow', 'last_error', 'ended_at'])
    .where('notice_delivery.workspace_id', '=', workspace)
    .where('state', 'in', ['sent', 'exhausted'])
    .orderBy('channel')
    .orderBy('recipient')
    .orderBy('ended_at', 'desc')
    .execute()
  return rows.flatMap(({ channel, recipient, state, workflow, last_error, ended_at }) =>
    ended_at === null ? [] : [{ channel, recipient, state, workflow, why: last_error, at: fromDate(ended_at) }],
  )
}

async function placeNames(db: Db, workspace: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('notice_channel')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspace)
    .where('ended_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name }) => [`channel:${id}`, name]))
}

/** Undefined for a place that was removed: what cannot reach it is nobody's to mend. */
function nameOf({ recipient }: Way, plan: Plan | undefined, places: ReadonlyMap<string, string>): string | undefined {
  if (recipient.startsWith('channel:')) return places.get(recipient)
  if (recipient.startsWith('person:')) {
    const person = recipient.slice('person:'.length)
    return plan?.people[person]?.name ?? person
  }
  return say`an owner of the workspace`
}

/** That of the notice, where the plan still has it; else the first of the plan. */
const workflowOf = ({ workflows }: Plan, { workflow }: Last): string | undefined =>
  workflow !== null && Object.hasOwn(workflows, workflow) ? workflow : Object.keys(workflows).sort()[0]
