import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import { pace } from '../../live.ts'
import { useHere } from '../../session.tsx'

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never

export type RequestPage = Answer<'/api/v1/requests'>
export type ListedRequest = RequestPage['items'][number]
export type Request = Answer<'/api/v1/requests/{id}'>
export type Move = Request['may'][number]

export function useRequest(id: string) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['request', workspace, id],
    queryFn: () => api.get('/api/v1/requests/{id}', { params: { id } }),
    refetchInterval: pace(workspace),
  })
}

/** Asks anew for what follows from something done with a request. */
export function useDone() {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => {
    for (const name of ['request', 'requests', 'decisions', 'overview'])
      void cache.invalidateQueries({ queryKey: [name, workspace] })
  }
}
