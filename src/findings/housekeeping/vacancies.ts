import { say, sayDay } from '../../base/say.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { planOnDuty } from '../../plan/swaps.ts'
import { LOOKED, vacanciesAt } from '../../plan/vacancy.ts'
import type { Db, State } from '../../store/state/state.ts'
import { type Answer, evidenceOf } from '../finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../record.ts'

const PREFIX = 'vacancy:'
const LOOKED_BACK = (LOOKED + 1) * MICROS.d

/** Finds workflows for which nobody answers, as the plan in force says it. Over as soon as somebody does. */
export async function watchVacancies(
  state: State,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const plan = await planOnDuty(state.db, workspace, asOf, asOf - LOOKED_BACK)
  if (!plan) return
  const over = new Set(await currentKeys(state.db, workspace, PREFIX))
  const seen = vacanciesAt(plan, asOf).map((gap): Noticed => {
    const { workflow } = gap
    const key = `${PREFIX}${workflow}`
    over.delete(key)
    const answer = inWords(gap)
    const question = { kind: 'vacancy' } as const
    const behind = { url: '/api/v1/plan', command: 'aftercare who' }
    const found = plan.workflows[workflow]
    return {
      ...{ key, workflow, dimension: 'incidents', severity: found?.risk === 'low' ? 'medium' : 'high' },
      title: say`Nobody answers for it`,
      detail: say`${answer.said} ${say`Name a deputy, or who stands in, in the plan.`}`,
      answers: found?.owner ?? null,
      evidence: evidenceOf({ question, behind, to: asOf, ...answer }, now),
    }
  })
  if (seen.length === 0 && over.size === 0) return
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over: [...over] }, asOf))
}

/** The question of a finding, asked again: whether anybody answers at a moment. */
export async function askVacancy(db: Db, workspace: string, workflow: string, at: Micros): Promise<Answer> {
  const plan = await planOnDuty(db, workspace, at, at - LOOKED_BACK)
  const gap = plan && vacanciesAt(plan, at).find((one) => one.workflow === workflow)
  return gap ? inWords(gap) : { said: say`Somebody answers.`, answer: null }
}

function inWords({ from, to, because, workingDays }: ReturnType<typeof vacanciesAt>[number]): Answer {
  const said = say`From ${sayDay(from)} to ${sayDay(to)}, ${workingDays} working days, nobody answers: ${because}.`
  return { said, answer: { from, to, working_days: workingDays } }
}
