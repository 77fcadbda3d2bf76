import { takeStandardInput } from '../base/standard-input.ts'
import type { Terminal } from './command.ts'

/** The terminal this process was started in. */
export function processTerminal(): Terminal {
  // Whoever reads may have read enough ("| head").
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    stdin: takeStandardInput,
    isTty: process.stderr.isTTY === true,
    width: Math.min(process.stdout.columns ?? 110, 120),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
    untilInterrupted() {
      const interrupted = new AbortController()
      process.once('SIGINT', () => interrupted.abort())
      return interrupted.signal
    },
  }
}

/** Ends the process when everything it printed has been taken; the embedded engines keep handles of their own open. */
export async function exitWith(code: number): Promise<never> {
  // An empty text is taken after all before it. A stream that holds little never says that it drained.
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => stream.write('', () => resolve()))
  process.exit(code)
}
