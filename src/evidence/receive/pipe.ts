import type { Clock } from '../../base/clock.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { priceLine } from '../costs/price.ts'
import type { Line } from '../record.ts'
import type { Masker } from './mask.ts'
import { type ReadLine, type Refusal, readLine } from './read-line.ts'
import { rowOf } from './rows.ts'

export type Received = { readonly accepted: number; readonly refused: readonly Refusal[] }

/** One pipe for every way in: read -> mask -> price -> append. The workspace comes from the caller's key, never from a line. */
export type Pipe = {
  /** Texts of lines, in order. `first` is the position of the first one in the caller's whole delivery. */
  receiveTexts(workspace: string, masker: Masker, texts: readonly string[], first?: number): Promise<Received>
  /** Lines that a reader of another format made. */
  receiveLines(workspace: string, masker: Masker, lines: readonly Line[], first?: number): Promise<Received>
}

export function createPipe(evidence: Evidence, clock: Clock): Pipe {
  async function receive(
    workspace: string,
    masker: Masker,
    read: readonly ReadLine[],
    first: number,
  ): Promise<Received> {
    const refused: Refusal[] = []
    const rowsByTable = new Map<string, { texts: string[]; positions: number[] }>()
    let accepted = 0
    // One moment for the whole delivery: lines without `sent_at` are as new as their delivery, whatever their order.
    const received = clock.now()
    read.forEach((one, index) => {
      if (one.kind === 'refused') {
        refused.push({ position: first + index, reason: one.reason })
        return
      }
      const masked = masker(one.line)
      const row = rowOf(masked, workspace, received, priceLine(one.line))
      const rows = rowsByTable.get(row.table) ?? { texts: [], positions: [] }
      rowsByTable.set(row.table, rows)
      rows.texts.push(row.text)
      rows.positions.push(first + index)
    })
    for (const [table, rows] of rowsByTable) {
      const answer = await evidence.append(table, rows.texts)
      accepted += rows.texts.length - answer.refused.length
      for (const place of answer.refused)
        refused.push({ position: rows.positions[place] ?? first, reason: 'cannot be stored: a value is out of range' })
    }
    refused.sort((a, b) => a.position - b.position)
    return { accepted, refused }
  }

  return {
    receiveTexts: (workspace, masker, texts, first = 1) => receive(workspace, masker, texts.map(readLine), first),
    receiveLines: (workspace, masker, lines, first = 1) =>
      receive(
        workspace,
        masker,
        lines.map((line) => ({ kind: 'line', line })),
        first,
      ),
  }
}
