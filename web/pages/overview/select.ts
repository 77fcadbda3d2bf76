import type { paths } from '../../../sdk/src/api.ts'
import type { Tone } from '../../parts/tone.ts'

export type Overview = paths['/api/v1/overview']['get']['responses'][200]['content']['application/json']
export type Workflow = Overview['workflows'][number]
export type State = Workflow['state']

export const states = ['needs_you', 'cant_tell', 'stopped', 'fine'] as const satisfies readonly State[]
export const toneOfState = {
  needs_you: 'bad',
  cant_tell: 'unknown',
  stopped: 'still',
  fine: 'good',
} as const satisfies Record<State, Tone>

type Searched = Pick<Workflow, 'workflow' | 'name' | 'state' | 'risk' | 'sentence'> & {
  readonly owner: { readonly name: string }
}

/** The workflows that match every word of a search, in their order, by state. Empty states are left out. */
export function groups<W extends Searched>(
  workflows: readonly W[],
  search: { words?: string | undefined; state?: string | undefined },
): { state: State; items: W[] }[] {
  const words = (search.words ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const isMatch = (one: W) => {
    const text = `${one.workflow} ${one.name} ${one.owner.name} ${one.risk} ${one.sentence}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  }
  const matching = workflows.filter((one) => (search.state === undefined || one.state === search.state) && isMatch(one))
  return states
    .map((state) => ({ state, items: matching.filter((one) => one.state === state) }))
    .filter(({ items }) => items.length > 0)
}

/** How many there are of each state. */
export const countStates = (workflows: readonly Pick<Workflow, 'state'>[]): Record<State, number> => ({
  needs_you: workflows.filter((one) => one.state === 'needs_you').length,
  cant_tell: workflows.filter((one) => one.state === 'cant_tell').length,
  stopped: workflows.filter((one) => one.state === 'stopped').length,
  fine: workflows.filter((one) => one.state === 'fine').length,
})
