import type { paths } from '../../../sdk/src/api.ts'

export type Clients = paths['/api/v1/clients']['get']['responses'][200]['content']['application/json']
export type Client = Clients['items'][number]
type State = NonNullable<Client['standing']>['state']

type Searched = Pick<Client, 'name'> & {
  readonly standing: {
    readonly state: State
    readonly sentence: string
    readonly workflow: { name: string } | null
  } | null
}

/** How many clients need somebody. */
export const needing = (clients: readonly Searched[]): number =>
  clients.filter((one) => one.standing?.state === 'needs_you').length

/** The clients whose name, workflow or sentence holds every word, in their order. */
export function search<C extends Searched>(clients: readonly C[], words = ''): C[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return clients.filter(({ name, standing }) => {
    const text = `${name} ${standing?.workflow?.name ?? ''} ${standing?.sentence ?? ''}`.toLocaleLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

type WithHours = { readonly standing: { readonly hours: NonNullable<Client['standing']>['hours'] } | null }

/** Whose hours need somebody first: nothing left to work with, then by the share that is used, then what is to settle; without hours last. */
export function byHours<C extends WithHours>(clients: readonly C[]): C[] {
  const rank = ({ standing }: C): number => {
    const { now = null, statement = null } = standing?.hours ?? {}
    if (now?.needs_consent) return 1e6
    if (now) return 1000 + Number(now.used_percent ?? 0) + (statement ? 0.001 : 0)
    return statement ? 1 : 0
  }
  return clients.toSorted((a, b) => rank(b) - rank(a))
}
