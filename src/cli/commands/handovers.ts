import type { Aftercare } from '../../../sdk/src/client.ts'
import { AppError } from '../../base/errors.ts'
import { table, wrapped } from '../../reports/review/text.ts'
import { type Command, type Invocation, json, type Terminal, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const
const subjects = ['finding', 'request', 'task'] as const

export const handoverCommands: readonly Command[] = [
  {
    name: 'handovers',
    usage: '',
    summary: 'What was handed over to other tools, the newest first: how it stands there, and what is so here.',
    options: {
      state: { type: 'string', value: 'STATE', help: 'followed (default), sending, handed, failed, ended or all' },
      finding: { type: 'string', value: 'ID', help: 'only of this finding' },
      request: { type: 'string', value: 'ID', help: 'only of this request' },
      task: { type: 'string', value: 'ID', help: 'only of this task' },
      limit: { type: 'string', value: 'N', help: 'rows on a page, at most 200 (default: 50)' },
      cursor: { type: 'string', value: 'CURSOR', help: 'the next page, as the page before says' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const [about] = aboutIn(options)
      const [state, limit, cursor] = ['state', 'limit', 'cursor'].map((name) => text(options, name))
      const query = { state, limit, cursor, ...(about ? { about: about.kind, about_id: about.id } : {}) }
      const page = await (await api()).get('/api/v1/handovers', { query: query as never })
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0) terminal.out('Nothing is.\n')
      else {
        const rows = page.items.map((one) => [
          one.id,
          one.ticket?.name ?? '',
          one.standing.sentence,
          one.assignee ?? '',
          one.read_at?.slice(0, 16) ?? '',
          one.title,
        ])
        terminal.out(`${table(['handover', 'ticket', 'stands', 'who', 'read', 'what'], rows).join('\n')}\n`)
        if (page.next !== null) terminal.out(`More with --cursor ${page.next}\n`)
      }
      return 0
    },
  },
  {
    name: 'handover',
    usage: 'ID',
    summary: 'One handover: what was sent, how it stands, and what happened to it.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      show(
        terminal,
        options.json === true,
        await (await api()).get('/api/v1/handovers/{id}', { params: { id: idIn(words) } }),
      )
      return 0
    },
  },
  {
    name: 'handover new',
    usage: 'TRACKER',
    summary:
      'Hand a finding, a request or a task over to a tracker: a ticket is made there. Of one thing there is one in each.',
    options: {
      finding: { type: 'string', value: 'ID', help: 'the finding that is handed over' },
      request: { type: 'string', value: 'ID', help: 'the request that is handed over' },
      task: { type: 'string', value: 'ID', help: 'the task that is handed over' },
      note: { type: 'string', value: 'TEXT', help: 'words to those who will work on it' },
      words: { type: 'boolean', help: 'send what was said of it as well: why, what is expected, what the look said' },
      'dry-run': { type: 'boolean', help: 'show what would be sent, and send nothing' },
      json: asJson,
    },
    async run({ words: given, options, terminal, api }) {
      const tracker = given.join(' ')
      const [about, ...more] = aboutIn(options)
      if (!about || more.length > 0)
        throw new AppError(
          'invalid_input',
          'One thing is handed over at a time. Give one of --finding, --request and --task, with its id.',
        )
      if (!tracker && !options['dry-run'])
        throw new AppError('invalid_input', 'Name the tracker it is handed over to. "aftercare trackers" lists them.')
      const body = { about, note: text(options, 'note') ?? null, words: options.words === true }
      const client = await api()
      if (options['dry-run']) {
        const sent = await client.post('/api/v1/handovers/preview', { body })
        terminal.out(options.json ? json(sent) : `${inText(sent).join('\n')}\n`)
        return 0
      }
      const made = await client.post('/api/v1/handovers', { body: { ...body, tracker } })
      if (options.json) terminal.out(json(made))
      else if (made.ticket)
        terminal.out(
          `Handed over as ${made.ticket.name}: ${made.ticket.url}\nEntry ${made.decision_seq} of the decision log.\n`,
        )
      else terminal.out(`${made.standing.sentence} Follow it with "aftercare handover ${made.id}".\n`)
      return made.state === 'failed' ? 6 : 0
    },
  },
  acting('again', 'Try again what was given up or refused, once it is mended why.'),
  acting('read', 'Look now how its ticket stands.'),
  acting('end', 'Follow its ticket no more, and send nothing more. What is in the tool stays there.'),
]

function acting(name: 'again' | 'read' | 'end', summary: string): Command {
  return {
    name: `handover ${name}`,
    usage: 'ID',
    summary,
    options: { json: asJson },
    async run({ words, options, terminal, api }: Invocation) {
      const path = `/api/v1/handovers/{id}/${name}` as '/api/v1/handovers/{id}/read'
      show(terminal, options.json === true, await (await api()).post(path, { params: { id: idIn(words) } }))
      return 0
    },
  }
}

type Found = Awaited<ReturnType<typeof ask>>
const ask = (api: Aftercare, id: string) => api.get('/api/v1/handovers/{id}', { params: { id } })

function show(terminal: Terminal, isJson: boolean, found: Found): void {
  if (isJson) {
    terminal.out(json(found))
    return
  }
  const name = (principal: string | null) => (principal === null ? '' : ` by ${found.names[principal] ?? principal}`)
  const read = found.read_at === null ? '' : ` Read ${found.read_at.slice(0, 16)}.`
  terminal.out(`${found.title}\n`)
  const rows: [string, string][] = [
    ['stands', `${found.standing.sentence}${read}`],
    ['from', `${found.about.kind} ${found.about.id}`],
    ['to', found.tracker.name],
  ]
  if (found.ticket) rows.push(['ticket', `${found.ticket.name} ${found.ticket.url}`])
  if (found.there_said) rows.push(['there', found.there_said])
  if (found.assignee) rows.push(['who', found.assignee])
  for (const { at, kind, by, facts, decision_seq } of found.history) {
    const more = [facts.ticket, facts.said, facts.assignee, facts.why].filter(Boolean).join(', ')
    const entry = decision_seq === null ? '' : ` (entry ${decision_seq} of the decision log)`
    rows.push([at.slice(0, 10), `${kind.replaceAll('_', ' ')}${name(by)}${more === '' ? '' : `: ${more}`}${entry}`])
  }
  for (const [label, said] of rows)
    terminal.out(`${wrapped(said, terminal.width, `  ${label.padEnd(10)} `, ' '.repeat(13)).join('\n')}\n`)
}

const inText = ({ title, facts, note, link }: Found['sent']): string[] => [
  title,
  '',
  ...facts.map(([name, value]) => `${name}: ${value}`),
  ...(note === null ? [] : ['', note]),
  '',
  link,
]

const aboutIn = (options: Invocation['options']) =>
  subjects.flatMap((kind) => {
    const id = text(options, kind)
    return id ? [{ kind, id }] : []
  })

function idIn([id]: readonly string[]): string {
  if (id) return id
  throw new AppError('invalid_input', 'Name the handover by its id. "aftercare handovers" lists them.')
}
