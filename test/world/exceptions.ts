import type { StepLine } from '../../src/evidence/record.ts'
import { type BookedRun, type Newest, writesOf } from './books.ts'
import { dayOf } from './days.ts'

/** Minutes that clearing one exception of a workflow takes by the plan of every world; of others it does not say. */
export const EXCEPTION_MINUTES: Readonly<Record<string, number>> = { desk: 7.5 }
/** Cents that an hour of work costs; of others the plan does not say. */
export const LABOUR_CENTS: Readonly<Record<string, number>> = { desk: 4130 }

const [DAY, WEEKS] = [86400e6, 12]

type Occurred = { readonly kind: string; readonly about: string; readonly text: string; readonly of: BookedRun }

/** What recurs: how often each way in which runs left their path was taken, by plain loops. */
export type BookedException = {
  readonly kinds: readonly string[]
  readonly about: string
  /** What its errors say, with <*> for the number that is another each time. */
  readonly text: string
  readonly workflows: readonly string[]
  readonly cases: number
  readonly lately: number
  readonly before: number
  readonly minutes: number | null
  /** What these cost. */
  readonly cost: string | null
  readonly first: number | null
  readonly last: number | null
  readonly weeks: readonly number[]
}

/**
 * The books of recurring problems. Of live and canary runs that name their workflow:
 *
 * - A step that failed is an error of its name, of its integration where it has none, or of its kind; a timeout where what it says is that it timed out. A tool that was called 20 times or more in one run is a loop of it.
 * - A model's answer that ended at its length, in the words of one provider or another, is cut off: of the step's name, of its model where it has none. Not of a step that failed.
 * - A run that failed, where no step of it did, is an error of its workflow. One that was handed over, or whose outcome is an escalation, is a
 *   handover of its workflow; one whose outcome is a correction, a correction of its workflow.
 * - A write that did not come to what was to be written is one of the system that was written to.
 * - What is of one kind and about one thing, and says the same but for its numbers, is one problem. What says nothing is a problem of its own. It counts cases, each once for each workflow; a run without a case is one of its own.
 * - As of a moment, runs known to have started then or later are left out. Lately is the seven days before the moment, before are the seven before those.
 * - Weeks are those of the zone from Monday on, twelve of them up to the one that the moment is in.
 */
export function exceptionsOf(
  booked: readonly BookedRun[],
  newest: Newest,
  { asOf, zone, workflow }: { readonly asOf: number; readonly zone: string; readonly workflow?: string | undefined },
): BookedException[] {
  const stepsOf = Map.groupBy(newest.steps, ({ run }) => run)
  const all: Occurred[] = []
  for (const of of booked) {
    if (of.workflow === null || (of.mode !== 'live' && of.mode !== 'canary')) continue
    if (workflow !== undefined && of.workflow !== workflow) continue
    if (of.started !== null && of.started >= asOf) continue
    const mine = stepsOf.get(of.run) ?? []
    const failed = mine.filter(({ status }) => status === 'error')
    for (const step of failed) {
      const text = textOf(step)
      const kind = text.includes('timed out') ? 'timeout' : 'error'
      all.push({ kind, about: step.name ?? step.integration ?? step.kind ?? 'other', text, of })
    }
    for (const { status, finish_reason = '', name, model } of mine)
      if (status !== 'error' && ['length', 'max-tokens'].includes(finish_reason))
        all.push({ kind: 'truncated', about: name ?? model ?? 'model', text: '', of })
    for (const { step, write, outcome, reason = '' } of writesOf(of.run, newest)) {
      if (outcome === 'confirmed' || outcome === 'unconfirmed') continue
      const claimed = newest.writes.find((one) => one.run === of.run && one.step === step && one.write === write)
      all.push({ kind: 'write', about: claimed?.integration ?? '', text: reason, of })
    }
    const tools = mine.filter(({ kind }) => kind === 'tool' || kind === 'write')
    for (const [tool, calls] of Map.groupBy(tools, ({ name = '' }) => name))
      if (calls.length >= 20) all.push({ kind: 'loop', about: tool, text: '', of })
    if ((of.status === 'error' || of.status === 'exception') && failed.length === 0)
      all.push({ kind: 'error', about: of.workflow, text: '', of })
    if (of.status === 'handed_over' || of.outcome === 'escalated')
      all.push({ kind: 'handover', about: of.workflow, text: '', of })
    if (of.outcome === 'corrected') all.push({ kind: 'correction', about: of.workflow, text: '', of })
  }
  return [...Map.groupBy(all, ({ kind, about, text }) => `${kind} ${about} ${text}`)].map(([, found]) =>
    bookedOf(found, asOf, zone),
  )
}

/** What a step says of its error, whatever the number in it is. */
export const textOf = ({ error }: StepLine): string => (error?.message ?? '').replace(/\d+/g, '<*>')

function bookedOf(found: readonly Occurred[], asOf: number, zone: string): BookedException {
  const { kind, about, text } = found[0] as Occurred
  const began = (from: number, to: number) =>
    found.filter(({ of: { started } }) => started !== null && started >= from && started < to)
  const casesOf = (list: readonly Occurred[]) =>
    new Set(list.map(({ of }) => JSON.stringify([of.workflow, of.case === null ? { run: of.run } : of.case])))
  const [lately, starts] = [began(asOf - 7 * DAY, asOf), found.flatMap(({ of }) => of.started ?? [])]
  let minutes: number | null = 0
  let cents: number | null = 0
  for (const [workflow, list] of Map.groupBy(lately, ({ of }) => of.workflow ?? '')) {
    const each = EXCEPTION_MINUTES[workflow]
    minutes = each === undefined || minutes === null ? null : minutes + each * casesOf(list).size
    const hour = LABOUR_CENTS[workflow]
    cents =
      each === undefined || hour === undefined || cents === null
        ? null
        : cents + (each * casesOf(list).size * hour) / 60
  }
  const monday = mondayOf(dayOf(asOf, zone))
  const weeks = Array.from({ length: WEEKS }, (_, week) => {
    const at = monday - (WEEKS - 1 - week) * 7 * (DAY / 1000)
    return casesOf(found.filter(({ of: { started } }) => started !== null && mondayOf(dayOf(started, zone)) === at))
      .size
  })
  return {
    ...{ kinds: [kind], about, text, workflows: [...new Set(found.map(({ of }) => of.workflow ?? ''))].sort() },
    ...{
      cases: casesOf(found).size,
      lately: casesOf(lately).size,
      before: casesOf(began(asOf - 14 * DAY, asOf - 7 * DAY)).size,
    },
    minutes: minutes === null ? null : Math.round(minutes),
    cost: cents === null ? null : (Math.round(cents) / 100).toFixed(2),
    first: starts.length === 0 ? null : Math.min(...starts),
    last: starts.length === 0 ? null : Math.max(...starts),
    weeks,
  }
}

/** The Monday of a day, in milliseconds. */
function mondayOf(day: string): number {
  const at = Date.parse(day)
  return at - ((new Date(at).getUTCDay() + 6) % 7) * (DAY / 1000)
}
