import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import {
  type AskedWeek,
  listTyped,
  namesInWords,
  typedWeeks,
  weekInWords,
  weeksAsked,
  weeksLacking,
} from '../../evidence/typed.ts'
import type { Dimension } from '../../plan/measures.ts'
import type { TypedName } from '../../plan/typed.ts'
import { inForceAt, planVersions } from '../../plan/versions.ts'
import type { Db, State } from '../../store/state/state.ts'
import { type Answer, evidenceOf } from '../finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../record.ts'

const PREFIX = 'typed:'
/** What the finding is about that weeks leave whose figures nobody typed. */
const typedKey = (workflow: string): string => `${PREFIX}${workflow}`

/**
 * Reminds whoever answers for a workflow of weeks that are over and whose figures the plan asks for and nobody typed. It is over as soon
 * as they are typed: that is a fact, which needs no second look.
 */
export async function watchTyped(
  state: State,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const versions = await planVersions(state.db, workspace)
  const inForce = inForceAt(versions, asOf)
  const seen: Noticed[] = []
  const over = new Set(await currentKeys(state.db, workspace, PREFIX))
  for (const [workflow, { typed, owner }] of Object.entries(inForce?.plan.workflows ?? {})) {
    if (!inForce || typed.length === 0) continue
    const weeks = typedWeeks(await listTyped(state.db, workspace, workflow))
    const lacking = weeksLacking(weeksAsked(versions, inForce, workflow, asOf), weeks)
    if (lacking.length === 0) continue
    const key = typedKey(workflow)
    over.delete(key)
    seen.push({
      key,
      workflow,
      dimension: dimensionOf(typed),
      severity: 'low',
      title:
        lacking.length === 1
          ? say`Figures of a week are not typed`
          : say`Figures of ${lacking.length} weeks are not typed`,
      detail: say`${lackingInWords(lacking).said} Until they are, they are unknown.`,
      answers: owner,
      evidence: evidenceOf(
        { question: { kind: 'typed' }, behind: behindTyped(workflow), to: asOf, ...lackingInWords(lacking) },
        now,
      ),
    })
  }
  if (seen.length === 0 && over.size === 0) return
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over: [...over] }, asOf))
}

/** What weeks lack as it is known now, of those that were over by a moment. */
export async function askLacking(db: Db, workspace: string, workflow: string, at: Micros): Promise<Answer> {
  const versions = await planVersions(db, workspace)
  const inForce = inForceAt(versions, at)
  const asked = inForce ? weeksAsked(versions, inForce, workflow, at) : []
  return lackingInWords(weeksLacking(asked, typedWeeks(await listTyped(db, workspace, workflow))))
}

/** Weeks are named up to so many; of more, how many there are. */
const NAMED = 4

function lackingInWords(lacking: readonly AskedWeek[]): Answer {
  const answer = { weeks: lacking.map(({ week, figures }) => ({ week, figures: [...figures] })) }
  if (lacking.length === 0) return { said: say`All that the plan asks for is typed.`, answer }
  const named = lacking.slice(-NAMED).map(({ week, figures }) => say`${weekInWords(week)}: ${namesInWords(figures)}.`)
  const words = named.reduce((one, next) => say`${one} ${next}`)
  const more = lacking.length - named.length
  return { said: more === 0 ? words : say`${words} And ${more} earlier ones.`, answer }
}

/** What of the plan cannot be told without it: the share of the work before incidents, and these before what it took. */
function dimensionOf(typed: readonly TypedName[]): Dimension {
  if (typed.includes('eligible')) return 'adoption'
  return typed.includes('incidents') || typed.includes('loss') ? 'incidents' : 'value'
}

const behindTyped = (workflow: string) => ({
  url: `/api/v1/workflows/${encodeURIComponent(workflow)}/typed-figures`,
  command: `aftercare figures typed ${/^[\w.-]+$/.test(workflow) ? workflow : `'${workflow}'`}`,
})
