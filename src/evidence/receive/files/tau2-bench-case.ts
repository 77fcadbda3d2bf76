import type { Action, ResultFile, Simulation, Task } from './tau2-bench-file.ts'
import { workOf } from './tau2-bench-tools.ts'

/** The task a simulation worked on, as far as the file tells. */
export type Case = { readonly task: string | undefined; readonly type: string | undefined }

/**
 * Finds each simulation's task and what kind of case it is.
 *
 * A simulation that does not name its task is compared by the actions its reward was checked against: a task of the
 * file with exactly these actions is its task when it is the only one; of several the task stays unknown, while their
 * type is known if they agree. The type of a task is:
 * - the issue its name begins with in brackets, as telecom's do: "[mms_issue]..." is `mms_issue`;
 * - else the kinds of work among the writes it expects, each once, in order of the alphabet: `cancel`, `book + cancel`;
 * - `no-change` when it states its expected actions and no write is among them;
 * - unknown when it states none.
 */
export function caseFinder(file: ResultFile): (simulation: Simulation) => Case {
  const tasks = file.tasks ?? []
  const taskById = new Map(tasks.map((task) => [String(task.id), task]))
  const tasksByActions = Map.groupBy(tasks, (task) => actionsKey(task.evaluation_criteria?.actions ?? []))

  return (simulation) => {
    if (simulation.task_id !== undefined && simulation.task_id !== null) {
      const task = String(simulation.task_id)
      return { task, type: typeOf(task, taskById.get(task)) }
    }
    const checked = checkedActions(simulation)
    const candidates = checked === undefined ? [] : (tasksByActions.get(actionsKey(checked)) ?? [])
    const types = new Set(candidates.map((task) => typeOf(String(task.id), task)))
    return {
      task: candidates.length === 1 ? String(candidates[0]?.id) : undefined,
      type: types.size === 1 ? [...types][0] : undefined,
    }
  }
}

/** The actions the reward looked for. A run whose record system was compared without any had none to look for. */
function checkedActions(simulation: Simulation): Action[] | undefined {
  const reward = simulation.reward_info
  if (reward?.action_checks) return reward.action_checks.map((check) => check.action)
  return reward?.db_check ? [] : undefined
}

function typeOf(id: string, task: Task | undefined): string | undefined {
  const issue = /^\[([\w-]{1,80})\]/.exec(id)?.[1]
  if (issue !== undefined) return issue
  const actions = task?.evaluation_criteria?.actions
  if (!actions) return undefined
  const works = new Set(actions.map((action) => workOf(action.name)).filter((work) => work !== undefined))
  return works.size === 0 ? 'no-change' : [...works].sort().join(' + ').slice(0, 200)
}

/** Equal actions give equal texts, whatever the order of their arguments. */
function actionsKey(actions: readonly Action[]): string {
  return JSON.stringify(
    actions.map(({ name, arguments: given, requestor }) => [name, given, requestor ?? 'assistant']),
    sorted,
  )
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}
