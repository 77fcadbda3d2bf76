import { createHash } from 'node:crypto'
import { type App, openApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { type Micros, parseTime } from '../../src/base/time.ts'
import { verifyRecord } from '../../src/decisions/altered.ts'
import { readPlan } from '../../src/plan/read-plan.ts'
import { applyPlan } from '../../src/plan/versions.ts'
import { alteredReports } from '../../src/reports/report/altered.ts'
import {
  approveReport,
  draftReport,
  getReport,
  listReports,
  sendReport,
  wordReport,
} from '../../src/reports/report/keep.ts'
import { localPrincipal } from '../../src/server/local.ts'
import { readSettings } from '../../src/settings.ts'
import { settableClock } from '../engines/engines.ts'

/** Reports of one month, version after version: by a program that is killed in the midst of it, and on a disk that fills. */
const NOW: Micros = parseTime('2026-04-02T10:00:00Z')?.micros ?? 0
const by = 'local:ana'
const source = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows: { desk: { name: Desk, risk: low, owner: ana } }
`

export async function openReporter(data: string): Promise<{ app: App; workspace: string }> {
  const clock = settableClock()
  clock.set(NOW)
  const app = await openApp(readSettings({ AFTERCARE_DATA: data, AFTERCARE_LOG: 'silent' }), clock, createLog('silent'))
  const workspace = (await localPrincipal(app)).defaultWorkspace ?? ''
  const read = readPlan(source)
  if (read.kind !== 'ok') throw new Error(JSON.stringify(read))
  const applied = { plan: read.plan, source, by, now: NOW }
  if ((await listVersions(app, workspace)) === 0) await applyPlan(app.state, workspace, applied)
  return { app, workspace }
}

const listVersions = async ({ state }: App, workspace: string): Promise<number> =>
  (await state.db.selectFrom('plan_version').select('version').where('workspace_id', '=', workspace).execute()).length

/** Draws up the next version, or the draft that waits anew, and words it. */
export async function prepare({ state, evidence }: App, workspace: string, words: string): Promise<string> {
  const given = { month: '2026-03', workflows: [], asOf: NOW, reason: 'It is looked at again.' }
  const id = await draftReport({ state, evidence }, workspace, given, { by: 'job:reports', now: NOW })
  await wordReport(state, workspace, { id, words: { state: words } }, { by: 'local:ben', now: NOW })
  return id
}

export async function approve({ state }: App, workspace: string, id: string): Promise<void> {
  const { hash } = await getReport(state.db, workspace, id)
  await approveReport(state, workspace, { id, hash }, { by, person: by, now: NOW })
}

export const send = ({ state }: App, workspace: string, id: string): Promise<void> =>
  sendReport(state, workspace, id, { by, now: NOW })

/** What is half done: a report that is frozen in part, one that is sent and owed to nobody, an entry of the log without its report. */
export async function halfDone({ state: { db } }: App, workspace: string): Promise<string[]> {
  const found: string[] = []
  const rows = await db.selectFrom('report').selectAll().where('workspace_id', '=', workspace).execute()
  const owed = await db
    .selectFrom('notice')
    .select('about')
    .where('workspace_id', '=', workspace)
    .where('kind', '=', 'report.sent')
    .execute()
  const entries = await db
    .selectFrom('decision')
    .select(['kind', 'body', 'seq'])
    .where('workspace_id', '=', workspace)
    .execute()
  for (const row of rows) {
    const frozen = [row.document, row.hash, row.approved_at, row.decision_seq].filter((one) => one !== null).length
    if (frozen !== (row.state === 'approved' ? 4 : 0)) found.push(`version ${row.version} is frozen in part`)
    const of = (kind: string) =>
      entries.filter((one) => one.kind === kind && (one.body as { report?: unknown }).report === row.id).length
    if (of('report.approved') !== (row.state === 'approved' ? 1 : 0))
      found.push(`version ${row.version} is not in the log as it stands`)
    const sent = row.sent_at === null ? 0 : 1
    if (of('report.sent') !== sent) found.push(`version ${row.version} is not sent as the log says`)
    if (owed.filter(({ about }) => about === `report:${row.id}`).length !== sent)
      found.push(`version ${row.version} is not owed as it was sent`)
  }
  const { log, altered } = await verifyRecord(db, workspace, [alteredReports])
  if (log.kind === 'broken') found.push(log.reason)
  return [...found, ...altered.map(({ what }) => what)]
}

/** What stands in it by version, to see that nothing that is frozen changes. */
export async function frozen({ state: { db } }: App, workspace: string): Promise<Map<number, string>> {
  const listed = await listReports(db, workspace, { drafts: false })
  const read = await Promise.all(
    listed.map(async ({ id, version }) => {
      const { document } = await getReport(db, workspace, id)
      return [version, createHash('sha256').update(JSON.stringify(document)).digest('hex')] as const
    }),
  )
  return new Map(read)
}

/** As a program: says what is half done after it was killed, and goes on until it is again. */
if (process.send) {
  const { app, workspace } = await openReporter(process.argv[2] ?? '')
  process.send({ halfDone: await halfDone(app, workspace), frozen: [...(await frozen(app, workspace))] })
  for (let turn = 0; ; turn++) {
    for (const { id } of (await listReports(app.state.db, workspace, { drafts: false })).filter(
      (one) => one.sent_at === null,
    ))
      await send(app, workspace, id)
    const id = await prepare(app, workspace, `Turn ${turn}.`)
    process.send({ turn })
    await approve(app, workspace, id)
    await send(app, workspace, id)
  }
}
