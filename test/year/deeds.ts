import { formatTime, MICROS, type Micros } from '../../src/base/time.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { BEGIN, DAYS, dayOfYear, END, isHeld, isTold, toldAt } from './days.ts'
import { type HelpAct, helpActs } from './help.ts'

/** Something done to the app at a moment. Each may be done again: a kill leaves a deed half done. */
export type Deed = { readonly at: Micros } & (
  | { readonly kind: 'apply'; readonly plan: string }
  | { readonly kind: 'send'; readonly texts: readonly string[]; readonly isDiskFull: boolean }
  | { readonly kind: 'hold'; readonly isTwice: boolean }
  /** What was written is read again where it is due. */
  | { readonly kind: 'read back'; readonly isTwice: boolean }
  /** People sign reviews, or refuse to, approve and send the reports that wait, issue statements, and once close a finding too early. */
  | { readonly kind: 'decide' }
  /** Somebody enters the time of a day. */
  | { readonly kind: 'work'; readonly day: string; readonly minutes: number }
  /** People say that it stands still, and that it runs again. */
  | { readonly kind: 'stop' | 'start' }
  /** People announce maintenance of the workflow. */
  | { readonly kind: 'announce'; readonly since: Micros; readonly until: Micros }
  /** Somebody is given a task, or says that it is done. */
  | { readonly kind: 'task'; readonly task: string; readonly due: string | null }
  /** Somebody types what no system tells of a week. */
  | { readonly kind: 'type'; readonly week: string; readonly eligible: number; readonly incidents: number }
  /** Somebody says what is to be done with the calls that fail. */
  | { readonly kind: 'problem'; readonly state: 'fixed' | 'accepted' | 'known'; readonly until: string | null }
  | { readonly kind: 'back up' }
  /** An owner has a model judge answers; it judges those that wait. */
  | { readonly kind: 'set judge' }
  | { readonly kind: 'judge'; readonly isTwice: boolean }
  /** Texts whose time is over are deleted. */
  | { readonly kind: 'retain' }
  /** At an n8n, which is another client's: these numbers run there, and its key is accepted or not. */
  | { readonly kind: 'run elsewhere'; readonly numbers: readonly number[]; readonly isClosed: boolean }
  /** Connectors are read, and trackers to which something was handed over. */
  | { readonly kind: 'read' }
  /** Somebody asks a third client's support for help, or answers. */
  | { readonly kind: 'help'; readonly act: HelpAct }
  /** People are told what is owed to them, and once a week what waits for them; what is handed over is sent. */
  | { readonly kind: 'tell'; readonly isTwice: boolean }
)

/** A run as the days that sent it know it. */
export type Booked = {
  readonly run: string
  readonly release: string
  readonly started: Micros
  readonly calls: number
  readonly isError: boolean
  /** What it cost, in cents. */
  readonly cents: number
  readonly isAccepted: boolean
  /** When it was sent, and when its verdict was. */
  readonly sent: Micros
  readonly judged: Micros
  /** What it wrote, and what its system and those who read it again make of that. */
  readonly written?: Written
  /** What it answered, from what, and whether that says it. */
  readonly answer?: Answer
}

export type Answer = { readonly text: string; readonly source: string; readonly isSupported: boolean }

export type Written = {
  readonly record: string
  readonly claimed: Micros
  /** Three days later a person changes it, or a script does, or nobody. */
  readonly changed: { readonly by: string; readonly at: Micros } | null
  /** At which moments it is read, and what is found. */
  readonly reads: readonly { readonly readback: string; readonly outcome: string }[]
  /** What becomes of the run by that, and since when that is known. */
  readonly outcome: { readonly kind: 'corrected' | 'untouched'; readonly known: Micros } | null
}

/** Where the records are that runs write; whoever applies the plan puts the address of the real one there. */
export const CRM = 'http://crm.invalid'

/** Who is told by mail. */
export const [ANA, BEN] = ['ana@year.test', 'ben@year.test']

/** What the runs of a month may cost: some months cost more. */
export const budgetCents = 375

/** How long texts are kept, and on which days it is seen to, the last of them near the end. */
export const KEPT_DAYS = 90
const RETAINED = [100, 101, 250, 399]
export const lastRetained = RETAINED.at(-1) ?? 0

