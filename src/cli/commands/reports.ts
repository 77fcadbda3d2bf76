import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Aftercare } from '../../../sdk/src/client.ts'
import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, type Options, text } from '../command.ts'
import { write } from '../write.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const
const formats = ['text', 'html', 'pdf', 'csv', 'json'] as const

export const reportCommands: readonly Command[] = [
  {
    name: 'report',
    usage: 'MONTH',
    summary:
      'The report of a month, such as 2026-03: drawn up as a draft where none is approved; as text, a page, PDF, tables or data.',
    options: {
      workflow: { type: 'string', value: 'NAMES', help: 'only of these workflows, with commas between them' },
      reason: { type: 'string', value: 'TEXT', help: 'draw up a version that corrects the approved one, and why' },
      format: { type: 'string', value: 'FORMAT', help: `${formats.join(', ')} (default: text)` },
      out: { type: 'string', value: 'PLACE', help: 'the file to write; of csv the folder, a file a table' },
      language: { type: 'string', value: 'LANGUAGE', help: 'en or de' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const [month] = words
      if (!month) throw new AppError('invalid_input', 'Name the month: aftercare report 2026-03.')
      const format = formats.find((one) => one === (text(options, 'format') ?? 'text'))
      if (!format)
        throw new AppError(
          'invalid_input',
          `"${text(options, 'format')}" is no format. Take one of ${formats.join(', ')}.`,
        )
      const out = text(options, 'out')
      if ((format === 'pdf' || format === 'csv') && !out)
        throw new AppError('invalid_input', `Say with --out where the ${format === 'pdf' ? 'file' : 'folder'} is.`)
      const client = await api()
      const report = await reportOf(client, month, options)
      const params = { id: report.id }
      const query = { language: text(options, 'language') } as never
      if (format === 'csv') {
        for (const { id } of report.tables)
          write(
            join(out ?? '.', `${id}.csv`),
            await client.get('/api/v1/reports/{id}/tables/{table}', { params: { ...params, table: id }, query }),
          )
        terminal.out(`${report.tables.length} tables of the report of ${month} are in ${out}.\n`)
        return 0
      }
      if (options.json || format === 'json') put(json(report))
      else if (format === 'pdf') put(await client.get('/api/v1/reports/{id}/pdf', { params, query }))
      else if (format === 'html')
        put(
          String(
            await client.get('/reports/{id}', { params, query: { ...(query as object), behind: 'none' } as never }),
          ),
        )
      else {
        const lines = report.places.flatMap(({ place, title, drawn, words: written }) =>
          place.startsWith('note:') ? [] : [title, `  ${written ?? drawn}`, ''],
        )
        put(`${report.document.title}\n\n${lines.join('\n')}\n${stateOf(report)}\n`)
      }
      return 0

      function put(content: string | Uint8Array): void {
        if (out) {
          write(out, content)
          terminal.out(`The report of ${month} is in ${out}. ${stateOf(report)}\n`)
        } else terminal.out(String(content))
      }
    },
  },
  {
    name: 'reports',
    usage: '',
    summary: 'The monthly reports, the newest month first.',
    options: { month: { type: 'string', value: 'MONTH', help: 'only this month' }, json: asJson },
    async run({ options, terminal, api }) {
      const page = await (await api()).get('/api/v1/reports', { query: { month: text(options, 'month') } })
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0)
        terminal.out('There is no report yet. Draw one up with "aftercare report MONTH".\n')
      else
        terminal.out(
          `${table(
            ['report', 'month', 'of', 'version', 'state', 'approved', 'sent'],
            page.items.map((one) => [
              one.id,
              one.month,
              one.workflows.length === 0 ? 'all workflows' : one.workflows.join(', '),
              String(one.version),
              one.state,
              one.approved_at ?? '',
              one.sent_at ?? '',
            ]),
          ).join('\n')}\n`,
        )
      return 0
    },
  },
  {
    name: 'word-report',
    usage: 'REPORT PLACE TEXT',
    summary: 'Word a sentence of a draft anew, or write a note under one of its headings. An empty text gives it back.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const [id, place, written] = words
      if (!id || !place || written === undefined)
        throw new AppError(
          'invalid_input',
          'Name the report, the place and the text: aftercare word-report ID state "All is well."',
        )
      const report = await (await api()).put('/api/v1/reports/{id}/words', {
        params: { id },
        body: { words: { [place]: written } },
      })
      if (options.json) terminal.out(json(report))
      else terminal.out(`"${place}" is ${written === '' ? 'as it was drawn up' : 'worded'}. ${stateOf(report)}\n`)
      return 0
    },
  },
  {
    name: 'approve-report',
    usage: 'REPORT',
    summary: 'Approve a draft as it reads now. It is frozen, and the decision entered in the log with its hash.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const id = named(words)
      const client = await api()
      const { hash } = await client.get('/api/v1/reports/{id}', { params: { id } })
      const report = await client.post('/api/v1/reports/{id}/approval', { params: { id }, body: { hash } })
      if (options.json) terminal.out(json(report))
      else
        terminal.out(
          report.state === 'draft'
            ? 'You prepared it, and the plan names others who sign: one of them has to approve it, too.\n'
            : `Version ${report.version} is frozen: entry ${report.decision_seq} of the decision log, hash ${report.hash}.${report.has_conflict ? ' Who approved it had prepared it: the log says so.' : ''}\nSend it with "aftercare send-report ${id}".\n`,
        )
      return 0
    },
  },
  {
    name: 'send-report',
    usage: 'REPORT',
    summary: 'Send an approved report: whom the plan names hear of it, with a link.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const id = named(words)
      const report = await (await api()).post('/api/v1/reports/{id}/sending', { params: { id } })
      if (options.json) terminal.out(json(report))
      else terminal.out('It is sent. "aftercare notices" says who hears of it.\n')
      return 0
    },
  },
  {
    name: 'letterhead',
    usage: '',
    summary: 'Whose name, colour and sign stand at the head of reports; with options, set them up.',
    options: {
      name: { type: 'string', value: 'NAME', help: 'who maintains, as clients know them' },
      colour: { type: 'string', value: '#RRGGBB', help: 'of headings; dark enough to be read on white' },
      logo: { type: 'string', value: 'FILE', help: 'a PNG or JPEG of at most 150 kB' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const client = await api()
      const [name, colour, logo] = ['name', 'colour', 'logo'].map((one) => text(options, one))
      if (!name && (colour || logo)) throw new AppError('invalid_input', 'Give the name as well, with --name.')
      if (name)
        await client.put('/api/v1/letterhead', {
          body: { name, colour: colour ?? null, logo: logo ? readBase64(logo) : null },
        })
      const { letterhead, is_set: isSet } = await client.get('/api/v1/letterhead')
      if (options.json) terminal.out(json({ letterhead, is_set: isSet }))
      else if (!letterhead) terminal.out('Nobody: the plan names no provider, and no letterhead is set up.\n')
      else
        terminal.out(
          `${letterhead.name}${letterhead.colour ? `, ${letterhead.colour}` : ''}${letterhead.logo ? `, with a sign of ${letterhead.logo.width} by ${letterhead.logo.height} pixels` : ''}${isSet ? '' : ' (as the plan says)'}\n`,
        )
      return 0
    },
  },
]

