/** A logistic model: the constant, and the weight of each feature. */
export type Logistic = { readonly constant: number; readonly weights: readonly number[] }

/** The probability of the outcome 1. */
export const logistic = ({ constant, weights }: Logistic, features: readonly number[]): number =>
  1 / (1 + Math.exp(-weights.reduce((sum, weight, i) => sum + weight * (features[i] ?? 0), constant)))

/**
 * The model that makes outcomes of 0 and 1 the most probable, each squared weight (not the constant) costing `l2` / 2 of the
 * logarithm of that probability: by Newton's method, which converges because an l2 above 0 leaves one maximum. Every row has the same
 * features, of the order of 1; both outcomes occur. Source: T. Hastie et al., The Elements of Statistical Learning, 4.4.1 and 4.4.4.
 */
export function fitLogistic(rows: readonly (readonly number[])[], outcomes: readonly number[], l2: number): Logistic {
  const inputs = rows.map((row) => [1, ...row])
  const size = inputs[0]?.length ?? 1
  let beta = new Array<number>(size).fill(0)
  for (let round = 0; round < 100; round++) {
    const gradient = beta.map((weight, j) => (j === 0 ? 0 : -l2 * weight))
    const curvature = beta.map((_, j) => beta.map((_, k) => (j === k && j > 0 ? l2 : 0)))
    for (const [i, input] of inputs.entries()) {
      const p = logistic({ constant: 0, weights: beta }, input)
      for (const [j, a] of input.entries()) {
        gradient[j] = at(gradient, j) + ((outcomes[i] ?? 0) - p) * a
        const row = curvature[j] as number[]
        for (const [k, b] of input.entries()) row[k] = at(row, k) + p * (1 - p) * a * b
      }
    }
    const step = solve(curvature, gradient)
    beta = beta.map((weight, j) => weight + at(step, j))
    if (step.every((change) => Math.abs(change) < 1e-12)) break
  }
  const [constant = 0, ...weights] = beta
  return { constant, weights }
}

/** x of A x = b, by elimination with the largest pivot of each column. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, at(right, i)])
  const n = rows.length
  for (let i = 0; i < n; i++) {
    let pivot = i
    for (let r = i + 1; r < n; r++) if (Math.abs(entry(rows, r, i)) > Math.abs(entry(rows, pivot, i))) pivot = r
    ;[rows[i], rows[pivot]] = [rows[pivot] as number[], rows[i] as number[]]
    for (let r = 0; r < n; r++) {
      if (r === i) continue
      const factor = entry(rows, r, i) / entry(rows, i, i)
      rows[r] = (rows[r] as number[]).map((value, k) => value - factor * entry(rows, i, k))
    }
  }
  return rows.map((row, i) => at(row, n) / at(row, i))
}

const at = (list: readonly number[], i: number): number => list[i] as number
const entry = (rows: readonly (readonly number[])[], i: number, j: number): number =>
  at(rows[i] as readonly number[], j)
