import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const

export const requestMailCommands: readonly Command[] = [
  {
    name: 'request inbox',
    usage: '',
    summary: 'Whether requests are taken by mail; make the address to which a mail service posts them, or close it.',
    options: {
      open: { type: 'boolean', help: 'make an address, in the place of the one there was; it is shown once' },
      close: { type: 'boolean', help: 'take no requests by mail any more' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const client = await api()
      if (options.open === true && options.close === true)
        throw new AppError('invalid_input', 'Say either --open or --close.')
      if (options.open === true) {
        const made = await client.post('/api/v1/request-inbox', { body: {} })
        const said = `Have your mail service post what it receives, as it came, to\n\n  ${made.url}\n\nIt is shown this once. docs/requests.md says how to set services up.\n`
        terminal.out(options.json ? json(made) : said)
        return 0
      }
      if (options.close === true) {
        await client.delete('/api/v1/request-inbox')
        terminal.out(options.json ? json({}) : 'No requests are taken by mail any more.\n')
        return 0
      }
      const { inbox } = await client.get('/api/v1/request-inbox')
      const said = inbox
        ? `Requests are taken by mail since ${inbox.created_at.slice(0, 10)}.\n`
        : 'No requests are taken by mail. "aftercare request inbox --open" makes the address.\n'
      terminal.out(options.json ? json({ inbox }) : said)
      return 0
    },
  },
  {
    name: 'request mails',
    usage: '',
    summary: 'Mails that wait for a person to say whether they are requests.',
    options: { all: { type: 'boolean', help: 'all that came' }, json: asJson },
    async run({ options, terminal, api }) {
      const state = options.all === true ? 'all' : 'held'
      const found = await (await api()).get('/api/v1/request-mails', { query: { state } })
      const rows = found.items.map((one) => [
        ...[one.id, one.received_at.slice(0, 16), one.state, one.proven ? one.sender : `${one.sender} (not proven)`],
        ...[one.subject, one.because ?? one.request ?? ''],
      ])
      const head = ['id', 'received', 'state', 'from', 'subject', 'why or request']
      terminal.out(
        options.json ? json(found) : rows.length === 0 ? 'No mail waits.\n' : `${table(head, rows).join('\n')}\n`,
      )
      return 0
    },
  },
  {
    name: 'request take',
    usage: 'MAIL',
    summary: 'Take a held mail on: it is a request of yours, whoever wrote it, or a note on one.',
    options: { note: { type: 'string', value: 'REQUEST', help: 'add it to this request as a note' }, json: asJson },
    async run({ words, options, terminal, api }) {
      const onto = text(options, 'note')
      const { request } = await (await api()).post('/api/v1/request-mails/{id}/take', {
        ...{ params: { id: idIn(words) }, body: onto === undefined ? {} : { onto } },
      })
      const said = onto === undefined ? `It is request ${request}.\n` : `It is a note on request ${request}.\n`
      terminal.out(options.json ? json({ request }) : said)
      return 0
    },
  },
  {
    name: 'request refuse',
    usage: 'MAIL',
    summary: 'Reject a held mail, and say why. What it said is forgotten.',
    options: { because: { type: 'string', value: 'TEXT', help: 'why' }, json: asJson },
    async run({ words, options, terminal, api }) {
      const because = text(options, 'because')
      if (!because) throw new AppError('invalid_input', 'Say why, with --because.')
      await (await api()).post('/api/v1/request-mails/{id}/reject', { params: { id: idIn(words) }, body: { because } })
      terminal.out(options.json ? json({}) : 'It is rejected.\n')
      return 0
    },
  },
]

function idIn([id]: readonly string[]): string {
  if (id) return id
  throw new AppError('invalid_input', 'Name the mail by its id. "aftercare request mails" lists them.')
}
