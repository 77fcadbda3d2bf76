import { Button, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { Failed } from './failed.tsx'
import classes from './saying.module.css'

/** As `useSend` gives it. */
type Sending = { readonly send: () => void; readonly isSending: boolean; readonly error: Error | null }

/** The form of a dialog: what saying so means, point by point, the words, and the act by its own name. Stays open where that fails. */
export function Saying(props: {
  of: Sending
  points: readonly string[]
  act: string
  cancel: string
  isReady: boolean
  close: () => void
  /** What cannot be taken back looks like it. */
  isFinal?: boolean
  children: ReactNode
}) {
  const { of, points, act, cancel, isReady, close, isFinal = false, children } = props
  return (
    <form
      className={classes.saying}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) of.send()
      }}
    >
      {points.length === 1 && <p className="second">{points[0]}</p>}
      {points.length > 1 && (
        <ul>
          {points.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {children}
      <Failed error={of.error} />
      <div className={classes.buttons}>
        <Button type="submit" className={isFinal ? (classes.stop ?? '') : ''} disabled={!isReady || of.isSending}>
          {act}
        </Button>
        <Button variant="default" onClick={close}>
          {cancel}
        </Button>
      </div>
    </form>
  )
}

/** What somebody writes as a reason: a few lines that grow. */
export function ReasonField(props: {
  label: string
  description?: string
  value: string
  readOnly: boolean
  write: (text: string) => void
  isFirst?: boolean
  isRequired?: boolean
}) {
  const { label, description, value, readOnly, write, isFirst = false, isRequired = true } = props
  return (
    <Textarea
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description']}
      value={value}
      readOnly={readOnly}
      onChange={(event) => write(event.currentTarget.value)}
      maxLength={1000}
      autosize
      minRows={2}
      required={isRequired}
      data-autofocus={isFirst || undefined}
    />
  )
}
