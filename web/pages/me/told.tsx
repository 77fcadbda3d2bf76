import { Button, Checkbox, NativeSelect, Select, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { apiOf } from '../../api.ts'
import { languages, useMessages } from '../../messages/messages.ts'
import { useNoticeWords } from '../../messages/notices.ts'
import { Failed } from '../../parts/failed.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'

type Preference = paths['/api/v1/me/notices']['get']['responses'][200]['content']['application/json']
const zones = Intl.supportedValuesOf('timeZone')

/** How one likes to be told: what a plan leaves to whoever is told. */
export function Told() {
  const words = useMessages()
  const said = useNoticeWords().mine
  const answer = useQuery({ queryKey: ['me', 'notices'], queryFn: () => apiOf().get('/api/v1/me/notices') })
  return (
    <Sheet title={said.title}>
      <Panel answer={answer} words={words.panel}>
        {(preference) => <Form of={preference} />}
      </Panel>
    </Sheet>
  )
}

function Form({ of }: { of: Preference }) {
  const said = useNoticeWords().mine
  const cache = useQueryClient()
  const [wish, setWish] = useState(of)
  const [from, setFrom] = useState(of.quiet?.from ?? '')
  const [to, setTo] = useState(of.quiet?.to ?? '')
  const [isKept, setIsKept] = useState(false)
  const keep = useSend({
    key: ['me', 'notices'],
    send: () => apiOf().put('/api/v1/me/notices', { body: { ...wish, quiet: from || to ? { from, to } : null } }),
    sent: (now) => {
      cache.setQueryData(['me', 'notices'], now)
      void cache.invalidateQueries({ queryKey: ['me', 'monday'] })
      setIsKept(true)
    },
  })
  const change = (given: Partial<Preference>) => {
    setIsKept(false)
    setWish({ ...wish, ...given })
  }
  const severity = (name: 'medium' | 'low') => (
    <NativeSelect
      label={said[name]}
      value={wish[name]}
      disabled={keep.isSending}
      onChange={(event) => change({ [name]: event.currentTarget.value as Preference['low'] })}
      data={(['at_once', 'daily', 'never'] as const).map((value) => ({ value, label: said.wishes[value] }))}
    />
  )
  const hour = (label: string, value: string, set: (value: string) => void) => (
    <TextInput
      type="time"
      label={label}
      value={value}
      readOnly={keep.isSending}
      onChange={(event) => {
        setIsKept(false)
        set(event.currentTarget.value)
      }}
    />
  )
  return (
    <form
      className={rows.form}
      onSubmit={(event) => {
        event.preventDefault()
        keep.send()
      }}
    >
      <p className="second">{said.text}</p>
      <div className={rows.fields}>
        <NativeSelect
          label={said.language}
          value={wish.language}
          disabled={keep.isSending}
          onChange={(event) => change({ language: event.currentTarget.value as Preference['language'] })}
          data={Object.entries(languages).map(([value, one]) => ({ value, label: one.name }))}
        />
        <Select
          label={said.zone}
          placeholder={said.ofPlan}
          value={wish.time_zone}
          disabled={keep.isSending}
          onChange={(value) => change({ time_zone: value })}
          data={zones}
          searchable
          clearable
          limit={50}
        />
      </div>
      <div className={rows.fields}>
        {hour(said.from, from, setFrom)}
        {hour(said.to, to, setTo)}
      </div>
      <div className={rows.fields}>
        {severity('medium')}
        {severity('low')}
      </div>
      <Checkbox
        label={said.monday}
        checked={wish.monday}
        disabled={keep.isSending}
        onChange={(event) => change({ monday: event.currentTarget.checked })}
      />
      <Failed error={keep.error} />
      <div className={rows.acts}>
        <Button type="submit" variant="default" loading={keep.isSending}>
          {said.keep}
        </Button>
      </div>
      {isKept && <p role="status">{said.kept}</p>}
    </form>
  )
}
