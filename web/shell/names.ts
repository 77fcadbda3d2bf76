import { usePlace } from './place.ts'

/** What the plan calls its workflows and the people who answer for them; a key that it does not know stays as it is. */
export function useNames() {
  const { workflows, plan_people: people } = usePlace().names
  return {
    workflows: Object.keys(workflows),
    workflow: (key: string) => nameIn(workflows, key),
    person: (key: string) => nameIn(people, key),
  }
}

/** The name of a key, or the key: evidence may name what the plan does not, also "constructor". */
export const nameIn = (names: Readonly<Record<string, string>>, key: string, otherwise = key): string =>
  Object.hasOwn(names, key) ? (names[key] ?? otherwise) : otherwise
