import { sql } from 'kysely'
import { localDay } from '../../base/calendar.ts'
import { fromDate, MICROS, type Micros } from '../../base/time.ts'
import { localityOf } from '../../plan/versions.ts'
import { isOwedOpen, type Owed, owe } from '../../store/state/owed.ts'
import type { State, Trx } from '../../store/state/state.ts'

/**
 * So long a draft may wait before those who may approve it are told again, once: drawn up on the first working day of a month, a report that is
 * approved after that is still read in the first half of it. Sooner it would be told to people who are about to read it.
 */
const REMIND_AFTER = 5 * MICROS.d

const aboutOf = (report: string): string => `draft:${report}`
type Body = Owed['body']

const draftOf = (report: string, body: Body): Owed => ({
  ...{ kind: 'report.drafted', about: aboutOf(report), opens: true, urgency: 'medium', workflow: null },
  body: { report, ...body },
})

/** Whoever may approve a draft that nobody asked for is owed to hear that it waits. */
export async function oweDraft(
  trx: Trx,
  workspace: string,
  { id, month, people }: { readonly id: string; readonly month: string; readonly people: Iterable<string> },
  now: Micros,
): Promise<void> {
  await owe(trx, workspace, draftOf(id, { month, people: [...people].join('\n') }), now)
}

/** And that it is approved, where they were; whoever did that knows. */
export async function oweApproved(
  trx: Trx,
  workspace: string,
  { id, month, doer }: { readonly id: string; readonly month: string; readonly doer: string | null },
  now: Micros,
): Promise<void> {
  if (!(await isOwedOpen(trx, workspace, aboutOf(id)))) return
  const body = { report: id, month, doer }
  const about = aboutOf(id)
  await owe(
    trx,
    workspace,
    { kind: 'report.approved', about, opens: false, urgency: 'medium', workflow: null, body },
    now,
  )
}

/** Owes those who were told of a draft a second word of it, once, where it still waits after some days. */
export async function remindOfDrafts(
  state: State,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const waiting = await state.db
    .selectFrom('report')
    .innerJoin('notice', (join) =>
      join
        .onRef('notice.workspace_id', '=', 'report.workspace_id')
        .on('notice.about', '=', sql<string>`'draft:' || report.id`),
    )
    .select(({ fn }) => ['report.id', fn.count<string>('notice.id').as('told'), fn.min('notice.owed_at').as('since')])
    .where('report.workspace_id', '=', workspace)
    .where('report.state', '=', 'draft')
    .groupBy('report.id')
    .execute()
  const { zone } = await localityOf(state.db, workspace, asOf)
  for (const { id, told, since } of waiting) {
    if (Number(told) > 1 || now - fromDate(since) < REMIND_AFTER) continue
    await state.transaction(async (trx) => {
      // Whoever approved it meanwhile was first, and so was another process that told it.
      const row = await trx
        .selectFrom('report')
        .select('state')
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
      const notices = await trx
        .selectFrom('notice')
        .select('body')
        .where('workspace_id', '=', workspace)
        .where('about', '=', aboutOf(id))
        .execute()
      const [first, ...more] = notices
      if (row?.state !== 'draft' || first === undefined || more.length > 0) return
      const reminder = { ...(first.body as Body), reminder: true, since: localDay(fromDate(since), zone) }
      await owe(trx, workspace, draftOf(id, reminder), now)
    })
  }
}
