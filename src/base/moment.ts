import { localDay } from './calendar.ts'
import { say, sayDay } from './say.ts'
import type { Micros } from './time.ts'

/** A moment in a sentence, by the clocks of a zone: "9 Mar 2026, 08:30". */
export const sayMoment = (at: Micros, zone: string): string =>
  say`${sayDay(localDay(at, zone))}, ${new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(at / 1000)}`
