import { Modal } from '@mantine/core'
import { useEvidenceWords } from '../../messages/evidence.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import { useToldAgain, type Which } from './ask.ts'

/** What is dismissed: lines that are meant, or one. */
export type Dismissing = { readonly lines: number; readonly which: Which & { readonly id?: string } }

/** Lines that need not be mended are kept no more, once somebody says why. */
export function Dismiss(props: { of: Dismissing | null; close: () => void; done?: () => void }) {
  const { of, close, done } = props
  const said = useEvidenceWords().refused
  return (
    <Modal opened={of !== null} onClose={close} title={of && said.dismissTitle(of.lines)} size="md">
      {of && (
        <Reason
          of={of}
          close={close}
          done={() => {
            close()
            done?.()
          }}
        />
      )}
    </Modal>
  )
}

function Reason({ of, close, done }: { of: Dismissing; close: () => void; done: () => void }) {
  const words = useMessages()
  const said = useEvidenceWords().refused
  const { api, workspace } = useHere()
  const toldAgain = useToldAgain()
  const about = `${workspace} ${JSON.stringify(of.which)}`
  const [because, write, sent] = useDraft(`dismiss ${about}`)
  const dismiss = useSend({
    key: ['dismiss', about],
    send: () => api.post('/api/v1/refused/dismiss', { body: { ...of.which, because } }),
    sent: () => {
      sent()
      toldAgain()
      done()
    },
  })
  return (
    <Saying
      of={dismiss}
      points={said.dismissText}
      act={said.dismissAct}
      cancel={words.cancel}
      isReady={because.trim() !== ''}
      isFinal
      close={close}
    >
      <ReasonField
        label={said.because}
        description={said.becauseText}
        value={because}
        readOnly={dismiss.isSending}
        write={write}
        isFirst
      />
    </Saying>
  )
}
