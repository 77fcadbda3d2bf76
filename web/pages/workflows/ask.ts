import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useHere } from '../../session.tsx'
import { nowAt, usePlace } from '../../shell/place.ts'
import { lastDays } from './days.ts'
import type { DaysOf } from './measures.ts'

export const spans = ['30', '90', '365'] as const

/** How far back the page looks: it stands in its address. */
export function useSpan(): (typeof spans)[number] {
  const search = useSearch({ from: '/w/$workspace/workflows/$workflow' })
  return spans.find((one) => one === search.days) ?? '30'
}

/** The days of the span; of another one the days before stay until they are there. `days` is null where nothing ran. */
export function useDays(workflow: string) {
  const { api, workspace } = useHere()
  const place = usePlace()
  const { from, to } = lastDays(nowAt(place), place.zone, Number(useSpan()))
  return useQuery({
    queryKey: ['figures', workspace, workflow, 'days', from, to],
    queryFn: async (): Promise<{ days: DaysOf | null }> => {
      const [byDay, together] = await Promise.all([
        api.get('/api/v1/figures', { query: { workflow, by: 'day', from, to } }),
        api.get('/api/v1/figures', { query: { workflow, from, to } }),
      ])
      const [total] = together.items
      return { days: total ? { from, to, rows: byDay.items, total } : null }
    },
    placeholderData: keepPreviousData,
  })
}

/** What changed in these days, of which notes, the plan or runs tell. */
export function useChanges(workflow: string) {
  const { api, workspace } = useHere()
  const place = usePlace()
  const { from, to } = lastDays(nowAt(place), place.zone, Number(useSpan()))
  return useQuery({
    queryKey: ['change-notes', workspace, workflow, from, to],
    queryFn: () => api.get('/api/v1/workflows/{workflow}/changes', { params: { workflow }, query: { from, to } }),
    placeholderData: keepPreviousData,
  })
}

export function useScope(workflow: string) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['workflow', workspace, workflow],
    queryFn: () => api.get('/api/v1/workflows/{workflow}', { params: { workflow } }),
  })
}
