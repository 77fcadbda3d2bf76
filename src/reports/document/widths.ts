/** A column by what stands in it. */
export type Sized = {
  readonly isFigure: boolean
  /** Its texts are parted last of all. */
  readonly isWhole: boolean
  readonly head: string
  readonly texts: readonly string[]
}

/** Roughly how wide a letter is, as a share of its size: digits are as wide as that, words a little narrower. */
const LETTER = 0.57
/** How high a line is, as a share of its size. */
const LINE_HEIGHT = 1.47
/** A text that is longer than so many letters goes on in the next line. */
const LINE = 46
/** A word that is longer than so many letters is parted. */
const WORD = 24
/** No column is narrower, in letters. */
const LEAST = 8

/**
 * How wide the columns of a table are, in points, so that all of it fits a page: figures as wide as they are, texts by how much they say. Where
 * there is not as much room, texts give way first, then figures; what does not fit is parted, never cut off.
 */
export function widthsOf(columns: readonly Sized[], width: number, size: number, gap: number): number[] {
  const room = width - columns.length * gap
  const letters = columns.map(({ isFigure, isWhole, head, texts }) => {
    const word = Math.max(LEAST, headWord(head), ...texts.map(longestWord))
    const longest = Math.max(...texts.map(isFigure ? lettersOfFigure : (one) => one.length), 0)
    const whole = Math.max(longest, headWord(head))
    return isFigure || isWhole
      ? { least: whole, wanted: Math.max(whole, headInTwo(head)) }
      : {
          least: Math.min(word, WORD),
          wanted: Math.max(Math.min(word, WORD), Math.min(Math.max(longest, head.length), LINE)),
        }
  })
  const least = letters.map((one) => one.least * size * LETTER)
  const wanted = letters.map((one) => one.wanted * size * LETTER)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  if (sum(least) >= room) {
    const floor = LEAST * size * LETTER
    const even = room / columns.length
    if (floor >= even) return columns.map(() => even)
    // What is above the least that can be read is taken from each by how much it has.
    const above = least.map((value) => Math.max(0, value - floor))
    const share = (room - floor * columns.length) / sum(above)
    return above.map((value) => floor + value * share)
  }
  if (sum(wanted) > room) {
    const share = (room - sum(least)) / (sum(wanted) - sum(least))
    return least.map((value, index) => value + ((wanted[index] ?? value) - value) * share)
  }
  // What is left over goes to texts, or, where there are none, to the first.
  const texts = columns.map(({ isFigure }, index) => (isFigure ? 0 : (wanted[index] ?? 0)))
  const all = sum(texts)
  const left = room - sum(wanted)
  return wanted.map((value, index) =>
    all > 0 ? value + left * ((texts[index] ?? 0) / all) : index === 0 ? value + left : value,
  )
}

/** Roughly how high a text stands in a column of a width, in points, with what is left free above and below it. */
export function heightOf(text: string, width: number, size: number): number {
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil((line.length * size * LETTER) / width)))
  return lines.reduce((all, count) => all + count, 0) * size * LINE_HEIGHT + 5
}

const longestWord = (text: string): number => Math.max(0, ...text.split(/\s+/).map((word) => word.length))
/** It is bold, and a little wider. */
const headWord = (head: string): number => longestWord(head) * 1.1 + 1
/** Where there is room a head takes two lines, and not one for each word. */
const headInTwo = (head: string): number => Math.ceil(head.length / 2) * 1.1 + 1
/** A word in the place of a figure, such as "unknown", has letters that are wider than digits. */
const lettersOfFigure = (text: string): number => text.length + (/\p{L}{4}/u.test(text) ? 1 : 0)
