import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import { pace } from '../../live.ts'
import { useHere } from '../../session.tsx'

export type MaintenanceWindow =
  paths['/api/v1/maintenance-windows']['get']['responses'][200]['content']['application/json']['items'][number]

export function useMaintenanceWindows() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['maintenance-windows', workspace],
    queryFn: () => api.get('/api/v1/maintenance-windows'),
    refetchInterval: pace(workspace),
  })
}

export function useAnnounced(): () => void {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => void cache.invalidateQueries({ queryKey: ['maintenance-windows', workspace] })
}
