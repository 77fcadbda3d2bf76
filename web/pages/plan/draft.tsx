import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { AftercareError } from '../../api.ts'
import { useHere } from '../../session.tsx'
import { type Path, valueAt } from './place.ts'

export type Draft = paths['/api/v1/plan/draft']['get']['responses'][200]['content']['application/json']

/** One change of a form: what stood there when it was made, so that nobody else's change is lost by it. */
export type Edit = { readonly path: Path; readonly was: unknown; readonly value?: unknown }

/** Somebody else changed the same part meanwhile. */
export class Conflict extends Error {}

const keyOf = (workspace: string) => ['plan-draft', workspace]

/** The plan as it is being written; only for who may write it. */
export function usePlanDraft(isAsked = true) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: keyOf(workspace),
    queryFn: () => api.get('/api/v1/plan/draft'),
    enabled: isAsked,
  })
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Saves the draft. One change after the other, in the order in which they were made, each on top of the newest. */
export function useSaving() {
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const queryKey = keyOf(workspace)
  const shared = {
    mutationKey: queryKey,
    scope: { id: queryKey.join(' ') },
    onSuccess: (draft: Draft) => {
      cache.setQueryData(queryKey, draft)
    },
  } as const
  const newest = async () => {
    const draft = await api.get('/api/v1/plan/draft')
    cache.setQueryData(queryKey, draft)
    return draft
  }
  const edits = useMutation({
    ...shared,
    mutationFn: async (given: readonly Edit[]) => {
      let now = cache.getQueryData<Draft>(queryKey) ?? (await newest())
      for (let again = 0; ; again++) {
        if (given.some(({ path, was }) => !same(valueAt(now.written, path), was))) throw new Conflict()
        const body = {
          revision: now.revision,
          edits: given.map(({ path, value }) => ({ path: [...path], ...(value === undefined ? {} : { value }) })),
        }
        try {
          return await api.post('/api/v1/plan/draft/edits', { body })
        } catch (error) {
          // Somebody changed another part: this change goes on top of theirs.
          if (!(error instanceof AftercareError && error.status === 409) || again === 3) throw error
          now = await newest()
        }
      }
    },
  })
  const text = useMutation({
    ...shared,
    mutationFn: ({ source, revision }: { source: string; revision: number }) =>
      api.put('/api/v1/plan/draft', { query: { revision }, body: source }),
  })
  const end = useMutation({
    ...shared,
    mutationFn: (revision: number) => api.delete('/api/v1/plan/draft', { query: { revision } }),
  })
  const isSaving = useIsMutating({ mutationKey: queryKey }) > 0
  return { edits, text, end, newest, isSaving }
}

type Writing = {
  readonly draft: Draft
  /** The workflow whose part of the plan is shown; empty where there is none. */
  readonly workflow: string
  /** The part that the address points to. */
  readonly at: string
  edit(edits: readonly Edit[]): Promise<void>
  /** Says whether a field holds something that is not saved, and how it would be. */
  unsent(place: string, send: (() => Promise<void>) | null): void
}

const WritingContext = createContext<Writing | null>(null)

export function useWriting(): Writing {
  const writing = use(WritingContext)
  if (!writing) throw new Error('used outside the pages of a draft')
  return writing
}

/** What holds for every field of a page; `status` says how saving stands. */
export function WritingPlan(props: {
  draft: Draft
  workflow: string
  at: string
  status: (of: { isUnsent: boolean; error: Error | null; again: () => void }) => ReactNode
  children: ReactNode
}) {
  const { draft, workflow, at, status, children } = props
  const { edits } = useSaving()
  const [waiting, setWaiting] = useState<ReadonlyMap<string, () => Promise<void>>>(new Map())
  const send = edits.mutateAsync
  const edit = useCallback(async (given: readonly Edit[]) => void (await send(given)), [send])
  const unsent = useCallback((place: string, how: (() => Promise<void>) | null) => {
    setWaiting((before) => {
      if (how === null && !before.has(place)) return before
      const now = new Map(before)
      if (how) now.set(place, how)
      else now.delete(place)
      return now
    })
  }, [])
  const writing = useMemo(() => ({ draft, workflow, at, edit, unsent }), [draft, workflow, at, edit, unsent])
  const again = async () => {
    for (const how of waiting.values()) await how()
  }
  const error = edits.error instanceof Conflict ? null : edits.error
  return (
    <WritingContext value={writing}>
      {status({ isUnsent: waiting.size > 0, error: waiting.size > 0 || edits.isError ? error : null, again })}
      {children}
    </WritingContext>
  )
}
