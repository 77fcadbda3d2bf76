import { type Field, onlyInFile, pages, type Section, sections, shapes } from './fields.ts'
import type { Path } from './place.ts'

/** Whether the pages know what stands at a path of the long form: as a field, within one, or on the way to one. */
export function isKnown(path: Path): boolean {
  const [first, workflow, ...rest] = path
  if (first === undefined || onlyInFile.some((key) => key === first)) return true
  if (first !== 'workflows') return isOf('plan', path)
  return workflow === undefined || rest.length === 0 || isOf('workflow', rest)
}

const isOf = (whose: 'workflow' | 'plan', path: Path): boolean =>
  sections.some((section: Section) => pages[section][whose].some((field) => reaches(field, path)))

/** Whether a field stands at a path that begins where it does, or the path is on the way to it. */
function reaches(field: Field, path: Path): boolean {
  const steps = field.key.split('.')
  const shared = Math.min(steps.length, path.length)
  if (steps.slice(0, shared).some((step, index) => step !== path[index])) return false
  const rest = path.slice(steps.length)
  if (rest.length === 0) return true
  switch (field.kind) {
    case 'group':
      return shapes[field.shape].some((one) => reaches(one, rest))
    case 'map':
    case 'list':
      return rest.length === 1 || shapes[field.shape].some((one) => reaches(one, rest.slice(1)))
    case 'pairs':
    case 'texts':
    case 'names':
    case 'choices':
      return rest.length === 1
    case 'text':
    case 'number':
    case 'day':
    case 'long':
    case 'yes':
    case 'choice':
    case 'name':
      return false
  }
}
