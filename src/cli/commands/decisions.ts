import { table } from '../../reports/review/text.ts'
import { type Command, json } from '../command.ts'

/** "finding.acknowledged: workflow airline, severity high"; hashes are for programs, and in the JSON. */
function decisionInWords({ kind, body }: { kind: string; body: Record<string, unknown> }): string {
  const told = Object.entries(body).filter(([, value]) => !/^[0-9a-f]{64}$/.test(String(value)))
  const words = told.map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
  return [kind, words.join(', ')].filter((part) => part !== '').join(': ')
}

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
              one.at.slice(0, 16),
              one.principal,
              decisionInWords(one),
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
    summary: 'Compute every hash of the decision log again, and of all that its entries froze.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ options, terminal, api }) {
      const verified = await (await api()).get('/api/v1/decisions/verify')
      if (options.json) terminal.out(json(verified))
      else if (verified.whole)
        terminal.out(`The decision log is whole: ${verified.entries} entries, head ${verified.head}.\n`)
      else if (verified.altered.length > 0)
        for (const { about, id, seq, what } of verified.altered)
          terminal.err(`The ${about} ${id} is not what entry ${seq} of the decision log holds of it: ${what}.\n`)
      else terminal.err(`The decision log is broken after ${verified.entries} entries: ${verified.reason}.\n`)
      return verified.whole ? 0 : 7
    },
  },
]
