import { ATTEMPT_MS, type Outcome } from '../../actions/notices/channels/channel.ts'
import { sendMail } from '../../actions/notices/channels/mail.ts'
import type { Message } from '../../actions/notices/message.ts'
import type { NoticeParts } from '../../actions/notices/parts.ts'
import { nextTry } from '../../actions/notices/retry.ts'
import { localDay, weekOfDay } from '../../base/calendar.ts'
import { newId } from '../../base/ids.ts'
import { languages } from '../../base/languages.ts'
import { inLanguage, say } from '../../base/say.ts'
import { fromDate, MICROS, type Micros, toDate } from '../../base/time.ts'
import { requestsWaiting } from '../../decisions/requests/waiting.ts'
import type { MondayPlace } from '../../findings/housekeeping/mondays.ts'
import type { Db } from '../../store/state/state.ts'
import { type Facts, mondayFacts } from './facts.ts'
import { mondayMessage, type Section } from './letter.ts'
import { mondayMoment } from './moment.ts'
import { takeTry } from './try.ts'
import { waitingFor } from './waiting.ts'
import { type AccessOf, type Place, type Reader, readers } from './who.ts'

/** Longer than an attempt can take, with a pause of this process in between. */
const LEASE = 3 * ATTEMPT_MS * 1000

type Parts = NoticeParts & { readonly accessOf: AccessOf }

/**
 * Tells everybody once a week what waits for them, over all workspaces that they may see, in one mail. At least once: an attempt is noted
 * before it is made, and made again under the same id. What was missed is made up for within its week.
 */
export async function tellMondays(parts: Parts, signal?: AbortSignal): Promise<number> {
  if (parts.mail === undefined) return 0
  const now = parts.now()
  const { db } = parts.state
  const all = await readers(db, { ...parts, now })
  await owe(
    db,
    all.flatMap((reader) => {
      const due = dueOf(reader, now)
      return due !== null && due.at <= now && reader.preference.monday ? [{ who: reader.who, ...due }] : []
    }),
  )
  if (!(await isAnyDue(db, now))) return 0
  const known = new Map<string, Promise<Facts | undefined>>()
  let sent = 0
  for (let claimed = await claim(parts); claimed && !signal?.aborted; claimed = await claim(parts)) {
    const { who, week } = claimed
    const reader = all.find((one) => one.who === who)
    const isWanted = reader?.preference.monday && weekOfDay(localDay(now, zoneOf(reader))) === week
    if (!reader || !isWanted) {
      await keep(db, claimed, { state: 'dropped', next_at: null, ended_at: toDate(now) })
      continue
    }
    sent++
    await record(parts, reader, claimed, await attempt(parts, reader, claimed, known, signal))
  }
  return sent
}

/** By which clock somebody reads: their own, else that of the first plan that names them or that they maintain. */
function zoneOf({ preference, places: [first] }: Reader): string {
  const person = first?.person ? first.plan.people[first.person] : undefined
  return preference.time_zone ?? person?.time_zone ?? first?.plan.time_zone ?? 'UTC'
}

/** When somebody is told next: this week, or the next in which they are. */
export function nextMonday(reader: Reader, now: Micros): Micros | null {
  for (let weeks = 0; weeks < 8; weeks++) {
    const due = dueOf(reader, now + weeks * MICROS.w)
    if (due !== null && due.at >= now) return due.at
  }
  return null
}

/** When somebody is told in the week of a moment: as soon as the first of their workspaces has it; null where none does. */
function dueOf(reader: Reader, now: Micros): { readonly week: string; readonly at: Micros } | null {
  const zone = zoneOf(reader)
  const week = weekOfDay(localDay(now, zone))
  const moments = reader.places.flatMap(({ plan, person, since }) => {
    const at = mondayMoment(plan, { zone, person, quiet: reader.preference.quiet }, week)
    return at === null || at < since ? [] : [at]
  })
  return moments.length === 0 ? null : { week, at: Math.min(...moments) }
}

/** Keeps who is to be told of which week, each once. Nearly always it is kept already, which is looked for first: a look locks nothing. */
async function owe(db: Db, due: readonly { who: string; week: string; at: Micros }[]): Promise<void> {
  if (due.length === 0) return
  const kept = await db
    .selectFrom('notice_monday')
    .select(['who', 'week'])
    .where('week', 'in', [...new Set(due.map(({ week }) => week))])
    .execute()
  const isKept = new Set(kept.map(({ who, week }) => `${week} ${who}`))
  for (const { who, week, at } of due) {
    if (isKept.has(`${week} ${who}`)) continue
    await db
      .insertInto('notice_monday')
      .values({ who, week, id: newId(at), state: 'waiting', due_at: toDate(at), next_at: toDate(at) })
      .onConflict((same) => same.doNothing())
      .execute()
  }
}

/** Nothing is, most of the time: one question, and no transaction. */
async function isAnyDue(db: Db, now: Micros): Promise<boolean> {
  const waiting = db.selectFrom('notice_monday').select('id').where('state', 'in', ['waiting', 'failed'])
  return (await waiting.where('next_at', '<=', toDate(now)).limit(1).executeTakeFirst()) !== undefined
}

type Claimed = {
  readonly who: string
  readonly week: string
  readonly id: string
  readonly claim: string
  readonly attempts: number
  readonly firstTryAt: Micros
}

