import { useLanguage } from '../messages/messages.ts'
import * as format from '../parts/format.ts'
import { nowAt, usePlace } from './place.ts'

/** A time of the API in the plan's zone; how long ago it was, and the exact time with its zone, stand behind it. */
export function Moment({ time, as = 'moment' }: { time: string; as?: 'moment' | 'day' | 'relative' }) {
  const language = useLanguage()
  const place = usePlace()
  const exact = format.moment(time, place.zone, language)
  const relative = format.relative(time, nowAt(place), language)
  const shown = { moment: exact, day: format.day(time, place.zone, language), relative }[as]
  return (
    <time
      dateTime={time}
      title={as === 'relative' ? `${exact} (${place.zone})` : `${relative} (${place.zone})`}
      className="number"
    >
      {shown}
    </time>
  )
}

/** Numbers in the language and the currency of the place. */
export function useFormat() {
  const language = useLanguage()
  const { zone, currency } = usePlace()
  return {
    number: (value: number, decimals = 0) => format.number(value, language, decimals),
    share: (part: number) => format.share(part, language),
    money: (value: number, of = currency) => format.money(value, of, language),
    duration: (ms: number) => format.duration(ms, language),
    bytes: (count: number) => format.bytes(count, language),
    day: (time: string) => format.day(time, zone, language),
    moment: (time: string) => format.moment(time, zone, language),
  }
}
