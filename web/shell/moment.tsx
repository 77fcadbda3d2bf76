import { useLanguage } from '../messages/messages.ts'
import { Figure } from '../parts/figure.tsx'
import * as format from '../parts/format.ts'
import { nowAt, usePlace } from './place.ts'

/**
 * A time of the API in the plan's zone; how long ago it was, and the exact time with its zone, stand behind it as behind any
 * measured value. Within a link it is plain (`inLink`): what the link leads to says it exactly.
 */
export function Moment(props: { time: string; as?: 'moment' | 'day' | 'relative'; inLink?: boolean }) {
  const { time, as = 'moment', inLink = false } = props
  const language = useLanguage()
  const place = usePlace()
  const exact = format.moment(time, place.zone, language)
  const relative = format.relative(time, nowAt(place), language)
  const shown = { moment: exact, day: format.day(time, place.zone, language), relative }[as]
  const value = (
    <time dateTime={time} className="number">
      {shown}
    </time>
  )
  if (inLink) return value
  return <Figure calm value={value} rests={`${exact} (${place.zone}), ${relative}`} />
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
