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

/** Months before a day, "2026-03-01", the last first: "2026-02" and so on. */
export const monthsBefore = (day: string, count: number): string[] =>
  Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 2 - back, 1)).toISOString().slice(0, 7),
  )
