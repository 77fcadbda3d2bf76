import { type Selectable, sql } from 'kysely'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { type Micros, toDate } from '../../base/time.ts'
import { acknowledgeFinding } from '../../findings/acts.ts'
import { appendDecision, hashOfValue } from '../../store/state/decision-log.ts'
import { principalInWords } from '../../store/state/principal-words.ts'
import type { Db, State, Trx } from '../../store/state/state.ts'
import type { Tables } from '../../store/state/tables.ts'
import { isOwn, type Notice } from './notice.ts'
import { endOf } from './route.ts'

const FINDING = 'finding:'

type Row = Selectable<Tables['notice']>

/** How it stands with what a notice told the beginning of: nobody has it, somebody said that they have seen it, or it is over. */
export type Standing = 'open' | 'acknowledged' | 'over'

/** Of a finding the finding says it, also where it began again since; of all else the notice and what was owed after it. */
export async function standingOf(
  db: Db,
  workspace: string,
  notice: Pick<Row, 'acknowledged_at' | 'about' | 'seq'>,
): Promise<Standing> {
  const id = findingIn(notice.about)
  const finding =
    id === undefined
      ? undefined
      : await db
          .selectFrom('finding')
          .select('state')
          .where('workspace_id', '=', workspace)
          .where('id', '=', id)
          .executeTakeFirst()
  if (finding) return standings[finding.state as keyof typeof standings]
  if (await endOf(db, workspace, notice)) return 'over'
  return notice.acknowledged_at === null ? 'open' : 'acknowledged'
}

/** The same of several notices, with who acknowledged each; what began again since is told by another notice, and is over by this one. */
export async function standingsOf(
  db: Db,
  workspace: string,
  notices: readonly Notice[],
): Promise<Map<string, { readonly standing: Standing; readonly acknowledged_by: string | null }>> {
  const beginnings = notices.filter(({ opens, kind }) => opens === true && !isOwn(kind))
  if (beginnings.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    is_over: boolean
    state: string | null
    by: string | null
    name: string | null
  }>`
    select said.*, "user".name from (
      select notice.id, finding.state, coalesce(notice.acknowledged_by, finding.acknowledged_by) as by,
        exists (select 1 from notice ended where ended.workspace_id = notice.workspace_id and ended.about = notice.about
          and ended.opens = false and ended.seq > notice.seq) as is_over
      from notice left join finding
        on finding.workspace_id = notice.workspace_id and ${FINDING} || finding.id = notice.about
      where notice.workspace_id = ${workspace} and notice.id in (${sql.join(beginnings.map(({ id }) => id))})
    ) said left join "user" on 'user:' || "user".id = said.by`.execute(db)
  const said = ({ is_over, state, by, name }: (typeof rows)[number]) => {
    if (is_over || state === 'resolved') return { standing: 'over' as const, acknowledged_by: null }
    // What was said of a finding before it began again holds no more.
    if (by === null || state === 'open') return { standing: 'open' as const, acknowledged_by: null }
    return { standing: 'acknowledged' as const, acknowledged_by: principalInWords(by, name) }
  }
  return new Map(rows.map((row) => [row.id, said(row)]))
}

const standings = { open: 'open', acknowledged: 'acknowledged', resolved: 'over' } as const

/**
 * Somebody has seen what a notice tells and says what they mean to do: nobody else is told of it from then on, until it is over. Of a
 * finding this is its own act; of all else a decision, entered in the log. `first` is done in the same transaction, before.
 */
export async function acknowledgeNotice(
  state: State,
  workspace: string,
  given: {
    readonly id: string
    readonly by: string
    readonly note: string
    readonly now: Micros
    readonly first?: (trx: Trx) => Promise<void>
  },
): Promise<void> {
  const { id, by, note, now, first } = given
  const row = await noticeRow(state.db, workspace, id)
  if (row.opens !== true)
    throw new AppError('conflict', say`Notice ${id} tells of nothing that began: there is nothing to acknowledge.`)
  if (isOwn(row.kind))
    throw new AppError('conflict', say`Notice ${id} is somebody’s own: nobody waits for them to acknowledge it.`)
  const finding = findingIn(row.about)
  if (finding !== undefined) {
    const acting = { id: finding, by, note, owner: by, now, ...(first ? { first } : {}) }
    await acknowledgeFinding(state, workspace, acting)
    return
  }
  await state.transaction(async (trx) => {
    await first?.(trx)
    const found = await trx
      .selectFrom('notice')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const standing = await standingOf(trx, workspace, found)
    if (standing === 'over') throw new AppError('conflict', say`It is over: there is nothing left to acknowledge.`)
    if (standing === 'acknowledged')
      throw new AppError('conflict', say`Notice ${id} was acknowledged already, by ${String(found.acknowledged_by)}.`)
    const body = { notice: id, about: found.about, workflow: found.workflow, hash: hashOfValue({ note }) }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'notice.acknowledged', body }, now)
    await trx
      .updateTable('notice')
      .set({
        ...{ acknowledged_at: toDate(now), acknowledged_by: by, acknowledged_note: note, acknowledged_seq: seq },
        next_step_at: null,
      })
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .execute()
  })
}

async function noticeRow(db: Db, workspace: string, id: string): Promise<Row> {
  const row = await db
    .selectFrom('notice')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row) return row
  throw new AppError(
    'not_found',
    say`There is no notice "${id}" in this workspace. List them with "aftercare notices".`,
  )
}

const findingIn = (about: string): string | undefined =>
  about.startsWith(FINDING) ? about.slice(FINDING.length) : undefined
