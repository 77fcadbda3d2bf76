import { createMask, textOf, VARIABLE } from './mask-message.ts'
import { areSimilar, firstWords, fit, variablesOf } from './template.ts'

/**
 * Messages gathered in patterns as they come. A message is masked (mask-message.ts), goes down a tree of fixed depth (key, number
 * of tokens, first word), and meets the patterns of one leaf there:
 *
 * - It joins the pattern whose template it fits: the same token wherever the template is not open.
 * - Otherwise it is held against those patterns of the leaf that share at least half of its words. Where they and the message show
 *   three different words in one place, and agree in all others, that place is a variable, and they are one pattern. Two
 *   words may be a choice that a programmer wrote ("as bytes", "as values"); the third shows that more will come. More is asked
 *   of what rather names a case: five values in "key=value", ten words in capitals, which are states and codes, and ten in the
 *   second place, which still says what a message is about. Places next to each other that vary together are one.
 * - Otherwise it is a pattern of its own.
 *
 * Ids count up, are never given twice and never change; a template only becomes more general. Where patterns turn out to be one,
 * the younger ids mean the oldest from then on, and `add` says so once: the caller records it. The same messages give the same
 * patterns, whether or not the tree was put down as `state()` and taken up again in between.
 *
 * Assumes that a message begins with what it is about. Breaks where it begins with a name ("Smith has no account"): each of the
 * first hundred is a pattern. A variable shows itself only with its third word, so a pattern may be some at first.
 * After P. He et al., Drain: an online log parsing approach with fixed depth tree (ICWS 2017); asking for evidence in place of its
 * threshold is our own.
 */
export type PatternTree = {
  /** Places a message. Messages of different keys (kind of error, tool) share no pattern unless a person says so, or no room is left. */
  add(message: string, key?: string): Placed
  /** A person says that pattern `from` is `into`: its messages are placed in `into` from now on. */
  merge(from: number, into: number): void
  /** A person says that messages like this are a matter of their own: a new pattern that stays as it is and takes them from now on. */
  split(message: string, key?: string): Placed
  /** All that is to be kept, as plain data for `createPatternTree`. */
  state(): PatternState
}

export type Placed = {
  readonly pattern: number
  /** What its messages have in common, with <*> where they differ. */
  readonly template: string
  readonly isNew: boolean
  /** Patterns that this message showed to be the same: these ids mean `pattern` from now on. */
  readonly merged: readonly number[]
}

export type PatternState = { readonly nextId: number; readonly groups: readonly Group[] }

/** What messages are held against: one a pattern, and one more for each pattern that a person merged into it. */
type Group = {
  readonly pattern: number
  readonly key: string
  /** Number of tokens and first word; of what found no room, nothing. */
  readonly path: string
  readonly tokens: readonly string[]
  /** A person split it off: it stays as it is. */
  readonly isKept: boolean
}

/**
 * No sender makes a tree grow for ever. Words of a node: as in Drain, further ones share a branch. Groups: of a leaf as many as are
 * searched in a fraction of a millisecond, of a key more than anybody reads, and in all some 80 MB at 2,000 characters
 * each. Messages that find no room share one pattern.
 */
const WORDS_OF_A_NODE = 100
const GROUPS_OF_A_LEAF = 200
const GROUPS_OF_A_KEY = 2_000
const GROUPS = 10_000
const KEY_CHARACTERS = 200
/** Masked texts whose group is remembered. Only for speed: what is remembered always equals what would be found. */
const REMEMBERED = 5_000

type Live = { -readonly [field in keyof Group]: Group[field] } & { template: string }
/** The version grows with each change; what is remembered of an older one is forgotten. */
type Leaf = { groups: Live[]; version: number }
type Branch = { readonly leaves: Map<string, Leaf>; readonly words: Map<number, Set<string>>; groups: number }

