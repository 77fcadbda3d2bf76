import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import type { Filters } from '../../filters.ts'
import { pace } from '../../live.ts'
import { useHere } from '../../session.tsx'
import type { About } from './about.tsx'

export type Hours = paths['/api/v1/hours']['get']['responses'][200]['content']['application/json']
export type Period = Hours['periods'][number]
export type Time = paths['/api/v1/hours/times']['get']['responses'][200]['content']['application/json']['items'][number]
export type Shown = paths['/api/v1/hours/statement']['get']['responses'][200]['content']['application/json']
export type Statement = Shown['statement']
export type Statements =
  paths['/api/v1/hours/statements']['get']['responses'][200]['content']['application/json']['items']
export type Entered = paths['/api/v1/hours/times']['post']['responses'][200]['content']['application/json']

export type Own = paths['/api/v1/hours/timer']['get']['responses'][200]['content']['application/json']
export type Timer = NonNullable<Own['timer']>
export type SpentOn = paths['/api/v1/hours/spent']['get']['responses'][200]['content']['application/json']

/** A running timer is shown to the minute. */
const RUNNING_MS = 20_000

export function useHours() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['hours', workspace],
    queryFn: () => api.get('/api/v1/hours'),
    refetchInterval: ({ state }) => (state.data?.timer ? RUNNING_MS : pace(workspace)()),
  })
}

export function useTimes({ from, to }: Filters) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['hours', workspace, 'times', from, to],
    queryFn: () => api.get('/api/v1/hours/times', { query: { from, to } }),
    refetchInterval: pace(workspace),
  })
}

/** One's own timer, wherever it runs. */
export function useOwnTimer() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['hours', workspace, 'timer'],
    queryFn: () => api.get('/api/v1/hours/timer'),
    refetchInterval: ({ state }) => (state.data?.timer ? RUNNING_MS : pace(workspace)()),
  })
}

/** What was worked on one thing. */
export function useSpentOn({ about, id }: About) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['hours', workspace, 'spent', about, id],
    queryFn: () => api.get('/api/v1/hours/spent', { query: { about, id } }),
    refetchInterval: ({ state }) => (state.data && state.data.timers.length > 0 ? RUNNING_MS : pace(workspace)()),
  })
}

/** What was entered changes the whole account. */
export function useEntered(): () => void {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => void cache.invalidateQueries({ queryKey: ['hours', workspace] })
}
