import type { paths } from '../../../sdk/src/api.ts'

export type Cover = paths['/api/v1/rota']['get']['responses'][200]['content']['application/json']
export type Part = Cover['cover'][number]['days'][number]['parts'][number]

export type Spoken = {
  /** Who is on duty, with the times where it is not the whole day; nobody is null. */
  readonly duty: readonly { readonly name: string | null; readonly from: string; readonly to: string }[]
  /** Who answers in the rest of the day. */
  readonly rest: readonly (string | null)[]
  readonly isWhole: boolean
}

/** The parts of a day as they are read: who is on duty by a rota when, and who answers otherwise. Nobody is always told with the times. */
export function spokenOf(parts: readonly Part[]): Spoken {
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
  const told = joined.filter(({ name, isDuty }) => isDuty || name === null)
  const rest = new Set(joined.filter(({ name, isDuty }) => !isDuty && name !== null).map(({ name }) => name))
  return { duty: told.map(({ isDuty: _, ...one }) => one), rest: [...rest], isWhole: joined.length === 1 }
}
