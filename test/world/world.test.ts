import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { rulesOf } from '../../src/app.ts'
import { allInLanguage } from '../../src/base/say.ts'
import { floorHour, MICROS, parseTime } from '../../src/base/time.ts'
import { drawReview } from '../../src/decisions/reviews/draw.ts'
import { searchIncidents } from '../../src/evidence/incidents.ts'
import { createMasker } from '../../src/evidence/receive/mask.ts'
import { createPipe } from '../../src/evidence/receive/pipe.ts'
import type { Line } from '../../src/evidence/record.ts'
import { askArrivalHours, askLastArrivals } from '../../src/evidence/runs/arrivals.ts'
import { runsBehind, runsOfRow } from '../../src/evidence/runs/behind.ts'
import { countedAsItCame, countedTo } from '../../src/evidence/runs/count.ts'
import { askRun } from '../../src/evidence/runs/detail.ts'
import {
  askFigures,
  askReleaseDays,
  countedUntil,
  type FiguresAsked,
  type FiguresRow,
  groupings,
} from '../../src/evidence/runs/figures.ts'
import { follow } from '../../src/evidence/runs/follow.ts'
import { askLately } from '../../src/evidence/runs/lately.ts'
import { countingMeasures, type RunFilter, type RunRow, searchRuns } from '../../src/evidence/runs/search.ts'
import { askRunsSince } from '../../src/evidence/runs/since.ts'
import { askSpend, askSpendOfEach } from '../../src/evidence/runs/spend.ts'
import { askWaiting } from '../../src/evidence/runs/waiting.ts'
import { listTyped, typedWeeks, typeFigures } from '../../src/evidence/typed.ts'
import { gatherNew } from '../../src/findings/exceptions/gather.ts'
import { listRecurring, trendsOf } from '../../src/findings/exceptions/list.ts'
import { evaluateObjectives } from '../../src/findings/objectives/evaluate.ts'
import type { Measured } from '../../src/findings/objectives/measured.ts'
import { type MeasureName, measures } from '../../src/plan/measures.ts'
import { readPlan } from '../../src/plan/read-plan.ts'
import { applyPlan, requirePlan } from '../../src/plan/versions.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { question } from '../../src/store/evidence/question.ts'
import { combination, type Engines, missing, openEngines } from '../engines/engines.ts'
import {
  type Asked,
  aboveSuch,
  type BookedRun,
  countedOf,
  decimal,
  factsOf,
  figuresOf,
  hoursOf,
  millionths,
  type Newest,
  newestOf,
  releaseDaysOf,
  rootOf,
  runsBegun,
  runsOf,
  usedByDay,
} from './books.ts'
import { dayBegins, dayOf, daysLater } from './days.ts'
import { exceptionsOf } from './exceptions.ts'
import {
  type Book,
  type Booked,
  bookBehind,
  bookObjective,
  bookWaiting,
  type Fraction,
  type Range,
} from './measures.ts'
import { type WorldObjective, type WorldPlan, workflows } from './plan.ts'
import { type BookedRelease, bookReview } from './reviews.ts'
import type { Look } from './systems.ts'
import { compareCalled, compareWatched } from './watched.ts'
import { type CountedDay, wrongDays } from './work.ts'
import { deliveries, makeWorld, type World } from './world.ts'

/** Every figure of 200 random worlds equals the books', however the lines came: shuffled, doubled, split, looked at in between, and interrupted by a restart. */
const WORLDS = Number(process.env.AFTERCARE_TEST_WORLDS ?? 200)
/** Before theirs: each combination of engines has worlds of its own, so that no world is told twice. */
const BEFORE = Number(process.env.AFTERCARE_TEST_WORLDS_BEFORE ?? 0)
/** So many are told the first half, and then the second; between, the engines of every other group are opened again. */
const GROUP = 20
const masker = createMasker(Buffer.alloc(32, 7))

describe(`worlds: ${combination}`, { skip: missing }, () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  test(`${WORLDS} worlds in one installation`, async () => {
    const worlds = Array.from({ length: WORLDS }, (_, index) => makeWorld(BEFORE + index + 1))
    for (let first = 0; first < WORLDS; first += GROUP) {
      const group = worlds.slice(first, first + GROUP)
      const tellings = group.map((world): Telling => {
        const batches = deliveries(world)
        const half = Math.ceil(batches.length / 2)
        return { world, random: createRandom(world.seed), batches, half, delivered: [], looks: [] }
      })
      await together(tellings, (one) => begin(engines, one))
      // Here nobody is in the middle of anything but his world.
      if (first % (2 * GROUP) === 0) await engines.restart()
      await together(tellings, (one) => finish(engines, one))
    }
  })
})

/** A world and what is told of it, in how many deliveries. */
type Telling = {
  readonly world: World
  readonly random: Random
  readonly batches: readonly Line[][]
  readonly half: number
  readonly delivered: Line[]
  /** Each time that what follows the lines was brought up to date. */
  readonly looks: Look[]
  workspace?: string
}

