import { normalQuantile, studentQuantile } from './distributions.ts'

/** What a judge said of a case, and a person of the same case; both on one scale, such as 0 and 1. */
export type Judged = { readonly label: number; readonly judge: number }

export type PpiMean = {
  readonly mean: number
  readonly low: number
  readonly high: number
  /** What the judge is worth, 0 to 1: its weight beside the labels. At 0 it tells nothing, and the labels stand alone. */
  readonly lambda: number
  readonly variance: number
}

/** What a judge said of cases that nobody labelled, summed up: how many, their mean, and their variance (n - 1 below). */
export type JudgedAlone = { readonly n: number; readonly mean: number; readonly variance: number }

/** Of cases one by one. */
export const judgedAlone = (values: readonly number[]): JudgedAlone => ({
  n: values.length,
  mean: values.length === 0 ? 0 : average(values),
  variance: values.length < 2 ? 0 : covariance(values, values),
})

/** Cases of one kind: how many there are, and what a judge said of some of them, drawn by lot. */
export type Stratum = { readonly size: number; readonly judged: JudgedAlone }

/**
 * What a judge would say of all cases, from the part of each stratum that it was asked of: each part drawn by lot, of any size but none
 * empty. Answered as of one sample: `n` is of how many cases, drawn from all alike, its mean would be as sure. Whole strata have no doubt of
 * their own; the doubt of a part is reckoned with the variance of all, which is rather too much.
 *
 * Source: stratified sampling with the finite-population correction, W. G. Cochran, Sampling Techniques (3rd ed.), 5.3.
 */
export function judgedInParts(strata: readonly Stratum[]): JudgedAlone {
  const N = strata.reduce((sum, { size }) => sum + size, 0)
  if (N === 0) return judgedAlone([])
  const mean = strata.reduce((sum, { size, judged }) => sum + (size / N) * judged.mean, 0)
  const spread = ({ n, mean: own, variance }: JudgedAlone) => (variance * (n - 1)) / n + (own - mean) ** 2
  const variance = strata.reduce((sum, { size, judged }) => sum + (size / N) * spread(judged), 0)
  const doubt = strata.reduce((sum, { size, judged }) => sum + (size / N) ** 2 * (1 / judged.n - 1 / size), 1 / N)
  return { n: 1 / doubt, mean, variance: N < 2 ? 0 : (variance * N) / (N - 1) }
}

/**
 * The mean that people would give of all cases, from the few they labelled and what a judge says of many more: PPI++. Whatever the
 * judge does, the mean is right; a bad judge makes the interval no narrower. Holds where the labelled cases were drawn at random from
 * the same cases as the others; no label is among `judgeOnly`. Null for fewer than two labels.
 *
 * Source: A. Angelopoulos, J. Duchi, T. Zrnic, PPI++: Efficient prediction-powered inference (arXiv 2311.01453), section 6, the
 * weight held between 0 and 1. Below a hundred labels with a quantile of Student's distribution. At thirty labels of 0 and 1
 * the interval covers two to four points less than it says, at a hundred one to two.
 */
export function ppiMean(labelled: readonly Judged[], judgeOnly: JudgedAlone, coverage = 0.95): PpiMean | null {
  const n = labelled.length
  const N = judgeOnly.n
  if (n < 2) return null
  const labels = labelled.map((one) => one.label)
  const judge = labelled.map((one) => one.judge)
  const judgeVariance = covariance(judge, judge)
  const weight = covariance(labels, judge) / ((1 + n / N) * judgeVariance)
  const lambda = N === 0 || judgeVariance === 0 ? 0 : Math.min(1, Math.max(0, weight))
  const rest = labelled.map((one) => one.label - lambda * one.judge)
  const mean = average(rest) + (lambda === 0 ? 0 : lambda * judgeOnly.mean)
  const ofJudge = N > 1 ? (lambda ** 2 * judgeOnly.variance) / N : 0
  const variance = ofJudge + covariance(rest, rest) / n
  const p = (1 + coverage) / 2
  const half = (n < 100 ? studentQuantile(p, n - 1) : normalQuantile(p)) * Math.sqrt(variance)
  return { mean, low: mean - half, high: mean + half, lambda, variance }
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Of pairs drawn at random: n - 1 below. */
function covariance(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [average(a), average(b)]
  return a.reduce((sum, value, i) => sum + (value - meanA) * ((b[i] as number) - meanB), 0) / (a.length - 1)
}
