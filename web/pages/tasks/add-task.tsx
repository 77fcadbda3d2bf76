import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useTaskWords } from '../../messages/tasks.ts'
import { Failed } from '../../parts/failed.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useNames } from '../../shell/names.ts'
import { nowAt, usePlace } from '../../shell/place.ts'
import { type Origin, useTasksDone } from './ask.ts'

/** What a task is made of, as it is sent. */
export type AskedTask = {
  readonly title: string
  readonly owner: string
  readonly due: string
  readonly expected: string | null
  readonly objective: string | null
  readonly workflow: string | null
}

/** A task as a form that makes it at once. */
export function AddTask(props: {
  from?: Origin | undefined
  workflow?: string | undefined
  close: () => void
  done: (id: string) => void
}) {
  const { from, workflow, close, done } = props
  const said = useTaskWords()
  const { api, workspace } = useHere()
  const asksAnew = useTasksDone()
  const send = useSend({
    key: ['task', workspace, 'new', from?.id ?? ''],
    send: (asked: AskedTask) => api.post('/api/v1/tasks', { body: { ...asked, from: from ?? null } }),
    sent: ({ id }) => {
      asksAnew()
      done(id)
    },
  })
  const rests = from && { finding: said.fromFinding, request: said.fromRequest, review: said.fromReview }[from.kind]
  return (
    <TaskForm
      text={[said.addText, rests].filter(Boolean).join(' ')}
      workflow={workflow}
      isSending={send.isSending}
      error={send.error}
      submit={send.send}
      close={close}
    />
  )
}

/** The form alone, for whoever does something else with what it holds. */
export function TaskForm(props: {
  text: string
  workflow?: string | undefined
  isSending?: boolean
  error?: Error | null
  submit: (asked: AskedTask) => void
  close: () => void
}) {
  const { text, isSending = false, error = null, submit, close } = props
  const words = useMessages()
  const said = useTaskWords()
  const { names } = usePlace()
  const { workflows, workflow: nameOf } = useNames()
  const place = usePlace()
  const people = Object.entries(names.plan_people)
  const [asked, set] = useState<AskedTask>({
    ...{ title: '', owner: people[0]?.[0] ?? '', due: inAWeek(nowAt(place)), expected: null, objective: null },
    workflow: props.workflow ?? null,
  })
  const promises = usePromises(asked.workflow)
  const begin = useRef<HTMLInputElement>(null)
  useEffect(() => begin.current?.focus(), [])
  const isReady = asked.title.trim() !== '' && asked.due !== '' && asked.owner !== ''
  const change = (part: Partial<AskedTask>) => set((before) => ({ ...before, ...part }))
  return (
    <form
      className={rows.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && !isSending) submit({ ...asked, expected: asked.expected?.trim() || null })
      }}
    >
      <p className="second">{text}</p>
      <TextInput
        ref={begin}
        label={said.what}
        value={asked.title}
        maxLength={200}
        readOnly={isSending}
        onChange={(event) => change({ title: event.currentTarget.value })}
        required
      />
      <div className={rows.fields}>
        <NativeSelect
          label={said.owner}
          data={people.map(([value, label]) => ({ value, label: visible(label) }))}
          value={asked.owner}
          onChange={(event) => change({ owner: event.currentTarget.value })}
          required
        />
        <TextInput
          type="date"
          label={said.due}
          value={asked.due}
          readOnly={isSending}
          onChange={(event) => change({ due: event.currentTarget.value })}
          required
        />
        <NativeSelect
          label={said.workflow}
          data={[
            { value: '', label: said.noWorkflow },
            ...workflows.map((value) => ({ value, label: visible(nameOf(value)) })),
          ]}
          value={asked.workflow ?? ''}
          onChange={(event) => change({ workflow: event.currentTarget.value || null, objective: null })}
        />
      </div>
      <Textarea
        label={said.expected}
        description={said.expectedText}
        inputWrapperOrder={['label', 'input', 'description']}
        value={asked.expected ?? ''}
        maxLength={500}
        autosize
        minRows={1}
        readOnly={isSending}
        onChange={(event) => change({ expected: event.currentTarget.value })}
      />
      {promises.length > 0 && (
        <NativeSelect
          label={said.objective}
          data={[
            { value: '', label: said.noObjective },
            ...promises.map((name) => ({ value: name, label: visible(name.replaceAll('_', ' ')) })),
          ]}
          value={asked.objective ?? ''}
          onChange={(event) => change({ objective: event.currentTarget.value || null })}
        />
      )}
      <Failed error={error} />
      <div className={rows.acts}>
        <Button type="submit" disabled={!isReady || isSending}>
          {said.save}
        </Button>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}

/** What the plan promises of a workflow, by the names that it has there. */
function usePromises(workflow: string | null): readonly string[] {
  const { api, workspace } = useHere()
  const answer = useQuery({
    queryKey: ['plan', workspace],
    queryFn: () => api.get('/api/v1/plan'),
    staleTime: 300_000,
    enabled: workflow !== null,
  })
  const plan = answer.data?.plan as { workflows?: Record<string, { objectives?: object }> } | undefined
  return workflow === null ? [] : Object.keys(plan?.workflows?.[workflow]?.objectives ?? {})
}

const inAWeek = (now: number): string => new Date(now + 7 * 86_400_000).toISOString().slice(0, 10)