/** Takes one that is due and that nobody holds. */
async function claim({ state, now: clock }: Parts): Promise<Claimed | undefined> {
  const now = clock()
  return await state.transaction(async (trx) => {
    const row = await trx
      .selectFrom('notice_monday')
      .selectAll()
      .where('state', 'in', ['waiting', 'failed'])
      .where('next_at', '<=', toDate(now))
      .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', toDate(now))]))
      .orderBy('next_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!row) return undefined
    const claim = newId(now)
    const firstTry = row.first_try_at ?? toDate(now)
    const attempts = row.attempts + 1
    await trx
      .updateTable('notice_monday')
      .set({ claimed_by: claim, claimed_until: toDate(now + LEASE), attempts, first_try_at: firstTry })
      .where('who', '=', row.who)
      .where('week', '=', row.week)
      .execute()
    return { who: row.who, week: row.week, id: row.id, claim, attempts, firstTryAt: fromDate(firstTry) }
  })
}

async function attempt(
  parts: Parts,
  reader: Reader,
  { id }: Claimed,
  known: Map<string, Promise<Facts | undefined>>,
  signal?: AbortSignal,
): Promise<Outcome> {
  return await send(parts, reader.address, await mondayOf(parts, reader, known), id, signal)
}

/** What waits for somebody, really sent, now and once, marked as a test; not without end. */
export async function tryMonday(parts: NoticeParts, reader: Reader): Promise<Outcome> {
  await takeTry(parts.state.db, reader.who, parts.now())
  return await send(parts, reader.address, await mondayOf(parts, reader, new Map(), true), newId(parts.now()))
}

async function send(
  parts: NoticeParts,
  to: string,
  message: Message,
  id: string,
  signal?: AbortSignal,
): Promise<Outcome> {
  const timeout = AbortSignal.timeout(ATTEMPT_MS)
  const now = parts.now()
  const nothing = { answers: null, workspace: '', kind: 'monday', about: `monday:${id}`, opens: null, step: 0 } as const
  const sending = { now, signal: signal ? AbortSignal.any([signal, timeout]) : timeout }
  const outgoing = { ...message, ...nothing, id, urgency: 'low' as const, workflow: null, owed_at: now }
  if (!parts.mail)
    return {
      kind: 'again' as const,
      why: say`This installation sends no mail: set AFTERCARE_SMTP_URL and AFTERCARE_MAIL_FROM.`,
      mayHaveArrived: false,
    }
  return await sendMail(to, outgoing, parts.mail, sending)
}

/** The mail that somebody gets now, as it would read. */
export async function mondayOf(
  parts: Pick<NoticeParts, 'state' | 'url' | 'now'>,
  reader: Pick<Reader, 'user' | 'places' | 'preference'>,
  known = new Map<string, Promise<Facts | undefined>>(),
  isTest = false,
): Promise<Message> {
  const now = parts.now()
  const sections: Section[] = []
  for (const place of reader.places) {
    const asked = known.get(place.workspace) ?? mondayFacts(parts.state.db, place.workspace, now)
    known.set(place.workspace, asked)
    const facts = await asked
    if (!facts) continue
    const who = {
      person: place.person,
      isAll: place.access?.through === 'grant',
      requests: await requestsFor(parts.state.db, reader.user, place, now),
      settlesMails: place.access?.roles.some((role) => role === 'owner' || role === 'operator') === true,
    }
    sections.push({ workspace: place.workspace, name: facts.name, items: waitingFor(facts, who, parts.url) })
  }
  // Where the most waits stands first.
  sections.sort((a, b) => b.items.length - a.items.length || (a.name < b.name ? -1 : 1))
  const day = localDay(now, reader.preference.time_zone ?? reader.places[0]?.plan.time_zone ?? 'UTC')
  return mondayMessage(sections, { url: parts.url, language: languages[reader.preference.language], day, isTest })
}

/** How many requests wait for them; who has no account can do nothing with one. */
async function requestsFor(db: Db, user: string | null, { workspace, access }: Place, now: Micros): Promise<number> {
  if (user === null || access === null) return 0
  const doer = { by: `user:${user}`, user, roles: access.roles, through: access.through }
  return (await requestsWaiting(db, workspace, doer, now)).mine.length
}

async function record(parts: Parts, { places }: Reader, claimed: Claimed, outcome: Outcome): Promise<void> {
  const now = parts.now()
  const { db } = parts.state
  if (outcome.kind === 'sent')
    return await keep(db, claimed, { state: 'sent', last_error: null, next_at: null, ended_at: toDate(now) })
  const { afterMs } = outcome as { afterMs?: number }
  const next = outcome.kind === 'again' ? nextTry(claimed, now, { afterMs, random: Math.random }) : undefined
  if (next !== undefined)
    return await keep(db, claimed, { state: 'failed', last_error: outcome.why, next_at: toDate(next) })
  parts.log.warn({ monday: claimed.id, why: inLanguage(outcome.why) }, 'the mail of a week is given up')
  const ended = { state: 'exhausted', last_error: outcome.why, next_at: null, ended_at: toDate(now) }
  await keep(db, claimed, { ...ended, places: JSON.stringify(foundIn(places)) })
}

/** Where it is found that somebody is not reached: where a plan names them; of who is named nowhere in one of what they maintain, and not in all. */
const foundIn = (places: readonly Place[]): MondayPlace[] => {
  const named = places.filter(({ person }) => person !== null)
  return (named.length > 0 ? named : places.slice(0, 1)).map(({ workspace, person }) => ({ workspace, person }))
}

/** Unless the lease ran out and somebody else holds it. */
async function keep(db: Db, { who, week, claim }: Claimed, values: object): Promise<void> {
  await db
    .updateTable('notice_monday')
    .set({ ...values, claimed_until: null, claimed_by: null })
    .where('who', '=', who)
    .where('week', '=', week)
    .where('claimed_by', '=', claim)
    .execute()
}
