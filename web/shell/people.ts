import { useMessages } from '../messages/messages.ts'
import { useMe } from '../session.tsx'
import { nameIn } from './names.ts'
import { usePlace } from './place.ts'

/** How a caller of the API is called on a page: people by name; who has none here by the way they came in. */
export function usePeople(): (id: string | null) => string {
  const words = useMessages()
  const me = useMe()
  const { people } = usePlace().names
  return (id) => {
    if (id === null) return words.unknown
    if (id === me.data?.id && me.data.person) return me.data.person.name
    const [, way, key = id] = /^(\w+):(.+)$/.exec(id) ?? []
    if (way === 'local') return words.people.terminal(key)
    if (way === 'key') return words.people.key(key.slice(0, 8))
    if (way === 'job') return words.product
    return nameIn(people, key, id)
  }
}
