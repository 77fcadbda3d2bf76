import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useRequestWords } from '../../messages/requests.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import rows from '../../parts/rows.module.css'
import { ReasonField } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useNames } from '../../shell/names.ts'
import { type Request, useDone } from './ask.ts'

type Asked = Request['asked']

/** What is asked for: of a new request, or of one that is edited. What is long stays in the tab until it is sent. */
export function AskForm(props: {
  of?: { id: string; asked: Asked }
  finding?: string | undefined
  pattern?: string | undefined
  review?: string | undefined
  workflow?: string | undefined
  close: () => void
  done: (id: string) => void
}) {
  const { of, finding, pattern, review, close, done } = props
  const words = useMessages()
  const said = useRequestWords()
  const { api, workspace } = useHere()
  const { workflows, workflow: nameOf } = useNames()
  const asksAnew = useDone()
  const about = `request ${workspace} ${of?.id ?? 'new'}`
  const [titleKept, writeTitle, titleSent] = useDraft(`${about} title`)
  const [whyKept, writeWhy, whySent] = useDraft(`${about} why`)
  const [asked, set] = useState<Asked>(
    of?.asked ?? {
      ...{
        title: '',
        why: '',
        workflow: props.workflow ?? workflows[0] ?? null,
        part: null,
        what: 'prompt',
        purpose: null,
        adds: [],
      },
      ...{ cause: null, effect: null, standard: null },
    },
  )
  const begin = useRef<HTMLInputElement>(null)
  useEffect(() => begin.current?.focus(), [])
  // What was written is kept; of an edit, what stands is where one begins.
  const title = titleKept === '' ? asked.title : titleKept
  const why = whyKept === '' ? asked.why : whyKept
  const { effect } = asked
  const isEffect = effect === null || (effect.measure !== '' && effect.expected !== '' && effect.by !== '')
  const isReady = title.trim() !== '' && why.trim() !== '' && isEffect
  const send = useSend({
    key: ['request', workspace, of?.id ?? 'new'],
    send: (draft: boolean) => {
      const body = { ...asked, title, why }
      if (of) return api.post('/api/v1/requests/{id}/edit', { params: { id: of.id }, body })
      const links = [
        ...(finding ? [{ kind: 'finding' as const, id: finding }] : []),
        ...(pattern ? [{ kind: 'pattern' as const, id: pattern }] : []),
        ...(review ? [{ kind: 'review' as const, id: review }] : []),
      ]
      return api.post('/api/v1/requests', { body: { ...body, links, draft } })
    },
    sent: ({ id }) => {
      titleSent()
      whySent()
      asksAnew()
      done(id)
    },
  })
  const change = (part: Partial<Asked>) => set((before) => ({ ...before, ...part }))
  const choices = <Name extends string>(of: Record<Name, string>) =>
    (Object.entries(of) as [Name, string][]).map(([value, label]) => ({ value, label }))
  const unsaid = { value: '', label: said.asked.unsaid }
  const changeEffect = (part: Partial<NonNullable<Asked['effect']>>) => {
    const next = { ...(effect ?? { measure: '', expected: '', by: '' }), ...part }
    change({ effect: Object.values(next).every((one) => one === '') ? null : next })
  }
  return (
    <form
      className={rows.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) send.send(false)
      }}
    >
      <p className="second">{of ? said.means.edit : said.fileText}</p>
      {finding && <p className="second">{said.restsOnFinding}</p>}
      {pattern && <p className="second">{said.restsOnPattern}</p>}
      {review && <p className="second">{said.restsOnReview}</p>}
      <TextInput
        ref={begin}
        label={said.asked.title}
        value={title}
        maxLength={200}
        readOnly={send.isSending}
        onChange={(event) => {
          change({ title: event.currentTarget.value })
          writeTitle(event.currentTarget.value)
        }}
        required
      />
      <ReasonField
        label={said.asked.why}
        value={why}
        readOnly={send.isSending}
        write={(text) => {
          change({ why: text })
          writeWhy(text)
        }}
      />
      <div className={rows.fields}>
        <NativeSelect
          label={said.asked.what}
          // A mail says nothing of it, and it stays so until somebody does.
          data={[...(asked.what === null ? [unsaid] : []), ...choices(said.what)]}
          value={asked.what ?? ''}
          onChange={(event) => change({ what: (event.currentTarget.value || null) as Asked['what'] })}
        />
        <NativeSelect
          label={said.asked.workflow}
          data={[
            ...workflows.map((value) => ({ value, label: visible(nameOf(value)) })),
            { value: '', label: said.asked.none },
          ]}
          value={asked.workflow ?? ''}
          onChange={(event) => change({ workflow: event.currentTarget.value || null })}
        />
        <TextInput
          label={said.asked.part}
          description={said.asked.partText}
          inputWrapperOrder={['label', 'input', 'description']}
          value={asked.part ?? ''}
          onChange={(event) => change({ part: event.currentTarget.value || null })}
        />
        <NativeSelect
          label={said.asked.purpose}
          data={[unsaid, ...choices(said.purpose)]}
          value={asked.purpose ?? ''}
          onChange={(event) => change({ purpose: (event.currentTarget.value || null) as Asked['purpose'] })}
        />
        <NativeSelect
          label={said.asked.cause}
          data={[unsaid, ...choices(said.cause)]}
          value={asked.cause ?? ''}
          onChange={(event) => change({ cause: (event.currentTarget.value || null) as Asked['cause'] })}
        />
      </div>
      <Checkbox.Group
        label={said.asked.adds}
        value={[...asked.adds]}
        onChange={(adds) => change({ adds: adds as Asked['adds'] })}
      >
        <div className={rows.checks}>
          {choices(said.adds).map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={rows.fields}>
        <TextInput
          label={said.asked.measure}
          value={effect?.measure ?? ''}
          maxLength={200}
          onChange={(event) => changeEffect({ measure: event.currentTarget.value })}
        />
        <TextInput
          label={said.asked.expected}
          value={effect?.expected ?? ''}
          maxLength={200}
          onChange={(event) => changeEffect({ expected: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={said.asked.by}
          value={effect?.by ?? ''}
          onChange={(event) => changeEffect({ by: event.currentTarget.value })}
        />
      </div>
      <Failed error={send.error} />
      <div className={rows.acts}>
        <Button type="submit" disabled={!isReady || send.isSending}>
          {send.isSending ? said.sending : of ? said.act.edit : said.send}
        </Button>
        {!of && (
          <Button variant="default" disabled={!isReady || send.isSending} onClick={() => send.send(true)}>
            {said.keep}
          </Button>
        )}
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
