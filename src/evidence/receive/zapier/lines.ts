import { formatTime } from '../../../base/time.ts'
import type { RunLine, StepLine } from '../../record.ts'
import { known, MAX_ID } from '../n8n/fields.ts'
import type { LineRead } from '../spans/span.ts'
import type { ZapRun } from './runs.ts'

/**
 * How each status of Zapier ends a run. One that was filtered, skipped or halted is over and was neither done nor failed: it has no status, as
 * has every one that is not known here. One that is held waits for a person.
 */
const endings: Readonly<Record<string, RunLine['status']>> = {
  success: 'ok',
  error_handled: 'ok',
  error: 'error',
  throttled: 'error',
  held: 'exception',
  delayed: 'running',
  scheduled: 'running',
  pending: 'running',
}
const stepEndings: Readonly<Record<string, StepLine['status']>> = {
  success: 'ok',
  error: 'error',
  error_handled: 'error',
  throttled: 'error',
  delayed: 'running',
  scheduled: 'running',
  pending: 'running',
}

/** The lines that a run of a Zap says: its run, a step for the whole of it, and one for each of its steps, which Zapier gives no name. */
export function linesOfZapRun(one: ZapRun, of: { instance: string; workflow: string | undefined }): LineRead[] {
  const { instance, workflow } = of
  const run = `zapier:${instance}:${one.id}`.slice(0, MAX_ID)
  const root = `zap:${one.id}`.slice(0, MAX_ID)
  const status = endings[one.status]
  const started = one.began === undefined ? undefined : formatTime(one.began)
  const ended = one.ended === undefined || status === 'running' ? undefined : formatTime(one.ended)
  const rules = { status: `Zapier: status = ${one.status.length <= 100 ? one.status : '...'}` }
  const runLine = {
    type: 'run',
    run,
    workflow: workflow,
    // Whether somebody only tried the Zap Zapier does not say: what runs when it is tested is in no list of runs.
    mode: 'live',
    started,
    ended,
    status,
    input: one.input,
    output: one.output,
    labels: { 'zapier.zap.id': one.zap, 'zapier.run.id': one.id, 'zapier.run.status': one.status },
  } satisfies { [of in keyof RunLine]: unknown }
  const isError = status === 'error' || status === 'exception'
  const whole = {
    type: 'step',
    run,
    step: root,
    kind: 'other',
    name: workflow,
    started,
    ended,
    status: status === 'exception' ? 'error' : status,
    error: isError ? errorOf(one.status) : undefined,
    // Tasks are not told, and what a model in a step cost stands nowhere.
    cost: { basis: 'unknown' },
    attributes: { 'zapier.run.status': one.status },
  } satisfies { [of in keyof StepLine]: unknown }
  const steps = one.steps.map((step, index) => {
    const ending = step.status === undefined ? undefined : stepEndings[step.status]
    const line = {
      type: 'step',
      run,
      step: `${root}:${index + 1}`.slice(0, MAX_ID),
      parent: root,
      kind: 'other',
      name: `step ${index + 1}`,
      started: step.began === undefined ? undefined : formatTime(step.began),
      status: ending,
      error: ending === 'error' ? errorOf(step.status ?? 'error') : undefined,
      attributes: known({ 'zapier.step.status': step.status }),
    } satisfies { [of in keyof StepLine]: unknown }
    return { line: known(line), rules: { status: 'Zapier: steps[].status' } } as LineRead
  })
  return [
    { line: known(runLine), rules: { run: 'Zapier: id', workflow: 'Zapier: the title of zap_id', ...rules } },
    { line: known(whole), rules: { kind: 'Zapier: the run', cost: 'Zapier: tells no tasks and no money', ...rules } },
    ...steps,
  ]
}

const errorOf = (status: string): StepLine['error'] => ({
  type: status,
  message: 'not said by Zapier',
})
