import { DateTime } from 'luxon'
import { localDay } from '../../../base/calendar.ts'
import { inLanguage, listed, say, sayDay, sayMonth } from '../../../base/say.ts'
import { MICROS, type Micros, parseTime } from '../../../base/time.ts'
import type { Boundary } from '../../../plan/action.ts'
import { dimensionNames, dimensions } from '../../../plan/measures.ts'
import { nameOf, whoAnswers } from '../../../plan/people.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Workflow } from '../../../plan/workflow.ts'
import type { Notice } from '../notice.ts'

/**
 * What a notice says to somebody who did not build the automation: what happened, what it touches, who does what by hand meanwhile, what
 * is safe, and when the next word comes. Sentences of `say`; nothing in it but the notice's title and what the plan says.
 */
export type Letter = {
  readonly parts: readonly Part[]
  /** What somebody may do with it, the first the most likely. */
  readonly acts: readonly Act[]
  /** Why it came, and to whom. */
  readonly foot: readonly string[]
}
export type Part = {
  readonly heading: string
  readonly lines: readonly string[]
  readonly steps?: readonly string[]
  /** Several things that are told in one letter. */
  readonly items?: readonly Item[]
  /** What is said once all of that is. */
  readonly after?: readonly string[]
}
/** One of several: what it is, what of it is to be known, where it is seen and what may be done with it. */
export type Item = {
  readonly title: string
  readonly url: string
  readonly lines: readonly string[]
  readonly acts: readonly Act[]
}
export type Act = { readonly label: string; readonly url: string }

type Given = {
  readonly plan: Plan | undefined
  /** Where it is seen at the desk. */
  readonly link: string
  readonly acts?: readonly Act[]
  /** Why it is them. */
  readonly because?: string
  /** Which telling it is of what nobody has acknowledged; the first is 0. */
  readonly step?: number
}

export function letterOf(notice: Notice, { plan, link, acts = [], because, step = 0 }: Given): Letter {
  const workflow = notice.workflow === null ? undefined : plan?.workflows[notice.workflow]
  const about = { notice, plan, workflow, step }
  const parts = [whatHappened(about), whatItTouches(about), whoDoesWhat(about), whatIsSafe(about), nextWord(about)]
  return {
    parts: parts.filter((part) => part.lines.length > 0),
    acts: [...acts, { label: say`Open it in Aftercare`, url: link }],
    foot: because ? [say`Why you get this: ${because}.`] : [],
  }
}

type About = {
  readonly notice: Notice
  readonly plan: Plan | undefined
  readonly workflow: Workflow | undefined
  readonly step: number
}

const isTest = ({ body }: Notice): boolean => body.test === true

