import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { apiOf } from '../../api.ts'
import { useMessages } from '../../messages/messages.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Short } from '../../parts/copy.tsx'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { useMe } from '../../session.tsx'
import classes from './clients.module.css'

type Person =
  paths['/api/v1/providers/{id}/staff']['get']['responses'][200]['content']['application/json']['items'][number]

/** A provider one works for: what a client needs to let it in, and who else works for it. */
export function Provider({ id, name }: { id: string; name: string }) {
  const words = useMessages()
  const said = words.clients
  const me = useMe()
  const cache = useQueryClient()
  const answer = useQuery({
    queryKey: ['staff', id],
    queryFn: () => apiOf().get('/api/v1/providers/{id}/staff', { params: { id } }),
  })
  const [leaving, setLeaving] = useState<Person | null>(null)
  const takeOff = useMutation({
    mutationFn: (person: string) => apiOf().delete('/api/v1/providers/{id}/staff/{person}', { params: { id, person } }),
    onSuccess: () => {
      setLeaving(null)
      return Promise.all([
        cache.invalidateQueries({ queryKey: ['staff', id] }),
        cache.invalidateQueries({ queryKey: ['me'] }),
        cache.invalidateQueries({ queryKey: ['clients'] }),
      ])
    },
  })
  return (
    <>
      <Sheet title={<span className="sent">{name}</span>} flush>
        <p className={rows.calm}>
          {said.letIn} <Short text={id} words={words} />
        </p>
        <Panel answer={answer} words={words.panel} height={60}>
          {({ items }) => (
            <ul className={rows.rows} aria-label={said.staffOf(name)}>
              {items.map((one) => (
                <li key={one.id} className={rows.row}>
                  <div className={rows.what}>
                    <span>
                      <strong className="sent">{one.name}</strong>
                      {one.id === me.data?.person?.id && <span className={rows.tag}>{words.people.you}</span>}
                    </span>
                    <p className="sent">{one.email}</p>
                  </div>
                  <div className={rows.acts}>
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`${said.takeOff}: ${one.name}`}
                      onClick={() => {
                        takeOff.reset()
                        setLeaving(one)
                      }}
                    >
                      {said.takeOff}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <AddStaff provider={id} />
      </Sheet>
      <Confirm
        title={leaving && said.takeOffTitle(leaving.name, name)}
        points={said.takeOffText}
        act={said.takeOff}
        cancel={words.cancel}
        isPending={takeOff.isPending}
        error={takeOff.error}
        confirm={() => leaving && takeOff.mutate(leaving.id)}
        close={() => setLeaving(null)}
      />
    </>
  )
}

function AddStaff({ provider }: { provider: string }) {
  const said = useMessages().clients
  const cache = useQueryClient()
  const [mail, write, sent] = useDraft(`staff ${provider}`)
  const add = useSend({
    key: ['staff', provider],
    send: () =>
      apiOf().post('/api/v1/providers/{id}/staff', { params: { id: provider }, body: { person: mail.trim() } }),
    sent: () => {
      sent()
      void cache.invalidateQueries({ queryKey: ['staff', provider] })
    },
  })
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault()
        if (mail.trim() !== '') add.send()
      }}
    >
      <TextInput
        label={said.addStaff}
        description={said.addStaffText}
        value={mail}
        readOnly={add.isSending}
        onChange={(event) => write(event.currentTarget.value)}
        autoComplete="off"
      />
      <Button type="submit" variant="default" disabled={mail.trim() === ''} loading={add.isSending}>
        {said.add}
      </Button>
      <Failed error={add.error} />
    </form>
  )
}
