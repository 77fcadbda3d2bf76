import { listed, say, sayDay } from '../../base/say.ts'
import { reviewKey } from '../../decisions/reviews/job.ts'
import type { FindingInBrief } from '../../findings/list.ts'
import { objectiveKey } from '../../findings/objectives/key.ts'
import type { WatchedDimension } from '../../findings/watched.ts'
import { promiseName } from '../../plan/measures.ts'
import type { Stop } from '../../plan/stops.ts'
import { type Risk, risks } from '../../plan/workflow.ts'
import { type Connect, connectFor, firstPromise, firstRun } from './connect.ts'

/**
 * Worst first. What cannot be told may be as bad as anything and nobody knows; that something stands still is known, has a reason and
 * somebody who said so, and yet is not as it should be.
 */
export const states = ['needs_you', 'cant_tell', 'stopped', 'fine'] as const

/** What the state of a workflow follows from. */
export type Seen = {
  readonly workflow: string
  /** Who answers today; null for nobody. */
  readonly answering: string | null
  readonly because: string
  /** Runs of the last 30 days, or of another time, which `without_runs` names. */
  readonly runs: number
  /** What is said where there are none. */
  readonly without_runs?: string
  /** Null: not watched under this plan yet. */
  readonly dimensions: readonly WatchedDimension[] | null
  /** Those of it that are not over. */
  readonly findings: readonly (Pick<FindingInBrief, 'key' | 'severity' | 'title' | 'held_by'> & {
    /** The day on which it was noticed first; null where that came after the moment that is looked at. */
    readonly since: string | null
  })[]
  /** The day on which the oldest review was due that waits for its signature. */
  readonly review_due: string | null
  /** The day of the review that comes next; null without a cadence. */
  readonly review_next: string | null
  /** That somebody said it stands still, and how many live runs began since; null where it is not said. */
  readonly stop:
    | ({
        readonly since: string
        readonly runs_since: number
        /** The platform at which it could not be stopped, where that was tried last. */
        readonly not_paused: string | null
      } & Pick<Stop, 'by' | 'why' | 'meanwhile'>)
    | null
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
/** Why it needs somebody, since when, and who has that already. What is no finding has no day, and nobody can take it. */
type Cause = {
  readonly words: string
  readonly weight: number
  readonly held_by: string | null
  readonly since?: string | null | undefined
}

/**
 * How a workflow stands: it needs somebody, or it cannot be told how it is, or it is said to stand still and does, or it is fine.
 * Unknown is never fine. While it stands still no promise of it is unknown for want of runs; what needs somebody still does, and
 * is counted.
 */
export function standingOf(seen: Seen): Standing {
  const causes = causesOf(seen)
  if (seen.stop?.runs_since === 0 && seen.stop.not_paused === null) {
    const is_held = causes.length > 0 && causes.every((one) => one.held_by !== null)
    return { state: 'stopped', sentence: stoppedInWords(seen.stop, causes.length), connect: null, is_held }
  }
  const [first] = causes
  if (first) {
    const words = andWhoHas(first)
    const is_held = causes.every((one) => one.held_by !== null)
    return { state: 'needs_you', sentence: sentence(words, causes.length), connect: null, is_held }
  }
  const objectives = objectivesOf(seen)
  const cantTell = (words: string, connect: Connect | null, of = 1): Standing => {
    const said = sentence(words, of)
    return { state: 'cant_tell', sentence: connect ? said : andNext(said, seen), connect, is_held: false }
  }
  if (seen.runs === 0)
    return cantTell(seen.without_runs ?? say`No run in the 30 days up to the last full hour`, firstRun)
  if (seen.dimensions === null) return cantTell(say`Not looked at yet: a running server does so within seconds`, null)
  if (objectives.length === 0) return cantTell(say`The plan promises nothing about it`, firstPromise)
  const unsure = objectives.filter((one) => one.result === 'fail')
  const [missed] = unsure
  if (missed) return cantTell(inWords(missed, seen), null, unsure.length)
  const unknown = objectives.filter((one) => one.result === 'unknown')
  // What somebody can do something about is said before what only takes time.
  const open = unknown.find((one) => connectFor(one) !== null) ?? unknown[0]
  if (open) return cantTell(say`${called(open)}: can't tell, ${open.reason}`, connectFor(open), unknown.length)
  const kept = objectives.length === 1 ? say`Its promise is kept` : say`All ${objectives.length} promises are kept`
  return { state: 'fine', sentence: andNext(sentence(kept, 1), seen), connect: null, is_held: false }
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

  if (seen.stop && seen.stop.not_paused !== null)
    causes.push({ words: notPaused(seen.stop.since, seen.stop.not_paused), weight: 0, held_by: null })

  // What people say is held against what arrived.
  if (seen.stop && seen.stop.runs_since > 0) causes.push({ words: stillRunning(seen.stop), weight: 0, held_by: null })

  // A promise and the finding it left are one cause. So are a review and the finding that it was not held.
  const left = new Map(findings.map((one) => [one.key, one]))
  for (const one of objectivesOf(seen)) {
    const finding = take(left, objectiveKey(workflow, one.name))
    const held_by = finding?.held_by ?? null
    // What may be chance needs nobody while no finding says that it is none.
    if (one.unsure && one.result === 'fail' && !finding) continue
    if (one.result === 'fail') causes.push({ words: inWords(one, seen), weight: 1, held_by, since: finding?.since })
    // It takes two looks to be over.
    else if (finding)
      causes.push({
        words: say`${inWords(one, seen)}, and was not kept before`,
        weight: 2,
        held_by,
        since: finding.since,
      })
  }
  const unsigned = take(left, reviewKey(workflow))
  if (seen.review_due !== null) {
    const words = unsigned?.title ?? say`The review due on ${sayDay(seen.review_due)} waits for a signature`
    causes.push({ words, weight: 3, held_by: unsigned?.held_by ?? null, since: unsigned?.since })
  }
  for (const { severity, title, held_by, since } of left.values())
    if (severity !== 'low') causes.push({ words: title, weight: severity === 'high' ? 1 : 2, held_by, since })
  return causes.sort((a, b) => Number(a.held_by !== null) - Number(b.held_by !== null) || a.weight - b.weight)
}

function take<T>(from: Map<string, T>, key: string): T | undefined {
  const found = from.get(key)
  from.delete(key)
  return found
}

const objectivesOf = ({ dimensions }: Seen): Objective[] => (dimensions ?? []).flatMap((one) => one.objectives)

const called = ({ name, measure }: Objective): string => promiseName(name, measure)

/**
 * "Accepted: 18% does not meet >= 60% (50 judged runs)". Where nothing ran in the time that is looked at, what it rests on is older, and the time
 * of the promise says how old.
 */
const inWords = (one: Objective, { runs }: Seen): string =>
  runs === 0
    ? say`${called(one)}: ${one.reason} (${one.n} ${one.of} over ${one.window})`
    : say`${called(one)}: ${one.reason} (${one.n} ${one.of})`

/** A cause with its day, and with what comes next of it: who has it, or that nobody has. */
function andWhoHas({ words, since, held_by }: Cause): string {
  const begun = since ? say`${words}, since ${sayDay(since)}` : words
  if (held_by !== null) return say`${begun}; ${held_by} has it`
  return since === undefined ? begun : say`${begun}; nobody has it yet`
}

/** Where nothing is to do but wait: when it is looked at again. */
const andNext = (words: string, { review_next }: Seen): string =>
  review_next === null ? words : say`${words} Next review on ${sayDay(review_next)}.`

type Stopped = NonNullable<Seen['stop']>

/** "Stopped since 9 Mar 2026 by Ana: wrong refunds. Meanwhile: two people do it by hand. 2 things still need somebody." */
function stoppedInWords({ since, by, why, meanwhile }: Stopped, causes: number): string {
  const begun = say`Stopped since ${sayDay(since)} by ${by}: ${unended(why)}.`
  const parts = [begun]
  if (meanwhile !== null) parts.push(say`Meanwhile: ${unended(meanwhile)}.`)
  if (causes === 1) parts.push(say`One thing still needs somebody.`)
  if (causes > 1) parts.push(say`${causes} things still need somebody.`)
  return listed(parts, ' ')
}

const stillRunning = ({ since, runs_since }: Stopped): string =>
  runs_since === 1
    ? say`It is said to be stopped since ${sayDay(since)}, and 1 run started since`
    : say`It is said to be stopped since ${sayDay(since)}, and ${runs_since} runs started since`

const notPaused = (since: string, platform: string): string =>
  say`It was to be paused at ${platform} on ${sayDay(since)}, and was not: stop it there by hand`

/** What somebody wrote, to stand before a full stop. */
const unended = (text: string): string => text.trim().replace(/\.$/, '')

const sentence = (words: string, of: number): string => (of > 1 ? say`${words}; and ${of - 1} more.` : say`${words}.`)
