import { createGrouping } from '../../statistics/pattern-tree.ts'
import type { Invocation } from '../command.ts'
import { createPassedOver, fileOf, jsonOf, objectIn, readLines, writerOf } from './file.ts'

/** Gathers the messages of a file in patterns: for each line the pattern it belongs to, as that is after the last line. */
export async function tryPatterns(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  const { name, chunks } = fileOf(invocation, 'try patterns FILE')
  const passed = createPassedOver(name)
  const lines: number[] = []
  const grouping = createGrouping()
  let isJson: boolean | undefined
  await readLines(chunks, (text, line) => {
    if (text.trim() === '') return
    // The first line tells what all are.
    isJson ??= messageIn(text) !== undefined
    const message = isJson ? messageIn(text) : text
    if (message === undefined) passed.add(line, 'it is no JSON object with a text "message"')
    else {
      lines.push(line)
      grouping.add(message)
    }
  })
  if (lines.length === 0) passed.refuse('message', 'Write one a line, or {"message": "..."} in each.')
  const writer = writerOf(terminal.out)
  // What is printed of a pattern is the same in each of its lines.
  const ends = new Map<number, string>()
  const endOf = (pattern: number, template: string) => {
    const end = `,"pattern":${pattern},"template":${jsonOf(template)}}`
    ends.set(pattern, end)
    return end
  }
  for (const [i, { pattern, template }] of grouping.groups().entries())
    writer.line(`{"line":${lines[i]}${ends.get(pattern) ?? endOf(pattern, template)}`)
  writer.end()
  const n = (count: number, one: string) => `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`
  terminal.err(`${n(lines.length, 'message')} in ${n(ends.size, 'pattern')}.\n${passed.sentence}`)
  return 0
}

function messageIn(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined
  const read = objectIn(text)
  return 'object' in read && typeof read.object.message === 'string' ? read.object.message : undefined
}
