import { createContext, use } from 'react'

/** What holds for every page of a workspace. */
export type Place = {
  readonly zone: string
  readonly currency: string
  /** The moment at which everything is looked at, where the installation is set to one. */
  readonly asOf: string | null
  /** The version of the plan in force. */
  readonly plan: number | null
  /** A few words of the plan that stand on every page. */
  readonly label: string | null
  /** Workflows whose runs are being read again by other rules of the plan. */
  readonly readingAgain: readonly { readonly workflow: string; readonly done: number; readonly total: number }[]
  /** What workflows, the people of the plan and those who sign in are called, by their keys and ids. */
  readonly names: { readonly [of in 'workflows' | 'plan_people' | 'people']: Readonly<Record<string, string>> }
}

export const PlaceContext = createContext<Place>({
  zone: 'UTC',
  currency: 'USD',
  asOf: null,
  plan: null,
  label: null,
  readingAgain: [],
  names: { workflows: {}, plan_people: {}, people: {} },
})
export const usePlace = (): Place => use(PlaceContext)

/** Now, or the moment everything is looked at as of, in milliseconds. */
export const nowAt = ({ asOf }: Place): number => (asOf === null ? Date.now() : Date.parse(asOf))
