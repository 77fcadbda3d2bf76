import type { Aftercare } from '../../../sdk/src/client.ts'
import { AppError } from '../../base/errors.ts'
import { table, wrapped } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const
const paging = {
  limit: { type: 'string', value: 'N', help: 'rows on a page, at most 200 (default: 50)' },
  cursor: { type: 'string', value: 'CURSOR', help: 'the next page, as the page before says' },
} as const
const states = ['open', 'acknowledged', 'resolved', 'unresolved'] as const

export const findingCommands: readonly Command[] = [
  {
    name: 'findings',
    usage: '',
    summary: 'What needs attention, the worst first.',
    options: {
      workflow: { type: 'string', value: 'NAME', help: 'only this workflow' },
      state: { type: 'string', value: 'STATE', help: 'open, acknowledged, resolved or unresolved (default)' },
      severity: { type: 'string', value: 'SEVERITY', help: 'high, medium or low' },
      owner: { type: 'string', value: 'WHO', help: 'me, nobody, somebody, or one as the decision log names them' },
      ...paging,
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const given = text(options, 'state')
      const state = states.find((one) => one === given)
      if (given !== undefined && state === undefined)
        throw new AppError('invalid_input', `"${given}" is no state of a finding. Use ${states.join(', ')}.`)
      const [workflow, severity, owner] = ['workflow', 'severity', 'owner'].map((name) => text(options, name))
      const [limit, cursor] = ['limit', 'cursor'].map((name) => text(options, name))
      const query = { workflow, state, severity, owner, limit, cursor }
      const page = await (await api()).get('/api/v1/findings', { query: query as never })
      const { items, counts, next } = page
      if (options.json) terminal.out(json(page))
      else if (items.length === 0) terminal.out(state === undefined ? 'Nothing is open.\n' : `Nothing is ${state}.\n`)
      else {
        terminal.out(
          `${table(
            ['finding', 'severity', 'workflow', 'what', 'state', 'owner', 'since'],
            items.map((one) => [
              one.id,
              one.severity,
              one.workflow,
              one.title,
              one.state,
              one.owner ?? 'nobody',
              one.first_seen.slice(0, 10),
            ]),
          ).join('\n')}\n`,
        )
        terminal.out(`\n${counts.high} high, ${counts.medium} medium, ${counts.low} low.\n`)
        if (next !== null) terminal.out(`More with --cursor ${next}\n`)
      }
      return 0
    },
  },
  {
    name: 'finding',
    usage: 'ID',
    summary: 'One finding: what its question said then, what the same question says now, and what changed in between.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const [id] = words
      if (!id) throw new AppError('invalid_input', 'Name the finding by its id. "aftercare findings" lists them.')
      const found = await askFinding(await api(), id)
      if (options.json) {
        terminal.out(json(found))
        return 0
      }
      const { evidence, again } = found
      const day = (moment: string) => moment.slice(0, 10)
      const rows: [string, string][] = [
        [
          'about',
          `${found.workflow}, ${found.dimension}, severity ${found.severity}, owner ${found.owner ?? 'nobody'}; for the workflow answers ${found.answers ?? 'nobody'}`,
        ],
        ['state', `${stateInWords(found)}, since ${day(found.first_seen)}, last seen ${day(found.last_seen)}`],
      ]
      if (found.acknowledged_at !== null)
        rows.push(
          [
            'seen',
            `by ${found.acknowledged_by} on ${day(found.acknowledged_at)}, entry ${found.decision_seq} of the decision log, when it said: ${found.acknowledged_evidence?.said}`,
          ],
          ['note', found.note ?? ''],
        )
      if (evidence.from !== null && evidence.to !== null)
        rows.push(['period', `${evidence.from.slice(0, 16)} to ${evidence.to.slice(0, 16)}`])
      rows.push(['then', `${evidence.said} (${evidence.asked_at.slice(0, 16)}, ${evidence.code})`])
      if (again === null) rows.push(['now', "can't be asked again: it was kept before its question was"])
      else rows.push(['now', again.same ? `The same. ${again.said}` : again.said], ['between', betweenInWords(again)])
      for (const one of found.changed_near)
        rows.push([
          'changed too',
          `${one.at.slice(0, 16)}: ${one.said}${one.note === null ? ', and nobody wrote it down' : ''}`,
        ])
      if (found.cause) rows.push(['explained', `by finding ${found.cause.id}: ${found.cause.title}`])
      if (found.maintenance) rows.push(['explained', `by planned maintenance: ${found.maintenance.why}`])
      for (const one of found.explains.items) rows.push(['explains', `finding ${one.id}: ${one.title} (${one.state})`])
      rows.push(['behind', evidence.behind.command || evidence.behind.url])
      terminal.out(`${found.title}\n`)
      for (const one of found.history) rows.push([day(one.at), eventInWords(one)])
      for (const [name, words] of rows)
        terminal.out(`${wrapped(words, terminal.width, `  ${name.padEnd(11)} `, ' '.repeat(14)).join('\n')}\n`)
      return 0
    },
  },
  {
    name: 'acknowledge',
    usage: 'FINDING',
    summary:
      'Say that you have seen a finding and what you mean to do. It stays until it is over; the decision log has it.',
    options: { note: { type: 'string', value: 'TEXT', help: 'what you mean to do' }, json: asJson },
    async run({ words, options, terminal, api }) {
      const [id] = words
      const note = text(options, 'note')
      if (!id) throw new AppError('invalid_input', 'Name the finding by its id. "aftercare findings" lists them.')
      if (!note) throw new AppError('invalid_input', 'Say what you mean to do, with --note.')
      const client = await api()
      const found = await client.post('/api/v1/findings/{id}/acknowledgement', { params: { id }, body: { note } })
      if (options.json) terminal.out(json(found))
      else
        terminal.out(
          `Finding ${id} is acknowledged by ${found.acknowledged_by}: entry ${found.decision_seq} of the decision log.\n`,
        )
      return 0
    },
  },
  {
    name: 'note',
    usage: 'FINDING',
    summary: 'Write something down about a finding, at any time. It stands in its history.',
    options: { note: { type: 'string', value: 'TEXT', help: 'what to write down' }, json: asJson },
    async run({ words, options, terminal, api }) {
      const id = findingIn(words)
      const note = text(options, 'note')
      if (!note) throw new AppError('invalid_input', 'Say what to write down, with --note.')
      const found = await (await api()).post('/api/v1/findings/{id}/notes', { params: { id }, body: { note } })
      terminal.out(
        options.json ? json(found) : `Noted. "aftercare finding ${id}" shows everything that happened to it.\n`,
      )
      return 0
    },
  },
  {
    name: 'assign',
    usage: 'FINDING',
    summary: 'Give a finding to somebody, or take it. The decision log has it.',
    options: { to: { type: 'string', value: 'PERSON', help: 'me, nobody, or a mail address' }, json: asJson },
    async run({ words, options, terminal, api }) {
      const id = findingIn(words)
      const to = text(options, 'to')
      if (!to)
        throw new AppError('invalid_input', 'Say who has it from now on, with --to: me, nobody, or a mail address.')
      const found = await (await api()).post('/api/v1/findings/{id}/owner', { params: { id }, body: { to } })
      terminal.out(options.json ? json(found) : `Finding ${id} is with ${found.owner ?? 'nobody'}.\n`)
      return 0
    },
  },
  {
    name: 'resolve',
    usage: 'FINDING',
    summary: 'Say that a finding is over, and why. It opens again where later evidence says that it is still so.',
    options: { because: { type: 'string', value: 'TEXT', help: 'why it is over' }, json: asJson },
    async run({ words, options, terminal, api }) {
      const id = findingIn(words)
      const because = text(options, 'because')
      if (!because) throw new AppError('invalid_input', 'Say why it is over, with --because.')
      const found = await (await api()).post('/api/v1/findings/{id}/closing', { params: { id }, body: { because } })
      if (options.json) terminal.out(json(found))
      else
        terminal.out(
          `Finding ${id} is closed by ${found.closed_by}. It opens again by itself where evidence that comes in from now on says that it is still so.\n`,
        )
      return 0
    },
  },
]

