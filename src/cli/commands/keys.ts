import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { keyRoles, type Role } from '../../server/principal.ts'
import { type Command, json, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const

export const keyCommands: readonly Command[] = [
  {
    name: 'keys',
    usage: '',
    summary: "API keys of the workspace: whose, what they may, when last used. An owner sees everybody's.",
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const page = await (await api()).get('/api/v1/keys')
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0) terminal.out('No keys yet. Make one with "aftercare keys create NAME".\n')
      else
        terminal.out(
          `${table(
            ['key', 'name', 'begins', 'of', 'may', 'workflow', 'a minute', 'last used', 'until'],
            page.items.map((one) => [
              one.id,
              one.name ?? '',
              one.begins ?? '',
              one.person.email,
              one.roles.join(', '),
              one.workflow ?? 'all',
              one.per_minute === null ? 'any number' : String(one.per_minute),
              one.last_used?.slice(0, 10) ?? 'never',
              one.expires_at?.slice(0, 10) ?? 'it is revoked',
            ]),
          ).join('\n')}\n`,
        )
      return 0
    },
  },
  {
    name: 'keys create',
    usage: 'NAME',
    summary: 'Make an API key and print it, once. On a server it is your own: sign in for it with --link.',
    options: {
      role: { type: 'string', value: 'ROLE', help: `what it may: ${keyRoles.join(', ')}; several with commas` },
      workflow: { type: 'string', value: 'WORKFLOW', help: 'of which workflow alone it sends; for the role sender' },
      'per-minute': { type: 'string', value: 'N', help: 'how many lines or spans it may send in a minute' },
      days: { type: 'string', value: 'N', help: 'how long it works, at most 730 (default: until it is revoked)' },
      person: { type: 'string', value: 'MAIL', help: 'whose key it is, where a folder is opened without a server' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const [name] = words
      const given = text(options, 'role')?.split(',') ?? []
      const days = text(options, 'days')
      if (!name)
        throw new AppError('invalid_input', 'Give the key a name that says what it is for, such as "importer".')
      const wrong = given.find((one) => !keyRoles.includes(one as Role))
      if (given.length === 0 || wrong !== undefined)
        throw new AppError(
          'invalid_input',
          `${wrong === undefined ? 'Say what the key may.' : `"${wrong}" is no role.`} Give --role with some of ${keyRoles.join(', ')}.`,
        )
      if (days !== undefined && !/^\d{1,3}$/.test(days))
        throw new AppError('invalid_input', `"${days}" is no number of days. Give --days with 1 to 730.`)
      const perMinute = text(options, 'per-minute')
      if (perMinute !== undefined && !/^[1-9]\d{0,7}$/.test(perMinute))
        throw new AppError(
          'invalid_input',
          `"${perMinute}" is no number of lines. Give --per-minute with 1 to 10000000.`,
        )
      const workflow = text(options, 'workflow')
      const made = await (await api()).post('/api/v1/keys', {
        body: {
          name,
          roles: given as Role[],
          ...(workflow === undefined ? {} : { workflow }),
          ...(perMinute === undefined ? {} : { per_minute: Number(perMinute) }),
          ...(days === undefined ? {} : { days: Number(days) }),
          ...(options.person === undefined ? {} : { person: String(options.person) }),
        },
      })
      if (options.json) terminal.out(json(made))
      else terminal.out(`Key ${made.id}, shown only now:\n  ${made.key}\n`)
      return 0
    },
  },
  {
    name: 'keys revoke',
    usage: 'KEY',
    summary: 'End an API key, at once: your own, or as an owner anybody’s.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const [id] = words
      if (!id) throw new AppError('invalid_input', 'Name the key by its id. "aftercare keys" lists them.')
      const answer = await (await api()).delete('/api/v1/keys/{id}', { params: { id } })
      terminal.out(options.json ? json(answer) : `Key ${id} is revoked.\n`)
      return 0
    },
  },
]
