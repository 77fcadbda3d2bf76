/** Stands in a template where messages of one pattern differ. */
export const VARIABLE = '<*>'

/** What is read of a message: a longer one is as expensive as this and no more. */
const CHARACTERS = 2_000
const TOKENS = 100
/** A longer run without a space is data (base64, a key), whatever it holds. */
const WORD = 200
/** Words whose tokens are remembered; when there are more, all are forgotten. */
const REMEMBERED = 20_000

/** A word gives one token or several. Brackets are kept beside a variable, because one that holds nothing else is left out. */
type Piece = {
  readonly token: string
  readonly opens: boolean
  readonly closes: boolean
  /** Left out after a variable. */
  readonly isUnit: boolean
  /** Left out before a variable. */
  readonly isDate: boolean
}

/**
 * A function from a message to its masked tokens: its words without what differs from case to case. Masked are identifiers, addresses
 * (URL, e-mail, IP, host with port, path), dates and times, and numbers with their units; within a word everything from its
 * first digit to its last, and the whole word where fewer than three letters are left. Variables in a row are one, and a bracket
 * that holds only a variable is left out: "1190 bytes (1.16 KB) sent" and "184 bytes sent" are the same tokens. "key=value" is two
 * tokens. A sentence of a script without spaces is one token a character.
 *
 * The same message always gives the same tokens; the function remembers words only to be quick. It reads the first 2,000
 * characters and gives 1 to 100 tokens, none of them with white space or control characters. Breaks where identifiers are plain
 * words, which are left to the pattern tree.
 * After the masks of P. He et al., Drain (ICWS 2017), and common extensions of them.
 */
export function createMask(): (message: string) => string[] {
  const remembered = new Map<string, readonly Piece[]>()

  const piecesOf = (word: string): readonly Piece[] => {
    const known = remembered.get(word)
    if (known) return known
    // A part of a string holds on to the whole of it: what is kept is made of a copy.
    const copy = ` ${word}`.slice(1)
    const pieces = piecesOfWord(copy)
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(copy, pieces)
    return pieces
  }

  // Words with digits come twice in some logs and never in others, where to remember them costs more than it spares: a balance of both
  // decides, and looks again at every sixteenth.
  let [balance, passed] = [0, 0]
  const piecesOfNumbered = (word: string): readonly Piece[] => {
    if (balance < 0 && ++passed % 16 !== 0) return piecesOfWord(word)
    balance = remembered.has(word) ? Math.min(balance + 2, 500) : Math.max(balance - 1, -50)
    return piecesOf(word)
  }

  return (message) => {
    const tokens: string[] = []
    // Where a bracket stands open that has held nothing but a variable.
    let open = -1
    // How many words of a date stand last, and whether a bracket opens before them.
    let dates = 0
    let isDateInBracket = false
    const add = (piece: Piece) => {
      if (piece.token === VARIABLE) {
        const opens = piece.opens || (dates > 0 && isDateInBracket)
        tokens.length -= dates
        if (opens) open = tokens.length
        if (opens || tokens[tokens.length - 1] !== VARIABLE) tokens.push(VARIABLE)
      } else if (!(piece.isUnit && tokens[tokens.length - 1] === VARIABLE)) {
        tokens.push(piece.token)
        open = -1
      }
      if (piece.isDate && dates === 0) isDateInBracket = piece.opens
      dates = piece.isDate ? dates + 1 : 0
      if (piece.closes && open >= 0) {
        tokens.length = open
        open = -1
      }
    }
    const end = Math.min(message.length, CHARACTERS)
    let from = 0
    while (from < end && tokens.length < TOKENS) {
      while (from < end && isBlank(message.charCodeAt(from))) from++
      let to = from
      let digits = 0
      let marks = 0
      for (; to < end; to++) {
        const code = message.charCodeAt(to)
        if (isBlank(code)) break
        if (code > 0x3a || code < 0x2b) continue
        // 0 to 9, or one of + , - . / :
        if (code >= 0x30 && code !== 0x3a) digits++
        else marks++
      }
      if (digits > 0 && digits + marks === to - from) add(NUMBER)
      else if (to > from) {
        const word = message.slice(from, to)
        for (const piece of digits > 0 ? piecesOfNumbered(word) : piecesOf(word)) add(piece)
      }
      from = to
    }
    if (tokens.length > TOKENS) tokens.length = TOKENS
    return tokens.length > 0 ? tokens : [VARIABLE]
  }
}

/** Tokens as people read them. */
export const textOf = (tokens: readonly string[]): string =>
  tokens
    .join(' ')
    .replace(/= (?!\S*=(?: |$))/g, '=')
    .replace(UNSPACED_GAP, '')
    .replace(/<\*>(?: <\*>)+/g, VARIABLE)

const words = (list: string) => new Set(list.split(' '))
/** Words of a date. */
const DATE_WORDS = words(
  'Mon Tue Wed Thu Fri Sat Sun Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Mar Apr May Jun Jul Aug Sep ' +
    'Oct Nov Dec January February March April June July August September October November December',
)
/** Bytes are none: "bytes sent" names what is counted. */
const UNITS = words(
  'b kb mb gb tb kib mib gib tib ns us ms msec s sec secs second seconds min mins minute minutes h hr hrs hour hours day days % hz khz mhz ghz',
)
const isUnit = (token: string) => token.length < 12 && UNITS.has(token.replace(/[^\p{L}%]+$/u, '').toLowerCase())

