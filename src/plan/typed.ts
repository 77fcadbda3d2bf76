import { say } from '../base/say.ts'

/** What people may type for a week of a workflow where no system tells it. */
export const typedNames = ['eligible', 'incidents', 'minutes', 'loss'] as const
export type TypedName = (typeof typedNames)[number]

export const typedWords: Readonly<Record<TypedName, string>> = {
  eligible: say`eligible cases`,
  incidents: say`incidents`,
  minutes: say`minutes that people spent on it`,
  loss: say`loss`,
}