export function createPatternTree(state: PatternState = { nextId: 1, groups: [] }): PatternTree {
  const mask = createMask()
  const branches = new Map<string, Branch>()
  const groups = new Set<Live>()
  const remembered = new Map<string, { readonly group: Live; readonly leaf: Leaf; readonly version: number }>()
  let rest: Live | undefined
  let nextId = state.nextId
  for (const group of state.groups) keep({ ...group, template: textOf(group.tokens) })

  return {
    add(message, key = '') {
      const tokens = mask(message)
      const text = key === '' ? tokens.join(' ') : `${key.slice(0, KEY_CHARACTERS)}\n${tokens.join(' ')}`
      const known = remembered.get(text)
      if (known && known.version === known.leaf.version) return placed(known.group)
      const { leaf, ...found } = find(key.slice(0, KEY_CHARACTERS), tokens)
      if (remembered.size >= REMEMBERED) remembered.clear()
      if (leaf) remembered.set(text, { group: found.group, leaf, version: leaf.version })
      return placed(found.group, found)
    },
    merge(from, into) {
      for (const group of groups) if (group.pattern === from) group.pattern = into
    },
    split(message, key = '') {
      const tokens = mask(message)
      const path = pathOf(key.slice(0, KEY_CHARACTERS), tokens)
      // What was split off before, and merged since, is so again.
      const leaf = branches.get(key.slice(0, KEY_CHARACTERS))?.leaves.get(path)
      const again = leaf?.groups.find((group) => group.isKept && textOf(group.tokens) === textOf(tokens))
      if (again) again.pattern = nextId++
      return placed(again ?? create(key.slice(0, KEY_CHARACTERS), path, tokens, true), { isNew: true })
    },
    state: () => ({ nextId, groups: Array.from(groups, ({ template, ...group }) => ({ ...group })) }),
  }

  function find(key: string, tokens: string[]): { group: Live; leaf?: Leaf; isNew?: boolean; merged?: number[] } {
    const path = pathOf(key, tokens)
    const branch = branches.get(key)
    const leaf = branch?.leaves.get(path)
    if (leaf) {
      const fitting = bestFit(leaf.groups, tokens)
      if (fitting) return { group: fitting, leaf }
      const same = shownToBeOne(leaf.groups, tokens)
      if (same) return { ...become(leaf, same.groups, same.tokens), leaf }
    }
    const isFull =
      groups.size >= GROUPS ||
      (branch?.groups ?? 0) >= GROUPS_OF_A_KEY ||
      (leaf?.groups.length ?? 0) >= GROUPS_OF_A_LEAF
    if (!isFull) return { group: create(key, path, tokens, false), isNew: true }
    if (rest) return { group: rest }
    return { group: create('', '', [VARIABLE], true), isNew: true }
  }

  /** The way down the tree: a node that has enough words takes all others as one. */
  function pathOf(key: string, tokens: readonly string[]): string {
    const [first] = firstWords(tokens)
    const word = first === undefined ? VARIABLE : (tokens[first] as string)
    const known = branches.get(key)?.words.get(tokens.length)
    const isRoom = !known || known.has(word) || known.size < WORDS_OF_A_NODE
    return `${tokens.length} ${isRoom ? word : VARIABLE}`
  }

  /** Several groups of a leaf, and a message, are one: the first of them lives on as the oldest of their patterns. */
  function become(leaf: Leaf, same: readonly Live[], tokens: string[]): { group: Live; merged: number[] } {
    const [group, ...others] = same as [Live, ...Live[]]
    const patterns = new Set(same.map(({ pattern }) => pattern))
    const oldest = Math.min(...patterns)
    patterns.delete(oldest)
    for (const other of others) groups.delete(other)
    const branch = branches.get(group.key)
    if (branch) branch.groups -= others.length
    leaf.groups = leaf.groups.filter((one) => groups.has(one))
    leaf.version++
    group.tokens = tokens
    group.template = textOf(tokens)
    if (patterns.size > 0 || group.pattern !== oldest)
      for (const one of groups) if (patterns.has(one.pattern)) one.pattern = oldest
    return { group, merged: [...patterns] }
  }

  function create(key: string, path: string, tokens: string[], isKept: boolean): Live {
    const group = { pattern: nextId++, key, path, tokens, isKept, template: textOf(tokens) }
    keep(group)
    return group
  }

  function keep(group: Live) {
    groups.add(group)
    if (group.path === '') {
      rest = group
      return
    }
    const branch = branches.get(group.key) ?? { leaves: new Map(), words: new Map(), groups: 0 }
    branches.set(group.key, branch)
    branch.groups++
    const { path, tokens } = group
    const word = path.slice(path.indexOf(' ') + 1)
    const known = branch.words.get(tokens.length) ?? new Set()
    branch.words.set(tokens.length, word === VARIABLE ? known : known.add(word))
    const leaf = branch.leaves.get(path) ?? { groups: [], version: 0 }
    branch.leaves.set(path, leaf)
    leaf.groups.push(group)
    leaf.version++
  }
}

export type Grouped = { readonly pattern: number; readonly template: string }

/** Messages as they come, and of each its pattern and template as they are after the last of them. */
export function createGrouping(): { add(message: string): void; groups(): Grouped[] } {
  const tree = createPatternTree()
  const became = new Map<number, number>()
  const placed: number[] = []
  return {
    add(message) {
      const { pattern, merged } = tree.add(message)
      for (const id of merged) became.set(id, pattern)
      placed.push(pattern)
    },
    groups() {
      const grouped = new Map<number, Grouped>()
      for (const { pattern, tokens } of tree.state().groups) grouped.set(pattern, { pattern, template: textOf(tokens) })
      for (const id of became.keys()) {
        let pattern = id
        for (let next = became.get(id); next !== undefined; next = became.get(pattern)) pattern = next
        grouped.set(id, grouped.get(pattern) as Grouped)
      }
      return placed.map((id) => grouped.get(id) as Grouped)
    },
  }
}

/** Each message with its pattern and template as they are after the last of them. */
export function groupMessages(messages: Iterable<string>): Grouped[] {
  const grouping = createGrouping()
  for (const message of messages) grouping.add(message)
  return grouping.groups()
}

const placed = (
  { pattern, template }: Live,
  { isNew = false, merged = [] }: { isNew?: boolean; merged?: readonly number[] } = {},
): Placed => ({ pattern, template, isNew, merged })

/** The group whose template a message fits: the one with the most words; of several, one that a person split off, then the oldest. */
function bestFit(groups: readonly Live[], tokens: readonly string[]): Live | undefined {
  let best: Live | undefined
  let most = -1
  for (const group of groups) {
    const count = fit(group.tokens, tokens)
    if (count > most || (count === most && group.isKept && !best?.isKept)) [best, most] = [group, count]
  }
  return most < 0 ? undefined : best
}

/** The groups that a message shows to be one with it, the first first, and what they have in common. */
function shownToBeOne(
  leaf: readonly Live[],
  tokens: readonly string[],
): { groups: Live[]; tokens: string[] } | undefined {
  let groups = leaf.filter((group) => !group.isKept && areSimilar(group.tokens, tokens))
  while (groups.length > 0) {
    const isVariable = variablesOf([tokens, ...groups.map((group) => group.tokens)])
    const agreeing = groups.filter((group) => tokens.every((token, i) => isVariable[i] || token === group.tokens[i]))
    // With fewer groups fewer words are seen: asked again, until all of them agree.
    if (agreeing.length === groups.length)
      return { groups, tokens: tokens.map((token, i) => (isVariable[i] ? VARIABLE : token)) }
    groups = agreeing
  }
  return undefined
}