const plan = ({ effective, target, update, copies }: Version, contact: string) => `plan: 1
workspace: year
client: A year
time_zone: Europe/Berlin
currency: EUR
effective: ${effective}
retention: { contents: ${KEPT_DAYS}d }
holidays: DE-BY
integrations: { crm: { name: CRM, writes: true, if_down: Letters are sorted by hand. } }
support: { allowance: { hours: 6 } }
budgets: { calls: { limit: ${budgetCents / 100} EUR, per: month, workflow: desk, owner: ben } }
maintenance: { ${[
  ...(update === null ? [] : [weekly('update', 'integration: crm', update)]),
  ...(copies === null ? [] : [weekly('copies', 'workflow: desk', copies)]),
].join(', ')} }
people:
  ana: { name: Ana, email: ${ANA}, roles: [owner] }
  ben: { name: Ben, email: ${BEN}, roles: [operator] }
workflows:
  desk:
    name: Desk
    risk: medium
    owner: ana
    deputy: ben
    integrations: [crm]
    actions:
      file:
        boundary: L4
        integration: crm
        writes: true
        read_back:
          how: http
          url: ${CRM}/{record}
          fields: [queue]
          changed_by: /by
          changed_at: /at
          after: [1d, 7d]
          scripts: [svc-*]
    typed: [eligible, incidents]
    objectives:
      adoption: ">= 1% over 28d"
      accepted: ">= ${target} over 14d"
      tool_errors: "<= 20% over 14d"
      cost_per_run: "<= 0.05 EUR per run over 30d"
      escaped_errors: "<= 20% over 30d"
    review: weekly
    continuity:
      rollback: { target: previous, how: Point back., who: ben, proved_on: 2025-09-01, proved_by: ben, good_for: 90d }
${contact}`

/** On Sundays, for an hour. */
const weekly = (name: string, of: string, hour: number): string => {
  const [from, to] = [hour, hour + 1].map((one) => `"${String(one).padStart(2, '0')}:00"`)
  return `${name}: { ${of}, days: [sun], from: ${from}, to: ${to}, why: Each week }`
}

/** Never proved, and not in the last version any more. */
const spare = `      contacts: { spare: { name: Spare, for: Nights, reach: by telephone } }
`

type Version = {
  readonly day: number
  readonly effective: string
  readonly target: string
  /** At which hour of each Sunday the system is maintained, and copies are made: while runs go on, and at night. */
  readonly update: number | null
  readonly copies: number | null
}
/** Versions of the plan by the day they are applied. The second and the last take effect while jobs are missed. */
export const versions: readonly Version[] = [
  { day: 0, effective: '2025-09-01', target: '80%', update: null, copies: null },
  { day: 9, effective: '2025-09-11', target: '75%', update: 8, copies: 2 },
  { day: 150, effective: '2026-02-10', target: '85%', update: 9, copies: 2 },
  { day: 245, effective: '2026-05-20', target: '82%', update: 9, copies: null },
]
const FULL_DISK = 210
const BACKUP = 300

/** It is said to stand still on two days, until early on a later one: on the first nothing runs, in the second days pass as ever. */
export const stops = [
  { day: 190, until: 191 },
  { day: 330, until: 332 },
]
/** The moment in which each is looked at again, months later. */
export const whileStopped = ({ until }: (typeof stops)[number]): Micros => BEGIN + until * MICROS.d - 3 * MICROS.h

/** Maintenance that is announced the day before: of the day on which a tool goes round in a loop, which is told all the same. */
export const maintained = { from: 60, to: 61 }

/** Days on which what sends its runs is broken: nothing comes, and nobody says so. */
export const silent = { from: 278, back: 292 }

/** Days on which the system that every run calls refuses all of its calls. */
export const down = { from: 353, back: 357 }

/** The model that judges answers, from the day on which an owner sets it; for days it answers nobody. */
export const judging = { from: 23, gone: 172, back: 178, answersPerDay: 2 }

/** What somebody was to do by a day, and when they said that it is done: in time, late, never, and while no jobs run. */
export const tasks = [
  { task: 'in time', day: 30, due: 34, done: 33 },
  { task: 'late', day: 60, due: 63, done: 76 },
  { task: 'never', day: 120, due: 126, done: null },
  { task: 'while nothing looks', day: 246, due: 252, done: 266 },
  { task: 'after it was told', day: 247, due: 249, done: 290 },
] as const
/** What somebody says of the calls that fail now and then: fixed, which they are not; that people live with it until a day; that it is known. */
export const problems = [
  { day: 100, state: 'fixed', until: null },
  { day: 160, state: 'accepted', until: 200 },
  { day: 300, state: 'known', until: null },
] as const
/** What somebody worked once a week, in minutes; of time that takes from the hours each quarter counts that has begun. */
export const worked = Array.from({ length: DAYS }, (_, day) => day)
  .filter((day) => day % 7 === 2)
  .map((day) => ({ day, minutes: 10 + ((day * 11) % 50) }))

