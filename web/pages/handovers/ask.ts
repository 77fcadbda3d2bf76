import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import { pace } from '../../live.ts'
import { useHere } from '../../session.tsx'

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never

export type Tracker = Answer<'/api/v1/trackers'>['items'][number]
export type Handover = Answer<'/api/v1/handovers'>['items'][number]
export type About = Handover['about']
export const kinds = ['github', 'jira', 'linear', 'zendesk'] as const
export type Kind = (typeof kinds)[number]
export const toolNames: Readonly<Record<Kind, string>> = {
  github: 'GitHub',
  jira: 'Jira',
  linear: 'Linear',
  zendesk: 'Zendesk',
}

/** What a token sees. */
export type Looked = {
  readonly account: string
  readonly targets: readonly { readonly id: string; readonly name: string }[]
}

/** Whose token is taken only with the mail address of its account. */
export const hasAccount = (kind: Kind): boolean => kind === 'jira' || kind === 'zendesk'

export function useTrackers() {
  const { api, workspace } = useHere()
  return useQuery({ queryKey: ['trackers', workspace], queryFn: () => api.get('/api/v1/trackers') })
}

export function useHandoversOf({ kind, id }: About) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['handovers', workspace, kind, id],
    queryFn: () => api.get('/api/v1/handovers', { query: { state: 'all', about: kind, about_id: id, limit: 50 } }),
    refetchInterval: pace(workspace),
  })
}

/** Asks anew for what follows from something done with a handover or a tracker. */
export function useHandoversDone() {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => {
    for (const name of ['handovers', 'handover', 'trackers', 'decisions'])
      void cache.invalidateQueries({ queryKey: [name, workspace] })
  }
}
