import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import { type GivenLink, linkUntil } from './link.tsx'
import { type MemberRole, memberRoles } from './person-acts.tsx'

/** Where an owner invites somebody; the link is shown by the page. */
export function Invite({ shown }: { shown: (link: GivenLink) => void }) {
  const words = useMessages()
  const said = words.people
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const [email, writeEmail, emailSent] = useDraft(`invite mail ${workspace}`)
  const [name, writeName, nameSent] = useDraft(`invite name ${workspace}`)
  const [role, setRole] = useState<MemberRole>('viewer')
  const invite = useSend({
    key: ['invite', workspace],
    send: () => api.post('/api/v1/people', { body: { email: email.trim(), name: name.trim(), role } }),
    sent: ({ link }) => {
      shown({ name: name.trim(), link, until: linkUntil() })
      emailSent()
      nameSent()
      void cache.invalidateQueries({ queryKey: ['people', workspace] })
    },
  })
  const isReady = email.trim() !== '' && name.trim() !== ''
  return (
    <Sheet title={said.invite}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) invite.send()
        }}
      >
        <div className={rows.fields}>
          <TextInput
            label={said.name}
            value={name}
            readOnly={invite.isSending}
            onChange={(event) => writeName(event.currentTarget.value)}
            autoComplete="off"
            maxLength={200}
            required
          />
          <TextInput
            type="email"
            label={said.mail}
            value={email}
            readOnly={invite.isSending}
            onChange={(event) => writeEmail(event.currentTarget.value)}
            autoComplete="off"
            required
          />
          <NativeSelect
            label={said.role}
            value={role}
            disabled={invite.isSending}
            onChange={(event) => setRole(event.currentTarget.value as MemberRole)}
            description={words.rolesMay[role]}
            inputWrapperOrder={['label', 'input', 'description']}
            data={memberRoles.map((value) => ({ value, label: words.roles[value] }))}
          />
        </div>
        <Failed error={invite.error} />
        <div className={rows.acts}>
          <Button type="submit" disabled={!isReady || invite.isSending}>
            {said.inviteButton}
          </Button>
        </div>
        <p className="second small">{said.inviteText}</p>
      </form>
    </Sheet>
  )
}
