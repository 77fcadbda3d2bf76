export type ReleaseDays = { readonly release: string; readonly first: string; readonly last: string }

/** What really ran last, beside what the plan names as running now. */
export type RanLast =
  | { readonly kind: 'nothing ran' }
  | { readonly kind: 'as named' | 'not named' | 'differs'; readonly ran: readonly [ReleaseDays, ...ReleaseDays[]] }

/** The releases of the last day on which anything ran; the one that the plan names is among them, or they differ. */
export function ranLast(named: string | null, releases: readonly ReleaseDays[]): RanLast {
  const day = releases
    .map(({ last }) => last)
    .toSorted()
    .at(-1)
  const [first, ...others] = releases.filter((one) => one.last === day)
  if (first === undefined) return { kind: 'nothing ran' }
  if (named === null) return { kind: 'not named', ran: [first, ...others] }
  const asNamed = [first, ...others].find(({ release }) => release === named)
  return asNamed ? { kind: 'as named', ran: [asNamed] } : { kind: 'differs', ran: [first, ...others] }
}
