import { readFileSync } from 'node:fs'
import { type Aftercare, AftercareError } from '../../../sdk/src/client.ts'
import { AppError } from '../../base/errors.ts'
import { allInLanguage } from '../../base/say.ts'
import type { readBaselines } from '../../evidence/receive/sheets/baselines.ts'
import { textIn } from '../../evidence/receive/sheets/rows.ts'
import type { tryReading } from '../../evidence/runs/try-reading.ts'
import { coverage } from '../../plan/coverage.ts'
import { diffPlans } from '../../plan/diff.ts'
import { planJsonSchema } from '../../plan/json-schema.ts'
import { type Plan, planSchema } from '../../plan/plan.ts'
import { planErrorToText, readPlan } from '../../plan/read-plan.ts'
import { hoursAndMinutes, reviewTime } from '../../plan/review-time.ts'
import { wrapped } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

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
          `${file} is a plan: ${counted(read.plan.workflows, 'workflow', 'workflows')}, ${counted(read.plan.people, 'person', 'people')}.\n`,
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
      const client = await api()
      if (!options.json)
        for (const line of allInLanguage(diffPlans(await planInForce(client), read.plan))) terminal.out(`  ${line}\n`)
      const applied = await client.post('/api/v1/plan', { body: source.toString('utf8') })
      if (options.json) terminal.out(json(applied))
      else if (applied.is_new)
        terminal.out(`Applied as version ${applied.version}, in force from ${read.plan.effective}.\n`)
      else terminal.out(`Nothing changed: this file is version ${applied.version} already.\n`)
      if (!options.json) terminal.out(againInWords(applied.reading_again))
      return 0
    },
  },
  {
    name: 'plan coverage',
    usage: '[FILE]',
    summary:
      'What a maintenance plan must have and this one lacks, with why it matters; of a file, or of the plan in force.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ words, options, terminal, api }) {
      const [file] = words
      const plan = file ? readOrRefuse(file) : await planInForce(await api())
      if (!plan) throw new AppError('not_found', 'There is no plan yet. Name a file, or apply one first.')
      const gaps = allInLanguage(coverage(plan))
      if (options.json) terminal.out(json({ items: gaps, asks: reviewTime(plan).people }))
      else if (gaps.length === 0) terminal.out('The plan lacks nothing that a maintenance plan must have.\n')
      else {
        terminal.out(`${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}:\n`)
        for (const { where, gap, why } of gaps)
          terminal.out(`${wrapped(`${where}: ${gap} ${why}`, terminal.width, '- ', '  ').join('\n')}\n`)
      }
      if (!options.json) terminal.out(asksInWords(plan))
      return 0
    },
  },
  {
    name: 'plan reading',
    usage: '[FILE]',
    summary:
      'What the rules for reading of a plan find in the newest runs: of a file before it applies, or of the plan in force. Nothing is changed.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ words, options, terminal, api }) {
      const [file] = words
      const client = await api()
      if (file) readOrRefuse(file)
      if (!file && !options.json) terminal.out(againInWords((await client.get('/api/v1/workspace')).reading_again))
      const tried = file
        ? await client.post('/api/v1/plan/reading', { body: bytesOf(file).toString('utf8') })
        : await client.get('/api/v1/plan/reading')
      if (options.json) terminal.out(json(tried))
      else if (tried.items.length === 0)
        terminal.out('No workflow of the plan has rules for reading. They stand under "reading" of a workflow.\n')
      else for (const one of tried.items) terminal.out(readingInWords(one, terminal.width))
      return 0
    },
  },
  {
    name: 'plan baselines',
    usage: 'FILE',
    summary:
      'Put baselines (how it was before) from a CSV file into the draft of the plan, by a mapping of its columns. It is in force once the draft is applied.',
    options: {
      mapping: {
        type: 'string',
        value: 'FILE',
        help: 'what its columns are (docs/sheets.md); without it one is guessed and shown',
      },
      'dry-run': { type: 'boolean', help: 'only say what would be put there and what refused' },
      workflow: { type: 'string', value: 'NAME', help: 'for a guess: the workflow that no column names' },
      json: { type: 'boolean', help: 'print JSON' },
    },
    async run({ words, options, terminal, api }) {
      const [file] = words
      if (!file) throw new AppError('invalid_input', 'Name the CSV file with the baselines, such as before.csv.')
      const [given, workflow] = [text(options, 'mapping'), text(options, 'workflow')]
      const query = {
        ...(given === undefined ? {} : { mapping: bytesOf(given).toString('utf8') }),
        ...(workflow === undefined ? {} : { workflow }),
        ...(options['dry-run'] ? { dry_run: 'true' as const } : {}),
      }
      const seen = await (await api()).post('/api/v1/plan/draft/baselines', {
        query,
        body: textIn(bytesOf(file), file),
      })
      if (options.json) terminal.out(json(seen))
      else {
        if (seen.is_guessed) terminal.out(seen.mapping)
        const tell = (line: string) => (seen.is_guessed ? terminal.err(line) : terminal.out(line))
        for (const one of seen.baselines) tell(`${file}:${one.line}: ${baselineInWords(one)}\n`)
        for (const { position, reason } of seen.reasons) terminal.err(`${file}:${position}: ${reason}\n`)
        const counts = `${seen.baselines.length} of ${seen.rows} rows`
        if (seen.is_guessed)
          terminal.err(
            `Nothing was kept. This is what the columns seem to say: ${counts} can be read. Keep it in a file, put right what is wrong, and give it with --mapping FILE.\n`,
          )
        else if (seen.revision === null)
          terminal.out(`${counts} can be put into the draft of the plan. Nothing was kept.\n`)
        else {
          for (const line of seen.changes ?? []) terminal.out(`  ${line}\n`)
          for (const error of seen.errors) terminal.out(`  ${error}\n`)
          terminal.out(
            `${counts} are in the draft of the plan now. Look at it at the desk under Plan, and apply it there: they count from then on.\n`,
          )
        }
      }
      return seen.refused > 0 || seen.is_guessed ? 2 : 0
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

type Told = Awaited<ReturnType<typeof readBaselines>>['baselines'][number]

/** "triage, refund: 12 minutes (9 to 18), n = 40, sampled, time study" */
function baselineInWords({ workflow, case_type, minutes, low, high, error_rate, ...one }: Told): string {
  const bounds = low === undefined && high === undefined ? '' : ` (${low ?? '?'} to ${high ?? '?'})`
  const known = [
    ...(minutes === undefined ? [] : [`${minutes} minutes${bounds}`]),
    ...(error_rate === undefined ? [] : [`${error_rate} errors`]),
    ...(one.n === undefined ? [] : [`n = ${one.n}`]),
    one.method ?? 'estimated',
    ...[one.source, one.from === undefined ? undefined : `from ${one.from}`, one.confirmed_by].filter(
      (part) => part !== undefined,
    ),
  ]
  return `${workflow}, ${case_type}: ${known.join(', ')}`
}

/** That runs are being read again, and how far it is. */
const againInWords = (all: readonly { workflow: string; done: number; total: number }[]): string =>
  all
    .map(
      ({ workflow, done, total }) =>
        `${workflow}: its runs are being read again by the rules of the plan, the newest first: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}. Until it is done, figures hold some that were read by the rules of before; "aftercare plan reading" tells how far it is.\n`,
    )
    .join('')

type Tried = Awaited<ReturnType<typeof tryReading>>

/** What rules would find, a line for each; of one that finds nothing what there is instead. */
function readingInWords({ workflow, runs, facts, steps }: Tried, width: number): string {
  const n = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`
  if (runs === 0) return `${workflow}: no run of it is kept yet.\n`
  const some = (values: readonly (string | null)[]) => {
    const known = values.filter((value) => value !== null)
    return known.length === 0 ? '' : `, such as ${known.join(', ')}`
  }
  const ofFacts = facts.map(({ fact, at, found, now, changed, examples, attributes }) =>
    found === 0
      ? `${fact} at ${at}: found in no run.${attributes.length === 0 ? '' : ` Attributes there are: ${attributes.join(', ')}.`}`
      : `${fact} at ${at}: found in ${found} of ${runs}${some(examples.map((one) => one.after))}. ${changed === 0 ? 'That is as it is now' : `${now} have one now; it would be another in ${changed}`}.`,
  )
  const ofSteps = steps.map((one) => {
    if (one.steps === 0)
      return `step "${one.step}": no step fits.${one.names.length === 0 ? '' : ` Names there are: ${one.names.join(', ')}.`}`
    const told = Object.entries(one.told).map(([kind, count]) => `${count} ${kind}`)
    const is = one.action === null ? one.is.join(', ') : `${one.is.join(', ')}, action ${one.action}`
    const records =
      one.records === null
        ? ''
        : ` The id of a record is found in ${one.records}${some(one.examples.map(({ record }) => record))}.`
    return `step "${one.step}": ${n(one.steps, 'step')} in ${n(one.runs, 'run')}, told as ${told.join(', ')}: ${is}.${records}`
  })
  const lines = [...ofFacts, ...ofSteps].flatMap((line) => wrapped(line, width, '- ', '  '))
  return `${workflow}, the newest ${n(runs, 'run')}:\n${lines.join('\n')}\n`
}

/** What reviews ask of each person a week, beside what they have for it; nothing where no review is planned. */
function asksInWords(plan: Plan): string {
  const rows = reviewTime(plan).people.map(({ person, workflows, minutes, available }) => {
    const has = available === null ? 'not said what they have' : `they have ${hoursAndMinutes(available)}`
    const name = plan.people[person]?.name ?? person
    return `- ${name}: ${hoursAndMinutes(minutes)} a week for ${workflows.join(', ')}; ${has}\n`
  })
  return rows.length === 0
    ? ''
    : `What its reviews ask of people, as far as it says how long they take:\n${rows.join('')}`
}

function counted(things: object, one: string, several: string): string {
  const count = Object.keys(things).length
  return `${count} ${count === 1 ? one : several}`
}

/** The plan in force, or null where there is none. */
async function planInForce(client: Aftercare): Promise<Plan | null> {
  try {
    return planSchema.parse((await client.get('/api/v1/plan')).plan)
  } catch (error) {
    if (error instanceof AftercareError && error.code === 'not_found') return null
    throw error
  }
}

/** The plan that a file holds, or one sentence of how to see what is wrong with it. */
export function readOrRefuse(file: string): Plan {
  const read = readPlan(bytesOf(file))
  if (read.kind === 'ok') return read.plan
  throw new AppError(
    'invalid_plan',
    `${file} has ${read.errors.length === 1 ? 'an error' : `${read.errors.length} errors`}. "aftercare plan check ${file}" tells ${read.errors.length === 1 ? 'it' : 'them'}.`,
  )
}

function named(words: readonly string[]): string {
  const [file] = words
  if (!file) throw new AppError('invalid_input', 'Name the plan file, such as maintenance.yaml.')
  return file
}

export function bytesOf(file: string): Buffer {
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
