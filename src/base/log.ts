import { type Logger, pino } from 'pino'

export type Log = Logger

/** `error` means that somebody must act; what heals by itself is `warn`. Written to standard error, so that output stays clean. */
export function createLog(level: string, file?: string): Log {
  return pino({ level, base: null }, pino.destination({ dest: file ?? 2, sync: true }))
}
