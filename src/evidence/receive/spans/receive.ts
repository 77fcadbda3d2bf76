import type { Masker } from '../mask.ts'
import type { Pipe } from '../pipe.ts'
import { linesInParts } from './lines.ts'
import type { Delivery } from './span.ts'

export type DeliveryReceived = {
  readonly accepted: number
  /** Lines that could not be kept: of what, and why. */
  readonly refused: readonly { readonly what: string; readonly reason: string }[]
}

/** Sends what a tracing client said through the pipe. Answers once it is on the disk. */
export async function receiveDelivery(
  pipe: Pipe,
  workspace: string,
  masker: Masker,
  delivery: Delivery,
): Promise<DeliveryReceived> {
  const lines = linesInParts(delivery).map(({ line }) => line)
  if (lines.length === 0) return { accepted: 0, refused: [] }
  const { accepted, refused } = await pipe.receiveLines(workspace, masker, lines)
  return {
    accepted,
    refused: refused.map(({ position, reason }) => ({ what: nameOf(lines[position - 1]), reason })),
  }
}

function nameOf(
  line: { readonly type: string; readonly run?: string | undefined; readonly step?: string } | undefined,
) {
  return line ? `${line.type} ${line.step ?? line.run ?? ''}`.trim() : 'a line'
}
