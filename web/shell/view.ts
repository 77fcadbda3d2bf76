import type { Filters } from '../filters.ts'

/** What of an address is a way of looking, and not one thing that is looked at. */
export function worthSaving({ chosen: _, beside: __, ...search }: Filters): Record<string, string> {
  return Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

/** Whether two views look at the same, whatever the order of their filters. */
export function isSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
}
