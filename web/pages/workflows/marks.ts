import { dayAfter } from './days.ts'

/** Something that changed, as charts mark it. */
export type ChangeOn = {
  readonly day: string
  readonly said: string
  /** Runs show it, and nobody wrote it down. */
  readonly isUnwritten: boolean
}

/** Changes that stand too near each other for a line each: one line with one letter, on the day of the first. */
export type ChangeMark<Change extends ChangeOn = ChangeOn> = {
  readonly letter: string
  readonly from: string
  readonly to: string
  readonly changes: readonly Change[]
}

/** As many lines as can be told apart in a small chart: the letters above them need about a dozen pixels each. */
const MOST = 12

/** What changed in some days, gathered so that no two lines are nearer than a twelfth of the chart. */
export function marksOf<Change extends ChangeOn>(
  days: readonly string[],
  changes: readonly Change[],
): ChangeMark<Change>[] {
  const [first, last] = [days[0], days.at(-1)]
  const shown = changes
    .filter(({ day }) => first !== undefined && last !== undefined && first <= day && day <= last)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const apart = Math.ceil(days.length / MOST)
  const gathered: Change[][] = []
  for (const one of shown) {
    const group = gathered.at(-1)
    if (group?.[0] && one.day < dayAfter(group[0].day, apart)) group.push(one)
    else gathered.push([one])
  }
  return gathered.map((group, index) => ({
    letter: String.fromCharCode(65 + index),
    from: group[0]?.day ?? '',
    to: group.at(-1)?.day ?? '',
    changes: group,
  }))
}
