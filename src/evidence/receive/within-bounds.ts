/** How long ids and names of the record may be, in letters. */
const MAX_ID = 200
const MAX_NAME = 500
/** People tell runs apart by them; longer ones are texts. */
const MAX_LABEL = 4000

/** What other clients may have written longer than the record keeps it. Ids of runs and steps are not among them: cut, two would be one. */
const bounds: Readonly<Record<string, number>> = {
  workflow: MAX_ID,
  case: MAX_ID,
  case_type: MAX_ID,
  route: MAX_ID,
  release: MAX_ID,
  session: MAX_ID,
  user: MAX_ID,
  name: MAX_NAME,
  trigger: MAX_NAME,
  integration: MAX_ID,
  action: MAX_ID,
  model: MAX_ID,
  provider: MAX_ID,
}
const names = Object.keys(bounds)

/** What stands one step deeper: `error.type`, `prompt.name`, all labels, who judged. */
const deeper: Readonly<Record<string, { readonly only?: string; readonly most: number }>> = {
  error: { only: 'type', most: MAX_NAME },
  prompt: { most: MAX_NAME },
  labels: { most: MAX_LABEL },
  by: { only: 'id', most: MAX_ID },
}
const holders = Object.keys(deeper)

/**
 * A line that spans said, with its ids and names no longer than the record allows. It is cut behind the mask: cut before, half of an address or a
 * number would be left, which no search recognizes.
 */
export function withinBounds<L extends object>(line: L): L {
  const given = line as Readonly<Record<string, unknown>>
  let cut: Record<string, unknown> | undefined
  for (const name of names) {
    const [value, most] = [given[name], bounds[name] ?? MAX_ID]
    if (typeof value !== 'string' || value.length <= most) continue
    cut ??= { ...given }
    cut[name] = value.slice(0, most)
  }
  for (const name of holders) {
    const { only, most } = deeper[name] ?? { most: MAX_ID }
    const inner = given[name] as Readonly<Record<string, unknown>> | undefined
    if (inner === undefined) continue
    const isLong = (key: string, value: unknown) =>
      (only === undefined || only === key) && typeof value === 'string' && value.length > most
    if (!Object.entries(inner).some(([key, value]) => isLong(key, value))) continue
    cut ??= { ...given }
    cut[name] = Object.fromEntries(
      Object.entries(inner).map(([key, value]) => [key, isLong(key, value) ? String(value).slice(0, most) : value]),
    )
  }
  return (cut ?? line) as L
}
