import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { inLanguage } from '../../base/say.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { askAgain } from '../../decisions/ask-again.ts'
import { createMasker } from '../../evidence/receive/mask.ts'
import { createPipe } from '../../evidence/receive/pipe.ts'
import { follow } from '../../evidence/runs/follow.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { sayStarted, sayStopped } from '../../plan/stops.ts'
import { applyPlan } from '../../plan/versions.ts'
import { createRandom } from '../../statistics/random.ts'
import { closeFinding } from '../acts.ts'
import { listFindings } from '../list.ts'
import { beginCourses } from './course.ts'
import { followWatchers } from './follow.ts'
import { coursesOf, listKept } from './kept.ts'
import { type Watched, watchedOf } from './subjects.ts'

let engines: Engines
const START = Date.parse('2026-02-02T00:00:00Z') * 1000
const masker = createMasker(Buffer.alloc(32, 7))
before(async () => {
  engines = await openEngines()
})
after(() => engines.close())

const planText = (accepted: string, alarms = 4) => `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
tolerances: { false_alarms_per_year: ${alarms} }
workflows:
  desk:
    name: Desk
    risk: medium
    owner: ana
    objectives: { accepted: "${accepted}" }
`

async function apply(workspace: string, source: string): Promise<readonly Watched[]> {
  const read = readPlan(source)
  assert.ok(read.kind === 'ok')
  await applyPlan(engines.state, workspace, { plan: read.plan, source, by: 'local:ana', now: engines.clock.now() })
  return watchedOf(read.plan)
}

async function send(workspace: string, lines: readonly object[]): Promise<void> {
  const pipe = createPipe(engines.evidence)
  const received = await pipe.receiveTexts(
    workspace,
    masker,
    lines.map((line) => JSON.stringify(line)),
  )
  assert.deepEqual(received.refused, [])
  engines.clock.pass(2 * MICROS.m)
}

/** What a server does every few seconds and every minute. */
async function look(workspace: string): Promise<void> {
  // On servers what was made is counted some seconds later.
  for (let i = 0; i < 2; i++) {
    await follow(engines, workspace, { zone: 'Europe/Berlin', currency: 'EUR' })
    engines.clock.pass(MICROS.m)
  }
  const now = engines.clock.now()
  await followWatchers(engines, workspace, { asOf: now, now })
}

const iso = (at: Micros): string => new Date(at / 1000).toISOString()
const random = createRandom(5)

/** So many runs of a day, of which as many as the chance says were corrected; told when they were over. */
function runsOf(day: number, n: number, bad: number, release = 'one'): object[] {
  return Array.from({ length: n }, (_, i) => {
    const at = START + day * MICROS.d + 8 * MICROS.h + i * Math.floor((8 * MICROS.h) / n)
    const run = `${day}-${i}`
    return [
      { type: 'run', run, workflow: 'desk', release, started: iso(at), ended: iso(at + MICROS.s), status: 'ok' },
      {
        type: 'verdict',
        verdict: run,
        run,
        by: { kind: 'person' },
        at: iso(at + MICROS.m),
        kind: random.chance(bad) ? 'corrected' : 'accepted',
      },
    ]
  }).flat()
}

/** A day as it is lived: its runs are told and looked at on its evening. */
async function live(workspace: string, day: number, lines: readonly object[]): Promise<void> {
  engines.clock.set(Math.max(START + day * MICROS.d + 18 * MICROS.h, engines.clock.now()))
  await send(workspace, lines)
  await look(workspace)
}

const found = async (workspace: string, state: 'unresolved' | 'resolved' = 'unresolved') =>
  (await listFindings(engines.state.db, workspace, { state }, { limit: 50 })).items.map((one) => ({
    ...one,
    title: inLanguage(one.title),
    detail: inLanguage(one.detail),
  }))

/** What watchers know, and what they would know had they taken everything again from the first row. */
async function known(workspace: string, watched: readonly Watched[]) {
  const kept = await listKept(engines.state.db, workspace)
  const going = await coursesOf(engines.state.db, workspace, kept, { watched, zone: 'Europe/Berlin' })
  const position = going[0]?.position ?? 0
  const again = await beginCourses(engines.evidence, workspace, going, position)
  const states = (courses: typeof going) =>
    courses.map(({ watcher, rows, first, last }) => ({ state: watcher.state, rows, first, last }))
  return { kept: states(going), again: JSON.parse(JSON.stringify(states(again))) as unknown }
}

