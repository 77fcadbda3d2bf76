import { useState } from 'react'

const PREFIX = 'aftercare-draft '

/** The keys of all that is written and not sent, of those that begin so. */
export const draftsOf = (beginning: string): string[] =>
  Object.keys(sessionStorage)
    .filter((place) => place.startsWith(PREFIX + beginning))
    .map((place) => place.slice(PREFIX.length))

/**
 * Text that is being written, kept in the tab until it is sent: neither a reload, an ended session nor a lost connection takes
 * it. `key` names what it is about.
 */
export function useDraft(key: string): [text: string, write: (text: string) => void, sent: () => void] {
  const place = `${PREFIX}${key}`
  const [text, setText] = useState(() => sessionStorage.getItem(place) ?? '')
  const write = (next: string) => {
    setText(next)
    if (next === '') sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, next)
  }
  return [text, write, () => write('')]
}
