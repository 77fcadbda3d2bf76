import type { Aftercare } from '../../../sdk/src/client.ts'
import { AppError } from '../../base/errors.ts'
import { table, wrapped } from '../../reports/review/text.ts'
import { type Command, type Invocation, json, type Options, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const
const origins = ['finding', 'request', 'review'] as const

export const taskCommands: readonly Command[] = [
  {
    name: 'tasks',
    usage: '',
    summary: 'Tasks: who will do what by which day, and what is overdue.',
    options: {
      state: { type: 'string', value: 'STATE', help: 'open (default), overdue, done, dropped or all' },
      owner: { type: 'string', value: 'WHO', help: 'only those of this person of the plan, or me' },
      workflow: { type: 'string', value: 'NAME', help: 'only this workflow' },
      limit: { type: 'string', value: 'N', help: 'rows on a page, at most 200 (default: 50)' },
      cursor: { type: 'string', value: 'CURSOR', help: 'the next page, as the page before says' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const names = ['state', 'owner', 'workflow', 'limit', 'cursor']
      const query = Object.fromEntries(names.map((name) => [name, text(options, name)]))
      const page = await (await api()).get('/api/v1/tasks', { query: query as never })
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0) terminal.out('There is no such task.\n')
      else {
        const rows = page.items.map((one) => [
          one.id,
          one.is_overdue ? 'overdue' : one.state,
          one.due,
          one.owner,
          one.workflow ?? '',
          one.title,
        ])
        terminal.out(`${table(['task', 'state', 'due', 'who', 'workflow', 'what'], rows).join('\n')}\n`)
        if (page.next !== null) terminal.out(`\nMore of ${page.total} with --cursor ${page.next}\n`)
      }
      return 0
    },
  },
  {
    name: 'task',
    usage: 'ID',
    summary: 'One task: what is expected of it, and what happened to it.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const found = await (await api()).get('/api/v1/tasks/{id}', { params: { id: idIn(words) } })
      if (options.json) {
        terminal.out(json(found))
        return 0
      }
      terminal.out(`${found.title}\n`)
      for (const [name, said] of rowsOf(found))
        terminal.out(`${wrapped(said, terminal.width, `  ${name.padEnd(10)} `, ' '.repeat(13)).join('\n')}\n`)
      return 0
    },
  },
  {
    name: 'task new',
    usage: 'TITLE',
    summary: 'Make a task: what a person of the plan will do by a day, and what is expected of it.',
    options: {
      owner: { type: 'string', value: 'PERSON', help: 'who does it: a person of the plan, by their key' },
      due: { type: 'string', value: 'DAY', help: 'by when' },
      expected: { type: 'string', value: 'TEXT', help: 'what is expected of it, such as "corrections fall below 5%"' },
      objective: { type: 'string', value: 'NAME', help: 'the promise of the plan that shows whether it helped' },
      workflow: {
        type: 'string',
        value: 'NAME',
        help: 'the workflow it is about (default: that of what it comes from)',
      },
      finding: { type: 'string', value: 'ID', help: 'the finding it comes from' },
      request: { type: 'string', value: 'ID', help: 'the request it comes from' },
      review: { type: 'string', value: 'ID', help: 'the review it comes from' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const title = words.join(' ')
      if (!title)
        throw new AppError(
          'invalid_input',
          'Say in a line what will be done: aftercare task new "Shorten the prompt" --owner jonas --due 2026-03-31',
        )
      const given = origins.flatMap((kind) => {
        const id = text(options, kind)
        return id ? [{ kind, id }] : []
      })
      if (given.length > 1)
        throw new AppError(
          'invalid_input',
          'A task comes from one thing. Give one of --finding, --request and --review.',
        )
      const body = {
        title,
        owner: needed(options, 'owner', 'Say who does it, with --owner: a person of the plan by their key.'),
        due: needed(options, 'due', 'Say by when, with --due 2026-03-31.'),
        ...Object.fromEntries(['expected', 'objective', 'workflow'].map((name) => [name, text(options, name) ?? null])),
        from: given[0] ?? null,
      }
      const made = await (await api()).post('/api/v1/tasks', { body: body as never })
      terminal.out(options.json ? json(made) : `Task ${made.id} is ${made.owner_name}’s, due on ${made.due}.\n`)
      return 0
    },
  },
  acting(
    'move',
    'Give it another day, and say why. The first day stays beside it.',
    {
      due: { type: 'string', value: 'DAY', help: 'the other day' },
      because: { type: 'string', value: 'TEXT', help: 'why' },
    },
    (options) => ({
      due: needed(options, 'due', 'Give the other day, with --due 2026-03-31.'),
      because: needed(options, 'because', 'Say why it needs another day, with --because.'),
    }),
  ),
  acting(
    'give',
    'Give it to another person of the plan.',
    { owner: { type: 'string', value: 'PERSON', help: 'a person of the plan, by their key' } },
    (options) => ({ owner: needed(options, 'owner', 'Say who has it now, with --owner.') }),
  ),
  acting(
    'done',
    'Say that it is done, and what was done. The next review asks whether it did what was expected.',
    { what: { type: 'string', value: 'TEXT', help: 'what was done' } },
    (options) => ({ what: needed(options, 'what', 'Say what was done, with --what.') }),
  ),
  acting('drop', 'Drop it, and say why.', { because: { type: 'string', value: 'TEXT', help: 'why' } }, (options) => ({
    because: needed(options, 'because', 'Say why it is dropped, with --because.'),
  })),
]

/** One act as a command. */
function acting(
  name: string,
  summary: string,
  options: Command['options'],
  bodyOf: (options: Options) => object,
): Command {
  return {
    name: `task ${name}`,
    usage: 'ID',
    summary,
    options: { ...options, json: asJson },
    async run({ words, options, terminal, api }: Invocation) {
      const id = idIn(words)
      const body = bodyOf(options) as never
      const path = `/api/v1/tasks/{id}/${name}` as '/api/v1/tasks/{id}/move'
      const task = await (await api()).post(path, { params: { id }, body })
      if (options.json) terminal.out(json(task))
      else {
        const entry = task.history.at(-1)?.decision_seq
        const stands = task.state === 'open' ? `${task.owner_name}’s, due on ${task.due}` : task.state
        terminal.out(`Task ${id} is ${stands}: entry ${entry} of the decision log.\n`)
      }
      return 0
    },
  }
}

function idIn([id]: readonly string[]): string {
  if (id) return id
  throw new AppError('invalid_input', 'Name the task by its id. "aftercare tasks" lists them.')
}

function needed(options: Options, name: string, otherwise: string): string {
  const value = text(options, name)
  if (value) return value
  throw new AppError('invalid_input', otherwise)
}

const answers = { yes: 'yes', no: 'no', unknown: 'cannot be known' } as const

type Found = Awaited<ReturnType<typeof ask>>
const ask = (api: Aftercare, id: string) => api.get('/api/v1/tasks/{id}', { params: { id } })

function rowsOf(found: Found): [string, string][] {
  const name = (principal: string) => found.names[principal] ?? principal
  const moved = found.first_due === found.due ? '' : `, at first on ${found.first_due}`
  const rows: [string, string][] = [
    ['state', found.is_overdue ? 'overdue' : found.state],
    ['who', found.owner_name],
    ['due', `${found.due}${moved}`],
  ]
  if (found.workflow) rows.push(['about', found.workflow])
  if (found.from) rows.push(['from', `${found.from.kind} ${found.from.id}`])
  if (found.expected || found.objective)
    rows.push([
      'expected',
      [found.expected, found.objective && `shown by ${found.objective}`].filter(Boolean).join('; '),
    ])
  if (found.note !== null) rows.push([found.state === 'done' ? 'what' : 'why', found.note])
  if (found.answer) rows.push(['did it?', `${answers[found.answer]} (review ${found.answered_in})`])
  for (const one of found.history)
    rows.push([
      one.at.slice(0, 10),
      `${one.kind}${one.facts.due && one.kind === 'moved' ? ` from ${one.facts.before} to ${one.facts.due}` : ''}${one.kind === 'given' ? ` to ${one.facts.owner}` : ''} by ${name(one.by)}${one.note === null ? '' : `: ${one.note}`} (entry ${one.decision_seq} of the decision log)`,
    ])
  return rows
}
