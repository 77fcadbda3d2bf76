import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type App, openApp } from '../src/app.ts'
import { createLog } from '../src/base/log.ts'
import { formatTime, MICROS } from '../src/base/time.ts'
import { decideReview, getReview, listReviews, reviewHash } from '../src/decisions/reviews/keep.ts'
import { askFigures } from '../src/evidence/runs/figures.ts'
import { listFindings } from '../src/findings/finding.ts'
import { holdAll } from '../src/jobs.ts'
import { readPlan } from '../src/plan/read-plan.ts'
import { applyPlan, planVersions } from '../src/plan/versions.ts'
import { localPrincipal } from '../src/server/local.ts'
import { readSettings } from '../src/settings.ts'
import { verifyDecisions } from '../src/store/state/decision-log.ts'
import { settableClock, template } from './engines/engines.ts'
import { createRandom } from './world/random.ts'

/**
 * 400 days of the real app on its real embedded stores, with a clock that is passed in: plan versions, both changes of
 * clocks, silent days, late evidence, missed and repeated jobs, ten restarts, a restore. (Kills are in test/faults.)
 */
const DAYS = 400
const BEGIN = Date.parse('2025-09-01T06:00:00Z') * 1000
const folder = mkdtempSync(join(tmpdir(), 'aftercare-year-'))
const backup = mkdtempSync(join(tmpdir(), 'aftercare-year-backup-'))
after(() => {
  for (const one of [folder, backup]) rmSync(one, { recursive: true, force: true })
})

const planText = (effective: string, target: string) => `plan: 1
workspace: year
client: A year
time_zone: Europe/Berlin
currency: EUR
effective: ${effective}
holidays: DE-BY
people:
  ana: { name: Ana, roles: [owner] }
  ben: { name: Ben, roles: [operator] }
workflows:
  desk:
    name: Desk
    risk: medium
    owner: ana
    deputy: ben
    objectives:
      accepted: ">= ${target} over 14d"
      tool_errors: "<= 20% over 14d"
    review: weekly
    continuity:
      rollback: { target: previous, how: Point back., who: ben, proved_on: 2025-09-01, proved_by: ben, good_for: 90d }
`

const clock = settableClock()
const settings = readSettings({ AFTERCARE_DATA: folder, AFTERCARE_LOG: 'silent' })
const open = () => openApp(settings, clock, createLog('silent'))

/** What the days sent, counted by a plain loop; the figures must say the same at the end. */
const sent = { runs: 0, accepted: 0, calls: 0, errors: 0, days: new Map<string, number>() }

async function sendDay(
  app: App,
  workspace: string,
  day: number,
  random: ReturnType<typeof createRandom>,
): Promise<string[]> {
  const late: string[] = []
  // Silent days, and days on which quality is bad.
  const runs = day % 17 === 3 ? 0 : 3 + random.below(8)
  const texts: string[] = []
  for (let number = 0; number < runs; number++) {
    const started = BEGIN + day * MICROS.d + random.below(10 * 3600) * MICROS.s
    const run = `d${day}-${number}`
    const isGood = random.chance(day >= 120 && day < 140 ? 0.3 : 0.92)
    const isError = random.chance(0.05)
    texts.push(
      JSON.stringify({
        type: 'run',
        run,
        workflow: 'desk',
        release: day < 200 ? 'one' : 'two',
        started: formatTime(started),
        ended: formatTime(started + 20 * MICROS.s),
        status: 'ok',
        sent_at: formatTime(started),
      }),
    )
    texts.push(
      JSON.stringify({
        type: 'step',
        run,
        step: '1',
        kind: 'tool',
        name: 'look_up',
        status: isError ? 'error' : 'ok',
        sent_at: formatTime(started),
      }),
    )
    const verdict = JSON.stringify({
      type: 'verdict',
      verdict: 'v',
      run,
      kind: isGood ? 'accepted' : 'rejected',
      by: { kind: 'person' },
      at: formatTime(started + MICROS.h),
      sent_at: formatTime(started + MICROS.h),
    })
    // Some evidence is days late.
    if (random.chance(0.1)) late.push(verdict)
    else texts.push(verdict)
    sent.runs++
    sent.calls++
    if (isGood) sent.accepted++
    if (isError) sent.errors++
    const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(started / 1000)
    sent.days.set(local, (sent.days.get(local) ?? 0) + 1)
  }
  if (texts.length > 0) await app.pipe.receiveTexts(workspace, await app.masker(workspace), texts)
  // Delivered again, as clients do.
  if (day % 11 === 5) await app.pipe.receiveTexts(workspace, await app.masker(workspace), texts)
  return late
}

async function apply(app: App, workspace: string, source: string): Promise<void> {
  const read = readPlan(source)
  assert.ok(read.kind === 'ok', JSON.stringify(read))
  await applyPlan(app.state, workspace, { plan: read.plan, source, by: 'local:ana', now: clock.now() })
}

