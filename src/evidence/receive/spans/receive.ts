import type { Evidence } from '../../../store/evidence/evidence.ts'
import { withKept } from '../kept-lines.ts'
import type { Masker } from '../mask.ts'
import type { Pipe } from '../pipe.ts'
import { checkLine, type ReadLine } from '../read-line.ts'
import { linesInParts } from './lines.ts'
import type { Delivery } from './span.ts'

/** A line that could not be kept: of which kind, what it was about, and why. */
export type LineRefused = { readonly type: string; readonly id: string; readonly reason: string }
export type DeliveryReceived = { readonly accepted: number; readonly refused: readonly LineRefused[] }

/**
 * Sends what a tracing client said through the pipe. Answers once it is on the disk. What a client wrote as ids and times is looked at,
 * unless a reader made it (`isSound`). With `kept`, a store of which nobody else writes the same lines meanwhile, what was told of a
 * step before and is not told again stays.
 */
export async function receiveDelivery(
  pipe: Pipe,
  workspace: string,
  masker: Masker,
  delivery: Delivery,
  { isSound = false, kept }: { isSound?: boolean; kept?: Evidence } = {},
): Promise<DeliveryReceived> {
  const told = linesInParts(delivery).map(({ line }) => line)
  if (told.length === 0) return { accepted: 0, refused: [] }
  const lines = kept ? await withKept(kept, workspace, told) : told
  const read = isSound ? lines.map((line): ReadLine => ({ kind: 'line', line })) : lines.map(checkLine)
  const { accepted, refused } = await pipe.receiveLines(workspace, masker, read)
  return {
    accepted,
    refused: refused.flatMap(({ position, reason }) => {
      const line = lines[position - 1]
      return line ? [{ type: line.type, id: masker.text(idOf(line)), reason }] : []
    }),
  }
}

function idOf(line: object): string {
  const { step, verdict, run } = line as { step?: unknown; verdict?: unknown; run?: unknown }
  return String(step ?? verdict ?? run ?? '')
}
