/** What somebody wrote, and what stands around it: the mail that they answer, their signature. Nothing of it is lost. */
export type Folded = { readonly written: string; readonly below: string }

/**
 * Tells what somebody wrote in an answer from what their program put around it, line by line, as Gmail, Outlook, Apple Mail and Thunderbird
 * do in English and German. What it is not sure of is written: words that stand between quoted lines belong to these, and none of them is folded.
 */
export function folded(text: string): Folded {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const end = whereBelowBegins(lines)
  const below = lines.slice(end)
  const top = quotedOnTop(lines, end)
  const written = inOne(lines.slice(top, end))
  // Who only quotes meant something by it.
  if (written === '') return { written: text.trim(), below: '' }
  return { written, below: [inOne(lines.slice(0, top)), inOne(below)].filter(Boolean).join('\n\n') }
}

const inOne = (lines: readonly string[]): string => lines.join('\n').trim()

/** The first line from which on nothing is written. Found from the end, so that each line is looked at once. */
function whereBelowBegins(lines: readonly string[]): number {
  let begins = lines.length
  /** Whether nothing is written from a line on; past the last one nothing is. */
  const isBelow: boolean[] = Array(lines.length + 1).fill(true)
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at] ?? ''
    const isBlank = line.trim() === ''
    isBelow[at] = isBlank || isQuoted(line) || isSentFrom(line) ? isBelow[at + 1] === true : isEnd(lines, at, isBelow)
    if (isBelow[at] && !isBlank) begins = at
  }
  return begins
}

function isEnd(lines: readonly string[], at: number, isBelow: readonly boolean[]): boolean {
  if (isOriginal(lines, at) || isSignature(lines, at)) return true
  const length = attributionAt(lines, at)
  if (length === 0) return false
  // What is quoted without marks goes to the end: "On …, … <address> wrote:" stands above nothing else.
  return isQuoted(nextOf(lines, at + length)) ? isBelow[at + length] === true : true
}

/** How many lines stand above an answer that was written below what it answers; 0 where it was written between. */
function quotedOnTop(lines: readonly string[], end: number): number {
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first < 0 || first >= end) return 0
  let at = first + attributionAt(lines, first)
  if (at === first && !isQuoted(lines[first] ?? '')) return 0
  while (at < end && (lines[at]?.trim() === '' || isQuoted(lines[at] ?? ''))) at++
  const isBetween = lines.slice(at, end).some(isQuoted) || !lines.slice(first, at).some(isQuoted)
  return isBetween ? 0 : at
}

const isQuoted = (line: string): boolean => line.startsWith('>')
const nextOf = (lines: readonly string[], from: number): string =>
  lines.slice(from, from + 3).find((line) => line.trim() !== '') ?? ''

/** RFC 3676; programs that make text of HTML lose the space. Longer than this is no signature. */
const LONGEST_SIGNATURE = 15
function isSignature(lines: readonly string[], at: number): boolean {
  if (lines[at]?.trimEnd() !== '--') return false
  const after = lines.slice(at + 1).filter((line) => line.trim() !== '' && !isQuoted(line))
  return after.length <= LONGEST_SIGNATURE
}

const sentFrom = [
  /^sent from (?:my|outlook|mail|yahoo|proton)\b.{0,60}$/i,
  /^get outlook for \w+/i,
  /^von mein\w{1,3} .{1,40} gesendet\.?$/i,
  /^gesendet von (?:mein|outlook|mail)\b.{0,60}$/i,
  /^(?:outlook für|holen sie sich outlook) .{1,60}$/i,
]
const isSentFrom = (line: string): boolean => line.length < 200 && sentFrom.some((one) => one.test(line.trim()))

const headers = /^\*?(?:sent|date|to|cc|subject|gesendet|datum|an|betreff):\*?\s/i
/** "-----Original Message-----", or the head of the mail below a line, as Outlook has it. */
function isOriginal(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim()
  if (/^-{2,20} ?(?:original message|ursprüngliche nachricht|original-nachricht) ?-{2,20}$/i.test(line)) return true
  const head = /^_{10,}$/.test(line) ? at + 1 : at
  const [from = '', ...rest] = lines.slice(head, head + 8).filter((one) => one.trim() !== '')
  return /^\*?(?:from|von):\*?\s\S/i.test(from.trim()) && rest.filter((one) => headers.test(one.trim())).length >= 2
}

/** Programs break "On …, … wrote:" where a line is full. */
const MOST_LINES = 3
/** How many lines from here say who wrote what stands below; 0 for none. */
function attributionAt(lines: readonly string[], at: number): number {
  for (let length = 1; length <= MOST_LINES; length++) {
    const last = lines[at + length - 1] ?? ''
    if (last.trim() === '' || isQuoted(last) || last.length > 300) return 0
    if (!last.trimEnd().endsWith(':')) continue
    const said = lines
      .slice(at, at + length)
      .join(' ')
      .trim()
    const isOne =
      /\b(?:wrote|schrieb)\b/i.test(said) && (/^(?:on|am) /i.test(said) || /\d|@/.test(said) || length === 1)
    return isOne && (isQuoted(nextOf(lines, at + length)) || hasAddress([said])) ? length : 0
  }
  return 0
}

const hasAddress = (lines: readonly string[]): boolean => /<\s?[^\s@<>]{1,100}@[^\s@<>]{1,200}>/.test(lines.join(' '))