/** Some at a time: workspaces share nothing, and the engines are used as they are by many clients at once. */
async function together<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...list]
  const next = async () => {
    for (let one = left.shift(); one; one = left.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: 4 }, next))
}

async function begin(engines: Engines, telling: Telling): Promise<void> {
  telling.workspace = await engines.workspace()
  await apply(engines, telling.workspace, telling.world.plan)
  await deliver(engines, telling, telling.batches.slice(0, telling.half), await settling(engines, telling))
  // What is gathered of the first half is another after the second.
  await gatherNew(engines, telling.workspace)
}

async function finish(engines: Engines, telling: Telling): Promise<void> {
  const { workspace = '' } = telling
  const settle = await settling(engines, telling)
  await deliver(engines, telling, telling.batches.slice(telling.half), settle)
  await typeAll(engines, telling.world, workspace)
  // Long enough that nobody waits for a root any more, and that another process's inserts would be done.
  engines.clock.pass(2 * MICROS.m)
  await settle()
  await compare(engines, telling, workspace)
}

/** What people typed, one after the other, some weeks after it all happened. */
async function typeAll({ state, clock }: Engines, { zone, currency, begin, typed }: World, workspace: string) {
  for (const { workflow, week, figure, value } of typed) {
    const figures = { [figure]: value === null ? null : String(value) }
    const where = { workflow, week, zone, currency, asOf: begin + 40 * MICROS.d }
    await typeFigures(state, workspace, { ...where, figures, by: 'local:somebody', now: clock.now() })
  }
}

/** What follows the lines, by the rules of the plan in force. */
async function settling(
  { state, evidence, clock }: Engines,
  { workspace = '', looks, delivered }: Telling,
): Promise<() => Promise<void>> {
  const rules = await rulesOf(state, workspace, clock.now())
  return async () => {
    await follow({ state, evidence }, workspace, rules)
    looks.push({ to: await countedTo(state, workspace), told: delivered.length })
  }
}

async function deliver(
  engines: Engines,
  { world: { seed }, random, delivered, workspace = '' }: Telling,
  batches: readonly Line[][],
  settle: () => Promise<void>,
): Promise<void> {
  const pipe = createPipe(engines.evidence)
  const receive = async (batch: readonly Line[]) => {
    // Sent as text: every way in begins with reading.
    const texts = batch.map((line) => JSON.stringify(line))
    const received = await pipe.receiveTexts(workspace, masker, texts)
    assert.deepEqual(received, { accepted: batch.length, refused: [] }, `seed ${seed}`)
    delivered.push(...batch)
  }
  // Between two looks deliveries come in at once, as from several senders.
  let coming: Promise<void>[] = []
  for (const batch of batches) {
    coming.push(receive(batch))
    if (!random.chance(0.25)) continue
    await Promise.all(coming)
    coming = []
    await settle()
  }
  await Promise.all(coming)
}

