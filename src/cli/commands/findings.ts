import { AppError } from '../../base/errors.ts'
import { table, wrapped } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const
const states = ['open', 'acknowledged', 'resolved', 'unresolved'] as const

export const findingCommands: readonly Command[] = [
  {
    name: 'findings',
    usage: '',
    summary: 'What needs attention, the worst first.',
    options: {
      workflow: { type: 'string', value: 'NAME', help: 'only this workflow' },
      state: { type: 'string', value: 'STATE', help: 'open, acknowledged, resolved or unresolved (default)' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const given = text(options, 'state')
      const state = states.find((one) => one === given)
      if (given !== undefined && state === undefined)
        throw new AppError('invalid_input', `"${given}" is no state of a finding. Use ${states.join(', ')}.`)
      const query = { workflow: text(options, 'workflow'), state }
      const { items } = await (await api()).get('/api/v1/findings', { query })
      if (options.json) terminal.out(json({ items, next: null }))
      else if (items.length === 0) terminal.out(state === undefined ? 'Nothing is open.\n' : `Nothing is ${state}.\n`)
      else
        terminal.out(
          `${table(
            ['finding', 'severity', 'workflow', 'what', 'state', 'since'],
            items.map((one) => [one.id, one.severity, one.workflow, one.title, one.state, one.first_seen.slice(0, 10)]),
          ).join('\n')}\n`,
        )
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
      const found = await (await api()).get('/api/v1/findings/{id}', { params: { id } })
      if (options.json) {
        terminal.out(json(found))
        return 0
      }
      const { evidence, again } = found
      const day = (moment: string) => moment.slice(0, 10)
      const rows: [string, string][] = [
        [
          'about',
          `${found.workflow}, ${found.dimension}, severity ${found.severity}, owner ${found.owner ?? 'nobody'}`,
        ],
        ['state', `${found.state}, since ${day(found.first_seen)}, last seen ${day(found.last_seen)}`],
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
      rows.push(['behind', evidence.behind.command || evidence.behind.url])
      terminal.out(`${found.title}\n`)
      for (const [name, words] of rows)
        terminal.out(`${wrapped(words, terminal.width, `  ${name.padEnd(8)} `, ' '.repeat(11)).join('\n')}\n`)
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
]

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
}
