import { type Selectable, sql } from 'kysely'
import type { LanguageName } from '../../base/languages.ts'
import { type Micros, toDate } from '../../base/time.ts'
import type { Db } from '../../store/state/state.ts'
import type { Tables } from '../../store/state/tables.ts'

/**
 * How somebody likes to be told. It narrows what is comfort: what is of high severity, what nobody has acknowledged and what would reach
 * nobody else is told as the plan says, whatever stands here.
 */
export type Preference = {
  /** In which their mail is written. */
  readonly language: LanguageName
  /** The clock that their quiet hours go by, also those of a plan; null for that of the plan. */
  readonly time_zone: string | null
  /** Hours of their own, beside those of a plan. */
  readonly quiet: { readonly from: string; readonly to: string } | null
  readonly medium: Wish
  readonly low: Wish
  /** Whether they get, once a week, what waits for them. */
  readonly monday: boolean
}
/** Each by itself when it is owed, all of a day in one mail, or not at all. */
export const wishes = ['at_once', 'daily', 'never'] as const
export type Wish = (typeof wishes)[number]

/** What holds for whoever has said nothing. */
export const usualPreference: Preference = {
  language: 'en',
  time_zone: null,
  quiet: null,
  medium: 'at_once',
  low: 'daily',
  monday: true,
}

/** Of one person. */
export async function preferenceOf(db: Db, person: string): Promise<Preference> {
  const row = await db.selectFrom('notice_preference').selectAll().where('person', '=', person).executeTakeFirst()
  return row ? read(row) : usualPreference
}

/** Whatever was said before is replaced. */
export async function setPreference(db: Db, person: string, preference: Preference, now: Micros): Promise<void> {
  const { quiet, ...rest } = preference
  const values = { ...rest, quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null, set_at: toDate(now) }
  await db
    .insertInto('notice_preference')
    .values({ person, ...values })
    .onConflict((same) => same.column('person').doUpdateSet(values))
    .execute()
}

/** By the addresses of those who may see a workspace, as members or by a grant: a plan names people by their address. */
export async function preferencesIn(db: Db, workspace: string): Promise<ReadonlyMap<string, Preference>> {
  const rows = await db
    .selectFrom('notice_preference')
    .innerJoin('user', 'user.id', 'notice_preference.person')
    .selectAll('notice_preference')
    .select('user.email')
    .where(
      sql<boolean>`exists (select 1 from member where member."userId" = "user".id and member."organizationId" = ${workspace})
        or exists (select 1 from workspace_grant join provider_staff using (provider_id)
          where workspace_grant.workspace_id = ${workspace} and ended_at is null and provider_staff.user_id = "user".id)`,
    )
    .execute()
  return new Map(rows.map((row) => [addressKey(row.email), read(row)]))
}

/** Addresses differ in how they are written, and not in whom they reach. */
export const addressKey = (email: string): string => email.trim().toLowerCase()

const read = ({
  language,
  time_zone,
  quiet_from: from,
  quiet_to: to,
  medium,
  low,
  monday,
}: Selectable<Tables['notice_preference']>): Preference => ({
  language: language as LanguageName,
  time_zone,
  quiet: from === null || to === null ? null : { from, to },
  medium: medium as Wish,
  low: low as Wish,
  monday,
})