/** The n8n of another client, from the day on which it is connected; for days its key is not accepted. */
export const ELSEWHERE = 'elsewhere'
export const elsewhere = { from: 20, closed: 100, open: 112 }
const runsElsewhere = (day: number): number => (day < elsewhere.from || day >= DAYS ? 0 : day % 3)

/**
 * The same client keeps a sheet of its parcels: a row for each day, what became of it three days later, and now and then somebody sees weeks later
 * that it was right. For days it cannot be had.
 */
export const PARCELS = 'parcels'
const parcels = { from: 10, gone: 200, back: 212, judged: 3, seen: 30 }
export const parcelsGone = { from: BEGIN + parcels.gone * MICROS.d, to: BEGIN + parcels.back * MICROS.d }

export type Parcel = { readonly run: string; readonly day: string; readonly result: '' | 'accepted' | 'rejected' }
/** Its rows at a moment; null where it cannot be had. */
export function parcelsAt(moment: Micros): readonly Parcel[] | null {
  const today = Math.floor((moment - BEGIN) / MICROS.d)
  if (today >= parcels.gone && today < parcels.back) return null
  const days = Array.from({ length: Math.max(0, Math.min(today, DAYS) - parcels.from) }, (_, n) => parcels.from + n)
  return days.map((day) => {
    const age = today - day
    const isRight = day % 4 !== 0 || (day % 3 === 0 && age >= parcels.seen)
    const result = age < parcels.judged ? '' : isRight ? 'accepted' : 'rejected'
    return { run: `p-${day}`, day: formatTime(BEGIN + day * MICROS.d).slice(0, 10), result }
  })
}

/**
 * What people type of the week that began on the day 7 * `number`, and on which day: mostly on the Wednesday after it, now and then two weeks
 * later, of one week never, and of some once more, because it was wrong.
 */
export type TypedWeek = {
  readonly day: number
  readonly week: string
  readonly eligible: number
  readonly incidents: number
}
const FIRST_WEEK = Date.parse('2025-09-01')
export const weekOfYear = (number: number): string => {
  const thursday = new Date(FIRST_WEEK + (7 * number + 3) * 86_400_000)
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  const place = 1 + Math.floor((thursday.getTime() - first) / (7 * 86_400_000))
  return `${thursday.getUTCFullYear()}-W${String(place).padStart(2, '0')}`
}
export const typed: readonly TypedWeek[] = Array.from({ length: Math.floor(DAYS / 7) }, (_, number) => number).flatMap(
  (number) => {
    if (number === 7) return []
    const said = { week: weekOfYear(number), eligible: 100 + number, incidents: number % 4 === 0 ? 1 : 0 }
    const day = 7 * (number + 1) + 2 + (number % 5 === 3 ? 14 : 0)
    return [{ day, ...said }, ...(number % 6 === 2 ? [{ ...said, day: day + 1, eligible: said.eligible + 5 }] : [])]
  },
)

/** What was written is read again each second day, but for the same three weeks. */
const isRead = (day: number): boolean => day % 2 === 0 && !(day > 250 && day < 271)

const readAt = (day: number): Micros => BEGIN + day * MICROS.d + 12.7 * MICROS.h

/**
 * 400 days as a list: silent days, weeks of bad quality, late evidence, deliveries that come twice, missed and repeated
 * jobs. And what the figures must say of it, counted by this plain loop.
 */
