import { dayStart } from '../../base/calendar.ts'
import type { Micros } from '../../base/time.ts'
import { beginning } from '../../plan/releases.ts'
import type { PlanVersion } from '../../plan/versions.ts'
import type { Workflow } from '../../plan/workflow.ts'
import { canonical } from '../../store/state/decision-log.ts'
import type { Alteration, ChangeNote } from './note.ts'

/** What a version of the plan says of an alteration, before it is known of which workflow. */
type Said = Pick<ChangeNote, 'what' | 'name' | 'before' | 'after'>

/**
 * What the versions of a plan, oldest first, say was altered: each release from its beginning on, and what of a workflow another
 * version has otherwise from the day on which that is effective. What the first version with a workflow has is how it began.
 */
export function notesOfPlan(versions: readonly PlanVersion[]): ChangeNote[] {
  const notes: ChangeNote[] = []
  versions.forEach((version, index) => {
    const before = versions[index - 1]?.plan.workflows ?? {}
    for (const [workflow, now] of Object.entries(version.plan.workflows)) {
      const of = (said: Said, at: Micros, why: string | null): ChangeNote => ({
        id: `plan:${version.version}:${workflow}:${said.what}:${said.name ?? ''}`,
        workflow,
        at,
        description: null,
        why,
        link: null,
        source: 'plan',
        by: version.applied_by,
        written_at: version.applied_at,
        plan_version: version.version,
        finding: null,
        ...said,
      })
      const then = Object.hasOwn(before, workflow) ? before[workflow] : undefined
      for (const release of now.releases) {
        if (release.mode !== 'live' || then?.releases.some((one) => isSame(one, release))) continue
        const at = beginning(release, version.plan.time_zone)
        const said = { what: 'release', name: release.name, before: null, after: release.name } as const
        notes.push(of(said, at, release.note ?? null))
      }
      if (!then) continue
      const from = dayStart(version.effective, version.plan.time_zone)
      for (const said of alteredBetween(then, now)) notes.push(of(said, from, null))
    }
  })
  return notes
}

type Part = {
  readonly what: Alteration
  /** What a workflow has of it, by name: the value that is compared, and how it is said, where it can be said in a word. */
  readonly of: (workflow: Workflow) => Readonly<Record<string, { readonly value: unknown; readonly said?: string }>>
}

const mapped = <T, U>(record: Readonly<Record<string, T>>, to: (value: T, name: string) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value, name)]))

const named = (record: Readonly<Record<string, unknown>>) => mapped(record, (value) => ({ value }))

/** What of a workflow is an alteration of it where another version has it otherwise. */
const parts: readonly Part[] = [
  { what: 'prompt', of: ({ prompts }) => named(mapped(prompts, (one) => ('seen' in one ? one.seen : null))) },
  {
    what: 'model',
    of: ({ models }) => mapped(models, ({ provider, name }, key) => ({ value: { provider, name }, said: name ?? key })),
  },
  { what: 'route', of: ({ routes }) => named(routes) },
  {
    what: 'boundary',
    of: ({ actions }) => mapped(actions, ({ boundary }) => ({ value: boundary, said: boundary })),
  },
  {
    what: 'integration',
    of: ({ integrations }) => Object.fromEntries(integrations.map((one) => [one, { value: one, said: one }])),
  },
  {
    what: 'threshold',
    of: ({ objectives }) => mapped(objectives, (one) => ({ value: one, said: one.target })),
  },
  {
    what: 'schedule',
    of: ({ review }) => (review ? { review: { value: review.cadence, said: review.cadence } } : {}),
  },
]

function alteredBetween(then: Workflow, now: Workflow): Said[] {
  return parts.flatMap(({ what, of }) => {
    const [old, current] = [of(then), of(now)]
    const names = [...new Set([...Object.keys(old), ...Object.keys(current)])]
    return names.flatMap((name): Said[] => {
      const [before, after] = [
        Object.hasOwn(old, name) ? old[name] : undefined,
        Object.hasOwn(current, name) ? current[name] : undefined,
      ]
      if (isSame(before?.value, after?.value)) return []
      return [{ what, name, before: before?.said ?? null, after: after?.said ?? null }]
    })
  })
}

const isSame = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null)
