import { isStopWord } from './words.ts'

/** A piece of a text, its end excluded. */
export type Span = { readonly start: number; readonly end: number }

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** What a full stop at the end of does not end a sentence: an initial, what stands before a name. */
const GOES_ON =
  /(?:^|[\s("\u201e\u201c])(?:\p{L}|(?:\p{L}\.\s?)+\p{L}|mrs?|ms|dr|prof|st|jr|sr|vs|inc|ltd|co|corp|gen|sen|gov|hon|al|ca|approx|bzw|vgl|evtl|ggf|inkl)\.\s*$/iu

/** A number that may be an ordinal of German, as the 3. of 3. März. What it counts has a name: before "If" or "Die" the sentence is over. */
const ORDINAL = /(?:^|[\s("\u201e\u201c])\p{N}{1,2}\.\s*$/u
const beginsAnew = (segment: string): boolean => {
  const word = /^\P{L}*(\p{L}+)/u.exec(segment)?.[1]?.toLowerCase() ?? ''
  return word !== 'may' && isStopWord(word)
}

/** And what stands before a number. */
const GOES_ON_TO_NUMBER =
  /(?:^|[\s("\u201e\u201c])(?:no|nr|fig|vol|pp?|ch|sec|art|abs|s|jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez)\.\s*$/iu

/** The sentences of a text; a new line begins one. The mark at the beginning of a line of a list is in none, and headings are none. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  for (const line of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    if (/^\s*#+\s/.test(line[0])) continue
    const mark = /^\s*(?:[-*+\u2022\u2013>|]+|\(?\d{1,3}[.)])\s+/.exec(line[0])?.[0].length ?? 0
    const first = spans.length
    for (const { segment, index } of segmenter.segment(line[0].slice(mark))) {
      const start = line.index + mark + index
      const before = spans.length > first ? spans.at(-1) : undefined
      const ending = before ? text.slice(Math.max(before.start, before.end - 20), before.end) : ''
      const isSame =
        GOES_ON.test(ending) ||
        (ORDINAL.test(ending) && !beginsAnew(segment)) ||
        (GOES_ON_TO_NUMBER.test(ending) && /^\p{Nd}/u.test(segment))
      if (before && isSame) spans[spans.length - 1] = { start: before.start, end: start + segment.length }
      else spans.push({ start, end: start + segment.length })
    }
  }
  return spans
}