export function makeYear(): { deeds: readonly Deed[]; books: readonly Booked[] } {
  const random = createRandom(42)
  const deeds: Deed[] = []
  const books: Booked[] = []
  const late = new Map<number, string[]>()
  let number = 0
  for (let day = 0; day <= END; day++) {
    const at = (hour: number) => BEGIN + day * MICROS.d + hour * MICROS.h
    if (stops.some((one) => one.until === day)) deeds.push({ at: at(-2), kind: 'start' })
    if (isTold(day)) deeds.push({ at: toldAt(day), kind: 'tell', isTwice: day % 13 === 5 })
    const version = versions.find((one) => one.day === day)
    if (version)
      deeds.push({
        at: at(11),
        kind: 'apply',
        plan: plan(version, version === versions.at(-1) ? '' : spare),
      })

    const texts = late.get(day) ?? []
    for (let number = runsOf(day, random); number > 0; number--) {
      const started = at(0) + random.below(10 * 3600) * MICROS.s
      const isLate = random.chance(0.1)
      const judgedOn = isLate ? day + 1 + random.below(6) : day
      const booked: Booked = {
        run: `d${day}-${number}`,
        release: day < 200 ? 'one' : 'two',
        started,
        // Once a tool goes round in a loop.
        calls: day === 60 && number === 1 ? 25 : 1,
        isError: random.chance(0.05) || (day >= down.from && day < down.back),
        // No chance in it comes near to what is told: where one does, a run that a kill has counted on a later day decides.
        cents: 1 + (Math.floor(started / (5 * MICROS.s)) % 3),
        isAccepted: random.chance(day >= 120 && day < 140 ? 0.3 : 0.92),
        sent: at(12),
        judged: at(12) + (judgedOn - day) * MICROS.d,
        ...(number === 1 && day % 5 === 4 ? { written: writtenOn(day, started) } : {}),
        ...(number === 2 && day % 3 === 0 ? { answer: answerOn(day) } : {}),
      }
      if (day >= silent.from && day < silent.back) continue
      books.push(booked)
      const { run, verdict } = textsOf(booked)
      texts.push(...run)
      if (isLate) late.set(judgedOn, [...(late.get(judgedOn) ?? []), verdict])
      else texts.push(verdict)
    }
    const send = { kind: 'send', texts, isDiskFull: day === FULL_DISK } as const
    if (texts.length > 0) deeds.push({ at: at(12), ...send })
    if (texts.length > 0 && day % 11 === 5) deeds.push({ at: at(12.5), ...send })
    if (stops.some((one) => one.day === day)) deeds.push({ at: at(12.8), kind: 'stop' })
    if (day === maintained.from - 1)
      deeds.push({
        ...{ at: at(12.85), kind: 'announce', since: BEGIN + maintained.from * MICROS.d },
        until: BEGIN + maintained.to * MICROS.d,
      })
    if (isRead(day)) deeds.push({ at: readAt(day), kind: 'read back', isTwice: day % 3 === 0 })
    if (isHeld(day)) deeds.push({ at: at(13), kind: 'hold', isTwice: day % 11 === 7 })
    if (day === judging.from) deeds.push({ at: at(13.2), kind: 'set judge' })
    if (isTold(day)) deeds.push({ at: at(13.3), kind: 'judge', isTwice: day % 13 === 7 })
    if (day % 7 === 1) deeds.push({ at: at(14), kind: 'decide' })
    const numbers = Array.from({ length: runsElsewhere(day) }, () => ++number)
    const isClosed = day >= elsewhere.closed && day < elsewhere.open
    if (day >= elsewhere.from) deeds.push({ at: at(14.2), kind: 'run elsewhere', numbers, isClosed })
    if (day >= elsewhere.from && day % 4 === 0) deeds.push({ at: at(14.4), kind: 'read' })
    for (const { task, day: made, due, done } of tasks) {
      if (made === day) deeds.push({ at: at(14.5), kind: 'task', task, due: dayOfYear(due) })
      if (done === day) deeds.push({ at: at(14.5), kind: 'task', task, due: null })
    }
    for (const { day: on, state, until } of problems)
      if (on === day)
        deeds.push({ at: at(14.52), kind: 'problem', state, until: until === null ? null : dayOfYear(until) })
    for (const { day: on, minutes } of worked)
      if (on === day) deeds.push({ at: at(14.55), kind: 'work', day: dayOfYear(day), minutes })
    for (const { day: on, ...said } of typed) if (on === day) deeds.push({ at: at(14.6), kind: 'type', ...said })
    if (RETAINED.includes(day)) deeds.push({ at: at(14.8), kind: 'retain' })
    if (day === BACKUP) deeds.push({ at: at(15), kind: 'back up' })
  }
  // Servers are followed with a lag: what the last jobs left is followed by the next.
  deeds.push({ at: BEGIN + END * MICROS.d + 13.5 * MICROS.h, kind: 'read' })
  deeds.push({ at: BEGIN + END * MICROS.d + 14 * MICROS.h, kind: 'hold', isTwice: false })
  for (const { at, ...act } of helpActs) deeds.push({ at, kind: 'help', act })
  return { deeds: deeds.toSorted((a, b) => a.at - b.at), books }
}

const runsOf = (day: number, random: Random): number => (day >= DAYS || day % 17 === 3 ? 0 : 3 + random.below(8))

