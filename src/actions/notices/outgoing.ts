import { type LanguageName, languages } from '../../base/languages.ts'
import { english, type Language, say } from '../../base/say.ts'
import type { Plan } from '../../plan/plan.ts'
import { planOnDuty } from '../../plan/swaps.ts'
import type { Db } from '../../store/state/state.ts'
import type { Outgoing } from './channels/channel.ts'
import { type Claimed, openingOf, type Row } from './claim.ts'
import { messageOfDigest } from './digest-message.ts'
import { linkFor } from './links.ts'
import { messageOf } from './message.ts'
import { type Notice, noticeOf } from './notice.ts'
import type { NoticeParts } from './parts.ts'
import { addressKey } from './preferences.ts'
import type { Act } from './wording/letter.ts'

/** What is sent: the words of one notice, or of all that are gathered in one message. Only mail has an address, and is read by one alone. */
export async function outgoing(parts: NoticeParts, { id, rows }: Claimed, address?: string): Promise<Outgoing> {
  const { state, url, now } = parts
  const [first, ...others] = rows
  const workspace = first.workspace_id
  const language = address === undefined ? english : await languageAt(state.db, address)
  const notice = await noticeFor(state.db, first)
  // Who answered when it was owed, also where somebody took over since.
  const plan = await planOnDuty(state.db, workspace, now(), notice.owed_at)
  const wording = { plan, workspace, url, language }
  if (others.length === 0 || address === undefined) {
    const theirs =
      address === undefined ? {} : { because: first.because, acts: await actsFor(parts, notice, first, address) }
    const opening = first.opens === false ? await openingOf(state.db, first) : undefined
    const { kind, about, opens, urgency, workflow, owed_at } = notice
    return {
      ...messageOf(notice, { ...wording, step: first.step, ...theirs }),
      ...{ id, answers: opening ? (opening.digest ?? opening.id) : null, step: first.step },
      ...{ workspace, kind, about, opens, urgency, workflow, owed_at },
    }
  }
  const items = []
  for (const row of rows) {
    const notice = await noticeFor(state.db, row)
    items.push({ notice, step: row.step, because: row.because, acts: await actsFor(parts, notice, row, address) })
  }
  const zone = await zoneAt(state.db, address, first.recipient, plan)
  return {
    ...messageOfDigest(items, { ...wording, zone, now: now() }),
    ...{ id, answers: null, step: 0, workspace, kind: 'digest', about: `digest:${id}`, opens: null },
    ...{ urgency: 'medium', workflow: null, owed_at: notice.owed_at },
  }
}

async function noticeFor(db: Db, { workspace_id, notice_id }: Row): Promise<Notice> {
  const rows = db.selectFrom('notice').selectAll().where('workspace_id', '=', workspace_id)
  return noticeOf(await rows.where('id', '=', notice_id).executeTakeFirstOrThrow())
}

/** What somebody may do from their mail; a link that acts is nobody else's. */
async function actsFor(
  { state, secret, url, now }: NoticeParts,
  notice: Notice,
  { id, workspace_id }: Row,
  address: string,
): Promise<Act[]> {
  const parts = { db: state.db, secret, url, now: now() }
  const link = await linkFor(parts, workspace_id, notice, { id, address })
  return link === undefined ? [] : [{ label: say`Acknowledge it`, url: link }]
}

/** In which somebody's mail is written, by their address; rooms are written to in English. */
async function languageAt(db: Db, address: string): Promise<Language> {
  return languages[((await preferredAt(db, address))?.language ?? 'en') as LanguageName]
}

/** By which clock somebody is told when it was. */
async function zoneAt(db: Db, address: string, recipient: string, plan: Plan | undefined): Promise<string> {
  const person = recipient.startsWith('person:') ? plan?.people[recipient.slice('person:'.length)] : undefined
  return (await preferredAt(db, address))?.time_zone ?? person?.time_zone ?? plan?.time_zone ?? 'UTC'
}

const preferredAt = (db: Db, address: string) =>
  db
    .selectFrom('user')
    .innerJoin('notice_preference', 'notice_preference.person', 'user.id')
    .select(['language', 'time_zone'])
    .where('email', '=', addressKey(address))
    .executeTakeFirst()
