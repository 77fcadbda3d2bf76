import type { paths } from '../../../sdk/src/api.ts'
import { AppError } from '../../base/errors.ts'
import { inLanguage } from '../../base/say.ts'
import { groupings } from '../../evidence/runs/figures.ts'
import { sayAmount, sayTime } from '../../reports/amounts.ts'
import { table, wrapped } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

const range = {
  workflow: { type: 'string', value: 'NAME', help: 'only this workflow' },
  from: { type: 'string', value: 'TIME', help: 'from this day or time on (runs without a known time are left out)' },
  to: { type: 'string', value: 'TIME', help: 'before this day or time' },
} as const

const asJson = { type: 'boolean', help: 'print JSON' } as const

const filters = [
  'status',
  'outcome',
  'case',
  'case-type',
  'route',
  'release',
  'model',
  'mode',
  'text',
  'tool',
  'integration',
  'pattern',
  'cost-above',
  'longer-than-ms',
  'counts-for',
] as const

const helpByFilter: Record<(typeof filters)[number], string> = {
  status: 'ok, error, exception, handed_over, running or unknown; several with commas',
  outcome: 'accepted, corrected, rejected, escalated, reopened, untouched or unknown',
  case: 'only runs for this case',
  'case-type': 'only cases of this type',
  route: 'only cases sent this way',
  release: 'only this release',
  model: 'only runs whose main model this is',
  mode: 'live, canary, shadow or test',
  text: 'somewhere in an input, output, error or tool name',
  tool: 'only runs that called this tool',
  integration: 'only runs that called this system; with --tool-errors, of which a call failed',
  pattern: 'only runs that left their path by this recurring problem, by its number',
  'cost-above': 'only runs of which more than this is known to have been spent',
  'longer-than-ms': 'only runs that took longer',
  'counts-for': 'only runs that count for escaped_errors, tool_retries, refused_writes or active_people',
}

