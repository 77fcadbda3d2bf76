import { Button, Modal, Radio } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Failed } from '../../parts/failed.tsx'
import rows from '../../parts/rows.module.css'
import { useHere } from '../../session.tsx'
import { type GivenLink, linkUntil } from './link.tsx'

export const memberRoles = ['owner', 'operator', 'reviewer', 'approver', 'viewer'] as const
export type MemberRole = (typeof memberRoles)[number]
export type Member = { readonly id: string; readonly name: string; readonly email: string; readonly role: MemberRole }

/** What an owner does about somebody: another role, a new link where they are locked out, or out of the workspace. */
export function PersonActs({ of, shown }: { of: Member; shown: (link: GivenLink) => void }) {
  const words = useMessages()
  const said = words.people
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const [asked, setAsked] = useState<'role' | 'remove' | null>(null)
  const [role, setRole] = useState(of.role)
  const params = { id: of.id }
  const done = () => {
    setAsked(null)
    // One's own role decides what this page offers.
    return Promise.all([['people', workspace], ['me']].map((queryKey) => cache.invalidateQueries({ queryKey })))
  }
  const change = useMutation({
    mutationFn: () => api.post('/api/v1/people/{id}/role', { params, body: { role } }),
    onSuccess: done,
  })
  const remove = useMutation({ mutationFn: () => api.delete('/api/v1/people/{id}', { params }), onSuccess: done })
  const renew = useMutation({
    mutationFn: () => api.post('/api/v1/links', { body: { email: of.email } }),
    onSuccess: ({ link }) => shown({ name: of.name, link, until: linkUntil() }),
  })
  return (
    <>
      <div className={rows.acts}>
        <Button
          size="xs"
          variant="default"
          aria-label={`${said.change}: ${of.name}`}
          onClick={() => {
            change.reset()
            setRole(of.role)
            setAsked('role')
          }}
        >
          {said.change}
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label={`${said.newLink}: ${of.name}`}
          disabled={renew.isPending}
          onClick={() => renew.mutate()}
        >
          {said.newLink}
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label={`${said.remove}: ${of.name}`}
          onClick={() => {
            remove.reset()
            setAsked('remove')
          }}
        >
          {said.remove}
        </Button>
      </div>
      <Failed error={renew.error} />
      <Modal opened={asked === 'role'} onClose={() => setAsked(null)} title={said.changeTitle(of.name)}>
        <form
          className={rows.form}
          onSubmit={(event) => {
            event.preventDefault()
            change.mutate()
          }}
        >
          <Radio.Group
            aria-label={said.changeTitle(of.name)}
            value={role}
            onChange={(value) => setRole(value as MemberRole)}
          >
            <div className={rows.checks}>
              {memberRoles.map((one) => (
                <Radio key={one} value={one} label={words.roles[one]} description={words.rolesMay[one]} />
              ))}
            </div>
          </Radio.Group>
          <Failed error={change.error} />
          <div className={rows.acts}>
            <Button type="submit" disabled={change.isPending || role === of.role}>
              {said.save}
            </Button>
            <Button variant="default" onClick={() => setAsked(null)}>
              {words.cancel}
            </Button>
          </div>
        </form>
      </Modal>
      <Confirm
        title={asked === 'remove' ? said.removeTitle(of.name) : null}
        points={said.removeText}
        act={said.remove}
        cancel={words.cancel}
        isPending={remove.isPending}
        error={remove.error}
        confirm={() => remove.mutate()}
        close={() => setAsked(null)}
      />
    </>
  )
}
