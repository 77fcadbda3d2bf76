import { Checkbox, NativeSelect } from '@mantine/core'
import { useHoursWords } from '../../messages/hours.ts'
import { visible } from '../../parts/visible.ts'
import type { Hours, Time } from './ask.ts'

type PayClass = Time['class']
export type Spent = { readonly class: PayClass; readonly rate: string; readonly absorb: boolean }

const billed: readonly PayClass[] = ['billable', 'optimization', 'expansion', 'new integration', 'emergency']
const classes: readonly PayClass[] = ['from allowance', 'included', ...billed, 'provider fault', 'third party']

export const firstSpent = ({ rates }: Hours, of: PayClass = 'from allowance'): Spent => ({
  class: of,
  rate: rates[0]?.name ?? '',
  absorb: false,
})

/** As the API takes it: a rate only where time is billed and there are several. */
export const spentOf = ({ class: of, rate, absorb }: Spent, { rates }: Hours) => ({
  class: of,
  absorb,
  ...(billed.includes(of) && rates.length > 1 ? { rate } : {}),
})

/** Who pays, and, once the server said that there is not as much left, whether it is entered at nobody's cost. */
export function SpentFields(props: {
  of: Spent
  hours: Hours
  readOnly: boolean
  isRefused: boolean
  change: (spent: Spent) => void
}) {
  const { of, hours, readOnly, isRefused, change } = props
  const said = useHoursWords()
  return (
    <>
      <NativeSelect
        label={said.class}
        value={of.class}
        disabled={readOnly}
        onChange={(event) => change({ ...of, class: event.currentTarget.value as PayClass })}
        data={classes.map((one) => ({ value: one, label: said.classes[one] }))}
      />
      {billed.includes(of.class) && hours.rates.length > 1 && (
        <NativeSelect
          label={said.rate}
          value={of.rate}
          disabled={readOnly}
          onChange={(event) => change({ ...of, rate: event.currentTarget.value })}
          data={hours.rates.map(({ name, rate }) => ({ value: name, label: `${visible(name)}, ${rate}` }))}
        />
      )}
      {(isRefused || of.absorb) && (
        <Checkbox
          label={said.absorb}
          checked={of.absorb}
          disabled={readOnly}
          onChange={(event) => change({ ...of, absorb: event.currentTarget.checked })}
        />
      )}
    </>
  )
}
