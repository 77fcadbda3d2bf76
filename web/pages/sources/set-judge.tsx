import { Button, Checkbox, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useSourcesWords } from '../../messages/sources.ts'
import { Failed } from '../../parts/failed.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useNames } from '../../shell/names.ts'
import type { JudgeFound } from './ask.ts'
import classes from './sources.module.css'

type Tried = { right: number; of: number }

/** Where a model answers, and what it may cost. The key is never shown, and that of before stays while the address does. */
export function SetJudge(props: { of: JudgeFound['judge']; set: (tried: Tried) => void; close: () => void }) {
  const { of, set, close } = props
  const words = useMessages()
  const said = useSourcesWords().judge
  const names = useNames()
  const { api, workspace } = useHere()
  const [typed, setTyped] = useState({
    url: of?.url ?? '',
    model: of?.model ?? '',
    key: '',
    usd_per_month: of?.usd_per_month ?? '',
    input_usd: of?.input_usd ?? '',
    output_usd: of?.output_usd ?? '',
    answers_per_day: String(of?.answers_per_day ?? 200),
  })
  const [workflows, setWorkflows] = useState<readonly string[]>(of?.workflows ?? [])
  const isKept = of?.is_on === true && typed.url.trim() === of.url && typed.key === ''
  const numbers = {
    usd_per_month: numberIn(typed.usd_per_month),
    input_usd: numberIn(typed.input_usd),
    output_usd: numberIn(typed.output_usd),
    answers_per_day: numberIn(typed.answers_per_day),
  }
  const isReady =
    typed.url.trim() !== '' && typed.model.trim() !== '' && Object.values(numbers).every((one) => !Number.isNaN(one))
  const { send, isSending, error } = useSend({
    key: ['judge', workspace],
    send: () =>
      api.put('/api/v1/sources/judge', {
        body: {
          ...{ url: typed.url.trim(), model: typed.model.trim(), ...numbers },
          ...(isKept ? {} : { key: typed.key.trim() }),
          workflows: workflows.length === 0 ? null : [...workflows],
        },
      }),
    sent: set,
  })
  const field = (name: keyof typeof typed, more: { text?: ReactNode; isNumber?: boolean; type?: string } = {}) => (
    <TextInput
      label={said.fields[name]}
      description={more.text}
      inputWrapperOrder={['label', 'input', 'description']}
      value={typed[name]}
      readOnly={isSending}
      onChange={(event) => {
        const { value } = event.currentTarget
        setTyped((before) => ({ ...before, [name]: value }))
      }}
      maxLength={more.isNumber ? 20 : 2000}
      autoComplete="off"
      spellCheck={false}
      required={name !== 'key'}
      {...(more.isNumber ? { inputMode: 'decimal' as const } : {})}
      {...(more.type ? { type: more.type } : {})}
    />
  )
  return (
    <form
      className={classes.judge}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) send()
      }}
    >
      <div className={rows.fields}>
        {field('url', { text: said.urlText })}
        {field('model', { text: said.modelText })}
      </div>
      <div className={rows.fields}>
        {field('key', { text: of?.is_on ? said.keyKept : said.keyText, type: 'password' })}
        {field('answers_per_day', { isNumber: true })}
      </div>
      <div className={classes.prices}>
        {field('usd_per_month', { isNumber: true })}
        {field('input_usd', { isNumber: true })}
        {field('output_usd', { isNumber: true })}
      </div>
      {names.workflows.length > 1 && (
        <Checkbox.Group
          label={said.fields.workflows}
          value={[...workflows]}
          onChange={(value) => !isSending && setWorkflows(value)}
        >
          <div className={classes.acts}>
            {names.workflows.map((one) => (
              <Checkbox key={one} value={one} label={visible(names.workflow(one))} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <p className="second">{said.consent}</p>
      <Failed error={error} />
      <p className={classes.acts}>
        <Button type="submit" disabled={!isReady || isSending}>
          {isSending ? said.trying : said.set}
        </Button>
        <Button variant="default" disabled={isSending} onClick={close}>
          {words.cancel}
        </Button>
      </p>
    </form>
  )
}

/** "0,4" and "0.4"; nothing is no number. */
const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.')))
