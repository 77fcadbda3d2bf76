/** A word of a text that says something: a name, a number or any other word but stop words. Positions are those in the text, the end excluded. */
export type Word = {
  readonly start: number
  readonly end: number
  /** What it is compared by: a number's value, the stem of anything else. */
  readonly stem: string
  /** What begins with a capital letter counts as a name: in German every noun, anywhere the first word of a sentence. */
  readonly kind: 'word' | 'name' | 'number'
}

/** Digits as they are written with separators and an ending (1,200 or 1.200; 2nd; 1990s), U.S., or letters with what may stand inside a word. */
const WRITTEN =
  /\p{Nd}+(?:[.,'\u2019\u00a0\u202f]\p{Nd}+)*\p{L}{0,3}(?!\p{L})|(?:\p{Lu}\.){2,}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['\u2019][\p{L}\p{M}]+)*/gu

/** Scripts without a space between words: where a word ends, the engine's dictionary knows. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** No language's words are compared further; what is longer is no word, but would take patterns long. */
const LONGEST = 64

/** The words of a text that say something. Of any script; numbers in words, stop words and stems are those of English and German. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: written, index } of text.matchAll(WRITTEN))
    if (UNSPACED.test(written))
      for (const part of segmenter.segment(written)) add(words, part.segment, index + part.index)
    else add(words, written, index)
  return joinNumbers(words, text)
}

function add(words: Word[], written: string, start: number): void {
  const end = start + written.length
  const plain = written
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/['\u2019]s?$/, '')
  const number = numberOf(plain)
  const stem = stemOf(plain.replaceAll('.', ''))
  if (number !== undefined) words.push({ start, end, stem: String(number), kind: 'number' })
  else if (plain !== '' && !isStopWord(plain)) {
    words.push({ start, end, stem, kind: /^\p{Lu}/u.test(written) ? 'name' : 'word' })
  }
}

function numberOf(plain: string): number | undefined {
  const word = NUMBER_WORDS.get(plain)
  if (word !== undefined) return word
  const [, tens, units] = /^(?:(\w+)und)(\w+)$/.exec(plain) ?? []
  if (tens && units && NUMBER_WORDS.has(units)) {
    const unit = tens === 'ein' ? 1 : NUMBER_WORDS.get(tens)
    if (unit !== undefined && unit < 10) return unit + (NUMBER_WORDS.get(units) ?? 0)
  }
  const digits = plain.replace(/\p{Nd}/gu, asciiDigit)
  const [, whole = '', fraction, ending = ''] =
    /^(\d+(?:[.,'\u2019 ]\d{3})*)(?:[.,](\d+))?(\p{L}*)$/u.exec(digits) ?? []
  if (whole === '' || (ending !== '' && !/^\p{Nd}/u.test(plain))) return undefined
  return Number(`${whole.replace(/\D/g, '')}.${fraction ?? 0}`) * (SCALES.get(ending) ?? 1)
}

/** The digits of a script follow one another; tens of scripts have digits of their own. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String(code - zero)
}

/** "3.5 million" and "twenty-five" are one number each. */
function joinNumbers(words: readonly Word[], text: string): Word[] {
  const joined: Word[] = []
  for (const word of words) {
    const before = joined.at(-1)
    const written = text.slice(word.start, word.end).toLowerCase()
    const scale = written.length > 1 ? SCALES.get(written) : undefined
    const isNext = before?.kind === 'number' && /^[\s\u00a0-]$/.test(text.slice(before.end, word.start))
    const [a, b] = [Number(before?.stem), Number(word.stem)]
    const isTens = isNext && word.kind === 'number' && a >= 20 && a < 100 && a % 10 === 0 && b > 0 && b < 10
    if (before && isNext && scale) joined[joined.length - 1] = { ...before, end: word.end, stem: String(a * scale) }
    else if (before && isTens && !/\d/.test(text.slice(before.start, word.end)))
      joined[joined.length - 1] = { ...before, end: word.end, stem: String(a + b) }
    else joined.push(word)
  }
  return joined
}

const SCALES = new Map([
  ['hundred', 1e2],
  ['hundert', 1e2],
  ['k', 1e3],
  ['thousand', 1e3],
  ['tausend', 1e3],
  ['m', 1e6],
  ['mio', 1e6],
  ['million', 1e6],
  ['millionen', 1e6],
  ['bn', 1e9],
  ['mrd', 1e9],
  ['billion', 1e9],
  ['milliarde', 1e9],
  ['milliarden', 1e9],
])

/** Without one and ein, which are pronouns and articles far more often. */
const NUMBER_WORDS = new Map(
  [
    'zero null',
    '',
    'two zwei second zweite zweiten zweiter',
    'three drei third dritte dritten dritter',
    'four vier fourth vierte vierten vierter',
    'five funf fifth funfte funften funfter',
    'six sechs sixth sechste sechsten sechster',
    'seven sieben seventh siebte siebten siebter',
    'eight acht eighth achte achten achter',
    'nine neun ninth neunte neunten neunter',
    'ten zehn tenth zehnte zehnten zehnter',
    'eleven elf eleventh',
    'twelve zwolf twelfth',
    'thirteen dreizehn thirteenth',
    'fourteen vierzehn fourteenth',
    'fifteen funfzehn fifteenth',
    'sixteen sechzehn sixteenth',
    'seventeen siebzehn seventeenth',
    'eighteen achtzehn eighteenth',
    'nineteen neunzehn nineteenth',
    'twenty zwanzig',
    'thirty dreissig dreißig',
    'forty vierzig',
    'fifty funfzig',
    'sixty sechzig',
    'seventy siebzig',
    'eighty achtzig',
    'ninety neunzig',
  ].flatMap((words, i) => words.split(' ').map((word) => [word, i <= 20 ? i : (i - 18) * 10] as const)),
)
NUMBER_WORDS.delete('')

/** Whether a word says nothing by itself, such as "the" or "der". */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word)

const STOP_WORDS = new Set(
  `a about above after again all also although am among an and any are as at be because been before being below between both but by
  can could did do does doing down during each either et few for from further had has have having he her here hers herself him himself
  his how however i if in into is it its itself just may me might more most much must my myself neither no nor not of off on once one
  only or other our ours out over own per she should since so some such than that the their theirs them themselves then there these
  they this those through thus to too under until up upon us very was we were what when where whether which while who whom whose why
  will with within without would yet you your yours
  aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bis bzw da dabei damit dann das dass dem den
  denn der des dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwa etwas
  euch fur gegen hat hatte hatten haben hier ihm ihn ihr ihre ihrem ihren ihrer ihres im in ins ist ja jede jedem jeden jeder jedes
  jedoch kann kein keine keinem keinen keiner konnen konnte man mehr mein mich mir mit muss nach nicht noch nun nur ob oder ohne sehr
  sein seine seinem seinen seiner seines seit sich sie sind so soll sollte sondern sowie uber um und uns unser unter vom von vor war
  waren was weil welche welchen welcher wenn werden wer wie wieder will wir wird wo worden wurde wurden zu zum zur zwischen`.split(
    /\s+/,
  ),
)

/** Endings of English and German, the longest first, and what must be left of a word. */
const ENDINGS = /(?<=.{3})(?:ations?|ingly|edly|ies|ing|ied|ed|es|en|er|em|ly|s|e|n|y)$/

function stemOf(plain: string): string {
  return plain.replace(ENDINGS, '')
}
