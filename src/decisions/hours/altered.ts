import { localDay } from '../../base/calendar.ts'
import { listed, say } from '../../base/say.ts'
import { type Altered, entriesAt, hashOfValue, type LogEntry, lostEntries } from '../../store/state/decision-log.ts'
import type { Db } from '../../store/state/state.ts'
import { type Answered, type Issued, listIssued, statementHash } from './issue.ts'

/** Statements that were issued, and answers to them, that are not what the log says of them, and those that are gone. */
export async function alteredStatements(db: Db, workspace: string): Promise<Altered[]> {
  const issued = await listIssued(db, workspace)
  const rows = issued.flatMap((one) => [
    { seq: one.decision_seq, idOf: idOf(one), alteration: (entry: LogEntry | undefined) => alterationOf(one, entry) },
    ...one.answers.map((answer) => ({
      ...{ seq: answer.decision_seq, idOf: idOf(one) },
      alteration: (entry: LogEntry | undefined) => alterationOfAnswer(one, answer, entry),
    })),
  ])
  const entries = await entriesAt(
    db,
    workspace,
    rows.map(({ seq }) => seq),
  )
  const altered = rows.flatMap(({ seq, idOf: id, alteration }): Altered[] => {
    const what = alteration(entries.get(seq))
    return what === null ? [] : [{ about: 'statement', id, seq, what }]
  })
  return [...altered, ...(await lost(db, workspace))]
}

const idOf = ({ document, version }: Issued) => `${document.from} ${version}`

function alterationOf(one: Issued, entry: LogEntry | undefined): string | null {
  const { body } = entry ?? {}
  if (!entry || !body || entry.kind !== 'hours.issued') return say`the decision log has no such statement`
  return differing([
    [say`its document`, statementHash(one.document) === body.hash],
    [say`its fingerprint`, one.hash === body.hash],
    [say`its version`, one.version === body.version],
    [say`its period`, localDay(one.starts, one.document.time_zone) === body.from],
    [say`the reason`, one.because === null ? body.because === undefined : hashOfValue(one.because) === body.because],
    [say`who issued it`, one.issued_by === entry.principal],
    [say`when it was issued`, one.issued_at === entry.at],
  ])
}

function alterationOfAnswer(one: Issued, answer: Answered, entry: LogEntry | undefined): string | null {
  const { body } = entry ?? {}
  if (!entry || !body || entry.kind !== 'hours.answered' || body.from !== one.document.from)
    return say`the decision log has no such answer`
  const because = answer.because === null ? undefined : hashOfValue(answer.because)
  return differing([
    [say`the answer`, answer.answer === body.answer],
    [say`its version`, one.version === body.version],
    [say`the reason`, because === body.because],
    [say`who answered`, answer.by === entry.principal],
    [say`when it was answered`, answer.at === entry.at],
  ])
}

function differing(parts: readonly (readonly [name: string, holds: boolean])[]): string | null {
  const altered = parts.filter(([, holds]) => !holds).map(([name]) => name)
  return altered.length === 0 ? null : listed(altered, ', ')
}

/** Entries of the log that no row is of any more. */
async function lost(db: Db, workspace: string): Promise<Altered[]> {
  const answers = db
    .selectFrom('hours_statement_answer')
    .select('decision_seq as seq')
    .where('workspace_id', '=', workspace)
  const held = db
    .selectFrom('hours_statement')
    .select('decision_seq as seq')
    .where('workspace_id', '=', workspace)
    .unionAll(answers)
  const gone = await lostEntries(db, workspace, ['hours.issued', 'hours.answered'], held)
  return gone.map(({ seq, body }) => ({
    ...{ about: 'statement', id: `${String(body.from)} ${String(body.version)}`, seq },
    what: say`it is gone`,
  }))
}
