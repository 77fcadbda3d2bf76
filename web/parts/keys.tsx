import { Modal, Switch } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './keys.module.css'

type Keys = readonly (readonly [key: string, does: string])[]
/** False says that the key was left to the browser. */
type Acts = Readonly<Record<string, (event: KeyboardEvent) => unknown>>

const useSwitch = () => useLocalStorage({ key: 'aftercare-keys', defaultValue: true, getInitialValueInEffect: false })

/** A quiet line that says which keys do what; what belongs to it stands at its end. */
export function KeyLine({ keys, children }: { keys: Keys; children?: ReactNode }) {
  return (
    <p className={`${classes.line} no-print`}>
      {keys.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
      {children}
    </p>
  )
}

/** All keys of a page, at "?" or a press; here they can be switched off by whom single letters disturb. */
export function KeyHelp({ keys, words }: { keys: Keys; words: { all: string; use: string } }) {
  const [isOpen, setOpen] = useState(false)
  const [isOn, setOn] = useSwitch()
  useKeys({ '?': () => setOpen(true) })
  return (
    <>
      <button type="button" className={classes.help} onClick={() => setOpen(true)}>
        <kbd>?</kbd> {words.all}
      </button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={words.all} size="sm">
        <dl className={classes.all}>
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <Switch label={words.use} checked={isOn} onChange={(event) => setOn(event.currentTarget.checked)} />
      </Modal>
    </>
  )
}

/** What keys do on a page. Nothing happens while somebody types, chooses in a menu or has a dialog open. */
export function useKeys(acts: Acts) {
  const [isOn] = useSwitch()
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.key]
      // What somebody else on the page has acted on is done.
      if (!act || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target))
        return
      if (act(event) !== false) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn])
}

const isElsewhere = (target: EventTarget | null): boolean =>
  document.querySelector('[aria-modal="true"], [role="menu"]') !== null ||
  (target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null)

/**
 * Moves through a list by j and k or the arrows, and opens with Enter or o. The rows are links or buttons: the one that is moved to gets
 * the focus, so that a screen reader hears it and the browser scrolls to it. It begins at the row marked as chosen. Of several lists on
 * a page the keys are for the one that has the focus, and for the first while none has.
 */
export function useListKeys(given: {
  list: string
  moved?: (row: HTMLElement) => void
  more?: Readonly<Record<string, (at: HTMLElement | null) => void>>
}) {
  const rows = () => [...document.querySelectorAll<HTMLElement>(`[data-list="${given.list}"] [data-row]`)]
  const isMeant = () =>
    (document.activeElement?.closest<HTMLElement>('[data-list]') ?? document.querySelector<HTMLElement>('[data-list]'))
      ?.dataset.list === given.list
  const current = () =>
    document.activeElement?.closest<HTMLElement>('[data-row]') ??
    rows().find((row) => row.dataset.chosen !== undefined) ??
    null
  const move = (by: number) => {
    const all = rows()
    const at = current()
    const row = all[at ? Math.min(all.length - 1, Math.max(0, all.indexOf(at) + by)) : 0]
    row?.focus()
    if (row) given.moved?.(row)
  }
  // Elsewhere on the page arrows scroll and Enter presses what has the focus.
  const isFree = ({ target }: KeyboardEvent) =>
    target === document.body || (target instanceof Element && target.closest('[data-row]') !== null)
  const arrow = (by: number) => (event: KeyboardEvent) => (isFree(event) ? move(by) : false)
  const open = () => current()?.click()
  const enter = ({ target }: KeyboardEvent) => (target === document.body ? open() : false)
  const acts: Acts = {
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: arrow(1),
    ArrowUp: arrow(-1),
    Enter: enter,
    o: open,
    ...Object.fromEntries(Object.entries(given.more ?? {}).map(([key, act]) => [key, () => act(current())])),
  }
  useKeys(
    Object.fromEntries(
      Object.entries(acts).map(([key, act]) => [key, (event: KeyboardEvent) => (isMeant() ? act(event) : false)]),
    ),
  )
}
