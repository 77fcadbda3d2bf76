import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useTaskWords } from '../../messages/tasks.ts'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { usePlace } from '../../shell/place.ts'
import { type Task, useTasksDone } from './ask.ts'

export const acts = ['done', 'move', 'give', 'drop'] as const
export type TaskAct = (typeof acts)[number]

/** One act as a form: what it means, what it takes, and the act by its name. */
export function Act({ of, act, close }: { of: Task; act: TaskAct; close: () => void }) {
  const words = useMessages()
  const said = useTaskWords()
  const { api, workspace } = useHere()
  const { names } = usePlace()
  const asksAnew = useTasksDone()
  const [reason, write] = useState('')
  const [due, setDue] = useState(of.due)
  const [owner, setOwner] = useState(of.owner)
  const send = useSend({
    key: ['task', workspace, of.id, act],
    send: () => {
      const params = { id: of.id }
      switch (act) {
        case 'done':
          return api.post('/api/v1/tasks/{id}/done', { params, body: { what: reason } })
        case 'move':
          return api.post('/api/v1/tasks/{id}/move', { params, body: { due, because: reason } })
        case 'give':
          return api.post('/api/v1/tasks/{id}/give', { params, body: { owner } })
        case 'drop':
          return api.post('/api/v1/tasks/{id}/drop', { params, body: { because: reason } })
      }
    },
    sent: () => {
      asksAnew()
      close()
    },
  })
  const isReady = act === 'give' ? owner !== of.owner : reason.trim() !== '' && (act !== 'move' || due !== of.due)
  return (
    <Saying
      of={send}
      points={[said.means[act]]}
      act={said.act[act]}
      cancel={words.cancel}
      isReady={isReady}
      close={close}
    >
      {act === 'move' && (
        <TextInput
          type="date"
          label={said.due}
          value={due}
          readOnly={send.isSending}
          onChange={(event) => setDue(event.currentTarget.value)}
          required
          data-autofocus
        />
      )}
      {act === 'give' ? (
        <NativeSelect
          label={said.owner}
          data={Object.entries(names.plan_people).map(([value, label]) => ({ value, label: visible(label) }))}
          value={owner}
          onChange={(event) => setOwner(event.currentTarget.value)}
          data-autofocus
        />
      ) : (
        <ReasonField
          label={act === 'done' ? said.whatDone : said.because}
          value={reason}
          readOnly={send.isSending}
          write={write}
          isFirst={act !== 'move'}
        />
      )}
    </Saying>
  )
}
