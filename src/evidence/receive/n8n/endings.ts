import type { RunLine, StepLine } from '../../record.ts'
import { type Execution, type Failure, isMap, isOpen, type NodeRun, type Place, statusOf } from './executions.ts'
import { endOfNode, isoTime, isTime, known, msTime, wordOf } from './fields.ts'
import { type Item, outputsOf } from './items.ts'

/** Errors by which n8n says that an execution was ended from outside, by a person or the server, and not that it failed. */
const isCanceled = (error: Failure | undefined) => /Cancell?edError$/.test(error?.name ?? '')
/** Its own time limit ended it: nobody decided that. */
const isTimeout = (error: Failure | undefined) =>
  isCanceled(error) && (/timeout/i.test(error?.name ?? '') || error?.reason === 'timeout')

/**
 * What is over and was neither done nor failed has no status: one that was canceled is no failure, and no success either. One that ran
 * over its time limit is an exception: it ended outside what it was made for.
 */
export function endOfRun(one: Execution): {
  status: RunLine['status']
  ended: string | undefined
  rule: string
  endRule?: string
} {
  const status = statusOf(one)
  const rule = `n8n: ${one.status === undefined ? 'finished, stoppedAt and data' : 'status'} = ${wordOf(status)}`
  const ended = isoTime(one.stoppedAt)
  if (status === 'success') return { status: 'ok', ended, rule }
  if (status === 'error') return { status: 'error', ended, rule }
  if (status === 'crashed')
    return {
      status: 'error',
      ended: undefined,
      rule,
      endRule: 'n8n: not known: stoppedAt of a crashed execution is not when it crashed',
    }
  if (isOpen(one)) return { status: 'running', ended: undefined, rule }
  if (status === 'canceled' && isTimeout(one.data?.resultData?.error))
    return { status: 'exception', ended, rule: `${rule}, by its time limit` }
  return { status: undefined, ended, rule: `${rule}: neither done nor failed` }
}

/** Whoever is waited for waits since what came before: after a resume n8n tells when it went on. */
export function startOf(one: Execution, run: NodeRun, kind: StepLine['kind']): [string | undefined, string?] {
  const { startTime } = run
  if (!isTime(startTime)) return [undefined]
  const source = run.source?.find((told) => told !== null)
  const before = source && one.runs.get(source.previousNode)?.[source.previousNodeRun ?? 0]
  const since = before && endOfNode(before)
  if (kind === 'approval' && run.executionStatus === 'success' && since !== undefined && since < startTime)
    return [msTime(since), 'n8n: end of source: startTime is when it went on']
  return [msTime(startTime)]
}

type EndOfStep = { status: StepLine['status']; error?: StepLine['error']; rule: string; failed?: number }

export function endOfStep(one: Execution, place: Place): EndOfStep {
  const { run } = place
  const told = run.executionStatus ?? (run.error ? 'error' : 'success')
  const rule = `n8n: executionStatus = ${wordOf(told)}`
  if (isTimeout(run.error)) return { status: 'error', error: errorOf(run.error), rule: `${rule}, by its time limit` }
  if (told === 'canceled' || isCanceled(run.error))
    return { status: undefined, rule: `${rule}: neither done nor failed` }
  if (['waiting', 'running', 'new'].includes(told))
    return isOpen(one) ? { status: 'running', rule } : { status: undefined, rule: `${rule}, and the execution is over` }
  if (['error', 'crashed'].includes(told) || run.error)
    return { status: 'error', error: errorOf(run.error), rule: run.error ? `${rule}, error` : rule }
  if (told !== 'success') return { status: undefined, rule }
  const failed = failedItems(one, place)
  if (failed.length === 0) return { status: 'ok', rule }
  return { status: 'error', error: errorOf(failed[0]), rule: 'n8n: error of items that went on', failed: failed.length }
}

/** A node that goes on after an error is a success, and its items say what failed: in the last output, or in the usual one. */
function failedItems(one: Execution, { node: name, run }: Place): Failure[] {
  const node = one.nodes.get(name)
  const goesOn = node?.continueOnFail || node?.onError?.startsWith('continue')
  const outputs = outputsOf(run.data, 'main')
  // An item that failed before and is handed on says so still.
  const before = new Set(
    outputsOf(sourceOf(one, run)?.data, 'main')
      .flat()
      .map((item) => shown(errorIn(item))),
  )
  return outputs.flatMap((items, index) => {
    const isErrorOutput = index > 0 && index === outputs.length - 1
    const counts = node ? goesOn && (node.onError !== 'continueErrorOutput' || isErrorOutput) : isErrorOutput
    return items.flatMap((item) => {
      const error = errorIn(item)
      const isOwn = item.error !== undefined && item.error !== null
      if (error === undefined || !(isOwn || counts) || before.has(shown(error))) return []
      return [failureOf(error)]
    })
  })
}

const sourceOf = (one: Execution, run: NodeRun): NodeRun | undefined => {
  const source = run.source?.find((told) => told !== null)
  return source && one.runs.get(source.previousNode)?.[source.previousNodeRun ?? 0]
}

function errorIn(item: Item): unknown {
  const error = item.error ?? (isMap(item.json) ? item.json.error : undefined)
  return error === null || error === false || error === '' ? undefined : error
}

const shown = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}

function failureOf(error: unknown): Failure {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  if (!isMap(error)) return { message: text(error) ?? shown(error) }
  return {
    name: text(error.name),
    message: text(error.message) ?? text(error.error),
    description: text(error.description),
  }
}

/** What is said to people, and beneath it what the other system said; the stack is about code of n8n. */
export function errorOf(error: Failure | undefined): StepLine['error'] {
  if (!error) return undefined
  const { message, description } = error
  const more =
    description !== undefined && description !== '' && !message?.includes(description) ? description : undefined
  const told = [message, more].filter((text) => text !== undefined && text !== '').join('\n')
  const type = error.name ?? error.type
  return type === undefined && told === '' ? undefined : known({ type: type || undefined, message: told || undefined })
}