function findingIn([id]: readonly string[]): string {
  if (!id) throw new AppError('invalid_input', 'Name the finding by its id. "aftercare findings" lists them.')
  return id
}

type Found = Awaited<ReturnType<typeof askFinding>>
const askFinding = (api: Aftercare, id: string) => api.get('/api/v1/findings/{id}', { params: { id } })

/** "open; was closed by user:1 on 2026-03-02: "mended", and is still so". */
const causeInWords = ({ cause }: Found['history'][number]): string =>
  cause?.kind === 'maintenance' ? `planned maintenance: ${cause.title}` : `finding ${cause?.id}: ${cause?.title}`

function stateInWords({ state, ended, closed_at, closed_by, closed_because }: Found): string {
  const closed = closed_at === null ? '' : `closed by ${closed_by} on ${closed_at.slice(0, 10)}: "${closed_because}"`
  if (ended === 'closed') return closed
  if (ended === 'left_plan') return 'over: the plan no longer promises it'
  if (state === 'resolved') return 'over'
  return closed === '' ? state : `${state}; was ${closed}, and is still so`
}

/** What happened, in words: "acknowledged by user:1: ..." */
function eventInWords(one: Found['history'][number]): string {
  const [by, note, said] = [
    one.by ? ` by ${one.by}` : '',
    one.note ? `: ${one.note}` : '',
    one.said ? `: ${one.said}` : '',
  ]
  const entry = one.decision_seq === null ? '' : ` (entry ${one.decision_seq} of the decision log)`
  switch (one.kind) {
    case 'opened':
      return `opened${said}`
    case 'reopened':
      return `opened again, because it is still so${said}`
    case 'seen':
      return one.until === null ? 'seen again' : `seen again ${one.times} times, until ${one.until.slice(0, 16)}`
    case 'acknowledged':
      return `acknowledged${by}${note}${entry}`
    case 'noted':
      return `noted${by}${note}`
    case 'assigned':
      return `given to ${one.owner ?? 'nobody'}${by}${entry}`
    case 'closed':
      return `closed${by}${note}${entry}`
    case 'over':
      return 'over: looks found nothing any more'
    case 'left_plan':
      return `over: the plan no longer promises it since version ${one.plan_version}`
    case 'explained':
      return `explained by ${causeInWords(one)}`
    case 'told':
      return `told after all, not explained any more by ${causeInWords(one)}`
  }
}

/** "3 runs came in or changed." */
function betweenInWords({ changed, same }: { changed: Record<string, number>; same: boolean }): string {
  const some = Object.entries(changed).filter(([, count]) => count > 0)
  if (some.length > 0)
    return `${some.map(([what, count]) => `${count} ${wordsByKind[what] ?? what}`).join(', ')} came in or changed.`
  if (same) return 'Nothing came in or changed.'
  return 'Nothing came in or changed, and yet the answer is another: please report it.'
}

const wordsByKind: Readonly<Record<string, string>> = {
  eligible: 'counts of eligible cases',
  plans: 'versions of the plan',
  typed: 'typed figures',
  notes: 'change notes',
  moves: 'steps of the request',
  erased: 'runs that were erased',
}
