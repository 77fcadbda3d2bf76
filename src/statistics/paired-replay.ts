/**
 * The same recorded cases through two versions: on the cases that come out differently, does the new one lose more often than it
 * wins? What both get right or both get wrong tells nothing and is left out, which is why a replay needs a fraction of the cases
 * of a comparison side by side.
 *
 * Evidence may be looked at after every case. It says nothing of cases that were not recorded, and assumes that the cases were
 * not picked by their outcome.
 */
export type PairedReplay = {
  /** Evidence that the new version loses more often than it wins, and that it wins more often; enough is 1 / alpha. */
  readonly worse: number
  readonly better: number
}

/** Shares of losses that are bet on. */
const SHARES = [0.55, 0.6, 0.65, 0.7, 0.8, 0.9] as const

/** `lost` and `won`: on how many cases only the new version was bad, and only the current one. */
export const pairedReplay = (lost: number, won: number): PairedReplay => ({
  worse: evidence(lost, won),
  better: evidence(won, lost),
})

/**
 * The mean over some shares s of the likelihood ratio of s against 1/2: under "at most half are lost" its expectation is at most 1
 * at any time (mixture of sequential ratio tests, A. Wald, 1945; H. Robbins, 1970).
 */
function evidence(lost: number, won: number): number {
  const sum = SHARES.reduce(
    (total, share) => total + Math.exp(lost * Math.log(2 * share) + won * Math.log(2 - 2 * share)),
    0,
  )
  return Math.min(sum / SHARES.length, Number.MAX_VALUE)
}
