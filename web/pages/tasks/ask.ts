import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import { pace } from '../../live.ts'
import { useHere } from '../../session.tsx'

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never

type TaskPage = Answer<'/api/v1/tasks'>
export type ListedTask = TaskPage['items'][number]
export type Task = Answer<'/api/v1/tasks/{id}'>
export type Origin = NonNullable<ListedTask['from']>

export function useTask(id: string) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['task', workspace, id],
    queryFn: () => api.get('/api/v1/tasks/{id}', { params: { id } }),
    refetchInterval: pace(workspace),
  })
}

/** Asks anew for what follows from something done with a task. */
export function useTasksDone() {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => {
    for (const name of ['task', 'tasks', 'decisions', 'overview'])
      void cache.invalidateQueries({ queryKey: [name, workspace] })
  }
}
