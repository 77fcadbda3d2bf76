import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addToSketch, createSketch, mergeSketches, type Sketch, sketchCount, sketchQuantile } from './sketch.ts'

function sketchOf(values: readonly number[]): Sketch {
  const sketch = createSketch()
  for (const value of values) addToSketch(sketch, value)
  return sketch
}

/** From a nanosecond to a century in seconds, zero among them: within the range that keeps its accuracy. */
const value = fc.oneof(
  fc.constant(0),
  fc.double({ min: -20, max: 20, noNaN: true }).map(Math.exp),
  fc.integer({ min: 1, max: 50 }),
)
/** Wide enough to be collapsed. */
const wide = fc.double({ min: -20, max: 600, noNaN: true }).map(Math.exp)

test('the median of a hundred latencies, and the largest', () => {
  const sketch = sketchOf(Array.from({ length: 100 }, (_, i) => i + 1))
  assert.ok(Math.abs((sketchQuantile(sketch, 0.5) ?? 0) / 50 - 1) <= 0.01)
  assert.ok(Math.abs((sketchQuantile(sketch, 1) ?? 0) / 100 - 1) <= 0.01)
  assert.equal(sketchCount(sketch), 100)
})

test('every quantile lies within 1 % of the value at its rank', () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 200 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, p) => {
        const exact = values.toSorted((a, b) => a - b)[Math.floor(p * (values.length - 1))] as number
        const estimate = sketchQuantile(sketchOf(values), p) as number
        assert.ok(Math.abs(estimate - exact) <= exact * (0.01 + 1e-12), `${estimate} for ${exact}`)
      },
    ),
  )
})

test('merging is commutative and associative, and the same as counting one by one', () => {
  const values = fc.array(fc.oneof(value, wide), { maxLength: 60 })
  fc.assert(
    fc.property(values, values, values, (a, b, c) => {
      const [x, y, z] = [sketchOf(a), sketchOf(b), sketchOf(c)] as const
      const whole = sketchOf([...a, ...b, ...c])
      assert.deepEqual(mergeSketches(mergeSketches(x, y), z), whole)
      assert.deepEqual(mergeSketches(x, mergeSketches(y, z)), whole)
      assert.deepEqual(mergeSketches(mergeSketches(z, y), x), whole)
      assert.deepEqual([x, y, z], [a, b, c].map(sketchOf), 'what is merged stays as it was')
    }),
  )
})

test('values that spread too far are collapsed from below: no more bins, none lost, and the upper end exact', () => {
  fc.assert(
    fc.property(fc.array(wide, { minLength: 1, maxLength: 100 }), (values) => {
      const sketch = sketchOf(values)
      assert.ok(sketch.counts.length <= 2048)
      assert.equal(sketchCount(sketch), values.length)
      const largest = Math.max(...values)
      assert.ok(Math.abs((sketchQuantile(sketch, 1) as number) / largest - 1) <= 0.01 + 1e-9)
    }),
  )
  const sketch = sketchOf([1, 2, 3, 1e300])
  assert.equal(sketch.counts[0], 3)
  assert.ok((sketchQuantile(sketch, 0) as number) > 1e280)
})

test('from a millisecond to an hour there are 756 bins', () => {
  assert.equal(sketchOf([1, 3_600_000]).counts.length, 756)
})

test('a sketch is stored and read as JSON, and goes on counting', () => {
  const sketch = sketchOf([0, 0.25, 7, 7, 1900])
  const read = JSON.parse(JSON.stringify(sketch)) as Sketch
  addToSketch(read, 3, 4)
  assert.deepEqual(read, sketchOf([0, 0.25, 7, 7, 1900, 3, 3, 3, 3]))
})

test('an empty sketch has no quantile, and what is no size is refused', () => {
  assert.equal(sketchQuantile(createSketch(), 0.5), undefined)
  for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => addToSketch(createSketch(), wrong), RangeError)
})
