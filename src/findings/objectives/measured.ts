import { say } from '../../base/say.ts'
import type { TypedWeeks } from '../../evidence/typed.ts'
import type { Interval } from '../../statistics/wilson.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'

/** Where is measured, and what people typed for the workflow. */
export type MeasureContext = {
  readonly evidence: Evidence
  readonly workspace: string
  readonly zone: string
  /** What the workspace counts money in. */
  readonly currency: string
  readonly typed: TypedWeeks
}

/** What a measure came to in a window. */
export type Measured = {
  /** Decimal text in the measure's unit: per cent, milliseconds, money, a count. Null: not known, and `unknown` says why. */
  readonly value: string | null
  /** 95 % interval in the same unit. */
  readonly interval: Interval | null
  /** How many runs, cases or calls it rests on. */
  readonly n: number
  /** What `n` counts, in its number: "judged runs", "tool call". */
  readonly of: string
  /** A value that the true one is not below, where only part of it is known (costs). */
  readonly atLeast?: string
  readonly unknown?: string
  /** Nothing is missing but more of the same: only time makes it known. */
  readonly onlyTime?: true
  /** A sum or count of all there was: nothing is concluded from a sample, so that none can be too small. */
  readonly isTotal?: true
}

/** What is counted, as one of it is called. */
const ones: ReadonlyMap<string, string> = new Map([
  [say`runs`, say`run`],
  [say`judged runs`, say`judged run`],
  [say`accepted runs`, say`accepted run`],
  [say`timed runs`, say`timed run`],
  [say`runs accepted by a person or a system`, say`run accepted by a person or a system`],
  [say`cases`, say`case`],
  [say`eligible cases`, say`eligible case`],
  [say`approvals`, say`approval`],
  [say`tool calls`, say`tool call`],
  [say`writes`, say`write`],
  [say`incidents`, say`incident`],
])

/** What is counted, as so many of it are called: "runs", "run". */
export const inNumber = (n: number, of: string): string => (n === 1 ? (ones.get(of) ?? of) : of)
