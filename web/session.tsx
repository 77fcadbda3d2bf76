import { queryOptions, useQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import type { Aftercare } from '../sdk/src/client.ts'
import { apiOf, queries } from './api.ts'

export type Me = Awaited<ReturnType<typeof askMe>>
const askMe = () => apiOf().get('/api/v1/me')
const meQuery = queryOptions({ queryKey: ['me'], queryFn: askMe })
const workspaceQuery = (workspace: string) =>
  queryOptions({
    queryKey: ['workspace', workspace],
    queryFn: () => apiOf(workspace).get('/api/v1/workspace'),
  })

/** Asks for what every page of a workspace needs while the page itself is still loaded; of a workspace that one may see. */
export async function askAhead(workspace: string): Promise<void> {
  await queries.prefetchQuery(meQuery)
  const me = queries.getQueryData(meQuery.queryKey)
  if (me?.workspaces.some((one) => one.id === workspace)) await queries.prefetchQuery(workspaceQuery(workspace))
}

export const useMe = () => useQuery({ ...meQuery, refetchInterval: 60_000 })
export const useWorkspace = (workspace: string, mayBeAsked: boolean) =>
  useQuery({ ...workspaceQuery(workspace), enabled: mayBeAsked })

/** The workspace a page is about, and what the person may there. */
export type Here = {
  readonly workspace: string
  readonly name: string
  readonly roles: readonly string[]
  readonly api: Aftercare
}

export const HereContext = createContext<Here | null>(null)

export function useHere(): Here {
  const here = use(HereContext)
  if (!here) throw new Error('used outside a workspace')
  return here
}

/** Whether there is more than one workspace to look after, or may be: the page of all clients is for them. */
export const hasClients = (me: Me): boolean => me.workspaces.length > 1 || me.providers.length > 0

const LAST = 'aftercare-workspace'
export const lastWorkspace = (): string | null => localStorage.getItem(LAST)
export const keepWorkspace = (id: string) => localStorage.setItem(LAST, id)

/** Whether one of these roles is held here: buttons are left out where the server would refuse. */
export const mayOne = (here: Here, roles: readonly string[]): boolean => roles.some((role) => here.roles.includes(role))
export const owners = ['owner'] as const
/** Those who send evidence and apply plans. */
export const operators = ['owner', 'operator'] as const
export const signers = ['owner', 'operator', 'reviewer'] as const
