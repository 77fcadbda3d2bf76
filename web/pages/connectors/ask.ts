import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import { pace } from '../../live.ts'
import { useHere } from '../../session.tsx'

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never

export type Connector = Answer<'/api/v1/connectors'>['items'][number]
export type PlatformWorkflow = Answer<'/api/v1/connectors/{id}/workflows'>['items'][number]
export type NotCovered = Answer<'/api/v1/not-covered'>['items'][number]

/** While history is being read one sees how far it is. */
const READING_MS = 1_500
/** A server reads each connector once a minute: sooner there is nothing new. */
const READ_MS = 20_000

export function useConnectors() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['connectors', workspace],
    queryFn: () => api.get('/api/v1/connectors'),
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === 'new' || one.state === 'reading') ? READING_MS : READ_MS,
  })
}

export function usePlatformWorkflows(connector: string, isAsked = true) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['platform-workflows', workspace, connector],
    queryFn: () => api.get('/api/v1/connectors/{id}/workflows', { params: { id: connector } }),
    enabled: isAsked,
  })
}

export function useNotCovered() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['not-covered', workspace],
    queryFn: () => api.get('/api/v1/not-covered'),
    refetchInterval: pace(workspace),
  })
}

/** What was done about a connector or a workflow of one shows everywhere at once. */
export function useToldAgain(): () => void {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => {
    for (const name of ['connectors', 'platform-workflows', 'not-covered', 'platforms', 'decisions'])
      void cache.invalidateQueries({ queryKey: [name, workspace] })
  }
}
