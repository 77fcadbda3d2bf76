import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useHandoverWords } from '../../messages/handovers.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { hasAccount, type Kind, kinds, type Looked, toolNames, useHandoversDone } from './ask.ts'
import { inPlace, PlaceFields } from './place-fields.tsx'

/** Sets a tracker up in two steps: whose the token is and where tickets could be made; and where they are. */
export function AddTracker() {
  const said = useHandoverWords().trackers
  const { api, workspace } = useHere()
  const asksAnew = useHandoversDone()
  const [kind, setKind] = useState<Kind>('github')
  const [url, setUrl] = useState('')
  const [account, setAccount] = useState('')
  const [token, setToken] = useState('')
  const [looked, setLooked] = useState<Looked | null>(null)
  const [target, setTarget] = useState('')
  const [type, setType] = useState('')
  const [tells, setTells] = useState(false)
  const [added, setAdded] = useState<string | null>(null)
  const isWithAccount = hasAccount(kind)
  const reach = {
    ...{ kind, token: token.trim() },
    ...(url.trim() === '' ? {} : { url: url.trim() }),
    ...(isWithAccount ? { account: account.trim() } : {}),
  }
  const look = useSend({
    key: ['tracker-look', workspace],
    send: () => api.post('/api/v1/trackers/look', { body: reach }),
    sent: (found) => {
      setLooked(found)
      setTarget(found.targets[0]?.id ?? '')
    },
  })
  const keep = useSend({
    key: ['tracker-add', workspace],
    send: () =>
      api.post('/api/v1/trackers', {
        body: {
          ...reach,
          target: inPlace(kind, target, type),
          tells_end: tells,
        },
      }),
    sent: ({ name }) => {
      setAdded(name)
      setLooked(null)
      setToken('')
      setUrl('')
      setType('')
      asksAnew()
    },
  })
  const isBusy = look.isSending || keep.isSending
  const isReady = token.trim() !== '' && (!isWithAccount || (url.trim() !== '' && account.trim() !== ''))
  /** What is typed anew was not looked at. */
  const typed =
    (set: (value: string) => void) =>
    (event: { currentTarget: { value: string } }): void => {
      set(event.currentTarget.value)
      setLooked(null)
      setAdded(null)
    }
  return (
    <Sheet title={said.add}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isReady) return
          if (looked === null) look.send()
          else if (target !== '') keep.send()
        }}
      >
        <div className={rows.fields}>
          <NativeSelect
            label={said.kind}
            value={kind}
            disabled={isBusy}
            onChange={typed((value) => setKind(value as Kind))}
            data={kinds.map((value) => ({ value, label: toolNames[value] }))}
          />
          <TextInput
            label={said.url}
            description={said.urlText[kind]}
            inputWrapperOrder={['label', 'input', 'description']}
            value={url}
            readOnly={isBusy}
            onChange={typed(setUrl)}
            maxLength={2000}
            autoComplete="off"
            spellCheck={false}
            required={isWithAccount}
          />
        </div>
        <div className={rows.fields}>
          {isWithAccount && (
            <TextInput
              label={said.account}
              type="email"
              value={account}
              readOnly={isBusy}
              onChange={typed(setAccount)}
              maxLength={320}
              autoComplete="off"
              required
            />
          )}
          <TextInput
            label={said.token[kind]}
            description={said.tokenText[kind]}
            inputWrapperOrder={['label', 'input', 'description']}
            value={token}
            readOnly={isBusy}
            onChange={typed(setToken)}
            maxLength={5000}
            autoComplete="off"
            spellCheck={false}
            required
          />
        </div>
        <Failed error={look.error} />
        {looked && (
          <>
            <p role="status" className="sent">
              {looked.targets.length === 0 ? said.noPlace : said.isOf(visible(looked.account))}
            </p>
            <PlaceFields places={looked.targets} {...{ kind, target, setTarget, type, setType, isBusy }} />
            <Checkbox
              label={said.tellsEnd}
              checked={tells}
              disabled={isBusy}
              onChange={(event) => setTells(event.currentTarget.checked)}
            />
          </>
        )}
        <Failed error={keep.error} />
        <div className={rows.acts}>
          {looked === null ? (
            <Button type="submit" disabled={!isReady || isBusy}>
              {look.isSending ? said.looking : said.look}
            </Button>
          ) : (
            <Button type="submit" disabled={target === '' || isBusy}>
              {keep.isSending ? said.keeping : said.keep}
            </Button>
          )}
        </div>
        {added !== null && (
          <p role="status" className="sent">
            {said.added(visible(added))}
          </p>
        )}
      </form>
    </Sheet>
  )
}