/** The first run of each fifth day writes a record. In turn a script changes it, a person does, nobody does, and it is never there. */
function writtenOn(day: number, claimed: Micros): Written {
  const kind = (['script', 'person', 'nobody', 'lost'] as const)[Math.floor(day / 5) % 4] ?? 'nobody'
  const changed =
    kind === 'person' || kind === 'script'
      ? { by: kind === 'person' ? 'eva' : 'svc-tidy', at: claimed + 3 * MICROS.d }
      : null
  const record = kind === 'lost' ? `lost-${day}` : `kept-${day}`
  const readBetween = (from: Micros, to: Micros) =>
    Array.from({ length: END + 1 }, (_, other) => other)
      .filter(isRead)
      .map(readAt)
      .find((at) => at >= from && at < to)
  // A moment counts until the next one comes; after the last there is a week to make up for it.
  const soon = readBetween(claimed + MICROS.d, claimed + 7 * MICROS.d)
  const end = readBetween(claimed + 7 * MICROS.d, claimed + 14 * MICROS.d)
  const outcomeAt = (at: Micros) =>
    kind === 'lost' ? 'failed' : changed !== null && at >= changed.at ? 'mismatch' : 'confirmed'
  const reads = [
    ...(soon === undefined ? [] : [{ readback: 'after 1d', outcome: outcomeAt(soon) }]),
    ...(end === undefined ? [] : [{ readback: 'after 7d', outcome: outcomeAt(end) }]),
  ]
  const seen = kind === 'person' ? [soon, end].find((at) => at !== undefined && at >= (changed?.at ?? 0)) : undefined
  const outcome =
    seen !== undefined
      ? ({ kind: 'corrected', known: seen } as const)
      : kind === 'nobody' && end !== undefined
        ? ({ kind: 'untouched', known: end } as const)
        : null
  return { record, claimed, changed, reads, outcome }
}

/** Every fourth of them says what its source does not. */
function answerOn(day: number): Answer {
  const text = `Parcel ${1000 + day} leaves the house on Monday.`
  const isSupported = day % 4 !== 0
  const source = isSupported
    ? `Of the day: ${text} Nobody need do anything.`
    : 'Parcels of this kind go by the night train.'
  return { text, source, isSupported }
}

/** What a person answers to a review on a day, if anything: most are signed at once, some refused, some left for two weeks. */
export function answerTo(due: Micros, now: Micros): 'signed' | 'refused' | undefined {
  const mood = createRandom(Math.floor(due / MICROS.d)).next()
  if (mood < 0.7) return 'signed'
  if (mood < 0.8) return 'refused'
  return now > due + 14 * MICROS.d ? 'signed' : undefined
}

/** Whoever judges a run does so an hour after it began, and says so then or days later. */
export const answeredAt = (started: Micros): Micros => started + MICROS.h

function textsOf({ run, release, started, calls, isError, cents, isAccepted, written, answer }: Booked) {
  const ended = started + 20 * MICROS.s
  const sent_at = formatTime(started)
  const steps = Array.from({ length: calls }, (_, number) => ({
    type: 'step',
    run,
    step: String(number),
    kind: 'tool',
    name: 'look_up',
    integration: 'crm',
    status: isError && number === 0 ? 'error' : 'ok',
    ...(number === 0 ? { cost: { amount: (cents / 100).toFixed(2), currency: 'EUR' } } : {}),
    sent_at,
  }))
  const whole = {
    type: 'run',
    run,
    workflow: 'desk',
    release,
    started: formatTime(started),
    ended: formatTime(ended),
    status: 'ok',
    ...(answer ? { output: answer.text } : {}),
    sent_at,
  }
  const looked = {
    ...{ type: 'step', run, step: 'looked', kind: 'retrieval', name: 'parcels', status: 'ok', sent_at },
    sources: [{ title: 'Parcels', text: answer?.source }],
  }
  const judged = formatTime(answeredAt(started))
  const verdict = {
    type: 'verdict',
    verdict: 'v',
    run,
    kind: isAccepted ? 'accepted' : 'rejected',
    by: { kind: 'person' },
    at: judged,
    sent_at: judged,
  }
  const claim = {
    ...{ type: 'write', run, step: '0', write: 'w', integration: 'crm', record: written?.record, sent_at },
    ...{ fields: { queue: 'sorted' }, claimed_at: formatTime(started) },
  }
  return {
    run: [whole, ...steps, ...(written ? [claim] : []), ...(answer ? [looked] : [])].map((line) =>
      JSON.stringify(line),
    ),
    verdict: JSON.stringify(verdict),
  }
}
