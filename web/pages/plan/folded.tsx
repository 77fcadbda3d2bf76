import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { choiceWord, usePlanWords } from '../../messages/plan.ts'
import { draftsOf, useDraft } from '../../parts/draft.ts'
import { Icon } from '../../parts/icon.tsx'
import { Mark } from '../../parts/mark.tsx'
import { useHere } from '../../session.tsx'
import { useWriting } from './draft.tsx'
import type { Names } from './fields.ts'
import { useNamed } from './named.ts'
import { isUnder, type Path, pathText } from './place.ts'
import classes from './plan.module.css'
import { newIn, unsentOf } from './use-field.ts'

/** Entries of one kind under their heading. */
export function Parts({
  label,
  hint,
  path,
  children,
}: {
  label: string
  hint?: string | undefined
  path: Path
  children: ReactNode
}) {
  return (
    <section className={classes.parts} data-at={pathText(path)} aria-label={label}>
      <h3>{label}</h3>
      {hint && <p className="quiet small">{hint}</p>}
      <PartFault path={path} />
      {children}
    </section>
  )
}

/** Open where the address leads into it, where something in it is wrong, or where somebody has typed what is not saved. */
export function Folded(props: {
  path: Path
  name: string
  code?: string
  says?: string
  isQuiet?: boolean
  children: ReactNode
}) {
  const { path, name, code, says, isQuiet, children } = props
  const { draft, at } = useWriting()
  const { workspace } = useHere()
  const here = pathText(path)
  const isWrong = draft.errors.some(({ key }) => isUnder(key, here))
  const [isOpen, setOpen] = useState(() => {
    const unsent = draftsOf(unsentOf(workspace)).map((key) => key.slice(unsentOf(workspace).length))
    return [at, ...unsent].some((one) => one !== '' && isUnder(one, here))
  })
  return (
    <details
      className={classes.folded}
      data-at={here}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <Icon name="right" size={14} />
        <span className={classes.name}>
          {name}
          {code !== undefined && ![code, code.replaceAll('_', ' ')].includes(name) && <code>{code}</code>}
        </span>
        <span className={isQuiet ? 'quiet' : 'second'}>{says}</span>
        {isWrong && <Mark tone="bad" size={14} />}
      </summary>
      {isOpen && (
        <div className={classes.inside}>
          <PartFault path={path} />
          {children}
        </div>
      )}
    </details>
  )
}

/** Asks once more, in its own place: what is removed takes all that stands in it along. */
export function Remove({ of, word, go }: { of: string; word?: string; go: () => Promise<void> }) {
  const said = usePlanWords().form
  const [isSure, setSure] = useState(false)
  return (
    <Button
      size="compact-sm"
      variant="default"
      className={classes.remove}
      data-sure={isSure || undefined}
      aria-label={`${isSure ? said.removeSure : (word ?? said.remove)} ${of}`}
      onBlur={() => setSure(false)}
      onClick={() => (isSure ? go().catch(() => setSure(false)) : setSure(true))}
    >
      {isSure ? said.removeSure : (word ?? said.remove)}
    </Button>
  )
}

/** Names what is added: freely, or one of those that are left. */
export function Add(props: {
  label: string
  path: Path
  of: Names | readonly string[] | undefined
  taken: readonly string[]
  add: (name: string) => Promise<void>
}) {
  const { label, path, of, taken, add } = props
  const words = usePlanWords()
  const named = useNamed()
  const { workspace } = useHere()
  const [name, write, sent] = useDraft(`${newIn(workspace)}${pathText(path)}`)
  const [isAdding, setAdding] = useState(false)
  const offered = typeof of === 'string' ? named(of) : of?.map((value) => ({ value, label: choiceWord(words, value) }))
  const left = offered?.filter(({ value }) => !taken.includes(value))
  // What is named after a kind of case may also stand for all the rest.
  const choices =
    of === 'case_types' && !taken.includes('all')
      ? [...(left ?? []), { value: 'all', label: words.form.allOthers }]
      : left
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const given = name.trim()
    if (given === '' || taken.includes(given) || isAdding) return
    setAdding(true)
    await add(given).then(sent, () => undefined)
    setAdding(false)
  }
  if (choices?.length === 0) return null
  return (
    <form className={classes.add} onSubmit={submit}>
      {choices ? (
        <NativeSelect
          size="xs"
          aria-label={words.form.addTo(label)}
          value={name}
          disabled={isAdding}
          onChange={(event) => write(event.currentTarget.value)}
          data={[{ value: '', label: words.form.choose }, ...choices]}
        />
      ) : (
        <TextInput
          size="xs"
          aria-label={`${words.form.addTo(label)}: ${words.form.newName}`}
          placeholder={words.form.newName}
          value={name}
          readOnly={isAdding}
          onChange={(event) => write(event.currentTarget.value)}
          maxLength={200}
        />
      )}
      <Button
        type="submit"
        size="xs"
        variant="default"
        disabled={name.trim() === '' || isAdding}
        aria-label={words.form.addTo(label)}
      >
        {words.form.add}
      </Button>
    </form>
  )
}

/** A fault of a part that is more than one field. */
function PartFault({ path }: { path: Path }) {
  const { draft } = useWriting()
  const at = pathText(path)
  const found = draft.errors.find(({ key }) => key === at)
  return found ? (
    <p className={classes.fault}>
      <Mark tone="bad" size={14} /> {found.message}
    </p>
  ) : null
}
