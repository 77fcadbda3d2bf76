import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useHere } from '../../session.tsx'
import type { AskedFinding, FindingPage, ListedFinding } from './finding-words.ts'

/** Shows a finding everywhere as it was answered, at once, and asks for what follows from it. */
export function useKeep() {
  const { workspace } = useHere()
  const cache = useQueryClient()
  const again = (...names: string[]) =>
    names.forEach((name) => void cache.invalidateQueries({ queryKey: [name, workspace] }))
  return {
    again,
    keep(now: ListedFinding) {
      cache.setQueryData<AskedFinding>(['finding', workspace, now.id], (before) => before && { ...before, ...now })
      cache.setQueriesData<InfiniteData<FindingPage>>(
        { queryKey: ['findings', workspace, 'pages'] },
        (before) =>
          before && {
            ...before,
            pages: before.pages.map((page) => ({
              ...page,
              items: page.items.map((one) => (one.id === now.id ? now : one)),
            })),
          },
      )
      again('finding', 'findings', 'overview', 'decisions')
    },
  }
}
