import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { type BriefHours, hoursInBrief } from '../../decisions/hours/brief.ts'
import type { Risk } from '../../plan/workflow.ts'
import { askOverview } from './overview.ts'
import { type Standing, worstFirst } from './state.ts'

type Overview = Awaited<ReturnType<typeof askOverview>>
type Workflow = Overview['workflows'][number]
type Parts = Parameters<typeof askOverview>[0]

/** How one workspace stands, in one word and one sentence: those of its worst workflow. */
export type ClientStanding = {
  readonly time_zone: string
  /** A few words of its plan that stand wherever it is shown. */
  readonly label: string | null
  readonly state: Standing['state']
  readonly sentence: string
  /** Whose sentence it is; null where there is no plan. */
  readonly workflow: { readonly workflow: string; readonly name: string } | null
  readonly connect: Standing['connect']
  readonly is_held: boolean
  readonly workflows: Readonly<Record<Standing['state'], number>>
  readonly decisions: Overview['decisions']
  readonly hours: BriefHours | null
  /** The oldest review that waits for a signature, else the next that comes; null where the plan has no cadence. */
  readonly review: { readonly id: string | null; readonly workflow: string; readonly due_at: string } | null
}

/** A workspace as it was asked for; where that failed, why, and `standing` is null. */
export type Client = {
  readonly id: string
  readonly name: string
  readonly standing: ClientStanding | null
  readonly problem: string | null
}

/** So many workspaces are asked at a time: the evidence engine answers two questions at once, and others wait for it, too. */
const AT_ONCE = 4

/**
 * Several workspaces, each asked by itself, worst first. One that fails is told with what `inWords` makes of the error and holds up no
 * other. What cannot be told stands before what is fine.
 */
export async function askClients(
  parts: Parts,
  workspaces: readonly { readonly id: string; readonly name: string }[],
  asOf: Micros,
  inWords: (error: unknown, workspace: string) => string,
): Promise<Client[]> {
  const asked = new Map<string, { client: Client; risk: Risk }>()
  const waiting = [...workspaces]
  const askNext = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      try {
        const overview = await askOverview(parts, one.id, asOf)
        const risk = overview.workflows[0]?.risk ?? 'high'
        const hours = await hoursInBrief(parts.state.db, one.id, asOf)
        asked.set(one.id, { client: { ...one, standing: standingOfClient(overview, hours), problem: null }, risk })
      } catch (error) {
        asked.set(one.id, { client: { ...one, standing: null, problem: inWords(error, one.id) }, risk: 'high' })
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, askNext))
  const ranked = [...asked.values()].map(({ client, risk }) => ({
    client,
    rank: {
      state: client.standing?.state ?? ('cant_tell' as const),
      is_held: client.standing?.is_held ?? false,
      risk,
      name: client.name,
    },
  }))
  return ranked.sort((a, b) => worstFirst(a.rank, b.rank)).map(({ client }) => client)
}

/** An overview in one line. Its workflows come worst first. */
export function standingOfClient(overview: Overview, hours: BriefHours | null = null): ClientStanding {
  const { workflows, decisions, time_zone, plan } = overview
  const [worst] = workflows
  const count = (state: Standing['state']) => workflows.filter((one) => one.state === state).length
  return {
    time_zone,
    label: plan?.label ?? null,
    state: worst?.state ?? 'cant_tell',
    sentence: worst?.sentence ?? say`There is no plan yet.`,
    workflow: worst ? { workflow: worst.workflow, name: worst.name } : null,
    connect: worst?.connect ?? null,
    is_held: worst?.is_held ?? false,
    workflows: {
      needs_you: count('needs_you'),
      cant_tell: count('cant_tell'),
      stopped: count('stopped'),
      fine: count('fine'),
    },
    decisions,
    hours,
    review: reviewOf(workflows),
  }
}

function reviewOf(workflows: readonly Workflow[]): ClientStanding['review'] {
  const first = (dues: { id: string | null; workflow: string; due_at: string }[]) =>
    dues.sort((a, b) => (a.due_at < b.due_at ? -1 : 1))[0] ?? null
  const waiting = workflows.flatMap(({ workflow, review_waiting: due }) => (due ? [{ ...due, workflow }] : []))
  const coming = workflows.flatMap(({ workflow, next_review: due_at }) =>
    due_at ? [{ id: null, workflow, due_at }] : [],
  )
  return first(waiting) ?? first(coming)
}
