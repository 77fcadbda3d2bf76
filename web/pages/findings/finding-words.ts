import type { paths } from '../../../sdk/src/api.ts'
import type { Messages } from '../../messages/en.ts'
import { spoken } from '../../parts/format.ts'
import type { Tone } from '../../parts/tone.ts'
import type { MeasuredValue, Unit } from '../../shell/measured-value.ts'

type Answered<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never

export type FindingPage = Answered<'/api/v1/findings'>
export type ListedFinding = FindingPage['items'][number]
export type AskedFinding = Answered<'/api/v1/findings/{id}'>
export type Question = ListedFinding['evidence']['question']
export type Again = NonNullable<AskedFinding['again']>
type Objective = Extract<Question, { kind: 'objective' }>
type Measure = Objective['objective']['measure']

export const severities = ['high', 'medium', 'low'] as const
export const toneOfSeverity = { high: 'bad', medium: 'warn', low: 'unknown' } as const satisfies Record<string, Tone>

/** Findings by severity, the worst first; severities without any are left out. */
export const bySeverity = <F extends Pick<ListedFinding, 'severity'>>(findings: readonly F[]) =>
  severities
    .map((severity) => ({ severity, items: findings.filter((one) => one.severity === severity) }))
    .filter(({ items }) => items.length > 0)

/** Names of the plan as words: "first_answer" -> "first answer". */
const plain = (name: string): string => name.replaceAll('_', ' ')

/** A promise by what it measures, and by the name the plan gave it where that is another; of an older one only the name is known. */
export function promiseName(words: Messages['finding'], name: string, measure?: Measure): string {
  const known = words.measure[(measure ?? name) as Measure]
  return known === undefined ? plain(name) : name === (measure ?? name) ? known : `${known} (${plain(name)})`
}

/** The title; from before promises were called by what they measure, with the name of one as words. */
export function titleOf({ title, evidence }: Pick<ListedFinding, 'title' | 'evidence'>): string {
  const { question } = evidence
  if (question?.kind !== 'objective' || !title.startsWith(question.name)) return spoken(title)
  const name = plain(question.name)
  return spoken(name.charAt(0).toUpperCase() + name.slice(1) + title.slice(question.name.length))
}

/** What was asked, in a sentence. */
export function questionInWords(
  question: Question,
  words: Messages['finding'],
  inPlain: (text: string) => string,
): string {
  if (question === null) return words.notKept
  switch (question.kind) {
    case 'objective': {
      const { measure, target, case_type, route } = question.objective
      const only = [case_type && words.onlyCases(case_type), route && words.onlyRoute(route)].filter(Boolean)
      return words.asksObjective([promiseName(words, question.name, measure), ...only].join(', '), inPlain(target))
    }
    case 'watched': {
      const { subject } = question
      if (subject.kind === 'days') return words.asksDays
      if (subject.kind === 'step') return words.asksStep(words.steps[subject.measure])
      const { measure, target, case_type, route } = subject.objective
      const only = [case_type && words.onlyCases(case_type), route && words.onlyRoute(route)].filter(Boolean)
      const asks = subject.kind === 'level' ? words.asksLevel : words.asksWatched
      return asks([promiseName(words, subject.name, measure), ...only].join(', '), inPlain(target))
    }
    case 'loop':
      return words.asksLoop(question.tool, question.release)
    case 'invoice':
      return words.asksInvoice(question.month)
    case 'budget':
      return words.asksBudget(question.name)
    case 'runaway':
      return words.asksRunaway(question.case_type)
    case 'pattern':
      return question.release === undefined ? words.asksLivedWith : words.asksPattern
    case 'growth':
      return words.asksGrowth
    case 'outage':
      return words.asksOutage(question.integration)
    case 'continuity': {
      const item = words.items[question.item as keyof typeof words.items] ?? plain(question.item)
      return words.asksContinuity(question.name === null ? item : `${item}: ${question.name}`)
    }
    case 'late_reviews':
      return words.asksReviews
    case 'typed':
      return words.asksTyped
    case 'connector':
      return words.asksConnector
    case 'silence':
      return words.asksSilence
    case 'tracker':
      return words.asksTracker
    case 'judge':
      return words.asksJudge
    case 'disk':
      return words.asksDisk
    case 'notices':
      return words.asksNotices
    case 'hours':
      return words.asksHours
    case 'support':
      return words.asksSupport
    case 'vacancy':
      return words.asksVacancy
    case 'emergency':
      return words.asksEmergency
    case 'held_mails':
      return words.asksMails
    case 'changed':
      return words.asksChanged
  }
}

