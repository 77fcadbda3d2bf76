import type { paths } from '../../../sdk/src/api.ts'
import type { Aftercare } from '../../../sdk/src/client.ts'

export type Tried = paths['/api/v1/try']['post']['responses'][200]['content']['application/json']
export type Told = Tried['told'][number]
export const meanings = ['time', 'cases', 'bad', 'good', 'cost'] as const

/** A table as text, and what it is called. */
export type Source = { readonly name: string; readonly text: string }

/** What somebody says of it; what is left out is guessed. An empty column is none. */
export type Terms = Partial<Record<(typeof meanings)[number], string>> & {
  readonly target?: string
  readonly false_alarms?: number
  readonly time_zone?: string
  readonly dates?: 'day' | 'month'
}

/** Nothing of it is kept. */
export const ask = (api: Aftercare, { text }: Source, terms: Terms): Promise<Tried> =>
  api.post('/api/v1/try', { query: terms, body: text })

/** As much as the server takes. */
export const MOST_BYTES = 5 * 1024 * 1024