async function compare(engines: Engines, telling: Telling, workspace: string): Promise<void> {
  const { evidence } = engines
  const { world, random, delivered } = telling
  const { seed } = world
  const booked = runsOf(delivered, { ...world, releases: world.plan.releases })
  const newest = newestOf(delivered)
  const book = { runs: booked, newest, zone: world.zone, currency: world.currency, typed: world.typed }
  await compareReview(engines, workspace, world, book, random)
  await compareObjectives(engines, workspace, world, book, random)
  const asks = asksFor(world, booked, random)
  for (const asked of asks) {
    const expected = figuresOf(booked, asked)
    const answered = await askFigures(evidence, workspace, world.zone, asked as never)
    const words = `seed ${seed}, ${world.zone}, ${JSON.stringify(asked)}`
    assert.deepEqual(answered.map(comparable), expected.map(comparable), words)
    // Each row names the search that finds just the runs it counts.
    for (const row of answered) {
      const behind = runsBehind(runsOfRow(row, asked as FiguresAsked, world.zone))
      const found = await searchRuns(evidence, workspace, filterOf(behind.url), { limit: 200 })
      assert.equal(found.items.length, row.runs, `${words}: ${behind.command}`)
    }
  }
  for (const workflow of new Set(booked.flatMap((run) => run.workflow ?? [])))
    assert.deepEqual(
      await askReleaseDays(evidence, workspace, world.zone, workflow),
      releaseDaysOf(booked, { workflow, zone: world.zone }),
      `seed ${seed}, releases of ${workflow}`,
    )
  await compareLately(engines, workspace, world, booked, random)
  await compareSpend(engines, workspace, world, booked, random)
  // A stop of each workflow at some moment, and what ran on all the same.
  const since = booked.flatMap(({ workflow, started }) =>
    workflow !== null && started !== null ? [{ workflow, since: started }] : [],
  )
  const stops = [...new Map(random.shuffled(since).map((one) => [one.workflow, one])).values()]
  const to = Math.max(0, ...since.map((one) => one.since))
  assert.deepEqual(
    [...(await askRunsSince(evidence, workspace, stops, to))].sort(),
    stops
      .map(({ workflow, since }) => [workflow, runsBegun(booked, { workflow, from: since, to })] as const)
      .filter(([, runs]) => runs > 0)
      .sort(),
    `seed ${seed}, runs since`,
  )
  // So does the search that a share of a review names.
  for (const row of figuresOf(booked, { zone: world.zone, by: 'release' }).slice(-1)) {
    const { url } = runsBehind({ release: row.group ?? 'unknown', status: 'exception,error' })
    const off = await searchRuns(evidence, workspace, filterOf(url), { limit: 200 })
    assert.equal(off.items.length, row.exceptions + row.errors, `seed ${seed}, ${row.group}`)
  }
  const stored = (await evidence.ask<Record<string, unknown>>(workspace, storedRuns)).map(storedRun)
  const byId = new Map(booked.map((run) => [run.run, run]))
  assert.deepEqual(new Map(stored.map((run) => [run.run, run])), byId, `seed ${seed}: runs kept`)
  const found = await searchRuns(evidence, workspace, {}, { limit: 200 })
  assert.deepEqual(found, { items: booked.toSorted(newestFirst).map(foundRun), next: null }, `seed ${seed}: runs found`)
  const { run } = random.pick(booked)
  // The search by cost knows the cost that it tells.
  const least = random.pick([...booked.flatMap((one) => costOf(one) ?? []), '0'])
  const dear = booked.filter((one) => {
    const cost = costOf(one)
    return cost !== null && millionths(cost) > millionths(least)
  })
  const above = await searchRuns(evidence, workspace, { cost_above: Number(least) }, { limit: 200 })
  assert.deepEqual(
    above.items.map((one) => one.run),
    dear.toSorted(newestFirst).map((one) => one.run),
    `seed ${seed}: runs that cost more than ${least}`,
  )
  await compareDetail(engines, workspace, newest, run, `seed ${seed}, run ${run}`)
  const stamps = await compareCounted(engines, telling, booked, newest, `seed ${seed}, counted`)
  const calls = await compareCalled(engines, workspace, world, telling, stamps)
  await compareExceptions(engines, workspace, world, book, random)
  // Once it is gathered by what runs left their path.
  if (world.busy) await compareWatched(engines, workspace, world, world.busy, { ...book, calls })
}

/** What was spent by day from some day to some moment, of all and of each workflow: whole days, and of the last one its full hours. */
async function compareSpend(
  { evidence }: Engines,
  workspace: string,
  { seed, zone }: World,
  booked: readonly BookedRun[],
  random: Random,
): Promise<void> {
  const started = booked.flatMap((run) => run.started ?? [])
  if (started.length === 0) return
  const [one, other] = [random.pick(started), random.pick(started)]
  const from = dayBegins(dayOf(Math.min(one, other), zone), zone)
  const to = Math.max(one, other) + random.below(3 * 24 * 60) * MICROS.m
  const asked = { of: {}, from, to }
  // A day that begins within this hour has no full one yet, and the one before is whole.
  const until = Math.max(Math.floor(to / MICROS.h) * MICROS.h, dayBegins(dayOf(to, zone), zone))
  const spent = (workflow?: string) =>
    figuresOf(booked, { by: 'day', from, to: until, zone, ...(workflow === undefined ? {} : { workflow }) }).map(
      (row) => ({
        day: row.group ?? '',
        runs: row.runs,
        unknown: row.cost_unknown_runs,
        accepted: row.accepted,
        cost: decimal(millionths(row.cost_reported ?? 0) + millionths(row.cost_estimated ?? 0)),
      }),
    )
  const used = { from, to: until, zone }
  const words = `seed ${seed}, spent from ${from} to ${to}`
  assert.deepEqual(await askSpend(evidence, workspace, zone, asked), spent(), words)
  for (const unit of ['money', 'tokens'] as const)
    for (const integration of [undefined, 'crm'])
      assert.deepEqual(
        await askSpend(evidence, workspace, zone, { ...asked, unit, of: { integration } }),
        usedByDay(booked, { ...used, unit, integration }),
        `${words}, ${unit} at ${integration}`,
      )
  const ofEach = await askSpendOfEach(evidence, workspace, zone, asked)
  const names = new Set(booked.flatMap(({ workflow }) => workflow ?? []))
  const expected = [...names].map((name) => [name, spent(name)] as const).filter(([, days]) => days.length > 0)
  assert.deepEqual([...ofEach].filter(([name]) => name !== '').sort(), expected.sort(), words)
}

