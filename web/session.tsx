import { useQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import type { Aftercare } from '../sdk/src/client.ts'
import { apiOf } from './api.ts'

export type Me = Awaited<ReturnType<typeof askMe>>
const askMe = () => apiOf().get('/api/v1/me')

export const useMe = () => useQuery({ queryKey: ['me'], queryFn: askMe, refetchInterval: 60_000 })

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

const LAST = 'aftercare-workspace'
export const lastWorkspace = (): string | null => localStorage.getItem(LAST)
export const keepWorkspace = (id: string) => localStorage.setItem(LAST, id)

/** Whether one of these roles is held here: buttons are left out where the server would refuse. */
export const mayOne = (here: Here, roles: readonly string[]): boolean => roles.some((role) => here.roles.includes(role))
export const operators = ['owner', 'operator'] as const
export const signers = ['owner', 'operator', 'reviewer'] as const
