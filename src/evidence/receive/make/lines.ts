import { formatTime, MICROS } from '../../../base/time.ts'
import type { RunLine, StepLine } from '../../record.ts'
import { known, MAX_ID } from '../n8n/fields.ts'
import type { LineRead } from '../spans/span.ts'
import type { Incomplete, MakeExecution } from './executions.ts'

/** By what runs of one zone are told from those of another, and how the record calls a scenario. */
type Of = { readonly instance: string; readonly workflow: string | undefined }

/**
 * The lines that an execution of Make says: its run, a step for the whole of it, and one for what went wrong. Its modules are in no
 * answer, so neither are models, tools nor what it cost in money. One that ended with a warning did what it was to do, with an error in it.
 */
export function linesOfExecution(one: MakeExecution, of: Of): LineRead[] {
  const { instance, workflow } = of
  const run = runOf(instance, one.id)
  const started = formatTime(one.began)
  const ended =
    one.durationMs === undefined || one.ending === undefined
      ? undefined
      : formatTime(one.began + one.durationMs * MICROS.ms)
  const isOpen = one.ending === undefined
  const status = isOpen ? 'running' : one.ending === 'error' ? 'error' : 'ok'
  const rules = { run: 'Make: id', status: `Make: status = ${one.ending ?? 'none yet'}` }
  const labels = known({
    'make.scenario.id': one.scenario,
    'make.execution.id': one.id,
    'make.execution.status': one.ending,
    'make.instant': one.isInstant === undefined ? undefined : String(one.isInstant),
    'make.operations': textOf(one.operations),
    'make.centicredits': textOf(one.centicredits),
    'make.transfer_bytes': textOf(one.transferBytes),
  })
  const mode = one.type === 'manual' ? 'test' : one.type === 'auto' ? 'live' : undefined
  const runLine = {
    type: 'run',
    run,
    workflow: workflow,
    mode,
    started,
    ended,
    status,
    trigger: one.type,
    labels,
  } satisfies { [of in keyof RunLine]: unknown }
  const whole = {
    type: 'step',
    run,
    step: rootOf(one.id),
    kind: 'other',
    name: workflow,
    started,
    ended,
    status,
    error: one.ending === 'error' ? errorOf(one) : undefined,
    // Credits have no price in what Make tells, and what models in it cost stands nowhere.
    cost: { basis: 'unknown' },
    attributes: known({
      'make.execution.status': one.ending,
      'make.operations': one.operations,
      'make.centicredits': one.centicredits,
      'make.transfer_bytes': one.transferBytes,
    }),
  } satisfies { [of in keyof StepLine]: unknown }
  const read = {
    ...rules,
    ...(workflow === undefined ? {} : { workflow: 'Make: name of the scenario' }),
    ...(mode === undefined ? {} : { mode: `Make: type = ${one.type}` }),
    ...(ended === undefined ? {} : { ended: 'Make: timestamp and duration' }),
  }
  return [
    { line: known(runLine), rules: read },
    {
      line: known(whole),
      rules: { kind: 'Make: the execution', status: rules.status, cost: 'Make: tells no money' },
    },
    ...causeOf(one, run),
  ]
}

/**
 * The module in which something went wrong. It is no call of a tool here: those that went well are told by nobody, and a share of calls
 * that failed would be one of failures alone.
 */
function causeOf(one: MakeExecution, run: string): LineRead[] {
  if (one.ending !== 'warning' && one.ending !== 'error') return []
  if (one.ending === 'error' && one.error?.module === undefined) return []
  const line = {
    type: 'step',
    run,
    step: `${rootOf(one.id)}:cause`,
    parent: rootOf(one.id),
    kind: 'other',
    name: one.error?.module ?? 'not said by Make',
    status: 'error',
    error: errorOf(one),
    attributes: known({ 'make.module': one.error?.module, 'make.app': one.error?.app }),
  } satisfies { [of in keyof StepLine]: unknown }
  const rules = { name: 'Make: error.causeModule', status: `Make: status = ${one.ending}`, error: 'Make: error' }
  return [{ line: known(line), rules }]
}

const errorOf = ({ ending, error }: MakeExecution): StepLine['error'] => ({
  type: error?.name ?? ending ?? 'error',
  message: error?.message ?? 'not said by Make',
})

/**
 * An execution that waits to be mended, told as a step of the run that it is left of; and each time it was tried again a run of its own, for
 * the same case. What is told of the run itself is a part of it, so that what its log says of it stays.
 */
export function linesOfIncomplete(
  one: Incomplete,
  of: Of & { readonly scenario: string; readonly retries: readonly MakeExecution[]; readonly isGone: boolean },
): LineRead[] {
  const { instance, workflow, scenario, retries, isGone } = of
  if (one.execution === undefined) return []
  const run = runOf(instance, one.execution)
  const part = {
    type: 'run',
    run,
    part: 'incomplete',
    workflow: workflow,
    case: run,
  } satisfies { [of in keyof RunLine]: unknown }
  const step = {
    type: 'step',
    run,
    step: `make:${one.id}`.slice(0, MAX_ID),
    kind: 'other',
    name: 'incomplete execution',
    started: one.created === undefined ? undefined : formatTime(one.created),
    status: one.isResolved ? 'ok' : 'error',
    error: one.isResolved ? undefined : { type: 'incomplete', message: one.reason ?? 'not said by Make' },
    attributes: known({
      'make.incomplete.id': one.id,
      'make.incomplete.resolved': one.isResolved,
      'make.incomplete.retried_by_make': one.isRetried,
      'make.incomplete.attempts': one.attempts,
      'make.incomplete.deleted': isGone || undefined,
      'make.incomplete.reason': one.reason,
    }),
  } satisfies { [of in keyof StepLine]: unknown }
  const tried = retries.flatMap((retry) =>
    linesOfExecution({ ...retry, scenario }, { instance, workflow }).map(({ line, rules }) =>
      line.type === 'run'
        ? {
            line: { ...line, case: run, trigger: 'retry', mode: 'live' as const },
            rules: { ...rules, case: 'Make: the incomplete execution that it tries again' },
          }
        : { line, rules },
    ),
  )
  return [
    { line: known(part), rules: { run: 'Make: executionId' } },
    { line: known(step), rules: { kind: 'Make: incomplete execution', status: 'Make: resolved' } },
    ...tried,
  ]
}

const runOf = (instance: string, execution: string) => `make:${instance}:${execution}`.slice(0, MAX_ID)
const rootOf = (execution: string) => `make:${execution}`.slice(0, MAX_ID)
const textOf = (count: number | undefined) => (count === undefined ? undefined : String(count))
