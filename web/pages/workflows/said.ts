import { useQueryClient } from '@tanstack/react-query'
import { useHere } from '../../session.tsx'

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
