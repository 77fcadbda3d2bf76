import { Button, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { choiceWord, usePlanWords } from '../../messages/plan.ts'
import type { PlanWords } from '../../messages/plan-en.ts'
import { useWriting } from './draft.tsx'
import type { Names, ShapeName } from './fields.ts'
import { Add, Folded, Parts, Remove } from './folded.tsx'
import { nameFrom, toText } from './form-value.ts'
import { useNamed } from './named.ts'
import { isMap, type Path, pathText, valueAt, type Written } from './place.ts'
import classes from './plan.module.css'
import { entryName, placeInWords, summaryOf } from './summary.ts'
import { useField } from './use-field.ts'

type Part = { label: string; hint?: string; path: Path }
/** Parts with fields of their own are told how these look. */
type Offered = { of?: Names | readonly string[] | undefined }
type Inside = { inside: (at: Path) => ReactNode }

/** A part of the plan with fields of its own, folded until somebody looks into it. */
export function Group({ label, hint, path, shape, inside }: Part & Inside & { shape: ShapeName }) {
  const words = usePlanWords()
  const { draft, edit } = useWriting()
  const value = valueAt(draft.written, path)
  const isThere = value !== undefined && value !== null
  return (
    <Folded path={path} name={label} says={isThere ? summaryOf(words, value, shape) : words.nothing} isQuiet={!isThere}>
      {hint && <p className="quiet small">{hint}</p>}
      {inside(path)}
      {isThere && <Remove of={label} word={words.form.unset} go={() => edit([{ path, was: value }])} />}
    </Folded>
  )
}

/** Entries by name; a new one is named here. */
export function MapOf({ label, hint, path, shape, of, inside }: Part & Inside & Offered & { shape: ShapeName }) {
  const words = usePlanWords()
  const { draft, edit } = useWriting()
  const map = valueAt(draft.written, path)
  const entries = Object.entries(isMap(map) ? map : {})
  const add = (called: string) => {
    // People and systems have a name to be shown by beside the one that others refer to.
    const isCalled = shape === 'person' || shape === 'integration'
    const name = isCalled ? nameFrom(called, Object.keys(isMap(map) ? map : {})) : called
    const at = [...path, name]
    return edit([{ path: at, was: valueAt(draft.written, at), value: isCalled ? { name: called } : {} }])
  }
  return (
    <Parts label={label} hint={hint} path={path}>
      {entries.map(([name, value]) => (
        <Folded
          key={name}
          path={[...path, name]}
          name={nameOf(value) ?? entryName(words, shape, name)}
          code={name}
          says={summaryOf(words, value, shape)}
        >
          {inside([...path, name])}
          <Remove of={name} go={() => edit([{ path: [...path, name], was: value }])} />
        </Folded>
      ))}
      <Add label={label} path={path} of={of} taken={entries.map(([name]) => name)} add={add} />
    </Parts>
  )
}

/** Entries in their order. */
export function ListOf({ label, hint, path, shape, inside }: Part & Inside & { shape: ShapeName }) {
  const words = usePlanWords()
  const { draft, edit } = useWriting()
  const value = valueAt(draft.written, path)
  const items = Array.isArray(value) ? value : []
  const up = (index: number) => {
    const [before, item] = [items[index - 1], items[index]]
    return edit([
      { path: [...path, index - 1], was: before, value: item },
      { path: [...path, index], was: item, value: before },
    ])
  }
  const add = () => edit([{ path: [...path, items.length], was: undefined, value: {} }])
  return (
    <Parts label={label} hint={hint} path={path}>
      {items.map((item, index) => (
        <Folded
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is all that tells an entry of a list from its neighbours.
          key={index}
          path={[...path, index]}
          {...nameInList(words, item, shape, index, draft.written)}
        >
          {inside([...path, index])}
          <div className={classes.buttons}>
            <Remove of={words.form.number(index + 1)} go={() => edit([{ path: [...path, index], was: item }])} />
            {index > 0 && (
              <Button size="compact-sm" variant="default" onClick={() => up(index)}>
                {words.form.up}
              </Button>
            )}
          </div>
        </Folded>
      ))}
      <Button
        className={classes.start}
        size="compact-sm"
        variant="default"
        onClick={add}
        aria-label={words.form.addTo(label)}
      >
        {words.form.add}
      </Button>
    </Parts>
  )
}

/** What an entry without a name is told by; an assumption by the part of the plan that it is about. */
function nameInList(words: PlanWords, item: unknown, shape: ShapeName, index: number, whole: Written | null) {
  const { about, why } = isMap(item) ? item : ({} as Written)
  if (shape === 'assumption' && typeof about === 'string' && whole !== null)
    return { name: placeInWords(about, whole, words), says: toText(why) }
  const [name, ...rest] = summaryOf(words, item, shape).split(' · ')
  return { name: name || words.form.number(index + 1), says: rest.join(' · ') }
}

/** Names with one value each. */
export function Pairs(props: Part & Offered & { example?: string | undefined }) {
  const { label, hint, path, of, example } = props
  const { draft, edit } = useWriting()
  const named = useNamed()
  const words = usePlanWords()
  const called = (name: string) => {
    if (typeof of === 'string') return named(of).find(({ value }) => value === name)?.label
    return of ? choiceWord(words, name) : undefined
  }
  const map = valueAt(draft.written, path)
  const names = Object.keys(isMap(map) ? map : {})
  return (
    <Parts label={label} hint={hint} path={path}>
      {names.map((name) => (
        <Pair key={name} path={[...path, name]} name={called(name) ?? name} example={example} />
      ))}
      <Add
        label={label}
        path={path}
        of={of}
        taken={names}
        add={(name) => edit([{ path: [...path, name], was: undefined, value: '' }])}
      />
    </Parts>
  )
}

function Pair({ path, name, example }: { path: Path; name: string; example?: string | undefined }) {
  const { draft, edit } = useWriting()
  const state = useField(path, 'text')
  const at = pathText(path)
  return (
    <div className={classes.pair} data-at={at}>
      <Textarea
        label={name}
        placeholder={example}
        autosize
        minRows={1}
        error={draft.errors.find(({ key }) => key === at)?.message}
        value={state.text}
        onChange={(event) => state.write(event.currentTarget.value)}
        onBlur={state.send}
        onKeyDown={(event) => {
          // As long as it is, it is one line.
          if (event.key !== 'Enter') return
          event.preventDefault()
          state.send()
        }}
      />
      <Remove of={name} go={() => edit([{ path, was: state.saved }])} />
    </div>
  )
}

const nameOf = (value: unknown): string | undefined => {
  const name = toText((isMap(value) ? value : ({} as Written)).name)
  return name === '' ? undefined : name
}
