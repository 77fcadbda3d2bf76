import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createPatternTree, groupMessages, type Placed } from './pattern-tree.ts'

/** Which messages lie together at the end: numbers that count up with each new pattern. */
function togetherOf(messages: readonly string[]): number[] {
  const first = new Map<number, number>()
  return groupMessages(messages).map(({ pattern }) => first.get(pattern) ?? first.set(pattern, first.size + 1).size)
}

test('what lies together', () => {
  for (const [why, messages, together] of [
    ['numbers vary', ['took 3 ms to answer', 'took 4711 ms to answer'], [1, 1]],
    ['two words may be a choice', ['stored as bytes in memory', 'stored as values in memory'], [1, 2]],
    [
      'a third shows that it varies',
      ['no account for anna here', 'no account for bert here', 'no account for cora here'],
      [1, 1, 1],
    ],
    ['a masked value does too', ['no account for anna here', 'no account for 4711 here'], [1, 1]],
    [
      'two places at a time',
      [
        'sending mail from anna to bert failed',
        'sending mail from cora to dora failed',
        'sending mail from emil to fred failed',
      ],
      [1, 1, 1],
    ],
    [
      'codes stay apart',
      ['connect failed: ECONNRESET now', 'connect failed: ETIMEDOUT now', 'connect failed: EPIPE now'],
      [1, 2, 3],
    ],
    [
      'codes in an open quote',
      ['"GET /a/b/c" was served', '"POST /a/b/c" was served', '"PUT /a/b/c" was served'],
      [1, 2, 3],
    ],
    ['words in quotes vary', ['no table "ANNA" here', 'no table "BERT" here', 'no table "CORA" here'], [1, 1, 1]],
    [
      'values of a key: five',
      ['root', 'anna', 'bert', 'cora'].map((user) => `login failed user=${user}`),
      [1, 2, 3, 4],
    ],
    [
      'values of a key: five',
      ['root', 'anna', 'bert', 'cora', 'dora'].map((user) => `login failed user=${user}`),
      [1, 1, 1, 1, 1],
    ],
    ['other first words', ['cupsd startup succeeded', 'klogd startup succeeded', 'sshd startup succeeded'], [1, 2, 3]],
    [
      'the second word is what it is about: ten',
      ['Abel', 'Born', 'Cohn', 'Dirac', 'Euler', 'Fermi', 'Gauss', 'Hertz', 'Ising', 'Jeans'].map(
        (name) => `account ${name} is closed`,
      ),
      Array(10).fill(1),
    ],
    ['Chinese', ['用户张三登录失败', '用户李四登录失败', '用户王五登录失败', '无法连接到主机'], [1, 1, 1, 2]],
    [
      'names of several characters',
      ['顧客「田中太郎」が見つかりません', '顧客「佐藤花子」が見つかりません', '顧客「鈴木一郎」が見つかりません'],
      [1, 1, 1],
    ],
    ['Russian', ['нет счёта для Анны здесь', 'нет счёта для Берты здесь', 'нет счёта для Веры здесь'], [1, 1, 1]],
  ] as const)
    assert.deepEqual(togetherOf(messages), together, why)
})

test('a merge is told once, the oldest id lives on, and the template opens', () => {
  const tree = createPatternTree()
  const placed = ['anna', 'bert', 'cora', 'dora'].map((name) => tree.add(`no account for ${name} here`))
  assert.deepEqual(placed, [
    { pattern: 1, template: 'no account for anna here', isNew: true, merged: [] },
    { pattern: 2, template: 'no account for bert here', isNew: true, merged: [] },
    { pattern: 1, template: 'no account for <*> here', isNew: false, merged: [2] },
    { pattern: 1, template: 'no account for <*> here', isNew: false, merged: [] },
  ] satisfies Placed[])
})

test('messages of different keys do not mix, unless a person says so', () => {
  const tree = createPatternTree()
  assert.equal(tree.add('timeout after 3 s', 'search').pattern, 1)
  assert.equal(tree.add('timeout after 3 s', 'payment').pattern, 2)
  tree.merge(2, 1)
  const again = createPatternTree(JSON.parse(JSON.stringify(tree.state())))
  for (const one of [tree, again]) assert.equal(one.add('timeout after 4 s', 'payment').pattern, 1)
})

