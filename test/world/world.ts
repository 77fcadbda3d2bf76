import { formatTime } from '../../src/base/time.ts'
import type { Line, RunLine, StepLine, VerdictLine } from '../../src/evidence/record.ts'
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
  const lines = makeLines(random, { ...rules, isPriced: random.chance(0.4) })
  return { seed, ...rules, plan, lines, typed: random.chance(0.6) ? typeWeeks(random, rules.begin) : [] }
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

type Scene = { readonly currency: string; readonly begin: number; readonly isPriced: boolean }

function makeLines(random: Random, scene: Scene): Line[] {
  const { begin } = scene
  const lines: Line[] = []
  // Moments at which lines are sent, each later than the one before: of two lines with one key the later sent wins.
  let sent = begin + 40 * 24 * 60 * MINUTE
  const say = <T extends Line>(line: T): T => {
    sent += 1 + random.below(5000)
    const said = { ...line, sent_at: formatTime(sent) }
    lines.push(said)
    return said
  }
  const runs = 8 + random.below(21)
  for (let number = 0; number < runs; number++) makeRun(random, scene, `r${number}`, say)
  for (let extra = random.below(4); extra > 0; extra--)
    say(verdictOf(random, begin, `case-${random.below(10)}`, { case: `c${random.below(10)}` }))
  // Who counts nothing is not asked: without such lines adoption and incidents are unknown.
  if (random.chance(0.3)) countEligible(random, begin, say)
  if (random.chance(0.3))
    for (let number = random.below(3); number >= 0; number--) report(random, begin, `i${number}`, say)
  return lines
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
    figure: random.pick(['eligible', 'incidents', 'incidents'] as const),
    value: random.pick([0, 0, 1, 2, 5, 9, 14, null]),
  }))
}

function report(random: Random, begin: number, incident: string, say: Say): void {
  const opened = begin + random.below(5 * 24 * 60) * MINUTE
  const said = say({
    type: 'incident',
    incident,
    workflow: random.pick(workflows),
    severity: 'S2',
    ...some(random, 0.9, { opened: formatTime(opened) }),
  })
  if (random.chance(0.2)) say({ ...said, workflow: random.pick(workflows), opened: formatTime(opened + 30 * MINUTE) })
}

type Say = <T extends Line>(line: T) => T

function makeRun(random: Random, scene: Scene, run: string, say: Say): void {
  const { begin } = scene
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
  const { currency, isPriced } = scene
  const kind = random.pick(['model', 'model', 'tool', 'write', 'retrieval', 'other'] as const)
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
    // Hours apart, so that some are given at one moment.
    ...some(random, 0.8, { at: formatTime(near + random.below(5) * 60 * MINUTE) }),
  }
}

const some = <T extends object>(random: Random, p: number, value: T): T | Record<string, never> =>
  random.chance(p) ? value : {}
