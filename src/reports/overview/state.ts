import { say, sayDay } from '../../base/say.ts'
import { reviewKey } from '../../decisions/reviews/job.ts'
import type { FindingInBrief } from '../../findings/list.ts'
import { objectiveKey } from '../../findings/watch.ts'
import type { WatchedDimension } from '../../findings/watched.ts'
import { promiseName } from '../../plan/measures.ts'
import { type Risk, risks } from '../../plan/workflow.ts'
import { type Connect, connectFor, firstPromise, firstRun } from './connect.ts'

/** Worst first. */
export const states = ['needs_you', 'cant_tell', 'fine'] as const

/** What the state of a workflow follows from. */
export type Seen = {
  readonly workflow: string
  /** Who answers today; null for nobody. */
  readonly answering: string | null
  readonly because: string
  /** Runs of the last 30 days. */
  readonly runs: number
  /** Null: not watched under this plan yet. */
  readonly dimensions: readonly WatchedDimension[] | null
  /** Those of it that are not over. */
  readonly findings: readonly Omit<FindingInBrief, 'workflow'>[]
  /** The day on which the oldest review was due that waits for its signature. */
  readonly review_due: string | null
}

/** A workflow in one word and one sentence. */
export type Standing = {
  readonly state: (typeof states)[number]
  readonly sentence: string
  readonly connect: Connect | null
  /** Everything it needs somebody for, somebody has. */
  readonly is_held: boolean
}

type Objective = WatchedDimension['objectives'][number]
/** Why it needs somebody, and who has that already. */
type Cause = { readonly words: string; readonly weight: number; readonly held_by: string | null }

/** How a workflow stands: it needs somebody, or it cannot be told how it is, or it is fine. Unknown is never fine. */
export function standingOf(seen: Seen): Standing {
  const causes = causesOf(seen)
  const [first] = causes
  if (first) {
    const words = first.held_by === null ? first.words : say`${first.words}; ${first.held_by} has it`
    const is_held = causes.every((one) => one.held_by !== null)
    return { state: 'needs_you', sentence: sentence(words, causes.length), connect: null, is_held }
  }
  const objectives = objectivesOf(seen)
  const cantTell = (words: string, connect: Connect | null, of = 1): Standing => {
    return { state: 'cant_tell', sentence: sentence(words, of), connect, is_held: false }
  }
  if (seen.runs === 0) return cantTell(say`No run in the 30 days up to the last full hour`, firstRun)
  if (seen.dimensions === null) return cantTell(say`Not looked at yet: a running server does so within seconds`, null)
  if (objectives.length === 0) return cantTell(say`The plan promises nothing about it`, firstPromise)
  const unknown = objectives.filter((one) => one.result === 'unknown')
  // What somebody can do something about is said before what only takes time.
  const open = unknown.find((one) => connectFor(one) !== null) ?? unknown[0]
  if (open) return cantTell(say`${called(open)}: can't tell, ${open.reason}`, connectFor(open), unknown.length)
  const kept = objectives.length === 1 ? say`Its promise is kept` : say`All ${objectives.length} promises are kept`
  return { state: 'fine', sentence: sentence(kept, 1), connect: null, is_held: false }
}

type Ranked = Pick<Standing, 'state' | 'is_held'> & { readonly risk: Risk; readonly name: string }

/** Worst first: what needs somebody and nobody has before what somebody has; then the riskiest; then by name. */
export function worstFirst(a: Ranked, b: Ranked): number {
  return (
    states.indexOf(a.state) - states.indexOf(b.state) ||
    Number(a.is_held) - Number(b.is_held) ||
    risks.indexOf(a.risk) - risks.indexOf(b.risk) ||
    a.name.localeCompare(b.name, 'en')
  )
}

/** Everything it needs somebody for, the most important first, what somebody has last. */
function causesOf(seen: Seen): Cause[] {
  const { workflow, findings } = seen
  const causes: Cause[] = []
  if (seen.answering === null)
    causes.push({ words: say`Nobody answers for it today: ${seen.because}`, weight: 0, held_by: null })

  // A promise and the finding it left are one cause. So are a review and the finding that it was not held.
  const left = new Map(findings.map((one) => [one.key, one]))
  for (const one of objectivesOf(seen)) {
    const finding = take(left, objectiveKey(workflow, one.name))
    const held_by = finding?.held_by ?? null
    if (one.result === 'fail') causes.push({ words: inWords(one), weight: 1, held_by })
    // It takes two looks to be over.
    else if (finding) causes.push({ words: say`${inWords(one)}, and was not kept before`, weight: 2, held_by })
  }
  const unsigned = take(left, reviewKey(workflow))
  if (seen.review_due !== null) {
    const words = unsigned?.title ?? say`The review due on ${sayDay(seen.review_due)} waits for a signature`
    causes.push({ words, weight: 3, held_by: unsigned?.held_by ?? null })
  }
  for (const { severity, title, held_by } of left.values())
    if (severity !== 'low') causes.push({ words: title, weight: severity === 'high' ? 1 : 2, held_by })
  return causes.sort((a, b) => Number(a.held_by !== null) - Number(b.held_by !== null) || a.weight - b.weight)
}

function take<T>(from: Map<string, T>, key: string): T | undefined {
  const found = from.get(key)
  from.delete(key)
  return found
}

const objectivesOf = ({ dimensions }: Seen): Objective[] => (dimensions ?? []).flatMap((one) => one.objectives)

const called = ({ name, measure }: Objective): string => promiseName(name, measure)

/** "Accepted: 18% does not meet >= 60% (50 judged runs)" */
const inWords = (one: Objective): string => say`${called(one)}: ${one.reason} (${one.n} ${one.of})`

const sentence = (words: string, of: number): string => (of > 1 ? say`${words}; and ${of - 1} more.` : say`${words}.`)
