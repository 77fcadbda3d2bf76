import { AppError } from '../../base/errors.ts'
import { linesOf } from '../../evidence/receive/spans/lines.ts'
import { messagesOf } from '../../evidence/receive/spans/messages.ts'
import { type FileRead, readCaptures } from '../../evidence/receive/spans/read-capture.ts'
import type { Delivery, LineRead } from '../../evidence/receive/spans/span.ts'
import { withinBounds } from '../../evidence/receive/within-bounds.ts'
import type { StepLine } from '../../evidence/record.ts'
import type { Command } from '../command.ts'

export const readCommands: readonly Command[] = [
  {
    name: 'read',
    usage: 'PATH...',
    summary:
      'Show what would be understood of kept requests, without storing: prints the lines of the record. PATH is the body of one (OTLP, OpenAI Agents, Langfuse events), a trace that Langfuse exported, an answer of the API of n8n (executions), or a folder of bodies with their headers.',
    options: {
      explain: { type: 'boolean', help: 'print with each line the rule that gave each of its fields' },
      messages: { type: 'boolean', help: 'print with each step who said what in its input and output' },
    },
    async run({ words, options, terminal }) {
      if (words.length === 0)
        throw new AppError('invalid_input', 'Name the body of a request, or a folder of them: aftercare read PATH...')
      const { delivery, files } = readCaptures(words)
      const read = linesOf(delivery).map((one) => ({ ...one, line: withinBounds(one.line) }))
      for (const { line, rules } of read) {
        const beside = {
          ...(options.explain ? { rules } : {}),
          ...(options.messages && line.type === 'step' ? { messages: said(line) } : {}),
        }
        const isBare = !options.explain && !options.messages
        terminal.out(`${JSON.stringify(isBare ? line : { line, ...beside })}\n`)
      }
      terminal.err(summary(read, files, delivery))
      return files.some(({ why }) => why !== undefined) ? 2 : 0
    },
  },
]

const said = ({ kind, input, output }: StepLine) => ({
  input: messagesOf(input, 'input', kind === 'model'),
  output: messagesOf(output, 'output', kind === 'model'),
})

/** What was read, for people: it goes beside the lines, which programs read. */
function summary(read: readonly LineRead[], files: readonly FileRead[], { points, nameless }: Delivery): string {
  const steps = read.flatMap(({ line }) => (line.type === 'step' ? [line] : []))
  const runs = new Set(read.flatMap(({ line }) => ('run' in line && line.run !== undefined ? [line.run] : [])))
  const rooted = new Set(read.flatMap(({ line }) => (line.type === 'run' && line.part === undefined ? [line.run] : [])))
  const lost = new Set(steps.map(({ run }) => run).filter((run) => !rooted.has(run)))
  const of = (kind: StepLine['kind']) => steps.filter((step) => step.kind === kind).length
  const n = (count: number, one: string, many = `${one}s`) =>
    `${count.toLocaleString('en')} ${count === 1 ? one : many}`
  const tokens = steps
    .flatMap(({ tokens = {} }) => Object.values(tokens))
    .reduce<number>((sum, count) => sum + (count ?? 0), 0)
  const calls = steps.filter(({ kind }) => kind === 'model')
  const untold = calls.filter((step) => step.tokens === undefined && step.status !== 'error').length
  const verdicts = read.filter(({ line }) => line.type === 'verdict').length
  const lines = [
    ...files.map(({ file, as, why }) => (why === undefined ? `${file}: ${as}` : `${file}: not read: ${why}`)),
    `${n(runs.size, 'run')}, ${n(steps.length, 'step')}: ${n(of('model'), 'model call')}, ${n(of('tool') + of('write'), 'tool call')}, ${n(of('retrieval'), 'retrieval')}; ${n(steps.filter(({ status }) => status === 'error').length, 'step')} failed; ${n(tokens, 'token')}`,
    ...(verdicts > 0 ? [n(verdicts, 'verdict')] : []),
    ...(lost.size > 0 ? [`${n(lost.size, 'run')} of which the root never arrived`] : []),
    ...(untold > 0 ? [`${n(untold, 'model call')} of which the client tells no tokens`] : []),
    ...(nameless > 0 ? [`${n(nameless, 'span')} without an id of its trace or its own: not kept`] : []),
    ...(points > 0 ? [`${n(points, 'point')} of metrics: counted, and not kept`] : []),
  ]
  return `${lines.join('\n')}\n`
}