const word = (token: string, opens = false, closes = false): Piece => ({
  token,
  opens,
  closes,
  isUnit: isUnit(token),
  isDate: DATE_WORDS.has(token.replace(/^[[(]|,$/g, '')),
})
const variable = (opens = false, closes = false): Piece => ({
  token: VARIABLE,
  opens,
  closes,
  isUnit: false,
  isDate: false,
})
const NUMBER = variable()

/** White space and control characters. */
const isBlank = (code: number) => code <= 32 || (code >= 127 && (code <= 160 || WIDE_BLANKS.has(code)))
const WIDE_BLANKS = new Set([
  0x1680,
  ...Array.from({ length: 11 }, (_, i) => 0x2000 + i),
  0x2028,
  0x2029,
  0x202f,
  0x205f,
  0x3000,
  0xfeff,
])

const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}' +
  // Their punctuation.
  '\\u3001-\\u303f\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65'
const UNSPACED_PARTS = new RegExp(`[${UNSPACED}]\\p{M}*|[^${UNSPACED}]+`, 'gu')
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u')
const UNSPACED_GAP = new RegExp(`(?<=[${UNSPACED}]\\p{M}*) (?=[${UNSPACED}]|<)|(?<=>) (?=[${UNSPACED}])`, 'gu')

const HAS_DIGIT = /\p{Nd}/u
const PLAIN = /^(?![0-9a-f]{8})[a-z]+[.,:;!]?$/i
const KEY = /^[^=]*[\p{L}\p{N}_)\]]=(?!=)/u
const NEXT_KEY = /[,;&](?=[\p{L}_][\p{L}\p{N}_.-]*=)/u

function piecesOfWord(text: string): Piece[] {
  if (PLAIN.test(text)) return [word(text)]
  if (text === '()' || text === '[]') return []
  if (/[^ -~]/.test(text) && HAS_UNSPACED.test(text))
    return (text.match(UNSPACED_PARTS) ?? []).flatMap((part) =>
      HAS_UNSPACED.test(part) ? [word(part)] : piecesOfWord(part),
    )
  let [from, to] = [0, text.length]
  while (from < to && '[({<"\'`'.includes(text.charAt(from))) from++
  while (to > from && '])}>"\'`.,;:!?'.includes(text.charAt(to - 1))) to--
  const core = text.slice(from, to)
  const opens = /[([]/.test(text.slice(0, from))
  const closes = /[)\]]/.test(text.slice(to))
  if (!isAddress(core)) {
    const key = core.includes('=') ? KEY.exec(core)?.[0] : undefined
    if (key) {
      const values = text.slice(from + key.length)
      const next = values.search(NEXT_KEY)
      const parts = next < 0 ? [values] : [values.slice(0, next), values.slice(next + 1)]
      const name = word(`${text.slice(0, from)}${maskCore(key.slice(0, -1))}=`)
      return [name, ...parts.flatMap((part) => (part === '' ? [] : piecesOfWord(part)))]
    }
    const masked = maskCore(core)
    if (masked !== VARIABLE) return [word(text.slice(0, from) + masked + text.slice(to), opens, closes)]
  }
  return [variable(opens, closes)]
}

/** A URL, an e-mail address, an absolute path, or a path of three parts. */
const ADDRESS =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|\/[^/]|[a-z]:\\|\\\\|~\/|\.\.?\/|[\w.+-]+@[\w-]+(?:\.[\w-]+)+$|[^/\\=]+(?:[/\\][^/\\]+){2,})/i
const isAddress = (core: string) => core.length > WORD || (core.length > 2 && /[/\\@]/.test(core) && ADDRESS.test(core))

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const HEX = /^(?:0x)?[0-9a-f]{8,}$/i
/** IPv6 and hardware addresses, and times. */
const COLONS = /^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,}(?!\w)/i
/** A host, version or file name with a digit in it; one without, with a port. A name with capitals before a number is rather a field and its value. */
const DOTTED = /^(?:(?=[^:]*\d)[\w$-]+(?:\.[\w$-]+)+(?::\d+)?|[a-z-]+(?:\.[a-z-]+)+:\d+)$/
const IDENTIFIER = /[\p{L}\p{N}]{8,}/gu
const NUMBERS = /0x[0-9a-f]+|\p{Nd}+/giu
const THREE_DIGITS = /\p{Nd}\P{Nd}*\p{Nd}\P{Nd}*\p{Nd}/u
const THREE_LETTERS = /\p{L}\P{L}*\p{L}\P{L}*\p{L}/u
const FIRST_TO_LAST = /(?:(?<![\p{L}\p{N}])[+-])?<\*>(?:[\p{L}\p{M}\p{N}<*>._$/@#+-]*<\*>)?/gu

/** Long runs of letters and digits; no word has three digits, and hardly a name of twenty letters one. */
const isIdentifier = (run: string) => THREE_DIGITS.test(run) || (run.length >= 20 && HAS_DIGIT.test(run))

function maskCore(core: string): string {
  if (HEX.test(core)) return VARIABLE
  if (!HAS_DIGIT.test(core)) return core
  if (COLONS.test(core) || DOTTED.test(core)) return VARIABLE
  let masked = core.length < 36 ? core : core.replace(UUID, VARIABLE)
  if (masked.length >= 8) masked = masked.replace(IDENTIFIER, (word) => (isIdentifier(word) ? VARIABLE : word))
  masked = masked.replace(NUMBERS, VARIABLE).replace(FIRST_TO_LAST, VARIABLE)
  return THREE_LETTERS.test(masked) ? masked : VARIABLE
}
