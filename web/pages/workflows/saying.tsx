import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Failed } from '../../parts/failed.tsx'
import { useHere } from '../../session.tsx'
import classes from './workflow.module.css'

/** What follows once it is said: nothing is left to send, the dialog closes, and pages show how it stands now. */
export function useSaid(close: () => void, ...sent: readonly (() => void)[]): () => void {
  const toldAgain = useStandsAgain()
  return () => {
    for (const one of sent) one()
    close()
    toldAgain()
  }
}

/** Pages show how it stands now. */
export function useStandsAgain(): () => void {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => {
    for (const name of ['overview', 'workflow', 'decisions', 'platforms', 'platform-workflows', 'not-covered'])
      void cache.invalidateQueries({ queryKey: [name, workspace] })
  }
}

/** A form in the dialog: what saying so means, the words, and the act by its own name. */
export function Saying(props: {
  of: { readonly send: () => void; readonly isSending: boolean; readonly error: Error | null }
  points: readonly string[]
  act: string
  isReady: boolean
  close: () => void
  children: ReactNode
}) {
  const { of, points, act, isReady, close, children } = props
  const words = useMessages()
  return (
    <form
      className={classes.saying}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) of.send()
      }}
    >
      <ul>
        {points.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {children}
      <Failed error={of.error} />
      <div className={classes.buttons}>
        <Button type="submit" disabled={!isReady || of.isSending}>
          {act}
        </Button>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
