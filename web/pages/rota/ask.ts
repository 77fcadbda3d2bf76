import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useHere } from '../../session.tsx'
import type { Cover } from './in-a-day.ts'

export type Swap = Cover['swaps'][number]

/** Who is on duty changes by itself: what is shown is never older than this. */
const OLD_MS = 60_000

export function useCover() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['rota', workspace],
    queryFn: () => api.get('/api/v1/rota'),
    refetchInterval: OLD_MS,
  })
}

/** Who answers follows from what was said: everything that shows it is asked anew. */
export function useSwapped(): () => void {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => {
    for (const name of ['rota', 'decisions', 'overview']) void cache.invalidateQueries({ queryKey: [name, workspace] })
  }
}
