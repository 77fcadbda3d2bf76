import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import { pace } from '../../live.ts'
import { useHere } from '../../session.tsx'

type Page = paths['/api/v1/notices']['get']['responses'][200]['content']['application/json']
export type Notice = Page['items'][number]
export type Delivery = Notice['deliveries'][number]
export type Channel =
  paths['/api/v1/notice-channels']['get']['responses'][200]['content']['application/json']['items'][number]

export const states = ['all', 'under_way', 'not_delivered'] as const
export type State = (typeof states)[number]

export function useNotices(state: State) {
  const { api, workspace } = useHere()
  return useInfiniteQuery({
    queryKey: ['notices', workspace, state],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) =>
      api.get('/api/v1/notices', {
        query: {
          ...(state === 'all' ? {} : { state }),
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: pace(workspace),
  })
}

export function useChannels() {
  const { api, workspace } = useHere()
  return useQuery({ queryKey: ['notice-channels', workspace], queryFn: () => api.get('/api/v1/notice-channels') })
}