/** What recurs, as of some moment: of all workflows, and of one. */
async function compareExceptions(
  engines: Engines,
  workspace: string,
  { seed, zone, begin }: World,
  { runs, newest }: Book,
  random: Random,
): Promise<void> {
  await gatherNew(engines, workspace)
  const parts = { db: engines.state.db, evidence: engines.evidence }
  const { plan } = await requirePlan(engines.state.db, workspace, engines.clock.now())
  const asOf = begin + random.below(18 * 24 * 60) * MICROS.m
  const byName = (a: { kinds: readonly string[]; about: string; text: string }, b: typeof a) =>
    `${a.kinds} ${a.about} ${a.text}` < `${b.kinds} ${b.about} ${b.text}` ? -1 : 1
  for (const workflow of [undefined, random.pick(['desk', 'intake'])]) {
    const found = await listRecurring(parts, workspace, { asOf, zone, plan, workflow })
    const ids = found.map(({ pattern }) => pattern.id)
    const trends = await trendsOf(parts, workspace, { patterns: ids, zone, asOf })
    assert.deepEqual(
      found
        .map(({ pattern: { id, about, template }, state: _, ...of }) => ({
          ...{ about, text: template, ...of },
          // Its weeks are those of every workflow.
          ...(workflow === undefined ? { weeks: trends.get(id)?.map(({ cases }) => cases) } : {}),
        }))
        .sort(byName),
      exceptionsOf(runs, newest, { asOf, zone, workflow })
        .map(({ weeks, ...of }) => ({ ...of, ...(workflow === undefined ? { weeks } : {}) }))
        .sort(byName),
      `seed ${seed}, ${zone}: what recurs as of ${asOf} of ${workflow ?? 'all'}`,
    )
  }
}

const countedRuns = question(
  'test-counted',
  `SELECT measure, run, count() AS times, toUnixTimestamp64Micro(min(arrived)) AS stamp FROM counted FINAL WHERE workspace = {workspace:String} AND measure NOT IN ('wait', 'adoption') GROUP BY measure, run`,
)

type CountedRow = Record<'measure' | 'run' | 'times' | 'stamp', string>

const countedDays = question(
  'test-counted-days',
  `SELECT workflow, run, case_type, n, bad, toUnixTimestamp64Micro(counted.known) AS moment, toUnixTimestamp64Micro(counted.arrived) AS stamp
   FROM counted FINAL WHERE workspace = {workspace:String} AND measure = 'adoption' ORDER BY workflow, run`,
)

/** Each run is counted once for what is known of it. On a server that is some seconds after it was made. With which stamp its calls were. */
async function compareCounted(
  engines: Engines,
  telling: Telling,
  booked: readonly BookedRun[],
  newest: Newest,
  words: string,
): Promise<Map<string, number>> {
  const { workspace = '' } = telling
  const settle = await settling(engines, telling)
  // Days are looked for each hour, and not while history comes in.
  for (let hour = 0; hour < 2; hour++) {
    engines.clock.pass(MICROS.h)
    await settle()
  }
  const rows = await engines.evidence.ask<CountedRow>(workspace, countedRuns)
  const known = new Set(rows.map(({ measure, run }) => `${measure} of ${run}`))
  assert.deepEqual(
    countedOf(booked, newest, engines.clock.now()).filter((one) => !known.has(one)),
    [],
    words,
  )
  assert.deepEqual(
    rows.filter(({ times }) => times !== '1'),
    [],
    `${words} twice`,
  )
  const { world, delivered: lines, looks } = telling
  const rules = { ...world, releases: world.plan.releases }
  const isServer = engines.evidence.engine !== 'chdb'
  const days = await engines.evidence.ask<CountedDay>(workspace, countedDays)
  assert.deepEqual(wrongDays(days, { lines, looks, rules, zone: world.zone, isServer }), [], words)
  await compareArrivals(engines, workspace, [...new Set(booked.flatMap((run) => run.workflow ?? []))], words)
  return new Map(rows.flatMap(({ measure, run, stamp }) => (measure === 'tool_calls' ? [[run, Number(stamp)]] : [])))
}

/** The hours in which runs of a workflow were over, and those in which such arrived that were news: history is none. */
async function compareArrivals(
  { evidence, clock }: Engines,
  workspace: string,
  workflows: readonly string[],
  words: string,
): Promise<void> {
  const to = clock.now()
  const micros = (time: number) => Math.round(time * MICROS.h)
  const last = await askLastArrivals(evidence, workspace, { since: 0, by: to })
  for (const workflow of workflows) {
    const [over, arrived]: [number[], number[]] = [[], []]
    for await (const row of countedAsItCame(evidence, workspace, { workflow, after: 0, to })) {
      if (row.measure !== 'status') continue
      over.push(row.known)
      if (row.known >= row.arrived - 8 * MICROS.d) arrived.push(row.arrived)
    }
    for (const [asKnown, came] of [
      [true, over],
      [false, arrived],
    ] as const) {
      const hours = await askArrivalHours(evidence, workspace, { workflow, since: 0, to, by: to, asKnown })
      const rows = hours.map((one) => {
        return { ...one, first: micros(one.first), last: micros(one.last), longest: micros(one.longest) }
      })
      assert.deepEqual(rows, hoursOf(came), `${words}, ${workflow}`)
    }
    assert.equal(last.get(workflow) ?? 0, Math.max(0, ...arrived), `${words}, ${workflow}`)
  }
}

