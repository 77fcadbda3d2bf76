import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { english, inLanguage, type Language, say } from '../../base/say.ts'
import { toDate } from '../../base/time.ts'
import type { CalendarEntry } from './entry.ts'

type Placed = CalendarEntry & { readonly url: string; readonly where: string }

/** Entries as iCalendar (RFC 5545): moments in UTC, which every program shows on its own clock; days as days. The same entries give the same bytes. */
export function calendarToIcs(entries: readonly Placed[], language: Language = english): string {
  const calendar = ical({
    name: 'Aftercare',
    prodId: { company: 'Aftercare', product: 'Aftercare', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    // How often programs should look again, for those that ask.
    ttl: 3600,
  })
  for (const { uid, when, title, url, where, changed, sequence } of entries) {
    const day = 'day' in when ? Date.parse(when.day) : null
    calendar.createEvent({
      ...{ id: uid, sequence, stamp: toDate(changed), url },
      summary: inLanguage(title, language),
      description: inLanguage(say`${where}: ${url}`, language),
      ...('day' in when
        ? { start: new Date(day ?? 0), end: new Date((day ?? 0) + 86_400_000), allDay: true }
        : { start: toDate(when.from), end: toDate(when.to) }),
      // A day on which something is due is no day on which one is busy.
      transparency: 'day' in when ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    })
  }
  return `${calendar.toString()}\r\n`
}
