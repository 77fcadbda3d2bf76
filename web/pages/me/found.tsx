import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { apiOf } from '../../api.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'

/** For whoever looks after automations of others: a name under which clients let them in. */
export function FoundProvider() {
  const said = useMessages().me
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [name, write, sent] = useDraft('provider')
  const found = useSend({
    key: ['provider'],
    send: () => apiOf().post('/api/v1/providers', { body: { name: name.trim() } }),
    sent: async () => {
      sent()
      await cache.invalidateQueries({ queryKey: ['me'] })
      await navigate({ to: '/clients' })
    },
  })
  return (
    <Sheet title={said.provider}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') found.send()
        }}
      >
        <p className="second">{said.providerText}</p>
        <TextInput
          label={said.providerName}
          placeholder={said.providerPlace}
          value={name}
          readOnly={found.isSending}
          onChange={(event) => write(event.currentTarget.value)}
          maxLength={200}
          autoComplete="organization"
        />
        <div>
          <Button type="submit" variant="default" disabled={name.trim() === ''} loading={found.isSending}>
            {said.found}
          </Button>
        </div>
        <Failed error={found.error} />
      </form>
    </Sheet>
  )
}
