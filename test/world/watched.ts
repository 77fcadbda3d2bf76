import assert from 'node:assert/strict'
import { inLanguage } from '../../src/base/say.ts'
import { formatTime, MICROS, parseTime } from '../../src/base/time.ts'
import { listPatterns } from '../../src/findings/exceptions/patterns.ts'
import { watchGrowth } from '../../src/findings/exceptions/watch-growth.ts'
import { lookAtExplanations } from '../../src/findings/explained/explanations.ts'
import { type Finding, toFinding } from '../../src/findings/finding.ts'
import { watchOutages } from '../../src/findings/integrations/watch-outages.ts'
import { followWatchers } from '../../src/findings/watches/follow.ts'
import { question } from '../../src/store/evidence/question.ts'
import type { Engines } from '../engines/engines.ts'
import type { BookedRun, Newest } from './books.ts'
import { callsOf, failedWhileDown, type KnownCalls, type Look, outageOf, runsOff, runsSaying } from './systems.ts'
import type { BusyWeeks, World } from './world.ts'

const called = question(
  'test-called',
  `SELECT run, workflow, integration, toUnixTimestamp64Micro(called.known) AS moment, calls, failed FROM called FINAL
   WHERE workspace = {workspace:String} ORDER BY run, integration`,
)
type Row = { run: string; workflow: string; integration: string; moment: string; calls: number; failed: number }

/** Which systems the counted runs called, how often, and how often in vain: as was told when they were counted. */
export async function compareCalled(
  { evidence }: Engines,
  workspace: string,
  { plan: { releases }, ...world }: World,
  told: { readonly delivered: Parameters<typeof callsOf>[0]; readonly looks: readonly Look[] },
  stamps: ReadonlyMap<string, number>,
): Promise<KnownCalls[]> {
  const booked = callsOf(told.delivered, told.looks, stamps, { ...world, releases }).sort((a, b) =>
    `${a.run} ${a.integration}` < `${b.run} ${b.integration}` ? -1 : 1,
  )
  const rows = await evidence.ask<Row>(workspace, called)
  const words = `seed ${world.seed}, called`
  assert.deepEqual(
    rows.map(({ run, integration, calls, failed }) => ({ run, integration, calls, failed })),
    booked.map(({ run, integration, calls, failed }) => ({ run, integration, calls, failed })),
    words,
  )
  for (const [index, { run, workflow, moment }] of rows.entries()) {
    const { over = [], workflows = [] } = booked[index] ?? {}
    assert.ok(workflows.includes(workflow), `${words}: ${run} of ${workflow}, not ${workflows}`)
    assert.ok(over.length === 0 || over.includes(Number(moment)), `${words}: ${run} at ${moment}, not ${over}`)
  }
  return booked.map((one, index) => ({ ...one, known: Number(rows[index]?.moment) }))
}

/**
 * What is told of systems and of problems that grow. When chance is excluded is for statistics to say: here is held against the books what is so
 * whenever anything is told, and what is plain.
 */
