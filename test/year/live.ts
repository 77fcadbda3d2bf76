import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { freeHandovers, sendDue } from '../../src/actions/handover/send.ts'
import { freeClaims } from '../../src/actions/notices/deliver.ts'
import { openApp } from '../../src/app.ts'
import { AppError } from '../../src/base/errors.ts'
import { createLog } from '../../src/base/log.ts'
import { MICROS, type Micros } from '../../src/base/time.ts'
import { issueStatement, listIssued } from '../../src/decisions/hours/issue.ts'
import { enterTime } from '../../src/decisions/hours/keep.ts'
import { askHours } from '../../src/decisions/hours/stand.ts'
import { listTimes } from '../../src/decisions/hours/time.ts'
import { decideReview, getReview } from '../../src/decisions/reviews/keep.ts'
import { actOnTask, makeTask } from '../../src/decisions/tasks/keep.ts'
import { addConnector, listConnectors } from '../../src/evidence/receive/connectors/connector.ts'
import { keepRefused } from '../../src/evidence/receive/refused.ts'
import { typeFigures } from '../../src/evidence/typed.ts'
import { closeFinding } from '../../src/findings/acts.ts'
import { decidePattern } from '../../src/findings/exceptions/decide.ts'
import { listRecurring } from '../../src/findings/exceptions/list.ts'
import { getJudge, setJudge } from '../../src/findings/sources/judge/judge.ts'
import {
  backUp,
  followTrackers,
  holdAll,
  judgeAll,
  readBackAll,
  readConnectors,
  retainAll,
  tellAll,
  tellWeeks,
} from '../../src/jobs.ts'
import { announceMaintenance, listMaintenanceWindows } from '../../src/plan/maintenance-windows.ts'
import { readPlan } from '../../src/plan/read-plan.ts'
import { listStops, sayStarted, sayStopped } from '../../src/plan/stops.ts'
import { applyPlan, localityOf, planVersions } from '../../src/plan/versions.ts'
import { documentToHtml } from '../../src/reports/document/html.ts'
import { approveReport, getReport, listReports, sendReport } from '../../src/reports/report/keep.ts'
import { localPrincipal } from '../../src/server/local.ts'
import { readSettings } from '../../src/settings.ts'
import { settableClock } from '../engines/engines.ts'
import { another, recorded, tellN8n } from '../engines/n8n.ts'
import { fillDisk, resizeDisk } from '../faults/small-disk.ts'
import { answerTo, CRM, type Deed, ELSEWHERE, judging, makeYear, PARCELS } from './deeds.ts'
import { help } from './helped.ts'
import { everyFinding, everyReview } from './lists.ts'

/**
 * The app of the year, as a process that can be killed at any moment: does the deeds from the given one on, and tells its
 * parent which it begins and which is done.
 */
export type Told =
  | { readonly kind: 'begun' | 'done'; readonly deed: number }
  | { readonly kind: 'refused'; readonly code: string; readonly sentence: string }
  /** A report that is approved, and the hash of its page. */
  | { readonly kind: 'frozen'; readonly report: string; readonly page: string }

/**
 * What there is besides the app: the megabytes of a disk that can be filled, where a backup goes (null where there is none), an n8n,
 * the addresses of the system that runs write to, of a sheet, of a GitHub, and of a model.
 */
export type Surroundings = {
  readonly diskMegabytes: number | null
  readonly backup: string | null
  readonly n8n: { readonly url: string; readonly key: string }
  readonly crm: string
  readonly sheet: string
  readonly github: string
  readonly model: string
}

const ATTEMPTS = 5
const REST_MS = 5_000
const tell = (told: Told) => process.send?.(told)
const [first = 0, minutesLost = 0] = process.argv.slice(2, 4).map(Number)
const { diskMegabytes, backup, n8n, crm, sheet, github, model } = JSON.parse(process.argv[4] ?? '') as Surroundings
const { deeds } = makeYear()
const mapping = `sheet: 1
id: Parcel
lines:
  - type: run
    columns: { run: Parcel, started: Day }
    set: { workflow: ${PARCELS}, status: ok }
  - type: verdict
    columns: { kind: Result }
    set: { by.kind: person }
    when: Result
`

