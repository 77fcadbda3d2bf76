import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCostWords } from '../../messages/costs.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { Badge } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import type { Costs } from './ask.ts'
import classes from './costs.module.css'

/** What was billed beside what is known, and where it is typed. */
export function Invoices({ of }: { of: Costs }) {
  const said = useCostWords()
  const names = useNames()
  const here = useHere()
  const may = mayOne(here, operators)
  if (!may && of.invoices.length === 0) return null
  return (
    <Sheet title={said.invoices}>
      <div className={classes.budgets}>
        {of.invoices.map((one) => (
          <div key={`${one.month} ${one.workflow}`} className={classes.budget}>
            <p className={classes.head}>
              <strong>{one.month}</strong>
              <span>{one.workflow === null ? said.whole : visible(names.workflow(one.workflow))}</span>
              <Badge tone={one.state === 'agrees' ? (one.unknown_runs > 0 ? 'unknown' : 'good') : 'warn'}>
                {said.invoiceStates[one.state]}
              </Badge>
            </p>
            <p>{one.said}</p>
            <p className="second">
              {said.typedBy(visible(one.by))} <Moment time={one.at} as="day" />
            </p>
          </div>
        ))}
        {may && <Type of={of} />}
      </div>
    </Sheet>
  )
}

function Type({ of }: { of: Costs }) {
  const said = useCostWords()
  const names = useNames()
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const about = `invoice ${workspace}`
  const [month, setMonth, clearMonth] = useDraft(`${about} month`)
  const [amount, setAmount, clearAmount] = useDraft(`${about} amount`)
  const [workflow, setWorkflow] = useState('')
  const type = useSend({
    key: ['invoice', workspace],
    send: () =>
      api.post('/api/v1/costs/invoices', {
        body: { month: month.trim(), workflow: workflow || null, amount: amount.trim() },
      }),
    sent: () => {
      clearMonth()
      clearAmount()
      for (const name of ['costs', 'findings', 'overview'])
        void cache.invalidateQueries({ queryKey: [name, workspace] })
    },
  })
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        type.send()
      }}
    >
      <TextInput
        label={said.invoiceMonth}
        placeholder={`${of.month.from.slice(0, 4)}-01`}
        value={month}
        readOnly={type.isSending}
        onChange={(event) => setMonth(event.currentTarget.value)}
        maxLength={7}
        autoComplete="off"
        required
      />
      <NativeSelect
        label={said.workflow}
        value={workflow}
        disabled={type.isSending}
        onChange={(event) => setWorkflow(event.currentTarget.value)}
        data={[
          { value: '', label: said.whole },
          ...names.workflows.map((one) => ({ value: one, label: visible(names.workflow(one)) })),
        ]}
      />
      <TextInput
        label={said.billed(of.currency)}
        value={amount}
        readOnly={type.isSending}
        onChange={(event) => setAmount(event.currentTarget.value)}
        maxLength={40}
        inputMode="decimal"
        autoComplete="off"
        required
      />
      <Button type="submit" loading={type.isSending}>
        {said.typeInvoice}
      </Button>
      <Failed error={type.error} />
    </form>
  )
}
