import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const
const kinds = 'prompt, model, route, mapping, boundary, integration, threshold, schedule, release or other'

const sourceInWords = { person: 'written', deployment: 'told by a deployment', plan: 'the plan says so' } as const

export const changeNoteCommands: readonly Command[] = [
  {
    name: 'change-notes',
    usage: '',
    summary:
      'What was altered about the automations, by whomever, the newest first: what was written down, and what the plan says.',
    options: {
      workflow: { type: 'string', value: 'NAME', help: 'only this workflow' },
      what: { type: 'string', value: 'KIND', help: `only ${kinds}` },
      limit: { type: 'string', value: 'N', help: 'rows on a page, at most 200 (default: 50)' },
      cursor: { type: 'string', value: 'CURSOR', help: 'the next page, as the page before says' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const query = Object.fromEntries(
        ['workflow', 'what', 'limit', 'cursor'].map((name) => [name, text(options, name)]),
      )
      const page = await (await api()).get('/api/v1/change-notes', { query: query as never })
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0)
        terminal.out(
          'Nothing is written down. "aftercare change-notes add" writes a note; docs/change-notes.md says how.\n',
        )
      else {
        const rows = page.items.map((one) => [
          one.at.slice(0, 16),
          one.workflow,
          one.name === null ? one.what : `${one.what} ${one.name}`,
          altered(one),
          one.why ?? '',
          `${sourceInWords[one.source]}${one.plan_version === null ? '' : ` (version ${one.plan_version})`}, ${one.by}`,
          one.link ?? '',
        ])
        terminal.out(`${table(['from', 'workflow', 'what', 'altered', 'why', 'known', 'link'], rows).join('\n')}\n`)
        if (page.next !== null) terminal.out(`More with --cursor ${page.next}\n`)
      }
      return 0
    },
  },
  {
    name: 'changes',
    usage: 'WORKFLOW',
    summary:
      'What changed of a workflow, the newest first: what notes and the plan say, and what only its runs show and nobody wrote down.',
    options: {
      from: { type: 'string', value: 'TIME', help: 'from when on (default: 90 days back)' },
      to: { type: 'string', value: 'TIME', help: 'until when (default: now)' },
      recorded: { type: 'string', value: 'yes|no', help: 'only what was written down, or only what nobody wrote down' },
      json: asJson,
    },
    async run({ words: [workflow], options, terminal, api }) {
      if (!workflow) throw new AppError('invalid_input', 'Name the workflow. "aftercare overview" lists them.')
      const query = Object.fromEntries(['from', 'to', 'recorded'].map((name) => [name, text(options, name)]))
      const found = await (await api()).get('/api/v1/workflows/{workflow}/changes', {
        params: { workflow },
        query: query as never,
      })
      const { items, from, to, left_off } = found
      if (options.json) terminal.out(json(found))
      else if (items.length === 0)
        terminal.out(`Nothing that is known changed from ${from.slice(0, 10)} to ${to.slice(0, 16)}.\n`)
      else {
        const rows = items.map((one) => [
          one.at.slice(0, 16),
          one.said,
          one.why ?? '',
          one.note === null
            ? 'nobody wrote it down'
            : one.note.startsWith('plan:')
              ? 'the plan says so'
              : 'written down',
        ])
        terminal.out(`${table(['from', 'changed', 'why', 'known'], rows).join('\n')}\n`)
        if (left_off > 0)
          terminal.out(`${left_off} older ones are left off: name a shorter time with --from and --to.\n`)
      }
      return 0
    },
  },
  {
    name: 'change-notes add',
    usage: '[FINDING]',
    summary:
      'Write down that something about a live automation was altered; or, with a finding that says that nobody wrote it down, just that. The decision log has it.',
    options: {
      workflow: { type: 'string', value: 'NAME', help: 'of which workflow' },
      what: { type: 'string', value: 'KIND', help: kinds },
      why: { type: 'string', value: 'TEXT', help: 'why it was altered' },
      name: { type: 'string', value: 'NAME', help: 'which of them, such as the name of the prompt' },
      at: { type: 'string', value: 'TIME', help: 'from when on (default: now)' },
      before: { type: 'string', value: 'TEXT', help: 'what it was' },
      after: { type: 'string', value: 'TEXT', help: 'what it is, as the evidence names it' },
      description: { type: 'string', value: 'TEXT', help: 'what was altered, in words' },
      reference: { type: 'string', value: 'REFERENCE', help: 'an address, a commit, a version of n8n' },
      json: asJson,
    },
    async run({ words: [finding], options, terminal, api }) {
      const given: Record<string, string> = Object.fromEntries(
        ['workflow', 'what', 'why', 'name', 'at', 'before', 'after', 'description', 'reference'].flatMap((name) => {
          const value = text(options, name)
          // --link signs in.
          return value === undefined ? [] : [[name === 'reference' ? 'link' : name, value]]
        }),
      )
      if (finding !== undefined) {
        const { description, why, link, ...others } = given
        const [other] = Object.keys(others)
        if (other !== undefined)
          throw new AppError(
            'invalid_input',
            `The finding says which change it is about: leave --${other} out. Give --description and --why.`,
          )
        if (description === undefined) throw new AppError('invalid_input', 'Say what was altered, with --description.')
        if (why === undefined) throw new AppError('invalid_input', 'Say why it was altered, with --why.')
        const body = { description, why, ...(link === undefined ? {} : { link }) }
        const note = await (await api()).post('/api/v1/findings/{id}/change-note', { params: { id: finding }, body })
        terminal.out(
          options.json
            ? json(note)
            : `Noted for ${note.workflow}, and finding ${finding} is over. The decision log has it.\n`,
        )
        return 0
      }
      for (const [name, lacks] of [
        ['workflow', 'Name the workflow, with --workflow. "aftercare overview" lists them.'],
        ['what', `Say what was altered, with --what: ${kinds}.`],
        ['why', 'Say why it was altered, with --why.'],
      ] as const)
        if (given[name] === undefined) throw new AppError('invalid_input', lacks)
      const note = await (await api()).post('/api/v1/change-notes', { body: given as never })
      if (options.json) terminal.out(json(note))
      else {
        const what = note.name === null ? note.what : `${note.what} ${note.name}`
        terminal.out(`Noted for ${note.workflow}: ${what}, from ${note.at} on. The decision log has it.\n`)
      }
      return 0
    },
  },
]

/** "d-22 -> d-23", and what is said of it. */
function altered({
  before,
  after,
  description,
}: {
  before: string | null
  after: string | null
  description: string | null
}): string {
  const step = before === null && after === null ? '' : `${before ?? '?'} -> ${after ?? '?'}`
  return [step, description ?? ''].filter((part) => part !== '').join('; ')
}
