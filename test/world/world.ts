import { formatTime } from '../../src/base/time.ts'
import { type Line, type RunLine, type StepLine, type VerdictLine, writeOutcomes } from '../../src/evidence/record.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { dayOf, weekOf } from './days.ts'
import type { TypedInWorld } from './measures.ts'
import { makePlan, type WorldPlan, workflows } from './plan.ts'

/** A workspace and everything that was ever said about it, corrections included. */
export type World = {
  readonly seed: number
  readonly zone: string
  readonly currency: string
  /** The moment around which it all happens: a day before clocks change somewhere. */
  readonly begin: number
  readonly plan: WorldPlan
  readonly lines: readonly Line[]
  readonly typed: readonly TypedInWorld[]
  /** Weeks of a busy workflow, in some worlds. */
  readonly busy: BusyWeeks | null
}

/** What became of the one system that the busy workflow rests on, and of its runs. */
export type BusyWeeks = {
  /** From then on every call of it failed, by that moment for hours, and none from the last on; null where none failed more than now and then. */
  readonly outage: { readonly from: number; readonly lasts: number; readonly until: number } | null
  /** Whether any call of it ever failed. */
  readonly fails: boolean
  /** Whether an error that never was came into most of its runs, without any call having failed in them. */
  readonly grows: boolean
  /** When the last of its runs was over. */
  readonly to: number
}

/** Days on both sides of a change of clocks somewhere. */
const beginnings = ['2026-03-07', '2026-03-28', '2025-10-25', '2025-11-01', '2026-04-04', '2026-07-10'].map(
  (day) => Date.parse(`${day}T00:00Z`) * 1000,
)
/** Some with half hours, and one whose clocks change by half an hour. */
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Apia',
  'UTC',
  'America/St_Johns',
  'Australia/Lord_Howe',
]
const MINUTE = 60e6

/** The same seed makes the same world. All worlds use the same names, so that one that saw another's lines would show it. */
export function makeWorld(seed: number): World {
  const random = createRandom(seed)
  const rules = {
    zone: random.pick(zones),
    currency: random.pick(['USD', 'EUR']),
    begin: random.pick(beginnings),
  }
  const plan = makePlan(random, rules)
  // In some every cost is known: then sums are, too.
  const scene = {
    ...rules,
    isPriced: random.chance(0.4),
    named: random.pick([0, 0.6, 1, 1]),
    grown: random.chance(0.3) ? random.pick(texts) : null,
  }
  const say = speaker(random, scene)
  makeLines(random, scene, say)
  const busy = random.chance(0.05) ? makeBusyWeeks(random, scene, say) : null
  const typed = random.chance(0.6) ? typeWeeks(random, rules.begin) : []
  return { seed, ...rules, plan, lines: say.lines, typed, busy }
}

/** How the lines of a world may arrive: in any order, some twice, in batches of any size. */
export function deliveries({ lines, seed }: World): Line[][] {
  const random = createRandom(seed ^ 0x5bd1e995)
  const doubled = lines.flatMap((line) => (random.chance(0.15) ? [line, line] : [line]))
  const mixed = random.shuffled(doubled)
  const batches: Line[][] = []
  while (mixed.length > 0) batches.push(mixed.splice(0, 1 + random.below(1 + mixed.length)))
  return batches
}

type Scene = {
  readonly currency: string
  readonly begin: number
  readonly isPriced: boolean
  /** How often a run says who used it. */
  readonly named: number
  /** What more and more errors say after the second day. */
  readonly grown: ErrorText | null
}

type Say = (<T extends Line>(line: T) => T) & { readonly lines: readonly Line[] }

function speaker(random: Random, { begin }: Scene): Say {
  const lines: Line[] = []
  // Moments at which lines are sent, each later than the one before: of two lines with one key the later sent wins.
  let sent = begin + 40 * 24 * 60 * MINUTE
  const say = <T extends Line>(line: T): T => {
    sent += 1 + random.below(5000)
    const said = { ...line, sent_at: formatTime(sent) }
    lines.push(said)
    return said
  }
  return Object.assign(say, { lines })
}

