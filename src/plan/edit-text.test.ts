import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { editText } from './edit-text.ts'
import { readPlan } from './read-plan.ts'
import { inLongForm } from './short-forms.ts'
import { isMap, withWritten, writtenAt } from './written.ts'
import { readText } from './yaml-text.ts'

type Path = (string | number)[]

const cases: [what: string, before: string, path: Path, value: unknown, after: string][] = [
  ['a value keeps its comment and its quotes', 'a: "x" # why\nb: 1\n', ['a'], 'y', 'a: "y" # why\nb: 1\n'],
  ['a value gets quotes where it needs them', 'a: x\n', ['a'], '>= 85% over 7d', 'a: ">= 85% over 7d"\n'],
  ['within braces', 'p: { a: x, b: [1, 2] }\n', ['p', 'a'], 'y, z', 'p: { a: "y, z", b: [1, 2] }\n'],
  [
    'a new key comes last in its block',
    'p:\n  a: x # c\n\n# end\n',
    ['p', 'b'],
    'y',
    'p:\n  a: x # c\n  b: y\n\n# end\n',
  ],
  ['a new key within braces', 'p: { a: x }\n', ['p', 'b'], 2, 'p: { a: x, b: 2 }\n'],
  ['into nothing', '', ['a'], 'x', 'a: x\n'],
  [
    'into an empty value',
    'people:\nb: 1\n',
    ['people', 'tom', 'name'],
    'Tom',
    'people: { tom: { name: Tom } }\nb: 1\n',
  ],
  ['what is on the way is made', 'a: 1\n', ['p', 'q', 'r'], 'x', 'a: 1\n\np: { q: { r: x } }\n'],
  ['a key goes with its line', 'p:\n  a: x\n  # of b\n  b: y\n', ['p', 'a'], undefined, 'p:\n  # of b\n  b: y\n'],
  ['a key goes from braces', 'p: { a: x, b: y }\n', ['p', 'b'], undefined, 'p: { a: x }\n'],
  ['the last key takes its map along', 'a: 1\nsupport: { covers: [x] }\n', ['support', 'covers'], undefined, 'a: 1\n'],
  ['an entry stays', 'people:\n  tom: { title: x }\n', ['people', 'tom', 'title'], undefined, 'people:\n  tom: {}\n'],
  ['a list grows', 's:\n  - x # one\n', ['s'], ['x', 'y'], 's:\n  - x # one\n  - y\n'],
  ['a list shrinks', 's: [x, y, z]\n', ['s'], ['x', 'z'], 's: [x, z]\n'],
  ['an item of a block list goes', 's:\n  - x\n  - y\nb: 1\n', ['s', 0], undefined, 's:\n  - y\nb: 1\n'],
  ['Windows line ends stay', 'p:\r\n  a: x\r\n', ['p', 'b'], 'y', 'p:\r\n  a: x\r\n  b: y\r\n'],
  [
    'a short form takes its value itself',
    'workflows:\n  w: { review: weekly }\n',
    ['workflows', 'w', 'review', 'cadence'],
    'daily',
    'workflows:\n  w: { review: daily }\n',
  ],
  [
    'a short form gives way to more',
    'workflows:\n  w:\n    actions: { send: L2 } # so far\n',
    ['workflows', 'w', 'actions', 'send', 'queue'],
    'drafts',
    'workflows:\n  w:\n    actions: { send: { boundary: L2, queue: drafts } } # so far\n',
  ],
  [
    'a name joins a list of names',
    'workflows:\n  w: { case_types: [a, b] }\n',
    ['workflows', 'w', 'case_types', 'c'],
    {},
    'workflows:\n  w: { case_types: [a, b, c] }\n',
  ],
  [
    'a name leaves a list of names',
    'workflows:\n  w: { case_types: [a, b] }\n',
    ['workflows', 'w', 'case_types', 'a'],
    undefined,
    'workflows:\n  w: { case_types: [b] }\n',
  ],
  [
    'a list of names becomes a map where there is more to say',
    'workflows:\n  w: { case_types: [a, b] }\n',
    ['workflows', 'w', 'case_types', 'a', 'share'],
    '5%',
    'workflows:\n  w: { case_types: { a: { share: 5% }, b: {} } }\n',
  ],
  [
    'a budget in a sentence',
    'budgets: { models: 500 USD per month }\n',
    ['budgets', 'models', 'warn_at'],
    '50%',
    'budgets: { models: { limit: 500 USD, per: month, warn_at: 50% } }\n',
  ],
]

test('an edit changes the text where it belongs and nowhere else', () => {
  for (const [what, before, path, value, after] of cases)
    assert.equal(editText(before, [value === undefined ? { path } : { path, value }]), after, what)
})

test('a text that cannot be read is not edited', () => {
  for (const text of ['a: [1', '- a\n', 'just words'])
    assert.equal(editText(text, [{ path: ['a'], value: 1 }]), undefined)
})

const folders = ['../../plans/', '../../demo/recorded/']
const plans = folders.flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(new URL(folder + name, import.meta.url), 'utf8') })),
)

/** Every single value and every map of a plan, in its long form. */
function placesOf(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const below = isMap(value)
    ? Object.entries(value)
    : Array.isArray(value)
      ? value.map((one, i) => [i, one] as const)
      : []
  return [{ path, value }, ...below.flatMap(([step, one]) => placesOf(one, [...path, step]))].slice(
    path.length === 0 ? 1 : 0,
  )
}

const commentsOf = (text: string) => text.split('\n').flatMap((line) => /^\s*#.*$/.exec(line) ?? [])
const long = (text: string) => inLongForm(readText(text).value)

for (const { name, text } of plans)
  test(`in ${name} one value can be changed, added or taken away, and all else stays, letter by letter`, () => {
    assert.equal(readPlan(text).kind, 'ok')
    const before = long(text)
    const lines = new Set(text.split('\n'))
    const places = placesOf(before)
    // Some thirty of them, spread over the plan.
    const every = Math.ceil(places.length / 30)
    for (const { path, value } of places.filter((_, index) => index % every === 0)) {
      const at = path.join('.')
      const edit = isMap(value)
        ? { path: [...path, 'zz'], value: 'new' }
        : { path, value: Array.isArray(value) ? ['new', ...value] : 'new' }
      const after = editText(text, [edit]) ?? ''
      assert.deepEqual(long(after), inLongForm(withWritten(before, edit.path, edit.value)), at)
      assert.deepEqual(commentsOf(after), commentsOf(text), at)
      const touched = after.split('\n').filter((line) => !lines.has(line))
      // A list in lines of its own moves down, and one of names gives way to a map; anything else is a line or two.
      const parts = Array.isArray(value) || path.includes('case_types') ? 12 : 2
      assert.ok(touched.length <= parts, `${at}: ${touched.join('\n')}`)

      const without = long(editText(text, [{ path }]) ?? '')
      const left = new Set(placesOf(without).map((one) => one.path.join('.')))
      const gone = places.map((one) => one.path.join('.')).filter((one) => !left.has(one))
      const top = gone.toSorted((a, b) => a.length - b.length)[0] ?? at
      assert.ok(typeof path.at(-1) === 'number' || writtenAt(without, path) === undefined, at)
      assert.ok(gone.every((one) => one.startsWith(top)) && at.startsWith(top.replace(/\d+$/, '')), `${at}: ${gone}`)
    }
  })
