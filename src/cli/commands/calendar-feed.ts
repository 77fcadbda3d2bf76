import { AppError } from '../../base/errors.ts'
import { type Command, json } from '../command.ts'

export const calendarFeedCommands: readonly Command[] = [
  {
    name: 'me calendar',
    usage: '',
    summary:
      'Whether your calendar has a secret address; --make makes one (and ends the one before) and prints it once, --end ends it. On a server sign in for it with --link.',
    options: {
      make: { type: 'boolean', help: 'make the address, and print it, once' },
      end: { type: 'boolean', help: 'end the address: it opens nothing from then on' },
      json: { type: 'boolean', help: 'print JSON' },
    },
    async run({ options, terminal, api }) {
      if (options.make && options.end) throw new AppError('invalid_input', 'Give one of --make and --end.')
      const client = await api()
      if (options.make) {
        const made = await client.post('/api/v1/me/calendar', {})
        terminal.out(options.json ? json(made) : `${made.url}\n`)
        if (!options.json) terminal.err('This address is shown once. Whoever has it reads your calendar.\n')
        return 0
      }
      const now = options.end ? await client.delete('/api/v1/me/calendar') : await client.get('/api/v1/me/calendar')
      const since = `Your calendar has a secret address since ${now.made_at}. It was shown when it was made.\n`
      const none = 'Your calendar has no address. "aftercare me calendar --make" makes one.\n'
      terminal.out(options.json ? json(now) : now.made_at === null ? none : since)
      return 0
    },
  },
]
