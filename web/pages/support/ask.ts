import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import { useHere } from '../../session.tsx'

export type Support = paths['/api/v1/support']['get']['responses'][200]['content']['application/json']
export type Matter = Support['open'][number]
export type Detailed = paths['/api/v1/support/{kind}/{id}']['get']['responses'][200]['content']['application/json']
export type Clock = Matter['clocks'][number]
export type Kind = Matter['kind']

/** Clocks run: what is shown is never older than this. */
const RUNNING_MS = 30_000

export function useSupport() {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['support', workspace],
    queryFn: () => api.get('/api/v1/support'),
    refetchInterval: RUNNING_MS,
  })
}

/** Of one; `mark` is another where something of it changed, so that its clocks are asked for anew. */
export function useMatter(kind: Kind, id: string, mark: string) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['support', workspace, kind, id, mark],
    queryFn: () => api.get('/api/v1/support/{kind}/{id}', { params: { kind, id } }),
    refetchInterval: RUNNING_MS,
    placeholderData: (before) => (before?.id === id ? before : undefined),
  })
}

/** What was said changes the clocks, and what stands in the log. */
export function useSaid(): () => void {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => {
    for (const name of ['support', 'decisions', 'overview', 'findings'])
      void cache.invalidateQueries({ queryKey: [name, workspace] })
  }
}

/** "37 h 30 min": working time in hours, because its days are no days of 24. */
export function inHours(ms: number, number: (value: number) => string): string {
  const minutes = Math.floor(ms / 60_000)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${number(rest)} min`
  return rest === 0 ? `${number(hours)} h` : `${number(hours)} h ${number(rest)} min`
}

/** The clock to look at: of those that are not done the one that is due first, then one that stands still. */
export const nextOf = ({ clocks }: Pick<Matter, 'clocks'>): Clock | undefined =>
  clocks
    .filter(({ state }) => state !== 'done' && state !== 'none')
    .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1))[0]
