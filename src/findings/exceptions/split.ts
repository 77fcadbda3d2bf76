import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { textOf } from '../../statistics/mask-message.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import type { State } from '../../store/state/state.ts'
import { noPattern } from './decide.ts'
import { gatherAgain, gathering, occurredIn, TEMPLATE_CHARACTERS } from './gather.ts'
import { idsOf } from './list.ts'
import type { ExceptionKind } from './occurred.ts'
import { listPatterns, meant, readTree, writeTree } from './patterns.ts'

/** So many thousand runs are placed again while somebody waits. */
const AT_ONCE = 5

/** Where a run left its path: what a person points at. What is left out is where only one thing is. */
export type Place = {
  readonly run: string
  readonly step?: string | undefined
  readonly kind?: ExceptionKind | undefined
}

const placedIn = question(
  'exceptions-placed',
  `SELECT step, kind FROM exception FINAL
   WHERE workspace = {workspace:String} AND run = {run:String} AND pattern IN {ids:Array(UInt32)} ORDER BY step, kind`,
)

/**
 * A person says that what happened at a place is a matter of its own: a new pattern, whose words stay as they are, takes what reads the same.
 * What was gathered before is placed again, as much as one look takes at once and the rest by those that follow. Answers its id.
 */
export async function splitPattern(
  { state, evidence }: { readonly state: State; readonly evidence: Evidence },
  workspace: string,
  { id, place, by, now }: { readonly id: number; readonly place: Place; readonly by: string; readonly now: Micros },
): Promise<number> {
  return await state.exclusively(gathering(workspace), async () => {
    const patterns = await listPatterns(state.db, workspace)
    if (meant(patterns, id)?.id !== id) throw noPattern(id)
    const { run } = place
    type There = { readonly step: string; readonly kind: ExceptionKind }
    const there = await evidence.ask<There>(workspace, placedIn, { run, ids: idsOf(patterns, [id]) })
    const meantThere = there.filter(
      (one) => (place.step ?? one.step) === one.step && (place.kind ?? one.kind) === one.kind,
    )
    const [pointed, another] = meantThere
    if (!pointed)
      throw new AppError(
        'not_found',
        say`Pattern ${id} has nothing at that place of run "${run}". "aftercare exceptions ${id}" lists examples.`,
      )
    if (another)
      throw new AppError(
        'invalid_input',
        say`Run "${run}" has it in ${meantThere.length} places. Give "step" as well, such as "${pointed.step}", and "kind" where a step has several.`,
      )
    const { step, kind } = pointed
    const one = (await occurredIn(evidence, workspace, run)).find((of) => of.step === step && of.kind === kind)
    if (!one)
      throw new AppError(
        'conflict',
        say`The words of run "${run}" are kept no longer: nothing can be told apart by them. Point at a run that came later.`,
      )
    const { tree } = await readTree(state, workspace)
    const { pattern, template } = tree.split(one.message, one.key)
    const mine = tree.state().groups.filter((group) => group.pattern === id)
    if (mine.every(({ key, tokens }) => one.key.startsWith(key) && textOf(tokens) === template))
      throw new AppError(
        'conflict',
        say`Everything in pattern ${id} reads the same: there is nothing to split off. Name it, or say what is to be done with it.`,
      )
    await state.transaction(async (trx) => {
      const body = { pattern: id, split: pattern, run, step, kind }
      await appendDecision(trx, workspace, { principal: by, kind: 'pattern.split', body }, now)
      const about = one.about.slice(0, TEMPLATE_CHARACTERS)
      await trx
        .insertInto('pattern')
        .values({
          ...{ workspace_id: workspace, id: pattern, about },
          template: one.message === '' ? '' : template.slice(0, TEMPLATE_CHARACTERS),
        })
        .execute()
      await trx
        .updateTable('pattern')
        // Nobody gathers meanwhile: everything there is came before.
        .set({ again_to: evidence.stamp() })
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .execute()
      await writeTree(trx, workspace, tree.state())
    })
    await gatherAgain({ state, evidence }, workspace, { windows: AT_ONCE })
    return pattern
  })
}
