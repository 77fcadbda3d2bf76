/** A piece of a text, its end excluded. */
export type Span = { readonly start: number; readonly end: number }

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/**
 * What a full stop at the end of does not end a sentence: an initial, an ordinal of German (the 3. in 3. März), and what is
 * abbreviated before a name or a number.
 */
const GOES_ON =
  /(?:^|[\s("\u201e\u201c])(?:\p{L}|\p{N}{1,2}|(?:\p{L}\.\s?)+\p{L}|mrs?|ms|dr|prof|st|jr|sr|vs|etc|no|nr|fig|vol|pp?|ed|eds|inc|ltd|co|corp|dept|gen|col|sen|rep|gov|rev|hon|approx|ca|cf|al|bzw|vgl|usw|evtl|ggf|inkl|str|abs|art|jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez)\.\s*$/iu

/** The sentences of a text, and each line of a list or a table as one. A mark of a list at the beginning of a line is in none. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  for (const line of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    const mark = /^\s*(?:[-*+\u2022\u2013>|]+|#+|\(?\d{1,3}[.)])\s+/.exec(line[0])?.[0].length ?? 0
    const first = spans.length
    for (const { segment, index } of segmenter.segment(line[0].slice(mark))) {
      const start = line.index + mark + index
      const before = spans.length > first ? spans.at(-1) : undefined
      const isSame = before && GOES_ON.test(text.slice(Math.max(before.start, before.end - 20), before.end))
      if (before && isSame) spans[spans.length - 1] = { start: before.start, end: start + segment.length }
      else spans.push({ start, end: start + segment.length })
    }
  }
  return spans
}