/** What errors say, with a number in it that is another each time. */
type ErrorText = (number: number) => string
const texts: readonly ErrorText[] = [
  (number) => `no record is called ${number} there`,
  (number) => `refused since ${number} calls were made`,
  (number) => `the call of ${number} timed out`,
]

function makeLines(random: Random, scene: Scene, say: Say): void {
  const { begin } = scene
  const runs = 8 + random.below(21)
  for (let number = 0; number < runs; number++) makeRun(random, scene, `r${number}`, say)
  for (let extra = random.below(4); extra > 0; extra--)
    say(verdictOf(random, begin, `case-${random.below(10)}`, { case: `c${random.below(10)}` }))
  // Who counts nothing is not asked: without such lines adoption and incidents are unknown.
  if (random.chance(0.3)) countEligible(random, begin, say)
  if (random.chance(0.3))
    for (let number = random.below(3), tell = random.pick([0, 0.5, 1]); number >= 0; number--)
      report(random, begin, { incident: `i${number}`, tell }, say)
}

const [PAST_RUNS, DOWN_RUNS, WELL_RUNS, GROWN_RUNS] = [112, 24, 8, 14]

/**
 * Two months of a workflow that rests on one system. In most worlds its calls fail now and then, and at last all of them for hours, and then none
 * any more; in others none ever fails. In some an error grows that no call has to do with.
 */
function makeBusyWeeks(random: Random, { begin }: Scene, say: Say): BusyWeeks {
  const [isDown, grows] = [random.chance(0.7), random.chance(0.4)]
  const fails = isDown || random.chance(0.5)
  const from = begin + (36 * 60 + random.below(12 * 60)) * MINUTE
  const makeRun = (name: string, started: number, calls: readonly ('ok' | 'error')[], isOff = false): number => {
    const [run, ended] = [`b-${name}`, started + 20_000_000 + random.below(5_000_000)]
    const status = isOff || calls.at(-1) === 'error' ? 'exception' : 'ok'
    const times = { started: formatTime(started), ended: formatTime(ended) }
    say({ type: 'run', run, workflow: 'billing', status, ...some(random, 0.7, { case: `b${name}` }), ...times })
    for (const [number, status] of calls.entries())
      say({
        ...({
          type: 'step',
          run,
          step: `s${number}`,
          kind: 'tool',
          name: 'book',
          integration: 'ledger',
          status,
        } as const),
        ...(status === 'error' ? { error: { message: `no answer by ${random.below(9000)} of them` } } : {}),
        started: formatTime(started + number * 1_000_000),
      })
    const error = { message: `invoice ${random.below(9000)} does not fit its order` }
    if (isOff) say({ type: 'step', run, step: 'off', kind: 'other', name: 'compare', status: 'error', error })
    return ended
  }
  const every = (from - begin + 60 * 24 * 60 * MINUTE) / PAST_RUNS
  for (let number = 0; number < PAST_RUNS; number++) {
    // The last of them go well: what is down begins where it begins.
    const isWell = !fails || number > PAST_RUNS - 10
    // One that works when it is called again is no run that failed, where all of it was told by the first look.
    const seldom = ({ 5: ['error', 'ok', 'ok'], 20: ['error'] } as const)[number % 30]
    const calls = (isWell ? undefined : seldom) ?? random.pick([['ok'], ['ok'], ['ok', 'ok']] as const)
    makeRun(`past-${number}`, Math.floor(from - (PAST_RUNS + 1 - number) * every), calls)
  }
  for (let number = 0; number < (grows ? GROWN_RUNS : 0); number++)
    makeRun(`off-${number}`, from - (GROWN_RUNS - number) * 120 * MINUTE - 7 * MINUTE, ['ok'], true)
  const down = isDown ? DOWN_RUNS : 0
  const [ends, until]: [number[], number] = [[], from + down * 10 * MINUTE]
  for (let number = 0; number < down; number++) {
    const calls = random.pick([['error'], ['error', 'error']] as const)
    ends.push(makeRun(`down-${number}`, from + number * 10 * MINUTE, calls))
  }
  let to = until
  for (let number = 0; number < WELL_RUNS; number++)
    to = makeRun(`well-${number}`, until + number * 10 * MINUTE, ['ok'])
  return { outage: isDown ? { from, lasts: ends.at(-2) ?? from, until } : null, fails, grows, to }
}

