import { setImmediate } from 'node:timers/promises'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { priceLine } from '../costs/price.ts'
import { contentOfLines } from './content.ts'
import type { KeptRules, Rules } from './kept-rules.ts'
import type { Masker } from './mask.ts'
import { type ReadLine, type Refusal, readLine } from './read-line.ts'
import { rowOf } from './rows.ts'

export type Received = { readonly accepted: number; readonly refused: readonly Refusal[] }

/** One pipe for every way in: read -> mask, and take texts away where none are kept -> price -> append. The workspace comes from the caller's key, never from a line. */
export type Pipe = {
  /** Texts of lines, in order. `first` is the position of the first one in the caller's whole delivery. */
  receiveTexts(workspace: string, masker: Masker, texts: readonly string[], first?: number): Promise<Received>
  /** The same of lines that were read already, or made of what other clients say. */
  receiveLines(workspace: string, masker: Masker, lines: readonly ReadLine[]): Promise<Received>
  /** The rules by which lines were read, by the ids that are kept with them. */
  rulesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Rules>>
}

/** After so many lines (some milliseconds of work) others have their turn: a large delivery does not hold up a small question. */
const TURN = 500

/** With `kept`, the rules by which lines were read are kept, too. */
export function createPipe(evidence: Evidence, kept?: KeptRules): Pipe {
  /** `read` gives the line at each place, and is asked for it once more where texts of some workflows are not kept. */
  async function receive(
    workspace: string,
    masker: Masker,
    given: { count: number; read(index: number): ReadLine; first: number; rules?: readonly (Rules | undefined)[] },
  ): Promise<Received> {
    const { count, read, first, rules } = given
    const refused: Refusal[] = []
    const rowsByTable = new Map<string, { texts: string[]; positions: number[] }>()
    const contentOf = await contentOfLines(evidence, workspace, masker.shapes, count, read)
    // One moment for the whole delivery: lines without `sent_at` are as new as their delivery, whatever their order.
    const received = evidence.stamp()
    const readBy = rules && kept ? await kept.idsOf(masker, rules) : []
    for (let index = 0; index < count; index++) {
      if (index % TURN === TURN - 1) await setImmediate()
      const one = read(index)
      if (one.kind === 'refused') {
        // The reason may repeat a value.
        refused.push({ position: first + index, reason: masker.text(one.reason) })
        continue
      }
      const row = rowOf(masker(one.line, contentOf(one.line)), workspace, received, {
        estimate: priceLine(one.line),
        readBy: readBy[index],
      })
      const rows = rowsByTable.get(row.table) ?? { texts: [], positions: [] }
      rowsByTable.set(row.table, rows)
      rows.texts.push(row.text)
      rows.positions.push(first + index)
    }
    let accepted = 0
    const append = async (table: string, rows: { texts: string[]; positions: number[] }) => {
      const answer = await evidence.append(table, rows.texts)
      accepted += rows.texts.length - answer.refused.length
      for (const place of answer.refused)
        refused.push({
          position: rows.positions[place] ?? first,
          reason: 'cannot be stored: a value is out of range',
        })
    }
    await Promise.all([...rowsByTable].map(([table, rows]) => append(table, rows)))
    refused.sort((a, b) => a.position - b.position)
    return { accepted, refused }
  }
  return {
    receiveTexts: (workspace, masker, texts, first = 1) =>
      receive(workspace, masker, { count: texts.length, read: (index) => readLine(texts[index] ?? ''), first }),
    receiveLines: (workspace, masker, lines) =>
      receive(workspace, masker, {
        ...{ count: lines.length, read: (index) => lines[index] as ReadLine, first: 1 },
        rules: lines.map((one) => (one.kind === 'line' ? one.rules : undefined)),
      }),
    rulesOf: async (ids) => (await kept?.of(ids)) ?? new Map(),
  }
}
