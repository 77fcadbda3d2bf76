import { isUnder } from './place.ts'

/** Brings the place that the address names before the eyes, and the cursor into it: the closest that is there. */
export function reveal(at: string): void {
  if (at === '') return
  const found = [...document.querySelectorAll<HTMLElement>('[data-at]')]
    .filter((one) => isUnder(at, one.dataset.at ?? '') || isUnder(one.dataset.at ?? '', at))
    .toSorted((a, b) => closeness(b, at) - closeness(a, at))[0]
  const isTall = (found?.offsetHeight ?? 0) > window.innerHeight * 0.7
  found?.scrollIntoView({ block: isTall ? 'start' : 'center' })
  found?.querySelector<HTMLElement>('input, textarea, select, summary')?.focus({ preventScroll: true })
}

/** The place itself first, then the closest around it, then what lies within. */
const closeness = ({ dataset }: HTMLElement, at: string): number =>
  dataset.at === at ? 10_000 : isUnder(at, dataset.at ?? '') ? (dataset.at ?? '').length : -1
