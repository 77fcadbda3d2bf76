/** How much of what was shown went elsewhere by itself, and what. */
export type Shifts = { sum: number; moved: string[] }

/** Runs in each page before anything else: gathers them from then on. */
export function watchShifts(): void {
  const shifts: Shifts = { sum: 0, moved: [] }
  ;(window as unknown as { shifts: Shifts }).shifts = shifts
  type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      shifts.sum += entry.value
      for (const { node } of entry.sources) {
        const at = node instanceof Element ? node : node?.parentElement
        shifts.moved.push(`${at?.tagName} "${at?.textContent?.slice(0, 30)}"`)
      }
    }
  }).observe({ type: 'layout-shift', buffered: true })
}
