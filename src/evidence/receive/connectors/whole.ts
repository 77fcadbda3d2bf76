import { type Micros, toDate } from '../../../base/time.ts'
import type { State } from '../../../store/state/state.ts'
import type { Masker } from '../mask.ts'
import type { Cursor } from './cursor.ts'
import { markOf, marksOf } from './marks.ts'
import type { Platform } from './platform.ts'

/** A line and by which rules it was read: what people mapped is no rule of ours. */
type Told = { readonly line: object; readonly rules: Record<string, never> }

/** What a read carries along. */
type Reader = {
  readonly state: State
  readonly workspace: string
  readonly connector: { readonly id: string }
  cursor: Cursor
  now(): Micros
  keep(also?: object): Promise<void>
  readonly receive: (lines: readonly Told[]) => Promise<void>
  masker(): Promise<Masker>
}

/** Rows that are told at once. */
const ROWS = 2000
/** Of so many rows it is known whether they changed since; where there are more, all are told anew, and count once all the same. */
const REMEMBERED = 50_000
/** Rows that could not be read and are told one by one. */
const MOST_REASONS = 20
/** Workflows of a sheet that are listed. */
const MOST_WORKFLOWS = 200

/**
 * Reads what is read as a whole: not at all where it is as it was, and of what changed the rows that did. Killed on the way, it is read anew, and
 * a row that is told twice counts once.
 */
export async function readWhole(reader: Reader, read: NonNullable<Platform['readWhole']>): Promise<void> {
  const whole = await read(reader.cursor.whole)
  if (!whole) return
  const { text } = await reader.masker()
  const before = await marksOf(reader.state, reader.workspace, reader.connector)
  const seen: string[] = []
  const workflows = new Set<string>()
  let [rows, refused] = [0, 0]
  const reasons: { line: number; reason: string }[] = []
  let lines: Told[] = []
  for await (const { row, made } of whole.rows()) {
    rows++
    if (made.kind === 'refused') {
      refused++
      // It may repeat what stands in a cell.
      if (reasons.length < MOST_REASONS) reasons.push({ line: row.line, reason: text(made.reason) })
      continue
    }
    for (const { workflow } of made.lines as { workflow?: string }[])
      if (workflow !== undefined && workflows.size < MOST_WORKFLOWS) workflows.add(text(workflow))
    const mark = markOf(made.lines)
    seen.push(mark)
    if (!before.has(mark)) lines.push(...made.lines.map((line) => ({ line, rules: {} })))
    if (lines.length >= ROWS) {
      await reader.receive(lines)
      lines = []
    }
  }
  await reader.receive(lines)
  await keepNamed(reader, workflows)
  const { mark, etag } = whole
  const [first] = reasons
  const reason = first ? `line ${first.line} ${first.reason}` : null
  reader.cursor = { ...reader.cursor, whole: { mark, etag, rows, refused, reason, reasons, changed_at: reader.now() } }
  await reader.keep({ seen: seen.length > REMEMBERED ? null : seen.join('') })
}

/** By the names that its rows have for them, which the plan has, too: what it tells of is in the dark where it cannot be read. */
async function keepNamed({ state, workspace, connector, now }: Reader, workflows: ReadonlySet<string>): Promise<void> {
  for (const workflow of workflows)
    await state.db
      .insertInto('connector_workflow')
      .values({
        ...{ workspace_id: workspace, connector_id: connector.id, id: workflow, name: workflow, workflow },
        ...{ is_live: false, version: null, listed_at: toDate(now()) },
      })
      .onConflict((same) => same.columns(['workspace_id', 'connector_id', 'id']).doNothing())
      .execute()
}
