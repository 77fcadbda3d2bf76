import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { paths } from '../../../sdk/src/api.ts'
import type { Filters } from '../../filters.ts'
import { pace } from '../../live.ts'
import { useIncidentWords } from '../../messages/incidents.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'

type Answer<P extends '/api/v1/incidents' | '/api/v1/incidents/{incident}'> =
  paths[P]['get']['responses'][200]['content']['application/json']
export type Incidents = Answer<'/api/v1/incidents'>
export type AskedIncident = Answer<'/api/v1/incidents/{incident}'>
export type Incident = AskedIncident['incident']

export const severities = ['S1', 'S2', 'S3', 'S4'] as const
/** What each of the lists asks for. */
const lists = { all: undefined, ongoing: 'ongoing', restored: 'restored' } as const
export const listNames = Object.keys(lists) as (keyof typeof lists)[]

const oneOf = <T extends string>(all: readonly T[], word: string | undefined): T | undefined =>
  all.find((one) => one === word)

/** What the address says: which list, of which workflow, how severe, and opened when. */
export function chosenIn(search: Filters) {
  const { workflow, from, to } = search
  const list = oneOf(listNames, search.list) ?? oneOf(listNames, search.state) ?? ('all' as const)
  return { list, workflow, severity: oneOf(severities, search.severity), from, to }
}

export function useIncidents(search: Filters) {
  const { api, workspace } = useHere()
  const { list, ...chosen } = chosenIn(search)
  const query = { ...chosen, state: lists[list] }
  return useInfiniteQuery({
    queryKey: ['incidents', workspace, query],
    queryFn: ({ pageParam }) => api.get('/api/v1/incidents', { query: { ...query, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: pace(workspace),
  })
}

export function useIncident(incident: string) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['incident', workspace, incident],
    queryFn: () => api.get('/api/v1/incidents/{incident}', { params: { incident } }),
    refetchInterval: pace(workspace),
  })
}

/** What kind it was, in the words of its source; its id where that does not say. */
export function useNameOf() {
  const said = useIncidentWords()
  return (one: Pick<Incident, 'incident' | 'class'>): string =>
    one.class === null ? `${said.noClass} ${visible(one.incident)}` : visible(one.class)
}

/** How long after it was opened; null where either is not told, or one came before the other. */
export function useAfter() {
  const { duration } = useFormat()
  return ({ opened }: Pick<Incident, 'opened'>, time: string | null): string | null => {
    const passed = opened === null || time === null ? -1 : Date.parse(time) - Date.parse(opened)
    return passed < 0 ? null : duration(passed)
  }
}

export const toneOfState = { open: 'bad', contained: 'warn', restored: 'good' } as const
