import type { ReactNode } from 'react'
import { choiceWord, labelOf, usePlanWords } from '../../messages/plan.ts'
import type { PlanWords } from '../../messages/plan-en.ts'
import { spoken } from '../../parts/format.ts'
import { usePlain } from '../../shell/use-plain.ts'
import { type Field, shapes } from './fields.ts'
import { toText } from './form-value.ts'
import { isMap, pathText, placeOfNames, under, valueAt, type Written } from './place.ts'
import classes from './plan.module.css'
import { entryName, placeInWords } from './summary.ts'

type Given = { whole: Written; workflow: string }

/** What is said of each field, as a list of facts; what is not said is left out. */
export function Said({
  fields,
  whose,
  value,
  ...given
}: Given & { fields: readonly Field[]; whose: string; value: unknown }) {
  const said = usePlanWords()
  const inPlain = usePlain()
  const facts = fields.flatMap((field) => {
    const found = valueAt(value, under([], field))
    const shown = show(field, found, said, inPlain, given)
    return shown === null ? [] : [{ field, label: labelOf(said, whose, field.key).label, shown }]
  })
  if (facts.length === 0) return <p className="quiet">{said.nothing}</p>
  return (
    <dl className={classes.facts}>
      {facts.map(({ field, label, shown }) => (
        <div
          key={field.key}
          data-at={pathText(under(whose === 'workflow' ? ['workflows', given.workflow] : [], field))}
        >
          <dt>{label}</dt>
          <dd>{shown}</dd>
        </div>
      ))}
    </dl>
  )
}

function show(
  field: Field,
  value: unknown,
  said: PlanWords,
  inPlain: (text: string) => string,
  given: Given,
): ReactNode {
  if (value === undefined || value === null || value === '') return null
  switch (field.kind) {
    case 'text':
    case 'number':
    case 'long':
    case 'day':
      return isMap(value) ? null : spoken(inPlain(String(value)))
    case 'yes':
      return value === true ? said.form.yes : said.form.no
    case 'choice':
      return isMap(value) ? null : choiceWord(said, String(value))
    case 'choices':
      return Array.isArray(value) && value.length > 0
        ? value.map((one) => choiceWord(said, String(one))).join(', ')
        : null
    case 'name':
    case 'names': {
      const names = Array.isArray(value) ? value : [value]
      return names.length === 0 ? null : names.map((one) => nameOf(given, field.of, String(one))).join(', ')
    }
    case 'texts': {
      const items = (Array.isArray(value) ? value : [value]).map((one) => inPlain(String(one)))
      if (items.length === 0) return null
      if (items.every((one) => one.length < 40)) return items.join(', ')
      return (
        <ol className={classes.steps}>
          {items.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ol>
      )
    }
    case 'pairs': {
      const pairs = Object.entries(isMap(value) ? value : {})
      if (pairs.length === 0) return null
      return (
        <ul className={classes.entries}>
          {pairs.map(([name, one]) => (
            <li key={name}>
              <strong>
                {typeof field.of === 'string'
                  ? nameOf(given, field.of, name)
                  : field.of
                    ? choiceWord(said, name)
                    : name}
              </strong>{' '}
              <span className="second">{String(one)}</span>
            </li>
          ))}
        </ul>
      )
    }
    case 'group': {
      const inner = inWords(shapes[field.shape], field.shape, value, said, inPlain, given)
      return inner.length === 0 ? null : <Facts facts={inner} />
    }
    case 'map':
    case 'list': {
      const entries = Object.entries(isMap(value) || Array.isArray(value) ? value : {}).map(([name, one]) => {
        if (field.shape === 'assumption' && isMap(one) && typeof one.about === 'string')
          return { name, called: placeInWords(one.about, given.whole, said), facts: [], text: toText(one.why) }
        const called = isMap(one) && typeof one.name === 'string' ? one.name : field.kind === 'map' ? name : ''
        const fields = shapes[field.shape].filter(({ key }) => !isSaid(key, name, called, one))
        const facts = inWords(fields, field.shape, one, said, inPlain, given)
        return { name, called: entryName(said, field.shape, called), facts, text: '' }
      })
      if (entries.length === 0) return null
      if (entries.every(({ facts, text }) => facts.length === 0 && text === ''))
        return entries.map(({ called }) => called).join(', ')
      return (
        <ul className={classes.entries}>
          {entries.map(({ name, called, facts, text }) => (
            <li key={name}>
              {called !== '' && <strong>{called}</strong>}
              {text === '' ? <Facts facts={facts} /> : <p>{text}</p>}
            </li>
          ))}
        </ul>
      )
    }
  }
}

/** What an entry is called says it already: its name, and of most promises what is measured. */
const isSaid = (key: string, name: string, called: string, entry: unknown): boolean =>
  (key === 'name' && called !== '') || (key === 'measure' && isMap(entry) && entry.measure === name)

type Fact = { key: string; label: string; shown: ReactNode }

function inWords(
  fields: readonly Field[],
  whose: string,
  value: unknown,
  said: PlanWords,
  inPlain: (text: string) => string,
  given: Given,
): Fact[] {
  return fields.flatMap((field) => {
    const found = valueAt(value, under([], field))
    // Within an entry only what holds is worth a word.
    if (found === false || (Array.isArray(found) && found.length === 0)) return []
    const shown = show(field, found, said, inPlain, given)
    return shown === null ? [] : [{ key: field.key, label: labelOf(said, whose, field.key).label, shown }]
  })
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <div className={classes.inline}>
      {facts.map(({ key, label, shown }) => (
        <div key={key}>
          <span className="quiet">{label}:</span> {shown}
        </div>
      ))}
    </div>
  )
}

function nameOf({ whole, workflow }: Given, of: Parameters<typeof placeOfNames>[0], name: string): string {
  const called = valueAt(whole, [...placeOfNames(of, workflow), name, 'name'])
  return typeof called === 'string' && of !== 'models' ? called : name
}
