import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useExceptionWords } from '../../messages/exceptions.ts'
import { useMessages } from '../../messages/messages.ts'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { usePlace } from '../../shell/place.ts'
import { type Pattern, useNameOf } from './ask.ts'
import classes from './exceptions.module.css'

/** What is said of patterns, each a form of its own. */
export const sayings = ['known', 'working', 'fixed', 'accepted'] as const
export type Said = (typeof sayings)[number]
export type Act = Said | 'give' | 'merge'

const remedies = ['prompt', 'route', 'integration', 'other'] as const

type Body = paths['/api/v1/exceptions/{pattern}']['post']['requestBody']['content']['application/json']

/** Asks anew for what follows from something said of a pattern. */
function useSaid() {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => {
    for (const name of ['exceptions', 'exception', 'decisions'])
      void cache.invalidateQueries({ queryKey: [name, workspace] })
  }
}

/** Says the same of some patterns, one after the other: what could not be kept is told, what could stays. */
function useSay(act: Act, of: readonly Pattern[], close: () => void) {
  const said = useExceptionWords()
  const { number } = useFormat()
  const { api, workspace } = useHere()
  const asksAnew = useSaid()
  return useSend({
    key: ['exceptions', workspace, act, ...of.map(({ id }) => id)],
    send: async (body: Body) => {
      const failures: Error[] = []
      for (const { id } of of)
        await api.post('/api/v1/exceptions/{pattern}', { params: { pattern: id }, body }).catch((error: Error) => {
          failures.push(error)
        })
      const [first] = failures
      if (!first) return
      asksAnew()
      throw of.length === 1
        ? first
        : new Error(said.left(number(failures.length), number(of.length), first.message), { cause: first })
    },
    sent: () => {
      asksAnew()
      close()
    },
  })
}

/** One thing that is said of some patterns: what it means, what it takes, and the act by its name. */
export function Say({ of, act, close }: { of: readonly Pattern[]; act: Said; close: () => void }) {
  const words = useMessages()
  const said = useExceptionWords()
  const send = useSay(act, of, close)
  const [only] = of.length === 1 ? of : []
  const [because, writeBecause] = useState('')
  const [remedy, setRemedy] = useState<(typeof remedies)[number] | ''>(only?.remedy ?? '')
  const [release, setRelease] = useState('')
  const [until, setUntil] = useState('')
  const isMended = act === 'working' || act === 'fixed'
  const body = {
    state: act,
    ...(isMended && remedy !== '' ? { remedy } : {}),
    ...(because.trim() === '' ? {} : { because: because.trim() }),
    ...(act === 'fixed' && release.trim() !== '' ? { release: release.trim() } : {}),
    ...(act === 'accepted' ? { until } : {}),
  }
  return (
    <Saying
      of={{ ...send, send: () => send.send(body) }}
      points={[said.means[act]]}
      act={said.send[act]}
      cancel={words.cancel}
      isReady={act !== 'accepted' || (because.trim() !== '' && until !== '')}
      close={close}
    >
      {isMended && (
        <NativeSelect
          label={act === 'fixed' ? said.remedyDone : said.remedy}
          value={remedy}
          onChange={(event) => setRemedy(event.currentTarget.value as typeof remedy)}
          data={[
            { value: '', label: said.remedyOpen },
            ...remedies.map((value) => ({ value, label: said.remedies[value] })),
          ]}
          data-autofocus
        />
      )}
      {act === 'fixed' && (
        <TextInput
          label={said.release}
          value={release}
          readOnly={send.isSending}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setRelease(event.currentTarget.value)}
        />
      )}
      <ReasonField
        label={act === 'accepted' ? said.because : said.note}
        value={because}
        readOnly={send.isSending}
        write={writeBecause}
        isFirst={!isMended}
        isRequired={act === 'accepted'}
      />
      {act === 'accepted' && (
        <TextInput
          type="date"
          label={said.until}
          value={until}
          readOnly={send.isSending}
          onChange={(event) => setUntil(event.currentTarget.value)}
          required
        />
      )}
    </Saying>
  )
}

