import { listed, say } from '../../base/say.ts'
import { formatTime, fromDate } from '../../base/time.ts'
import { type Altered, entriesAt, lostEntries } from '../../store/state/decision-log.ts'
import { someById } from '../../store/state/held.ts'
import type { Db } from '../../store/state/state.ts'
import { hashOfNote } from './keep.ts'
import type { Alteration } from './note.ts'

/** A note is some hundred bytes, and at most some kilobytes. */
const AT_ONCE = 500

/** Notes that do not say what the log has the hash of, and those that are gone. */
export async function alteredNotes(db: Db, workspace: string): Promise<Altered[]> {
  const altered: Altered[] = []
  const notes = db.selectFrom('change_note').selectAll().where('workspace_id', '=', workspace).orderBy('id')
  for await (const rows of someById((after) => notes.where('id', '>', after).limit(AT_ONCE).execute())) {
    const entries = await entriesAt(
      db,
      workspace,
      rows.map(({ written_seq }) => written_seq),
    )
    for (const row of rows) {
      const entry = entries.get(row.written_seq)
      const add = (what: string) => altered.push({ about: 'note', id: row.id, seq: row.written_seq, what })
      if (entry?.kind !== 'change.noted' || entry.body.note !== row.id) {
        add(say`the decision log has no such note`)
        continue
      }
      const { body, principal, at } = entry
      const parts: [name: string, holds: boolean][] = [
        [
          say`what it says`,
          hashOfNote({ ...row, what: row.what as Alteration }) === body.hash &&
            formatTime(fromDate(row.at)) === body.at,
        ],
        [say`how it is known`, row.source === body.source],
        [say`the finding it answers`, (row.finding_id ?? undefined) === body.finding],
        [say`who wrote it`, row.written_by === principal],
        [say`when it was written`, fromDate(row.written_at) === at],
      ]
      const found = parts.filter(([, holds]) => !holds).map(([name]) => name)
      if (found.length > 0) add(listed(found, ', '))
    }
  }
  return [...altered, ...(await lostNotes(db, workspace))]
}

async function lostNotes(db: Db, workspace: string): Promise<Altered[]> {
  const held = db.selectFrom('change_note').select('written_seq as seq').where('workspace_id', '=', workspace)
  const lost = await lostEntries(db, workspace, ['change.noted'], held)
  return lost.map(({ seq, body }) => ({ about: 'note', id: String(body.note), seq, what: say`it is gone` }))
}
