import type { Aftercare } from '../../../sdk/src/client.ts'
import { type Command, json, type Options, type Terminal, text } from '../command.ts'

export const mondayCommands: readonly Command[] = [
  {
    name: 'notice monday',
    usage: '',
    summary:
      'What one is told once a week of what waits for oneself, over every workspace, or with --person somebody else of this one, as it would read now. With --send it is really sent to them, marked as a test.',
    options: {
      person: { type: 'string', value: 'PERSON', help: 'a person of the plan, by their key (default: oneself)' },
      send: { type: 'boolean', help: 'send it, now' },
      json: { type: 'boolean', help: 'print JSON' },
    },
    async run({ options, terminal, api }) {
      const person = text(options, 'person')
      const client = await api()
      if (!person) return await tellMine(client, terminal, options)
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

/** One's own, over every workspace. */
async function tellMine(client: Aftercare, terminal: Terminal, options: Options): Promise<number> {
  const done = options.send ? await client.post('/api/v1/me/monday', {}) : null
  const answer = done ?? (await client.get('/api/v1/me/monday'))
  const { mail, address, wanted, next } = answer
  const code = done === null || done.sent ? 0 : 6
  if (options.json) {
    terminal.out(json(answer))
    return code
  }
  if (mail === null) {
    terminal.out('No plan names you by the address of your account, and you maintain no workspace: you get none.\n')
    return 0
  }
  terminal.out(`${mail.text}\n\n`)
  if (done !== null) terminal.out(done.sent ? `Sent to ${address}.\n` : `Not sent to ${address}: ${done.error}\n`)
  else if (!wanted) terminal.out('You have turned it off.\n')
  else if (next !== null) terminal.out(`You are told next at ${next}.\n`)
  return code
}
