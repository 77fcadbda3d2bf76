import { type Field, type Names, pages, type Section, sections } from './fields.ts'

/** Where parts of a plan are: paths as lists of steps, and as the text in which errors, gaps and addresses name them. */
export type Path = readonly (string | number)[]
export type Written = Readonly<Record<string, unknown>>

export const isMap = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const pathText = (path: Path): string => path.join('.')

/** What stands at a path; undefined where nothing does. */
export function valueAt(written: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    return (at as Record<string | number, unknown>)[step]
  }, written)
}

export const under = (path: Path, { key }: Field): Path => [...path, ...key.split('.')]

/** Whether a part lies at a place or below it; "objectives" is no part of "objectives_of". */
export const isUnder = (part: string, place: string): boolean => part === place || part.startsWith(`${place}.`)

const placed = sections.flatMap((section) =>
  (['workflow', 'plan'] as const).flatMap((whose) => pages[section][whose].map(({ key }) => ({ section, whose, key }))),
)

/** The page on which a part stands, and its workflow where it belongs to one; the part is named as in "workflows.triage.case". */
export function pageOf(part: string, workflows: readonly string[]): { section: Section; workflow?: string } {
  const workflow = part.startsWith('workflows.') ? namedIn(part.slice('workflows.'.length), workflows) : undefined
  if (workflow === undefined) return { section: sectionOf('plan', part) }
  return { section: sectionOf('workflow', part.slice(`workflows.${workflow}.`.length)), workflow }
}

/** The workflow that a path begins with. Names may hold dots. */
function namedIn(path: string, workflows: readonly string[]): string | undefined {
  for (let end = path.indexOf('.'); ; end = path.indexOf('.', end + 1)) {
    const name = end === -1 ? path : path.slice(0, end)
    if (workflows.includes(name)) return name
    if (end === -1) return undefined
  }
}

/** Of hundreds of workflows thousands of parts are asked for, and they are the same few. */
const known = new Map<string, Section>()

function sectionOf(whose: 'workflow' | 'plan', rest: string): Section {
  const found = known.get(`${whose} ${rest}`)
  if (found) return found
  const of = placed
    .filter((one) => one.whose === whose && (isUnder(rest, one.key) || isUnder(one.key, rest)))
    .toSorted((a, b) => b.key.length - a.key.length)
  // "support" as a whole is where most of it stands; "changes" begins with who approves them.
  const best = of.find((one) => isUnder(rest, one.key)) ?? of.find((one) => one.section === 'support') ?? of[0]
  const section = best?.section ?? (rest.startsWith('continuity') ? 'breaks' : 'what')
  if (known.size > 10_000) known.clear()
  known.set(`${whose} ${rest}`, section)
  return section
}

/** Where the names stand that a field offers. */
export const placeOfNames = (of: Names, workflow: string): Path =>
  of === 'people' || of === 'integrations' || of === 'workflows' ? [of] : ['workflows', workflow, of]

/** The parts that are written and that no page knows: a key of the format's future, or a mistake. Named by their path. */
export function unknownParts(written: Written, known: (path: Path) => boolean): string[] {
  const walk = (value: unknown, path: Path): string[] => {
    if (path.length > 0 && !known(path)) return [pathText(path)]
    if (Array.isArray(value)) return value.flatMap((one, index) => walk(one, [...path, index]))
    return isMap(value) ? Object.entries(value).flatMap(([key, one]) => walk(one, [...path, key])) : []
  }
  return walk(written, [])
}
