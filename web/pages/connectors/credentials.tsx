import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Badge } from '../../parts/mark.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'

/** What other systems are read with, by name: those that the plan names and nobody has set stand first. No value is ever shown. */
export function Credentials() {
  const words = useMessages()
  const said = words.credentials
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const answer = useQuery({
    queryKey: ['credentials', workspace],
    queryFn: () => api.get('/api/v1/credentials'),
  })
  const [setting, setSetting] = useState<string | null>(null)
  const [removing, setRemoving] = useState<string | null>(null)
  const told = () => cache.invalidateQueries({ queryKey: ['credentials', workspace] })
  const remove = useMutation({
    mutationFn: (name: string) => api.delete('/api/v1/credentials/{name}', { params: { name } }),
    onSuccess: () => {
      setRemoving(null)
      return told()
    },
  })
  return (
    <Sheet title={said.title} flush>
      <p className={rows.calm}>{said.text}</p>
      <Panel
        answer={answer}
        words={words.panel}
        height={60}
        isEmpty={({ items, missing }) => items.length + missing.length === 0}
        empty={<p className={rows.calm}>{said.none}</p>}
      >
        {({ items, missing }) => (
          <ul className={rows.rows}>
            {missing.map(({ name, used_by }) => (
              <li key={name} className={rows.row}>
                <div className={rows.what}>
                  <span>
                    <strong className="sent">{name}</strong> <Badge tone="bad">{said.missing}</Badge>
                  </span>
                  <p className="sent">{said.usedBy(used_by)}</p>
                </div>
                <div className={rows.acts}>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${said.set}: ${name}`}
                    onClick={() => setSetting(name)}
                  >
                    {said.set}
                  </Button>
                </div>
              </li>
            ))}
            {items.map(({ name, set_at, by, used_by }) => (
              <li key={name} className={rows.row}>
                <div className={rows.what}>
                  <strong className="sent">{name}</strong>
                  <p className="sent">{used_by.length > 0 ? said.usedBy(used_by) : said.unused}</p>
                  <p className="sent">
                    {said.setBy(by)} <Moment time={set_at} as="day" />
                  </p>
                </div>
                <div className={rows.acts}>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${said.replace}: ${name}`}
                    onClick={() => setSetting(name)}
                  >
                    {said.replace}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${said.remove}: ${name}`}
                    onClick={() => {
                      remove.reset()
                      setRemoving(name)
                    }}
                  >
                    {said.remove}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Modal
        opened={setting !== null}
        onClose={() => setSetting(null)}
        title={setting && said.setTitle(setting)}
        size="md"
      >
        {setting && <SetCredential name={setting} told={told} close={() => setSetting(null)} />}
      </Modal>
      <Confirm
        title={removing && said.removeTitle(removing)}
        points={said.removeText}
        act={said.remove}
        cancel={words.cancel}
        isPending={remove.isPending}
        error={remove.error}
        confirm={() => removing && remove.mutate(removing)}
        close={() => setRemoving(null)}
      />
    </Sheet>
  )
}

function SetCredential(props: { name: string; told: () => void; close: () => void }) {
  const { name, told, close } = props
  const words = useMessages()
  const said = words.credentials
  const { api, workspace } = useHere()
  const [value, setValue] = useState('')
  const set = useSend({
    key: ['credential', workspace, name],
    send: () => api.put('/api/v1/credentials/{name}', { params: { name }, body: { value: value.trim() } }),
    sent: () => {
      told()
      close()
    },
  })
  return (
    <Saying of={set} points={[]} act={said.setAct} cancel={words.cancel} isReady={value.trim() !== ''} close={close}>
      <TextInput
        type="password"
        label={said.value}
        description={said.valueText}
        inputWrapperOrder={['label', 'input', 'description']}
        value={value}
        readOnly={set.isSending}
        onChange={(event) => setValue(event.currentTarget.value)}
        autoComplete="off"
        required
        data-autofocus
      />
    </Saying>
  )
}
