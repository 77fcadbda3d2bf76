import { useState } from 'react'

/**
 * Text that is being written, kept in the tab until it is sent: neither a reload, an ended session nor a lost connection takes
 * it. `key` names what it is about.
 */
export function useDraft(key: string): [text: string, write: (text: string) => void, sent: () => void] {
  const place = `aftercare-draft ${key}`
  const [text, setText] = useState(() => sessionStorage.getItem(place) ?? '')
  const write = (next: string) => {
    setText(next)
    if (next === '') sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, next)
  }
  return [text, write, () => write('')]
}