/** The approved report of a month where there is one and no correction is asked for; else the draft, drawn up anew. */
async function reportOf(client: Aftercare, month: string, options: Options) {
  const names = (text(options, 'workflow') ?? '').split(',').map((one) => one.trim())
  const workflows = names.filter((one) => one !== '')
  const reason = text(options, 'reason')
  const { items } = await client.get('/api/v1/reports', { query: { month } })
  const same = items.filter((one) => one.workflows.toSorted().join('\n') === workflows.toSorted().join('\n'))
  const approved = same[0]?.state === 'approved' ? same[0] : undefined
  if (approved && !reason) return await client.get('/api/v1/reports/{id}', { params: { id: approved.id } })
  return await client.post('/api/v1/reports', { body: { month, workflows, ...(reason ? { reason } : {}) } })
}

type Report = Awaited<ReturnType<typeof reportOf>>

const stateOf = ({ id, state, version, approved_at, sent_at }: Report): string =>
  state === 'draft'
    ? `It is a draft of version ${version} (${id}). Approve it with "aftercare approve-report ${id}".`
    : `It is version ${version} (${id}), approved ${approved_at}${sent_at ? `, sent ${sent_at}` : ', not sent'}.`

function named([id]: readonly string[]): string {
  if (id) return id
  throw new AppError('invalid_input', 'Name the report. "aftercare reports" lists them.')
}

function readBase64(file: string): string {
  try {
    return readFileSync(file).toString('base64')
  } catch (cause) {
    throw new AppError('invalid_input', `${file} cannot be read (${(cause as NodeJS.ErrnoException).code}).`, { cause })
  }
}
