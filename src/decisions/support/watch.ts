import { sayMoment } from '../../base/moment.ts'
import { listed, say } from '../../base/say.ts'
import { formatTime, type Micros, toDate } from '../../base/time.ts'
import { type Answer, evidenceOf, type Finding } from '../../findings/finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../../findings/record.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Severity } from '../../plan/support.ts'
import { planAt, planVersions } from '../../plan/versions.ts'
import { byRisk } from '../../plan/workflow.ts'
import { owe, type Urgency } from '../../store/state/owed.ts'
import type { Db, State, Trx } from '../../store/state/state.ts'
import type { ClockName, ClockStand } from './clock.ts'
import { enterSeverity, type MatterId, supportEvents } from './events.ts'
import { askMatters, type Matter, type Moments } from './matter.ts'
import { severityOf } from './promises.ts'

const PREFIX = 'support:'
const keyOf = (workflow: string): string => `${PREFIX}${workflow}`

/**
 * Looks at every clock that runs: keeps how severe a finding is taken to be, tells of each share of a promised time once, and finds for each
 * workflow whether anything is late. What was told stands in rows, so that whoever is killed here, or looks at the same time, tells nothing twice.
 */
export async function watchSupport(
  state: State,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  const known = await currentKeys(state.db, workspace, PREFIX)
  // Where nothing was ever promised nothing is asked, and nobody waits.
  if (!plan || (!(await isPromised(state.db, workspace)) && known.size === 0)) return
  const matters = await askMatters(state.db, workspace, { since: asOf }, { asOf, present: asOf })
  for (const matter of matters) {
    const severity = severityToKeep(plan, matter)
    if (severity) await keepSeverity(state, workspace, matter, severity, asOf)
  }
  const told = await toldOf(state.db, workspace)
  const byWorkflow = Map.groupBy(matters, (one) => workflowOf(plan, one))
  const over = new Set(known)
  for (const [workflow, own] of byWorkflow) {
    const key = keyOf(workflow)
    const late = own.filter((one) => brokenIn(one).length > 0)
    if (late.length > 0) over.delete(key)
    const passed = own.flatMap((matter) => passedIn(matter, told, known.has(key)).map((one) => ({ matter, ...one })))
    if (late.length === 0 && passed.length === 0) continue
    await state.transaction(async (trx) => {
      for (const { matter, ...one } of passed) await tell(trx, workspace, matter, one, workflow, now)
      if (late.length === 0) return
      const seen = [noticed(workflow, late, plan, { asOf, now })]
      await recordFindings(trx, workspace, { seen, calm: [] }, asOf)
    })
  }
  if (over.size > 0)
    await state.transaction((trx) => recordFindings(trx, workspace, { seen: [], calm: [], over: [...over] }, asOf))
}

/** Whose clocks these are; of what belongs to no workflow of the plan, the riskiest one's. */
const workflowOf = (plan: Plan, { workflow }: Pick<Matter, 'workflow'>): string =>
  workflow !== null && plan.workflows[workflow] ? workflow : (byRisk(plan)[0] ?? '')

/** Whether any version of the plan promises how soon somebody answers. */
async function isPromised(db: Db, workspace: string): Promise<boolean> {
  const versions = await planVersions(db, workspace)
  return versions.some(({ plan }) => Object.keys(plan.support?.severities ?? {}).length > 0)
}

/** Promises that were broken and that nothing has come of yet. */
const brokenIn = (matter: Pick<Matter, 'isOver' | 'clocks'>): ClockStand[] =>
  matter.isOver
    ? []
    : matter.clocks.filter(({ brokenAt, state }) => brokenAt !== null && state !== 'done' && state !== 'none')

type Passed = {
  readonly clock: ClockName
  readonly share: string
  readonly at: Micros
  readonly left: Micros | null
  readonly due: Micros | null
  readonly silent: boolean
}

/**
 * Shares that were passed and not told. Of several at once only the last is told, the others are noted: nobody wants to hear that half is
 * used of what is nearly all. That a promise is broken is told by the finding that it opens; where one is open already, by a notice.
 */
function passedIn(matter: Matter, told: ReadonlySet<string>, isFound: boolean): Passed[] {
  return matter.clocks.flatMap(({ clock, state, passed, left, due }) => {
    if (state === 'done' || state === 'none') return []
    const fresh = passed.filter(({ share }) => !told.has(toldKey(matter, clock, share)))
    return fresh.map(({ share, at }, place) => {
      const isLast = place === fresh.length - 1
      return { clock, share, at, left, due, silent: !isLast || (share === '100%' && !isFound) }
    })
  })
}

const toldKey = ({ kind, id }: MatterId, clock: string, share: string) => `${kind} ${id} ${clock} ${share}`

async function toldOf(db: Db, workspace: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('support_told')
    .select(['matter_kind', 'matter', 'clock', 'share'])
    .where('workspace_id', '=', workspace)
    .execute()
  return new Set(rows.map((row) => `${row.matter_kind} ${row.matter} ${row.clock} ${row.share}`))
}

