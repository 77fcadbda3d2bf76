import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { dayLater, localDay } from '../../src/base/calendar.ts'
import { MICROS, parseTime } from '../../src/base/time.ts'
import { actOnTask, getTask, makeTask } from '../../src/decisions/tasks/keep.ts'
import { countTasks, listTasks } from '../../src/decisions/tasks/list.ts'
import { tellOverdue } from '../../src/decisions/tasks/overdue.ts'
import type { Seer } from '../../src/decisions/tasks/seer.ts'
import { readPlan } from '../../src/plan/read-plan.ts'
import { applyPlan } from '../../src/plan/versions.ts'
import { type Engines, openEngines } from '../engines/engines.ts'
import { bookTasks, bookTold, makeTaskDeeds, TASK_DAYS, type TaskDeed } from './tasks.ts'

const ZONE = 'Europe/Berlin'
/** A Thursday; 29 March, when clocks change, and Easter, when nobody works in Bavaria, lie within the days. */
const FIRST = '2026-03-05'
const holidays = ['2026-04-03', '2026-04-06']
const source = `plan: 1
workspace: tasks
client: Client
time_zone: ${ZONE}
currency: EUR
effective: 2026-01-01
holidays: DE-BY
people: { ana: { name: Ana }, ben: { name: Ben } }
support: { hours: { days: [mon, tue, wed, thu, fri], from: "09:00", to: "17:00" } }
workflows: { desk: { name: Desk, risk: low, owner: ana, deputy: ben } }
`
const everybody: Seer = { planPerson: 'ana', only: undefined, sees: async () => true, mayAct: () => true }
const dayOf = (number: number): string => dayLater(FIRST, number)
/** Late in the afternoon of a day, on the clock of Berlin. */
const lateOn = (number: number) => (parseTime(`${dayOf(number)}T14:00:00Z`)?.micros ?? 0) + 30 * MICROS.m
const works = (number: number): boolean => {
  const weekday = new Date(`${dayOf(number)}T12:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.includes(dayOf(number))
}

describe('tasks: what the store tells is what a plain loop over random histories counts', () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  for (const seed of [1, 2, 3, 4])
    test(`history ${seed}`, async () => {
      const { state } = engines
      const workspace = await engines.workspace()
      const read = readPlan(source)
      assert.ok(read.kind === 'ok', JSON.stringify(read))
      await applyPlan(state, workspace, { plan: read.plan, source, by: 'local:ana', now: lateOn(0) - MICROS.d })
      const deeds = makeTaskDeeds(seed)
      const ids = new Map<number, string>()
      for (let day = 0; day < TASK_DAYS; day++) {
        for (const deed of deeds.filter((one) => one.day === day)) await carryOut(workspace, deed, ids)
        const moments = { asOf: lateOn(day), now: lateOn(day) }
        // Two processes look at once, and one of them an hour later again.
        await Promise.all([tellOverdue(state, workspace, moments), tellOverdue(state, workspace, moments)])
        await tellOverdue(state, workspace, { asOf: moments.asOf + MICROS.h, now: moments.now + MICROS.h })
        const booked = bookTasks(deeds, day)
        const today = localDay(moments.asOf, ZONE)
        const counts = await countTasks(state.db, workspace, everybody, today)
        assert.deepEqual([counts.open, counts.overdue], [booked.open.length, booked.overdue.length], dayOf(day))
        const page = await listTasks(state.db, workspace, everybody, { state: 'overdue' }, { today, limit: 200 })
        assert.deepEqual(
          new Set(page.items.map(({ id }) => id)),
          new Set(booked.overdue.map((one) => ids.get(one))),
          dayOf(day),
        )
      }
      for (const [number, due] of bookTasks(deeds, TASK_DAYS).firstDue)
        assert.equal((await getTask(state.db, workspace, ids.get(number) ?? '')).first_due, dayOf(due))

      const owed = await state.db
        .selectFrom('notice')
        .select(['kind', 'about', 'body'])
        .where('workspace_id', '=', workspace)
        .orderBy('seq')
        .execute()
      const notices = owed.filter(({ about }) => about.startsWith('task:'))
      const numberOf = new Map([...ids].map(([number, id]) => [id, number]))
      const told = notices
        .filter(({ kind }) => kind === 'task.overdue')
        .map(({ body }) => body as { task: string; due: string })
      assert.deepEqual(
        told.map(({ task, due }) => `${numberOf.get(task)} ${daysSince(due)}`).sort(),
        bookTold(deeds, works),
      )
      assert.ok(told.length > 3, `${told.length}`)
      // Whoever heard that it was overdue hears the end of it, and nobody else hears an end.
      for (const kinds of Map.groupBy(notices, ({ about }) => about).values())
        assert.ok(kinds.every(({ kind }, place) => kind === (place % 2 === 0 ? 'task.overdue' : 'task.over')))
      const open = new Set(bookTasks(deeds, TASK_DAYS).open)
      for (const [about, kinds] of Map.groupBy(notices, (one) => one.about)) {
        const isOpen = open.has(numberOf.get(about.slice('task:'.length)) ?? -1)
        if (!isOpen) assert.equal(kinds.at(-1)?.kind, 'task.over', about)
      }
      // Somebody else gives each, so that whoever has it is owed that it was given, and the end of it, once.
      const given = owed.filter(({ about }) => about.startsWith('given:'))
      assert.deepEqual(
        given.map(({ kind, about }) => `${kind} ${numberOf.get(about.slice('given:'.length))}`).sort(),
        [...ids.keys()]
          .flatMap((number) => [`task.given ${number}`, ...(open.has(number) ? [] : [`task.left ${number}`])])
          .sort(),
      )
    })

  async function carryOut(workspace: string, deed: TaskDeed, ids: Map<number, string>): Promise<void> {
    const { state } = engines
    const at = lateOn(deed.day) - MICROS.h
    const acting = { by: 'local:ana', now: at, moment: at }
    if (deed.act === 'make') {
      const asked = { title: `Task ${deed.task}`, owner: 'ana', due: dayOf(deed.due), workflow: 'desk' }
      const given = { asked: { ...asked, expected: null, objective: null }, from: null }
      ids.set(deed.task, (await makeTask(state, workspace, given, acting)).id)
      return
    }
    const id = ids.get(deed.task) ?? ''
    const act =
      deed.act === 'move'
        ? ({ act: 'move', due: dayOf(deed.due), because: 'It takes longer.' } as const)
        : deed.act === 'done'
          ? ({ act: 'done', what: 'All of it.' } as const)
          : ({ act: 'drop', because: 'Nobody needs it.' } as const)
    await actOnTask(state, workspace, { id, act, seer: everybody }, acting)
  }

  const daysSince = (day: string): number => Math.round((Date.parse(day) - Date.parse(FIRST)) / 86_400_000)
})
