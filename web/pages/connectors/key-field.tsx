import { TextInput } from '@mantine/core'
import { useMessages } from '../../messages/messages.ts'
import type { Connector } from './ask.ts'

/** Takes a key of a platform, which is not shown while it is typed or pasted. */
export function KeyField(props: {
  kind: Connector['kind']
  value: string
  readOnly: boolean
  write: (key: string) => void
  isOptional?: boolean
}) {
  const said = useMessages().connectors
  const { kind, value, readOnly, write, isOptional = false } = props
  const words = kind === 'sheet' ? undefined : kind === 'http' ? said.records : said.of[kind]
  return (
    <TextInput
      type="password"
      label={words?.key}
      description={words?.keyText}
      value={value}
      readOnly={readOnly}
      onChange={(event) => write(event.currentTarget.value)}
      inputWrapperOrder={['label', 'input', 'description']}
      autoComplete="off"
      required={!isOptional}
    />
  )
}
