import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import { pace } from '../../live.ts'
import { useHere } from '../../session.tsx'

export type Mail =
  paths['/api/v1/request-mails']['get']['responses'][200]['content']['application/json']['items'][number]

/** More at once nobody settles; the others follow when these are. */
const MOST_HELD = 200

export function useHeldMails() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['request-mails', workspace, 'held'],
    queryFn: () => api.get('/api/v1/request-mails', { query: { state: 'held', limit: MOST_HELD } }),
    refetchInterval: pace(workspace),
  })
}

export function useMailsLately() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['request-mails', workspace, 'all'],
    queryFn: () => api.get('/api/v1/request-mails', { query: { state: 'all', limit: 50 } }),
    refetchInterval: pace(workspace),
  })
}

export function useInbox() {
  const { api, workspace } = useHere()
  return useQuery({ queryKey: ['request-inbox', workspace], queryFn: () => api.get('/api/v1/request-inbox') })
}

/** Asks anew for what follows from a mail that was settled. */
export function useSettled() {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => {
    for (const name of ['request-mails', 'requests', 'request', 'overview', 'decisions'])
      void cache.invalidateQueries({ queryKey: [name, workspace] })
  }
}
