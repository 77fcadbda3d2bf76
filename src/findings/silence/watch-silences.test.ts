import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { languages } from '../../base/languages.ts'
import { inLanguage } from '../../base/say.ts'
import { formatTime, MICROS, toDate } from '../../base/time.ts'
import { askAgain } from '../../decisions/ask-again.ts'
import { createMasker } from '../../evidence/receive/mask.ts'
import { createPipe } from '../../evidence/receive/pipe.ts'
import { follow } from '../../evidence/runs/follow.ts'
import { announceMaintenance } from '../../plan/maintenance-windows.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { sayStarted, sayStopped } from '../../plan/stops.ts'
import { applyPlan, planAt } from '../../plan/versions.ts'
import { closeFinding } from '../acts.ts'
import type { Finding } from '../finding.ts'
import { historyOf } from '../history.ts'
import { listFindings } from '../list.ts'
import { askHowSoon } from './how-soon.ts'
import { noteBreak, watchSilences } from './watch-silences.ts'

let engines: Engines
/** A Monday at midnight in Berlin. */
const START = Date.parse('2026-01-11T23:00:00Z') * 1000
const masker = createMasker(Buffer.alloc(32, 7))
before(async () => {
  engines = await openEngines()
})
after(() => engines.close())

const workflows = ['desk', 'closed', 'stopped', 'unread', 'steady'] as const
const source = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
holidays: { also: [{ on: 2026-04-09, name: Works outing }] }
tolerances: { false_alarms_per_year: 12 }
people: { ana: { name: Ana } }
workflows:
${workflows
  .map(
    (name) =>
      `  ${name}: { name: ${name}, risk: ${name === 'unread' ? 'low' : 'medium'}, owner: ana, objectives: { accepted: ">= 85%" } }`,
  )
  .join('\n')}
