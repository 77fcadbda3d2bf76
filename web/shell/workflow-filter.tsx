import { NativeSelect } from '@mantine/core'
import { visible } from '../parts/visible.ts'
import { useNames } from './names.ts'

/** Of which workflow a list is: all, one of the plan, or the one that the address names, though no plan knows it any more. */
export function WorkflowFilter(props: {
  label: string
  /** What choosing none is called. */
  all: string
  value: string | undefined
  choose: (workflow: string | undefined) => void
}) {
  const { label, all, value, choose } = props
  const names = useNames()
  const workflows = [...new Set([...names.workflows, ...(value ? [value] : [])])].toSorted()
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => choose(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: all },
        ...workflows.map((one) => ({ value: one, label: visible(names.workflow(one)) })),
      ]}
    />
  )
}
