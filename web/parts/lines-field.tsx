import type { KeyboardEvent, Ref } from 'react'
import classes from './lines-field.module.css'

/** A field for a text of many lines, each with its number; lines in which something is wrong are marked. */
export function LinesField(props: {
  label: string
  value: string
  write: (text: string) => void
  bad: ReadonlySet<number>
  /** At least so many lines high. */
  rows?: number
  readOnly?: boolean
  area?: Ref<HTMLTextAreaElement>
  left?: () => void
  keyDown?: (event: KeyboardEvent) => void
}) {
  const { label, value, write, bad, rows = 1, readOnly = false, area, left, keyDown } = props
  const count = value.split('\n').length
  return (
    <div className={classes.field} data-lines>
      <pre className={classes.gutter} aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
          <span key={index} data-bad={bad.has(index + 1) || undefined}>
            {index + 1}
            {'\n'}
          </span>
        ))}
      </pre>
      <textarea
        ref={area}
        aria-label={label}
        spellCheck={false}
        wrap="off"
        rows={Math.max(rows, count)}
        value={value}
        readOnly={readOnly}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={left}
        onKeyDown={keyDown}
      />
    </div>
  )
}

/** Selects a part of the text and brings it before the eyes. */
export function selectIn(field: HTMLTextAreaElement, { from, to }: { from: number; to: number }): void {
  field.focus({ preventScroll: true })
  field.setSelectionRange(from, to)
  const height = field.clientHeight / Math.max(1, field.rows)
  const around = field.closest('[data-lines]')
  const line = lineAt(field.value, from)
  if (around) around.scrollTop = Math.max(0, (line - 1) * height - around.clientHeight / 3)
  around?.scrollIntoView({ block: 'nearest' })
}

/** The number of the line in which a place of a text stands; the first is 1. */
export const lineAt = (text: string, place: number): number => text.slice(0, place).split('\n').length
