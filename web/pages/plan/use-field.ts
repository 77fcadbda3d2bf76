import { useEffect, useRef, useState } from 'react'
import { useDraft } from '../../parts/draft.ts'
import { useHere } from '../../session.tsx'
import { Conflict, useWriting } from './draft.tsx'
import type { Field } from './fields.ts'
import { toText, toValue } from './form-value.ts'
import { type Path, pathText, valueAt } from './place.ts'

/** Where what is typed and not saved is kept in the tab. */
export const unsentOf = (workspace: string): string => `plan ${workspace} `
/** Where names are kept of what is to be added: they are no part of the plan yet. */
export const newIn = (workspace: string): string => `plan-new ${workspace} `

type Unsent = { readonly was: unknown; readonly is: string }

/**
 * One field: what is saved, or what was typed since. What was typed is kept in the tab until the server has it; where somebody
 * else changed the same part meanwhile, both are shown, and the person chooses.
 */
export function useField(path: Path, kind: Field['kind']) {
  const { draft, edit, unsent: tell } = useWriting()
  const { workspace } = useHere()
  const place = unsentOf(workspace) + pathText(path)
  const [kept, keep] = useDraft(place)
  const unsent = kept === '' ? null : (JSON.parse(kept) as Unsent)
  const latest = useRef(unsent)
  const isSending = useRef(false)
  const [isConflict, setConflict] = useState(false)
  const saved = valueAt(draft.written, path)

  const put = (next: Unsent | null) => {
    latest.current = next
    keep(next === null ? '' : JSON.stringify(next))
  }
  const write = (text: string) => put({ was: latest.current ? latest.current.was : (saved ?? null), is: text })

  const send = async (): Promise<void> => {
    const given = latest.current
    if (given === null || isSending.current) return
    if (given.is === toText(saved)) {
      setConflict(false)
      return put(null)
    }
    isSending.current = true
    const value = toValue(kind, given.is)
    let isKept = false
    try {
      await edit([{ path, was: given.was ?? undefined, value }])
      isKept = true
      setConflict(false)
    } catch (error) {
      setConflict(error instanceof Conflict)
    }
    isSending.current = false
    if (!isKept) return
    const now = latest.current
    // Typed on while it was being saved: that goes next.
    if (now === null || now.is === given.is) return put(null)
    put({ was: value ?? null, is: now.is })
    if (document.activeElement?.closest(`[data-at="${CSS.escape(pathText(path))}"]`) === null) await send()
  }

  const sending = useRef(send)
  useEffect(() => {
    sending.current = send
  })
  const isUnsent = unsent !== null
  useEffect(() => {
    tell(place, isUnsent ? () => sending.current() : null)
    return () => tell(place, null)
  }, [tell, place, isUnsent])

  return {
    text: unsent ? unsent.is : toText(saved),
    saved,
    write,
    send,
    /** Writes and saves at once: for what is chosen rather than typed. */
    choose(text: string) {
      write(text)
      return send()
    },
    isConflict: isConflict && isUnsent,
    keepMine() {
      const mine = latest.current
      if (mine) put({ was: saved ?? null, is: mine.is })
      return send()
    },
    takeTheirs() {
      setConflict(false)
      put(null)
    },
  }
}
