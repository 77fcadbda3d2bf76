import { TextInput } from '@mantine/core'
import { useMessages } from '../../messages/messages.ts'
import { KeyField } from './key-field.tsx'

/** Both keys of a project of Langfuse: which it is, and the one that nobody is shown. */
export type Keys = { readonly open: string; readonly secret: string }
export const noKeys: Keys = { open: '', secret: '' }

export const areGiven = ({ open, secret }: Keys): boolean => open.trim() !== '' && secret.trim() !== ''
/** As the API takes them. */
export const asOne = ({ open, secret }: Keys): string => `${open.trim()}:${secret.trim()}`

export function LangfuseKeys({
  keys,
  readOnly,
  write,
}: {
  keys: Keys
  readOnly: boolean
  write: (keys: Keys) => void
}) {
  const said = useMessages().connectors.of.langfuse
  return (
    <>
      <TextInput
        label={said.open}
        description={said.openText}
        placeholder="pk-lf-..."
        value={keys.open}
        readOnly={readOnly}
        onChange={(event) => write({ ...keys, open: event.currentTarget.value })}
        inputWrapperOrder={['label', 'input', 'description']}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <KeyField
        kind="langfuse"
        value={keys.secret}
        readOnly={readOnly}
        write={(secret) => write({ ...keys, secret })}
      />
    </>
  )
}
