import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Cell, concentrationsOf } from './concentration.ts'

const ROUTES = ['refund', 'cancel', 'order'] as const
const RELEASES = ['1', '2', '3', '4'] as const

/** A table of 100 runs in each cell, of which a hundredth fail, and more where `lift` says so. */
const table = (lift: (route: string, release: string) => number): Cell[] =>
  ROUTES.flatMap((route) =>
    RELEASES.map((release) => ({ values: { route, release }, events: lift(route, release), exposure: 100 })),
  )
const short = (cells: Cell[]) => {
  const { named, end } = concentrationsOf(cells)
  return [...named.map(({ values }) => Object.values(values).join(' on ')), end]
}

test('what events concentrate on', () => {
  for (const [why, cells, told] of [
    ['nothing', table(() => 0), ['no events']],
    ['everywhere alike', table(() => 5), ['gain too small']],
    ['too few to say', table((_, release) => (release === '3' ? 1 : 0)), ['gain too small']],
    ['a release', table((_, release) => (release === '3' ? 20 : 1)), ['3', 'gain too small']],
    [
      'a pair',
      table((route, release) => (route === 'cancel' && release === '3' ? 60 : 1)),
      ['3 on cancel', 'gain too small'],
    ],
    ['all in one', table((route) => (route === 'order' ? 10 : 0)), ['order', 'gain too small']],
    [
      'two, one after the other',
      table((route, release) => (release === '3' ? 20 : 1) * (route === 'cancel' ? 4 : 1)),
      ['3', 'cancel', 'two are named'],
    ],
    ['many events, a little more', table((_, release) => (release === '3' ? 1250 : 1000)), ['lift too small']],
    ['one cell', [{ values: { route: 'order' }, events: 9, exposure: 10 }], ['nothing to choose from']],
  ] as const)
    assert.deepEqual(short(cells as Cell[]), told, why)
})

test('it says how sure, how much, and what the rate would be without it', () => {
  const { rate, named } = concentrationsOf(table((_, release) => (release === '3' ? 20 : 1)))
  const [first] = named
  assert.equal(rate, 69 / 1200)
  assert.ok(first)
  assert.equal(first.share, 60 / 69)
  assert.equal(first.lift, 60 / (69 / 4))
  // The lower 5 % point of a gamma number of shape 60 is half that of chi-square with 120 degrees: 95.70 / 2.
  assert.ok(Math.abs(first.liftLow - 95.7046 / 2 / (69 / 4)) < 1e-4)
  assert.equal(first.rateWithout, 0.01)
  const [k, e, all] = [60, 69 / 4, 69]
  const deviance = 2 * (k * Math.log(k / e) + (all - k) * Math.log((all - k) / (all - e)))
  assert.ok(Math.abs(first.gain - (deviance - 2 * Math.log(7))) < 1e-9)
})

test('a value that another explains is not named after it', () => {
  // Release 4 runs nearly only on route order, where everything fails.
  const cells: Cell[] = [
    { values: { route: 'order', release: '4' }, events: 80, exposure: 400 },
    { values: { route: 'order', release: '3' }, events: 40, exposure: 200 },
    { values: { route: 'refund', release: '4' }, events: 1, exposure: 50 },
    { values: { route: 'refund', release: '3' }, events: 20, exposure: 1000 },
  ]
  assert.deepEqual(short(cells), ['order', 'gain too small'])
})

test('any table is answered, order of cells and names of factors aside, and what is named holds its promise', () => {
  const cell = fc.record({
    values: fc.record({
      route: fc.constantFrom('a', 'b', '__proto__'),
      release: fc.constantFrom('1', '2'),
      tool: fc.constantFrom('x', 'y'),
    }),
    events: fc.nat(40),
    exposure: fc.nat(500),
  })
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
      const { named } = concentrationsOf(cells)
      for (const { gain, lift, liftLow, share } of named) {
        assert.ok(gain > 6 && liftLow > 1.3 && lift > liftLow && share > 0 && share <= 1)
      }
      const turned = concentrationsOf([...cells].reverse()).named
      assert.deepEqual(
        turned.map(({ gain }) => gain.toFixed(6)),
        named.map(({ gain }) => gain.toFixed(6)),
      )
    }),
  )
})