export function whatHappened({ notice, plan, step }: Omit<About, 'workflow'>): Part {
  const when = momentInWords(notice.owed_at, plan?.time_zone ?? 'UTC')
  const title = String(notice.body.title ?? '')
  // The line above all says it, unless it had to be cut.
  const long = inLanguage(title).length > 100 ? [title] : []
  const heading = say`What happened`
  const amount = typeof notice.body.amount === 'string' ? notice.body.amount : null
  const lines = [
    ...(isTest(notice) ? [say`This is a test: nothing happened. What follows is how such a notice reads.`] : []),
    ...(step > 0 ? [say`Others were told of it, and nobody has acknowledged it yet.`] : []),
  ]
  switch (notice.kind) {
    case 'finding.opened':
      return { heading, lines: [...lines, ...long, say`Seen first on ${when}. Severity: ${severityOf(notice)}.`] }
    case 'finding.reopened':
      return {
        heading,
        lines: [
          ...lines,
          title,
          say`It was said to be over, and was seen again on ${when}. Severity: ${severityOf(notice)}.`,
        ],
      }
    case 'finding.over':
      return {
        heading,
        lines: [...lines, ...long, say`It is over: the looks up to ${when} found nothing of it any more.`],
      }
    case 'finding.closed':
      return {
        heading,
        lines: [
          ...lines,
          ...long,
          say`Somebody said on ${when} that it is over. It opens again by itself if it is not.`,
        ],
      }
    case 'finding.left_plan':
      return { heading, lines: [...lines, ...long, say`Since ${when} the plan no longer promises what it was about.`] }
    case 'workflow.stopped':
      return {
        heading,
        lines: [
          ...lines,
          say`Since ${when} it is said to stand still. No case is worked on by it until it runs again.`,
        ],
      }
    case 'workflow.started':
      return { heading, lines: [...lines, say`On ${when} somebody signed that it runs again.`] }
    case 'review.drawn':
      return {
        heading,
        lines: [...lines, say`The maintenance review that is due was drawn up on ${when}, and waits for a signature.`],
      }
    case 'review.signed':
      return { heading, lines: [...lines, say`The review was signed on ${when}.`] }
    case 'review.refused':
      return {
        heading,
        lines: [...lines, say`Somebody refused on ${when} to sign the review. Their reason stands with it.`],
      }
    case 'clock.passed':
      return { heading, lines: [...lines, ...clockLines(notice, plan?.time_zone ?? 'UTC')] }
    case 'report.drafted':
      return { heading, lines: [...lines, draftLine(notice, when)] }
    case 'report.approved':
      return {
        heading,
        lines: [
          ...lines,
          say`Somebody approved the report of ${sayMonth(String(notice.body.month ?? ''))} on ${when}.`,
        ],
      }
    case 'report.sent':
      return {
        heading,
        lines: [
          ...lines,
          say`The report of ${sayMonth(String(notice.body.month ?? ''))} was approved and sent on ${when}. It tells how things stand, what was done, what you are asked to decide and what it cost.`,
        ],
      }
    case 'request.received':
      return {
        heading,
        lines: [
          ...lines,
          say`Your mail of ${when} is kept as a request. Whoever maintains the workflows says what it alters and who pays. Answer this mail to add a word to it.`,
        ],
      }
    case 'request.held':
      return {
        heading,
        lines: [
          ...lines,
          say`Since ${when} a mail waits that asks for something, and nothing proves who wrote it, or its sender has no account here. Somebody takes it on or rejects it.`,
        ],
      }
    case 'request.filed':
      return { heading, lines: [...lines, say`Somebody asked on ${when} for something to be altered.`] }
    case 'request.classified':
      return {
        heading,
        lines: [...lines, say`Somebody decided on ${when} who pays for it. Either side may dispute it.`],
      }
    case 'request.approval_asked':
      return {
        heading,
        lines: [
          ...lines,
          amount === null
            ? say`Since ${when} it waits for the approval of whom the plan names.`
            : say`Since ${when} it waits for the approval of whom the plan names. It costs ${amount}.`,
        ],
      }
    case 'request.approved':
      return { heading, lines: [...lines, say`On ${when} everybody whom it needed had approved it.`] }
    case 'request.scheduled':
      return {
        heading,
        lines: [
          ...lines,
          say`The work begins on ${beginsIn(notice, plan)}. Whoever answers for the workflow can object until then, at the desk.`,
        ],
      }
    case 'request.refused':
      return { heading, lines: [...lines, say`Somebody refused it on ${when}. Their reason stands with it.`] }
    case 'request.disputed':
      return {
        heading,
        lines: [...lines, say`Somebody disputes since ${when} who pays. Nothing starts until the two sides settle it.`],
      }
    case 'request.ordered':
      return {
        heading,
        lines: [...lines, say`Work began at once on ${when}, without an approval. It is to be approved afterwards.`],
      }
    case 'request.closed':
      return { heading, lines: [...lines, say`It was closed on ${when}. What became of it stands with it.`] }
    case 'task.given':
      return { heading, lines: [...lines, ...long, givenLine(notice, plan, when)] }
    case 'task.left':
      return { heading, lines: [...lines, ...long, leftLine(notice, plan, when)] }
    case 'task.overdue':
      return { heading, lines: [...lines, ...long, ...overdueLines(notice, plan)] }
    case 'task.over':
      return { heading, lines: [...lines, ...long, overLine(notice, when)] }
  }
}

/** The day and the hour at which the work of a request begins. */
function beginsIn({ body }: Notice, plan: Plan | undefined): string {
  const at = parseTime(String(body.begins ?? ''))?.micros
  if (at === undefined) return ''
  const zone = plan?.time_zone ?? 'UTC'
  const time = DateTime.fromMillis(Math.floor(at / 1000), { zone }).toFormat('HH:mm')
  return say`${sayDay(localDay(at, zone))}, ${time}`
}

/** Which promise it is, how much of its time is used, and when it would be broken. */
function clockLines({ body }: Notice, zone: string): string[] {
  const promise = clockPromises[body.clock as keyof typeof clockPromises]
  const due = parseTime(String(body.due ?? ''))?.micros
  return [
    body.share === '100%'
      ? say`The plan promises for ${String(body.severity)} ${promise}. The time for it is over.`
      : say`The plan promises for ${String(body.severity)} ${promise}. ${String(body.share)} of the time for it is used.`,
    ...(due !== undefined && body.share !== '100%' ? [say`The time is over on ${momentInWords(due, zone)}.`] : []),
  ]
}
const clockPromises = {
  acknowledge: say`that somebody answers`,
  contain: say`that no further harm is done`,
  restore: say`that it works again`,
} as const

