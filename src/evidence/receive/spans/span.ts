import type { RunLine, StepLine, TextLine, VerdictLine } from '../../record.ts'
import type { Execution } from '../n8n/executions.ts'

/** A value of an attribute, as OTLP has them: texts, numbers, truth values, lists and maps of these; bytes as base64 text. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }
export type Attributes = Readonly<Record<string, Value>>

export type SpanEvent = { readonly name: string; readonly attributes: Attributes; readonly body?: Value }

/** A span of any tracer, in one shape; what a client wrote into it is in its attributes. */
export type Span = {
  readonly trace: string
  readonly span: string
  readonly parent: string | undefined
  readonly name: string
  /** As the record writes times; undefined where the span has none. */
  readonly started: string | undefined
  readonly ended: string | undefined
  /** Untold: how it ended nobody says, also not by an end. */
  readonly status: 'unset' | 'ok' | 'error' | 'untold'
  readonly message: string
  readonly attributes: Attributes
  readonly events: readonly SpanEvent[]
  readonly resource: Attributes
  readonly scope: { readonly name: string; readonly version: string }
}

/** A record of a log: where it names a span it says more about it, and may come before it. */
export type LogRecord = SpanEvent & {
  readonly trace: string
  readonly span: string
  /** When it was said, as the record writes times. */
  readonly time: string | undefined
}

/** What is told of a whole trace beside its spans. */
export type TraceFacts = {
  readonly trace: string
  readonly workflow: string | undefined
  readonly session: string | undefined
  readonly user: string | undefined
  readonly input?: Value | undefined
  readonly output?: Value | undefined
}

/** What one request holds. Of metrics only the number of points is known: nothing of them is kept. */
export type Delivery = {
  readonly spans: readonly Span[]
  readonly logs: readonly LogRecord[]
  readonly traces: readonly TraceFacts[]
  readonly verdicts: readonly VerdictLine[]
  /** What n8n answers: runs already, and no spans. */
  readonly executions: readonly Execution[]
  readonly points: number
  /** Spans without an id of their own or their trace: nothing could be joined to them. */
  readonly nameless: number
}

export const nothing: Delivery = {
  spans: [],
  logs: [],
  traces: [],
  verdicts: [],
  executions: [],
  points: 0,
  nameless: 0,
}

/** A line of the record and, of what was read by a rule, by which. */
export type LineRead = {
  readonly line: RunLine | StepLine | TextLine | VerdictLine
  readonly rules: Readonly<Record<string, string>>
}
