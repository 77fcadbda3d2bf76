import { localDay } from '../../base/calendar.ts'
import { Exact } from '../../base/money.ts'
import { listed, say, sayDay, sayMoney, sayNumber } from '../../base/say.ts'
import { type Stand as HoursStand, usedOf } from '../../decisions/hours/stand.ts'
import { cents, sayPercent } from '../amounts.ts'
import { sayMinutes } from '../document/cell.ts'
import type { Standing } from '../overview/state.ts'
import { changesOf } from './changes.ts'
import { comingOf } from './coming.ts'
import { decisionsOf } from './decide.ts'
import { type Facts, incidentsOf, isOpenAt, knownCost, together, type WorkflowOfMonth } from './facts.ts'

/** What the first page says, in this order: a sentence each, which a person may word anew. */
export const sentenceNames = ['state', 'happened', 'done', 'decide', 'cost', 'next'] as const
export type SentenceName = (typeof sentenceNames)[number]

export const sentenceTitles: Readonly<Record<SentenceName, string>> = {
  state: say`How it stands`,
  happened: say`What happened`,
  done: say`What was done`,
  decide: say`What you are asked to decide`,
  cost: say`What it cost`,
  next: say`What comes next`,
}

export const sentencesOf = (facts: Facts): Readonly<Record<SentenceName, string>> => ({
  state: stateSentence(facts),
  happened: happenedSentence(facts),
  done: doneSentence(facts),
  decide: decideSentence(facts),
  cost: costSentence(facts),
  next: nextSentence(facts),
})

const worst: readonly Standing['state'][] = ['needs_you', 'cant_tell', 'stopped', 'fine']

function stateSentence({ workflows }: Facts): string {
  const inOrder = workflows.toSorted((a, b) => worst.indexOf(a.standing.state) - worst.indexOf(b.standing.state))
  const [first] = inOrder
  if (!first) return say`The plan holds no workflow.`
  const count = (state: Standing['state']) => workflows.filter(({ standing }) => standing.state === state).length
  if (count('fine') === workflows.length)
    return workflows.length === 1
      ? say`${first.name} is fine. ${first.standing.sentence}`
      : say`All ${workflows.length} workflows are fine.`
  const { name, standing } = first
  if (workflows.length === 1) return stoodInWords(name, standing)
  if (count('cant_tell') === workflows.length)
    return say`None of the ${workflows.length} workflows can be judged. Look at ${name} first. ${standing.sentence}`
  const parts = [
    ...(count('needs_you') > 0 ? [needing(count('needs_you'))] : []),
    ...(count('cant_tell') > 0 ? [say`${count('cant_tell')} cannot be judged`] : []),
    ...(count('stopped') > 0 ? [standingStill(count('stopped'))] : []),
    ...(count('fine') > 0 ? [fine(count('fine'))] : []),
  ]
  return say`Of ${workflows.length} workflows ${listed(parts, ', ')}. Look at ${name} first. ${standing.sentence}`
}

/** Of one workflow that is not fine. */
const stoodInWords = (name: string, { state, sentence }: Standing): string =>
  state === 'needs_you'
    ? say`${name} needs somebody. ${sentence}`
    : state === 'cant_tell'
      ? say`${name} cannot be judged. ${sentence}`
      : say`${name} stands still. ${sentence}`

const needing = (n: number): string => (n === 1 ? say`1 needs somebody` : say`${n} need somebody`)
const standingStill = (n: number): string => (n === 1 ? say`1 stands still` : say`${n} stand still`)
const fine = (n: number): string => (n === 1 ? say`1 is fine` : say`${n} are fine`)

function happenedSentence(facts: Facts): string {
  const { month, findings, stops, workflows } = facts
  const parts = [runsInWords(together(workflows.map(({ now }) => now))?.runs ?? 0, before(workflows))]
  const opened = findings.filter(({ first_seen }) => first_seen >= month.from)
  const open = opened.filter((one) => isOpenAt(one, month.to))
  if (opened.length === 0)
    parts.push(
      facts.isWatched
        ? say`Nothing new needed attention.`
        : say`Nobody watched them then: what needed attention is not known.`,
    )
  else if (opened.length === 1)
    parts.push(
      open.length === 0
        ? say`One thing needed attention, and is over.`
        : say`One thing needed attention, and is not over.`,
    )
  else if (open.length === 0) parts.push(say`${opened.length} things needed attention, and all of them are over.`)
  else if (open.length === opened.length)
    parts.push(say`${opened.length} things needed attention, and none of them is over.`)
  else parts.push(say`${opened.length} things needed attention; ${opened.length - open.length} of them are over.`)
  const incidents = workflows.reduce((sum, one) => sum + Number(incidentsOf(one) ?? 0), 0)
  if (incidents > 0)
    parts.push(incidents === 1 ? say`1 incident was told of.` : say`${incidents} incidents were told of.`)
  const [stop] = stops
  if (stop && stops.length === 1)
    parts.push(say`${nameIn(facts, stop.workflow)} stood still from ${sayDay(localDay(stop.since, month.zone))}.`)
  if (stops.length > 1) parts.push(say`Workflows stood still ${stops.length} times.`)
  return listed(parts, ' ')
}

/** Runs of the month before; null where they are not compared or nothing is known of them. */
function before(workflows: readonly WorkflowOfMonth[]): number | null {
  const row = together(workflows.map((one) => one.before))
  return row?.runs ?? null
}

