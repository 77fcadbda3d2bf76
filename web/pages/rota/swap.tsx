import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useRotaWords } from '../../messages/rota.ts'
import rows from '../../parts/rows.module.css'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useSwapped } from './ask.ts'
import type { Cover } from './in-a-day.ts'

/** Which rota on which days, where that is known. */
export type Wanted = { readonly rota?: string; readonly from?: string; readonly to?: string }

/** Somebody else takes over: for whole days, from one to another. */
export function Swap({ of, wanted, close }: { of: Cover; wanted: Wanted; close: () => void }) {
  const words = useMessages()
  const said = useRotaWords()
  const { api, workspace } = useHere()
  const swapped = useSwapped()
  const today = of.days[0]?.day ?? ''
  const [rota, setRota] = useState(wanted.rota ?? of.rotas[0]?.rota ?? '')
  const [person, setPerson] = useState(of.rotas[0]?.turns[0]?.key ?? '')
  const [from, setFrom] = useState(wanted.from ?? today)
  const [to, setTo] = useState(wanted.to ?? today)
  const [because, setBecause] = useState('')
  const send = useSend({
    key: ['rota', workspace, 'swap'],
    send: () => api.post('/api/v1/rota/swaps', { body: { rota, person, from, to, because: because.trim() } }),
    sent: () => {
      swapped()
      close()
    },
  })
  const isReady = from !== '' && to !== '' && because.trim() !== ''
  return (
    <Saying of={send} points={said.swapMeans} act={said.swap} cancel={words.cancel} isReady={isReady} close={close}>
      {of.rotas.length > 1 && (
        <NativeSelect
          label={said.rota}
          data={of.rotas.map((one) => ({ value: one.rota, label: visible(one.rota) }))}
          value={rota}
          onChange={(event) => setRota(event.currentTarget.value)}
        />
      )}
      <NativeSelect
        label={said.who}
        data={of.people.map(({ key, name }) => ({ value: key, label: visible(name) }))}
        value={person}
        onChange={(event) => setPerson(event.currentTarget.value)}
        data-autofocus
      />
      <div className={rows.fields}>
        <TextInput
          type="date"
          label={said.fromDay}
          value={from}
          min={today}
          readOnly={send.isSending}
          onChange={(event) => {
            const { value } = event.currentTarget
            setFrom(value)
            if (to < value) setTo(value)
          }}
          required
        />
        <TextInput
          type="date"
          label={said.toDay}
          value={to}
          min={from}
          readOnly={send.isSending}
          onChange={(event) => setTo(event.currentTarget.value)}
          required
        />
      </div>
      <ReasonField label={said.because} value={because} readOnly={send.isSending} write={setBecause} />
    </Saying>
  )
}
