import { useQuery } from '@tanstack/react-query'
import { useMessages } from '../messages/messages.ts'
import { useHere, useMe } from '../session.tsx'

/** How a caller of the API is called on a page: their name where they are of this workspace, else as the log has them. */
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
    const key = id.replace(/^(user|person):/, '')
    if (id === me.data?.id && me.data.person) return me.data.person.name
    return people.data?.items.find((one) => one.id === key)?.name ?? id
  }
}