export const runCommands: readonly Command[] = [
  {
    name: 'figures',
    usage: '',
    summary: 'The plain numbers behind everything, a row for each group.',
    options: { ...range, by: { type: 'string', value: 'GROUP', help: groupings.join(', ') }, json: asJson },
    async run({ options, terminal, api }) {
      const by = text(options, 'by')
      if (by !== undefined && !groupings.includes(by as (typeof groupings)[number]))
        throw new AppError('invalid_input', `Figures cannot be grouped by "${by}". Use ${groupings.join(', ')}.`)
      const query = {
        workflow: text(options, 'workflow'),
        by: by as (typeof groupings)[number] | undefined,
        from: text(options, 'from'),
        to: text(options, 'to'),
      }
      const answer = await (await api()).get('/api/v1/figures', { query })
      if (options.json) {
        terminal.out(json(answer))
        return 0
      }
      if (answer.items.length === 0) {
        terminal.out(noRuns(answer))
        return 0
      }
      const rows = answer.items.map((row) => [
        by ? (row[by as 'release'] ?? 'unknown') : 'all',
        String(row.runs),
        String(row.judged),
        row.judged === 0
          ? 'unknown'
          : `${row.accepted} (${inLanguage(sayAmount(String((100 * row.accepted) / row.judged), 'share', ''))})`,
        String(row.handed_over),
        String(row.tool_calls),
        String(row.tool_errors),
        row.cost_reported === null
          ? 'none'
          : inLanguage(sayAmount(String(row.cost_reported), 'money', answer.currency)),
        String(row.cost_unknown_runs),
        row.median_duration_ms === null ? 'unknown' : inLanguage(sayTime(row.median_duration_ms)),
      ])
      const head = [
        by ?? '',
        'runs',
        'judged',
        'accepted',
        'handed over',
        'tool calls',
        'errors',
        'cost reported',
        'runs with unknown cost',
        'median',
      ]
      terminal.out(`${table(head, rows).join('\n')}\n`)
      const last = answer.items.at(-1)
      if (last)
        terminal.out(
          `\nThe runs ${by ? 'of the last row (--json has those of each)' : 'behind it'}: ${last.behind.command}\n`,
        )
      terminal.out(asOfInWords(answer))
      return 0
    },
  },
  {
    name: 'runs',
    usage: '',
    summary: 'Search runs, newest first. Filters hold together; "unknown" asks for what is not known.',
    options: {
      ...range,
      ...Object.fromEntries(
        filters.map((name) => [name, { type: 'string', value: 'VALUE', help: helpByFilter[name] }] as const),
      ),
      'tool-errors': { type: 'boolean', help: 'only runs with a failed tool call' },
      'cost-unknown': { type: 'boolean', help: 'only runs whose cost is not fully known' },
      counted: { type: 'boolean', help: 'only what figures count: live and canary' },
      limit: { type: 'string', value: 'N', help: 'rows on a page, at most 200 (default: 50)' },
      cursor: { type: 'string', value: 'CURSOR', help: 'the next page, as the page before says' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const query: Record<string, string> = {}
      for (const name of [
        ...filters,
        'workflow',
        'from',
        'to',
        'limit',
        'cursor',
        'tool-errors',
        'cost-unknown',
        'counted',
      ]) {
        const value = options[name]
        if (value !== undefined) query[name.replaceAll('-', '_')] = String(value)
      }
      const page = await (await api()).get('/api/v1/runs', { query: query as never })
      if (options.json) {
        terminal.out(json(page))
        return 0
      }
      if (page.items.length === 0) terminal.out('No run fits. Take a filter away, or look at "aftercare figures".\n')
      else
        terminal.out(
          `${table(
            ['run', 'started', 'workflow', 'release', 'case', 'status', 'outcome', 'calls', 'errors', 'cost', 'took'],
            page.items.map((run) => {
              const show = (value: string | number | null) => (value === null ? 'unknown' : String(value))
              return [
                run.run,
                show(run.started).slice(0, 19).replace('T', ' '),
                show(run.workflow),
                show(run.release),
                show(run.case),
                show(run.status),
                show(run.outcome),
                show(run.tool_calls),
                show(run.tool_errors),
                costOf(run),
                run.duration_ms === null ? 'unknown' : inLanguage(sayTime(run.duration_ms)),
              ]
            }),
          ).join('\n')}\n`,
        )
      terminal.out(asOfInWords(page))
      if (page.next) terminal.out(`\nMore: the same command with --cursor ${page.next}\n`)
      return 0
    },
  },
  {
    name: 'run',
    usage: 'ID',
    summary: 'One run with its steps in order: conversation, tool calls and results, errors, cost, verdicts, writes.',
    options: {
      explain: { type: 'boolean', help: 'print by which rule each field was read from what its client sent' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const [id] = words
      if (!id) throw new AppError('invalid_input', 'Name the run. "aftercare runs" lists them.')
      const client = await api()
      const detail = await client.get('/api/v1/runs/{run}', { params: { run: id } })
      const rules = options.explain ? await client.get('/api/v1/runs/{run}/rules', { params: { run: id } }) : undefined
      if (options.json) terminal.out(json(rules ? { ...detail, rules } : detail))
      else terminal.out(runToText(detail, terminal.width))
      if (rules && !options.json) terminal.out(rulesToText(rules, detail))
      return 0
    },
  },
]

type RulesOfRun = paths['/api/v1/runs/{run}/rules']['get']['responses'][200]['content']['application/json']

/** By which rule each field was read, step by step in the order they happened. */
function rulesToText(
  { run, steps }: RulesOfRun,
  detail: { steps: readonly { step: string; name?: unknown }[] },
): string {
  if (run.length === 0 && steps.length === 0)
    return '\nIts lines came as lines of the record, and were read as they stand.\n'
  const of = (title: string, rules: readonly { field: string; rule: string }[]) =>
    [title, ...rules.map(({ field, rule }) => `    ${field.padEnd(14)} ${rule}`)].join('\n')
  const byStep = new Map(steps.map(({ step, rules }) => [step, rules]))
  const told = detail.steps.flatMap(({ step, name }) => {
    const rules = byStep.get(step)
    return rules ? [of(`  step ${step}${name === undefined ? '' : ` (${String(name)})`}`, rules)] : []
  })
  return `\nHow it was read:\n${[...run.map(({ rules }) => of('  the run', rules)), ...told].join('\n')}\n`
}

/** Nothing was found: what to do next where something was asked for, and where there is nothing at all. */
function noRuns(answered: { from: string | null; to: string | null; as_of: string | null }): string {
  const { from, to, as_of } = answered
  const range = [from && `from ${from}`, to && `to ${to}`, as_of && `as of ${as_of}`].filter(Boolean).join(' ')
  if (range === '') return 'There are no runs here. Import some with "aftercare import FILE".\n'
  return `There are no runs ${range}. "aftercare figures --by month" shows when there are some.\n`
}

const asOfInWords = ({ as_of }: { as_of: string | null }): string =>
  as_of === null ? '' : `\nAs of ${as_of}: what started later is left out.\n`

type Fields = Record<string, unknown>

/** What is known of the cost of a run, and how well; the same in a list of runs and of one. */
export function costOf(run: {
  readonly cost?: unknown
  readonly cost_reported?: unknown
  readonly cost_estimated?: unknown
  readonly cost_unknown?: unknown
}): string {
  const amount = (text: unknown) => Number(text).toFixed(4)
  if ((run.cost ?? null) === null) return 'unknown'
  const known = `${run.cost_unknown === true ? 'at least ' : ''}${amount(run.cost)}`
  if ((run.cost_estimated ?? null) === null) return known
  return `${known} (${(run.cost_reported ?? null) === null ? '' : `${amount(run.cost_estimated)} of it `}estimated)`
}

/** One run for a person at a terminal. What is long is cut: `--json` has all of it. */
export function runToText(
  detail: { run: Fields; steps: Fields[]; verdicts: Fields[]; writes: Fields[]; readbacks: Fields[] },
  width: number,
): string {
  const out: string[] = []
  const add = (text: string, indent: string, next = indent) =>
    out.push(...wrapped(shortened(text), width, indent, next))
  const { run } = detail
  out.push(`Run ${String(run.run)}`)
  for (const name of [
    'workflow',
    'case',
    'case_type',
    'route',
    'release',
    'mode',
    'status',
    'outcome',
    'outcome_by',
    'model',
    'started',
    'ended',
    'duration_ms',
  ])
    if (run[name] !== undefined) out.push(`  ${name.padEnd(14)} ${String(run[name])}`)
  out.push(`  ${'cost'.padEnd(14)} ${costOf(run)}`)
  if (run.root_missing === true) out.push('  root           never arrived')
  if (run.expired === true) out.push('  steps          deleted: the plan keeps them no longer')
  else if (run.bare === true) out.push('  texts          deleted: the plan keeps them no longer')
  if (run.input !== undefined) add(`> ${String(run.input)}`, '  ', '    ')
  if (run.output !== undefined) add(String(run.output), '  ')
  for (const step of detail.steps) {
    const failed = step.status === 'error' ? ' FAILED' : ''
    const cost = step.cost === undefined ? '' : `  ${String(step.cost)} ${String(step.cost_currency ?? '')}`
    const byPlan =
      step.told_kind === undefined || step.told_kind === step.kind
        ? ''
        : `  (by the plan; sent as ${String(step.told_kind)})`
    out.push(
      '',
      `${String(step.step).padStart(6)}  ${String(step.kind)} ${String(step.name ?? step.model ?? '')}${failed}${cost}${byPlan}`,
    )
    if (step.input !== undefined) add(`> ${String(step.input)}`, '        ', '          ')
    for (const source of (step.sources ?? []) as Fields[]) add(`source: ${pairs(source)}`, '        ', '          ')
    if (step.output !== undefined) add(String(step.output), '        ')
    if (step.error_message !== undefined) add(`error: ${String(step.error_message)}`, '        ')
  }
  if (detail.verdicts.length > 0) out.push('')
  for (const verdict of detail.verdicts) {
    add(told('outcome', verdict.kind, 'by', verdict.by_kind, verdict.by_id, verdict.at), '', '        ')
    for (const { field, before, after, reason, changed_by } of (verdict.corrections ?? []) as Fields[])
      add(
        `${told(`${String(field)}:`, shown(before), '->', shown(after), changed_by && 'by', changed_by)}${reason === undefined ? '' : ` (${String(reason)})`}`,
        '        ',
        '          ',
      )
  }
  for (const write of detail.writes) {
    add(told('write', write.integration, write.record, 'claimed in step', write.step), '', '        ')
    if (write.fields !== undefined) add(pairs(write.fields as Fields), '        ', '          ')
    const readbacks = detail.readbacks.filter((one) => one.step === write.step && one.write === write.write)
    if (readbacks.length === 0) out.push('        never read back')
    for (const { outcome, reason, changed_by, changed_at, observed_at, fields } of readbacks)
      add(
        `${told('read back:', outcome, reason && `(${String(reason).replaceAll('_', ' ')})`, observed_at, changed_by && 'last changed by', changed_by, changed_by && changed_at)}${fields === undefined ? '' : `: ${pairs(fields as Fields)}`}`,
        '        ',
        '          ',
      )
  }
  return `${out.join('\n')}\n`
}

const told = (...words: readonly unknown[]): string => words.filter((one) => one !== undefined && one !== '').join(' ')

/** A value as it stands in a line; what is not known has no value. */
const shown = (value: unknown): string =>
  value === undefined ? 'unknown' : typeof value === 'string' ? value : JSON.stringify(value)

/** "amount 12, currency EUR" */
const pairs = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join(', ')

const MAX_SHOWN = 2000
const shortened = (text: string): string =>
  text.length > MAX_SHOWN
    ? `${text.slice(0, MAX_SHOWN)} ... (${text.length - MAX_SHOWN} more characters: --json)`
    : text