export const unitOf: Record<Measure, Unit> = {
  accepted: 'share',
  corrected: 'share',
  rejected: 'share',
  reopened: 'share',
  escaped_errors: 'share',
  duration: 'time',
  exceptions: 'share',
  handed_over: 'share',
  cost_per_run: 'money',
  cost_per_case: 'money',
  cost_per_accepted: 'money',
  cost_total: 'money',
  adoption: 'share',
  active_people: 'count',
  incidents: 'count',
  incident_loss: 'money',
  approval_latency: 'time',
  approval_work: 'time',
  tool_errors: 'share',
  tool_retries: 'share',
  refused_writes: 'share',
  tool_latency: 'time',
  value: 'money',
}

/** An answer as figures; `nothing` where what was asked about is not there any more, or is of a kind this desk does not know. */
export type Told =
  | { readonly kind: 'measured'; readonly measure: Measure; readonly unit: Unit; readonly of: MeasuredValue }
  | {
      readonly kind: 'loop'
      readonly calls: number
      readonly runs: number
      readonly worst: readonly { readonly run: string; readonly calls: number }[]
    }
  | { readonly kind: 'proof'; readonly proof: 'never' | 'expired' | 'good'; readonly day: string | null }
  | { readonly kind: 'late'; readonly late: number; readonly oldest: string | null; readonly due: string | null }
  /** When it began, how seldom chance alone would tell it, and what was needed to tell it: years. */
  | { readonly kind: 'watched'; readonly since: string; readonly evidence: number; readonly needed: number }
  /** What it said is all there is to say. */
  | { readonly kind: 'said' }
  | { readonly kind: 'nothing' }

/** Reads an answer by what was asked. Answers are kept as they were given: the question says what is in them. */
export function figuresIn(question: Question, answer: Readonly<Record<string, unknown>> | null): Told {
  if (question === null || answer === null) return { kind: 'nothing' }
  switch (question.kind) {
    case 'objective': {
      const { measure } = question.objective
      return { kind: 'measured', measure, unit: unitOf[measure], of: answer as MeasuredValue }
    }
    case 'watched': {
      const { since, evidence, needed } = answer as Record<'since' | 'evidence' | 'needed', number>
      return { kind: 'watched', since: new Date(since * 86_400_000).toISOString().slice(0, 10), evidence, needed }
    }
    case 'loop': {
      const { calls, runs, worst } = answer as Pick<Extract<Told, { kind: 'loop' }>, 'calls' | 'runs' | 'worst'>
      return { kind: 'loop', calls, runs, worst }
    }
    case 'continuity': {
      const proof = answer.proof as { kind: 'never' | 'expired' | 'good'; since?: string; until?: string }
      return { kind: 'proof', proof: proof.kind, day: proof.since ?? proof.until ?? null }
    }
    case 'late_reviews': {
      const { late, oldest = null, due = null } = answer as { late: number; oldest?: string; due?: string }
      return { kind: 'late', late, oldest, due }
    }
    case 'invoice':
    case 'budget':
    case 'runaway':
    case 'pattern':
    case 'growth':
    case 'outage':
    case 'typed':
    case 'connector':
    case 'silence':
    case 'tracker':
    case 'judge':
    case 'disk':
    case 'hours':
    case 'support':
    case 'vacancy':
    case 'notices':
    case 'emergency':
    case 'held_mails':
    case 'changed':
      return { kind: 'said' }
  }
}

/** How then and now stand to each other. Where nothing came in between, another answer must not be. */
export function compared({ same, changed }: Pick<Again, 'same' | 'changed'>) {
  const kinds = Object.entries(changed).filter(([, count]) => count > 0)
  if (kinds.length === 0)
    return { tone: same ? 'good' : 'bad', verdict: same ? 'sameNothing' : 'otherNothing', kinds } as const
  return { tone: same ? 'good' : 'warn', verdict: same ? 'sameChanged' : 'otherChanged', kinds } as const
}
