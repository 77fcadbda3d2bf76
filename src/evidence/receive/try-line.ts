import type { Evidence } from '../../store/evidence/evidence.ts'
import { contentOfLines } from './content.ts'
import { placesIn, type Span } from './json-place.ts'
import type { Masker } from './mask.ts'
import { ERASED, type Pipe } from './pipe.ts'
import { readWithFaults } from './read-line.ts'

/** What would become of a line that is sent, and what of it would be understood. */
export type Tried = {
  readonly accepted: boolean
  readonly faults: readonly {
    readonly says: string
    /** Where in the text, in UTF-16 units. */
    readonly places: readonly Span[]
  }[]
  /** As it would be kept, masked: a member each, nested ones with a point. */
  readonly understood: { readonly type: string; readonly fields: readonly Field[] } | null
}
type Field = { readonly name: string; readonly value: string }

/** A value is shown so far: the whole of it stands in the line. */
const SHOWN = 300

/** Reads a line as the pipe would, and keeps nothing. */
export async function tryLine(
  { evidence, pipe }: { evidence: Evidence; pipe: Pipe },
  workspace: string,
  masker: Masker,
  text: string,
): Promise<Tried> {
  const read = readWithFaults(text)
  if ('faults' in read) {
    const places = placesIn(text)
    const faults = read.faults.map(({ says, paths }) => {
      const spans = paths.length === 0 ? [places.broken] : paths.map((path) => places.of(path))
      // The reason may repeat a value.
      return { says: masker.text(says), places: spans.filter((one) => one !== null) }
    })
    return { accepted: false, faults, understood: null }
  }
  const { line } = read
  const contentOf = await contentOfLines(evidence, workspace, masker.shapes, 1, () => ({ kind: 'line', line }))
  const kept = masker(line, contentOf(line))
  const erased = await pipe.erasedIn(workspace)
  const faults = erased?.holds(line, kept) ? [{ says: ERASED, places: [] }] : []
  return {
    accepted: faults.length === 0,
    faults,
    understood: { type: line.type, fields: fieldsOf(kept, '').filter(({ name }) => name !== 'type') },
  }
}

function fieldsOf(value: object, before: string): Field[] {
  return Object.entries(value).flatMap(([key, inner]): Field[] => {
    const name = `${before}${key}`
    if (inner === undefined) return []
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && Object.keys(inner).length > 0)
      return fieldsOf(inner, `${name}.`)
    const text = typeof inner === 'string' ? inner : JSON.stringify(inner)
    return [{ name, value: text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text }]
  })
}
