import { groupMessages } from '../../statistics/pattern-tree.ts'
import type { Invocation } from '../command.ts'
import { createPassedOver, fileOf, linesOf, objectIn, writerOf } from './file.ts'

/** Gathers the messages of a file in patterns: for each line the pattern it belongs to, as that is after the last line. */
export async function tryPatterns(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  const { name, chunks } = fileOf(invocation, 'try patterns FILE')
  const passed = createPassedOver(name)
  const [lines, messages]: [number[], string[]] = [[], []]
  let isJson: boolean | undefined
  for await (const { line, text } of linesOf(chunks)) {
    if (text.trim() === '') continue
    // The first line tells what all are.
    isJson ??= messageIn(text) !== undefined
    const message = isJson ? messageIn(text) : text
    if (message === undefined) passed.add(line, 'it is no JSON object with a text "message"')
    else {
      lines.push(line)
      // What is longer is masked no further than this anyway, and a million of them have room.
      messages.push(message.slice(0, 4000))
    }
  }
  const writer = writerOf(terminal.out)
  const patterns = new Set<number>()
  for (const [i, { pattern, template }] of groupMessages(messages).entries()) {
    patterns.add(pattern)
    writer.line(JSON.stringify({ line: lines[i], pattern, template }))
  }
  writer.end()
  const n = (count: number, one: string) => `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`
  terminal.err(`${n(messages.length, 'message')} in ${n(patterns.size, 'pattern')}.\n${passed.sentence}`)
  return 0
}

function messageIn(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined
  const read = objectIn(text)
  return 'object' in read && typeof read.object.message === 'string' ? read.object.message : undefined
}
