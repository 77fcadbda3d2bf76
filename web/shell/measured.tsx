import { useMessages } from '../messages/messages.ts'
import { Figure } from '../parts/figure.tsx'
import type { MeasuredValue, Unit } from './measured-value.ts'
import { useFormat } from './moment.tsx'

/** An amount in its unit: the API's shares are per cent. */
export function useAmount(): (value: number, unit: Unit) => string {
  const format = useFormat()
  return (value, unit) =>
    ({
      share: () => format.share(value / 100),
      time: () => format.duration(value),
      money: () => format.money(value),
      count: () => format.number(value),
    })[unit]()
}

/** What a value rests on: between what it very likely lies, and how many were counted. */
export function useRests(): (of: MeasuredValue, unit: Unit) => string {
  const words = useMessages()
  const amount = useAmount()
  const format = useFormat()
  return (of, unit) => {
    const sample = words.of(format.number(of.n), of.of)
    if (!of.interval) return sample
    return `${words.interval(amount(of.interval.low, unit), amount(of.interval.high, unit))}; ${sample}`
  }
}

/** A measured value with its interval and sample behind it; where it is not known, why. */
export function Measured({ of, unit }: { of: MeasuredValue; unit: Unit }) {
  const words = useMessages()
  const amount = useAmount()
  const rests = useRests()
  if (of.value === null) {
    const isPartly = of.atLeast !== undefined && Number(of.atLeast) > 0
    return (
      <Figure
        value={words.atLeast(amount(Number(of.atLeast), unit))}
        unknown={isPartly ? words.atLeast(amount(Number(of.atLeast), unit)) : words.unknown}
        because={of.unknown ?? words.unknown}
      />
    )
  }
  return <Figure value={amount(Number(of.value), unit)} rests={rests(of, unit)} unknown={words.unknown} />
}
