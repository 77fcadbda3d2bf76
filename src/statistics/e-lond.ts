/** A sequence of decisions so far. */
export type Decisions = { readonly decided: number; readonly rejected: number }

export const NO_DECISIONS: Decisions = { decided: 0, rejected: 0 }

/**
 * Decides one null hypothesis after the other by its e-value, knowing nothing of those to come, so that at any time at most a share
 * alpha of the rejections is expected to be wrong, however the evidence hangs together. Each rejection earns later ones a lower
 * `threshold`. `evidence` is expected to be at most 1 under its null hypothesis, given what was decided before.
 * Source: Z. Xu, A. Ramdas, Online multiple testing with e-values (2024): e-LOND.
 */
export function eLond(
  decisions: Decisions,
  evidence: number,
  alpha: number,
): { decisions: Decisions; threshold: number; isRejected: boolean } {
  const i = decisions.decided + 1
  // Shares of alpha over all decisions there will ever be: 1 over the sum of all i^-1.6, rounded down.
  const share = 0.43749 * i ** -1.6
  const threshold = 1 / (alpha * share * (decisions.rejected + 1))
  const isRejected = evidence >= threshold
  return { decisions: { decided: i, rejected: decisions.rejected + (isRejected ? 1 : 0) }, threshold, isRejected }
}
