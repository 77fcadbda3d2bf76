import type { paths } from '../../../sdk/src/api.ts'

export type Cover = paths['/api/v1/rota']['get']['responses'][200]['content']['application/json']
export type Part = Cover['cover'][number]['days'][number]['parts'][number]

export type Spoken = {
  /** Who is on duty, with the times on the clock where it is not from the beginning or to the end of the day; nobody is null. */
  readonly duty: readonly { readonly name: string | null; readonly from: string | null; readonly to: string | null }[]
  /** Who answers in the rest of the day. */
  readonly rest: readonly string[]
}

/** The parts of a day as they are read: who is on duty by a rota when, and who answers otherwise. Nobody is always told with the times. */
export function spokenOf(parts: readonly Part[], clock: (time: string) => string): Spoken {
  const joined: { name: string | null; from: string; to: string; isDuty: boolean }[] = []
  for (const { answering, rota, from, to } of parts) {
    const name = answering?.name ?? null
    const isDuty = rota !== null
    const last = joined.at(-1)
    // Nobody is nobody, whoever should have been there.
    if (last && last.name === name && (last.isDuty === isDuty || name === null))
      joined[joined.length - 1] = { ...last, to }
    else joined.push({ name, from, to, isDuty })
  }
  const names = new Set(joined.map(({ name }) => name))
  const [only] = names
  // On duty and otherwise the same: it is them the whole day.
  if (names.size === 1 && only !== undefined) return { duty: [{ name: only, from: null, to: null }], rest: [] }
  const told = joined.filter(({ name, isDuty }) => isDuty || name === null)
  const rest = new Set(joined.flatMap(({ name, isDuty }) => (isDuty || name === null ? [] : [name])))
  return {
    duty: told.map(({ name, from, to }) => ({
      name,
      from: from === parts[0]?.from ? null : clock(from),
      to: to === parts.at(-1)?.to ? null : clock(to),
    })),
    rest: [...rest],
  }
}

/** Days in a row on which the same people answer at the same times, and the same are away. */
export type Days = {
  readonly from: string
  readonly to: string
  /** Nobody is at work on any of them. */
  readonly isOff: boolean
  readonly away: readonly string[]
  /** For each group of workflows, in the order of the answer. */
  readonly cells: readonly Spoken[]
}

export function daysTogether({ days, cover }: Pick<Cover, 'days' | 'cover'>, clock: (time: string) => string): Days[] {
  const together: Days[] = []
  for (const [place, { day, is_working, away }] of days.entries()) {
    const one: Days = {
      ...{ from: day, to: day, isOff: !is_working, away: away.map(({ name }) => name) },
      cells: cover.map((group) => spokenOf(group.days[place]?.parts ?? [], clock)),
    }
    const last = together.at(-1)
    if (last && sameAs(last) === sameAs(one))
      together[together.length - 1] = { ...last, to: day, isOff: last.isOff && one.isOff }
    else together.push(one)
  }
  return together
}

const sameAs = ({ away, cells }: Days): string => JSON.stringify([away, cells])

/** Gaps for the same reason on the same days are one, of several workflows. */
export function gapsTogether(gaps: Cover['gaps']): (Omit<Cover['gaps'][number], 'workflow' | 'name'> & {
  readonly workflows: readonly { readonly workflow: string; readonly name: string }[]
})[] {
  const groups = Map.groupBy(gaps, ({ from, to, because }) => JSON.stringify([from, to, because]))
  return [...groups.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { from, to, because } = first
    return [{ from, to, because, workflows: same.map(({ workflow, name }) => ({ workflow, name })) }]
  })
}
