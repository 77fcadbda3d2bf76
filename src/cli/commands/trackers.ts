import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, type Options, text } from '../command.ts'
import { tokenFrom } from '../secret.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const
const kinds = ['github', 'jira', 'linear', 'zendesk'] as const
const reach = {
  at: {
    type: 'string',
    value: 'URL',
    help: 'its address (default: that of GitHub or Linear; Jira and Zendesk need one)',
  },
  account: { type: 'string', value: 'MAIL', help: 'of jira and zendesk: the mail address the token is of' },
} as const

export const trackerCommands: readonly Command[] = [
  {
    name: 'trackers',
    usage: '',
    summary: 'Tools in which teams work their tickets, that things are handed over to. Never their tokens.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const page = await (await api()).get('/api/v1/trackers')
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0)
        terminal.out('None is set up. Set one up with "aftercare trackers add KIND --target PLACE < FILE".\n')
      else {
        const rows = page.items.map((one) => [
          one.name,
          one.tool,
          one.target,
          one.account,
          one.problem ? 'cannot be read' : 'works',
          one.id,
        ])
        terminal.out(`${table(['name', 'tool', 'hands over to', 'as', 'state', 'id'], rows).join('\n')}\n`)
        for (const { name, problem } of page.items) if (problem) terminal.out(`${name}: ${problem}\n`)
      }
      return 0
    },
  },
  {
    name: 'trackers look',
    usage: 'KIND',
    summary:
      'Look whose a token is and where tickets could be made with it; keeps nothing. The token comes from standard input.',
    options: { ...reach, json: asJson },
    async run({ words, options, terminal, api }) {
      const kind = kindIn(words)
      const body = { kind, token: await tokenFrom(terminal), ...typed(options) }
      const found = await (await api()).post('/api/v1/trackers/look', { body })
      if (options.json) terminal.out(json(found))
      else {
        terminal.out(`The token is of ${found.account}.\n`)
        for (const { id, name } of found.targets) terminal.out(`  ${id}${name === id ? '' : `  ${name}`}\n`)
      }
      return 0
    },
  },
  {
    name: 'trackers add',
    usage: 'KIND',
    summary:
      'Set a tracker up: github, jira, linear or zendesk. Its token comes from standard input, and is tried before it is kept.',
    options: {
      ...reach,
      target: {
        type: 'string',
        value: 'PLACE',
        help: 'owner/repository of github, project of jira (OPS, or OPS/Bug), team of linear, group of zendesk',
      },
      name: { type: 'string', value: 'NAME', help: 'how it is called here (default: after its target)' },
      'tell-end': { type: 'boolean', help: 'write there, as a comment, when it is over here' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const kind = kindIn(words)
      const name = text(options, 'name')
      const more = {
        target: text(options, 'target') ?? '',
        tells_end: options['tell-end'] === true,
        ...(name ? { name } : {}),
      }
      const body = { kind, token: await tokenFrom(terminal), ...typed(options), ...more }
      const added = await (await api()).post('/api/v1/trackers', { body })
      if (options.json) terminal.out(json(added))
      else {
        terminal.out(`"${added.name}" is set up: things are handed over to ${added.target} as ${added.account}.\n`)
        for (const without of Object.values(added.can)) if (without !== true) terminal.out(`${without}\n`)
      }
      return 0
    },
  },
  {
    name: 'trackers replace',
    usage: 'NAME',
    summary:
      'Give a tracker another target, rule or address, or another token from standard input. What was handed over stays.',
    options: {
      token: { type: 'boolean', help: 'read another token from standard input' },
      at: { type: 'string', value: 'URL', help: 'another address of the same tool; give the token with it' },
      account: reach.account,
      target: { type: 'string', value: 'PLACE', help: 'another place in the tool' },
      'tell-end': { type: 'string', value: 'yes|no', help: 'whether it is written there when it is over here' },
      json: asJson,
    },
    async run({ words: [id], options, terminal, api }) {
      const [target, tells] = [text(options, 'target'), text(options, 'tell-end')]
      if (tells !== undefined && tells !== 'yes' && tells !== 'no')
        throw new AppError('invalid_input', `"${tells}" is neither yes nor no. Write --tell-end yes, or no.`)
      const body = {
        ...(options.token ? { token: await tokenFrom(terminal) } : {}),
        ...typed(options),
        ...(target === undefined ? {} : { target }),
        ...(tells === undefined ? {} : { tells_end: tells === 'yes' }),
      }
      const kept = await (await api()).put('/api/v1/trackers/{id}', { params: { id: requireName(id) }, body })
      terminal.out(options.json ? json(kept) : `"${kept.name}" hands over to ${kept.target} as ${kept.account}.\n`)
      return 0
    },
  },
  {
    name: 'trackers test',
    usage: 'NAME',
    summary: 'See whether its token and its target still hold. Makes nothing there.',
    options: { json: asJson },
    async run({ words: [name], options, terminal, api }) {
      const id = requireName(name)
      const answer = await (await api()).post('/api/v1/trackers/{id}/test', { params: { id } })
      if (options.json) terminal.out(json(answer))
      else
        terminal.out(answer.works ? `"${id}" works, as ${answer.account}.\n` : `"${id}" does not work: ${answer.why}\n`)
      return answer.works ? 0 : 6
    },
  },
  {
    name: 'trackers remove',
    usage: 'NAME',
    summary:
      'Remove a tracker, at once: its token is forgotten, and nothing is handed over or followed there any more.',
    options: { json: asJson },
    async run({ words: [name], options, terminal, api }) {
      const id = requireName(name)
      const answer = await (await api()).delete('/api/v1/trackers/{id}', { params: { id } })
      terminal.out(options.json ? json(answer) : `"${id}" is removed.\n`)
      return 0
    },
  },
]

function kindIn([given]: readonly string[]): (typeof kinds)[number] {
  const kind = kinds.find((one) => one === given)
  if (kind) return kind
  throw new AppError(
    'invalid_input',
    `Name the kind of tool: ${kinds.join(', ')}. Such as: aftercare trackers add github --target acme/robot < FILE`,
  )
}

function requireName(name: string | undefined): string {
  if (name) return name
  throw new AppError('invalid_input', 'Name the tracker. "aftercare trackers" lists them.')
}

const typed = (options: Options) => {
  const [url, account] = [text(options, 'at'), text(options, 'account')]
  return { ...(url && { url }), ...(account && { account }) }
}