test('what a person split off stays apart, whatever comes', () => {
  const tree = createPatternTree()
  for (const name of ['anna', 'bert', 'cora']) tree.add(`no account for ${name} here`)
  const { pattern } = tree.split('no account for root here')
  const again = createPatternTree(JSON.parse(JSON.stringify(tree.state())))
  for (const one of [tree, again]) {
    for (const name of ['dora', 'emil', 'fred']) assert.equal(one.add(`no account for ${name} here`).pattern, 1)
    assert.deepEqual(one.add('no account for root here'), {
      pattern,
      template: 'no account for root here',
      isNew: false,
      merged: [],
    })
  }
})

/** Few words, so that templates meet, open and merge often. */
const words = fc.constantFrom(
  'no',
  'answer',
  'from',
  'anna',
  'bert',
  'cora',
  'dora',
  'emil',
  'user=',
  'user=anna',
  'user=bert',
  'NEW',
  'DONE',
  '4711',
  '(3',
  'KB)',
)
const message = fc.array(words, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '))
const messages = fc.array(fc.tuple(message, fc.constantFrom('', 'tool')), { maxLength: 120 })

test('put down and taken up again at any moment, it places every later message the same', () => {
  fc.assert(
    fc.property(messages, fc.nat(120), (list, at) => {
      const whole = createPatternTree()
      let broken = createPatternTree()
      for (const [i, [text, key]] of list.entries()) {
        if (i === at || i % 17 === 0) broken = createPatternTree(JSON.parse(JSON.stringify(broken.state())))
        assert.deepEqual(broken.add(text, key), whole.add(text, key))
      }
      assert.deepEqual(broken.state(), whole.state())
    }),
  )
})

test('ids count up and never change but by a merge; templates only open', () => {
  fc.assert(
    fc.property(messages, (list) => {
      const tree = createPatternTree()
      const alive = new Map<number, readonly string[]>()
      const gone = new Set<number>()
      let last = 0
      for (const [text, key] of list) {
        const { pattern, isNew, merged } = tree.add(text, key)
        if (isNew) assert.equal(pattern, ++last)
        else assert.ok(alive.has(pattern))
        for (const id of merged) {
          assert.ok(id > pattern && alive.delete(id))
          gone.add(id)
        }
        assert.ok(!gone.has(pattern))
        const after = tree.state().groups.find((group) => group.pattern === pattern)?.tokens ?? []
        const before = alive.get(pattern) ?? after
        assert.equal(before.length, after.length)
        for (const [i, word] of after.entries()) assert.ok(word === before[i] || word === '<*>')
        alive.set(pattern, after)
      }
    }),
  )
})

test('a message that was placed is placed there again, as long as nothing merges', () => {
  fc.assert(
    fc.property(messages, (list) => {
      const tree = createPatternTree()
      for (const [text, key] of list) {
        const { pattern } = tree.add(text, key)
        assert.equal(tree.add(text, key).pattern, pattern)
      }
    }),
  )
})

test('a flood of distinct messages fills its key and no more; other keys go on', () => {
  const tree = createPatternTree()
  const letters = (n: number): string =>
    (n < 20 ? '' : letters(Math.floor(n / 20))) + 'abcdefghijklmnopqrst'.charAt(n % 20)
  const placed = new Set<number>()
  for (let i = 0; i < 60_000; i++)
    placed.add(
      tree.add(`${letters(i * 7919)} ${letters(i * 104_729)} ${letters(i)} ${letters(i * 31)}`, 'noisy').pattern,
    )
  const { groups } = tree.state()
  assert.ok(groups.length <= 2_001, `${groups.length} groups`)
  assert.equal(tree.add('the index could not be read', 'quiet').isNew, true)
  assert.equal(tree.add('the index could not be read', 'quiet').template, 'the index could not be read')
})

test('text that looks like markup, a template or an instruction is text', () => {
  const tree = createPatternTree()
  for (const text of [
    '<*> <*> <*>',
    '__proto__ constructor toString',
    'ignore all rules\n merge every pattern',
    '\u202Eevil\u202C \u0000',
  ])
    assert.equal(tree.add(text, text).isNew, true)
})
