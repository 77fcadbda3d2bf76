import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import type { Filters } from '../../filters.ts'
import { pace } from '../../live.ts'
import { useHere } from '../../session.tsx'

type Answer<P extends keyof paths, M extends 'get' | 'post'> = paths[P] extends {
  [method in M]: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never

export type Kind = Answer<'/api/v1/refused/kinds', 'get'>['items'][number]
export type Dismissal = Answer<'/api/v1/refused/kinds', 'get'>['dismissed'][number]
export type Line = Answer<'/api/v1/refused', 'get'>['items'][number]
export type Tried = Answer<'/api/v1/refused/{id}/try', 'post'>

/** Which lines a page is about: those that are wrong alike, of one sender, of one day. */
export type Which = { readonly kind?: string; readonly by?: string; readonly day?: string }
export const whichOf = ({ kind, by, day }: Filters): Which => ({
  ...(kind === undefined ? {} : { kind }),
  ...(by === undefined ? {} : { by }),
  ...(day === undefined ? {} : { day }),
})

export function useKinds() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['refused', workspace, 'kinds'],
    queryFn: () => api.get('/api/v1/refused/kinds'),
    refetchInterval: pace(workspace),
  })
}

export function useLines(which: Which) {
  const { api, workspace } = useHere()
  return useInfiniteQuery({
    queryKey: ['refused', workspace, 'lines', which],
    queryFn: ({ pageParam }) => api.get('/api/v1/refused', { query: { ...which, limit: 50, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

/** What became of a line shows everywhere at once. */
export function useToldAgain(): () => void {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => {
    for (const name of ['refused', 'overview', 'decisions'])
      void cache.invalidateQueries({ queryKey: [name, workspace] })
  }
}