const clock = settableClock()
/** Whoever is killed comes back later, never earlier. */
const setClock = (deed: Deed | undefined) => clock.set((deed?.at ?? 0) + minutesLost * MICROS.m)
setClock(deeds[first])
const settings = readSettings(process.env)
const open = () => openApp(settings, clock, createLog(settings.AFTERCARE_LOG))
let app = await open()
// As a server does when it starts: nobody holds what the last one held.
await Promise.all([freeClaims(app), freeHandovers(app)])
const workspace = (await localPrincipal(app)).defaultWorkspace ?? ''

for (const [number, deed] of deeds.entries()) {
  if (number < first) continue
  setClock(deed)
  tell({ kind: 'begun', deed: number })
  await persist(deed)
  tell({ kind: 'done', deed: number })
}
await app.close()
process.disconnect()

/**
 * What a store did not take in time is done again, as whoever sends and every job does: a machine may stand still for longer than we wait. Each
 * deed can be begun again, since whoever is killed during one does.
 */
async function persist(deed: Deed): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      return await carryOut(deed)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'store_unavailable' || attempt === ATTEMPTS) throw error
      await sleep(REST_MS)
    }
}

async function carryOut(deed: Deed): Promise<void> {
  switch (deed.kind) {
    case 'apply': {
      const source = deed.plan.replace(CRM, crm)
      const read = readPlan(source)
      assert.ok(read.kind === 'ok', JSON.stringify(read))
      await applyPlan(app.state, workspace, { plan: read.plan, source, by: 'local:ana', now: clock.now() })
      return
    }
    case 'send':
      if (deed.isDiskFull && diskMegabytes !== null) await sendToFullDisk(deed.texts, diskMegabytes)
      await send(deed.texts)
      return await refuse(deed)
    case 'hold':
      await Promise.all([holdAll(app), app.screen(workspace), ...(deed.isTwice ? [holdAll(app), backUp(app)] : [])])
      return
    case 'read back':
      await app.settle(workspace)
      await Promise.all([readBackAll(app), ...(deed.isTwice ? [readBackAll(app)] : [])])
      return
    case 'decide':
      return await decide()
    case 'stop':
    case 'start':
      return await stopOrStart(deed.kind)
    case 'announce':
      return await announce(deed.since, deed.until)
    case 'task':
      return await haveTask(deed.task, deed.due)
    case 'problem':
      return await sayOfProblem(deed.state, deed.until)
    case 'work':
      return await work(deed.day, deed.minutes)
    case 'type': {
      const { week, eligible, incidents } = deed
      const figures = { eligible: String(eligible), incidents: String(incidents) }
      const [now, where] = [clock.now(), { zone: 'Europe/Berlin', currency: 'EUR' }]
      const said = { workflow: 'desk', week, figures, by: 'local:ana', now, asOf: now }
      await typeFigures(app.state, workspace, { ...where, ...said })
      return
    }
    case 'run elsewhere': {
      const times = {
        startedAt: new Date(deed.at / 1000).toISOString(),
        stoppedAt: new Date(deed.at / 1000 + 900).toISOString(),
      }
      const executions = deed.numbers.map((id) => another(recorded('success-customdata'), id, times))
      await tellN8n(n8n.url, { executions, isClosed: deed.isClosed })
      return
    }
    case 'read':
      await connect()
      await readConnectors(app)
      return await followTrackers(app)
    case 'help':
      return await help(app, deed.act, github)
    case 'tell': {
      const tell = async () => {
        await tellAll(app)
        await tellWeeks(app)
        await sendDue(app.handovers)
      }
      await Promise.all([tell(), ...(deed.isTwice ? [tell()] : [])])
      return
    }
    case 'set judge':
      return await haveJudged()
    case 'judge':
      await Promise.all([judgeAll(app), ...(deed.isTwice ? [judgeAll(app)] : [])])
      return
    case 'retain':
      return await retainAll(app)
    case 'back up':
      if (backup === null) return
      // A copy of the folder at rest; later it is all there is.
      await app.close()
      rmSync(backup, { recursive: true, force: true })
      cpSync(settings.AFTERCARE_DATA, backup, { recursive: true })
      app = await open()
  }
}

async function send(texts: readonly string[]): Promise<void> {
  const received = await app.pipe.receiveTexts(workspace, await app.masker(workspace), texts)
  assert.deepEqual(received, { accepted: texts.length, refused: [] })
}

