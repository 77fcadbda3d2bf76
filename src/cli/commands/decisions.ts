import { table } from '../../reports/review/text.ts'
import { type Command, json } from '../command.ts'

export const decisionCommands: readonly Command[] = [
  {
    name: 'log',
    usage: '',
    summary: 'The decision log, newest first: who decided what.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ options, terminal, api }) {
      const page = await (await api()).get('/api/v1/decisions', { query: { limit: 200 } })
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0) terminal.out('Nothing was decided yet.\n')
      else
        terminal.out(
          `${table(
            ['entry', 'at', 'who', 'what', 'hash'],
            page.items.map((one) => [
              String(one.seq),
              one.at,
              one.principal,
              `${one.kind} ${JSON.stringify(one.body)}`,
              one.hash.slice(0, 12),
            ]),
          ).join('\n')}\n`,
        )
      return 0
    },
  },
  {
    name: 'log verify',
    usage: '',
    summary: 'Compute every hash of the decision log again.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ options, terminal, api }) {
      const verified = await (await api()).get('/api/v1/decisions/verify')
      if (options.json) terminal.out(json(verified))
      else if (verified.whole)
        terminal.out(`The decision log is whole: ${verified.entries} entries, head ${verified.head}.\n`)
      else terminal.err(`The decision log is broken after ${verified.entries} entries: ${verified.reason}.\n`)
      return verified.whole ? 0 : 7
    },
  },
]
