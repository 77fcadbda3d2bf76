import { createRandom } from '../../src/statistics/random.ts'
import { type BookedRun, decimal, figuresOf, millionths } from './books.ts'
import { dayBegins, dayOf, daysLater } from './days.ts'
import type { WorldRelease } from './plan.ts'

/**
 * The books of a monthly report. Beside what the measures say of the runs: a random month of what people did, and what the report has to
 * tell of it, counted by plain loops over the deeds, without a row of the store.
 */
export type MonthDeed = { readonly at: number } & (
  | { readonly kind: 'note'; readonly workflow: string; readonly what: 'prompt' | 'model'; readonly name: string }
  /** What changed and nobody had written down may be answered by a note of another day. */
  | {
      readonly kind: 'finding'
      readonly name: string
      readonly workflow: string
      readonly severity: 'high' | 'medium' | 'low'
      readonly isChange: boolean
      readonly over: number | null
      readonly noted: number | null
    }
  | {
      readonly kind: 'request'
      readonly title: string
      readonly workflow: string
      readonly class: string | null
      readonly cancelled: number | null
    }
  | {
      readonly kind: 'review'
      readonly workflow: string
      readonly answer: 'signed' | 'refused' | null
      readonly answered: number
    }
  | {
      readonly kind: 'time'
      readonly about: { readonly kind: 'workflow' | 'request'; readonly id: string }
      readonly class: string
      readonly minutes: number
      readonly isTakenBack: boolean
    }
)

const timeClasses = ['from allowance', 'from allowance', 'billable', 'provider fault'] as const
const HOUR = 3600e6

/** What people did from some days before a month until some days after it. */
export function makeMonth(
  seed: number,
  month: { from: number; to: number; zone: string },
  workflows: readonly string[],
): readonly MonthDeed[] {
  const random = createRandom(seed)
  const begin = daysLater(month.from, -6, month.zone)
  const days = Math.round((month.to - begin) / (24 * HOUR)) + 6
  const at = (after = begin, most = days * 24) => after + random.below(most) * HOUR
  const deeds: MonthDeed[] = []
  for (let n = 0; n < 9; n++)
    deeds.push({
      kind: 'note',
      at: at(),
      workflow: random.pick(workflows),
      what: random.pick(['prompt', 'model'] as const),
      name: `n${n}`,
    })
  for (let n = 0; n < 12; n++) {
    const opened = at()
    const isChange = random.chance(0.4)
    const over = random.chance(0.6) ? at(opened + HOUR, 10 * 24) : null
    deeds.push({
      ...{ kind: 'finding', at: opened, name: `f${n}`, workflow: random.pick(workflows), isChange, over },
      severity: random.pick(['high', 'medium', 'low'] as const),
      noted: isChange && random.chance(0.5) ? at(opened + HOUR, 4 * 24) : null,
    })
  }
  for (let n = 0; n < 8; n++) {
    const filed = at()
    const cancelled = random.chance(0.4) ? at(filed + HOUR, 12 * 24) : null
    deeds.push({
      kind: 'request',
      at: filed,
      title: `Request ${n}`,
      workflow: random.pick(workflows),
      class: random.pick([null, 'included', 'billable', 'from allowance']),
      cancelled,
    })
  }
  for (const workflow of workflows)
    for (let n = 1; n <= 4; n++) {
      const due = dayBegins(dayOf(begin + n * 8 * 24 * HOUR, month.zone), month.zone)
      deeds.push({
        kind: 'review',
        at: due,
        workflow,
        answer: random.pick(['signed', 'signed', 'refused', null] as const),
        answered: at(due + HOUR, 72),
      })
    }
  for (let n = 0; n < 12; n++)
    deeds.push({
      ...{ kind: 'time', at: at(), class: random.pick(timeClasses), minutes: 1 + random.below(50) },
      about: random.chance(0.7)
        ? { kind: 'workflow', id: random.pick(workflows) }
        : { kind: 'request', id: `ticket-${n}` },
      isTakenBack: random.chance(0.2),
    })
  return deeds.sort((a, b) => a.at - b.at)
}

export type Month = { readonly from: number; readonly to: number; readonly zone: string }

