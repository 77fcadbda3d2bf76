import type { Line } from '../../src/evidence/record.ts'
import { newestOf, type Rules, runsOf } from './books.ts'
import { dayBegins, dayOf, daysLater } from './days.ts'
import type { Look } from './systems.ts'

/** A day of which its share of the work was counted: how many cases there were to do, and how many of them nobody did. */
export type CountedDay = {
  readonly workflow: string
  /** The day, and the case type where it is of one: "2026-03-09 refund". */
  readonly run: string
  readonly case_type: string
  readonly n: number
  readonly bad: number
  readonly moment: string
  readonly stamp: string
}

const DAY = 86_400e6

/**
 * The books of days, by plain loops: what is wrong with what was counted. The specification:
 *
 * - A day counts once it is over for a day, it was told how many cases there were to do, and its workflow had run by its end. Looked for each hour,
 *   and not while runs of more than a day ago come in.
 * - It is of what was told by the look that counted it; of runs by then, or on a server by some line between the look before and then, since what
 *   just arrived is not made yet. What is told later alters no row.
 * - Of all case types counts the line that names none, else the sum of those that name one; of each type its own line.
 */
export function wrongDays(
  rows: readonly CountedDay[],
  {
    lines,
    looks,
    rules,
    zone,
    isServer,
  }: { lines: readonly Line[]; looks: readonly Look[]; rules: Rules; zone: string; isServer: boolean },
): string[] {
  const wrong: string[] = []
  const last = looks.at(-1)?.to ?? 0
  const all = daysBy(lines, rules, zone)
  const there = new Set(rows.map(({ workflow, run }) => `${workflow} ${run}`))
  for (const [name, { ends, n }] of all) {
    const day = name.split(' ').slice(0, 2).join(' ')
    // Of a day that was counted before its type was told there is no row of that.
    if (n > 0 && ends + DAY + 3600e6 < last && !there.has(name) && !there.has(day)) wrong.push(`${name} is missing`)
  }
  for (const [place, { to, told }] of looks.entries()) {
    const counted = rows.filter(({ stamp }) => Number(stamp) === to)
    if (counted.length === 0) continue
    const before = looks.slice(0, place).findLast((one) => one.to < to)
    const daysAt = (count: number) => daysBy(lines.slice(0, count), rules, zone)
    const now = daysAt(told)
    const since = Array.from({ length: !isServer ? 0 : told - (before?.told ?? 0) }, (_, line) => told - 1 - line)
    for (const { workflow, run, case_type, n, bad, moment } of counted) {
      const name = `${workflow} ${run}`
      const one = now.get(name)
      const isDone = (some: Day | undefined) => (some?.done ?? 0) === n - bad
      const isRight =
        one !== undefined &&
        n === one.n &&
        (isDone(one) || since.some((count) => isDone(daysAt(count).get(name)))) &&
        Number(moment) === one.ends - 1 &&
        one.ends + DAY <= to &&
        case_type === run.slice(11)
      if (!isRight) wrong.push(`${name}: ${bad} of ${n} at ${moment}, and not ${JSON.stringify(one)}`)
    }
  }
  for (const { workflow, run, stamp } of rows)
    if (!looks.some(({ to }) => to === Number(stamp))) wrong.push(`${workflow} ${run} was counted by no look`)
  return wrong
}

type Day = { readonly ends: number; readonly n: number; readonly done: number }

/** Of each workflow and day, "desk 2026-03-09", and of each type of it: how many cases there were, and at most so many were done. */
function daysBy(lines: readonly Line[], rules: Rules, zone: string): Map<string, Day> {
  const runs = runsOf(lines, rules).filter(
    ({ mode, started }) => (mode === 'live' || mode === 'canary') && started !== null,
  )
  const days = new Map<string, Day>()
  const { eligible } = newestOf(lines)
  for (const { workflow, case_type, period } of eligible) {
    if (period.length !== 10) continue
    const ends = daysLater(dayBegins(period, zone), 1, zone)
    const mine = runs.filter((run) => run.workflow === workflow)
    if (!mine.some(({ started }) => (started ?? 0) < ends)) continue
    for (const type of [undefined, case_type]) {
      const name = [workflow, period, ...(type === undefined ? [] : [type])].join(' ')
      let [some, whole] = [0, null as number | null]
      for (const other of eligible) {
        if (other.workflow !== workflow || other.period !== period) continue
        if (other.case_type === type) whole = other.cases
        else if (type === undefined) some += other.cases
      }
      const n = whole ?? some
      const cases = new Set<string>()
      let without = 0
      for (const run of mine) {
        if (dayOf(run.started ?? 0, zone) !== period || (type !== undefined && run.case_type !== type)) continue
        if (run.case === null) without++
        else cases.add(run.case)
      }
      days.set(name, { ends, n, done: Math.min(n, cases.size + without) })
    }
  }
  return days
}