`

async function begin(more = ''): Promise<string> {
  const workspace = await engines.workspace({ zone: 'Europe/Berlin', currency: 'EUR' })
  engines.clock.set(START)
  const [text, now] = [`${source}${more}`, engines.clock.now()]
  const read = readPlan(text)
  assert.ok(read.kind === 'ok', JSON.stringify(read))
  await applyPlan(engines.state, workspace, { plan: read.plan, source: text, by, now })
  return workspace
}
const by = 'local:ana'

/** Twelve runs in the morning of a working day, sent at noon; and what a server does each hour. */
async function live(
  workspace: string,
  day: number,
  running: readonly string[],
  arriving: readonly string[] = [],
): Promise<void> {
  engines.clock.set(START + day * MICROS.d + 12 * MICROS.h)
  if (day % 7 < 5)
    await send(
      workspace,
      running.flatMap((workflow) => runsOf(workflow, day)),
    )
  await look(workspace, arriving)
}

const runsOf = (workflow: string, day: number): object[] =>
  Array.from({ length: 12 }, (_, i) => {
    const ended = formatTime(START + day * MICROS.d + 9 * MICROS.h + i * 10 * MICROS.m)
    return { type: 'run', run: `${workflow}-${day}-${i}`, workflow, started: ended, ended, status: 'ok' }
  })

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

/** Of those that arrive, runs are there by then, and not counted yet. */
async function look(workspace: string, arriving: readonly string[] = []): Promise<void> {
  await follow(engines, workspace, { zone: 'Europe/Berlin', currency: 'EUR' })
  await engines.evidence.append(
    'touched',
    arriving.map((workflow) => ({ workspace, workflow, hour: null })),
  )
  engines.clock.pass(MICROS.m)
  const now = engines.clock.now()
  await watchSilences(engines, workspace, { asOf: now, now })
}

async function howSoon(workspace: string, workflow = 'desk') {
  const version = await planAt(engines.state.db, workspace, engines.clock.now())
  const { plan } = version ?? assert.fail('there is no plan')
  const soon = await askHowSoon(engines, workspace, { plan, workflow, asOf: engines.clock.now() })
  return { ...soon, said: inLanguage(soon.said) }
}

const found = async (workspace: string, state: 'unresolved' | 'resolved' = 'unresolved') =>
  (await listFindings(engines.state.db, workspace, { state }, { limit: 50 })).items
const keys = async (workspace: string) => (await found(workspace)).map(({ key }) => key).sort()

test('workflows fall silent, for one reason and another, and return', async (t) => {
  const workspace = await begin()
  const other = await engines.workspace({ zone: 'Europe/Berlin', currency: 'EUR' })
  assert.match(await howSoon(workspace).then(({ said }) => said), /^None of its runs has arrived/)
  for (let day = 0; day < 85; day++) {
    if (day % 7 < 5) await live(workspace, day, workflows)
    if (day === 25)
      assert.match((await howSoon(workspace)).said, /^That its runs do not come .* 10 days .*; 3 are known\.$/)
  }
  assert.deepEqual(await keys(workspace), [])
  const soon = await howSoon(workspace)

  const now = engines.clock.now()
  await sayStopped(engines.state, workspace, { workflow: 'stopped', since: now, why: 'x', meanwhile: null, by, now })
  await addUnread(workspace, 'unread')
  let silent: Finding
  await t.test(
    'that no runs come is told with how many would have come, once, and asked again it says the same',
    async () => {
      // From Tuesday the 7th of April on; the Thursday is a day off in the plan.
      for (const day of [85, 86, 87, 88]) await live(workspace, day, ['steady'])
      assert.deepEqual(await keys(workspace), [], 'nobody knows yet')
      for (const day of [89, 90, 91, 92, 93]) await live(workspace, day, ['steady'], ['closed'])
      assert.deepEqual(await keys(workspace), ['silence:desk'])
      await live(workspace, 93, ['steady'])
      assert.deepEqual(await keys(workspace), ['silence:closed', 'silence:desk'])
      silent = (await found(workspace)).find(({ key }) => key === 'silence:desk') ?? assert.fail()
      const { severity, dimension, answers, title, detail, evidence } = silent
      assert.deepEqual([severity, dimension, answers], ['high', 'incidents', 'ana'])
      // As was said before, with the first look after it.
      assert.match(
        soon.said,
        /^Its last run came on 6 Apr 2026, 13:0\d\. If none comes, that is told on \d+ Apr 2026, \d\d:\d\d\.$/,
      )
      const late = silent.first_seen - (soon.told_at ?? 0)
      assert.ok(late >= 0 && late < MICROS.d, formatTime(soon.told_at ?? 0))
      assert.match(inLanguage(title), /^No runs since 6 Apr 2026, 13:0\d; about \d\d would have come by now$/)
      assert.match(
        inLanguage(title, languages.de),
        /^Keine Läufe seit dem 6\. Apr\. 2026, 13:0\d; bis jetzt wären es etwa \d\d$/,
      )
      assert.match(inLanguage(detail), /By chance alone, something like this would be told .* years\. Until runs come/)
      const { expected, since } = evidence.answer as { expected: number; since: string }
      // Of six working days twelve each, and nothing on the day off.
      assert.ok(expected > 71 && expected < 73, `${expected}`)
      assert.match(since, /^2026-04-06T11:0/)
      const asked = await askAgain(engines, workspace, silent, engines.clock.now() + MICROS.d)
      assert.deepEqual([asked?.same, asked?.said, asked?.changed], [true, evidence.said, { counted: 0 }])
    },
  )

  await t.test('it is over with the first that comes, and says how long it was', async () => {
    const closed = (await found(workspace)).find(({ key }) => key === 'silence:closed')
    const closing = { id: closed?.id ?? '', by, because: 'Switched off.', now: engines.clock.now() }
    await closeFinding(engines.state, workspace, closing)
    await live(workspace, 94, ['desk', 'steady'])
    assert.deepEqual(await keys(workspace), [])
    const history = await historyOf(engines.state.db, workspace, silent.id)
    assert.deepEqual(
      history.map(({ kind }) => kind).filter((kind) => kind !== 'seen'),
      ['opened', 'over'],
    )
    const said = inLanguage(history.at(-1)?.said ?? '')
    assert.match(said, /^Runs come again since 16 Apr 2026, 13:0\d\. It was silent for 10 days\.$/)
    const asked = await askAgain(engines, workspace, silent, engines.clock.now())
    assert.deepEqual([asked?.same, asked?.changed], [false, { counted: 24 }])
  })

  await t.test('nothing is told while it stands still, cannot be read, or is closed by a person', async () => {
    for (const day of [95, 96, 97, 98, 99]) await live(workspace, day, ['desk', 'steady'])
    assert.deepEqual(await keys(workspace), [])
    const at = engines.clock.now()
    await sayStarted(engines.state, workspace, { workflow: 'stopped', until: at, note: 'x', by, now: at })
    await engines.state.db.updateTable('connector').set({ problem_since: null, last_problem: null }).execute()
    // The time in which it stood still does not count; nobody said so of the other.
    await look(workspace)
    assert.deepEqual(await keys(workspace), ['silence:unread'])
    assert.equal((await found(workspace))[0]?.severity, 'medium')
    await live(workspace, 100, ['closed', 'desk', 'steady'])
    for (let day = 101; day < 109; day++) await live(workspace, day, ['desk', 'steady'])
    assert.deepEqual(await keys(workspace), ['silence:closed', 'silence:stopped', 'silence:unread'])
  })

  await t.test('what nobody listened to is no silence', async () => {
    engines.clock.set(START + 120 * MICROS.d + 12 * MICROS.h)
    await noteBreak(engines.state, workspace, engines.clock.now())
    await look(workspace)
    assert.deepEqual(await keys(workspace), ['silence:closed', 'silence:stopped', 'silence:unread'])
    for (let day = 121; day < 130; day++) await live(workspace, day, ['desk'])
    assert.deepEqual(await keys(workspace), ['silence:closed', 'silence:steady', 'silence:stopped', 'silence:unread'])
  })
  assert.deepEqual([await found(other), await found(other, 'resolved')], [[], []])
})

test('history that was brought in is no workflow that fell silent', async () => {
  const workspace = await begin()
  engines.clock.set(START + 90 * MICROS.d)
  const days = Array.from({ length: 60 }, (_, day) => day).filter((day) => day % 7 < 5)
  await send(
    workspace,
    days.flatMap((day) => runsOf('desk', day)),
  )
  for (const day of [91, 92, 93, 94, 95, 120]) await live(workspace, day, [])
  assert.deepEqual([await found(workspace), await found(workspace, 'resolved')], [[], []])
})

test('while it is maintained nobody is told, and the hours of that are no silence afterwards', async () => {
  const workspace = await begin()
  // After all that other tests sent: what arrives never arrives before that.
  const from = 140
  for (let day = from; day < from + 85; day++) if (day % 7 < 5) await live(workspace, day, ['desk', 'steady'])
  const now = engines.clock.now()
  const said = { workflow: 'desk', integration: null, why: 'It is moved.', by, at: now, now }
  for (const [first, last] of [
    [85, 92],
    [92, 98],
  ] as const) {
    const [since, until] = [START + (from + first) * MICROS.d, START + (from + last) * MICROS.d]
    await announceMaintenance(engines.state, workspace, { ...said, since, until })
  }
  for (const day of [85, 86, 87, 88, 89, 91, 92, 93, 94, 95]) await live(workspace, from + day, [])
  assert.deepEqual(await keys(workspace), ['silence:steady'])
  assert.match((await howSoon(workspace)).said, /^While it is maintained nobody is told/)
  for (const day of [98, 99]) await live(workspace, from + day, ['steady'])
  assert.deepEqual(await keys(workspace), [], 'the days before do not count')
  for (const day of [100, 101, 102, 105, 106, 107]) await live(workspace, from + day, ['steady'])
  assert.deepEqual(await keys(workspace), ['silence:desk'])
})

test('nor are those of maintenance that the plan has come back, and what is told later for it is known ahead', async () => {
  const mondays = 'maintenance: { copies: { workflow: desk, days: [mon], from: "00:00", to: "24:00", why: Copies } }\n'
  const workspace = await begin(mondays)
  const from = 280
  for (let day = from; day < from + 56; day++) if (day % 7 < 5) await live(workspace, day, ['desk', 'closed', 'steady'])
  const day = from + 56
  const soon = async (workflow: string) => (await howSoon(workspace, workflow)).told_at ?? 0
  const [desk, closed] = [await soon('desk'), await soon('closed')]
  // Without the Monday that comes before it the rest of the week has to say it.
  assert.ok(
    desk - closed > 20 * MICROS.h && desk - closed < 28 * MICROS.h,
    `${formatTime(desk)}, ${formatTime(closed)}`,
  )
  const told = new Map<string, number>()
  for (let later = 0; later < 6; later++) {
    await live(workspace, day + later, ['steady'])
    if (later === 0) assert.match((await howSoon(workspace)).said, /^While it is maintained nobody is told/)
    for (const key of await keys(workspace)) if (!told.has(key)) told.set(key, engines.clock.now())
  }
  const isFirstLook = (at: number | undefined, due: number) => at !== undefined && at >= due && at < due + MICROS.d
  assert.ok(isFirstLook(told.get('silence:desk'), desk) && isFirstLook(told.get('silence:closed'), closed))
})

/** A platform on which a workflow runs, and which cannot be read. */
async function addUnread(workspace: string, workflow: string): Promise<void> {
  const { db } = engines.state
  const at = toDate(engines.clock.now())
  const of = { workspace_id: workspace, id: 'platform' }
  await db
    .insertInto('connector')
    .values({
      ...{ ...of, kind: 'n8n', name: 'n8n', url: 'http://n8n.invalid', credential: 'x', generation: '2' },
      ...{ cursor: '{}', created_by: 'local:ana', created_at: at, created_seq: 1 },
      ...{ last_problem: 'gone', problem_since: at },
    })
    .execute()
  await db
    .insertInto('connector_workflow')
    .values({
      ...{ workspace_id: workspace, connector_id: 'platform', id: '1', name: workflow, workflow },
      ...{ is_live: true, version: null, listed_at: at },
    })
    .execute()
}
