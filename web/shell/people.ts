import { useQuery } from '@tanstack/react-query'
import { useMessages } from '../messages/messages.ts'
import { useHere, useMe } from '../session.tsx'

/**
 * How a caller of the API is called on a page: by name where they are of this workspace; who has none here by the way they
 * came in.
 */
export function usePeople(): (id: string | null) => string {
  const words = useMessages()
  const { api, workspace } = useHere()
  const me = useMe()
  const people = useQuery({
    queryKey: ['people', workspace],
    queryFn: () => api.get('/api/v1/people'),
    staleTime: 300_000,
  })
  return (id) => {
    if (id === null) return words.unknown
    if (id === me.data?.id && me.data.person) return me.data.person.name
    const [, way, key = id] = /^(\w+):(.+)$/.exec(id) ?? []
    if (way === 'local') return words.people.terminal(key)
    if (way === 'key') return words.people.key(key.slice(0, 8))
    if (way === 'job') return words.product
    // An id that turns into a name while one reads is worse than a name that comes.
    if (people.isPending) return '…'
    return people.data?.items.find((one) => one.id === key)?.name ?? id
  }
}
