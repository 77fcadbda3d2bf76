import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { AftercareError, queries } from '../api.ts'
import { useMessages } from '../messages/messages.ts'

/** When a session ends under somebody's hands: said above the page, which stays as it is with what was typed. */
export function SessionOver() {
  const words = useMessages()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const isRefused = (error: unknown) => error instanceof AftercareError && error.status === 401
    // Only an answer counts: what is asked anew still carries the refusal from before.
    const offQueries = queries.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && isRefused(event.action.error)) setOver(true)
    })
    const offMutations = queries.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && isRefused(event.action.error)) setOver(true)
    })
    return () => {
      offQueries()
      offMutations()
    }
  }, [])
  const back = async () => {
    setOver(false)
    await queries.invalidateQueries()
  }
  return (
    <Modal opened={isOver} onClose={() => setOver(false)} title={words.session.over}>
      <p>{words.session.overText}</p>
      <Button mt="md" onClick={back}>
        {words.session.back}
      </Button>
    </Modal>
  )
}
