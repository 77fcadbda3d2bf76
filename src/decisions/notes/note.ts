import { fromDate, type Micros } from '../../base/time.ts'

/** What of an automation was altered. */
export const alterations = [
  'prompt',
  'model',
  'route',
  'mapping',
  'boundary',
  'integration',
  'threshold',
  'schedule',
  'release',
  'other',
] as const
export type Alteration = (typeof alterations)[number]

/** How it is known: a person wrote it, a deployment told it with an API key, or a version of the plan says it. */
export const noteSources = ['person', 'deployment', 'plan'] as const

/** A change note: something about a live automation was altered, by whomever. Null is what is not said. */
export type ChangeNote = {
  readonly id: string
  readonly workflow: string
  readonly what: Alteration
  /** Which of them, such as the name of a prompt. */
  readonly name: string | null
  /** From which moment it was so. */
  readonly at: Micros
  readonly before: string | null
  readonly after: string | null
  /** What was altered, in words. */
  readonly description: string | null
  readonly why: string | null
  /** An address, a commit, a version of n8n. */
  readonly link: string | null
  readonly source: (typeof noteSources)[number]
  /** Who said so, as the decision log names them. */
  readonly by: string
  readonly written_at: Micros
  readonly plan_version: number | null
  /** The finding it answers. */
  readonly finding: string | null
}

/** A note as the store keeps it. */
type Kept = {
  readonly id: string
  readonly workflow: string
  readonly what: string
  readonly name: string | null
  readonly at: Date
  readonly before: string | null
  readonly after: string | null
  readonly description: string | null
  readonly why: string
  readonly link: string | null
  readonly source: string
  readonly written_at: Date
  readonly written_by: string
  readonly finding_id: string | null
}

export const toNote = (row: Kept): ChangeNote => ({
  id: row.id,
  workflow: row.workflow,
  what: row.what as Alteration,
  name: row.name,
  at: fromDate(row.at),
  before: row.before,
  after: row.after,
  description: row.description,
  why: row.why,
  link: row.link,
  source: row.source as ChangeNote['source'],
  by: row.written_by,
  written_at: fromDate(row.written_at),
  plan_version: null,
  finding: row.finding_id,
})