/** One run by its id: its steps and verdicts as they were told last, in order. */
async function compareDetail(
  { evidence }: Engines,
  workspace: string,
  { runLines, parts, steps, verdicts }: Newest,
  run: string,
  words: string,
): Promise<void> {
  const { run: summary, ...detail } = await askRun(evidence, workspace, run)
  const line = runLines.get(run)
  const mine = steps.filter((one) => one.run === run)
  const facts = factsOf(
    line,
    parts.filter((one) => one.run === run),
    rootOf(mine),
  )
  // What those above repeat of those beneath is not shown again.
  const aboveCalls = aboveSuch(mine, (one) => one.kind === 'model')
  const aboveTokens = aboveSuch(mine, ({ tokens }) => Object.values(tokens ?? {}).some((count) => (count ?? 0) > 0))
  const aboveCosts = aboveSuch(mine, ({ cost }) => cost?.amount !== undefined && cost.basis !== 'unknown')
  const time = (text: string | undefined) => (text === undefined ? undefined : parseTime(text)?.micros)
  // Of one moment by name, and names with numbers by number ("s2" before "s10").
  const inOrder = <T extends { id: string; at: number | undefined }>(list: T[]) =>
    list.sort((a, b) => {
      if (a.at !== b.at) return (a.at ?? Infinity) - (b.at ?? Infinity)
      const [[aName, aNumber], [bName, bNumber]] = [parted(a.id), parted(b.id)]
      return aName === bName ? aNumber - bNumber : aName < bName ? -1 : 1
    })
  assert.deepEqual([summary.run, summary.labels], [run, line?.labels], words)
  assert.deepEqual(
    detail.steps.map(
      ({ step, started_us, ended_us, kind, status, parent, model, cost_currency, tokens_input, cost }) => ({
        id: step,
        at: started_us,
        ended_us,
        kind,
        status,
        parent,
        model,
        cost_currency,
        tokens_input,
        cost: cost === undefined ? undefined : Number(cost),
      }),
    ),
    inOrder(
      mine.map((one) => {
        const { step, started, ended, kind, status, parent, model, cost, tokens } = one
        const isCall = kind === 'model' && aboveCalls.has(one)
        return {
          id: step,
          at: time(started),
          ended_us: time(ended),
          kind: isCall ? 'other' : kind,
          status,
          parent,
          model: isCall ? undefined : model,
          cost_currency: aboveCosts.has(one) ? undefined : cost?.currency,
          tokens_input: aboveTokens.has(one) ? undefined : tokens?.input,
          cost: isSpent(cost) && !aboveCosts.has(one) ? Number(cost?.amount) : undefined,
        }
      }),
    ),
    words,
  )
  assert.deepEqual(
    detail.verdicts.map(({ verdict, at_us, kind, by_kind, waited_ms, case: of }) => ({
      id: verdict,
      at: at_us,
      kind,
      by_kind,
      waited_ms,
      of,
    })),
    inOrder(
      verdicts
        .filter((one) => one.run === run || (one.run === undefined && one.case === facts.case))
        .map(({ verdict, at, kind, by, waited_ms, case: of }) => ({
          id: verdict,
          at: time(at),
          kind,
          by_kind: by.kind,
          waited_ms,
          of,
        })),
    ),
    words,
  )
}

const parted = (id: string): [string, number] => [id.replace(/\d+$/, ''), Number(/\d+$/.exec(id)?.[0] ?? -1)]

/** An amount that was paid; an estimate is kept apart. */
const isSpent = (cost: { amount?: unknown; basis?: string | undefined } | undefined) =>
  cost?.amount !== undefined && cost.basis !== 'unknown' && cost.basis !== 'estimated'

const storedRuns = question(
  'world-runs',
  `SELECT * EXCEPT (workspace, version, arrived, bare, expired) REPLACE (toUnixTimestamp64Micro(started) AS started,
     toUnixTimestamp64Micro(ended) AS ended, toUnixTimestamp64Micro(outcome_at) AS outcome_at)
   FROM run FINAL WHERE workspace = {workspace:String} AND NOT bare AND NOT expired`,
)

const whole = /^(started|ended|outcome_at|duration_us|tokens_(input|output))$/

/** As the books write it: what is unknown is null, and numbers of 64 bits, which come as text, are numbers. */
function storedRun(row: Record<string, unknown>): BookedRun {
  const entries = Object.entries(row).map(([name, value]) => {
    if (value === '' || value === null) return [name, null]
    if (name === 'by_integration') return [name, JSON.parse(String(value))]
    return [name, whole.test(name) ? Number(value) : value]
  })
  return Object.fromEntries(entries) as BookedRun
}

