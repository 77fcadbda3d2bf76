import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { type PlanVersion, planVersions } from '../../plan/versions.ts'
import type { Db, Trx } from '../../store/state/state.ts'
import {
  type Account,
  accountOf,
  appended,
  type Carrying,
  type Consent,
  type Entry,
  endings,
  type Kind,
  type Next,
} from './account.ts'
import { carryingBy, grants } from './periods.ts'

/** The account as it is kept. At ten entries a day a decade is 36,000 rows. */
export async function readAccount(db: Db, workspace: string): Promise<Account> {
  const rows = await db
    .selectFrom('hours_entry')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .orderBy('seq')
    .execute()
  return accountOf(
    rows.map(
      (row): Entry => ({
        ...{ seq: row.seq, kind: row.kind as Kind, minutes: row.minutes, effective: fromDate(row.effective) },
        ...{ lot: row.lot, starts: row.starts && fromDate(row.starts), ends: row.ends && fromDate(row.ends) },
        ...{ plan_version: row.plan_version, time: row.time_id, takes_back: row.takes_back },
        ...{ reservation: row.reservation, consent: row.consent_id },
      }),
    ),
  )
}

export type Written = { readonly by: string; readonly now: Micros; readonly because?: string }

/** Appends entries, and answers how the account stands then. */
export async function append(
  trx: Trx,
  workspace: string,
  account: Account,
  next: readonly Next[],
  { by, now, because }: Written,
): Promise<Account> {
  if (next.length === 0) return account
  const after = appended(account, next)
  await trx
    .insertInto('hours_entry')
    .values(
      after.entries.slice(account.entries.length).map((one) => ({
        ...{ workspace_id: workspace, seq: one.seq, kind: one.kind, minutes: one.minutes },
        ...{ effective: toDate(one.effective), lot: one.lot, plan_version: one.plan_version },
        ...{
          starts: one.starts === null ? null : toDate(one.starts),
          ends: one.ends === null ? null : toDate(one.ends),
        },
        ...{ time_id: one.time, takes_back: one.takes_back, reservation: one.reservation, consent_id: one.consent },
        ...{ because: because ?? null, at: toDate(now), by },
      })),
    )
    .execute()
  return after
}

/** What follows from plan and calendar alone up to a moment. */
export const due = (account: Account, versions: readonly PlanVersion[], moment: Micros): Next[] =>
  allEndings(account, grants(account, versions, moment), moment, carryingBy(versions))

/** Grants, and what becomes of all lots that have ended: what is carried on may itself have, where nobody looked for long. */
export function allEndings(account: Account, grants: readonly Next[], moment: Micros, carrying: Carrying): Next[] {
  const next = [...grants]
  for (;;) {
    const more = endings(appended(account, next), moment, carrying)
    if (more.length === 0) return next
    next.push(...more)
  }
}

/**
 * The account of a workspace, brought up to a moment, while nobody else changes it. Whatever is done with it is done in this
 * transaction: of two that want the last minutes one has them, and the other sees that they are gone.
 */
export async function openAccount(
  trx: Trx,
  workspace: string,
  moment: Micros,
  now: Micros,
): Promise<{ account: Account; versions: readonly PlanVersion[]; consents: readonly Consent[] }> {
  await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
  const versions = await planVersions(trx, workspace)
  const kept = await readAccount(trx, workspace)
  const account = await append(trx, workspace, kept, due(kept, versions, moment), { by: 'job:hours', now })
  return { account, versions, consents: await readConsents(trx, workspace) }
}

export async function readConsents(db: Db, workspace: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom('hours_consent')
    .select(['id', 'starts', 'ends', 'minutes'])
    .where('workspace_id', '=', workspace)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, starts, ends, minutes }) => ({ id, starts: fromDate(starts), ends: fromDate(ends), minutes }))
}

/** What each time took, and has not been given back. */
export async function consumedByTime(db: Db, workspace: string): Promise<Map<string, number>> {
  const { entries, takenBack } = await readAccount(db, workspace)
  const sums = new Map<string, number>()
  for (const { seq, kind, time, minutes } of entries)
    if (kind === 'consume' && time !== null && !takenBack.has(seq)) sums.set(time, (sums.get(time) ?? 0) + minutes)
  return sums
}
