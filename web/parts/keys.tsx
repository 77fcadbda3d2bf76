import { useHotkeys } from '@mantine/hooks'
import classes from './keys.module.css'

/** A quiet line that says which keys do what. */
export function KeyLine({ keys }: { keys: readonly (readonly [key: string, does: string])[] }) {
  return (
    <p className={`${classes.line} no-print`}>
      {keys.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
    </p>
  )
}

/**
 * Moves through a list by j and k or the arrows, and opens with Enter or o. The rows are links or buttons: the one that is chosen has the
 * focus, so that a screen reader hears it and the browser scrolls to it. Nothing happens while somebody types.
 */
export function useListKeys(given: {
  list: string
  more?: Readonly<Record<string, (at: HTMLElement | null) => void>>
}) {
  const rows = () => [...document.querySelectorAll<HTMLElement>(`[data-list="${given.list}"] [data-row]`)]
  const current = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-row]')
    return row ?? null
  }
  const move = (by: number) => {
    const all = rows()
    const at = current()
    const next = at ? all.indexOf(at) + by : 0
    all[Math.min(all.length - 1, Math.max(0, next))]?.focus()
  }
  useHotkeys([
    ['j', () => move(1)],
    ['ArrowDown', () => move(1)],
    ['k', () => move(-1)],
    ['ArrowUp', () => move(-1)],
    ['o', () => current()?.click()],
    ...Object.entries(given.more ?? {}).map(([key, act]): [string, () => void] => [key, () => act(current())]),
  ])
}