test('a promise that is broken is told on its day, with proof that says the same again; and that it is kept again', async () => {
  const workspace = await engines.workspace({ zone: 'Europe/Berlin', currency: 'EUR' })
  engines.clock.set(START)
  const watched = await apply(workspace, planText('>= 85%'))
  // What was brought in is history: the watchers know it, and nobody hears of what was over before.
  const history = [-30, -29, -28, -27, -26, -25, -24, -23, -22, -21, -20, -19, -18, -17, -16, -15]
  await live(
    workspace,
    0,
    history.flatMap((day) => runsOf(day, 40, day > -27 && day < -24 ? 0.6 : 0.07)),
  )
  assert.deepEqual(await found(workspace), [])
  assert.deepEqual(await found(workspace, 'resolved'), [])
  for (const day of [0, 1, 2]) await live(workspace, day, runsOf(day, 40, 0.07))
  assert.deepEqual(await found(workspace), [])
  await live(workspace, 3, runsOf(3, 40, 0.6))
  const [one] = await found(workspace)
  assert.deepEqual([one?.key, one?.severity, one?.dimension], ['objective:desk:accepted', 'high', 'quality'])
  assert.equal(one?.title, 'Accepted: not kept')
  assert.match(one?.detail ?? '', /^\d+% does not meet ≥ 85% \(\d+ runs\), since about 5 Feb 2026\. By chance alone/)
  assert.ok(one)
  const again = await askAgain(engines, workspace, one, engines.clock.now())
  assert.deepEqual([again?.same, again?.changed], [true, { counted: 0 }])
  assert.equal(inLanguage(again?.said ?? ''), one.detail)

  // A person says that it is mended, and what comes after says otherwise.
  const [id, by] = [one.id, 'local:ana']
  await closeFinding(engines.state, workspace, { id, by, because: 'Mended.', now: engines.clock.now() })
  await look(workspace)
  assert.deepEqual(await found(workspace), [])
  await live(workspace, 4, runsOf(4, 40, 0.7))
  const [opened] = await found(workspace)
  assert.deepEqual([opened?.id, opened?.state], [id, 'open'])
  assert.match(opened?.detail ?? '', /since about [56] Feb 2026/)
  for (const day of [5, 6, 7]) await live(workspace, day, runsOf(day, 40, 0.05))
  assert.deepEqual(
    (await found(workspace)).filter(({ key }) => key.startsWith('objective')),
    [],
  )
  const ended = (await found(workspace, 'resolved')).find(({ key }) => key === 'objective:desk:accepted')
  assert.deepEqual([ended?.id, ended?.ended], [id, 'over'])
  const { kept, again: replayed } = await known(workspace, watched)
  assert.deepEqual(replayed, kept)
})

test('evidence that comes late, twice, in another order or with another label leaves what its rows say again, to the bit', async () => {
  const workspace = await engines.workspace({ zone: 'Europe/Berlin', currency: 'EUR' })
  engines.clock.set(START + 20 * MICROS.d)
  const watched = await apply(workspace, planText('>= 85%'))
  const days = [20, 21, 22, 23, 24, 25].map((day) => ({ day, lines: runsOf(day, 30, 0.1, day < 23 ? 'one' : 'two') }))
  const verdicts = (lines: readonly object[]) => lines.filter((line) => 'verdict' in line)
  for (const [i, { day, lines }] of days.entries()) {
    const before = days[i - 1]?.lines ?? []
    const late = lines.slice(0, 12)
    const told = [
      ...lines.slice(12),
      ...(i > 1 ? (days[i - 2]?.lines.slice(0, 12) ?? []) : []),
      ...before.slice(20, 30),
    ]
    // Every second outcome of the day before is another by now.
    const relabelled = verdicts(before).map((line, at) => ({
      ...line,
      kind: at % 2 ? 'rejected' : 'accepted',
      sent_at: iso(engines.clock.now()),
    }))
    await live(workspace, day, [...told.reverse(), ...relabelled])
    if (i === days.length - 1) await live(workspace, day, late)
  }
  const { kept, again } = await known(workspace, watched)
  assert.deepEqual(again, kept)
  assert.ok(kept.every(({ rows, state }) => rows > 100 || JSON.stringify(state).length < 3000))
  // Nothing new: nothing is told anew, and nothing is written.
  const before = await listKept(engines.state.db, workspace)
  await look(workspace)
  assert.deepEqual(
    (await listKept(engines.state.db, workspace)).map((one) => ({ ...one, position: 0 })),
    before.map((one) => ({ ...one, position: 0 })),
  )
})