/** Once, also by whoever was killed after saying it. */
async function sayOfProblem(state: 'fixed' | 'accepted' | 'known', until: string | null): Promise<void> {
  const now = clock.now()
  const { plan, zone } = await localityOf(app.state.db, workspace, now)
  const [problem] = (
    await listRecurring({ db: app.state.db, evidence: app.evidence }, workspace, {
      kind: 'error',
      asOf: now,
      zone,
      plan,
    })
  ).filter(({ pattern }) => pattern.about === 'look_up')
  assert.ok(problem)
  if (problem.pattern.state === state) return
  const said = { state, ...(until === null ? {} : { until, because: 'The line is replaced.' }) }
  await decidePattern(app.state, workspace, {
    id: problem.pattern.id,
    said,
    plan,
    zone,
    by: 'local:ana',
    now,
    asOf: now,
  })
}

/** Each delivery comes with a line that is none. */
async function refuse({ at }: Deed): Promise<void> {
  const given = { way: 'record', by: 'local:ana', refused: [{ reason: 'has no type', line: { at } }] }
  const [masker, now] = [await app.masker(workspace), clock.now]
  await keepRefused({ state: app.state, pipe: app.pipe, now }, workspace, { masker, ...given })
}

/** Sends until it is refused: less is free than new evidence may take, and the engine may find some room by putting its files together. */
async function sendToFullDisk(texts: readonly string[], megabytes: number): Promise<void> {
  for (;;) {
    fillDisk(settings.AFTERCARE_DATA, 20)
    try {
      await send(texts)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      tell({ kind: 'refused', code: error.code, sentence: error.message })
      resizeDisk(settings.AFTERCARE_DATA, megabytes)
      return
    }
  }
}

/** Whoever was killed in between looks first whether it was said. */
async function stopOrStart(kind: 'stop' | 'start'): Promise<void> {
  const [last] = await listStops(app.state.db, workspace, 'desk')
  const [isStopped, now] = [last?.until === null, clock.now()]
  const said = { workflow: 'desk', by: 'local:ana', now }
  if (kind === 'stop' && !isStopped)
    await sayStopped(app.state, workspace, { ...said, since: now, why: 'A look at it', meanwhile: null })
  if (kind === 'start' && isStopped) await sayStarted(app.state, workspace, { ...said, until: now, note: 'Looked at' })
}

/** Whoever was killed in between looks first whether it is announced. */
async function announce(since: Micros, until: Micros): Promise<void> {
  const now = clock.now()
  if (
    (await listMaintenanceWindows(app.state.db, workspace, { from: now, to: until })).some(
      (one) => one.of_plan === null,
    )
  )
    return
  const said = { workflow: 'desk', integration: null, why: 'A new release', by: 'local:ana' }
  await announceMaintenance(app.state, workspace, { ...said, since, until, at: now, now })
}

/** A task is made, or done where no day is given. Whoever was killed in between looks first whether it is. */
async function haveTask(title: string, due: string | null): Promise<void> {
  const acting = { by: 'local:ana', now: clock.now(), moment: clock.now() }
  const rows = app.state.db.selectFrom('task').select(['id', 'state']).where('workspace_id', '=', workspace)
  const known = await rows.where('title', '=', title).executeTakeFirst()
  if (due !== null && known === undefined) {
    const asked = { title, owner: 'ben', due, workflow: 'desk', expected: null, objective: 'accepted' }
    await makeTask(app.state, workspace, { asked, from: null }, acting)
  }
  const seer = { planPerson: 'ben', only: undefined, sees: async () => true, mayAct: () => true }
  if (due === null && known?.state === 'open')
    await actOnTask(app.state, workspace, { id: known.id, act: { act: 'done', what: 'Done.' }, seer }, acting)
}

/** Whoever was killed in between looks first whether a model judges. */
async function haveJudged(): Promise<void> {
  const { state, folder } = app
  if (await getJudge(state.db, workspace)) return
  const terms = { url: model, model: 'stern', workflows: null, answers_per_day: judging.answersPerDay }
  const money = { usd_per_month: '5', input_usd: '1', output_usd: '4' }
  const given = { ...terms, ...money, key: 'sk-year', zone: 'Europe/Berlin', by: 'local:ana', now: clock.now() }
  await setJudge({ state, secret: folder.secret }, workspace, given)
}

