import { TextInput } from '@mantine/core'
import { useMessages } from '../../messages/messages.ts'

/** Takes an API key of n8n, which is not shown while it is typed or pasted. */
export function KeyField(props: { value: string; readOnly: boolean; write: (key: string) => void }) {
  const said = useMessages().connectors
  const { value, readOnly, write } = props
  return (
    <TextInput
      type="password"
      label={said.key}
      description={said.keyText}
      value={value}
      readOnly={readOnly}
      onChange={(event) => write(event.currentTarget.value)}
      inputWrapperOrder={['label', 'input', 'description']}
      autoComplete="off"
      required
    />
  )
}
