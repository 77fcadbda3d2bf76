import { AppError } from '../../base/errors.ts'
import { type Command, json, text } from '../command.ts'

export const mondayCommands: readonly Command[] = [
  {
    name: 'notice monday',
    usage: '',
    summary:
      'What somebody is told once a week of what waits for them, as it would read now. With --send it is really sent, marked as a test.',
    options: {
      person: { type: 'string', value: 'PERSON', help: 'a person of the plan, by their key' },
      send: { type: 'boolean', help: 'send it, now' },
      json: { type: 'boolean', help: 'print JSON' },
    },
    async run({ options, terminal, api }) {
      const person = text(options, 'person')
      if (!person) throw new AppError('invalid_input', 'Name a person of the plan, with --person.')
      const client = await api()
      const done = options.send ? await client.post('/api/v1/notice-rules/monday', { body: { person } }) : null
      const answer = done ?? (await client.get('/api/v1/notice-rules/monday', { query: { person } }))
      if (options.json) {
        terminal.out(json(answer))
        return done === null || done.sent ? 0 : 6
      }
      terminal.out(`${answer.text}\n\n`)
      if (done === null && !answer.wanted) terminal.out(`${answer.name} has turned it off.\n`)
      else if (done === null && answer.next !== null) terminal.out(`${answer.name} is told next at ${answer.next}.\n`)
      if (done !== null)
        terminal.out(done.sent ? `Sent to ${answer.name}.\n` : `Not sent to ${answer.name}: ${done.error}\n`)
      return done === null || done.sent ? 0 : 6
    },
  },
]
