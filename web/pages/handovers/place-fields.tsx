import { NativeSelect, TextInput } from '@mantine/core'
import { useHandoverWords } from '../../messages/handovers.ts'
import rows from '../../parts/rows.module.css'
import { visible } from '../../parts/visible.ts'
import type { Kind, Looked } from './ask.ts'

/** Where in a tool tickets are made, of the places that a token sees; in Jira as which type of issue. */
export function PlaceFields({
  kind,
  places,
  target,
  setTarget,
  type,
  setType,
  isBusy,
}: {
  kind: Kind
  places: Looked['targets']
  target: string
  setTarget: (id: string) => void
  type: string
  setType: (name: string) => void
  isBusy: boolean
}) {
  const said = useHandoverWords().trackers
  return (
    <div className={rows.fields}>
      <NativeSelect
        label={said.target[kind]}
        value={target}
        disabled={isBusy}
        onChange={(event) => setTarget(event.currentTarget.value)}
        data={places.map(({ id, name }) => ({ value: id, label: visible(name) }))}
      />
      {kind === 'jira' && target !== '' && (
        <TextInput
          label={said.issueType}
          description={said.issueTypeText}
          inputWrapperOrder={['label', 'input', 'description']}
          value={type}
          readOnly={isBusy}
          onChange={(event) => setType(event.currentTarget.value)}
          maxLength={100}
        />
      )}
    </div>
  )
}

/** As it is sent: "OPS", or "OPS/Bug". */
export const inPlace = (kind: Kind, target: string, type: string): string =>
  kind === 'jira' && type.trim() !== '' ? `${target}/${type.trim()}` : target
