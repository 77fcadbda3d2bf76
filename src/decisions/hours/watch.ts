import { Exact } from '../../base/money.ts'
import { say, sayDay, sayNumber } from '../../base/say.ts'
import { formatTime, type Micros, parseTime } from '../../base/time.ts'
import { type Answer, evidenceOf } from '../../findings/finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../../findings/record.ts'
import { planAt } from '../../plan/versions.ts'
import { byRisk } from '../../plan/workflow.ts'
import type { Db, State } from '../../store/state/state.ts'
import { bringUpToDate } from './keep.ts'
import { askHours, type Stand, usedOf } from './stand.ts'

const PREFIX = 'hours:'
const keyOf = ({ starts }: Stand, step: string): string => `${PREFIX}${formatTime(starts)}:${step}`

/** Grants what is due, ends what has ended, and warns as far as the plan asks for it. */
export async function holdHours(
  state: State,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const version = await planAt(state.db, workspace, asOf)
  const known = await currentKeys(state.db, workspace, PREFIX)
  // Where hours were never promised nothing is written, and nobody waits.
  if (version?.plan.support?.allowance === undefined && known.size === 0 && !(await isKept(state.db, workspace))) return
  const moment = Math.min(asOf, now)
  await bringUpToDate(state, workspace, moment, now)
  await watchHours(state, workspace, { asOf, now })
}

/** Finds that the included hours of a period run low, once for each step of the plan; over with the period, or when time was taken back. */
export async function watchHours(
  state: State,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  const { current } = await askHours(state.db, workspace, Math.min(asOf, now))
  const workflow = plan && byRisk(plan)[0]
  const used = current && usedOf(current)
  const reached = used && current ? current.warn_at.filter((step) => used.gte(new Exact(step.slice(0, -1)))) : []
  const seen: Noticed[] = []
  const over = new Set(await currentKeys(state.db, workspace, PREFIX))
  for (const step of reached) {
    if (!current || !plan || workflow === undefined) continue
    const key = keyOf(current, step)
    over.delete(key)
    const isAll = new Exact(step.slice(0, -1)).gte(100)
    seen.push({
      ...{ key, workflow, dimension: 'cost', severity: isAll ? 'medium' : 'low' },
      title: isAll
        ? say`The included hours are used up`
        : say`${sayNumber(step.slice(0, -1))} % of the included hours are used`,
      detail: say`${inWords(current).said} Beyond them only what a budget holder agreed to may be used ("aftercare hours consent").`,
      answers: plan.workflows[workflow]?.owner ?? null,
      evidence: evidenceOf(
        {
          question: { kind: 'hours', starts: formatTime(current.starts) },
          behind: { url: '/api/v1/hours', command: 'aftercare hours' },
          ...{ from: current.starts, to: Math.min(asOf, now), ...inWords(current) },
        },
        now,
      ),
    })
  }
  if (seen.length === 0 && over.size === 0) return
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over: [...over] }, asOf))
}

/** What of the hours of a period is used, as it is known now, up to a moment. */
export async function askUsed(db: Db, workspace: string, starts: string, at: Micros): Promise<Answer> {
  const from = parseTime(starts)?.micros
  const period = (await askHours(db, workspace, at)).periods.find((one) => one.starts === from)
  return period ? inWords(period) : { said: say`No hours were granted then.`, answer: null }
}

/** How many entries of the account were made since a moment. */
export async function askEntered(db: Db, workspace: string, after: Micros): Promise<number> {
  const { count } = await db
    .selectFrom('hours_entry')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('workspace_id', '=', workspace)
    .where('at', '>', new Date(after / 1000))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function inWords({ from, to, figures }: Stand): Answer {
  const { opening, granted, carried_in, consumed, beyond, left } = figures
  const had = opening + granted + carried_in
  const said = say`From ${sayDay(from)} to ${sayDay(to)}: ${sayNumber(String(consumed))} of ${sayNumber(String(had))} minutes are used, ${sayNumber(String(left))} are left.`
  return { said, answer: { had, consumed, beyond, left } }
}

async function isKept(db: Db, workspace: string): Promise<boolean> {
  const row = await db
    .selectFrom('hours_entry')
    .select('seq')
    .where('workspace_id', '=', workspace)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
