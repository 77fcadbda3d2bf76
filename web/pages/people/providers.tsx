import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import type { MemberRole } from './person-acts.tsx'

type Grant = paths['/api/v1/grants']['get']['responses'][200]['content']['application/json']['items'][number]

/** Which providers may see the workspace, and which could; an owner lets one in and ends it. */
export function Providers({ isOwner }: { isOwner: boolean }) {
  const words = useMessages()
  const said = words.people
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const answer = useQuery({ queryKey: ['grants', workspace], queryFn: () => api.get('/api/v1/grants') })
  const [ending, setEnding] = useState<Grant | null>(null)
  const end = useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/grants/{id}', { params: { id } }),
    onSuccess: () => {
      setEnding(null)
      return cache.invalidateQueries({ queryKey: ['grants', workspace] })
    },
  })
  const rolesOf = (one: Grant) => one.roles.map((role) => words.roles[role as MemberRole] ?? role).join(', ')
  return (
    <>
      <Sheet title={said.providers} flush>
        <p className={rows.calm}>{said.providersText}</p>
        <Panel
          answer={answer}
          words={words.panel}
          height={60}
          isEmpty={({ items }) => items.length === 0}
          empty={<p className={rows.calm}>{said.noProviders}</p>}
        >
          {({ items }) => (
            <ul className={rows.rows}>
              {items
                .toSorted((a, b) => Number(a.ended_at !== null) - Number(b.ended_at !== null))
                .map((one) => (
                  <li key={one.id} className={rows.row} data-over={one.ended_at !== null || undefined}>
                    <div className={rows.what}>
                      <strong className="sent">{one.provider_name}</strong>
                      <p>
                        {rolesOf(one)};{' '}
                        {one.ended_at === null ? (
                          <>
                            {said.since} <Moment time={one.granted_at} as="day" />
                          </>
                        ) : (
                          <>
                            {said.from} <Moment time={one.granted_at} as="day" /> {said.to}{' '}
                            <Moment time={one.ended_at} as="day" />
                          </>
                        )}
                      </p>
                    </div>
                    {one.ended_at !== null ? (
                      <span className="quiet small">{said.ended}</span>
                    ) : (
                      isOwner && (
                        <div className={rows.acts}>
                          <Button
                            size="xs"
                            variant="default"
                            aria-label={`${said.end}: ${one.provider_name}`}
                            onClick={() => {
                              end.reset()
                              setEnding(one)
                            }}
                          >
                            {said.end}
                          </Button>
                        </div>
                      )
                    )}
                  </li>
                ))}
            </ul>
          )}
        </Panel>
      </Sheet>
      {isOwner && <LetIn />}
      <Confirm
        title={ending && said.endTitle(ending.provider_name)}
        points={said.endText}
        act={said.end}
        cancel={words.cancel}
        isPending={end.isPending}
        error={end.error}
        confirm={() => ending && end.mutate(ending.id)}
        close={() => setEnding(null)}
      />
    </>
  )
}

const grantRoles = ['operator', 'reviewer', 'approver', 'viewer'] as const
type GrantRole = (typeof grantRoles)[number]

function LetIn() {
  const words = useMessages()
  const said = words.people
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const [provider, write, sent] = useDraft(`grant ${workspace}`)
  const [given, setGiven] = useState<readonly GrantRole[]>(['viewer'])
  const grant = useSend({
    key: ['grant', workspace],
    send: () => api.post('/api/v1/grants', { body: { provider: provider.trim(), roles: [...given] } }),
    sent: () => {
      sent()
      void cache.invalidateQueries({ queryKey: ['grants', workspace] })
    },
  })
  const isReady = provider.trim() !== '' && given.length > 0
  return (
    <Sheet title={said.grant}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) grant.send()
        }}
      >
        <TextInput
          label={said.provider}
          description={said.providerText}
          value={provider}
          readOnly={grant.isSending}
          onChange={(event) => write(event.currentTarget.value)}
          autoComplete="off"
          required
        />
        <Checkbox.Group
          label={said.grantRoles}
          value={[...given]}
          onChange={(values) => setGiven(grantRoles.filter((one) => values.includes(one)))}
        >
          <div className={rows.checks}>
            {grantRoles.map((role) => (
              <Checkbox
                key={role}
                value={role}
                disabled={grant.isSending}
                label={words.roles[role]}
                description={words.rolesMay[role]}
              />
            ))}
          </div>
        </Checkbox.Group>
        <Failed error={grant.error} />
        <div className={rows.acts}>
          <Button type="submit" disabled={!isReady || grant.isSending}>
            {said.grantButton}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
