import type { Micros } from './time.ts'

/** The time as the application sees it. Passed in everywhere, so that a year can be lived in a test. */
export type Clock = { now(): Micros }

export const systemClock: Clock = { now: () => Date.now() * 1000 }
