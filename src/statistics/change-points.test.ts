import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changePoints, cut } from './change-points.ts'
import { drawNormal } from './draw.ts'
import { createRandom } from './random.ts'

/** Pieces of a level and a slope, with normal noise of deviation 1. */
function series(seed: number, ...pieces: { length: number; from: number; slope?: number }[]): number[] {
  const random = createRandom(seed)
  return pieces.flatMap(({ length, from, slope = 0 }) =>
    Array.from({ length }, (_, i) => from + slope * i + drawNormal(random)),
  )
}

/** G. Cobb, The problem of the Nile, Biometrika 65 (1978): the yearly flow at Aswan, 1871 to 1970; it fell in 1899. */
const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100,
  1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456,
  824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897,
  822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975,
  815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]

test('the flow of the Nile changed in 1899', () => {
  assert.deepEqual(
    changePoints(NILE).map((at) => 1871 + at),
    [1899],
  )
})

test('a step is dated, a trend is none, and where a trend begins is near', () => {
  assert.deepEqual(changePoints([...Array(20).fill(0.08), ...Array(20).fill(0.13)]), [20])
  assert.deepEqual(changePoints(series(1, { length: 60, from: 0 }, { length: 30, from: 4 })), [60])
  assert.deepEqual(changePoints(series(2, { length: 80, from: 0, slope: 0.2 })), [])
  const [kink, ...rest] = changePoints(series(3, { length: 60, from: 0 }, { length: 60, from: 0, slope: 0.5 }))
  assert.ok(kink !== undefined && Math.abs(kink - 60) <= 6, `${kink}`)
  assert.deepEqual(rest, [])
})

test('noise rarely changes, whether its values are independent or hang together', () => {
  const random = createRandom(4)
  for (const [phi, most] of [
    [0, 2],
    [0.5, 24],
  ] as const) {
    let changed = 0
    for (let history = 0; history < 200; history++) {
      let value = 0
      const values = Array.from({ length: 90 }, () => (value = phi * value + drawNormal(random)))
      if (changePoints(values).length > 0) changed++
    }
    assert.ok(changed <= most, `${changed} of 200 with autocorrelation ${phi}`)
  }
})

test('a value that is missing keeps its place', () => {
  const values: number[] = [...Array(15).fill(1), ...Array(15).fill(2)]
  values[3] = Number.NaN
  values[15] = Number.NaN
  assert.deepEqual(changePoints(values), [16])
})

test('a change in a long series is dated to within a ten thousandth of it', () => {
  const [at = 0, ...rest] = changePoints(series(6, { length: 60_000, from: 0 }, { length: 25_000, from: 1 }))
  assert.ok(at > 59_940 && at < 60_060, `${at}`)
  assert.deepEqual(rest, [])
})

test('nothing, one value, and values that do not differ have no change', () => {
  for (const values of [[], [1], [Number.NaN], Array(50).fill(0.1), [1, 2], Array(9).fill(1e9 + 0.1)])
    assert.deepEqual(changePoints(values), [])
})

test('a change lies inside the series, and neither unit nor origin of the values moves it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 60 }),
      // Powers of 2 change no digit, so that what is best stays best.
      fc.integer({ min: -8, max: 8 }),
      (values, power) => {
        const changes = changePoints(values)
        assert.ok(changes.every((at, i) => at > (changes[i - 1] ?? 0) && at < values.length))
        assert.deepEqual(changePoints(values.map((value) => value * 2 ** power)), changes)
      },
    ),
  )
  const values = series(5, { length: 30, from: 0 }, { length: 30, from: 5 })
  assert.deepEqual(changePoints(values.map((value) => 1000 - value)), changePoints(values))
})

test('no other cuts cost less: what is forgotten on the way would not have been best', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 2, maxLength: 11 }),
      fc.double({ min: 0.5, max: 30, noNaN: true }),
      (values, noise) => {
        const found = costOf(values, cut(values, noise), noise)
        for (let mask = 0; mask < 2 ** (values.length - 1); mask++) {
          const cuts = [...values.keys()].filter((i) => i > 0 && (mask >> (i - 1)) & 1)
          assert.ok(found <= costOf(values, cuts, noise) + 1e-6, `${cuts}`)
        }
      },
    ),
  )
})

/** What a series costs in these pieces, by the definition: the squares left unexplained, 3 ln n a piece and ln n a slope. */
function costOf(values: readonly number[], changes: readonly number[], noise: number): number {
  const price = noise * Math.log(values.length)
  const starts = [0, ...changes]
  return starts.reduce((sum, start, i) => {
    const piece = values.slice(start, starts[i + 1] ?? values.length)
    const middle = (piece.length - 1) / 2
    const along = piece.reduce((s, value, at) => s + value * (at - middle), 0)
    const spread = piece.reduce((s, _, at) => s + (at - middle) ** 2, 0)
    const line = squaresAround(piece, spread > 0 ? along / spread : 0) + price
    return sum + Math.min(squaresAround(piece, 0), line) + 3 * price
  }, 0)
}

/** The squares of values around a line of this slope through their middle. */
function squaresAround(values: readonly number[], slope: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value, at) => sum + (value - mean - slope * (at - (values.length - 1) / 2)) ** 2, 0)
}
