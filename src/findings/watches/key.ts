import { objectiveKey } from '../objectives/key.ts'
import type { Noticed } from './watcher.ts'

/** What the finding is about that something leaves which a watcher noticed: one open finding for each. */
export function keyOf(workflow: string, what: Noticed): string {
  switch (what.kind) {
    case 'objective':
      return what.said.kind === 'drift' ? `drift:${workflow}:${what.name}` : objectiveKey(workflow, what.name)
    case 'level':
      return `drift:${workflow}:${what.name}`
    case 'step':
      return `step:${workflow}:${what.measure}:${what.release}`
    case 'days':
      return `days:${workflow}:${what.said.kind.replace(' ', '_')}`
  }
}
