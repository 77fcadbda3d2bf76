import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { usePlanWords } from '../../messages/plan.ts'
import { useDraft } from '../../parts/draft.ts'
import { useHere } from '../../session.tsx'
import { useWriting } from './draft.tsx'
import type { Section } from './fields.ts'
import { Remove } from './folded.tsx'
import { nameFrom } from './form-value.ts'
import { valueAt } from './place.ts'
import classes from './plan.module.css'
import { newIn } from './use-field.ts'

export function RemoveWorkflow({ workflow }: { workflow: string }) {
  const { draft, edit } = useWriting()
  const { removeWorkflow } = usePlanWords().form
  const path = ['workflows', workflow]
  return (
    <p className={classes.apart}>
      <Remove of={workflow} word={removeWorkflow} go={() => edit([{ path, was: valueAt(draft.written, path) }])} />
    </p>
  )
}

/** Which workflow the page is about, and a place to name another. */
export function WorkflowSwitch(props: {
  workflow: string
  workflows: Readonly<Record<string, string>>
  section: Section
}) {
  const { workflow, workflows, section } = props
  const said = usePlanWords()
  const { edit } = useWriting()
  const navigate = useNavigate({ from: '/w/$workspace/plan/edit/$section' })
  const { workspace } = useHere()
  const [name, write, sent] = useDraft(`${newIn(workspace)}workflows`)
  const [isAdding, setAdding] = useState(false)
  const choose = (next: string) => navigate({ search: { workflow: next }, resetScroll: false })
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || isAdding) return
    setAdding(true)
    const key = nameFrom(name, Object.keys(workflows))
    await edit([{ path: ['workflows', key], was: undefined, value: { name: name.trim() } }]).then(
      () => {
        sent()
        choose(key)
      },
      () => undefined,
    )
    setAdding(false)
  }
  return (
    <div className={classes.add}>
      {Object.keys(workflows).length > 1 ? (
        <NativeSelect
          size="xs"
          aria-label={said.workflow}
          value={workflow}
          onChange={(event) => choose(event.currentTarget.value)}
          data={Object.entries(workflows).map(([value, label]) => ({ value, label }))}
        />
      ) : (
        <strong>{workflows[workflow]}</strong>
      )}
      {section === 'what' && (
        <form className={classes.add} onSubmit={add}>
          <TextInput
            size="xs"
            aria-label={said.addWorkflow}
            placeholder={said.addWorkflow}
            value={name}
            readOnly={isAdding}
            onChange={(event) => write(event.currentTarget.value)}
          />
          <Button
            type="submit"
            size="xs"
            variant="default"
            disabled={name.trim() === '' || isAdding}
            aria-label={`${said.form.add}: ${said.addWorkflow}`}
          >
            {said.form.add}
          </Button>
        </form>
      )}
    </div>
  )
}
