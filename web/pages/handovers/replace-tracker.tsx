import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useHandoverWords } from '../../messages/handovers.ts'
import { useMessages } from '../../messages/messages.ts'
import { Failed } from '../../parts/failed.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { type Tracker, useHandoversDone } from './ask.ts'

/** Gives a tracker another token or rule. The token is kept by no browser: it is gone once it is sent. */
export function ReplaceTracker({ of, close }: { of: Tracker; close: () => void }) {
  const said = useHandoverWords().trackers
  const words = useMessages()
  const { api } = useHere()
  const asksAnew = useHandoversDone()
  const [token, setToken] = useState('')
  const [tells, setTells] = useState(of.tells_end)
  const send = useSend({
    key: ['tracker-replace', of.id],
    send: () =>
      api.put('/api/v1/trackers/{id}', {
        params: { id: of.id },
        body: { tells_end: tells, ...(token.trim() === '' ? {} : { token: token.trim() }) },
      }),
    sent: () => {
      asksAnew()
      close()
    },
  })
  return (
    <Modal opened onClose={close} title={`${said.replace}: ${visible(of.name)}`} size="md">
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          send.send()
        }}
      >
        <TextInput
          label={said.newToken}
          description={said.newTokenText}
          inputWrapperOrder={['label', 'input', 'description']}
          value={token}
          readOnly={send.isSending}
          onChange={(event) => setToken(event.currentTarget.value)}
          maxLength={5000}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        <Checkbox
          label={said.tellsEnd}
          checked={tells}
          disabled={send.isSending}
          onChange={(event) => setTells(event.currentTarget.checked)}
        />
        <Failed error={send.error} />
        <div className={rows.acts}>
          <Button type="submit" disabled={send.isSending}>
            {send.isSending ? said.keeping : said.save}
          </Button>
          <Button variant="default" onClick={close}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
