import { readFileSync } from 'node:fs'
import { AppError } from '../../base/errors.ts'
import { planJsonSchema } from '../../plan/json-schema.ts'
import { planErrorToText, readPlan } from '../../plan/read-plan.ts'
import { type Command, json } from '../command.ts'

export const planCommands: readonly Command[] = [
  {
    name: 'plan check',
    usage: 'FILE',
    summary: 'Read a plan and tell everything that is wrong with it, each with its line and column.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ words, options, terminal }) {
      const file = named(words)
      const read = readPlan(bytesOf(file))
      if (options.json)
        terminal.out(json(read.kind === 'ok' ? { ok: true, errors: [] } : { ok: false, errors: read.errors }))
      else if (read.kind === 'ok')
        terminal.out(
          `${file} is a plan: ${Object.keys(read.plan.workflows).length} workflows, ${Object.keys(read.plan.people).length} people.\n`,
        )
      else for (const error of read.errors) terminal.err(`${planErrorToText(file, error)}\n`)
      return read.kind === 'ok' ? 0 : 2
    },
  },
  {
    name: 'plan schema',
    usage: '',
    summary: 'The JSON Schema of a plan, for editors.',
    options: {},
    async run({ terminal }) {
      terminal.out(json(planJsonSchema()))
      return 0
    },
  },
  {
    name: 'plan apply',
    usage: 'FILE',
    summary: 'Keep a plan as a new version; nothing is overwritten. The difference is shown first.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ words, options, terminal, api }) {
      const file = named(words)
      const source = bytesOf(file)
      const read = readPlan(source)
      if (read.kind === 'invalid') {
        if (options.json) terminal.out(json({ ok: false, errors: read.errors }))
        else for (const error of read.errors) terminal.err(`${planErrorToText(file, error)}\n`)
        return 2
      }
      const applied = await (await api()).post('/api/v1/plan', { body: source.toString('utf8') })
      if (options.json) terminal.out(json(applied))
      else if (applied.is_new)
        terminal.out(`Applied as version ${applied.version}, in force from ${read.plan.effective}.\n`)
      else terminal.out(`Nothing changed: this file is version ${applied.version} already.\n`)
      return 0
    },
  },
  {
    name: 'plan show',
    usage: '',
    summary: 'The file of the plan in force.',
    options: { json: { type: 'boolean', help: 'print the plan as it was read, as JSON' } },
    async run({ options, terminal, api }) {
      const found = await (await api()).get('/api/v1/plan')
      terminal.out(options.json ? json(found) : found.source)
      return 0
    },
  },
]

function named(words: readonly string[]): string {
  const [file] = words
  if (!file) throw new AppError('invalid_input', 'Name the plan file, such as maintenance.yaml.')
  return file
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new AppError(
      'not_found',
      `${file} cannot be read (${(cause as NodeJS.ErrnoException).code}). Check the name.`,
      { cause },
    )
  }
}