function foundRun(run: BookedRun): RunRow {
  const { release_basis, ended, duration_us, outcome_by, outcome_at, ...rest } = run
  const { writes, tokens_input, tokens_output, tokens_unknown, by_integration, user, ...shown } = rest
  return { ...shown, cost: costOf(run), duration_ms: duration_us === null ? null : duration_us / 1000 }
}

/** What is known of the cost of a run, reported and estimated. */
function costOf({ cost_reported, cost_estimated }: BookedRun): string | null {
  const parts = [cost_reported, cost_estimated].filter((part) => part !== null)
  return parts.length === 0 ? null : decimal(parts.map(millionths).reduce((a, b) => a + b))
}

const newestFirst = (a: BookedRun, b: BookedRun): number =>
  (b.started ?? -1) - (a.started ?? -1) || (a.run < b.run ? 1 : -1)

/** Reads the plan as a person wrote it, and puts it in force with its zone and currency. */
async function apply({ state, clock }: Engines, workspace: string, { text }: WorldPlan): Promise<void> {
  const read = readPlan(text)
  assert.equal(read.kind, 'ok', `${text}${JSON.stringify(read)}`)
  if (read.kind === 'ok')
    await applyPlan(state, workspace, { plan: read.plan, source: text, by: 'x', now: clock.now() })
}

/** Every promise as of an hour by day; reviews, which end with a day, are compared elsewhere. */
async function compareObjectives(
  { state, evidence, clock }: Engines,
  workspace: string,
  { seed, plan: mine, begin, zone }: World,
  book: Book,
  random: Random,
): Promise<void> {
  const { plan } = await requirePlan(state.db, workspace, clock.now())
  const day = dayBegins(dayOf(begin + (1 + random.below(7)) * MICROS.d, zone), zone)
  const asOf = day + (5 + random.below(17)) * MICROS.h + random.below(60) * MICROS.m
  const typed = typedWeeks(await listTyped(state.db, workspace, mine.workflow))
  const evaluated = await evaluateObjectives(evidence, workspace, plan, mine.workflow, typed, asOf)
  assert.equal(evaluated.length, mine.objectives.length)
  for (const [index, one] of evaluated.entries()) {
    const objective = mine.objectives[index] as WorldObjective
    const booked = bookObjective(book, mine.workflow, objective, asOf)
    const words = `seed ${seed}, ${zone}, ${JSON.stringify(objective)}`
    assert.deepEqual(
      [one.name, one.measure, one.from, one.to],
      [objective.name, objective.measure, booked.from, booked.to],
      words,
    )
    compareMeasured(one.measured, booked.measured, one.measure, words)
    assert.equal(one.verdict.result, booked.result, words)
    const { case_type, route } = objective
    await compareBehind(one.measure, filterOf(one.behind.url), { from: one.from, to: one.to, case_type, route })
  }
  // Of the measures that no field of a run tells, each is looked behind in every world, promised or not.
  const window = { from: asOf - 20 * MICROS.d, to: asOf, case_type: undefined, route: undefined }
  for (const counts_for of countingMeasures)
    await compareBehind(
      counts_for,
      { workflow: mine.workflow, from: window.from, to: window.to, counted: true, counts_for },
      window,
    )
  await compareBehind('incidents', { workflow: mine.workflow, from: window.from, to: window.to }, window)
  await compareIncidents()
  for (const workflow of workflows)
    for (const case_type of [undefined, 'refund']) {
      const range = { workflow, from: 0, to: asOf, case_type }
      const waiting = bookWaiting(book, range)
      assert.deepEqual(
        await askWaiting(evidence, workspace, range),
        { n: waiting.length, oldest: waiting[0] ?? null },
        `seed ${seed}, ${workflow}, ${case_type}, what waits`,
      )
    }

  /** Every incident as it was told last, the newest first, and how far it is. */
  async function compareIncidents() {
    const { items, of, next } = await searchIncidents(evidence, workspace, {}, { limit: 200 })
    const opened = items.flatMap((one) => one.opened ?? [])
    assert.deepEqual(
      opened,
      opened.toSorted((a, b) => b - a),
      `seed ${seed}, order of incidents`,
    )
    const micros = (time: string | undefined) => (time === undefined ? null : (parseTime(time)?.micros ?? null))
    const booked = book.newest.incidents.map((line) => ({
      ...{ incident: line.incident, workflow: line.workflow, severity: line.severity, class: line.class ?? null },
      ...{ opened: micros(line.opened), contained: micros(line.contained), restored: micros(line.restored) },
      state: line.restored ? 'restored' : line.contained ? 'contained' : 'open',
      loss: line.loss === undefined ? null : `${millionths(String(line.loss.amount))} ${line.loss.currency}`,
      source: line.source ?? null,
    }))
    const byId = (a: { incident: string }, b: { incident: string }) => (a.incident < b.incident ? -1 : 1)
    assert.deepEqual(
      items
        .map(({ arrived: _, zoned: __, loss, ...one }) => ({
          ...one,
          loss: loss === null ? null : `${millionths(loss.amount)} ${loss.currency}`,
        }))
        .sort(byId),
      booked.sort(byId),
      `seed ${seed}, incidents`,
    )
    assert.deepEqual([of, next], [booked.length, null], `seed ${seed}, how many incidents`)
  }

  /** The search behind a measure finds just what the books have behind it. */
  async function compareBehind(
    measure: MeasureName,
    filter: RunFilter,
    range: Pick<Range, 'from' | 'to' | 'case_type' | 'route'>,
  ) {
    const expected = bookBehind(book, measure, { workflow: mine.workflow, ...range })
    if (expected === null) return
    const names =
      measure === 'incidents' || measure === 'incident_loss'
        ? (await searchIncidents(evidence, workspace, filter, { limit: 10_000 })).items.map((one) => one.incident)
        : (await searchRuns(evidence, workspace, filter, { limit: 10_000 })).items.map(({ run }) => run)
    assert.deepEqual(names.sort(), expected, `seed ${seed}, behind ${measure}: ${JSON.stringify(filter)}`)
  }
}

