import type { paths } from '../../../sdk/src/api.ts'
import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'
import { write } from '../write.ts'
import { bandsInWords, hoursInWords } from './hours.ts'

type Shown = paths['/api/v1/hours/statement']['get']['responses'][200]['content']['application/json']
type Sums = Shown['statement']['totals']

const asJson = { type: 'boolean', help: 'print JSON' } as const
const period = {
  type: 'string',
  value: 'PERIOD',
  help: 'a day of it, or its month (default: the one that runs)',
} as const

export const hoursStatementCommands: readonly Command[] = [
  {
    name: 'hours statement',
    usage: '',
    summary:
      'The statement of a period of the hours account: what was granted, used by whom and for what, what became of the rest, and what is to be paid.',
    options: {
      period,
      version: {
        type: 'string',
        value: 'N',
        help: 'a version that was issued, or now (default: the newest one; now where none was)',
      },
      csv: { type: 'boolean', help: 'print a row for each time and contra entry, as CSV' },
      accounting: { type: 'boolean', help: 'print a row for each person, class and rate, as CSV' },
      pdf: { type: 'string', value: 'FILE', help: 'write it as PDF into this file' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const query = { period: text(options, 'period'), version: text(options, 'version') }
      const client = await api()
      if (options.csv || options.accounting) {
        const of = options.accounting ? ('accounting' as const) : ('times' as const)
        terminal.out(await client.get('/api/v1/hours/statement/csv', { query: { ...query, of } }))
        return 0
      }
      const pdf = text(options, 'pdf')
      if (pdf !== undefined) {
        write(pdf, await client.get('/api/v1/hours/statement/pdf', { query }))
        terminal.out(`The statement is in ${pdf}.\n`)
        return 0
      }
      const answer = await client.get('/api/v1/hours/statement', { query })
      terminal.out(options.json ? json(answer) : statementInWords(answer))
      return answer.statement.checks.every(({ holds }) => holds) ? 0 : 7
    },
  },
  {
    name: 'hours statements',
    usage: '',
    summary: 'The periods of the hours account, and what was issued of each.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const answer = await (await api()).get('/api/v1/hours/statements')
      if (options.json) terminal.out(json(answer))
      else if (answer.items.length === 0) terminal.out('No hours were granted yet.\n')
      else {
        const rows = answer.items.map(({ from, to, is_over, versions: [newest] }) => [
          ...[from, to, newest ? `version ${newest.version}` : is_over ? 'not issued' : 'runs'],
          ...[newest?.issued_at ?? '', newest?.issued_by ?? '', newest?.answers[0]?.answer ?? ''],
        ])
        terminal.out(`${table(['from', 'to', 'statement', 'issued', 'by', 'answer'], rows).join('\n')}\n`)
      }
      return 0
    },
  },
  {
    name: 'hours issue',
    usage: 'PERIOD',
    summary:
      'Issue the statement of a period that is over: it is frozen, and the decision log has it. A correction is another version.',
    options: {
      because: { type: 'string', value: 'TEXT', help: 'of another version: why it is put in place of the last' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const because = text(options, 'because')
      const body = { period: requirePeriod(words[0], 'hours issue 2026-03'), ...(because ? { because } : {}) }
      const answer = await (await api()).post('/api/v1/hours/statement/issue', { body })
      const { from, to } = answer.statement
      terminal.out(
        options.json
          ? json(answer)
          : `Issued: version ${answer.version} of the statement from ${from} to ${to}, ${answer.versions[0]?.hash.slice(0, 12)}, entry ${answer.versions[0]?.decision_seq} of the decision log.\n`,
      )
      return 0
    },
  },
  {
    name: 'hours answer',
    usage: 'PERIOD',
    summary: 'Accept a statement that was issued, or dispute it, on the client’s side. The decision log has it.',
    options: {
      accept: { type: 'boolean', help: 'accept it; for who holds the budget' },
      dispute: { type: 'boolean', help: 'dispute it, with --because' },
      because: { type: 'string', value: 'TEXT', help: 'what is wrong with it' },
      version: { type: 'string', value: 'N', help: 'the version that was read' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const period = requirePeriod(words[0], 'hours answer 2026-03 --accept --version 1')
      const version = Number(text(options, 'version'))
      if (Boolean(options.accept) === Boolean(options.dispute))
        throw new AppError('invalid_input', 'Say either --accept, or --dispute with --because.')
      if (!Number.isInteger(version) || version < 1)
        throw new AppError('invalid_input', 'Name the version that you read, with --version, such as --version 1.')
      const because = text(options, 'because')
      const answer = options.accept ? ('accepted' as const) : ('disputed' as const)
      const body = { period, version, answer, ...(because ? { because } : {}) }
      const said = await (await api()).post('/api/v1/hours/statement/answer', { body })
      terminal.out(options.json ? json(said) : `Version ${said.version} is ${answer}.\n`)
      return 0
    },
  },
]

function requirePeriod(period: string | undefined, example: string): string {
  if (period) return period
  throw new AppError('invalid_input', `Name the period by a day of it or its month, such as: aftercare ${example}.`)
}

function statementInWords({ statement, version, versions, is_changed }: Shown): string {
  const { from, to, up_to, figures, movements, lines, totals, people, classes, abouts, consents, restates } = statement
  const row = (name: string, minutes: number | undefined) => [name, hoursInWords(minutes ?? 0)]
  const issued = versions.find((one) => one.version === version)
  const [answer] = issued?.answers ?? []
  const parts = [
    `Hours from ${from} to ${to}, ${statement.client}`,
    issued
      ? `Version ${version}, issued ${issued.issued_at} by ${issued.issued_by}, ${issued.hash.slice(0, 12)}${answer ? `; ${answer.answer} by ${answer.by}${answer.because ? `: ${answer.because}` : ''}` : ''}.`
      : up_to === null
        ? 'As it stands now: it was not issued.'
        : `The period runs; as it stands on ${up_to}.`,
    ...(is_changed ? [`Something changed since version ${versions[0]?.version} was issued: see --version now.`] : []),
    ...(restates
      ? [
          `In place of version ${restates.version}: ${restates.because}`,
          ...restates.changes.map(({ figure, was, is }) => `  ${figure.replaceAll('_', ' ')}: ${was}, now ${is}`),
        ]
      : []),
    '',
    ...table(
      ['hours', ''],
      [
        row('opening', figures.opening),
        row('granted', figures.granted),
        row('carried in', figures.carried_in),
        row('used', figures.consumed),
        row('written off', figures.written_off),
        row('expired', figures.expired),
        row('carried on', figures.carried_on),
        row('kept for what is agreed on', figures.reserved),
        row('left', figures.left),
        row('used beyond them, by consent', figures.beyond),
        row('worked at nobody’s cost', totals.absorbed),
      ],
    ),
  ]
  const sums = (head: string, of: readonly (readonly [name: string, sums: Sums])[]) => {
    if (of.length > 0)
      parts.push(
        '',
        ...table(
          [head, 'worked', 'counted', 'beyond', 'absorbed', 'amount'],
          of.map(([name, one]) => [
            name,
            ...[one.worked, one.counted, one.beyond, one.absorbed].map(hoursInWords),
            amountInWords(one),
          ]),
        ),
      )
  }
  const everybody: readonly (readonly [string, Sums])[] = [['total', totals]]
  sums('person', [...people.map((one) => [one.name, one] as const), ...(people.length > 0 ? everybody : [])])
  sums(
    'class',
    classes.map((one) => [one.class, one] as const),
  )
  sums(
    'what for',
    abouts.map((one) => [one.about.title ?? `${one.about.kind} ${one.about.id}`, one] as const),
  )
  if (lines.length > 0)
    parts.push(
      '',
      ...table(
        ['day', 'who', 'what for', 'class', 'worked', 'counted', 'beyond', 'amount', 'note'],
        lines.map((line) => [
          ...[line.day, line.name, line.about.title ?? `${line.about.kind} ${line.about.id}`],
          line.kind === 'contra' ? 'taken back' : line.absorbed > 0 ? `${line.class}, absorbed` : line.class,
          hoursInWords(line.worked),
          `${hoursInWords(line.counted)}${bandsInWords(line.bands ?? [])}`,
          hoursInWords(line.beyond),
          line.charges.map((one) => (one.amount === null ? 'no rate' : `${one.amount} ${one.currency}`)).join(', '),
          [
            (line.kind === 'contra' ? line.because : line.note) ?? '',
            ...(line.elsewhere === 0 ? [] : [`(${hoursInWords(line.elsewhere)} from the hours of another period)`]),
          ].join(' '),
        ]),
      ),
    )
  if (movements.length > 0)
    parts.push(
      '',
      ...table(
        ['day', 'account', ''],
        movements.map((one) => [one.day, one.kind, hoursInWords(one.minutes)]),
      ),
    )
  for (const one of consents)
    parts.push('', `Agreed to beyond them: ${hoursInWords(one.minutes)} by ${one.name}, ${one.at}: ${one.because}`)
  const broken = statement.checks.filter(({ holds }) => !holds)
  parts.push(
    '',
    broken.length === 0
      ? 'It adds up: the lines come to what the account says, by person, class and what it was for, and to the sum.'
      : `It does not add up: ${broken.map((one) => `${one.name} is ${one.is} and should be ${one.should_be}`).join('; ')}.`,
  )
  return `${parts.join('\n')}\n`
}

const amountInWords = ({ amounts, unpriced }: Sums): string =>
  [
    ...amounts.map(({ amount, currency }) => `${amount} ${currency}`),
    ...(unpriced !== 0 ? [`${hoursInWords(unpriced)} without a rate`] : []),
  ].join(', ')
