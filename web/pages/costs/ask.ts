import { useQuery } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import { pace } from '../../live.ts'
import { useHere } from '../../session.tsx'

export type Costs = paths['/api/v1/costs']['get']['responses'][200]['content']['application/json']

export function useCosts() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['costs', workspace],
    queryFn: () => api.get('/api/v1/costs'),
    refetchInterval: pace(workspace),
  })
}