/** Who has some patterns; and what one of them is called. */
export function Give({ of, close }: { of: readonly Pattern[]; close: () => void }) {
  const words = useMessages()
  const said = useExceptionWords()
  const { names } = usePlace()
  const nameOf = useNameOf()
  const send = useSay('give', of, close)
  const [only] = of.length === 1 ? of : []
  const [owner, setOwner] = useState(only?.owner ?? '')
  const [name, setName] = useState(only?.name ?? '')
  const people = Object.entries(names.plan_people).map(([value, label]) => ({ value, label: visible(label) }))
  const known =
    owner === '' || people.some(({ value }) => value === owner) ? people : [...people, { value: owner, label: owner }]
  const body = { owner: owner || null, ...(only ? { name: name.trim() || null } : {}) }
  return (
    <Saying
      of={{ ...send, send: () => send.send(body) }}
      points={[said.means.give]}
      act={said.send.give}
      cancel={words.cancel}
      isReady
      close={close}
    >
      <NativeSelect
        label={said.owner}
        value={owner}
        onChange={(event) => setOwner(event.currentTarget.value)}
        data={[{ value: '', label: said.ownerNobody }, ...known]}
        data-autofocus
      />
      {only && (
        <TextInput
          label={said.name}
          placeholder={nameOf({ ...only, name: null })}
          value={name}
          readOnly={send.isSending}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
    </Saying>
  )
}

/** That what happened in a run is a matter of its own: what reads the same goes with it. */
export function Split({
  of,
  example: { run, step, kind, text },
  close,
  split,
}: {
  of: number
  example: { run: string; step: string; kind: Pattern['kinds'][number]; text: string | null }
  close: () => void
  split: (id: number) => void
}) {
  const words = useMessages()
  const said = useExceptionWords()
  const { api, workspace } = useHere()
  const asksAnew = useSaid()
  const send = useSend({
    key: ['exceptions', workspace, 'split', of, run, step],
    send: () => api.post('/api/v1/exceptions/{pattern}/split', { params: { pattern: of }, body: { run, step, kind } }),
    sent: ({ id }) => {
      asksAnew()
      close()
      split(id)
    },
  })
  return (
    <Saying of={send} points={[said.means.split]} act={said.send.split} cancel={words.cancel} isReady close={close}>
      {text !== null && (
        <pre dir="auto" className={classes.message}>
          {visible(text)}
        </pre>
      )}
    </Saying>
  )
}

/** That a pattern is another one, chosen from those that happened most. */
export function Merge({ of, close, merged }: { of: Pattern; close: () => void; merged: (into: number) => void }) {
  const words = useMessages()
  const said = useExceptionWords()
  const { api, workspace } = useHere()
  const asksAnew = useSaid()
  const nameOf = useNameOf()
  const all = useQuery({
    queryKey: ['exceptions', workspace, 'to choose'],
    queryFn: () => api.get('/api/v1/exceptions', { query: { limit: 200 } }),
  })
  const [into, setInto] = useState('')
  const others = all.data?.items.filter(({ id }) => id !== of.id) ?? []
  const send = useSend({
    key: ['exceptions', workspace, 'merge', of.id],
    send: () =>
      api.post('/api/v1/exceptions/{pattern}/merge', { params: { pattern: of.id }, body: { into: Number(into) } }),
    sent: ({ id }) => {
      asksAnew()
      close()
      merged(id)
    },
  })
  return (
    <Saying
      of={send}
      points={[said.means.merge]}
      act={said.send.merge}
      cancel={words.cancel}
      isReady={into !== ''}
      close={close}
      isFinal
    >
      <NativeSelect
        label={said.into}
        value={into}
        disabled={all.data === undefined}
        onChange={(event) => setInto(event.currentTarget.value)}
        data={[
          { value: '', label: said.notANumber },
          ...others.map((one) => ({ value: String(one.id), label: `${one.id}: ${nameOf(one).slice(0, 100)}` })),
        ]}
        data-autofocus
      />
    </Saying>
  )
}