/** Every figure of a review of a few days, of the days before, of each release, and of its promises. */
async function compareReview(
  { state, evidence, clock }: Engines,
  workspace: string,
  { seed, plan: mine, begin, zone }: World,
  book: Book,
  random: Random,
): Promise<void> {
  const from = dayBegins(dayOf(begin + random.below(4) * MICROS.d, zone), zone)
  const to = daysLater(from, 1 + random.below(3), zone)
  const version = await requirePlan(state.db, workspace, clock.now())
  const asked = { workflow: mine.workflow, from, to, asOf: to, isPast: false }
  const review = allInLanguage(await drawReview({ state, evidence }, workspace, version, asked))
  const booked = bookReview(book, mine, from, to)
  const words = `seed ${seed}, ${zone}, ${review.from} to ${review.to}`
  assert.equal(parseTime(review.before_from)?.micros, booked.before.from, words)
  for (const { dimension, result, objectives, figures } of review.dimensions) {
    assert.equal(result, booked.results[dimension], `${words}, ${dimension}`)
    for (const { measure, now, before, change } of figures) {
      const figure = booked.figures.get(measure)
      assert.ok(figure)
      compareMeasured(now, figure.now, measure, `${words}, ${measure}`)
      compareMeasured(before, figure.before, measure, `${words}, ${measure} before`)
      assert.equal(change, figure.change, `${words}, change of ${measure}`)
    }
    for (const { name, result, from, to, measured } of objectives) {
      const objective = booked.objectives.get(name)
      const { measure } = mine.objectives.find((one) => one.name === name) as WorldObjective
      assert.ok(objective)
      assert.deepEqual(
        [from, to].map((at) => parseTime(at)?.micros),
        [objective.from, objective.to],
        `${words}, ${name}`,
      )
      compareMeasured(measured, objective.measured, measure, `${words}, ${name}`)
      assert.equal(result, objective.result, `${words}, ${name}`)
    }
  }
  const counts = ({ release, runs, tool_calls, tool_errors, median_ms, changed_with_it }: Counts) => {
    return { release, runs, tool_calls, tool_errors, median_ms, changed_with_it }
  }
  assert.deepEqual(review.releases.map(counts), booked.releases.map(counts), words)
  for (const [index, release] of review.releases.entries())
    for (const measure of ['accepted', 'handed_over', 'cost_per_run'] as const)
      compareMeasured(
        release[measure],
        booked.releases[index]?.[measure] as Booked,
        measure,
        `${words}, ${measure} of ${release.release}`,
      )
  assert.deepEqual(review.loops.map((loop) => loop.sentence).sort(), booked.loops, words)
  assert.deepEqual([review.verdict, review.untimed_runs], [booked.verdict, booked.untimed], words)
}

type Counts = Omit<BookedRelease, 'accepted' | 'handed_over' | 'cost_per_run'>

function compareMeasured(measured: Measured, booked: Booked, measure: MeasureName, words: string): void {
  const isMoney = measures[measure].unit === 'money'
  assert.deepEqual(
    { n: measured.n, hasInterval: measured.interval !== null, isUnknown: measured.unknown !== undefined },
    { n: booked.n, hasInterval: booked.interval !== null, isUnknown: booked.value === null },
    words,
  )
  // The engine adds up in an order of its own.
  for (const end of ['low', 'high'] as const) {
    const [ours, theirs] = [measured.interval?.[end] ?? 0, booked.interval?.[end] ?? 0]
    assert.ok(Math.abs(ours - theirs) <= 1e-9 * Math.abs(theirs), `${words}: ${end} end ${ours}, not ${theirs}`)
  }
  for (const [text, exact] of [
    [measured.value, booked.value],
    [measured.atLeast ?? null, booked.atLeast ?? null],
  ] as const)
    assert.ok(
      text === null || exact === null ? text === exact : isNear(text, exact, isMoney),
      `${words}: ${text} is not ${exact?.join(' / ')}`,
    )
}

