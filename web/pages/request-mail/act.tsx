import { Modal, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useRequestMailWords } from '../../messages/request-mail.ts'
import { useDraft } from '../../parts/draft.ts'
import { Panel } from '../../parts/panel.tsx'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { type Mail, useSettled } from './ask.ts'

/** What can be done with a held mail. */
export type Deed = 'take' | 'note' | 'reject'
type Given = { of: Mail; close: () => void; done: (request: string | null) => void }

/** Asks before a held mail is settled: what that means, and the words or the request that it takes. */
export function SettleMail({ deed, ...given }: Given & { deed: Deed | null }) {
  const said = useRequestMailWords()
  const title = { take: said.takeTitle, note: said.noteTitle, reject: said.rejectTitle }
  return (
    <Modal opened={deed !== null} onClose={given.close} title={deed && title[deed]} size="md">
      {deed === 'take' && <Take {...given} />}
      {deed === 'note' && <AddTo {...given} />}
      {deed === 'reject' && <Reject {...given} />}
    </Modal>
  )
}

function useTaking({ of, done }: Given, onto?: string) {
  const { api, workspace } = useHere()
  const settled = useSettled()
  return useSend({
    key: ['request-mail', workspace, of.id],
    send: () =>
      api.post('/api/v1/request-mails/{id}/take', {
        params: { id: of.id },
        body: onto === undefined ? {} : { onto },
      }),
    sent: ({ request }) => {
      settled()
      done(request)
    },
  })
}

function Take(given: Given) {
  const words = useMessages()
  const said = useRequestMailWords()
  const take = useTaking(given)
  return (
    <Saying of={take} points={said.takeText} act={said.takeAct} cancel={words.cancel} isReady close={given.close}>
      {null}
    </Saying>
  )
}

function AddTo(given: Given) {
  const words = useMessages()
  const said = useRequestMailWords()
  const { api, workspace } = useHere()
  const answer = useQuery({
    queryKey: ['requests', workspace, 'to add to'],
    queryFn: () => api.get('/api/v1/requests', { query: { state: 'open', limit: 200 } }),
  })
  const [chosen, choose] = useState<string | null>(null)
  const { answers } = given.of
  const open = answer.data?.items.map(({ id, asked }) => ({ id, title: asked.title })) ?? []
  // What it says it answers may be over.
  const all = answers === null || open.some(({ id }) => id === answers.id) ? open : [answers, ...open]
  const onto = chosen ?? answers?.id ?? open[0]?.id
  const take = useTaking(given, onto)
  return (
    <Panel answer={answer} words={words.panel} height={120}>
      {() => (
        <Saying
          of={take}
          points={[said.noteText]}
          act={said.noteAct}
          cancel={words.cancel}
          isReady={onto !== undefined}
          close={given.close}
        >
          {onto === undefined ? (
            <p>{said.noteNone}</p>
          ) : (
            <NativeSelect
              label={said.noteWhich}
              value={onto}
              disabled={take.isSending}
              onChange={(event) => choose(event.currentTarget.value)}
              data={all.map(({ id, title }) => ({ value: id, label: visible(title) }))}
              data-autofocus
            />
          )}
        </Saying>
      )}
    </Panel>
  )
}

function Reject({ of, close, done }: Given) {
  const words = useMessages()
  const said = useRequestMailWords()
  const { api, workspace } = useHere()
  const settled = useSettled()
  const [because, write, sent] = useDraft(`reject mail ${workspace} ${of.id}`)
  const reject = useSend({
    key: ['request-mail', workspace, of.id],
    send: () => api.post('/api/v1/request-mails/{id}/reject', { params: { id: of.id }, body: { because } }),
    sent: () => {
      sent()
      settled()
      done(null)
    },
  })
  return (
    <Saying
      of={reject}
      points={said.rejectText}
      act={said.rejectAct}
      cancel={words.cancel}
      isReady={because.trim() !== ''}
      isFinal
      close={close}
    >
      <ReasonField label={said.because} value={because} readOnly={reject.isSending} write={write} isFirst />
    </Saying>
  )
}
