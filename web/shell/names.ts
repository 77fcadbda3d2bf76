import { useQuery } from '@tanstack/react-query'
import { queries } from '../api.ts'
import { useHere } from '../session.tsx'

/** What the plan calls its workflows and the people who answer for them; a key that it does not know stays as it is. */
export function useNames() {
  const { api, workspace } = useHere()
  // Under a name of its own: the overview is asked again with every run that comes, and names change with the plan alone.
  const overview = useQuery({
    queryKey: ['names', workspace],
    queryFn: () =>
      queries.fetchQuery({
        queryKey: ['overview', workspace],
        queryFn: () => api.get('/api/v1/overview'),
        staleTime: 60_000,
      }),
    staleTime: 300_000,
  })
  const workflows = overview.data?.workflows ?? []
  // A key that turns into a name while one reads is worse than a name that comes.
  const called = (found: { name: string } | undefined, key: string) => found?.name ?? (overview.isPending ? '…' : key)
  const people = workflows.flatMap(({ owner, answering }) => (answering ? [owner, answering] : [owner]))
  return {
    workflows: workflows.map((one) => one.workflow),
    workflow: (key: string) =>
      called(
        workflows.find((one) => one.workflow === key),
        key,
      ),
    person: (key: string) =>
      called(
        people.find((one) => one.key === key),
        key,
      ),
  }
}
