import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTryWords } from '../../messages/try.ts'
import { Failed } from '../../parts/failed.tsx'
import { spoken } from '../../parts/format.ts'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { visible } from '../../parts/visible.ts'
import { meanings, type Terms, type Tried } from './ask.ts'

const budgets = ['0.1', '0.5', '1', '4'] as const

/** What the columns mean, what is promised of them and how many false alarms are accepted: as it was understood, to be changed. */
export function TermsOf(props: {
  tried: Tried
  isLooking: boolean
  error: Error | null
  look: (terms: Terms) => void
}) {
  const { tried, isLooking, error, look } = props
  const said = useTryWords()
  const [meant, setMeant] = useState(tried.meant)
  const [promised, setPromised] = useState(() => promiseOf(tried.target))
  /** What was suggested stays a suggestion until somebody says something else. */
  const [isOwn, setOwn] = useState(false)
  const [budget, setBudget] = useState(String(tried.false_alarms))
  const [zone, setZone] = useState(tried.time_zone)
  const [dates, setDates] = useState('')
  const [wasUnclear, setWasUnclear] = useState(tried.dates_unclear)
  if (tried.dates_unclear && !wasUnclear) setWasUnclear(true)
  const shown = isOwn ? promised : promiseOf(tried.target)
  const change = (to: Partial<typeof promised>) => {
    setOwn(true)
    setPromised({ ...shown, ...to })
  }
  const send = () =>
    look({
      ...Object.fromEntries(meanings.map((meaning) => [meaning, meant[meaning] ?? ''])),
      ...(isOwn && promised.share.trim() !== '' ? { target: conditionOf(promised) } : {}),
      ...(dates === '' ? {} : { dates: dates as 'day' | 'month' }),
      false_alarms: Number(budget),
      time_zone: zone.trim() === '' ? 'UTC' : zone.trim(),
    })
  return (
    <Sheet title={said.terms}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <p className="second">{said.guessed}</p>
        <div className={rows.fields}>
          {meanings.map((meaning) => (
            <NativeSelect
              key={meaning}
              label={said.meaning[meaning]}
              value={meant[meaning] ?? ''}
              disabled={isLooking}
              onChange={(event) => setMeant({ ...meant, [meaning]: event.currentTarget.value || null })}
              data={[
                { value: '', label: meaning === 'cases' ? said.eachRow : said.none },
                ...tried.columns.map(({ name, examples }) => ({
                  value: name,
                  label: examples[0] === undefined ? visible(name) : `${visible(name)} (${visible(examples[0])})`,
                })),
              ]}
            />
          ))}
          <TextInput
            label={said.zone}
            value={zone}
            readOnly={isLooking}
            onChange={(event) => setZone(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
          {wasUnclear && (
            <NativeSelect
              label={said.dates}
              value={dates}
              disabled={isLooking}
              onChange={(event) => setDates(event.currentTarget.value)}
              data={[
                { value: '', label: said.datesChoose },
                ...(['day', 'month'] as const).map((value) => ({ value, label: said.datesFirst[value] })),
              ]}
            />
          )}
        </div>
        <div className={rows.fields}>
          <NativeSelect
            label={said.promise}
            value={shown.of}
            disabled={isLooking}
            onChange={(event) => change({ of: event.currentTarget.value as 'right' | 'wrong' })}
            data={(['right', 'wrong'] as const).map((value) => ({ value, label: said.promises[value] }))}
          />
          <TextInput
            label={said.share}
            value={shown.share}
            readOnly={isLooking}
            onChange={(event) => change({ share: event.currentTarget.value })}
            inputMode="decimal"
            autoComplete="off"
          />
          <NativeSelect
            label={said.budget}
            description={said.budgetText}
            inputWrapperOrder={['label', 'input', 'description']}
            value={budget}
            disabled={isLooking}
            onChange={(event) => setBudget(event.currentTarget.value)}
            data={budgets.map((value) => ({ value, label: said.budgets[value] }))}
          />
        </div>
        {tried.lacks !== null && <Failed error={new Error(spoken(tried.lacks))} />}
        <Failed error={error} />
        <div className={rows.acts}>
          <Button type="submit" disabled={isLooking}>
            {isLooking ? said.looking : said.again}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

type Promised = { readonly of: 'right' | 'wrong'; readonly share: string }

/** ">= 85%": at least 85 go right; "<= 5%": at most 5 go wrong. */
const promiseOf = (target: string | null): Promised => ({
  of: target?.startsWith('<') ? 'wrong' : 'right',
  share: target?.replaceAll(/[^\d.]/g, '') ?? '',
})
const conditionOf = ({ of, share }: Promised): string =>
  `${of === 'right' ? '>=' : '<='} ${share.trim().replace(',', '.').replace(/\s*%$/, '')}%`
