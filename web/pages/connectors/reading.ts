import { useCallback } from 'react'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import { useToldAgain } from './ask.ts'

/** Has a platform read now, until there is no more, instead of with the next minute of the server. */
export function useReading(connector: string) {
  const { api, workspace } = useHere()
  const toldAgain = useToldAgain()
  const { send, isSending, error } = useSend({
    key: ['read', workspace, connector],
    send: async () => {
      for (;;) {
        const { is_more } = await api.post('/api/v1/connectors/{id}/read', { params: { id: connector } })
        if (!is_more) return
      }
    },
    sent: toldAgain,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: it sends at most once at a time, whichever of them is called.
  const read = useCallback(() => send(), [connector])
  return { read, isReading: isSending, error }
}
