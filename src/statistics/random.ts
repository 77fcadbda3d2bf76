/** A small seeded generator (sfc32): the same seed makes the same world everywhere. */
export type Random = {
  /** 0 <= x < 1 */
  next(): number
  /** A whole number from 0 to n - 1. */
  below(n: number): number
  pick<T>(from: readonly T[]): T
  chance(p: number): boolean
  shuffled<T>(list: readonly T[]): T[]
}

export function createRandom(seed: number): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, seed | 0]
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 15; i++) next()
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    pick: (from) => from[below(from.length)] as never,
    chance: (p) => next() < p,
    shuffled(list) {
      const mixed = [...list]
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = below(i + 1)
        ;[mixed[i], mixed[j]] = [mixed[j] as never, mixed[i] as never]
      }
      return mixed
    },
  }
}
