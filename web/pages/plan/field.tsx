import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import { choiceWord, labelOf, usePlanWords } from '../../messages/plan.ts'
import { useWriting } from './draft.tsx'
import { Group, ListOf, MapOf, Pairs } from './entries.tsx'
import { type Field, shapes } from './fields.ts'
import { linesOf, toText } from './form-value.ts'
import { useNamed } from './named.ts'
import { isMap, type Path, pathText, under } from './place.ts'
import classes from './plan.module.css'
import { useField } from './use-field.ts'

/** The fields of a part of the plan, each at its place; `whose` says under which heading their words stand. */
export function Fields({ fields, whose, at }: { fields: readonly Field[]; whose: string; at: Path }) {
  return (
    <div className={classes.fields}>
      {fields.map((field) => (
        <FieldOf key={field.key} field={field} whose={whose} path={under(at, field)} />
      ))}
    </div>
  )
}

/** What to write stands below, so that fields beside each other stand in line. */
const below: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

type Given<F extends Field = Field> = { field: F; label: string; hint?: string; path: Path }

function FieldOf({ field, whose, path }: { field: Field; whose: string; path: Path }) {
  const words = usePlanWords()
  const given = { ...labelOf(words, whose, field.key), path }
  switch (field.kind) {
    case 'group':
    case 'map':
    case 'list': {
      const { shape } = field
      const inside = (at: Path) => <Fields fields={shapes[shape]} whose={shape} at={at} />
      if (field.kind === 'group') return <Group {...given} shape={shape} inside={inside} />
      if (field.kind === 'list') return <ListOf {...given} shape={shape} inside={inside} />
      return <MapOf {...given} shape={shape} of={field.of} inside={inside} />
    }
    case 'pairs':
      return <Pairs {...given} of={field.of} example={field.example} />
    case 'choices':
    case 'names':
      return <Several {...given} field={field} />
    case 'choice':
    case 'name':
    case 'yes':
      return <OneOf {...given} field={field} />
    case 'text':
    case 'number':
    case 'day':
    case 'long':
    case 'texts':
      return <Typed {...given} field={field} />
  }
}

/** What is wrong with a value, and the choice between mine and theirs, stand below their field. */
function useFaults(path: Path, field: ReturnType<typeof useField>) {
  const { draft } = useWriting()
  const said = usePlanWords().draft
  if (field.isConflict)
    return (
      <span className={classes.conflict}>
        {said.conflict} {said.theirs}: <strong>{toText(field.saved) || said.nothing}</strong>
        <span className={classes.buttons}>
          <Button size="compact-xs" onClick={field.keepMine}>
            {said.takeMine}
          </Button>
          <Button size="compact-xs" variant="default" onClick={field.takeTheirs}>
            {said.takeTheirs}
          </Button>
        </span>
      </span>
    )
  const at = pathText(path)
  return draft.errors.find(({ key }) => key === at)?.message
}

function Typed({
  field,
  label,
  hint,
  path,
}: Given<Extract<Field, { kind: 'text' | 'number' | 'day' | 'long' | 'texts' }>>) {
  const state = useField(path, field.kind)
  const faults = useFaults(path, state)
  const shared = {
    label,
    description: hint,
    inputWrapperOrder: below,
    error: faults,
    placeholder: field.example,
    value: state.text,
    onBlur: state.send,
  }
  if (field.kind === 'texts' || field.kind === 'long')
    return (
      <div className={classes.wide} data-at={pathText(path)}>
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxRows={16}
          onChange={(event) => state.write(event.currentTarget.value)}
        />
      </div>
    )
  return (
    <div data-at={pathText(path)}>
      <TextInput
        {...shared}
        // A date that is not one yet must show as it is written.
        type={field.kind === 'day' && /^(\d{4}-\d{2}-\d{2})?$/.test(state.text) ? 'date' : 'text'}
        onChange={(event) => state.write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') state.send()
        }}
      />
    </div>
  )
}

function OneOf({ field, label, hint, path }: Given<Extract<Field, { kind: 'choice' | 'name' | 'yes' }>>) {
  const words = usePlanWords()
  const state = useField(path, field.kind)
  const options = useOptions(field)
  const faults = useFaults(path, state)
  // Support at certain hours: they stand in the fields beside it.
  const isBelow = isMap(state.saved)
  const all =
    state.text === '' || options.some(({ value }) => value === state.text) ? options : [...options, asIs(state.text)]
  return (
    <div data-at={pathText(path)}>
      <NativeSelect
        label={label}
        description={hint}
        inputWrapperOrder={below}
        error={faults}
        value={state.text}
        onChange={(event) => {
          if (!isBelow || event.currentTarget.value !== '') state.choose(event.currentTarget.value)
        }}
        data={[{ value: '', label: isBelow ? words.form.below : words.form.notSaid }, ...all]}
      />
    </div>
  )
}

function Several({ field, label, hint, path }: Given<Extract<Field, { kind: 'choices' | 'names' }>>) {
  const words = usePlanWords()
  const state = useField(path, field.kind)
  const options = useOptions(field)
  const faults = useFaults(path, state)
  const chosen = linesOf(state.text)
  const all = [...options, ...chosen.filter((one) => options.every(({ value }) => value !== one)).map(asIs)]
  const id = useId()
  return (
    <div className={classes.wide} data-at={pathText(path)}>
      <Checkbox.Group
        label={label}
        description={hint}
        error={faults}
        value={chosen}
        // In the order in which the plan names them, whichever is pressed first; what is new comes last.
        onChange={(now) =>
          state.choose(
            [...chosen.filter((one) => now.includes(one)), ...now.filter((one) => !chosen.includes(one))].join('\n'),
          )
        }
      >
        <div className={classes.checks} id={id}>
          {all.length === 0 && <span className="quiet">{words.form.noneYet}</span>}
          {all.map((one) => (
            <Checkbox key={one.value} value={one.value} label={one.label} size="xs" />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  )
}

const asIs = (value: string) => ({ value, label: value })

/** What can be chosen: words of the format, or the names of what the plan holds elsewhere. */
function useOptions(field: Extract<Field, { kind: 'choice' | 'choices' | 'name' | 'names' | 'yes' }>) {
  const words = usePlanWords()
  const named = useNamed()
  if (field.kind === 'yes')
    return [
      { value: 'yes', label: words.form.yes },
      { value: 'no', label: words.form.no },
    ]
  if (field.kind === 'name' || field.kind === 'names') return named(field.of)
  return field.of.map((value) => ({ value, label: choiceWord(words, value) }))
}