/** The runs of some workflows in a month: what the first page and the tables of cost and coverage say of them. */
export function bookRuns(runs: readonly BookedRun[], { from, to, zone }: Month, workflows: readonly string[]) {
  const rows = workflows.map((workflow) => ({
    workflow,
    row: figuresOf(runs, { zone, workflow, from, to })[0] ?? null,
  }))
  let all = 0
  let unknown = 0
  let cost: bigint | null = null
  for (const { row } of rows) {
    if (!row) continue
    all += row.runs
    unknown += row.cost_unknown_runs
    for (const part of [row.cost_reported, row.cost_estimated])
      if (part !== null) cost = (cost ?? 0n) + millionths(part)
  }
  const days = new Map<string, { accepted: number; bad: number; untouched: number; unknown: number }>()
  for (const run of runs) {
    if (run.mode !== 'live' && run.mode !== 'canary') continue
    if (run.started === null || run.started < from || run.started >= to) continue
    if (run.workflow === null || !workflows.includes(run.workflow)) continue
    const day = dayOf(run.started, zone)
    const of = days.get(day) ?? { accepted: 0, bad: 0, untouched: 0, unknown: 0 }
    if (run.outcome === null) of.unknown++
    else if (run.outcome === 'accepted') of.accepted++
    else if (run.outcome === 'untouched') of.untouched++
    else of.bad++
    days.set(day, of)
  }
  return { rows, all, unknown, cost: cost === null ? null : decimal(cost), days }
}

/** What people did in it, as its tables and sentences tell it. */
export function bookMonth(
  deeds: readonly MonthDeed[],
  { from, to, zone }: Month,
  workflows: readonly string[],
  releases: readonly WorldRelease[],
) {
  const isIn = (at: number) => at >= from && at < to
  const happened: string[] = []
  const open: string[] = []
  const written: string[] = []
  const unwritten: string[] = []
  const requests: string[] = []
  const reviews: string[] = []
  let held = 0
  let opened = 0
  let stillOpen = 0
  let decisions = 0
  let consumed = 0
  const classes = new Map<string, [minutes: number, entries: number]>()
  const abouts = new Map<string, [minutes: number, entries: number]>()
  const add = (to: Map<string, [number, number]>, key: string, minutes: number) => {
    const [sum, count] = to.get(key) ?? [0, 0]
    to.set(key, [sum + minutes, count + 1])
  }
  // What the plan says of a release is a change that is written down.
  for (const release of releases) {
    const begun = release.from.length === 10 ? dayBegins(release.from, zone) : Date.parse(release.from) * 1000
    if (release.mode === 'live' && isIn(begun) && workflows.includes(release.workflow))
      written.push(`${dayOf(begun, zone)} ${release.name} yes`)
  }
  for (const deed of deeds) {
    if (deed.kind === 'note') {
      if (isIn(deed.at) && workflows.includes(deed.workflow)) written.push(`${dayOf(deed.at, zone)} ${deed.name} yes`)
    } else if (deed.kind === 'finding') {
      if (!workflows.includes(deed.workflow)) continue
      const isOpen = deed.at < to && (deed.over === null || deed.over >= to)
      if (isIn(deed.at)) {
        opened++
        if (isOpen) stillOpen++
        const became = deed.over !== null && deed.over < to ? dayOf(deed.over, zone) : 'not over'
        happened.push(`${dayOf(deed.at, zone)} ${deed.name} ${became}`)
      }
      if (isOpen) open.push(`${deed.name} ${deed.severity} ${dayOf(deed.at, zone)}`)
      if (isOpen && deed.severity !== 'low') decisions++
      const isNoted = deed.noted !== null && isIn(deed.noted)
      if (isNoted) written.push(`${dayOf(deed.noted ?? 0, zone)} ${deed.name} afterwards`)
      else if (deed.isChange && isIn(deed.at)) {
        if (deed.over === null) unwritten.push(`${dayOf(deed.at, zone)} ${deed.name} no`)
        else written.push(`${dayOf(deed.at, zone)} ${deed.name} afterwards`)
      }
    } else if (deed.kind === 'request') {
      if (!workflows.includes(deed.workflow) || deed.at >= to) continue
      if (deed.cancelled === null || deed.cancelled >= from)
        requests.push(`${deed.title} ${dayOf(deed.at, zone)} ${deed.class}`)
      if (deed.cancelled === null) decisions++
    } else if (deed.kind === 'review') {
      if (!workflows.includes(deed.workflow) || deed.at <= from || deed.at > to) continue
      reviews.push(
        `${deed.workflow} ${dayOf(deed.at, zone)} ${deed.answer === null ? 'not held' : `${deed.answer} on ${dayOf(deed.answered, zone)}`}`,
      )
      if (deed.answer === null) decisions++
      else held++
    } else {
      if (deed.isTakenBack || !isIn(deed.at)) continue
      add(classes, deed.class, deed.minutes)
      const { kind, id } = deed.about
      add(abouts, kind !== 'workflow' ? 'none' : workflows.includes(id) ? id : 'others', deed.minutes)
      // Time takes from the hours by the quarter.
      if (deed.class === 'from allowance') consumed += Math.ceil(deed.minutes / 15) * 15
    }
  }
  const counts = { opened, stillOpen, held, decisions, consumed }
  return { ...counts, happened, open, written, unwritten, requests, reviews, classes, abouts }
}
