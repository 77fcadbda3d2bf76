import { Button, Modal, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useHoursWords } from '../../messages/hours.ts'
import { useMessages } from '../../messages/messages.ts'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { type Hours, useEntered } from './ask.ts'
import { inHours } from './in-hours.ts'

/** What was agreed to beyond the hours, and where whoever holds the budget agrees to more. The server knows who does. */
export function Consents({ of }: { of: Hours }) {
  const said = useHoursWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Sheet title={said.consents}>
      <div className={rows.form}>
        <p className="second small">{said.consentText}</p>
        {of.consents.length === 0 && <p className="small">{said.noConsents}</p>}
        {of.consents.map((one) => (
          <div key={one.id} className="small">
            <p className="sent">
              {said.consented(inHours(one.minutes, said), visible(one.by))}, <Moment time={one.at} />
            </p>
            <p className="second sent">{visible(one.because)}</p>
          </div>
        ))}
        <div>
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {said.consent}
          </Button>
        </div>
      </div>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={said.consentTitle} size="md">
        <Agree of={of} close={() => setOpen(false)} />
      </Modal>
    </Sheet>
  )
}

function Agree({ of, close }: { of: Hours; close: () => void }) {
  const words = useMessages()
  const said = useHoursWords()
  const { day } = useFormat()
  const { api, workspace } = useHere()
  const entered = useEntered()
  const [minutes, setMinutes] = useState<number | string>('')
  const [because, setBecause] = useState('')
  const agree = useSend({
    key: ['hours-consent', workspace],
    send: () => {
      const rate = of.rates.length > 1 ? { rate: of.rates[0]?.name ?? '' } : {}
      return api.post('/api/v1/hours/consents', {
        body: { minutes: Number(minutes), because: because.trim(), ...rate },
      })
    },
    sent: () => {
      entered()
      close()
    },
  })
  return (
    <Saying
      of={agree}
      points={said.consentPoints(day(of.current?.to ?? of.as_of))}
      act={said.consent}
      cancel={words.cancel}
      isReady={Number(minutes) > 0 && because.trim() !== ''}
      close={close}
    >
      <NumberInput
        label={said.consentMinutes}
        value={minutes}
        readOnly={agree.isSending}
        onChange={setMinutes}
        min={1}
        max={100_000}
        allowDecimal={false}
        hideControls
        required
        data-autofocus
      />
      <ReasonField label={said.consentBecause} value={because} readOnly={agree.isSending} write={setBecause} />
    </Saying>
  )
}
