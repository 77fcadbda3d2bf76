import { parseTime } from '../../src/base/time.ts'

/** What goes wrong in the thirteen weeks. README.md publishes this list; nothing outside this folder reads it. */
export const faults = {
  'scope lost': { workflow: 'enrichment', from: '2026-01-05T02:00Z', to: '2026-01-07T12:00Z' },
  'field renamed': { workflow: 'invoices', from: '2026-01-19T00:00Z', to: '2026-01-23T11:00Z' },
  'unrecorded prompt edit': { workflow: 'triage', from: '2026-02-02T10:00Z', to: '2026-02-11T15:00Z' },
  'reviewer away': { workflow: 'invoices', from: '2026-02-16T00:00Z', to: '2026-02-27T00:00Z' },
  'price up': { workflow: 'triage', from: '2026-02-23T00:00Z', to: '2026-03-09T00:00Z' },
  loop: { workflow: 'invoices', from: '2026-03-04T09:00Z', to: '2026-03-04T15:00Z' },
} as const

export type Fault = keyof typeof faults

/** Whether a fault holds at a moment (microseconds). */
export function holds(fault: Fault, at: number): boolean {
  const { from, to } = faults[fault]
  return at >= micros(from) && at < micros(to)
}

export function micros(text: string): number {
  const read = parseTime(text)
  if (!read) throw new TypeError(`not a time: ${text}`)
  return read.micros
}