/** Whoever was killed in between looks first whether it is entered. */
async function work(day: string, minutes: number): Promise<void> {
  if ((await listTimes(app.state.db, workspace, { from: day, to: day })).length > 0) return
  const about = { kind: 'workflow', id: 'desk' } as const
  const acting = { by: 'local:ana', now: clock.now(), moment: clock.now() }
  const given = { day, minutes, person: 'person:ben', about, class: 'from allowance', note: null } as const
  await enterTime(app.state, workspace, { ...given, absorb: false, source: 'manual' }, acting)
}

/** What waits is approved, what is approved is sent, and the newest of them are read. */
async function report(): Promise<void> {
  const { db } = app.state
  const [by, now] = ['local:ana', clock.now()]
  for (const { id, state, sent_at } of await listReports(db, workspace, { drafts: true })) {
    const { hash } = await getReport(db, workspace, id)
    if (state === 'draft') await approveReport(app.state, workspace, { id, hash }, { by, person: by, now })
    if (sent_at === null) await sendReport(app.state, workspace, id, { by, now })
  }
  for (const { id } of (await listReports(db, workspace, { drafts: false })).slice(0, 2)) {
    const page = documentToHtml((await getReport(db, workspace, id)).document, 'de')
    tell({ kind: 'frozen', report: id, page: createHash('sha256').update(page).digest('hex') })
  }
}

/** The statement of each period that is over. */
async function issue(): Promise<void> {
  const now = clock.now()
  const acting = { by: 'local:ana', now, moment: now }
  const issued = new Set((await listIssued(app.state.db, workspace)).map(({ starts }) => starts))
  const { periods } = await askHours(app.state.db, workspace, now)
  for (const { starts, ends, from } of periods.toReversed())
    if (ends <= now && !issued.has(starts)) await issueStatement(app, workspace, { day: from, because: null }, acting)
}

/** Another client, whose n8n and whose sheet are connected once. */
async function connect(): Promise<void> {
  const { db } = app.state
  const row = { id: ELSEWHERE, name: ELSEWHERE, time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
  await db
    .insertInto('workspace')
    .values(row)
    .onConflict((same) => same.doNothing())
    .execute()
  if ((await planVersions(db, ELSEWHERE)).length === 0) {
    const source = `plan: 1
workspace: elsewhere
client: Another
time_zone: UTC
currency: EUR
effective: 2025-09-01
people: { bea: { name: Bea } }
workflows:
  Normalise supplier: { name: Suppliers, risk: medium, owner: bea }
  ${PARCELS}: { name: Parcels, risk: low, owner: bea }
`
    const read = readPlan(source)
    assert.ok(read.kind === 'ok', JSON.stringify(read))
    await applyPlan(app.state, ELSEWHERE, { plan: read.plan, source, by: 'local:bea', now: clock.now() })
  }
  const kinds = new Set((await listConnectors(db, ELSEWHERE)).map(({ kind }) => kind))
  const by = 'local:bea'
  if (!kinds.has('n8n'))
    await addConnector(app.connectors, ELSEWHERE, { kind: 'n8n', url: n8n.url, credential: n8n.key, by })
  if (!kinds.has('sheet'))
    await addConnector(app.connectors, ELSEWHERE, { kind: 'sheet', url: sheet, credential: '', mapping, by })
}

async function decide(): Promise<void> {
  for (const { id, state, due_at } of await everyReview(app.state.db, workspace)) {
    const now = clock.now()
    const answer = answerTo(due_at, now)
    if (state !== 'drawn' || !answer) continue
    const { document } = await getReview(app.state.db, workspace, id)
    const done = answer === 'signed' ? (document.tasks ?? []) : []
    const answers = done.map(({ id: task }) => ({ task, answer: 'yes' as const }))
    await decideReview(app.state, workspace, { id, answer, note: '', answers, by: 'local:ana', now })
  }
  await report()
  await issue()
  // Too early, and once: weeks of bad quality go on.
  for (const { id, key, state, closed_at } of await everyFinding(app.state.db, workspace))
    if (key === 'objective:desk:accepted' && state === 'open' && closed_at === null)
      await closeFinding(app.state, workspace, { id, because: 'Mended.', by: 'local:ana', now: clock.now() })
}
