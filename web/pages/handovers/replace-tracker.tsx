import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useHandoverWords } from '../../messages/handovers.ts'
import { useMessages } from '../../messages/messages.ts'
import { Failed } from '../../parts/failed.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { hasAccount, type Looked, type Tracker, useHandoversDone } from './ask.ts'
import { inPlace, PlaceFields } from './place-fields.tsx'

/**
 * Gives a tracker another address, token, place or rule. What is left empty stays. The token is kept by no browser: it is gone once it is
 * sent.
 */
export function ReplaceTracker({ of, close }: { of: Tracker; close: () => void }) {
  const said = useHandoverWords().trackers
  const words = useMessages()
  const { api } = useHere()
  const asksAnew = useHandoversDone()
  const [url, setUrl] = useState(of.url)
  const [account, setAccount] = useState('')
  const [token, setToken] = useState('')
  const [looked, setLooked] = useState<Looked | null>(null)
  const [target, setTarget] = useState('')
  const [type, setType] = useState('')
  const [tells, setTells] = useState(of.tells_end)
  const reach = {
    ...(url.trim() === of.url ? {} : { url: url.trim() }),
    ...(account.trim() === '' ? {} : { account: account.trim() }),
    ...(token.trim() === '' ? {} : { token: token.trim() }),
  }
  const params = { id: of.id }
  const look = useSend({
    key: ['tracker-look', of.id],
    send: () => api.post('/api/v1/trackers/{id}/look', { params, body: reach }),
    sent: setLooked,
  })
  const keep = useSend({
    key: ['tracker-replace', of.id],
    send: () =>
      api.put('/api/v1/trackers/{id}', {
        params,
        body: { ...reach, tells_end: tells, ...(target === '' ? {} : { target: inPlace(of.kind, target, type) }) },
      }),
    sent: () => {
      asksAnew()
      close()
    },
  })
  const isBusy = look.isSending || keep.isSending
  /** What is typed anew was not looked at. */
  const typed =
    (set: (value: string) => void) =>
    (event: { currentTarget: { value: string } }): void => {
      set(event.currentTarget.value)
      setLooked(null)
      setTarget('')
    }
  return (
    <Modal opened onClose={close} title={`${said.replace}: ${visible(of.name)}`} size="md">
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) keep.send()
        }}
      >
        <TextInput
          label={said.url}
          description={said.newUrlText}
          inputWrapperOrder={['label', 'input', 'description']}
          value={url}
          readOnly={isBusy}
          onChange={typed(setUrl)}
          maxLength={2000}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        {hasAccount(of.kind) && (
          <TextInput
            label={said.account}
            description={said.asItIs}
            inputWrapperOrder={['label', 'input', 'description']}
            type="email"
            value={account}
            readOnly={isBusy}
            onChange={typed(setAccount)}
            maxLength={320}
            autoComplete="off"
          />
        )}
        <TextInput
          label={said.newToken}
          description={said.newTokenText}
          inputWrapperOrder={['label', 'input', 'description']}
          value={token}
          readOnly={isBusy}
          onChange={typed(setToken)}
          maxLength={5000}
          autoComplete="off"
          spellCheck={false}
        />
        {looked === null ? (
          <div>
            <Button size="xs" variant="default" disabled={isBusy} onClick={() => look.send()}>
              {look.isSending ? said.looking : said.lookAnew}
            </Button>
            <p className="second small sent">{said.placeNow(visible(of.target))}</p>
          </div>
        ) : (
          <PlaceFields
            kind={of.kind}
            places={[{ id: '', name: said.placeStays(visible(of.target)) }, ...looked.targets]}
            {...{ target, setTarget, type, setType, isBusy }}
          />
        )}
        <Failed error={look.error} />
        <Checkbox
          label={said.tellsEnd}
          checked={tells}
          disabled={isBusy}
          onChange={(event) => setTells(event.currentTarget.checked)}
        />
        <p className="second small">{said.readOn}</p>
        <Failed error={keep.error} />
        <div className={rows.acts}>
          <Button type="submit" disabled={isBusy}>
            {keep.isSending ? said.keeping : said.save}
          </Button>
          <Button variant="default" onClick={close}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
