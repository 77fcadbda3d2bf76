import { formatTime, parseTime } from '../../../base/time.ts'
import type { NodeRun } from './executions.ts'

/** Ids of the record are no longer than this. */
export const MAX_ID = 200

/** Lines are made with what is known of each field, and only with that. */
export const known = <T extends object>(line: T) =>
  Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined)) as never

export const isoTime = (value: string | undefined) => {
  const time = value === undefined ? undefined : parseTime(value)
  return time && formatTime(time.micros)
}

/** Milliseconds of our days: for a node at which the server crashed n8n writes seconds, which say nothing about the order. */
export const isTime = (ms: number | undefined): ms is number => ms !== undefined && ms > 1e11 && ms < 1e13
/** When a run of a node ended: `undefined` where either is no time of ours. */
export const endOfNode = ({ startTime, executionTime = 0 }: NodeRun): number | undefined => {
  const ended = isTime(startTime) && executionTime >= 0 ? startTime + executionTime : undefined
  return isTime(ended) ? ended : undefined
}
export const msTime = (ms: number) => formatTime(Math.round(ms) * 1000)

/** A value by which a rule read, in the rule's words. Rules are masked and kept; of a value that was cut off nobody would know what to mask. */
export const wordOf = (value: string): string => (value.length <= 100 ? value : '...')
