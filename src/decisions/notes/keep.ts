import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { formatTime, fromDate, MICROS, type Micros, toDate } from '../../base/time.ts'
import { enterEvent } from '../../findings/history.ts'
import { appendDecision, hashOfValue } from '../../store/state/decision-log.ts'
import type { State } from '../../store/state/state.ts'
import { type ChangeNote, toNote } from './note.ts'

/** Whoever tells of a deployment may have a clock that is a little ahead of ours. */
const AHEAD = 5 * MICROS.m

export type GivenNote = Pick<
  ChangeNote,
  'workflow' | 'what' | 'name' | 'at' | 'before' | 'after' | 'description' | 'link'
> & {
  readonly why: string
  readonly source: 'person' | 'deployment'
  readonly by: string
  readonly now: Micros
  /** The finding it answers. */
  readonly finding?: string
}

/** Writes a note. A decision: entered in the log with the hash of what it says, without its words. */
export async function writeNote(state: State, workspace: string, given: GivenNote): Promise<ChangeNote> {
  const { by, now, source, why, finding, ...said } = given
  if (said.at > now + AHEAD)
    throw new AppError(
      'invalid_input',
      say`"at" is ${formatTime(said.at)}, which is not yet. Write it down when it is so.`,
    )
  const id = newId(now)
  const row = { id, ...said, why, at: toDate(said.at), source, finding_id: finding ?? null }
  return await state.transaction(async (trx) => {
    const { workflow, what } = said
    const known = { note: id, workflow, what, at: formatTime(fromDate(row.at)), source, hash: hashOfNote(row) }
    const body = finding === undefined ? known : { ...known, finding }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'change.noted', body }, now)
    const written = { written_at: toDate(now), written_by: by, written_seq: seq }
    await trx
      .insertInto('change_note')
      .values({ workspace_id: workspace, ...row, ...written })
      .execute()
    if (finding !== undefined) {
      // Whoever enters something of a finding holds it.
      await trx
        .selectFrom('finding')
        .select('id')
        .where('workspace_id', '=', workspace)
        .where('id', '=', finding)
        .forUpdate()
        .executeTakeFirstOrThrow()
      const note = said.description === null ? why : `${said.description}\n${why}`
      await enterEvent(trx, workspace, finding, { kind: 'noted', by, note, decision_seq: seq }, now)
    }
    return toNote({ ...row, ...written })
  })
}

type Words = Pick<ChangeNote, 'workflow' | 'what' | 'name' | 'before' | 'after' | 'description' | 'link'> & {
  readonly why: string
  readonly at: Date
}

/** The hash of what a note says. */
export const hashOfNote = ({ workflow, what, name, at, before, after, description, why, link }: Words): string =>
  hashOfValue({ workflow, what, name, at: formatTime(fromDate(at)), before, after, description, why, link })
