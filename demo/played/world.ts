import { dayStart } from '../../src/base/calendar.ts'
import { formatTime } from '../../src/base/time.ts'
import { createRandom } from '../../src/statistics/random.ts'
import { enrichmentRun } from './enrichment.ts'
import { faults, micros } from './faults.ts'
import { invoiceRun } from './invoices.ts'
import { between, type MakeRun, type Sent } from './lines.ts'
import { triageRun } from './triage.ts'

/** The first day, and the first that is no longer played: thirteen weeks of Mondays to Sundays. */
export const FIRST_DAY = '2025-12-08'
export const END_DAY = '2026-03-09'
const ZONE = 'Europe/London'
const SEED = 20251208

type Desk = {
  readonly workflow: string
  readonly run: MakeRun
  /** Cases on a working day, and on a day off. */
  readonly cases: readonly [number, number]
  /** Hours of the day in which they come. */
  readonly hours: readonly [number, number]
  /** Of so many eligible cases one comes through the workflow. */
  readonly adoption: number
}

const desks: readonly Desk[] = [
  { workflow: 'triage', run: triageRun, cases: [48, 13], hours: [7, 21], adoption: 0.91 },
  { workflow: 'invoices', run: invoiceRun, cases: [24, 0], hours: [8, 17], adoption: 0.94 },
  { workflow: 'enrichment', run: enrichmentRun, cases: [35, 35], hours: [2, 4], adoption: 0.97 },
]

const daysOff = new Set(['2025-12-25', '2025-12-26', '2026-01-01'])

/** All that is sent in the thirteen weeks, in the order in which it is. The same for everybody. */
export function makeWorld(): Sent[] {
  const random = createRandom(SEED)
  const sent: Sent[] = [...incidents()]
  const numbers = new Map(desks.map((desk) => [desk.workflow, 1000]))
  for (let day = FIRST_DAY; day < END_DAY; day = dayAfter(day)) {
    const start = dayStart(day, ZONE)
    for (const { workflow, run, cases, hours, adoption } of desks) {
      const usual = cases[isDayOff(day) ? 1 : 0]
      const count = usual === 0 ? 0 : Math.round(usual * (0.85 + 0.3 * random.next()))
      const starts = Array.from({ length: count }, () => start + between(random, ...hours) * 3.6e9).sort(
        (a, b) => a - b,
      )
      for (const at of starts) {
        const number = (numbers.get(workflow) ?? 0) + 1
        numbers.set(workflow, number)
        sent.push(...run(number, Math.round(at), random))
      }
      sent.push({
        at: start + 23 * 3.6e9,
        line: {
          type: 'eligible',
          workflow,
          period: day,
          cases: Math.round(count / adoption),
          source: 'the system of record',
        },
      })
    }
  }
  return sent.sort((a, b) => a.at - b.at)
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

export const isDayOff = (day: string): boolean =>
  daysOff.has(day) || [0, 6].includes(new Date(`${day}T12:00Z`).getUTCDay())

/** Where nothing was ever told of incidents, nobody knows that there were none: each path was tried in the first week. */
function incidents(): Sent[] {
  const tried = desks.map(({ workflow }) =>
    incident(`tried-${workflow}`, workflow, 'S4', 'the way was tried', '2025-12-10T10:00Z', 1),
  )
  return [
    ...tried,
    incident('2026-01', 'enrichment', 'S3', 'the CRM refused to be written to', faults['scope lost'].from, 58),
    incident('2026-02', 'triage', 'S3', 'drafts were worse', faults['unrecorded prompt edit'].from, 221),
  ]
}

function incident(
  id: string,
  workflow: string,
  severity: 'S3' | 'S4',
  kind: string,
  opened: string,
  hours: number,
): Sent {
  const restored = micros(opened) + hours * 3.6e9
  return {
    at: restored,
    line: {
      type: 'incident',
      incident: id,
      workflow,
      severity,
      class: kind,
      opened,
      restored: formatTime(restored),
      source: 'the list of incidents',
    },
  }
}
