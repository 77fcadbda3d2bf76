import type { FigureOfReview } from '../../decisions/reviews/review.ts'
import type { Measured } from '../../findings/objectives/measured.ts'

/** How a review's numbers are said: the same in HTML and in the terminal. */

export const dimensionWords: Record<string, string> = {
  quality: 'Quality',
  exceptions: 'Exceptions',
  cost: 'Cost',
  adoption: 'Adoption',
  incidents: 'Incidents',
  approval_latency: 'Approval latency',
  tool_failures: 'Tool failures',
  value: 'Value (ROI)',
}

export const resultWords = { pass: 'kept', fail: 'not kept', unknown: "can't tell" } as const
export const verdictWords = { PASS: 'PASS', FAIL: 'FAIL', INSUFFICIENT: 'NOT ENOUGH EVIDENCE YET' } as const

export const measureWords: Record<string, string> = {
  accepted: 'Accepted',
  corrected: 'Corrected',
  rejected: 'Rejected',
  reopened: 'Reopened',
  duration: 'Duration (median)',
  exceptions: 'Exceptions and errors',
  handed_over: 'Handed over to a person',
  cost_per_run: 'Cost per run',
  cost_per_case: 'Cost per case',
  cost_total: 'Cost, all runs',
  adoption: 'Share of the work that goes through it',
  incidents: 'Incidents',
  approval_latency: 'Wait for an approval (median)',
  tool_errors: 'Failed tool calls',
  value: 'Value',
}

type Unit = FigureOfReview['unit']

/** "76%", "23.8 s", "0.41 USD"; "unknown" where it is. No more digits than the sample bears. */
export function valueInWords(measured: Measured, unit: Unit, currency: string): string {
  if (measured.value !== null) return amount(Number(measured.value), unit, currency)
  if (measured.atLeast !== undefined && Number(measured.atLeast) > 0)
    return `at least ${amount(Number(measured.atLeast), unit, currency)}`
  return 'unknown'
}

/** "63% to 86%", or '' where there is none. */
export function intervalInWords(measured: Measured, unit: Unit, currency: string): string {
  if (!measured.interval) return ''
  return `${amount(measured.interval.low, unit, currency)} to ${amount(measured.interval.high, unit, currency)}`
}

export function sampleInWords(measured: Measured): string {
  return measured.n === 0 ? '' : `${measured.n.toLocaleString('en')} ${measured.of}`
}

export function amount(value: number, unit: Unit, currency: string): string {
  switch (unit) {
    case 'share':
      return `${digits(value, Math.abs(value) < 10 && value % 1 !== 0 ? 1 : 0)}%`
    case 'time':
      return milliseconds(value)
    case 'money':
      return `${digits(value, Math.abs(value) < 1 ? 3 : 2)} ${currency}`
    case 'count':
      return digits(value, 0)
  }
}

export function milliseconds(value: number): string {
  if (value < 1000) return `${digits(value, 0)} ms`
  if (value < 120_000) return `${digits(value / 1000, 1)} s`
  if (value < 7_200_000) return `${digits(value / 60_000, 1)} min`
  return `${digits(value / 3_600_000, 1)} h`
}

const digits = (value: number, decimals: number): string =>
  value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })

/** 2026-03-09T00:00:00Z as people read it in a zone: 9 Mar 2026, or 9 Mar 2026, 14:30. */
export function dayInWords(time: string, zone: string): string {
  const date = new Date(time)
  const part = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(date)
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(date)
  return part === '00:00' || part === '24:00' ? day : `${day}, ${part}`
}

/** "This is not what was signed or refused. Changed since: the note." */
export const alteredInWords = (altered: string): string =>
  `This is not what was signed or refused. Changed since: ${altered}.`
