import { say } from '../../base/say.ts'

/** How somebody is called in a sentence: a person of ours by name; whoever is none, by the way they came in. */
export const principalInWords = (principal: string, name: string | null): string =>
  name ?? (principal.startsWith('key:') ? say`somebody with an API key` : principal.replace(/^\w+:/, ''))
