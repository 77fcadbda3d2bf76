import { Button, FileInput, Switch, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { useReportsWords } from '../../messages/reports.ts'
import { Failed } from '../../parts/failed.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import classes from './reports.module.css'

type Given = paths['/api/v1/letterhead']['get']['responses'][200]['content']['application/json']['letterhead']

/** Whose name, colour and sign stand at the head of what leaves the workspace. */
export function Letterhead() {
  const words = useMessages()
  const said = useReportsWords()
  const { api, workspace } = useHere()
  const answer = useQuery({
    queryKey: ['letterhead', workspace],
    queryFn: () => api.get('/api/v1/letterhead'),
  })
  return (
    <Sheet title={said.letterhead}>
      <Panel answer={answer} words={words.panel} height={220}>
        {({ letterhead }) => <Form of={letterhead} />}
      </Panel>
    </Sheet>
  )
}

function Form({ of }: { of: Given }) {
  const said = useReportsWords()
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const [name, setName] = useState(of?.name ?? '')
  const [colour, setColour] = useState(of?.colour ?? '')
  const [file, setFile] = useState<File | null>(null)
  const [isBare, setBare] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const save = useSend({
    key: ['letterhead', workspace],
    send: async () => {
      const logo = isBare ? null : file ? await base64Of(file) : (of?.logo?.base64 ?? null)
      const body = { name: name.trim(), colour: colour.trim() === '' ? null : colour.trim(), logo }
      return await api.put('/api/v1/letterhead', { body })
    },
    sent: () => {
      setFile(null)
      setSaved(true)
      void cache.invalidateQueries({ queryKey: ['letterhead', workspace] })
      void cache.invalidateQueries({ queryKey: ['reports', workspace] })
    },
  })
  const writing = <T,>(write: (value: T) => void) => {
    return (value: T) => {
      setSaved(false)
      write(value)
    }
  }
  return (
    <form
      className={rows.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.send()
      }}
    >
      <p className="second small">{said.letterheadText}</p>
      <TextInput
        label={said.name}
        value={name}
        maxLength={120}
        readOnly={save.isSending}
        onChange={(event) => writing(setName)(event.currentTarget.value)}
        required
      />
      <TextInput
        label={said.colour}
        description={said.colourHint}
        inputWrapperOrder={['label', 'input', 'description']}
        value={colour}
        maxLength={20}
        readOnly={save.isSending}
        onChange={(event) => writing(setColour)(event.currentTarget.value)}
      />
      {of?.logo && (
        <img
          className={classes.logo}
          alt=""
          src={`data:${of.logo.type};base64,${of.logo.base64}`}
          width={of.logo.width}
          height={of.logo.height}
        />
      )}
      <FileInput
        label={said.logo}
        description={said.logoHint}
        inputWrapperOrder={['label', 'input', 'description']}
        placeholder={of?.logo ? said.logoKept : undefined}
        accept="image/png,image/jpeg"
        value={file}
        disabled={isBare}
        onChange={writing(setFile)}
        clearable
      />
      {of?.logo && (
        <Switch
          label={said.noLogo}
          checked={isBare}
          onChange={(event) => writing(setBare)(event.currentTarget.checked)}
        />
      )}
      <Failed error={save.error} />
      <div className={classes.acts}>
        <Button type="submit" variant="default" disabled={save.isSending || name.trim() === ''}>
          {save.isSending ? said.saving : said.save}
        </Button>
        <span role="status" className="second small">
          {isSaved ? said.saved : ''}
        </span>
      </div>
    </form>
  )
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