/** Some of the days are counted, some are counted again. */
function countEligible(random: Random, begin: number, say: Say): void {
  for (let number = 0; number < 8; number++)
    say({
      type: 'eligible',
      workflow: random.pick(workflows),
      ...some(random, 0.8, { case_type: random.pick(['refund', 'exchange']) }),
      period: random.pick([(day: string) => day, weekOf])(
        dayOf(begin + (random.below(7) - 1) * 24 * 60 * MINUTE, 'UTC'),
      ),
      cases: random.below(5),
    })
}

/** People type some figures of the weeks around, some of them again, and take some back. */
function typeWeeks(random: Random, begin: number): TypedInWorld[] {
  return Array.from({ length: 14 }, () => ({
    workflow: random.pick(workflows),
    week: weekOf(dayOf(begin + (random.below(8) - 5) * 7 * 24 * 60 * MINUTE, 'UTC')),
    figure: random.pick(['eligible', 'incidents', 'incidents', 'loss', 'loss'] as const),
    value: random.pick([0, 0, 1, 2, 5, 9, 14, null]),
  }))
}

/** Some sources tell of each incident what it cost, some of none. */
function report(random: Random, begin: number, { incident, tell }: { incident: string; tell: number }, say: Say): void {
  const opened = begin + random.below(5 * 24 * 60) * MINUTE
  const said = say({
    type: 'incident',
    incident,
    workflow: random.pick(workflows),
    severity: 'S2',
    ...some(random, 0.9, { opened: formatTime(opened) }),
    ...some(random, tell, {
      loss: { amount: random.pick(['0', '0.35', '12', '250.5']), currency: random.pick(['USD', 'EUR', 'EUR']) },
    }),
  })
  if (random.chance(0.2)) say({ ...said, workflow: random.pick(workflows), opened: formatTime(opened + 30 * MINUTE) })
}