/** Money is exact but for its rounding to twelve decimals; shares and times, in per cent and milliseconds, are right to six. */
function isNear(text: string, [top, bottom]: Fraction, isMoney: boolean): boolean {
  const [whole = '', decimals = ''] = text.split('.')
  const by = 10n ** BigInt(decimals.length)
  const apart = BigInt(whole + decimals) * bottom - top * by
  return (apart < 0n ? -apart : apart) * (isMoney ? 2n * 10n ** 12n : 10n ** 6n) <= bottom * by
}

/** Of all time the whole or a grouping; the days of a workflow; ranges of days and of hours. */
function asksFor(world: World, booked: readonly BookedRun[], random: ReturnType<typeof createRandom>): Asked[] {
  const { zone } = world
  const starts = booked.flatMap((run) => (run.started === null ? [] : [run.started])).sort((a, b) => a - b)
  const middle = starts[random.below(starts.length)] ?? MICROS.d
  const day = dayBegins(dayOf(middle, zone), zone)
  const days = { from: day, to: daysLater(day, 2, zone) }
  const hours = { from: floorHour(middle), to: floorHour(middle) + 7 * MICROS.h }
  return [
    random.chance(0.2) ? { zone } : { zone, by: random.pick(groupings) },
    { zone, by: 'day', workflow: 'desk' },
    { zone, by: random.pick(groupings), ...days },
    { zone, by: random.pick(['release', 'model', 'case_type']), ...hours },
    ...groupings.slice(0, 5).map((by) => ({ zone, by })),
    ...[undefined, 'workflow' as const, 'month' as const].map((by) => ({
      zone,
      ...(by ? { by } : {}),
      as_of: countedUntil(zone, middle, { by }),
    })),
    { zone, by: 'release', from: day, as_of: countedUntil(zone, middle, { from: day }) },
  ]
}

/** The filter that an address of the API asks for. */
function filterOf(url: string): RunFilter {
  const params = [...new URL(url, 'http://x').searchParams]
  return Object.fromEntries(
    params.map(([name, value]) => [name, value === 'true' ? true : (parseTime(value)?.micros ?? value)]),
  )
}

/** All of a row, money as exact text. A 95th percentile lies between two durations, which may be rounded either way. */
const comparable = ({ p95_duration_ms: p95, ...row }: FiguresRow) => ({
  ...row,
  p95_duration_ms: p95 === null ? null : Math.round(p95 * 1e6) / 1e6,
})

/** A time and the one before it, cut at days or at hours, of all workflows at once. */
async function compareLately(
  { evidence }: Engines,
  workspace: string,
  { begin, zone, seed }: World,
  booked: readonly BookedRun[],
  random: Random,
): Promise<void> {
  const days = random.chance(0.5)
  const bound = (day: number) => {
    const moment = begin + day * MICROS.d
    return days ? dayBegins(dayOf(moment, zone), zone) : floorHour(moment + random.below(20) * MICROS.h)
  }
  const [before, from, to] = [bound(1), bound(3), bound(6)]
  const spanOf = (runs: readonly BookedRun[]) => {
    const [row] = figuresOf(runs, { zone })
    const { runs: count = 0, judged = 0, accepted = 0, cost_unknown_runs = 0 } = row ?? {}
    const costs = { cost_reported: row?.cost_reported ?? null, cost_estimated: row?.cost_estimated ?? null }
    return { runs: count, judged, accepted, ...costs, cost_unknown_runs }
  }
  const counted = booked.filter(
    ({ mode, started }) => (mode === 'live' || mode === 'canary') && started !== null && started < to,
  )
  const expected = [...Map.groupBy(counted, (run) => run.workflow ?? '')].map(([workflow, runs]) => {
    const first = Math.min(...runs.map((run) => run.started ?? to))
    const began = (least: number, end: number) =>
      runs.filter(({ started }) => (started ?? 0) >= least && (started ?? 0) < end)
    return {
      workflow,
      now: spanOf(began(from, to)),
      before: spanOf(began(before, from)),
      all: spanOf(runs),
      // Where only hours are known, the day of its hour.
      first: dayOf(days ? first : floorHour(first), zone),
    }
  })
  const sorted = <T extends { workflow: string }>(list: readonly T[]) =>
    list.toSorted((a, b) => (a.workflow < b.workflow ? -1 : 1))
  assert.deepEqual(
    sorted(await askLately(evidence, workspace, zone, { before, from, to })),
    sorted(expected),
    `seed ${seed}, lately in ${zone}`,
  )
}
