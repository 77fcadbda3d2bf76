import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useSupportWords } from '../../messages/support.ts'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import { type Clock, type Detailed, useSaid } from './ask.ts'

export type ActName = 'pause' | 'resume' | 'contain' | 'severity' | 'explain'
const severities = ['S1', 'S2', 'S3', 'S4'] as const
const reasons = ['client', 'third party', 'maintenance', 'out of scope'] as const

/** One thing that can be said, as a form: what it means, what it takes, and the act by its name. */
export function SaySupport({ of, act, close }: { of: Detailed; act: ActName; close: () => void }) {
  const words = useMessages()
  const said = useSupportWords()
  const { api, workspace } = useHere()
  const done = useSaid()
  const broken = of.clocks.filter(({ broken_at }) => broken_at !== null)
  const [reason, setReason] = useState<string>(act === 'explain' ? 'seen too late' : 'client')
  const [severity, setSeverity] = useState<string>(severities.find((one) => one !== of.severity) ?? 'S1')
  const [clock, setClock] = useState<string>(broken[0]?.clock ?? 'restore')
  const [awaited, setAwaited] = useState('')
  const [evidence, setEvidence] = useState('')
  const [note, setNote] = useState('')
  const send = useSend({
    key: ['support', workspace, of.kind, of.id, act],
    send: () => {
      const params = { kind: of.kind, id: of.id }
      const more = note.trim() === '' ? {} : { note: note.trim() }
      switch (act) {
        case 'pause': {
          const body = { reason: reason as 'client', awaited: awaited.trim(), ...more }
          const found = evidence.trim() === '' ? {} : { evidence: evidence.trim() }
          return api.post('/api/v1/support/{kind}/{id}/pause', { params, body: { ...body, ...found } })
        }
        case 'resume':
          return api.post('/api/v1/support/{kind}/{id}/resumption', { params, body: more })
        case 'contain':
          return api.post('/api/v1/support/{kind}/{id}/containment', { params, body: { note: note.trim() } })
        case 'severity': {
          const body = { severity: severity as 'S1', because: note.trim() }
          return api.post('/api/v1/support/{kind}/{id}/severity', { params, body })
        }
        case 'explain': {
          const body = { clock: clock as Clock['clock'], reason: reason as 'other', note: note.trim() }
          return api.post('/api/v1/support/{kind}/{id}/explanation', { params, body })
        }
      }
    },
    sent: () => {
      done()
      close()
    },
  })
  const isFree = act === 'pause' || act === 'resume'
  const isReady = (isFree || note.trim() !== '') && (act !== 'pause' || awaited.trim() !== '')
  const noteLabel = act === 'severity' ? said.because : act === 'contain' ? said.how : said.note
  return (
    <Saying
      of={send}
      points={said.means[act]}
      act={said.act[act]}
      cancel={words.cancel}
      isReady={isReady}
      close={close}
    >
      {act === 'pause' && (
        <>
          <TextInput
            label={said.awaited}
            value={awaited}
            readOnly={send.isSending}
            onChange={(event) => setAwaited(event.currentTarget.value)}
            maxLength={200}
            required
            data-autofocus
          />
          <Choice
            label={said.reasonIs}
            of={reasons.map((one) => [one, said.reason[one]])}
            value={reason}
            set={setReason}
          />
          <TextInput
            label={said.evidence}
            description={said.evidenceText}
            value={evidence}
            readOnly={send.isSending}
            onChange={(event) => setEvidence(event.currentTarget.value)}
            maxLength={500}
          />
        </>
      )}
      {act === 'severity' && (
        <Choice
          label={said.severity}
          of={severities.filter((one) => one !== of.severity).map((one) => [one, one])}
          value={severity}
          set={setSeverity}
        />
      )}
      {act === 'explain' && (
        <>
          <Choice
            label={said.which}
            of={broken.map((one) => [one.clock, said.clock[one.clock]])}
            value={clock}
            set={setClock}
          />
          <Choice label={said.because} of={Object.entries(said.breach)} value={reason} set={setReason} />
        </>
      )}
      <ReasonField
        label={noteLabel}
        {...(isFree ? { description: said.noteText } : {})}
        value={note}
        readOnly={send.isSending}
        write={setNote}
        isFirst={act !== 'pause'}
        isRequired={!isFree}
      />
    </Saying>
  )
}

function Choice(props: {
  label: string
  of: readonly (readonly [value: string, label: string])[]
  value: string
  set: (value: string) => void
}) {
  return (
    <NativeSelect
      label={props.label}
      data={props.of.map(([value, label]) => ({ value, label }))}
      value={props.value}
      onChange={(event) => props.set(event.currentTarget.value)}
    />
  )
}
