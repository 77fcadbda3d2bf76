/**
 * The last `size` numbers, in the order in which they came and in that of their size. Sorted numbers lie in blocks, so that
 * adding and forgetting one moves a block's numbers and not all of them: some tenths of a microsecond for thousands.
 */
export type SlidingRanks = {
  readonly size: number
  readonly arrived: number[]
  /** Where in `arrived` the next one goes, once it is full. */
  oldest: number
  /** Each block is sorted, not empty, and its numbers are none of them larger than those of the next. */
  readonly blocks: number[][]
}

const LONGEST_BLOCK = 128

export const createSlidingRanks = (size: number): SlidingRanks => ({ size, arrived: [], oldest: 0, blocks: [] })

/** Adds a number, and forgets the oldest where there are `size`. The state is the caller's. */
export function addToRanks(ranks: SlidingRanks, value: number): void {
  const { size, arrived, oldest, blocks } = ranks
  if (arrived.length < size) arrived.push(value)
  else {
    remove(blocks, arrived[oldest] as number)
    arrived[oldest] = value
    ranks.oldest = (oldest + 1) % size
  }
  insert(blocks, value)
}

/** How many of the numbers are at least as large. */
export function countFrom({ blocks }: SlidingRanks, value: number): number {
  const { block, at } = placeOf(blocks, value)
  let count = 0
  for (let i = block; i < blocks.length; i++) count += (blocks[i] as number[]).length
  return count - at
}

/** How far the nearest of the numbers is; infinite where there is none. */
export function distanceToNearest({ blocks }: SlidingRanks, value: number): number {
  const { block, at } = placeOf(blocks, value)
  const above = blocks[block]?.[at] ?? Number.POSITIVE_INFINITY
  const below = (at > 0 ? blocks[block]?.[at - 1] : blocks[block - 1]?.at(-1)) ?? Number.NEGATIVE_INFINITY
  return Math.min(above - value, value - below)
}

/** Where the first number lies that is at least as large: behind the last block, if none is. */
function placeOf(blocks: SlidingRanks['blocks'], value: number): { block: number; at: number } {
  const block = first(blocks.length, (i) => (blocks[i]?.at(-1) as number) >= value)
  const numbers = blocks[block] ?? []
  return { block, at: first(numbers.length, (i) => (numbers[i] as number) >= value) }
}

function insert(blocks: SlidingRanks['blocks'], value: number): void {
  const place = placeOf(blocks, value)
  const isBehind = place.block === blocks.length
  const block = isBehind ? Math.max(0, blocks.length - 1) : place.block
  const numbers = blocks[block] ?? []
  if (blocks.length === 0) blocks.push(numbers)
  numbers.splice(isBehind ? numbers.length : place.at, 0, value)
  if (numbers.length > LONGEST_BLOCK) blocks.splice(block + 1, 0, numbers.splice(LONGEST_BLOCK / 2))
}

function remove(blocks: SlidingRanks['blocks'], value: number): void {
  const { block, at } = placeOf(blocks, value)
  blocks[block]?.splice(at, 1)
  if (blocks[block]?.length === 0) blocks.splice(block, 1)
}

/** The first of 0 to n - 1 for which it is so, by halving; n, if for none. */
function first(n: number, isSo: (i: number) => boolean): number {
  let [low, high] = [0, n]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isSo(middle)) high = middle
    else low = middle + 1
  }
  return low
}
