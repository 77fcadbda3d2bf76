import type { HoursWords } from '../../messages/hours-en.ts'

/** Minutes as people say them: "7 h 30 min", "45 min", "0 min". */
export function inHours(minutes: number, { h, min }: Pick<HoursWords, 'h' | 'min'>): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const parts = [...(hours > 0 ? [`${hours} ${h}`] : []), ...(rest > 0 || hours === 0 ? [`${rest} ${min}`] : [])]
  return `${minutes < 0 ? '-' : ''}${parts.join(' ')}`
}
