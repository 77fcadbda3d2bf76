import { useQuery } from '@tanstack/react-query'
import { useHere } from '../session.tsx'

/** What the plan calls its workflows and the people who answer for them; a key that it does not know stays as it is. */
export function useNames() {
  const { api, workspace } = useHere()
  const overview = useQuery({
    queryKey: ['overview', workspace],
    queryFn: () => api.get('/api/v1/overview'),
    staleTime: 60_000,
  })
  const workflows = overview.data?.workflows ?? []
  const people = workflows.flatMap(({ owner, answering }) => (answering ? [owner, answering] : [owner]))
  return {
    workflows: workflows.map((one) => one.workflow),
    workflow: (key: string) => workflows.find((one) => one.workflow === key)?.name ?? key,
    person: (key: string) => people.find((one) => one.key === key)?.name ?? key,
  }
}
