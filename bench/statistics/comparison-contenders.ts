import { betAbove, betBelow, draw, startWealth, wealthOf } from '../../src/statistics/difference-wealth.ts'

/** What decides between two versions: told each run, then the end of the day, it answers whether it is proved now. */
export type Contender = {
  run?(isNew: boolean, bad: 0 | 1, probability: number): boolean
  day?(): boolean
}

/** What is to be proved, with one error in twenty: that the new version is worse, or that it is not worse by a margin. */
export type Claim = { readonly kind: 'worse' } | { readonly kind: 'not worse'; readonly margin: number }

export type Contest = (claim: Claim, probability: number) => Contender

/** Ours. */
export const centredBet: Contest = (claim) => {
  const wealth = startWealth()
  let [n, bad] = [0, 0]
  return {
    run(isNew, x, probability) {
      const drawn = draw(isNew, x, (0.5 + bad) / (5 + n), probability)
      if (claim.kind === 'worse') betAbove(wealth, drawn, 0)
      else betBelow(wealth, drawn, claim.margin)
      n++
      bad += x
      return wealthOf(wealth) >= 20
    },
  }
}

/** Runs and bad ones of the current version (0) and the new one (1). */
function counts() {
  const n: [number, number] = [0, 0]
  const bad: [number, number] = [0, 0]
  return {
    n,
    bad,
    add(isNew: boolean, x: number) {
      const arm = isNew ? 1 : 0
      n[arm]++
      bad[arm] += x
    },
    rate: (arm: 0 | 1) => bad[arm] / n[arm],
  }
}

/** How far the estimate lies on the side of the claim. */
const towards = (claim: Claim, difference: number) => (claim.kind === 'worse' ? difference : claim.margin - difference)

/** The test of two shares at the end of each day, as if it were the only one: z over 1.645 (or 1.96 either way). */
export const dailyZ =
  (critical = 1.6448536, isTwoSided = false): Contest =>
  (claim) => {
    const { n, bad, add, rate } = counts()
    return {
      run(isNew, x) {
        add(isNew, x)
        return false
      },
      day() {
        const p = (bad[0] + bad[1]) / (n[0] + n[1])
        const z = towards(claim, rate(1) - rate(0)) / Math.sqrt(p * (1 - p) * (1 / n[0] + 1 / n[1]))
        return (isTwoSided ? Math.abs(z) : z) > critical
      },
    }
  }

/** Runs of each version before an asymptotic sequence is looked at. */
const BURN_IN = 25

/**
 * The asymptotic confidence sequence of experiment platforms (mixture of normals, tuned to N* runs) of the difference of the arms'
 * rates: one side of a 90 % interval.
 */
export const asymptotic =
  (tunedTo: number): Contest =>
  (claim) => {
    const a = 0.1
    const rho2 = (-2 * Math.log(a) + Math.log(-2 * Math.log(a) + 1)) / tunedTo
    const { n, add, rate } = counts()
    return {
      run(isNew, x) {
        add(isNew, x)
        const t = n[0] + n[1]
        if (Math.min(...n) < BURN_IN) return false
        const variance = (arm: 0 | 1) => (rate(arm) * (1 - rate(arm))) / n[arm]
        const v = t * (variance(0) + variance(1))
        const scale = t * rho2 + 1
        const half = Math.sqrt(v) * Math.sqrt(((2 * scale) / (t * t * rho2)) * Math.log(Math.sqrt(scale) / a))
        return towards(claim, rate(1) - rate(0)) > half
      },
    }
  }

/**
 * The safe test of two shares (R. Turner, A. Ly, P. Gruenwald, 2024): blocks of one run of the new version and as many of the current
 * one as the split gives, bet on while the new one looks worse; a run waits until its block is full.
 */
export const safe: Contest = (_, probability) => {
  const size = Math.round((1 - probability) / probability)
  const waiting: [number[], number[]] = [[], []]
  const { n, bad, add } = counts()
  let wealth = 1
  return {
    run(isNew, x) {
      waiting[isNew ? 1 : 0].push(x)
      while (waiting[0].length >= size && waiting[1].length > 0) {
        const block = [...waiting[0].splice(0, size).map((one) => [0, one]), [1, waiting[1].shift() as number]]
        // The rates so far, started with half a bad one and half a good one.
        const rates = [(0.5 + bad[0]) / (1 + n[0]), (0.5 + bad[1]) / (1 + n[1])] as const
        const pooled = (size * rates[0] + rates[1]) / (size + 1)
        for (const [arm, one] of block) {
          const rate = rates[arm as 0 | 1]
          if (rates[1] > rates[0]) wealth *= one === 1 ? rate / pooled : (1 - rate) / (1 - pooled)
          add(arm === 1, one as number)
        }
      }
      return wealth >= 20
    },
  }
}
