import { dayLater, dayStart, localDay } from '../../base/calendar.ts'
import type { Micros } from '../../base/time.ts'
import { localityOf } from '../../plan/versions.ts'
import { workingFrom } from '../../plan/working-time.ts'
import { owe } from '../../store/state/owed.ts'
import type { State } from '../../store/state/state.ts'
import { holdWorkspace, noticeOf } from './keep.ts'
import { toTask } from './task.ts'

/** So many are told before others have their turn. */
const AT_ONCE = 500

/**
 * Owes a notice for each task whose day is over: once for each day, and not before people are at work again, so that what was done on the
 * Saturday is not told of as missed. A task that is moved is told anew when that day is over, too.
 */
export async function tellOverdue(
  state: State,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const { plan, zone } = await localityOf(state.db, workspace, asOf)
  const today = localDay(asOf, zone)
  const untold = await state.db
    .selectFrom('task')
    .select(['id', 'due'])
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'open')
    .where('due', '<', today)
    .where((eb) => eb.or([eb('told_due', 'is', null), eb('told_due', '<>', eb.ref('due'))]))
    .orderBy('due')
    .limit(AT_ONCE)
    .execute()
  for (const { id, due } of untold) {
    const over = dayStart(dayLater(due, 1), zone)
    if (asOf < (plan ? workingFrom(plan, over) : over)) continue
    await state.transaction(async (trx) => {
      await holdWorkspace(trx, workspace)
      // Whoever moved or ended it meanwhile was first, and so was another process that told it.
      const row = await trx
        .updateTable('task')
        .set({ told_due: due })
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .where('state', '=', 'open')
        .where('due', '=', due)
        .where((eb) => eb.or([eb('told_due', 'is', null), eb('told_due', '<>', due)]))
        .returningAll()
        .executeTakeFirst()
      if (row) await owe(trx, workspace, noticeOf('task.overdue', toTask(row)), now)
    })
  }
}