function makeRun(random: Random, scene: Scene, run: string, say: Say): void {
  const { begin, named } = scene
  const started = begin + random.below(4 * 24 * 60) * MINUTE + random.below(60e6)
  const shape = random.pick(['line', 'line', 'line', 'line', 'root step', 'no root', 'no times'] as const)
  const timed = shape !== 'no times'
  if (shape === 'line' || shape === 'no times') {
    const line: RunLine = {
      type: 'run',
      run,
      ...some(random, 0.95, { workflow: random.pick(['desk', 'desk', 'desk', 'intake']) }),
      ...some(random, 0.8, { case: `c${random.below(10)}` }),
      ...some(random, 0.7, { case_type: random.pick(['refund', 'exchange']) }),
      ...some(random, 0.5, { route: random.pick(['fast', 'careful']) }),
      ...some(random, 0.8, { release: random.pick(['2026-01', '2026-02', '2026-03']) }),
      ...some(random, named, { user: random.pick(['ana', 'ben', 'cleo', 'dan']) }),
      ...some(random, 0.6, { mode: random.pick(['live', 'live', 'canary', 'shadow', 'test'] as const) }),
      ...some(random, 0.9, { status: random.pick(['ok', 'error', 'exception', 'handed_over', 'running'] as const) }),
      ...some(random, 0.5, { labels: { prompt: random.pick(['p1', 'p2', 'p3']), tone: random.pick(['dry', 'warm']) } }),
      ...(timed ? some(random, 0.85, { started: formatTime(started) }) : {}),
      ...(timed ? some(random, 0.7, { ended: formatTime(started + random.below(90e6) - 1e6) }) : {}),
    }
    const first = say(line)
    // Corrected later: re-labelled, moved to another hour or day, given another status, case or mode. What the
    // correction leaves out is unknown again, for it replaces the whole line.
    if (random.chance(0.3))
      say({
        ...without(first, random.chance(0.4) ? random.pick(['release', 'status', 'ended', 'case', 'route']) : ''),
        ...some(random, 0.5, { release: random.pick(['2026-02', '2026-03']) }),
        ...some(random, 0.4, { status: random.pick(['ok', 'handed_over'] as const) }),
        ...(timed ? some(random, 0.5, { started: formatTime(started - random.below(40) * 60 * MINUTE) }) : {}),
        ...some(random, 0.3, { workflow: random.pick(['desk', 'intake']) }),
        ...some(random, 0.2, { case: `c${random.below(10)}` }),
        ...some(random, 0.2, { mode: random.pick(['live', 'canary', 'test'] as const) }),
      })
  }
  // Some are told in parts, beside their own line or without it: by their steps, which may turn out not to be the root, and by others.
  if (random.chance(0.25))
    for (let number = random.below(3); number >= 0; number--) {
      const part = say({
        type: 'run',
        run,
        part: random.pick(['s0', 's1', 's2', 'a', 'b']),
        ...some(random, 0.6, { workflow: random.pick(['desk', 'intake']) }),
        ...some(random, 0.5, { case: `c${random.below(10)}` }),
        ...some(random, 0.3, { case_type: random.pick(['refund', 'exchange']) }),
        ...some(random, 0.3, { release: random.pick(['2026-01', '2026-02']) }),
        ...some(random, 0.2, { user: random.pick(['ana', 'eve']) }),
        ...some(random, 0.2, { mode: random.pick(['live', 'canary', 'test'] as const) }),
        ...(timed ? some(random, 0.8, { started: formatTime(started + random.below(3) * MINUTE) }) : {}),
      })
      if (random.chance(0.2)) say({ ...part, workflow: random.pick(['desk', 'intake']) })
    }
  const steps = random.below(6) + (shape === 'root step' || shape === 'no root' ? 1 : 0)
  for (let number = 0; number < steps; number++) {
    const isRoot = shape === 'root step' && number === 0
    // Some start together: the one with the smaller id comes first.
    const at = started + Math.max(0, number - (random.chance(0.2) ? 1 : 0)) * 1_500_000
    const step = stepOf(random, scene, run, `s${number}`, timed ? at : undefined)
    const parent =
      isRoot || (shape !== 'no root' && random.chance(0.2)) ? {} : { parent: shape === 'no root' ? 'lost' : 's0' }
    const said = say({ ...step, ...parent })
    if (random.chance(0.15)) say({ ...said, status: random.pick(['ok', 'error'] as const) })
    // What was written, and what became of it as it was looked at again.
    if (said.kind === 'write' && random.chance(0.6)) {
      const write = { run, step: said.step, write: 'w' }
      say({ type: 'write', ...write, integration: random.pick(['crm', 'ledger']) })
      for (let look = random.below(3); look > 0; look--) {
        const outcome = random.pick(writeOutcomes)
        const observed_at = formatTime(started + random.below(3) * 60 * MINUTE)
        say({ type: 'readback', ...write, readback: `r${look}`, outcome, reason: `it is ${outcome}`, observed_at })
      }
    }
    // Told again from the start: another kind, cost, model or time; what was the root may turn out to have a parent.
    if (random.chance(0.1))
      say({
        ...stepOf(random, scene, run, `s${number}`, timed ? at - random.below(3) * 60 * MINUTE : undefined),
        ...(random.chance(0.3) ? { parent: 's1' } : parent),
      })
  }
  // Round and round: one tool, again and again.
  if (random.chance(0.006))
    for (let number = 20 + random.below(5); number > 0; number--)
      say({ type: 'step', run, step: `loop-${number}`, parent: 's0', kind: 'tool', name: 'look_up' })
  for (let number = random.below(3); number > 0; number--) {
    const said = say(verdictOf(random, started, `v${number}`, { run }))
    if (random.chance(0.2)) say({ ...verdictOf(random, started, said.verdict, { run }) })
  }
  // Accepted, then reopened more than once: by anybody, in any order, some at one moment.
  if (random.chance(0.08)) {
    const by = { kind: 'system' as const }
    say({ type: 'verdict', verdict: 'accepted', run, kind: 'accepted', by, at: formatTime(started + 300 * MINUTE) })
    for (const number of [1, 2, 3])
      say({ ...verdictOf(random, started + 180 * MINUTE, `reopened-${number}`, { run }), kind: 'reopened' })
  }
}

