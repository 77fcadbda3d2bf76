import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, type Terminal } from '../command.ts'

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
      const value = await valueFrom(terminal)
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

/** What is longer is no credential; the API says so of what is just too long. */
const MOST_BYTES = 65_536

/** Without the line end that editors and "echo" put behind it. */
async function valueFrom({ stdin }: Terminal): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of stdin) {
    bytes += part.length
    if (bytes > MOST_BYTES)
      throw new AppError(
        'invalid_input',
        'More than 64 KB came on standard input, which is no credential. Give only that.',
      )
    parts.push(part)
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}
