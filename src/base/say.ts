/**
 * Sentences that can be read in more than one language. `say` writes a sentence in English and marks, with the isolates
 * Unicode has for it (UAX #9), where it begins and ends and where something stands in it that is no words of ours. It stays
 * one string, wherever it is kept. `inLanguage` gives it back without marks: in English, or with the words that a language
 * has for it. A sentence may stand in a sentence.
 */
const SENTENCE = '\u2066' // left-to-right isolate
const VALUE = '\u2068' // first strong isolate: a name from right to left does not turn the words around it
const END = '\u2069' // pop directional isolate

/** A language: English sentences, what stands in them as `{1}`, `{2}`, with the words it has for each; and how it writes days. */
export type Language = { readonly locale: string; readonly words: Readonly<Record<string, string>> }

/** What sentences are made in. Days as they are written where the day comes first. */
export const english: Language = { locale: 'en-GB', words: {} }

/** say`only ${n} of ${all} runs`: a sentence, and what stands in it. */
export function say(words: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return sentence(words.map((text, index) => text + (index < values.length ? held(values[index] ?? '') : '')))
}

/** A day in a sentence, from 2026-03-09: "9 Mar 2026". */
export const sayDay = (iso: string): string => sentence([iso])

/** A month in a sentence, from 2026-03: "March 2026". */
export const sayMonth = (month: string): string => sentence([month])

/** A number in a sentence, from "1234.5", with the decimals it has. */
export const sayNumber = (decimal: string): string => sentence([decimal])

/** Money in a sentence, from "0.029" and a currency: "£0.029". */
export const sayMoney = (decimal: string, currency: string): string => sentence([`${decimal} ${currency}`])

/** Sentences and values one after the other, as one. */
export const listed = (parts: readonly string[], between: string): string =>
  sentence(parts.map((part, index) => (index === 0 ? '' : between) + held(part)))

/** What `say` made, as a person reads it; any other text as it is. */
export function inLanguage(text: string, language = english): string {
  const read = text.startsWith(SENTENCE) ? readPart(text, 0) : undefined
  return read?.end === text.length ? read.part.spoken(language) : text
}

/** The same with every sentence in it, however deep, in a language. */
export const allInLanguage = <T>(value: T, language = english): T =>
  JSON.parse(JSON.stringify(value, spokenIn(language)))

/** For `JSON.stringify`. */
export const spokenIn =
  (language = english) =>
  (_key: string, value: unknown) =>
    typeof value === 'string' ? inLanguage(value, language) : value

const sentence = (parts: readonly string[]): string => SENTENCE + parts.join('') + END

/** A sentence as it is; anything else as a value, which can end nothing that it did not begin. */
function held(value: string | number): string {
  const text = String(value)
  return isSentence(text) ? text : VALUE + text.replaceAll(/[\u2066-\u2069]/g, '') + END
}

const isSentence = (text: string): boolean => text.startsWith(SENTENCE) && readPart(text, 0)?.end === text.length

type Part = { readonly spoken: (language: Language) => string }

/** The sentence or value that begins at `start`, and where it ends; undefined where it does not end. */
function readPart(text: string, start: number): { part: Part; end: number } | undefined {
  let template = ''
  const holes: Part[] = []
  let at = start + 1
  while (at < text.length) {
    const character = text[at]
    if (character === END) {
      const part = text[start] === VALUE ? { spoken: () => template } : sentenceOf(template, holes)
      return { part, end: at + 1 }
    }
    if (character === SENTENCE || character === VALUE) {
      const inner = readPart(text, at)
      if (!inner) return undefined
      holes.push(inner.part)
      template += `{${holes.length}}`
      at = inner.end
    } else {
      template += character
      at++
    }
  }
  return undefined
}

/** Words that a language lacks stay English; what stands in them is still said in it. */
function sentenceOf(template: string, holes: readonly Part[]): Part {
  return {
    spoken: (language) =>
      isDay.test(template)
        ? dayIn(language, template)
        : isMonth.test(template)
          ? monthIn(language, template)
          : isAmount.test(template)
            ? amountIn(language, template)
            : (language.words[template] ?? template).replaceAll(
                /\{(\d+)\}/g,
                (hole, number) => holes[Number(number) - 1]?.spoken(language) ?? hole,
              ),
  }
}

const isAmount = /^-?\d+(\.\d+)?( [A-Z]{3})?$/
function amountIn({ locale }: Language, amount: string): string {
  const [decimal = '', currency] = amount.split(' ')
  const digits = decimal.split('.')[1]?.length ?? 0
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...(currency === undefined ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
    // As text: a number of more than fifteen digits is said to the last of them.
  }).format(decimal as `${number}`)
}

const isDay = /^\d{4}-\d\d-\d\d$/
const days = writerOfDates({ day: 'numeric', month: 'short', year: 'numeric' })
const dayIn = (language: Language, iso: string): string => days(language).format(new Date(iso))

const isMonth = /^\d{4}-\d\d$/
const months = writerOfDates({ month: 'long', year: 'numeric' })
const monthIn = (language: Language, month: string): string => months(language).format(new Date(`${month}-01`))

/** Made once for each language: to make one takes far longer than to write a day with it. */
function writerOfDates(parts: Intl.DateTimeFormatOptions) {
  const made = new Map<string, Intl.DateTimeFormat>()
  return ({ locale }: Language): Intl.DateTimeFormat => {
    const known = made.get(locale)
    if (known) return known
    const writer = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...parts })
    made.set(locale, writer)
    return writer
  }
}