test('while a workflow stands still nothing is opened; two at once tell it once; another plan goes on or begins anew', async () => {
  const workspace = await engines.workspace({ zone: 'Europe/Berlin', currency: 'EUR' })
  engines.clock.set(START + 40 * MICROS.d)
  await apply(workspace, planText('>= 85%'))
  for (const day of [40, 41]) await live(workspace, day, runsOf(day, 30, 0.05))
  const stop = { workflow: 'desk', by: 'local:ana', now: engines.clock.now() }
  await sayStopped(engines.state, workspace, { ...stop, since: stop.now, why: 'A new model.', meanwhile: null })
  await live(workspace, 42, runsOf(42, 40, 0.9))
  assert.deepEqual(await found(workspace), [])
  await sayStarted(engines.state, workspace, {
    ...stop,
    now: engines.clock.now(),
    until: engines.clock.now(),
    note: 'It runs.',
  })
  const moment = { asOf: engines.clock.now() + MICROS.s, now: engines.clock.now() + MICROS.s }
  await Promise.all([1, 2, 3].map(() => followWatchers(engines, workspace, moment)))
  const told = await found(workspace)
  assert.deepEqual(
    told.map(({ key }) => key),
    ['objective:desk:accepted'],
  )
  const events = await engines.state.db.selectFrom('notice').selectAll().where('workspace_id', '=', workspace).execute()
  assert.equal(events.filter(({ about }) => about === `finding:${told[0]?.id}`).length, 1)

  const budgets = async () =>
    (await listKept(engines.state.db, workspace)).map(
      ({ subject, journal, base }) => [subject, journal.length, base] as const,
    )
  const before = await budgets()
  await apply(workspace, planText('>= 85%', 2))
  await look(workspace)
  // Fewer false alarms: the same watchers, with another share from here on.
  assert.deepEqual(
    await budgets(),
    before.map(([subject, entries, base]) => [subject, entries + 1, base]),
  )
  const watched = await apply(workspace, planText('>= 40%', 2))
  await look(workspace)
  const after = await budgets()
  for (const [subject, entries, base] of after) {
    const was = before.find(([name]) => name === subject)
    assert.equal(entries, subject === 'objective:accepted' ? 1 : 2)
    assert.equal(base > (was?.[2] ?? 0), subject === 'objective:accepted')
  }
  const { kept, again } = await known(workspace, watched)
  assert.deepEqual(again, kept)
  // A promise that is gone is not over: it is no promise any more.
  await apply(workspace, planText('>= 40%', 2).replace(/ {4}objectives.*\n/, ''))
  await look(workspace)
  assert.ok(!(await listKept(engines.state.db, workspace)).some(({ subject }) => subject === 'objective:accepted'))
})

test('history that is brought in after what came later is taken in its order; looked at as of an earlier moment, nothing later is known', async () => {
  const days = Array.from({ length: 60 }, (_, day) => runsOf(day - 60, 20, day < 50 ? 0.07 : 0.5))
  const statesAfter = async (...parts: readonly (readonly object[][])[]) => {
    const workspace = await engines.workspace({ zone: 'Europe/Berlin', currency: 'EUR' })
    engines.clock.set(Math.max(START, engines.clock.now()))
    const watched = await apply(workspace, planText('>= 85%'))
    for (const part of parts) {
      await send(workspace, part.flat())
      await look(workspace)
    }
    return { workspace, kept: (await known(workspace, watched)).kept }
  }
  const inOrder = await statesAfter(days)
  const turned = await statesAfter(days.slice(30), days.slice(0, 30))
  assert.deepEqual(turned.kept, inOrder.kept)
  const { workspace } = turned
  const broken = async () => (await found(workspace)).filter(({ key }) => key === 'objective:desk:accepted').length
  assert.equal(await broken(), 1)

  const now = engines.clock.now()
  await followWatchers(engines, workspace, { asOf: START - 20 * MICROS.d, now })
  assert.equal(await broken(), 0)
  const lasts = async () => (await listKept(engines.state.db, workspace)).map(({ last }) => last ?? 0)
  assert.ok((await lasts()).every((last) => last <= START - 20 * MICROS.d))
  await followWatchers(engines, workspace, { asOf: now, now })
  assert.equal(await broken(), 1)
})

