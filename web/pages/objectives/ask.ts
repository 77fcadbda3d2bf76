import { useQuery } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import { pace } from '../../live.ts'
import { useHere } from '../../session.tsx'

export type Objectives = paths['/api/v1/objectives']['get']['responses'][200]['content']['application/json']
export type Listed = Objectives['items'][number]
export type Objective =
  paths['/api/v1/objectives/{workflow}/{name}']['get']['responses'][200]['content']['application/json']

export function useObjectives() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['objectives', workspace],
    queryFn: () => api.get('/api/v1/objectives'),
    refetchInterval: pace(workspace),
  })
}

export function useObjective(workflow: string, name: string) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['objective', workspace, workflow, name],
    queryFn: () => api.get('/api/v1/objectives/{workflow}/{name}', { params: { workflow, name } }),
    refetchInterval: pace(workspace),
  })
}
