import { createRandom, type Random } from '../../src/statistics/random.ts'

/**
 * The books of tasks: a random history of one person's week after week, and what must be so on each day of it, counted by a plain loop
 * over what was done, without a row of the store.
 */
export type TaskDeed = {
  readonly day: number
  readonly task: number
} & (
  | { readonly act: 'make'; readonly due: number }
  | { readonly act: 'move'; readonly due: number }
  | { readonly act: 'done' | 'drop' }
)

export const TASK_DAYS = 40

/** Deeds in their order; each was possible when it was done. */
export function makeTaskDeeds(seed: number): readonly TaskDeed[] {
  const random = createRandom(seed)
  const deeds: TaskDeed[] = []
  const open = new Map<number, number>()
  let made = 0
  for (let day = 0; day < TASK_DAYS; day++)
    for (let turns = random.below(3); turns > 0; turns--) {
      const deed = nextDeed(random, day, open, made)
      if (deed === null) continue
      deeds.push(deed)
      if (deed.act === 'make') made++
      if (deed.act === 'make' || deed.act === 'move') open.set(deed.task, deed.due)
      else open.delete(deed.task)
    }
  return deeds
}

function nextDeed(random: Random, day: number, open: ReadonlyMap<number, number>, made: number): TaskDeed | null {
  const tasks = [...open]
  const chosen = tasks[random.below(Math.max(1, tasks.length))]
  if (chosen === undefined || random.chance(0.5)) return { day, task: made, act: 'make', due: day + random.below(9) }
  const [task, due] = chosen
  if (random.chance(0.4)) {
    const other = day + random.below(9)
    return other === due ? null : { day, task, act: 'move', due: other }
  }
  return { day, task, act: random.chance(0.7) ? 'done' : 'drop' }
}

export type BookedTasks = {
  readonly open: readonly number[]
  readonly overdue: readonly number[]
  readonly firstDue: ReadonlyMap<number, number>
}

/** How tasks stand at the end of a day. */
export function bookTasks(deeds: readonly TaskDeed[], day: number): BookedTasks {
  const due = new Map<number, number>()
  const firstDue = new Map<number, number>()
  for (const deed of deeds) {
    if (deed.day > day) continue
    if (deed.act === 'make') firstDue.set(deed.task, deed.due)
    if (deed.act === 'make' || deed.act === 'move') due.set(deed.task, deed.due)
    else due.delete(deed.task)
  }
  const open: number[] = []
  const overdue: number[] = []
  for (const [task, by] of due) {
    open.push(task)
    if (by < day) overdue.push(task)
  }
  return { open, overdue, firstDue }
}

/**
 * Each day of a task that passed unmet is told once: on the first day that people work after it, if it still stands so on that day. `works`
 * says of a day whether they do. What is done on a day is done before it is looked at.
 */
export function bookTold(deeds: readonly TaskDeed[], works: (day: number) => boolean): string[] {
  const told = new Set<string>()
  for (let day = 0; day < TASK_DAYS; day++) {
    const due = new Map<number, number>()
    for (const deed of deeds) {
      if (deed.day > day) continue
      if (deed.act === 'make' || deed.act === 'move') due.set(deed.task, deed.due)
      else due.delete(deed.task)
    }
    for (const [task, by] of due) {
      let workedSince = false
      for (let one = by + 1; one <= day; one++) if (works(one)) workedSince = true
      if (workedSince) told.add(`${task} ${by}`)
    }
  }
  return [...told].sort()
}
