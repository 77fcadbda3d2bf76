import { useWriting } from './draft.tsx'
import type { Names } from './fields.ts'
import { isMap, placeOfNames, valueAt } from './place.ts'

/** The names of a part of the plan, each with what it is called. */
export function useNamed(): (of: Names) => { value: string; label: string }[] {
  const { draft, workflow } = useWriting()
  return (of) => {
    const map = valueAt(draft.written, placeOfNames(of, workflow))
    return Object.entries(isMap(map) ? map : {}).map(([value, one]) => {
      const called = isMap(one) && typeof one.name === 'string' && of !== 'models' ? one.name : value
      return { value, label: called }
    })
  }
}
