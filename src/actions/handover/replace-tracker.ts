import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { appendDecision, hashOfValue } from '../../store/state/decision-log.ts'
import type { Db, Trx } from '../../store/state/state.ts'
import {
  type Acting,
  getTracker,
  lookAt,
  nameAfter,
  noTracker,
  openingOf,
  openNow,
  type Parts,
  requireFree,
  sealed,
  type Tracker,
} from './tracker.ts'
import { readOpening } from './trackers/kinds.ts'
import type { Target, Tickets } from './trackers/tickets.ts'

/** What of how a tracker is reached is another than before; what is left out stays. */
type Otherwise = {
  readonly which: string
  readonly url?: string | undefined
  readonly account?: string | undefined
  readonly token?: string | undefined
}

/** Looks where tickets could be made with what would be otherwise, and keeps nothing. */
export async function lookAnew(
  parts: Parts,
  workspace: string,
  given: Otherwise,
): Promise<{ account: string; targets: readonly Target[] }> {
  const { kind, next } = await openingAnew(parts, workspace, given)
  return await lookAt({ kind, ...next })
}

async function openingAnew(parts: Parts, workspace: string, { which, url, account, token }: Otherwise) {
  const before = await getTracker(parts.state.db, workspace, which)
  const known = await openingOf(parts, workspace, before.id)
  if (!known) throw noTracker(which)
  const { kind, opening } = known
  const next = readOpening(kind, {
    ...{ url: url ?? opening.url, account: account ?? opening.account, token: token ?? opening.token },
  })
  if (next.url !== opening.url && token === undefined)
    throw new AppError(
      'invalid_input',
      say`The token that is kept is sent to ${new URL(opening.url).host} alone. Give it anew with another address.`,
    )
  return { before, kind, opening, next }
}

/** Gives a tracker another address, token, target or rule, each once it was tried; what was handed over stays, and is read on. */
export async function replaceTracker(
  parts: Parts,
  workspace: string,
  given: Acting & Otherwise & { readonly target?: string | undefined; readonly tells_end?: boolean | undefined },
): Promise<Tracker> {
  const { before, kind, opening, next } = await openingAnew(parts, workspace, given)
  const tickets = openNow({ kind, ...next })
  const account = await tickets.whoAmI()
  const target = await tickets.target(given.target ?? before.target.id)
  const isReachedAnew = next.url !== opening.url || next.account !== opening.account || next.token !== opening.token
  if (isReachedAnew) await requireReadable(parts.state.db, workspace, before, tickets)
  const tells_end = given.tells_end ?? before.tells_end
  // Called after its target, it is called after the other one.
  const name = before.name === nameAfter(kind, before.target) ? nameAfter(kind, target) : before.name
  const { by, now } = given
  await parts.state.transaction(async (trx) => {
    const body = { tracker: before.id, kind, hash: hashOfValue({ name, url: next.url, target, tells_end }) }
    await appendDecision(trx, workspace, { principal: by, kind: 'tracker.replaced', body }, now)
    await requireFree(trx, workspace, name, before.id)
    if (target.id !== before.target.id) await requireNoneBegun(trx, workspace, before.id)
    await trx
      .updateTable('tracker')
      .set({
        ...{ name, url: next.url, account, target: target.id, target_name: target.name, tells_end },
        ...{ problem: null, problem_since: null, not_before: null },
        sealed: sealed(parts, workspace, before.id, next),
      })
      .where('workspace_id', '=', workspace)
      .where('id', '=', before.id)
      .where('ended_at', 'is', null)
      .execute()
    // What ended before it was asked for is not told afterwards.
    if (tells_end && !before.tells_end)
      await trx
        .updateTable('handover')
        .set((eb) => ({ over_told: eb.ref('over_here') }))
        .where('workspace_id', '=', workspace)
        .where('tracker_id', '=', before.id)
        .execute()
  })
  return await getTracker(parts.state.db, workspace, before.id)
}

/** So many of what was handed over last are read, to see whether it is the same tool that is reached another way. */
const TRIED = 5

/** Refuses where nothing can be read of what was handed over before: every ticket would be taken for deleted. */
async function requireReadable(db: Db, workspace: string, { id, name }: Tracker, tickets: Tickets): Promise<void> {
  const rows = await db
    .selectFrom('handover')
    .select(['ticket', 'ticket_name'])
    .where('workspace_id', '=', workspace)
    .where('tracker_id', '=', id)
    .where('state', '=', 'handed')
    .where((eb) => eb.or([eb('there', 'is', null), eb('there', '!=', 'gone')]))
    .orderBy('id', 'desc')
    .limit(TRIED)
    .execute()
  const handed = rows.flatMap(({ ticket, ticket_name }) => (ticket === null ? [] : [{ ticket, name: ticket_name }]))
  const [newest] = handed
  if (!newest || (await tickets.read(handed.map(({ ticket }) => ticket))).size > 0) return
  throw new AppError(
    'conflict',
    say`What was handed over before cannot be read that way, such as ${newest.name ?? newest.ticket}. If this is another place, set up a tracker of its own for it; "${name}" goes on reading what it has.`,
  )
}

/** A ticket of which nobody knows yet whether it was made is looked for where it was begun. */
async function requireNoneBegun(trx: Trx, workspace: string, tracker: string): Promise<void> {
  const begun = await trx
    .selectFrom('handover')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('tracker_id', '=', tracker)
    .where('state', '=', 'sending')
    .where('begun_at', 'is not', null)
    .executeTakeFirst()
  if (begun)
    throw new AppError(
      'conflict',
      say`Something is being handed over there just now, and it is not known yet whether its ticket was made. Try again in some minutes.`,
    )
}
