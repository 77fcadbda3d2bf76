import { type Judged, type JudgedAlone, judgedInParts, ppiMean, type Stratum } from '../../statistics/ppi.ts'
import { type Interval, wilson } from '../../statistics/wilson.ts'

/** Answers of one workflow that began on one day. Of all of them the screen said something; of some a judge model did, in the order of the lot. */
export type Answers = {
  /** Whether the judge was asked of each that people looked at. */
  readonly isReached: boolean
  /** What people said of those they looked at, with what the screen said of these, and what the judge did (the screen, where it said nothing). */
  readonly looked: readonly {
    readonly label: number
    readonly screen: number
    readonly judge: number
    readonly n: number
  }[]
  /** Those that nobody looked at: how many, and how many of them the screen marked; of how many the judge was asked, and how many it marked. */
  readonly rest: number
  readonly marked: number
  readonly judged: number
  readonly judgedMarked: number
}

export const helpers = ['screen', 'judge'] as const
export type Helper = (typeof helpers)[number]

export type Estimate = {
  readonly share: number | null
  /** 95 %. */
  readonly interval: Interval | null
  /** What helps: whichever of both is worth more; null where neither is used, and the labels stand alone. */
  readonly by: Helper | null
  /** How many labels would tell as much without it; null where it is not used yet, or tells nothing. */
  readonly worths: Readonly<Record<Helper, number | null>>
}

/** So many labels, and so many of either kind among them, before anything may help: of fewer the interval would be too narrow. */
const ENOUGH = 30
const ENOUGH_OF_EACH = 5
/** Of an uncompleted day so many at least: one alone would stand for all the others. */
const ENOUGH_OF_DAY = 5

/**
 * The share of answers with a gap, as people would say it of all of them, from those that they looked at in the order of the lot. The screen
 * and the judge help by what they say of the others, and are corrected by the labels (PPI++), never believed: what either says of an answer
 * must follow from that answer alone, and not from whether somebody looked at it. So the judge's word counts for a day of a workflow as a
 * whole, where it went on in the order of the lot beyond the last that was looked at; elsewhere the screen's stands for it.
 */
export function estimateOf(all: readonly Answers[]): Estimate {
  const byJudge = (of: Answers) => of.isReached && (of.judged === of.rest || of.judged >= ENOUGH_OF_DAY)
  const pairs = (judgeOf: (of: Answers) => boolean): Judged[] =>
    all.flatMap((of) =>
      of.looked.flatMap(({ label, screen, judge, n }) => Array(n).fill({ label, judge: judgeOf(of) ? judge : screen })),
    )
  const strata = (judgeOf: (of: Answers) => boolean): Stratum[] =>
    all
      .filter(({ rest }) => rest > 0)
      .map((of) => ({
        size: of.rest,
        judged: judgeOf(of) ? shareOf(of.judgedMarked, of.judged) : shareOf(of.marked, of.rest),
      }))
  const labels = pairs(() => false)
  const [n, gaps] = [labels.length, labels.reduce((sum, { label }) => sum + label, 0)]
  const alone = { share: n === 0 ? null : gaps / n, interval: wilson(gaps, n) ?? null }
  const isEnough = n >= ENOUGH && Math.min(gaps, n - gaps) >= ENOUGH_OF_EACH
  const judged = all.filter(byJudge).reduce((sum, of) => sum + of.judged, 0)
  const help = (judgeOf: (of: Answers) => boolean) =>
    isEnough ? helped(pairs(judgeOf), judgedInParts(strata(judgeOf)), gaps / n) : undefined
  const [screen, judge] = [help(() => false), judged >= ENOUGH ? help(byJudge) : undefined]
  const worths = { screen: screen?.worth ?? null, judge: judge?.worth ?? null }
  if (judge && judge.worth > (worths.screen ?? 0)) return { ...judge.told, by: 'judge', worths }
  return screen ? { ...screen.told, by: 'screen', worths } : { ...alone, by: null, worths }
}

const shareOf = (marked: number, n: number): JudgedAlone => {
  const mean = marked / n
  return { n, mean, variance: n < 2 ? 0 : (mean * (1 - mean) * n) / (n - 1) }
}

/** Undefined where it helps nothing. */
function helped(pairs: readonly Judged[], rest: JudgedAlone, share: number) {
  const made = ppiMean(pairs, rest)
  if (!made || made.lambda === 0 || made.variance === 0) return undefined
  const worth = Math.floor((share * (1 - share)) / made.variance)
  if (worth <= pairs.length) return undefined
  const within = (value: number) => Math.min(1, Math.max(0, value))
  const interval = { low: within(made.low), high: within(made.high) }
  return { worth, told: { share: within(made.mean), interval } }
}
