/** Of very many known words only the first are compared: no plan of people's hands has more, and comparing takes time. */
const maxCompared = 500

/** The known word most like a misspelt one; undefined when none is near enough to be what was meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = plain(word)
  let best: { candidate: string; distance: number } | undefined
  let compared = 0
  for (const candidate of known) {
    if (++compared > maxCompared) break
    const distance = editDistance(wanted, plain(candidate))
    if (distance <= tolerated(wanted, candidate) && (!best || distance < best.distance)) best = { candidate, distance }
  }
  return best?.candidate
}

/** How many misspelt words of one kind are worth a suggestion; of more errors than this no reader is told. */
export const suggestions = 200

/** "; did you mean airline?" or nothing, to follow a sentence. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known)
  return near === undefined ? '' : `; did you mean ${near}?`
}

// One slip in three letters: more would suggest words that only happen to be short.
const tolerated = (word: string, candidate: string): number => Math.floor(Math.max(word.length, candidate.length) / 3)

const plain = (word: string): string => word.slice(0, 60).toLowerCase().replaceAll(/[-_ ]/g, '')

/** Letters to insert, remove, replace or swap with their neighbour to get from one word to the other. */
function editDistance(from: string, to: string): number {
  let twoAgo: number[] = []
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (swapped) cost = Math.min(cost, (twoAgo[column - 2] ?? 0) + 1)
      current.push(cost)
    }
    twoAgo = previous
    previous = current
  }
  return previous[to.length] ?? 0
}