test('a mean of days that rises is told as not like its own past: dated, with its interval, and asked again to the bit; it is over when it fell', async () => {
  const workspace = await engines.workspace({ zone: 'Europe/Berlin', currency: 'EUR' })
  engines.clock.set(START)
  const terms = '{ measure: cost_per_accepted, target: "<= 2 EUR per case over 30d" }'
  const watched = await apply(workspace, planText('>= 50%').replace('50%" }', `50%", unit: ${terms} }`))
  const drawn = createRandom(9)
  const dayOf = (day: number, price: number) =>
    runsOf(day, 24, 0.2).flatMap((line) => {
      if (!('status' in line && 'run' in line)) return [line]
      const amount = (price * (0.9 + 0.2 * drawn.next())).toFixed(4)
      const step = { type: 'step', run: line.run, step: '1', kind: 'model' }
      return [line, { ...step, model: 'm', cost: { amount, currency: 'EUR' } }]
    })
  const days = Array.from({ length: 200 }, (_, place) => place - 200)
  await live(
    workspace,
    0,
    days.flatMap((day) => dayOf(day, day < -40 ? 0.2 : 0.3)),
  )
  const drifts = async (state?: 'resolved') =>
    (await found(workspace, state)).filter(({ key }) => key === 'drift:desk:unit')
  const [one] = await drifts()
  assert.ok(one)
  assert.deepEqual([one.severity, one.dimension], ['medium', 'cost'])
  assert.equal(one.title, 'Cost per accepted case (unit): not like its own past')
  assert.match(
    one.detail,
    /^from €0\.2\d* to €0\.3\d* on average \(very likely between €0\.\d+ and €0\.\d+\), since about (2[3-9]|30) Dec 2025; promised is ≤ €2\. By chance/,
  )
  const again = await askAgain(engines, workspace, one, engines.clock.now())
  assert.deepEqual([again?.same, inLanguage(again?.said ?? '')], [true, one.detail])
  for (let day = 1; day <= 10; day++) await live(workspace, day, dayOf(day, 0.2))
  assert.deepEqual(await drifts(), [])
  assert.deepEqual(
    (await drifts('resolved')).map(({ ended }) => ended),
    ['over'],
  )
  const { kept, again: replayed } = await known(workspace, watched)
  assert.deepEqual(replayed, kept)
})

test('cases that are opened again are told when the week after them is over, with the days on which they were accepted; so are escaped errors', async () => {
  const workspace = await engines.workspace({ zone: 'Europe/Berlin', currency: 'EUR' })
  // What is told of a day is told on it: stamps never go back, and other tests were later.
  const first = Math.ceil(((await engines.evidence.horizon()) - START) / MICROS.d) + 1
  const promised = '50%", reopened: "<= 10% over 30d", escaped_errors: "<= 10% over 30d" }'
  const watched = await apply(workspace, planText('>= 50%').replace('50%" }', promised))
  const drawn = createRandom(9)
  // What was accepted of a day, and on the day after it what of that was opened again.
  const back = (day: number, share: number) =>
    Array.from({ length: 30 }, (_, i) => ({
      ...{
        type: 'verdict',
        verdict: `again ${day}-${i}`,
        run: `${day}-${i}`,
        kind: 'reopened',
        by: { kind: 'system' },
      },
      at: iso(START + (day + 1) * MICROS.d + 9 * MICROS.h + i),
    })).filter(() => drawn.chance(share))
  const days = Array.from({ length: 60 }, (_, place) => first + place - 60)
  await live(
    workspace,
    first,
    days.flatMap((day) => [...runsOf(day, 30, 0), ...back(day, 0.04)]),
  )
  const told = async (state?: 'resolved') =>
    (await found(workspace, state)).filter(({ key }) => /:(reopened|escaped_errors)$/.test(key))
  const tellings: Record<string, number> = {}
  for (let day = first; day <= first + 20; day++) {
    await live(workspace, day, [...runsOf(day, 30, 0), ...back(day - 1, day - 1 < first + 5 ? 0.04 : 0.5)])
    for (const { key } of await told()) tellings[key] ??= day - first
  }
  assert.deepEqual(Object.keys(tellings).sort(), ['objective:desk:escaped_errors', 'objective:desk:reopened'])
  // What was accepted on the fifth day is counted on the thirteenth.
  for (const day of Object.values(tellings)) assert.ok(day >= 13 && day <= 15, `${day}`)
  for (const one of await told()) {
    assert.match(one.title, /^(Reopened|Escaped errors): not kept$/)
    assert.match(one.detail, /^[45]\d% does not meet ≤ 10% \(\d+ runs\), since about [^.]*\. By chance/)
    assert.equal(one.dimension, 'quality')
    const since = (Date.parse(one.evidence.from ?? '') * 1000 - START) / MICROS.d - first
    assert.ok(since >= 4 && since < 7, `${since}`)
    const again = await askAgain(engines, workspace, one, engines.clock.now())
    assert.deepEqual([again?.same, inLanguage(again?.said ?? '')], [true, one.detail])
  }
  for (let day = first + 21; day <= first + 60 && (await told()).length > 0; day++)
    await live(workspace, day, [...runsOf(day, 30, 0), ...back(day - 1, 0.02)])
  assert.deepEqual(await told(), [])
  assert.deepEqual(
    (await told('resolved')).map(({ ended }) => ended),
    ['over', 'over'],
  )
  const { kept, again } = await known(workspace, watched)
  assert.deepEqual(again, kept)
})
