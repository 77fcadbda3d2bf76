import { takingTurns } from '../../base/turns.ts'
import type { Batch, Evidence } from '../../store/evidence/evidence.ts'
import { priceLine } from '../costs/price.ts'
import type { Line } from '../record.ts'
import { contentOfLines } from './content.ts'
import type { KeptRules, Rules } from './kept-rules.ts'
import type { Masker } from './mask.ts'
import { type ReadLine, type Refusal, readLine } from './read-line.ts'
import { rowOf } from './rows.ts'
import { withinBounds } from './within-bounds.ts'

export type Received = { readonly accepted: number; readonly refused: readonly Refusal[] }

/** One pipe for every way in: read -> mask, and take texts away where none are kept -> leave out what was erased -> price -> append. The workspace comes from the caller's key, never from a line. */
export type Pipe = {
  /** Texts of lines, in order. `first` is the position of the first one in the caller's whole delivery. */
  receiveTexts(workspace: string, masker: Masker, texts: readonly string[], first?: number): Promise<Received>
  /** The same of lines that were read already, or made of what other clients say. */
  receiveLines(workspace: string, masker: Masker, lines: readonly ReadLine[]): Promise<Received>
  /** The rules by which lines were read, by the ids that are kept with them. */
  rulesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Rules>>
  /** What was erased in a workspace; undefined where nothing was. */
  erasedIn(workspace: string): ReturnType<Gate['of']>
}

/** The pipe of a process, through which everything comes. */
export type WholePipe = Pipe & {
  /** Returns once all that is being received is on the disk. */
  untilWritten(): Promise<void>
}

/** What may not come in again. */
export type Gate = {
  /** Whether a line, as it came and as it would be kept, belongs to what was erased; undefined where nothing was. */
  of(workspace: string): Promise<{ holds(line: Line, kept: Line): boolean } | undefined>
  /** Told of a delivery before any of it is kept, where something was erased. */
  before(workspace: string, lines: readonly { readonly line: Line; readonly kept: Line }[]): Promise<void>
}

/** Why a line is refused of which nothing may be kept, not even that it was refused. */
export const ERASED = 'belongs to what was erased, and is not kept'

/** What is given to be taken in: `read` gives the line at each place, and is asked for it once more where texts of some workflows are not kept, or something was erased. */
type Given = {
  readonly count: number
  read(index: number): ReadLine
  readonly first: number
  readonly rules?: readonly (Rules | undefined)[]
}

type PackedLines = Received & { readonly batches: readonly Batch[] }

async function kept({ batches, accepted, refused }: PackedLines): Promise<Received> {
  await Promise.all(batches.map((batch) => batch.append()))
  return { accepted, refused }
}

/** With `keptRules`, the rules by which lines were read are kept, too; with `gate`, what was erased stays out. */
export function createPipe(evidence: Evidence, keptRules?: KeptRules, gate?: Gate): WholePipe {
  const underWay = new Set<Promise<Received>>()

  /**
   * What was read is not held while the disk is waited for: of as many deliveries as come at once, to collect it later would cost as much as
   * all the rest.
   */
  const receive = (workspace: string, masker: Masker, given: Given): Promise<Received> =>
    packed(workspace, masker, given).then(kept)

  async function packed(workspace: string, masker: Masker, given: Given): Promise<PackedLines> {
    const { count, read, first, rules } = given
    const refused: Refusal[] = []
    const batches = new Map<string, Batch>()
    const contentOf = await contentOfLines(evidence, workspace, masker.shapes, count, read)
    const erased = await erasedFor(workspace, masker, given)
    // One moment for the whole delivery: lines without `sent_at` are as new as their delivery, whatever their order.
    const received = evidence.stamp()
    const readBy = rules && keptRules ? await keptRules.idsOf(masker, rules) : []
    const wait = takingTurns()
    for (let index = 0; index < count; index++) {
      const turn = wait()
      if (turn) await turn
      const one = read(index)
      const position = first + index
      if (one.kind === 'refused') {
        // The reason may repeat a value.
        refused.push({ ...(one.line ? { line: one.line } : {}), position, reason: masker.text(one.reason) })
        continue
      }
      const line = withinBounds(masker(one.line, contentOf(one.line)))
      if (erased?.holds(one.line, line)) {
        refused.push({ position, reason: ERASED, line: one.line })
        continue
      }
      const { table, row } = rowOf(line, workspace, received, {
        estimate: priceLine(one.line),
        readBy: readBy[index],
      })
      let batch = batches.get(table)
      if (!batch) {
        batch = await evidence.batch(table)
        batches.set(table, batch)
      }
      if (!batch.add(row))
        refused.push({ position, reason: 'cannot be stored: a value is out of range', line: one.line })
    }
    return { batches: [...batches.values()], accepted: count - refused.length, refused }
  }

  /** A step may come before the line that tells of which case its run is: lines of runs are looked at before any is kept. */
  async function erasedFor(
    workspace: string,
    masker: Masker,
    { count, read }: { count: number; read(index: number): ReadLine },
  ) {
    if (!gate || !(await gate.of(workspace))) return undefined
    const runs: { line: Line; kept: Line }[] = []
    const wait = takingTurns()
    for (let index = 0; index < count; index++) {
      const turn = wait()
      if (turn) await turn
      const one = read(index)
      if (one.kind === 'line' && one.line.type === 'run')
        runs.push({ line: one.line, kept: withinBounds(masker(one.line)) })
    }
    await gate.before(workspace, runs)
    // As it is by now.
    return await gate.of(workspace)
  }

  const noted = (work: Promise<Received>): Promise<Received> => {
    underWay.add(work)
    const over = () => underWay.delete(work)
    work.then(over, over)
    return work
  }

  return {
    receiveTexts: (workspace, masker, texts, first = 1) =>
      noted(receive(workspace, masker, { count: texts.length, read: (index) => readLine(texts[index] ?? ''), first })),
    receiveLines: (workspace, masker, lines) =>
      noted(
        receive(workspace, masker, {
          ...{ count: lines.length, read: (index) => lines[index] as ReadLine, first: 1 },
          rules: lines.map((one) => (one.kind === 'line' ? one.rules : undefined)),
        }),
      ),
    async untilWritten() {
      await Promise.allSettled(underWay)
    },
    erasedIn: async (workspace) => await gate?.of(workspace),
    rulesOf: async (ids) => (await keptRules?.of(ids)) ?? new Map(),
  }
}
