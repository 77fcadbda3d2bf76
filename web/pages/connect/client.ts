import type { paths } from '../../../sdk/src/api.ts'

/** Something that one runs, and what to copy for it. */
export type Client = paths['/api/v1/connect']['get']['responses'][200]['content']['application/json']['items'][number]

/** Whether the desk connects it by itself, which asks for no engineer. */
export const isReadHere = ({ steps }: Client): boolean => steps.some((step) => step.at_desk !== null)

export const easiestFirst = (clients: readonly Client[]): Client[] =>
  clients.toSorted((a, b) => Number(isReadHere(b)) - Number(isReadHere(a)))
