import { VARIABLE } from './mask-message.ts'

/** How many different words show a place to be a variable: of words, of values of a key, of codes and of second words. */
const WORDS = 3
const VALUES = 5
const CODES = 10
/** A share of the words, as in Drain. */
const SIMILAR = 0.5

/** A template, or the tokens of a message: a word in each place, or what stands for any. Those that are compared are of one length. */
type Tokens = readonly string[]

/** How many words of a template a message has; -1 where it does not fit. */
export function fit(template: Tokens, tokens: Tokens): number {
  let count = 0
  for (let i = 0; i < tokens.length; i++) {
    const word = template[i]
    if (word === VARIABLE) continue
    if (word !== tokens[i]) return -1
    count++
  }
  return count
}

/** Half of the places where not both vary hold the same word. */
export function areSimilar(template: Tokens, tokens: Tokens): boolean {
  let [same, of] = [0, 0]
  for (let i = 0; i < tokens.length; i++) {
    if (template[i] === VARIABLE && tokens[i] === VARIABLE) continue
    of++
    if (template[i] === tokens[i]) same++
  }
  return of > 0 && same >= SIMILAR * of
}

/** Where the words stand that say what a message is about: not what varies, nor the name of what varies, nor what stands in brackets. */
export function firstWords(tokens: Tokens): [first?: number, second?: number] {
  const places: [first?: number, second?: number] = []
  for (const [i, token] of tokens.entries()) {
    if (token.includes(VARIABLE) || /^[[(]|[:=]$/.test(token)) continue
    if (places.push(i) === 2) break
  }
  return places
}

/** Which places vary. Places next to each other in which texts differ are one: a name may be of several words, or characters. */
export function variablesOf(texts: readonly Tokens[]): boolean[] {
  const [first, ...others] = texts as [Tokens, ...Tokens[]]
  const isOpen = first.map((_, i) => texts.some((text) => text[i] === VARIABLE))
  const differ = first.map((word, i) => others.some((text) => text[i] !== word))
  const isVariable = first.map((_, i) => isOpen[i] === true && differ[i] === true)
  for (let from = 0; from < first.length; from++) {
    let to = from
    while (to < first.length && differ[to] && !isOpen[to]) to++
    if (to === from) continue
    const different = new Set(texts.map((text) => text.slice(from, to).join(' ')))
    if (different.size >= askedBetween(texts, from, to)) isVariable.fill(true, from, to)
    from = to
  }
  return isVariable
}

function askedBetween(texts: readonly Tokens[], from: number, to: number): number {
  const [first = []] = texts
  const [, second = -1] = firstWords(first)
  let most = from <= second && second < to ? CODES : 0
  for (let i = from; i < to; i++) {
    const isValue = first[i - 1]?.endsWith('=') === true
    most = Math.max(most, Math.min(...texts.map((text) => asked(text[i] as string, isValue))))
  }
  return most
}

/** How many different words are asked for. Words in capitals are codes; a word in quotes is what somebody entered; true, false and none are values like numbers. */
function asked(word: string, isValue: boolean): number {
  if (/^(["'`]).*\1[^\p{L}\p{N}]*$/u.test(word)) return WORDS
  const bare = word.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, '')
  if (/^\p{Lu}[\p{Lu}\p{Nd}_]+$/u.test(bare)) return CODES
  return isValue && /^[\p{L}_]+$/u.test(bare) && !/^(?:true|false|null|none)$/i.test(bare) ? VALUES : WORDS
}
