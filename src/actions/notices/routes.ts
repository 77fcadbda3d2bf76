import { listed, say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { durationOf, shift } from '../../plan/duration.ts'
import { dimensions } from '../../plan/measures.ts'
import { fitsWhen, type NoticeAbout, whenOf } from '../../plan/notice-when.ts'
import {
  DIGEST_HOUR,
  defaultNotices,
  isNoticeRole,
  type NoticeRole,
  type NoticeRoute,
  type Notices,
} from '../../plan/notices.ts'
import { nameOf, whoAnswers, whoOwns, whoStandsIn } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import { nextAt, quietUntil, workingFrom } from '../../plan/working-time.ts'
import type { Notice } from './notice.ts'
import { addressKey, type Preference, usualPreference } from './preferences.ts'
import type { Reachable, Recipient } from './recipient.ts'

/** Who is told of a notice, by which rule, when and why. A pure function: the plan, what happened and the moment in. */
export type Routing = {
  /** The rule that fits; null where none does. */
  readonly rule: { readonly index: number; readonly when: string } | null
  /** Whether the plan says so, or what holds where a plan says nothing. */
  readonly from: 'plan' | 'default'
  readonly recipients: readonly Recipient[]
  /** Whom the rule names and who is not told, each with the reason. */
  readonly notTold: readonly NotTold[]
}
export type NotTold = { readonly who: string; readonly because: string }

/** What rules look at of a notice. */
export const aboutOf = ({
  kind,
  urgency,
  workflow,
  body,
}: Pick<Notice, 'kind' | 'urgency' | 'workflow' | 'body'>): NoticeAbout => ({
  kind: kindOf[kind],
  severity: urgency,
  dimension: dimensions.find((one) => one === body.dimension) ?? null,
  workflow,
  person: typeof body.person === 'string' ? body.person : null,
})

/** What people call it: of a beginning and its end the same. */
const kindOf: Readonly<Record<Notice['kind'], NoticeAbout['kind']>> = {
  'finding.opened': 'finding',
  'finding.reopened': 'finding',
  'finding.over': 'finding',
  'finding.closed': 'finding',
  'finding.left_plan': 'finding',
  'workflow.stopped': 'stop',
  'workflow.started': 'stop',
  'review.drawn': 'review',
  'review.signed': 'review',
  'review.refused': 'review',
  'clock.passed': 'clock',
  'request.received': 'request',
  'request.held': 'request',
  'request.filed': 'request',
  'request.classified': 'request',
  'request.approval_asked': 'request',
  'request.approved': 'request',
  'request.scheduled': 'request',
  'request.refused': 'request',
  'request.disputed': 'request',
  'request.ordered': 'request',
  'request.closed': 'request',
  'task.given': 'task',
  'task.left': 'task',
  'task.overdue': 'task',
  'task.over': 'task',
  'report.drafted': 'report',
  'report.approved': 'report',
  'report.sent': 'report',
}

export function routesFor(plan: Plan | undefined, about: NoticeAbout, reachable: Reachable, now: Micros): Routing {
  const { rule, index, from } = ruleFor(plan, about)
  if (!rule) return { rule: null, from, recipients: [], notTold: [] }
  const { recipients, notTold } = toldBy({ plan, about, reachable }, rule, {
    from: delayed(plan, rule, now),
    owed: now,
  })
  return { rule: { index, when: rule.when }, from, recipients, notTold }
}

/** The first rule that fits; undefined where none does. */
export function ruleFor(plan: Plan | undefined, about: NoticeAbout) {
  const { routes } = plan?.notices ?? defaultNotices(plan)
  const index = routes.findIndex(({ when }) => fitsWhen(whenOf(when), about))
  return { rule: routes[index], index, from: plan?.notices ? ('plan' as const) : ('default' as const) }
}

type Asked = {
  readonly plan: Plan | undefined
  readonly notices: Notices
  readonly about: NoticeAbout
  readonly reachable: Reachable
  /** Not before this moment. */
  readonly now: Micros
  /** When it happened. */
  readonly owed: Micros
  /** They are told because nobody has acknowledged it: then nobody may decline. */
  readonly isNext: boolean
  /** Why it is those who are named. */
  readonly because: string
}

const delayed = (plan: Plan | undefined, { after }: NoticeRoute, now: Micros): Micros =>
  after === undefined ? now : shift(now, durationOf(after), 1, plan?.time_zone ?? 'UTC')

/** Whom somebody names by these ways, not before `from`; `owed` is when it happened. */
export function toldBy(
  { plan, about, reachable }: Pick<Asked, 'plan' | 'about' | 'reachable'>,
  { tell, by: ways }: Pick<NoticeRoute, 'tell' | 'by'>,
  {
    from,
    owed,
    isNext = false,
    because = say`the rule names them`,
  }: { readonly from: Micros; readonly owed: Micros; readonly isNext?: boolean; readonly because?: string },
): Pick<Routing, 'recipients' | 'notTold'> {
  const notices = plan?.notices ?? defaultNotices(plan)
  const asked = { plan, about, reachable, notices, now: from, owed, isNext, because }
  const told = new Map<string, Recipient>()
  const notTold: NotTold[] = []
  const declined: Declined[] = []
  const add = (one: Recipient) => {
    const id = `${one.channel} ${one.to}`
    const known = told.get(id)
    told.set(id, known ? alsoBecause(known, one) : one)
  }
  for (const by of ways) {
    if (by === 'mail') {
      for (const candidate of tell.flatMap((name) => candidatesFor(asked, name))) {
        const found = reachedBy(asked, candidate)
        if ('declined' in found) declined.push(found)
        else if ('to' in found) add(found)
        else if (!notTold.some(({ who, because }) => who === found.who && because === found.because))
          notTold.push(found)
      }
      continue
    }
    const places = asked.reachable.places.filter(({ name }) => by === 'channels' || name === by)
    for (const { id, kind, name } of places)
      add({
        to: `channel:${id}`,
        channel: kind,
        because: say`the rule names ${name}`,
        ...heldIn(asked, zoneOf(asked.plan)),
      })
    if (places.length === 0 && by !== 'channels')
      notTold.push({
        who: by,
        because: say`no channel for notices has this name; "aftercare notices channels" lists them`,
      })
  }
  // Whoever likes not to be told of it is told all the same where nobody else is.
  const isLast = told.size === 0
  for (const { who, declined: one, because } of declined)
    if (isLast) add({ ...one, because: say`${one.because}, and nobody else is told` })
    else if (!told.has(`${one.channel} ${one.to}`)) notTold.push({ who, because })
  return { recipients: [...told.values()], notTold }
}

/** Somebody who could be told and has said that they would rather not. */
type Declined = { readonly who: string; readonly declined: Recipient; readonly because: string }

/** Somebody may be meant twice, say as the owner and for somebody who is away: told once, as soon as either is. */
function alsoBecause(known: Recipient, one: Recipient): Recipient {
  const because = known.because === one.because ? known.because : listed([known.because, one.because], '; ')
  const { hold: first, ...rest } = known
  const hold = first && one.hold ? (first.until <= one.hold.until ? first : one.hold) : undefined
  return { ...rest, because, ...(hold ? { hold } : {}) }
}

/** Somebody who is meant, and who that is at a moment: themselves, or whoever stands in. */
type Candidate = {
  readonly who: string
  readonly at: (moment: Micros) => { readonly answering: string | null; readonly because: string }
}

function candidatesFor({ plan, about, because }: Asked, name: string): Candidate[] {
  if (!plan) return [{ who: name, at: () => ({ answering: null, because: say`no plan is in force` }) }]
  if (!isNoticeRole(name)) return [personOf(plan, name, because)]
  if ((name === 'owner' || name === 'on duty') && about.person) return [ownerOfTask(plan, about.person, about.workflow)]
  const known = about.workflow !== null && Object.hasOwn(plan.workflows, about.workflow)
  // What belongs to no workflow, such as the disk, concerns all of them.
  const workflows = known && about.workflow !== null ? [about.workflow] : Object.keys(plan.workflows)
  return inRole(plan, name, workflows)
}

/** Whoever has it, or stands in for them; else the deputy of the workflow, and whoever stands in for that one. */
function ownerOfTask(plan: Plan, person: string, workflow: string | null): Candidate {
  const deputy = workflow === null ? undefined : plan.workflows[workflow]?.deputy
  return {
    who: person,
    at(moment) {
      const found = whoStandsIn(plan, person, moment)
      if (found.answering === person) return { answering: person, because: say`${nameOf(plan, person)} has the task` }
      if (found.answering !== null || deputy === undefined) return found
      const { answering, because } = whoStandsIn(plan, deputy, moment)
      return {
        answering,
        because: listed(
          [found.because, answering === deputy ? say`${nameOf(plan, deputy)} is the deputy` : because],
          '; ',
        ),
      }
    },
  }
}

function inRole(plan: Plan, role: NoticeRole, workflows: readonly string[]): Candidate[] {
  switch (role) {
    case 'on duty':
    case 'owner': {
      const asked = role === 'owner' ? whoOwns : whoAnswers
      return workflows.flatMap((workflow) => {
        const owner = plan.workflows[workflow]?.owner
        if (owner === undefined) return []
        const at = (moment: Micros) => asked(plan, workflow, moment) ?? { answering: null, because: '' }
        return [{ who: role === 'owner' ? owner : role, at }]
      })
    }
    case 'deputy':
      return workflows.map((workflow): Candidate => {
        const { deputy, name = workflow } = plan.workflows[workflow] ?? {}
        if (deputy === undefined)
          return { who: role, at: () => ({ answering: null, because: say`${name} has no deputy` }) }
        return personOf(plan, deputy, say`${nameOf(plan, deputy)} is the deputy`)
      })
    case 'contacts': {
      const contacts = plan.support?.contacts ?? []
      if (contacts.length === 0)
        return [{ who: role, at: () => ({ answering: null, because: say`the plan names no contacts` }) }]
      return contacts.map((person) => personOf(plan, person, say`${nameOf(plan, person)} is a contact`))
    }
  }
}

const personOf = (plan: Plan, person: string, because: string): Candidate => ({
  who: person,
  at(moment) {
    const found = whoStandsIn(plan, person, moment)
    return found.answering === person ? { answering: person, because } : found
  },
})

/** Who is away is away when they would be told, not when it happened: what waits for Monday asks who is there on Monday. */
function reachedBy(asked: Asked, candidate: Candidate): Recipient | NotTold | Declined {
  const { plan, reachable } = asked
  let moment = asked.now
  for (let round = 0; ; round++) {
    const { answering, because } = candidate.at(moment)
    if (answering === null) return { who: candidate.who, because }
    const email = plan?.people[answering]?.email
    const preference = email === undefined ? undefined : reachable.preferences.get(addressKey(email))
    const zone = preference?.time_zone ?? plan?.people[answering]?.time_zone ?? zoneOf(plan)
    const held = heldIn(asked, zone, preference ?? usualPreference)
    const told = held.hold?.until ?? asked.owed
    // Two people who are each away when the other could be told: one of them is told all the same.
    if (candidate.at(told).answering !== answering && round < 4) {
      moment = told
      continue
    }
    const lacks = !reachable.mail
      ? say`this installation has no mail server`
      : say`${plan ? nameOf(plan, answering) : answering} has no mail address in the plan`
    // Who is meant, also where it is whoever stands in that cannot be reached.
    if (!reachable.mail || email === undefined)
      return {
        who: candidate.who,
        because: answering === candidate.who ? lacks : listed([because, lacks], '; '),
      }
    const one: Recipient = { to: `person:${answering}`, channel: 'mail', address: email, because, ...held }
    if (asked.isNext || !isDeclined(asked, preference)) return one
    return { who: answering, declined: one, because: say`they would rather not be told of what is of this severity` }
  }
}

const isDeclined = ({ about: { severity } }: Asked, preference: Preference | undefined): boolean =>
  severity !== 'high' && preference?.[severity] === 'never'

const zoneOf = (plan: Plan | undefined): string => plan?.time_zone ?? 'UTC'

/**
 * When somebody hears by mail that something is over: at once, or with what is gathered for them, as they hear of what begins. What others
 * were told of, because nobody had acknowledged it, is waited for.
 */
export function holdOfEnd(
  { plan, about, reachable }: Pick<Asked, 'plan' | 'about' | 'reachable'>,
  { to, address, step }: { readonly to: string; readonly address: string; readonly step: number },
  now: Micros,
): Recipient['hold'] {
  const preference = reachable.preferences.get(addressKey(address)) ?? usualPreference
  const asked = {
    plan,
    about,
    reachable,
    notices: plan?.notices ?? defaultNotices(plan),
    now,
    owed: now,
    isNext: step > 0,
    because: '',
  }
  if (!isGathered(asked, preference)) return undefined
  const person = to.startsWith('person:') ? plan?.people[to.slice('person:'.length)] : undefined
  return heldIn(asked, preference.time_zone ?? person?.time_zone ?? zoneOf(plan), preference).hold
}

const isGathered = ({ about: { severity }, isNext }: Pick<Asked, 'about' | 'isNext'>, preference: Preference) =>
  severity !== 'high' && !isNext && preference[severity] === 'daily'

/**
 * Not before when, and why: what is gathered waits for its hour, what is not urgent for people to be at work, and quiet hours are kept.
 * `own` is of a person, and of no place.
 */
function heldIn(asked: Asked, zone: string, own?: Preference, isKept = true): Pick<Recipient, 'hold'> {
  const { plan, notices, about, now, owed } = asked
  const isDaily = own !== undefined && isGathered(asked, own)
  let at = isDaily ? nextAt(notices.digest ?? DIGEST_HOUR, now, zone) : now
  let reason: NonNullable<Recipient['hold']>['reason'] = isDaily ? 'digest' : 'after'
  const { quiet } = notices
  const isQuiet = quiet !== undefined && !quiet.except.includes(about.severity)
  const ownQuiet = isKept && about.severity !== 'high' ? own?.quiet : undefined
  // Hours of work that lie wholly in quiet hours are never met: then the quiet hours are kept.
  for (let round = 0; round < 16; round++) {
    const working = plan === undefined || about.severity === 'high' ? at : workingFrom(plan, at)
    const planned = isQuiet ? quietUntil(quiet, working, zone) : working
    const told = ownQuiet ? quietUntil(ownQuiet, planned, zone) : planned
    if (told === at) return at > owed ? { hold: { until: at, reason } } : {}
    if (!isDaily) reason = told > working ? 'quiet_hours' : 'working_hours'
    at = told
  }
  // Nobody's own hours keep them from hearing of it at all.
  if (ownQuiet) return heldIn(asked, zone, own, false)
  return { hold: { until: at, reason } }
}
