import { listed, say } from '../base/say.ts'
import { fromDate } from '../base/time.ts'
import { type Altered, canonical, entriesAt } from '../store/state/decision-log.ts'
import type { Db } from '../store/state/state.ts'
import { planSchema } from './plan.ts'
import { readPlan } from './read-plan.ts'
import { hashOfPlan } from './versions.ts'

/** Reading one takes 15 to 20 ms of the only thread: others are answered between a few. */
const AT_ONCE = 5

/** Versions of the plan that are not what the decision log says was applied, and those that are gone. */
export async function alteredPlans(db: Db, workspace: string): Promise<Altered[]> {
  const applied = await db
    .selectFrom('decision')
    .select('seq')
    .where('workspace_id', '=', workspace)
    .where('kind', '=', 'plan.applied')
    .execute()
  const entries = await entriesAt(
    db,
    workspace,
    applied.map(({ seq }) => seq),
  )
  const left = new Map([...entries.values()].map((entry) => [Number(entry.body.version), entry]))
  const altered: Altered[] = []
  const versions = db.selectFrom('plan_version').selectAll().where('workspace_id', '=', workspace).orderBy('version')
  for (let after = 0; ; ) {
    const rows = await versions.where('version', '>', after).limit(AT_ONCE).execute()
    for (const { version, ...row } of rows) {
      const entry = left.get(version)
      left.delete(version)
      const add = (what: string) => altered.push({ about: 'plan', id: String(version), seq: entry?.seq ?? 0, what })
      if (!entry) {
        add(say`the decision log has no such entry`)
        continue
      }
      const parts: [name: string, holds: boolean][] = [
        [say`what its file says`, hashOfPlan(row.source) === entry.body.hash && row.hash === entry.body.hash],
        [say`what is read of its file`, isOfFile(row.plan, row.source)],
        [say`from when on it is in force`, row.effective === entry.body.effective],
        [say`who applied it`, row.applied_by === entry.principal],
        [say`when it was applied`, fromDate(row.applied_at) === entry.at],
      ]
      const found = parts.filter(([, holds]) => !holds).map(([name]) => name)
      if (found.length > 0) add(listed(found, ', '))
    }
    const last = rows.at(-1)
    if (!last) break
    after = last.version
  }
  return [
    ...altered,
    ...[...left].map(([version, { seq }]) => ({
      about: 'plan' as const,
      id: String(version),
      seq,
      what: say`it is gone`,
    })),
  ]
}

/**
 * Whether what is obeyed is what the file says. Both are read by today's rules, which fill in what an older program left out; one that these do not
 * read any more is not compared.
 */
function isOfFile(kept: unknown, source: string): boolean {
  const [read, known] = [readPlan(source), planSchema.safeParse(kept)]
  return read.kind === 'invalid' || !known.success || canonical(read.plan) === canonical(known.data)
}
