/** The part that says what rules of the plan found in a run: who states a rule knows better than what sends. */
export const BY_PLAN = 'by the plan'

/** A line about a run that may be one of several: '' or left out, it is the run's own. Times in whatever form sorts. */
type Part = {
  readonly part?: string | undefined
  readonly started?: string | number | null | undefined
}

/**
 * The lines that tell of one run, in the order in which they are believed: what the plan found, the run's own, that of its root, then as they began, what
 * tells no beginning last, then by name. So it makes no difference in which order and how often they came.
 */
export function inOrderOfParts<T extends Part>(lines: readonly T[], root: string | undefined): T[] {
  const rank = ({ part }: T) => (part === BY_PLAN ? 0 : part ? (part === root ? 2 : 3) : 1)
  return lines.toSorted((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b)
    const [began, other] = [a.started ?? null, b.started ?? null]
    if (began !== other) return began === null ? 1 : other === null ? -1 : began < other ? -1 : 1
    return (a.part ?? '') < (b.part ?? '') ? -1 : 1
  })
}

const isKnown = (value: unknown) => value !== undefined && value !== null && value !== ''

/** Of each of some fields what the first line says that knows it. */
export function firstSaid<T extends object, F extends keyof T>(lines: readonly T[], fields: readonly F[]): Pick<T, F> {
  const said: Partial<Pick<T, F>> = {}
  for (const field of fields) {
    const line = lines.find((one) => isKnown(one[field])) ?? lines[0]
    if (line) said[field] = line[field]
  }
  return said as Pick<T, F>
}
