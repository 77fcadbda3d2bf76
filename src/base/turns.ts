import { setImmediate } from 'node:timers/promises'

/** So long a piece of work keeps all others waiting. */
const TURN_MS = 20
/** Between looks at the clock. */
const STEPS = 64

/**
 * For work of many small steps: after some milliseconds others have their turn, so that a large delivery does not hold up a small question.
 * Not more often: what several deliveries are made into would then be in memory together, and is collected at a multiple of the cost.
 *
 * @returns Asked before each step; a promise where it is time to wait.
 */
export function takingTurns(): () => Promise<void> | undefined {
  let steps = 0
  let began = performance.now()
  const pass = async () => {
    await setImmediate()
    began = performance.now()
  }
  return () => (++steps % STEPS === 0 && performance.now() - began > TURN_MS ? pass() : undefined)
}
