import type { paths } from '../../../sdk/src/api.ts'
import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'
import { secretFrom } from '../secret.ts'

type Notice = paths['/api/v1/notices']['get']['responses'][200]['content']['application/json']['items'][number]
type Delivery = Notice['deliveries'][number]

const asJson = { type: 'boolean', help: 'print JSON' } as const
const kinds = ['webhook', 'slack', 'teams', 'ntfy'] as const
const states = { 'under-way': 'under_way', 'not-delivered': 'not_delivered' } as const

export const noticeCommands: readonly Command[] = [
  {
    name: 'notices',
    usage: '',
    summary: 'What people are owed to be told, the newest first: to whom, by which way, and what became of it.',
    options: {
      state: { type: 'string', value: 'STATE', help: 'only under-way, or not-delivered' },
      workflow: { type: 'string', value: 'NAME', help: 'only this workflow' },
      limit: { type: 'string', value: 'N', help: 'notices on a page, at most 200 (default: 50)' },
      cursor: { type: 'string', value: 'CURSOR', help: 'the next page, as the page before says' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const given = text(options, 'state')
      if (given !== undefined && !Object.hasOwn(states, given))
        throw new AppError('invalid_input', `"${given}" is no state to look for. Use under-way or not-delivered.`)
      const state = given === undefined ? undefined : states[given as keyof typeof states]
      const [workflow, limit, cursor] = ['workflow', 'limit', 'cursor'].map((name) => text(options, name))
      const page = await (await api()).get('/api/v1/notices', { query: { state, workflow, limit, cursor } as never })
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0) terminal.out(state ? 'There is none.\n' : 'Nobody was owed a notice yet.\n')
      else {
        const rows = page.items.flatMap((one) =>
          one.deliveries.length === 0
            ? [[one.id, one.owed_at.slice(0, 16), one.subject, '', one.nobody ?? 'is settled in a moment', '']]
            : one.deliveries.map((to, index) => [
                ...(index === 0 ? [one.id, one.owed_at.slice(0, 16), one.subject] : ['', '', '']),
                `${to.to} (${to.channel})`,
                stateInWords(to),
                String(to.attempts),
              ]),
        )
        terminal.out(`${table(['notice', 'owed', 'what', 'to', 'state', 'attempts'], rows).join('\n')}\n`)
        if (page.next !== null) terminal.out(`More with --cursor ${page.next}\n`)
      }
      if (!options.json && !page.mail)
        terminal.out('This installation sends no mail: set AFTERCARE_SMTP_URL and AFTERCARE_MAIL_FROM.\n')
      return 0
    },
  },
  {
    name: 'notice',
    usage: 'ID',
    summary: 'One notice: what it says, to whom it went, why them, and what became of each.',
    options: { json: asJson },
    async run({ words: [id], options, terminal, api }) {
      if (!id) throw new AppError('invalid_input', 'Name the notice by its id. "aftercare notices" lists them.')
      const one = await (await api()).get('/api/v1/notices/{id}', { params: { id } })
      if (options.json) {
        terminal.out(json(one))
        return 0
      }
      terminal.out(`${one.text}\n\n`)
      if (one.deliveries.length === 0) terminal.out(`${one.nobody ?? 'Who is told is settled in a moment.'}\n`)
      if (one.acknowledged_by !== null) terminal.out(`Acknowledged by ${one.acknowledged_by}.\n`)
      if (one.next_step_at !== null)
        terminal.out(`If nobody acknowledges it by ${one.next_step_at}, the rule tells others.\n`)
      for (const to of one.deliveries)
        terminal.out(
          `${to.to} (${to.channel}): ${stateInWords(to)}; because ${to.because}. Id ${to.digest ?? to.id}${to.digest === null ? '' : ', gathered with others'}\n`,
        )
      return 0
    },
  },
  {
    name: 'notice acknowledge',
    usage: 'ID',
    summary:
      'Say that you have seen what a notice tells and what you mean to do: nobody else is told of it until it is over.',
    options: { note: { type: 'string', value: 'TEXT', help: 'what you mean to do' }, json: asJson },
    async run({ words: [id], options, terminal, api }) {
      const note = text(options, 'note')
      if (!id) throw new AppError('invalid_input', 'Name the notice by its id. "aftercare notices" lists them.')
      if (!note) throw new AppError('invalid_input', 'Say what you mean to do, with --note.')
      const one = await (await api()).post('/api/v1/notices/{id}/acknowledgement', { params: { id }, body: { note } })
      if (options.json) terminal.out(json(one))
      else terminal.out(`Acknowledged by ${one.acknowledged_by}: nobody else is told of it until it is over.\n`)
      return 0
    },
  },
  {
    name: 'notices channels',
    usage: '',
    summary: 'Places that are told beside people’s mail: rooms of a chat, webhooks, topics. Never their addresses.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const page = await (await api()).get('/api/v1/notice-channels')
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0)
        terminal.out('None is set up. Set one up with "aftercare notices channels add KIND NAME".\n')
      else
        terminal.out(
          `${table(
            ['name', 'kind', 'set up', 'by', 'id'],
            page.items.map((one) => [one.name, one.kind, one.created_at.slice(0, 10), one.by, one.id]),
          ).join('\n')}\n`,
        )
      return 0
    },
  },
  {
    name: 'notices channels add',
    usage: 'KIND NAME',
    summary:
      'Set up a place that is told: slack, teams, webhook or ntfy. Its address comes from standard input, so that no history of commands has it; a secret or token on a second line.',
    options: { json: asJson },
    async run({ words: [given, name], options, terminal, api }) {
      const kind = kinds.find((one) => one === given)
      if (!kind || !name)
        throw new AppError(
          'invalid_input',
          `Name the kind (${kinds.join(', ')}) and how it is called here: aftercare notices channels add slack "Ops room" < FILE`,
        )
      const [url = '', secret = ''] = (await secretFrom(terminal, 'the address'))
        .split(/\r?\n/)
        .map((line) => line.trim())
      if (url === '')
        throw new AppError(
          'invalid_input',
          `Nothing came on standard input. Give the address there: aftercare notices channels add ${kind} "${name}" < FILE`,
        )
      const body = { kind, name, url, ...(secret === '' ? {} : { secret }) }
      const added = await (await api()).post('/api/v1/notice-channels', { body })
      if (options.json) terminal.out(json(added))
      else {
        terminal.out(`"${name}" is told from now on. Its address is kept sealed; nothing shows it again.\n`)
        if (added.secret !== null && secret === '')
          terminal.out(`It is signed with this secret, shown this once: ${added.secret}\n`)
        terminal.out(`See whether it arrives: aftercare notices channels test "${name}"\n`)
      }
      return 0
    },
  },
  {
    name: 'notices channels test',
    usage: 'NAME',
    summary: 'Send a word there now, once, and see whether it is taken.',
    options: { json: asJson },
    async run({ words: [name], options, terminal, api }) {
      const id = requireName(name)
      const answer = await (await api()).post('/api/v1/notice-channels/{id}/test', { params: { id } })
      if (options.json) terminal.out(json(answer))
      else terminal.out(answer.sent ? `"${id}" took it.\n` : `"${id}" did not take it: ${answer.why}\n`)
      return answer.sent ? 0 : 6
    },
  },
  {
    name: 'notices channels remove',
    usage: 'NAME',
    summary: 'Remove a place, at once: nothing is told there any more, and its address is forgotten.',
    options: { json: asJson },
    async run({ words: [name], options, terminal, api }) {
      const id = requireName(name)
      const answer = await (await api()).delete('/api/v1/notice-channels/{id}', { params: { id } })
      terminal.out(options.json ? json(answer) : `"${id}" is removed.\n`)
      return 0
    },
  },
]

function requireName(name: string | undefined): string {
  if (name) return name
  throw new AppError('invalid_input', 'Name the channel. "aftercare notices channels" lists them.')
}

function stateInWords({ state, sent_at, next_at, last_error, reason }: Delivery): string {
  const at = (moment: string | null) => (moment === null ? '' : moment.slice(0, 16))
  switch (state) {
    case 'sent':
      return `sent ${at(sent_at)}`
    case 'waiting':
      return 'waits'
    case 'held':
      return `held until ${at(next_at)} (${(reason ?? '').replaceAll('_', ' ')})`
    case 'failed':
      return `tried again from ${at(next_at)}: ${last_error}`
    case 'exhausted':
      return `given up: ${last_error}`
    case 'dropped':
      return `not needed (${(reason ?? '').replaceAll('_', ' ')})`
  }
}
