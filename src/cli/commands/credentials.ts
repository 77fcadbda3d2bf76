import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json } from '../command.ts'
import { secretFrom } from '../secret.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const

export const credentialCommands: readonly Command[] = [
  {
    name: 'credentials',
    usage: '',
    summary:
      'What is kept to read other systems with, by name: who set it and what of the plan names it. Never the values.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const page = await (await api()).get('/api/v1/credentials')
      if (options.json) {
        terminal.out(json(page))
        return 0
      }
      if (page.items.length + page.missing.length === 0) terminal.out('None are kept, and the plan names none.\n')
      if (page.items.length > 0) {
        const rows = page.items.map((one) => [one.name, one.set_at.slice(0, 10), one.by, one.used_by.join(', ')])
        terminal.out(`${table(['name', 'set', 'by', 'named by'], rows).join('\n')}\n`)
      }
      for (const { name, used_by } of page.missing)
        terminal.out(
          `"${name}" is not kept, and ${used_by.join(', ')} cannot be read without it. Give it with "aftercare credentials set ${name}".\n`,
        )
      return 0
    },
  },
  {
    name: 'credentials set',
    usage: 'NAME',
    summary:
      'Keep a credential under a name. Its value comes from standard input, so that no history of commands has it.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const name = nameIn(words)
      // Without the line end that editors and "echo" put behind it.
      const value = (await secretFrom(terminal, 'the value')).replace(/\r?\n$/, '')
      if (value === '')
        throw new AppError(
          'invalid_input',
          `Nothing came on standard input. Give the value there: aftercare credentials set ${name} < FILE`,
        )
      const kept = await (await api()).put('/api/v1/credentials/{name}', { params: { name }, body: { value } })
      terminal.out(options.json ? json(kept) : `"${name}" is kept, sealed. Nothing shows it again.\n`)
      return 0
    },
  },
  {
    name: 'credentials remove',
    usage: 'NAME',
    summary: 'Forget a credential, at once. What the plan reads with it can then not be read.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const name = nameIn(words)
      const answer = await (await api()).delete('/api/v1/credentials/{name}', { params: { name } })
      terminal.out(options.json ? json(answer) : `"${name}" is forgotten.\n`)
      return 0
    },
  },
]

function nameIn([name]: readonly string[]): string {
  if (name) return name
  throw new AppError('invalid_input', 'Name the credential as the plan does. "aftercare credentials" lists the names.')
}
