import { Button, Textarea } from '@mantine/core'
import { type RefObject, useEffect, useRef } from 'react'
import { AftercareError } from '../../api.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import type { ListedFinding } from './finding-words.ts'
import classes from './findings.module.css'
import { useKeep } from './kept.ts'

type Field = 'description' | 'why'

/** What nobody wrote down, written down: what was altered, and why. What is typed stays in the tab until the server has it. */
export function ChangeNote({ of, close }: { of: ListedFinding; close: () => void }) {
  const said = useMessages().finding
  const { api, workspace } = useHere()
  const { again } = useKeep()
  const description = useDraft(`finding ${of.id} description`)
  const why = useDraft(`finding ${of.id} why`)
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    first.current?.focus()
  }, [])
  const shown = ['finding', 'findings', 'overview', 'decisions', 'change-notes']
  const { send, isSending, error } = useSend({
    key: ['change-note', workspace, of.id],
    send: () =>
      api
        .post('/api/v1/findings/{id}/change-note', {
          params: { id: of.id },
          body: { description: description[0], why: why[0] },
        })
        .catch((failure: unknown) => {
          // Somebody was quicker: shown as it is.
          if (failure instanceof AftercareError && failure.status === 409) again(...shown)
          throw failure
        }),
    sent: () => {
      for (const [, , sent] of [description, why]) sent()
      again(...shown)
      close()
    },
  })
  const isEmpty = description[0].trim() === '' || why[0].trim() === ''
  const submit = () => {
    if (!isEmpty) send()
  }
  const field = (
    name: Field,
    [text, write]: ReturnType<typeof useDraft>,
    ref?: RefObject<HTMLTextAreaElement | null>,
  ) => (
    <Textarea
      {...(ref ? { ref } : {})}
      label={said.writesChange[name].label}
      description={said.writesChange[name].text}
      value={text}
      readOnly={isSending}
      onChange={(event) => write(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
      }}
      autosize
      minRows={2}
      maxRows={10}
      maxLength={2000}
      required
    />
  )
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      {field('description', description, first)}
      {field('why', why)}
      <Failed error={error} />
      <div className={classes.buttons}>
        <Button type="submit" disabled={isEmpty || isSending}>
          {isSending ? said.sending : said.writesChange.send}
        </Button>
        <Button variant="default" onClick={close}>
          {said.close}
        </Button>
        <span className="hidden" role="status">
          {isSending && said.sending}
        </span>
      </div>
    </form>
  )
}
