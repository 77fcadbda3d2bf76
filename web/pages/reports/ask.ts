import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import { pace } from '../../live.ts'
import { useLanguage } from '../../messages/messages.ts'
import { useHere } from '../../session.tsx'

export type Listed = paths['/api/v1/reports']['get']['responses'][200]['content']['application/json']['items'][number]
export type Report = paths['/api/v1/reports/{id}']['get']['responses'][200]['content']['application/json']
export type Place = Report['places'][number]

export function useReports() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['reports', workspace],
    queryFn: () => api.get('/api/v1/reports'),
    refetchInterval: pace(workspace),
  })
}

export function useReport(id: string) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['reports', workspace, id],
    queryFn: () => api.get('/api/v1/reports/{id}', { params: { id } }),
  })
}

/** The report as the page it is, to be shown beside its words: asked for anew where it reads otherwise. */
export function usePreview({ id, hash, state, sent_at }: Report) {
  const { api, workspace } = useHere()
  const language = useLanguage()
  return useQuery({
    queryKey: ['reports', workspace, id, 'page', language, hash, state, sent_at],
    queryFn: async () =>
      String(await api.get('/reports/{id}', { params: { id }, query: { language, behind: 'none' } })),
  })
}

/** What was done with one changes it and the list. */
export function useChanged(): () => void {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => void cache.invalidateQueries({ queryKey: ['reports', workspace] })
}

/** The month before the one a moment lies in. */
export function monthBefore(moment: Date): string {
  const first = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() - 1, 1))
  return first.toISOString().slice(0, 7)
}