/** Notes that a share was passed, and owes the notice of it: together, and once. */
async function tell(
  trx: Trx,
  workspace: string,
  matter: Matter,
  { clock, share, at, due, silent }: Passed,
  workflow: string,
  now: Micros,
): Promise<void> {
  const inserted = await trx
    .insertInto('support_told')
    .values({
      ...{ workspace_id: workspace, matter_kind: matter.kind, matter: matter.id, clock, share },
      ...{ passed_at: toDate(at), told_at: toDate(now) },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n || silent) return
  const urgency = urgencyOf(matter.severity, share)
  // What a person typed does not leave the desk; a finding was named by us.
  const title = matter.kind === 'finding' ? matter.title : null
  await owe(
    trx,
    workspace,
    {
      ...{ kind: 'clock.passed', about: `clock:${matter.kind}:${matter.id}:${clock}`, opens: null, urgency },
      workflow,
      body: {
        ...{ [matter.kind]: matter.id, clock, share, severity: matter.severity, title, dimension: 'incidents' },
        due: due === null ? null : formatTime(due),
      },
    },
    now,
  )
}

function urgencyOf(severity: Severity, share: string): Urgency {
  if (severity === 'S1') return 'high'
  if (severity === 'S2' || Number(share.slice(0, -1)) >= 90) return 'medium'
  return 'low'
}

const severityOfBreach: Readonly<Record<Severity, Finding['severity']>> = {
  S1: 'high',
  S2: 'high',
  S3: 'medium',
  S4: 'low',
}

function noticed(
  workflow: string,
  late: readonly Matter[],
  plan: Plan,
  { asOf, now }: { asOf: Micros; now: Micros },
): Noticed {
  const answer = inWords(late, plan.time_zone)
  const worst = late
    .map((one) => severityOfBreach[one.severity])
    .sort((a, b) => levels.indexOf(a) - levels.indexOf(b))[0]
  return {
    ...{ key: keyOf(workflow), workflow, dimension: 'incidents', severity: worst ?? 'low' },
    title: say`Promised help is late`,
    detail: answer.said,
    answers: plan.workflows[workflow]?.owner ?? null,
    evidence: evidenceOf(
      {
        question: { kind: 'support' },
        behind: { url: '/api/v1/support', command: 'aftercare support' },
        ...{ to: asOf, ...answer },
      },
      now,
    ),
  }
}
const levels = ['high', 'medium', 'low']

/** The question of a finding, asked again: which promises are broken and not made up for, at a moment. */
export async function askSupport(db: Db, workspace: string, workflow: string, moments: Moments): Promise<Answer> {
  const plan = (await planAt(db, workspace, moments.asOf))?.plan
  const matters = plan ? await askMatters(db, workspace, { since: moments.asOf }, moments) : []
  const late = plan ? matters.filter((one) => workflowOf(plan, one) === workflow && brokenIn(one).length > 0) : []
  if (!plan || late.length === 0) return { said: say`Nothing that was promised is late any more.`, answer: null }
  return inWords(late, plan.time_zone)
}

/** How much was said since a moment of what help is owed for. */
export async function askSaidSince(db: Db, workspace: string, after: Micros): Promise<number> {
  const { count } = await db
    .selectFrom('decision')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('workspace_id', '=', workspace)
    .where((eb) =>
      eb.or(['support.%', 'request.%', 'finding.%', 'workflow.%', 'plan.%'].map((one) => eb('kind', 'like', one))),
    )
    .where('at', '>', toDate(after))
    .executeTakeFirstOrThrow()
  return Number(count)
}

const promises: Readonly<Record<ClockName, string>> = {
  acknowledge: say`an answer`,
  contain: say`that no further harm is done`,
  restore: say`that it works again`,
}

/** So many are named; the others are counted. */
const NAMED = 4

/** What is late, the longest first. */
function inWords(late: readonly Matter[], zone: string): Answer {
  const broken = late
    .flatMap((matter) => brokenIn(matter).map((one) => ({ matter, clock: one.clock, since: one.brokenAt ?? 0 })))
    .sort((a, b) => a.since - b.since || (a.matter.id < b.matter.id ? -1 : 1))
  const lines = broken.slice(0, NAMED).map(({ matter, clock, since }) => {
    // What a person typed does not leave the desk; a finding was named by us.
    const what = matter.kind === 'finding' ? matter.title : say`a request`
    return say`${what} (${matter.severity}): ${promises[clock]}, since ${sayMoment(since, zone)}`
  })
  const more = broken.length - lines.length
  const all = listed(lines, '; ')
  return {
    said: more > 0 ? say`Late are ${all}; and ${more} more.` : say`Late are ${all}.`,
    answer: {
      late: broken.map(({ matter, clock, since }) => {
        return { [matter.kind]: matter.id, severity: matter.severity, clock, since: formatTime(since) }
      }),
    },
  }
}

type ToKeep = { readonly severity: Severity; readonly from: string; readonly isFirst: boolean }

/** How severe a finding is taken to be is kept when it is first looked at, and when the finding itself became another. */
function severityToKeep(plan: Plan | undefined, matter: Matter): ToKeep | null {
  if (matter.foundAs === null) return null
  const kept = matter.said.filter(({ kind }) => kind === 'severity')
  const last = kept.at(-1)
  if (!last) return { severity: matter.severity, from: matter.foundAs, isFirst: true }
  // A person's word holds.
  if (last.by !== null || last.note === matter.foundAs) return null
  return { severity: severityOf(plan, matter.foundAs), from: matter.foundAs, isFirst: false }
}

/** By itself: whoever says something of it at the same time comes before or after. */
async function keepSeverity(
  state: State,
  workspace: string,
  matter: Matter,
  { severity, from, isFirst }: ToKeep,
  asOf: Micros,
): Promise<void> {
  await state.transaction(async (trx) => {
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const said = (await supportEvents(trx, workspace, matter.kind, [matter.id])).get(matter.id) ?? []
    const last = said.findLast(({ kind }) => kind === 'severity')
    if (isFirst ? last !== undefined : last === undefined || last.by !== null || last.note === from) return
    await enterSeverity(trx, workspace, matter, { severity, from, at: isFirst ? matter.opened : asOf })
  })
}
