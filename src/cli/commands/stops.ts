import { AppError } from '../../base/errors.ts'
import { type Command, json, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const

export const stopCommands: readonly Command[] = [
  {
    name: 'stop',
    usage: 'WORKFLOW',
    summary:
      'Say that a workflow stands still, and why. The decision log has it. It is a record: stop the automation where it runs.',
    options: {
      why: { type: 'string', value: 'TEXT', help: 'why it was stopped' },
      meanwhile: { type: 'string', value: 'TEXT', help: 'how the work is done until it runs again' },
      since: { type: 'string', value: 'TIME', help: 'since when (default: now)' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const workflow = named(words)
      const [why, meanwhile, since] = [text(options, 'why'), text(options, 'meanwhile'), text(options, 'since')]
      if (!why) throw new AppError('invalid_input', 'Say why it stands still, with --why.')
      const body = { why, ...(meanwhile ? { meanwhile } : {}), ...(since ? { since } : {}) }
      const stop = await (await api()).post('/api/v1/workflows/{workflow}/stop', { params: { workflow }, body })
      if (options.json) terminal.out(json(stop))
      else
        terminal.out(
          `${workflow} is recorded as stopped since ${stop.since} by ${stop.by}. Nothing outside was stopped by this.\nWhen it runs again: aftercare start ${workflow} --note ...\n`,
        )
      return 0
    },
  },
  {
    name: 'silence',
    usage: 'WORKFLOW',
    summary: 'How soon it is told that the runs of a workflow do not come any more, by how they came before.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const params = { workflow: named(words) }
      const answer = await (await api()).get('/api/v1/workflows/{workflow}/silence', { params })
      terminal.out(options.json ? json(answer) : `${answer.said}\n`)
      return 0
    },
  },
  {
    name: 'start',
    usage: 'WORKFLOW',
    summary: 'Say that a workflow that stood still runs again, and sign it with a note.',
    options: { note: { type: 'string', value: 'TEXT', help: 'what makes it right to run again' }, json: asJson },
    async run({ words, options, terminal, api }) {
      const workflow = named(words)
      const note = text(options, 'note')
      if (!note) throw new AppError('invalid_input', 'Say what makes it right to run again, with --note.')
      const body = { note }
      const stop = await (await api()).post('/api/v1/workflows/{workflow}/start', { params: { workflow }, body })
      if (options.json) terminal.out(json(stop))
      else
        terminal.out(
          `${workflow} stood still from ${stop.since} to ${stop.until}; ${stop.started_by} signed that it runs again.\n`,
        )
      return 0
    },
  },
]

function named([workflow]: readonly string[]): string {
  if (workflow) return workflow
  throw new AppError('invalid_input', 'Name the workflow. "aftercare overview" lists them.')
}
