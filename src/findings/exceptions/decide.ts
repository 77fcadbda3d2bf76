import { localDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { type Micros, toDate } from '../../base/time.ts'
import type { Plan } from '../../plan/plan.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import type { Db, State } from '../../store/state/state.ts'
import { recordFindings } from '../record.ts'
import { gathering } from './gather.ts'
import { type decisions, listPatterns, makeOne, meant, type Remedy, readTree, writeTree } from './patterns.ts'
import { comebackKey } from './watch-comebacks.ts'

/** What a person says of a pattern: what is left out stays as it is, null takes it back. */
export type Said = {
  readonly name?: string | null | undefined
  readonly owner?: string | null | undefined
  readonly state?: (typeof decisions)[number] | undefined
  readonly remedy?: Remedy | undefined
  readonly because?: string | undefined
  readonly release?: string | undefined
  readonly until?: string | undefined
}

/** `asOf` is the moment that is looked at. */
type By = { readonly by: string; readonly now: Micros; readonly asOf: Micros }

/** A person names a pattern, gives it to somebody of the plan, or says what is to be done with it. */
export async function decidePattern(
  state: State,
  workspace: string,
  { id, said, plan, zone, by, now, asOf }: By & { id: number; said: Said; plan: Plan | undefined; zone: string },
): Promise<void> {
  // Where an earlier moment is looked at, its days are those to come.
  requireWhole(said, localDay(Math.min(asOf, now), zone))
  if (said.owner != null && !plan?.people[said.owner])
    throw new AppError(
      'invalid_input',
      say`"owner" is "${said.owner}", who is nobody of the plan. Name one of its people, or add them to the plan.`,
    )
  await state.transaction(async (trx) => {
    // Two people who decide at once do it one after the other.
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    if (meant(await listPatterns(trx, workspace), id)?.id !== id) throw noPattern(id)
    const { name, owner, state: stands, remedy = null, because = null, release = null, until = null } = said
    const fresh = stands && { state: stands, remedy, because, release, until }
    const body = {
      pattern: id,
      ...(name === undefined ? {} : { named: name !== null }),
      ...(owner === undefined ? {} : { owner }),
      ...(stands && { state: stands, remedy, release, until }),
    }
    const { seq, at } = await appendDecision(trx, workspace, { principal: by, kind: 'pattern.decided', body }, now)
    await trx
      .updateTable('pattern')
      .set({
        ...(name === undefined ? {} : { name }),
        ...(owner === undefined ? {} : { owner }),
        ...(fresh && { ...fresh, decided_at: toDate(at), decided_by: by, decided_seq: seq }),
      })
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .execute()
    if (fresh) await recordFindings(trx, workspace, { seen: [], calm: [], over: [comebackKey(id)] }, asOf)
  })
}

function requireWhole({ name, owner, state, remedy, because, release, until }: Said, today: string): void {
  if (name === undefined && owner === undefined && state === undefined)
    throw new AppError('invalid_input', say`Nothing is said. Give "state", "owner" or "name".`)
  if (state === 'accepted' && (because === undefined || until === undefined))
    throw new AppError('invalid_input', say`Say why you live with it and until when: give "because" and "until".`)
  if (until !== undefined && (state !== 'accepted' || until < today))
    throw new AppError(
      'invalid_input',
      say`"until" is the last day on which you live with it: give "state" accepted, and a day from ${today} on.`,
    )
  if (remedy !== undefined && state !== 'working' && state !== 'fixed')
    throw new AppError(
      'invalid_input',
      say`"remedy" is by what it is mended. Give "state" working or fixed with it; for what you live with, give "because".`,
    )
  if (release !== undefined && state !== 'fixed')
    throw new AppError('invalid_input', say`"release" is where it is fixed. Give "state" fixed with it.`)
  if (because !== undefined && state === undefined)
    throw new AppError('invalid_input', say`"because" says why. Give the "state" that it is about.`)
}

/** A person says that a pattern is another: what is there counts as that, and what comes is placed in it. */
export async function mergePatterns(
  state: State,
  workspace: string,
  { id, into, by, now, asOf }: By & { id: number; into: number },
): Promise<void> {
  await state.exclusively(gathering(workspace), async () => {
    const patterns = await listPatterns(state.db, workspace)
    for (const one of [id, into]) if (meant(patterns, one)?.id !== one) throw noPattern(one)
    if (id === into) throw new AppError('invalid_input', say`Pattern ${id} is itself. Give two different ones.`)
    const { tree } = await readTree(state, workspace)
    tree.merge(id, into)
    await state.transaction(async (trx) => {
      const entry = { principal: by, kind: 'pattern.merged', body: { pattern: id, into } }
      await appendDecision(trx, workspace, entry, now)
      await makeOne(trx, workspace, id, into)
      await writeTree(trx, workspace, tree.state())
      await recordFindings(trx, workspace, { seen: [], calm: [], over: [comebackKey(id)] }, asOf)
    })
  })
}

/** That an id, as people write it, is that of a pattern of its own. */
export async function requirePattern(db: Db, workspace: string, id: string): Promise<void> {
  const wanted = /^[1-9]\d{0,8}$/.test(id) ? Number(id) : undefined
  if (wanted === undefined || meant(await listPatterns(db, workspace), wanted)?.id !== wanted) throw noPattern(id)
}

export const noPattern = (id: number | string): AppError =>
  new AppError(
    'not_found',
    say`There is no pattern ${id} of its own in this workspace. "aftercare exceptions" lists them.`,
  )