function draftLine({ body }: Notice, when: string): string {
  const month = sayMonth(String(body.month ?? ''))
  return body.reminder === true
    ? say`The draft of the report of ${month} waits since ${sayDay(String(body.since ?? ''))}. Nobody has it until somebody approves and sends it.`
    : say`The report of ${month} was drawn up on ${when}, as a draft. Read it, put it in your words where you like, and approve it; nobody has it until it is sent.`
}

function givenLine({ body }: Notice, plan: Plan | undefined, when: string): string {
  const person = String(body.person ?? '')
  return say`Somebody gave it on ${when} to ${plan ? nameOf(plan, person) : person}, to be done by ${sayDay(String(body.due ?? ''))}.`
}

function leftLine(notice: Notice, plan: Plan | undefined, when: string): string {
  const { how, to } = notice.body
  if (how !== 'given') return overLine(notice, when)
  return say`Somebody gave it on ${when} to ${plan ? nameOf(plan, String(to)) : String(to)}, who does it now.`
}

function overdueLines({ body }: Notice, plan: Plan | undefined): string[] {
  const person = typeof body.person === 'string' ? body.person : undefined
  const due = sayDay(String(body.due ?? ''))
  return [
    person === undefined
      ? say`It was to be done by ${due}, and nobody said that it is.`
      : say`${plan ? nameOf(plan, person) : person} was to have it done by ${due}, and nobody said that it is.`,
    say`Say at the desk that it is done, give it another day with the reason, or drop it.`,
  ]
}

function overLine({ body }: Notice, when: string): string {
  if (body.how === 'moved') return say`Somebody gave it another day on ${when}.`
  return body.how === 'dropped' ? say`Somebody dropped it on ${when}.` : say`Somebody said on ${when} that it is done.`
}

const severities = { high: say`high`, medium: say`medium`, low: say`low` } as const
const severityOf = ({ urgency }: Notice): string => severities[urgency]

function whatItTouches({ notice, plan, workflow }: About): Part {
  const heading = say`What it touches`
  if (!workflow || notice.opens === false) return { heading, lines: [] }
  const dimension = dimensions.find((one) => one === notice.body.dimension)
  const answer = plan && notice.workflow !== null ? whoAnswers(plan, notice.workflow, notice.owed_at) : undefined
  return {
    heading,
    lines: [
      workflow.purpose === undefined ? workflow.name : say`${workflow.name}: ${workflow.purpose}`,
      ...(dimension ? [say`It is about ${dimensionNames[dimension]}.`] : []),
      ...(plan && answer?.answering ? [say`${nameOf(plan, answer.answering)} answers for it.`] : []),
    ],
  }
}

/** Whom the plan names for the work by hand, with what to do; only where it is stopped, or may have to be. */
function whoDoesWhat({ notice, plan, workflow }: About): Part {
  const heading = say`What people do meanwhile`
  const isStopped = notice.kind === 'workflow.stopped'
  const isOff = notice.kind.startsWith('finding.') && notice.opens === true
  if (!plan || !workflow || !(isStopped || (isOff && notice.urgency === 'high'))) return { heading, lines: [] }
  const { fallback, may_pause } = workflow.continuity
  const names = (people: readonly string[]) =>
    listed(
      people.map((one) => nameOf(plan, one)),
      ', ',
    )
  const lines: string[] = []
  if (isOff) lines.push(say`It was not stopped: it goes on as before until somebody stops it.`)
  if (isOff && may_pause) lines.push(say`Each of these may stop it at once: ${names(may_pause)}.`)
  if (!fallback) return { heading, lines: [...lines, say`The plan does not say who does the work by hand.`] }
  lines.push(
    isStopped
      ? say`The work is done by hand by ${names(fallback.who)}, up to ${fallback.capacity}:`
      : say`While it stands still ${names(fallback.who)} do the work by hand, up to ${fallback.capacity}:`,
  )
  return { heading, lines, steps: fallback.steps }
}

/** How far it goes alone: what cannot have happened without a person. */
function whatIsSafe({ notice, workflow }: About): Part {
  const heading = say`What is safe`
  const isOfRunning = notice.kind !== 'review.drawn' && !notice.kind.startsWith('task.')
  if (!workflow || notice.opens !== true || !isOfRunning) return { heading, lines: [] }
  const by = (...boundaries: Boundary[]) =>
    listed(
      Object.entries(workflow.actions).flatMap(([name, { boundary }]) =>
        boundaries.includes(boundary) ? [name.replaceAll('_', ' ')] : [],
      ),
      ', ',
    )
  const [never, asks, alone] = [by('L0', 'L1'), by('L2'), by('L3', 'L4')]
  const lines =
    notice.kind === 'workflow.stopped'
      ? [say`Evidence that arrives is still kept and checked, and nothing that was found is lost.`]
      : [
          ...(said(never) ? [say`It never does these itself: ${never}.`] : []),
          ...(said(asks) ? [say`It asks a person before each of these: ${asks}.`] : []),
          ...(said(alone) ? [say`It does these alone: ${alone}. Look at them first.`] : []),
        ]
  return { heading, lines }
}

