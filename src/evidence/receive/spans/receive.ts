import type { Evidence } from '../../../store/evidence/evidence.ts'
import { withKept } from '../kept-lines.ts'
import type { Masker } from '../mask.ts'
import type { Pipe, Received } from '../pipe.ts'
import { checkRead, type ReadLine } from '../read-line.ts'
import { linesInParts } from './lines.ts'
import type { Delivery, LineRead } from './span.ts'

/** A line that could not be kept: of which kind, what it was about, and why. */
export type LineRefused = { readonly type: string; readonly id: string; readonly reason: string; readonly line: object }
export type DeliveryReceived = { readonly accepted: number; readonly refused: readonly LineRefused[] }

/**
 * Sends what a tracing client said through the pipe. Answers once it is on the disk. What a client wrote as ids and times is looked at,
 * unless a reader made it (`isSound`). With `kept`, a store of which nobody else writes the same lines meanwhile, what was told of a
 * step before and is not told again stays. Nothing of the delivery is held while the disk is waited for.
 */
export function receiveDelivery(
  pipe: Pipe,
  workspace: string,
  masker: Masker,
  delivery: Delivery,
  { isSound = false, kept }: { isSound?: boolean; kept?: Evidence } = {},
): Promise<DeliveryReceived> {
  const told = linesInParts(delivery)
  if (told.length === 0) return Promise.resolve({ accepted: 0, refused: [] })
  const received = kept
    ? receiveWithKept(pipe, kept, workspace, masker, told)
    : pipe.receiveLines(workspace, masker, isSound ? told.map(asRead) : told.map(checkRead))
  return received.then(({ accepted, refused }) => ({
    accepted,
    refused: refused.flatMap(({ line, reason }) =>
      line ? [{ type: (line as LineRead['line']).type, id: masker.text(idOf(line)), reason, line }] : [],
    ),
  }))
}

const asRead = ({ line, rules }: LineRead): ReadLine => ({ kind: 'line', line, rules })

async function receiveWithKept(
  pipe: Pipe,
  evidence: Evidence,
  workspace: string,
  masker: Masker,
  told: readonly LineRead[],
): Promise<Received> {
  const lines = await withWhatIsKept(pipe, evidence, workspace, told)
  return await pipe.receiveLines(workspace, masker, lines.map(checkRead))
}

async function withWhatIsKept(
  pipe: Pipe,
  evidence: Evidence,
  workspace: string,
  told: readonly LineRead[],
): Promise<LineRead[]> {
  const lines = await withKept(
    evidence,
    workspace,
    told.map(({ line }) => line),
  )
  const before = await pipe.rulesOf(lines.flatMap(({ readBy }) => readBy ?? []))
  return lines.map(({ line, readBy }, index) => ({
    line,
    rules: { ...(readBy === undefined ? {} : before.get(readBy)), ...told[index]?.rules },
  }))
}

function idOf(line: object): string {
  const { step, verdict, run } = line as { step?: unknown; verdict?: unknown; run?: unknown }
  return String(step ?? verdict ?? run ?? '')
}
