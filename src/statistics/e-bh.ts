/**
 * Which of many null hypotheses to reject at once, so that of those rejected at most a share alpha is expected to be true, however
 * the evidence hangs together: the k greatest, for the greatest k whose k-th value is at least (how many there are) / (alpha k).
 * `evidence` are e-values: each not negative, and expected to be at most 1 under its null hypothesis. Gives their indexes, in order.
 * Source: R. Wang, A. Ramdas, False discovery rate control with e-values (2022).
 */
export function eBenjaminiHochberg(evidence: readonly number[], alpha: number): number[] {
  const falling = evidence.toSorted((a, b) => b - a)
  const least = falling.findLast((value, i) => value >= evidence.length / (alpha * (i + 1)))
  return least === undefined ? [] : evidence.flatMap((value, i) => (value >= least ? [i] : []))
}