test(`${DAYS} days`, async () => {
  const random = createRandom(42)
  cpSync(await template(), join(folder, 'state'), { recursive: true })
  clock.set(BEGIN)
  let app = await open()
  let workspace = (await localPrincipal(app)).defaultWorkspace ?? ''
  await apply(app, workspace, planText('2025-09-01', '80%'))
  let waiting: { due: number; texts: string[] }[] = []
  let ends = 0
  for (let day = 0; day < DAYS; day++) {
    clock.set(BEGIN + day * MICROS.d + 12 * MICROS.h)
    const late = await sendDay(app, workspace, day, random)
    if (late.length > 0) waiting.push({ due: day + 1 + random.below(6), texts: late })
    for (const one of waiting.filter(({ due }) => due <= day))
      await app.pipe.receiveTexts(workspace, await app.masker(workspace), one.texts)
    waiting = waiting.filter(({ due }) => due > day)
    if (day === 150) await apply(app, workspace, planText('2026-02-10', '85%'))
    // Jobs run every third day, are missed for three weeks in between, and sometimes run twice.
    const isMissed = day > 250 && day < 271
    if (!isMissed && day % 3 === 0) await holdAll(app)
    if (day % 33 === 0) await Promise.all([holdAll(app), holdAll(app)])
    // People sign most reviews, not all.
    if (day % 7 === 1)
      for (const one of await listReviews(app.state.db, workspace))
        if (one.state === 'drawn' && random.chance(0.8))
          await decideReview(app.state, workspace, {
            id: one.id,
            answer: 'signed',
            note: '',
            by: 'local:ana',
            now: clock.now(),
          })
    if (day === 300) {
      // A backup is a copy of the folder at rest; later it is all there is.
      await app.close()
      cpSync(folder, backup, { recursive: true })
      app = await open()
    }
    if (day % 40 === 20) {
      // Ended between evidence and what is derived from it: nothing of the next step was done yet.
      ends++
      await app.close()
      app = await open()
      workspace = (await localPrincipal(app)).defaultWorkspace ?? ''
    }
  }
  for (const one of waiting) await app.pipe.receiveTexts(workspace, await app.masker(workspace), one.texts)
  clock.set(BEGIN + (DAYS + 8) * MICROS.d)
  await holdAll(app)
  assert.equal(ends, Math.ceil((DAYS - 20) / 40))

  // Every due review was drawn, once, without a gap; what nobody signed is a finding.
  const reviews = (await listReviews(app.state.db, workspace)).sort((a, b) => a.due_at - b.due_at)
  const dates = reviews.map((one) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(one.due_at / 1000),
  )
  assert.equal(new Set(dates).size, dates.length, 'no review is drawn twice')
  assert.equal(reviews.length, Math.floor((DAYS + 8) / 7))
  for (let i = 1; i < reviews.length; i++) {
    const gap = ((reviews[i]?.due_at ?? 0) - (reviews[i - 1]?.due_at ?? 0)) / MICROS.d
    assert.ok(gap > 6.9 && gap < 7.1, `a week between ${dates[i - 1]} and ${dates[i]}, across both changes of clocks`)
  }
  const unsigned = reviews.filter((one) => one.state === 'drawn' && one.due_at < clock.now() - 3 * MICROS.d)
  const findings = await listFindings(app.state.db, workspace, { state: 'unresolved' })
  assert.equal(
    findings.some((one) => one.key === 'review:desk'),
    unsigned.length > 0,
  )
  assert.ok(
    findings.some((one) => one.key === 'continuity:desk:rollback:'),
    'an expired proof is a finding',
  )
  const resolved = await listFindings(app.state.db, workspace, { state: 'resolved' })
  assert.ok(
    resolved.some((one) => one.key === 'objective:desk:accepted'),
    'the bad weeks were noticed and are over',
  )

  // The log verifies, and signed documents are what was signed.
  const verified = await verifyDecisions(app.state.db, workspace)
  assert.ok(verified.kind === 'whole')
  for (const one of reviews.filter((review) => review.state === 'signed'))
    assert.equal(reviewHash((await getReview(app.state.db, workspace, one.id)).document), one.hash)
  assert.equal((await planVersions(app.state.db, workspace)).length, 2)

  // The figures are what the days sent.
  const [all] = await askFigures(app.evidence, workspace, 'Europe/Berlin', { workflow: 'desk' })
  assert.deepEqual(
    [all?.runs, all?.accepted, all?.judged, all?.tool_calls, all?.tool_errors],
    [sent.runs, sent.accepted, sent.runs, sent.calls, sent.errors],
  )
  const byDay = await askFigures(app.evidence, workspace, 'Europe/Berlin', { by: 'day' })
  assert.deepEqual(new Map(byDay.map((row) => [row.group, row.runs])), new Map([...sent.days].toSorted()))

  // The folder stays small: nothing grows with the number of turns.
  const bytes = sizeOf(folder)
  assert.ok(bytes < 200e6, `the folder has ${Math.round(bytes / 1e6)} MB`)
  await app.close()

  // A restore of the copy opens, says what was true then, and goes on.
  rmSync(folder, { recursive: true, force: true })
  cpSync(backup, folder, { recursive: true })
  app = await open()
  workspace = (await localPrincipal(app)).defaultWorkspace ?? ''
  assert.equal((await verifyDecisions(app.state.db, workspace)).kind, 'whole')
  await holdAll(app)
  assert.equal((await listReviews(app.state.db, workspace)).length, reviews.length)
  await app.close()
})

function sizeOf(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