const without = (line: RunLine, field: string): RunLine =>
  Object.fromEntries(Object.entries(line).filter(([name]) => name !== field)) as RunLine

function stepOf(random: Random, scene: Scene, run: string, step: string, at: number | undefined): StepLine {
  const { currency, isPriced, grown } = scene
  const kind = random.pick(['model', 'model', 'tool', 'write', 'retrieval', 'approval', 'other'] as const)
  // Some are large: a sum of binary fractions would show.
  const whole = random.chance(0.05) ? random.below(90_000) : 0
  const amount = `${whole}.${String(random.below(900_000)).padStart(6, '0')}`
  const known = [
    { amount },
    { amount, currency, basis: 'reported' as const },
    { amount, basis: 'billed' as const },
    { amount, currency, basis: 'estimated' as const },
  ]
  const cost = random.pick(
    isPriced ? known : [...known, undefined, { amount, currency: 'JPY' }, { basis: 'unknown' as const }],
  )
  return {
    type: 'step',
    run,
    step,
    kind,
    ...some(random, 0.8, { status: random.pick(['ok', 'ok', 'error', 'running'] as const) }),
    // Said of steps that failed, or that did before they were told again.
    ...some(random, grown === null ? 0.4 : 0.7, { error: { message: textAt(random, scene, at)(random.below(9000)) } }),
    ...some(random, 0.3, { attempt: random.below(3) }),
    ...(kind === 'model'
      ? {
          // No price list knows these, so that nothing is estimated but what a line says itself.
          ...some(random, 0.9, { model: random.pick(['model-a', 'model-b', 'model-c']) }),
          ...some(random, 0.5, { finish_reason: random.pick(['stop', 'stop', 'length', 'tool_calls', 'max-tokens']) }),
          ...some(random, 0.7, { tokens: tokensOf(random) }),
        }
      : { name: 'look_up' }),
    ...(at === undefined ? {} : some(random, 0.8, { started: formatTime(at) })),
    ...(at === undefined ? {} : some(random, 0.7, { ended: formatTime(at + random.below(1_400_000)) })),
    ...(cost ? { cost } : {}),
    ...some(random, 0.5, { integration: random.pick(['crm', 'geo']) }),
  }
}

/** One text as often as another, until one of them grows. */
const textAt = (random: Random, { begin, grown }: Scene, at: number | undefined): ErrorText =>
  grown !== null && (at ?? begin) > begin + 2 * 24 * 60 * MINUTE && random.chance(0.8) ? grown : random.pick(texts)

const tokensOf = (random: Random): NonNullable<StepLine['tokens']> => ({
  input: random.below(9000),
  ...some(random, 0.4, { cached_input: random.below(9000) }),
  ...some(random, 0.2, { cache_write: random.below(500) }),
  output: random.below(900),
  ...some(random, 0.3, { reasoning: random.below(900) }),
})

function verdictOf(
  random: Random,
  near: number,
  verdict: string,
  about: { run: string } | { case: string },
): VerdictLine {
  return {
    type: 'verdict',
    verdict,
    ...about,
    kind: random.pick(['accepted', 'accepted', 'corrected', 'rejected', 'escalated', 'reopened', 'untouched'] as const),
    by: { kind: random.pick(['person', 'rule', 'judge', 'system'] as const) },
    ...some(random, 0.4, { waited_ms: random.below(200_000) }),
    ...some(random, 0.4, { worked_ms: random.below(100_000) }),
    // Hours apart, so that some are given at one moment.
    ...some(random, 0.8, { at: formatTime(near + random.below(5) * 60 * MINUTE) }),
  }
}

const some = <T extends object>(random: Random, p: number, value: T): T | Record<string, never> =>
  random.chance(p) ? value : {}
