import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import { useHere } from '../../session.tsx'

export type Erasure = paths['/api/v1/erasures']['get']['responses'][200]['content']['application/json']['items'][number]
export type Preview = paths['/api/v1/erasures/preview']['post']['responses'][200]['content']['application/json']

/** While one is under way one sees when it is done. */
const LOOK_MS = 2_000

export function useErasures() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['erasures', workspace],
    queryFn: () => api.get('/api/v1/erasures'),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.done_at === null) ? LOOK_MS : false),
  })
}

/** What is erased is gone from every page: all of the workspace is asked for again. */
export function useErased(): () => void {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === workspace })
}
