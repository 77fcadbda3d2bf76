import { useSyncExternalStore } from 'react'

const PREFIX = 'aftercare-draft '

/** The keys of all that is written and not sent, of those that begin so. */
export const draftsOf = (beginning: string): string[] =>
  Object.keys(sessionStorage)
    .filter((place) => place.startsWith(PREFIX + beginning))
    .map((place) => place.slice(PREFIX.length))

const readers = new Set<() => void>()
const read = (reader: () => void) => {
  readers.add(reader)
  return () => {
    readers.delete(reader)
  }
}

/**
 * Text that is being written, kept in the tab until it is sent: neither a reload, an ended session nor a lost connection takes
 * it. `key` names what it is about; a field that was left and come back to while its text was on its way is emptied as well.
 */
export function useDraft(key: string): [text: string, write: (text: string) => void, sent: () => void] {
  const place = `${PREFIX}${key}`
  const text = useSyncExternalStore(read, () => sessionStorage.getItem(place) ?? '')
  const write = (next: string) => {
    if (next === '') sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, next)
    for (const reader of readers) reader()
  }
  return [text, write, () => write('')]
}
