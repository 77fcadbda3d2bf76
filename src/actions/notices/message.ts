import { inLanguage, type Language, say, sayMonth } from '../../base/say.ts'
import { nameOf } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Notice } from './notice.ts'
import { letterToHtml } from './wording/html.ts'
import { type Act, letterOf } from './wording/letter.ts'
import { letterToText, subjectLine } from './wording/plain.ts'

/** What a notice says, for people. `link` leads to the desk, signed in there as always: it carries an id and no data. */
export type Message = {
  readonly subject: string
  readonly text: string
  /** For mail; what has none is sent as text alone. */
  readonly html?: string
  readonly link: string
}

export type Wording = {
  readonly plan: Plan | undefined
  readonly workspace: string
  /** Where people reach this installation, without a slash at its end. */
  readonly url: string
  readonly language: Language
  /** Why it is this person who is told; nobody in particular where it is left out. */
  readonly because?: string
  /** What they may do with it from here. */
  readonly acts?: readonly Act[]
  /** Which telling it is of what nobody has acknowledged; the first is 0. */
  readonly step?: number
}

/** The words of a notice: as a line, as text, and as HTML for mail. */
export function messageOf(
  notice: Notice,
  { plan, workspace, url, language, because, acts = [], step = 0 }: Wording,
): Message {
  const link = `${url}${pathOf(notice, workspace)}`
  const words = (sentence: string) => inLanguage(sentence, language)
  const named = subjectOf(notice, plan)
  const subject = subjectLine(words(subjectFor(notice, named, step)))
  const letter = letterOf(notice, { plan, link, acts, step, ...(because === undefined ? {} : { because }) })
  return {
    subject,
    text: letterToText(subject, letter, words),
    html: letterToHtml({ subject, locale: language.locale, brand: 'Aftercare' }, letter, words),
    link,
  }
}

/** The line above all, where it is a test, or another telling of what nobody has acknowledged. */
export function subjectFor({ body }: Notice, named: string, step: number): string {
  if (body.test === true) return say`Test: ${named}`
  return step > 0 ? say`Nobody has acknowledged it: ${named}` : named
}

/** What it says in one line, as a sentence that can be said in any language. */
export function subjectOf(notice: Notice, plan: Plan | undefined): string {
  const { workflow, body } = notice
  const name = workflow === null ? '' : (plan?.workflows[workflow]?.name ?? workflow)
  const title = String(body.title ?? '')
  // A request may be about what the plan does not hold yet.
  const about = workflow === null ? say`Outside the plan` : name
  switch (notice.kind) {
    case 'finding.opened':
      return say`${name}: ${title}`
    case 'finding.reopened':
      return say`${name}: again: ${title}`
    case 'finding.over':
      return say`${name}: over: ${title}`
    case 'finding.closed':
      return say`${name}: closed by a person: ${title}`
    case 'finding.left_plan':
      return say`${name}: no longer promised: ${title}`
    case 'workflow.stopped':
      return say`${name} stands still`
    case 'workflow.started':
      return say`${name} runs again`
    case 'review.drawn':
      return say`${name}: a review waits for a signature`
    case 'review.signed':
      return say`${name}: the review is signed`
    case 'review.refused':
      return say`${name}: the review was refused`
    case 'clock.passed':
      return clockSubject(notice, name)
    case 'request.received':
      return say`We have your mail as a request`
    case 'request.held':
      return say`A mail waits for somebody to say whether it is a request`
    case 'request.filed':
      return say`${about}: a request was filed and waits for somebody to decide who pays`
    case 'request.classified':
      return say`${about}: it is decided who pays for a request`
    case 'request.approval_asked':
      return say`${about}: a request waits for approval`
    case 'request.approved':
      return say`${about}: a request is approved`
    case 'request.scheduled':
      return say`${about}: it is scheduled when the work of a request begins`
    case 'request.refused':
      return say`${about}: a request was refused`
    case 'request.disputed':
      return say`${about}: who pays for a request is disputed`
    case 'request.ordered':
      return say`${about}: a change was ordered in an emergency`
    case 'request.closed':
      return say`${about}: a request is closed`
    case 'task.given':
      return workflow === null
        ? say`A task for ${personIn(notice, plan)}: ${title}`
        : say`${name}: a task for ${personIn(notice, plan)}: ${title}`
    case 'task.left':
      return workflow === null
        ? say`No longer for ${personIn(notice, plan)}: ${title}`
        : say`${name}: no longer for ${personIn(notice, plan)}: ${title}`
    case 'task.overdue':
      return workflow === null ? say`A task is overdue: ${title}` : say`${name}: a task is overdue: ${title}`
    case 'task.over':
      return workflow === null ? say`No longer overdue: ${title}` : say`${name}: no longer overdue: ${title}`
    case 'report.drafted':
      return body.reminder === true
        ? say`The report of ${sayMonth(String(body.month ?? ''))} still waits to be approved`
        : say`The report of ${sayMonth(String(body.month ?? ''))} waits to be approved`
    case 'report.approved':
      return say`The report of ${sayMonth(String(body.month ?? ''))} is approved`
    case 'report.sent':
      return say`The report of ${sayMonth(String(body.month ?? ''))} is there`
  }
}

/** Whose task it is, or was. */
const personIn = ({ body }: Notice, plan: Plan | undefined): string =>
  typeof body.person !== 'string' ? say`somebody` : plan ? nameOf(plan, body.person) : body.person

/** Of a request only that it is one: what was typed does not leave the desk. */
function clockSubject({ body }: Notice, name: string): string {
  const what =
    body.title === null ? (name === '' ? say`A request` : say`${name}: a request`) : say`${name}: ${String(body.title)}`
  return body.share === '100%'
    ? say`${what}: a promised time is over`
    : say`${what}: ${String(body.share)} of a promised time is used`
}

/** Where at the desk it is seen. */
export function pathOf({ kind, about, workflow, body }: Notice, workspace: string): string {
  // There is nothing behind a test.
  if (body.test === true) return `/w/${workspace}`
  const id = about.slice(about.indexOf(':') + 1)
  if (kind.startsWith('finding.')) return `/w/${workspace}/findings/${id}`
  if (kind === 'clock.passed')
    return body.finding ? `/w/${workspace}/findings/${body.finding}` : `/w/${workspace}/requests/${body.request}`
  if (kind === 'request.held') return `/w/${workspace}/requests/mail`
  if (kind.startsWith('request.')) return `/w/${workspace}/requests/${id}`
  if (kind.startsWith('report.')) return `/w/${workspace}/reports/${id}`
  if (kind.startsWith('review.')) return `/w/${workspace}/reviews/${id}`
  if (kind.startsWith('task.')) return `/w/${workspace}/tasks/${id}`
  return `/w/${workspace}/workflows/${encodeURIComponent(workflow ?? '')}`
}
