import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { mayOne, owners, useHere } from '../../session.tsx'
import { Connect } from '../../shell/connect.tsx'

const roles = ['sender', 'owner', 'operator', 'reviewer', 'approver', 'viewer'] as const
type Role = (typeof roles)[number]

/** Makes a key within what one may, and shows it, once, with what an engineer copies beside it. */
export function MakeKey() {
  const words = useMessages()
  const said = words.apiKeys
  const here = useHere()
  const { api, workspace } = here
  const cache = useQueryClient()
  const [name, write, sent] = useDraft(`key ${workspace}`)
  const mayGive = mayOne(here, owners)
    ? roles
    : roles.filter((one) => here.roles.includes(one === 'sender' ? 'operator' : one))
  const [given, setGiven] = useState<readonly Role[]>(() => [mayGive[0] ?? 'viewer'])
  const [days, setDays] = useState('365')
  const [workflow, setWorkflow] = useState('')
  const [perMinute, setPerMinute] = useState('')
  const [secret, setSecret] = useState<string | null>(null)
  // What is read is of the whole workspace: only of what it sends can a key have bounds.
  const sendsOnly = given.length === 1 && given[0] === 'sender'
  const make = useSend({
    key: ['key', workspace],
    send: () =>
      api.post('/api/v1/keys', {
        body: {
          ...{ name: name.trim(), roles: [...given], ...(days === '' ? {} : { days: Number(days) }) },
          ...(sendsOnly && workflow.trim() !== '' ? { workflow: workflow.trim() } : {}),
          ...(sendsOnly && perMinute !== '' ? { per_minute: Number(perMinute) } : {}),
        },
      }),
    sent: ({ key }) => {
      sent()
      setSecret(key)
      void cache.invalidateQueries({ queryKey: ['keys', workspace] })
    },
  })
  if (secret !== null) return <ShownKey secret={secret} done={() => setSecret(null)} />
  const isReady = name.trim() !== '' && given.length > 0
  return (
    <Sheet title={said.make}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) make.send()
        }}
      >
        <div className={rows.fields}>
          <TextInput
            label={said.name}
            placeholder={said.namePlace}
            value={name}
            readOnly={make.isSending}
            onChange={(event) => write(event.currentTarget.value)}
            maxLength={100}
            required
          />
          <NativeSelect
            label={said.days}
            value={days}
            disabled={make.isSending}
            onChange={(event) => setDays(event.currentTarget.value)}
            data={['30', '90', '365', ''].map((value) => ({ value, label: said.daysOf[value] ?? value }))}
          />
        </div>
        <Checkbox.Group
          label={said.may}
          description={said.mayText}
          value={[...given]}
          onChange={(values) => setGiven(roles.filter((one) => values.includes(one)))}
        >
          <div className={rows.checks}>
            {mayGive.map((role) => (
              <Checkbox
                key={role}
                value={role}
                disabled={make.isSending}
                label={words.roles[role]}
                description={words.rolesMay[role]}
              />
            ))}
          </div>
        </Checkbox.Group>
        {sendsOnly && (
          <div className={rows.fields}>
            <TextInput
              label={said.workflow}
              description={said.workflowText}
              value={workflow}
              readOnly={make.isSending}
              onChange={(event) => setWorkflow(event.currentTarget.value)}
              maxLength={200}
            />
            <TextInput
              label={said.perMinute}
              description={said.perMinuteText}
              inputMode="numeric"
              value={perMinute}
              readOnly={make.isSending}
              onChange={(event) => setPerMinute(event.currentTarget.value.replaceAll(/\D/g, ''))}
              maxLength={8}
            />
          </div>
        )}
        <Failed error={make.error} />
        <div className={rows.acts}>
          <Button type="submit" disabled={!isReady || make.isSending}>
            {make.isSending ? said.making : said.makeButton}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

function ShownKey({ secret, done }: { secret: string; done: () => void }) {
  const words = useMessages()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <Sheet title={words.connect.shown}>
      <div ref={place} tabIndex={-1} className={rows.shown}>
        <p className="second">{words.connect.shownText}</p>
        <Connect secret={secret} />
        <div className={rows.acts}>
          <Button onClick={done}>{words.connect.done}</Button>
        </div>
      </div>
    </Sheet>
  )
}