export async function compareWatched(
  engines: Engines,
  workspace: string,
  { seed, zone }: World,
  busy: BusyWeeks,
  book: { readonly runs: readonly BookedRun[]; readonly newest: Newest; readonly calls: readonly KnownCalls[] },
): Promise<void> {
  const { clock } = engines
  const words = `seed ${seed}, ${zone}, ${JSON.stringify(busy)}`
  const { outage, fails, grows } = busy
  const asOf = outage?.lasts ?? busy.to
  const moments = { asOf, now: clock.now() }
  await watchOutages(engines, workspace, moments)
  await followWatchers(engines, workspace, moments)
  await watchGrowth(engines, workspace, moments)
  await lookAtExplanations(engines, workspace, asOf)

  const findings = await listAll(engines, workspace)
  const outages = findings.filter(({ key }) => key.startsWith('outage:'))
  assert.deepEqual(
    outages.map(({ key, workflow, state, severity }) => [key, workflow, state, severity]),
    outage ? [['outage:ledger', 'billing', 'open', 'high']] : [],
    words,
  )
  const [down] = outages
  assert.ok(fails || !findings.some(({ explained_by }) => explained_by !== null), words)
  if (outage && down) {
    const { since, ...figures } = outageOf(book.calls, outage.from, asOf)
    const { runs, runs_failing } = figures
    const { usual_at_most, evidence, needed, ...answer } = down.evidence.answer ?? {}
    assert.deepEqual(
      [answer, down.evidence.from],
      [
        {
          ...{ since: formatTime(since), ...figures },
          workflows: [{ workflow: 'billing', runs, failed: runs_failing }],
        },
        formatTime(since),
      ],
      words,
    )
    assert.ok(Number(evidence) >= Number(needed) && Number(usual_at_most) <= 0.4, words)
    assert.equal(
      inLanguage(down.title),
      `The ledger is down or refuses: its calls fail in ${runs} of ${runs} runs`,
      words,
    )
  }
  await compareExplained(engines, workspace, findings, { ...book, busy, asOf, words })
  // Nothing grows but what was made to, and no call has to do with the one of the two.
  const growth = findings.find(({ key }) => key === 'growth:billing')
  assert.equal(growth !== undefined, grows || outage !== null, words)
  if (growth) assert.equal(growth.explained_by, grows ? null : down?.id, words)
  const promise = findings.find(({ key }) => key === 'objective:billing:exceptions')
  assert.equal(promise !== undefined, grows || outage !== null, words)
  if (promise && !grows) assert.equal(promise.explained_by, down?.id, words)
  // What is explained is told to nobody, and everything else is.
  const toldOf = await owed(engines, workspace)
  for (const { id, key, explained_by } of findings)
    assert.deepEqual(toldOf.get(id) ?? [], explained_by === null ? ['finding.opened'] : [], `${words}, ${key}`)
  if (!down) return

  // Its calls go as usual: it is over, and whoever heard of it hears that. A week later nothing is held back any more.
  await watchOutages(engines, workspace, { asOf: busy.to, now: clock.now() })
  const [after, ...others] = (await listAll(engines, workspace)).filter(({ key }) => key.startsWith('outage:'))
  assert.deepEqual([after?.id, after?.state, after?.ended, others], [down.id, 'resolved', 'over', []], words)
  assert.deepEqual((await owed(engines, workspace)).get(down.id), ['finding.opened', 'finding.over'], words)
  await lookAtExplanations(engines, workspace, busy.to + 8 * MICROS.d)
  const left = await listAll(engines, workspace)
  const heard = await owed(engines, workspace)
  for (const { id, key, state, explained_by } of left)
    if (state !== 'resolved')
      assert.deepEqual([explained_by, heard.get(id)], [null, ['finding.opened']], `${words}, ${key} at last`)
}

type Held = {
  readonly runs: readonly BookedRun[]
  readonly newest: Newest
  readonly calls: readonly KnownCalls[]
  readonly busy: BusyWeeks
  readonly asOf: number
  readonly words: string
}

/** Whatever a system explains is of what rests on it, and most of what it tells of are runs that the system failed. */
async function compareExplained(
  { state: { db } }: Engines,
  workspace: string,
  findings: readonly Finding[],
  { runs, newest, calls, busy, asOf, words }: Held,
): Promise<void> {
  const failed = failedWhileDown(calls, busy)
  const patterns = await listPatterns(db, workspace)
  const isMostly = (list: readonly string[]) => 2 * list.filter((run) => failed.has(run)).length >= list.length
  for (const { key, workflow, explained_by, evidence } of findings) {
    if (explained_by === null) continue
    assert.equal(workflow, 'billing', `${words}, ${key}`)
    const { question: asked, from } = evidence
    if (asked?.kind === 'growth')
      for (const id of asked.patterns) {
        const range = [asOf - 14 * MICROS.d, asOf] as const
        const saying = runsSaying(runs, newest.steps, patterns.get(id)?.template ?? '', range)
        assert.ok(saying.length > 0 && isMostly(saying), `${words}, ${key}: ${saying}`)
      }
    else {
      const off = runsOff(runs, [parseTime(from ?? '')?.micros ?? 0, asOf])
      assert.ok(off.length > 0 && isMostly(off), `${words}, ${key}: ${off}`)
    }
  }
}

async function listAll({ state: { db } }: Engines, workspace: string): Promise<Finding[]> {
  const rows = await db.selectFrom('finding').selectAll().where('workspace_id', '=', workspace).orderBy('id').execute()
  return rows.map(toFinding)
}

/** What people are owed to hear of each finding, in its order. */
async function owed({ state: { db } }: Engines, workspace: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('notice')
    .select(['kind', 'about'])
    .where('workspace_id', '=', workspace)
    .orderBy('seq')
    .execute()
  const of = Map.groupBy(rows, ({ about }) => about.replace(/^finding:/, ''))
  return new Map([...of].map(([id, notices]) => [id, notices.map(({ kind }) => kind)]))
}
