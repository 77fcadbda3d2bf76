import { MICROS, type Micros } from '../../base/time.ts'

/**
 * How long it is tried: at first again within seconds, then each hour at the most, for a day. A mail server that is down over night is
 * waited for; what is older than a day is better looked up at the desk, and is told by other ways by then.
 */
const FIRST = 10 * MICROS.s
const LONGEST = MICROS.h
const WITHIN = 24 * MICROS.h
const ATTEMPTS = 40

type Tried = { readonly attempts: number; readonly firstTryAt: Micros }

/**
 * When something is tried again that failed; undefined where it is given up. The wait is drawn evenly from nothing to what doubles with each
 * attempt (full jitter), so that what failed together does not come together again. Whoever asks for a time is given it.
 */
export function nextTry(
  { attempts, firstTryAt }: Tried,
  now: Micros,
  { afterMs = 0, random }: { readonly afterMs?: number | undefined; readonly random: () => number },
): Micros | undefined {
  if (attempts >= ATTEMPTS || now - firstTryAt >= WITHIN) return undefined
  const bound = Math.min(LONGEST, FIRST * 2 ** (attempts - 1))
  return now + Math.max(afterMs * 1000, Math.floor(random() * bound))
}
