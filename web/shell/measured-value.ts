/** What a measure came to, as the API tells it. */
export type MeasuredValue = {
  readonly value: string | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly n: number
  readonly of: string
  readonly atLeast?: string | undefined
  readonly unknown?: string | undefined
}

export type Unit = 'share' | 'time' | 'money' | 'count'
