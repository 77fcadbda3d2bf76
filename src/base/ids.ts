import { v7 } from 'uuid'
import type { Micros } from './time.ts'

/** A new id: UUIDv7, so that ids made later sort later. Pass the clock's time where a test passes it. */
export function newId(now?: Micros): string {
  return now === undefined ? v7() : v7({ msecs: Math.floor(now / 1000) })
}
