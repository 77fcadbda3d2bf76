import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import type { Filters } from '../../filters.ts'
import { pace } from '../../live.ts'
import { useExceptionWords } from '../../messages/exceptions.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useNames } from '../../shell/names.ts'

type Answer<P extends '/api/v1/exceptions' | '/api/v1/exceptions/{pattern}'> =
  paths[P]['get']['responses'][200]['content']['application/json']
export type Exceptions = Answer<'/api/v1/exceptions'>
export type Exception = Answer<'/api/v1/exceptions/{pattern}'>
export type Pattern = Exception['pattern']

const kinds = [
  ...['error', 'timeout', 'truncated', 'malformed', 'guardrail', 'loop', 'write', 'handover', 'correction'],
] as const
const orders = ['cases', 'growth', 'minutes', 'cost'] as const
/** What each of the lists asks for. */
const lists = { open: 'open', unseen: 'unseen', working: 'working', settled: 'settled', all: undefined } as const
export const listNames = Object.keys(lists) as (keyof typeof lists)[]
export const choices = { kinds, orders }

const oneOf = <T extends string>(all: readonly T[], word: string | undefined): T | undefined =>
  all.find((one) => one === word)

/** What the address says: which list, of which workflow and kind, in which order. */
export function chosenIn(search: Filters) {
  return {
    list: oneOf(listNames, search.list) ?? ('open' as const),
    workflow: search.workflow,
    kind: oneOf(kinds, search.kind),
    order: oneOf(orders, search.order) ?? ('cases' as const),
  }
}

export function useExceptions(search: Filters) {
  const { api, workspace } = useHere()
  const { list, ...chosen } = chosenIn(search)
  const query = { ...chosen, state: lists[list] }
  return useInfiniteQuery({
    queryKey: ['exceptions', workspace, query],
    queryFn: ({ pageParam }) => api.get('/api/v1/exceptions', { query: { ...query, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: pace(workspace),
  })
}

export function useException(pattern: number) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['exception', workspace, pattern],
    queryFn: () => api.get('/api/v1/exceptions/{pattern}', { params: { pattern } }),
    refetchInterval: pace(workspace),
  })
}

/** What people call it, what its messages have in common, or in which way runs left their path where. */
export function useNameOf() {
  const said = useExceptionWords()
  const names = useNames()
  return ({ name, about, template, kinds, workflows }: Pattern): string => {
    if (name !== null) return visible(name)
    if (about === '' && template !== '') return said.rest
    if (template !== '') return visible(template)
    if (about === '') return said.wordless
    const [kind] = kinds
    return `${kind === undefined ? '' : `${said.ways[kind]}: `}${visible(workflows.includes(about) ? names.workflow(about) : about)}`
  }
}

/** Which states need somebody, which are calm. */
export const toneOfState = {
  new: 'warn',
  reopened: 'bad',
  known: 'plain',
  working: 'plain',
  fixed: 'good',
  accepted: 'still',
} as const