/** An empty list has its marks, and no words. */
const said = (words: string): boolean => /[^\u2066-\u2069\s]/.test(words)

function nextWord({ notice, plan, workflow }: About): Part {
  const heading = say`When you hear again`
  const next = notice.opens === true ? notice.next_step_at : null
  const others =
    next === null
      ? []
      : [
          say`If nobody acknowledges it by ${momentInWords(next, plan?.time_zone ?? 'UTC')}, the plan says who is told next.`,
        ]
  switch (notice.kind) {
    case 'finding.opened':
    case 'finding.reopened':
      return { heading, lines: [...others, say`When it is over, by the same way.`] }
    case 'workflow.stopped': {
      const { conditions, sign_off } = workflow?.continuity.relaunch ?? {}
      const names =
        plan && sign_off
          ? listed(
              sign_off.map((one) => nameOf(plan, one)),
              ', ',
            )
          : undefined
      return {
        heading,
        lines: [
          ...others,
          say`When it runs again, by the same way.`,
          ...(names ? [say`Before that ${names} signs, once these hold:`] : []),
        ],
        ...(names && conditions ? { steps: conditions } : {}),
      }
    }
    case 'clock.passed':
      return {
        heading,
        lines: [
          notice.body.share === '100%'
            ? say`No further word of this promise follows.`
            : say`When more of the time is used, if the promise is not kept by then.`,
        ],
      }
    case 'report.drafted':
      return {
        heading,
        lines: [
          notice.body.reminder === true
            ? say`When somebody approved it.`
            : say`When somebody approved it, and once more if it still waits after some days.`,
        ],
      }
    case 'report.approved':
      return { heading, lines: [say`No further word of this draft follows.`] }
    case 'report.sent':
      return { heading, lines: [say`With the report of the next month, or with one that corrects this one.`] }
    case 'review.drawn':
      return { heading, lines: [...others, say`When it is signed or refused.`] }
    case 'request.received':
    case 'request.filed':
    case 'request.classified':
    case 'request.approval_asked':
    case 'request.approved':
    case 'request.scheduled':
    case 'request.disputed':
    case 'request.ordered':
      return { heading, lines: [say`When something of it is decided, or it is closed.`] }
    case 'request.held':
    case 'request.refused':
    case 'request.closed':
      return { heading, lines: [say`No further word of it follows.`] }
    case 'task.given':
      return {
        heading,
        lines: [say`When somebody else does it, drops it or gives it to another.`],
      }
    case 'task.left':
      return {
        heading,
        lines: [
          notice.body.how === 'given'
            ? say`No further word of it follows, unless it is given back.`
            : say`No further word of it follows.`,
        ],
      }
    case 'task.overdue':
      return { heading, lines: [...others, say`When it is done, moved or dropped, by the same way.`] }
    case 'task.over':
      return { heading, lines: [say`No further word of it follows, unless its day passes again.`] }
    case 'finding.over':
    case 'finding.closed':
    case 'finding.left_plan':
    case 'workflow.started':
    case 'review.signed':
    case 'review.refused':
      return { heading, lines: [say`No further word of it follows, unless it begins again.`] }
  }
}

const weekdayNames = [say`Monday`, say`Tuesday`, say`Wednesday`, say`Thursday`, say`Friday`, say`Saturday`, say`Sunday`]

/** "Friday, 18:00" of the last days, on somebody's clock; else with its day. */
export function shortMomentInWords(moment: Micros, now: Micros, zone: string): string {
  const at = DateTime.fromMillis(Math.floor(moment / 1000), { zone })
  const isLately = now - moment < 6 * MICROS.d
  const day = isLately ? (weekdayNames[at.weekday - 1] ?? '') : sayDay(localDay(moment, zone))
  return say`${day}, ${at.toFormat('HH:mm')}`
}

/** "9 Mar 2026, 14:05 (Europe/Berlin)" */
function momentInWords(moment: Micros, zone: string): string {
  const time = DateTime.fromMillis(Math.floor(moment / 1000), { zone }).toFormat('HH:mm')
  return say`${sayDay(localDay(moment, zone))}, ${time} (${zone})`
}
