import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCostWords } from '../../messages/costs.ts'
import { useLanguage, useMessages } from '../../messages/messages.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { monthName } from '../../parts/format.ts'
import { Badge } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { type Costs, monthsBefore } from './ask.ts'
import classes from './costs.module.css'
import { Rests } from './rests.tsx'

type Invoice = Costs['invoices'][number]

/** What was billed beside what is known, and where it is typed. */
export function Invoices({ of }: { of: Costs }) {
  const said = useCostWords()
  const names = useNames()
  const language = useLanguage()
  const here = useHere()
  const may = mayOne(here, operators)
  if (!may && of.invoices.length === 0) return null
  return (
    <Sheet title={said.invoices}>
      <div className={classes.budgets}>
        {of.invoices.length > 0 && (
          <ul className={classes.budgets}>
            {of.invoices.map((one) => (
              <li key={`${one.month} ${one.workflow}`} className={classes.budget}>
                <p className={classes.head}>
                  <strong>{monthName(one.month, language)}</strong>
                  <span>{one.workflow === null ? said.whole : visible(names.workflow(one.workflow))}</span>
                  <Badge tone={one.state === 'agrees' ? (one.unknown_runs > 0 ? 'unknown' : 'good') : 'warn'}>
                    {said.invoiceStates[one.state]}
                  </Badge>
                </p>
                <p>{one.said}</p>
                <Rests of={one} />
                <p className={`second ${classes.head}`}>
                  <span>
                    {said.typedBy(visible(one.by))} <Moment time={one.at} as="day" />
                  </span>
                  {may && <TakeBack of={one} />}
                </p>
              </li>
            ))}
          </ul>
        )}
        {may && <p className="second">{said.invoicesText}</p>}
        {may && <Type of={of} />}
      </div>
    </Sheet>
  )
}

/** What was typed by mistake. */
function TakeBack({ of }: { of: Invoice }) {
  const words = useMessages()
  const said = useCostWords()
  const language = useLanguage()
  const { month, workflow } = of
  const [isAsked, setAsked] = useState(false)
  const back = useTypeInvoice(`${month} ${workflow}`, () => setAsked(false))
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={() => setAsked(true)}>
        {said.takeBack}
      </Button>
      <Confirm
        title={isAsked ? said.takeBackTitle(monthName(month, language)) : null}
        points={said.takeBackText}
        act={said.takeBack}
        cancel={words.cancel}
        isPending={back.isSending}
        error={back.error}
        confirm={() => back.send({ month, workflow, amount: null })}
        close={() => setAsked(false)}
      />
    </>
  )
}

/** Months of which a bill may be typed: those that are over, the last first. */
const MONTHS = 24

function Type({ of }: { of: Costs }) {
  const said = useCostWords()
  const names = useNames()
  const language = useLanguage()
  const { workspace } = useHere()
  const months = monthsBefore(of.month.from, MONTHS)
  const [month, setMonth] = useState(months[0] ?? '')
  const [amount, setAmount, clearAmount] = useDraft(`invoice ${workspace} amount`)
  const [workflow, setWorkflow] = useState('')
  const type = useTypeInvoice('', clearAmount)
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        type.send({ month, workflow: workflow || null, amount: amount.trim() })
      }}
    >
      <NativeSelect
        label={said.invoiceMonth}
        value={month}
        disabled={type.isSending}
        onChange={(event) => setMonth(event.currentTarget.value)}
        data={months.map((one) => ({ value: one, label: monthName(one, language) }))}
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

function useTypeInvoice(about: string, typed: () => void) {
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  return useSend({
    key: ['invoice', workspace, about],
    send: (body: { month: string; workflow: string | null; amount: string | null }) =>
      api.post('/api/v1/costs/invoices', { body }),
    sent: async () => {
      for (const name of ['findings', 'overview']) void cache.invalidateQueries({ queryKey: [name, workspace] })
      await cache.invalidateQueries({ queryKey: ['costs', workspace] })
      typed()
    },
  })
}