function runsInWords(runs: number, then: number | null): string {
  const said = runs === 1 ? say`1 run` : say`${sayNumber(String(runs))} runs`
  if (then === null || then === 0) return runs === 0 ? say`Nothing ran.` : say`There were ${said}.`
  if (runs === 0) return say`Nothing ran; in the month before there were ${sayNumber(String(then))} runs.`
  const percent = new Exact(runs).minus(then).times(100).div(then)
  if (percent.abs().lt('0.5')) return say`There were ${said}, as many as in the month before.`
  const amount = sayPercent(percent.abs().toFixed(1))
  return percent.gt(0)
    ? say`There were ${said}, ${amount} more than in the month before.`
    : say`There were ${said}, ${amount} fewer than in the month before.`
}

function doneSentence(facts: Facts): string {
  const { workflows, requests, month, hours, isWhole } = facts
  const reviews = workflows.flatMap((one) => one.reviews)
  const held = reviews.filter(({ state }) => state !== 'drawn').length
  const closed = requests.filter(
    ({ request, changed_at }) => request.state === 'closed' && month.from <= changed_at && changed_at < month.to,
  ).length
  const changes = changesOf(facts)
  const notes = changes.filter(({ written }) => written !== 'no').length
  const unwritten = changes.length - notes
  const parts = [
    reviews.length === 0
      ? say`No review was due.`
      : reviews.length === 1
        ? held === 1
          ? say`The one review that was due was held.`
          : say`The one review that was due was not held.`
        : held === reviews.length
          ? say`All ${held} reviews that were due were held.`
          : say`Of ${reviews.length} reviews that were due ${held} were held.`,
  ]
  if (closed > 0) parts.push(closed === 1 ? say`1 request was closed.` : say`${closed} requests were closed.`)
  if (unwritten > 0)
    parts.push(unwritten === 1 ? say`1 change was not written down.` : say`${unwritten} changes were not written down.`)
  if (notes > 0) parts.push(notes === 1 ? say`1 change was written down.` : say`${notes} changes were written down.`)
  if (hours === null) parts.push(say`The plan includes no hours.`)
  else {
    parts.push(usedInWords(hours))
    if (!isWhole) parts.push(say`The hours are those of all workflows together.`)
  }
  return listed(parts, ' ')
}

function usedInWords(hours: HoursStand): string {
  const { opening, granted, carried_in, consumed, beyond } = hours.figures
  const had = sayMinutes(opening + granted + carried_in)
  const used = usedOf(hours)
  if (used === null) return say`No hours were there to use.`
  if (consumed + beyond === 0) return say`Nothing of the included ${had} was used.`
  if (beyond > 0)
    return say`${sayMinutes(consumed)} of the included ${had} were used, and ${sayMinutes(beyond)} beyond them by consent.`
  return say`${sayMinutes(consumed)} of the included ${had} were used (${sayPercent(used.toFixed(0))}).`
}

function decideSentence(facts: Facts): string {
  const decisions = decisionsOf(facts)
  const [first] = decisions
  if (!first) return say`Nothing waits for a decision.`
  const named = first.isNamed || facts.workflows.length === 1 ? first.what : say`${first.what} (${first.workflow})`
  const what = first.by === null ? named : say`${named} (by ${sayDay(first.by)})`
  return decisions.length === 1
    ? say`One thing waits for a decision: ${what}.`
    : say`${decisions.length} things wait for a decision; the first: ${what}.`
}

function costSentence({ workflows, plan }: Facts): string {
  const all = together(workflows.map(({ now }) => now))
  if (!all || all.runs === 0) return say`Nothing ran, so nothing was spent on runs.`
  const known = knownCost(all)
  const unknown = all.cost_unknown_runs
  const n = sayNumber(String(all.runs))
  if (known === null || unknown === all.runs)
    return say`What the ${n} runs cost is unknown: no price and no bill of any of them is known. Unknown is not zero.`
  const amount = sayMoney(cents(known), plan.currency)
  if (unknown === 0) return say`The runs cost ${amount}; the cost of every run is known.`
  const share = sayPercent(new Exact(unknown).times(100).div(all.runs).toFixed(1))
  return say`The runs cost ${amount} as far as it is known; the cost of ${sayNumber(String(unknown))} of ${n} runs (${share}) is unknown, and not zero.`
}

function nextSentence(facts: Facts): string {
  const { requests, month } = facts
  const parts: string[] = []
  const coming = comingOf(facts)
  const review = coming.find(({ kind }) => kind === 'review')
  if (review) parts.push(say`The next review is that of ${review.workflow} on ${sayDay(review.day)}.`)
  const proofs = coming.filter(({ kind }) => kind === 'proof')
  const [proof] = proofs
  if (proof)
    parts.push(
      proofs.length === 1
        ? say`One proof of a safety measure ends, on ${sayDay(proof.day)} (${proof.workflow}).`
        : say`${proofs.length} proofs of safety measures end, the first on ${sayDay(proof.day)} (${proof.workflow}).`,
    )
  const scheduled = requests.filter(({ request }) => request.state === 'scheduled').length
  if (scheduled > 0)
    parts.push(scheduled === 1 ? say`1 request is scheduled.` : say`${scheduled} requests are scheduled.`)
  if (!month.isComplete) parts.push(say`The month goes on until its end.`)
  return parts.length === 0 ? say`Nothing is planned yet.` : listed(parts, ' ')
}

const nameIn = ({ plan }: Facts, workflow: string): string => plan.workflows[workflow]?.name ?? workflow
