import { AppError } from '../../base/errors.ts'
import { textIn } from '../../evidence/receive/sheets/rows.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'
import { hoursInWords } from './hours.ts'
import { bytesOf } from './plan.ts'

export const hoursImportCommands: readonly Command[] = [
  {
    name: 'hours import',
    usage: 'FILE',
    summary:
      'Enter time from a detailed report of Toggl Track or a time report of Harvest, as CSV. Each row is entered once, however often it is imported.',
    options: {
      mapping: { type: 'string', value: 'FILE', help: 'what its people and projects are here (docs/hours.md)' },
      'dry-run': { type: 'boolean', help: 'only say what would be entered, and keep nothing' },
      overlapping: { type: 'boolean', help: 'enter what stands beside time by hand, too' },
      absorb: { type: 'boolean', help: 'enter at nobody’s cost what takes more than there is and nobody agreed to' },
      json: { type: 'boolean', help: 'print JSON' },
    },
    async run({ words, options, terminal, api }) {
      const [file] = words
      if (!file)
        throw new AppError('invalid_input', 'Name the CSV file, such as: aftercare hours import toggl.csv --dry-run.')
      const mapping = text(options, 'mapping')
      const query = {
        ...(mapping === undefined ? {} : { mapping: textIn(bytesOf(mapping), mapping) }),
        ...(options['dry-run'] ? { dry_run: 'true' as const } : {}),
        ...(options.overlapping ? { overlapping: 'true' as const } : {}),
        ...(options.absorb ? { absorb: 'true' as const } : {}),
      }
      const answer = await (await api()).post('/api/v1/hours/import', { query, body: textIn(bytesOf(file), file) })
      if (options.json) terminal.out(json(answer))
      else {
        if (answer.rows.length > 0)
          terminal.out(
            `${table(
              ['line', '', 'day', 'who', 'what for', 'class', 'worked', 'counted', 'note'],
              answer.rows.map((one) => [
                ...[String(one.line), stateWords[one.state], one.day, one.name, `${one.about.kind} ${one.about.id}`],
                ...[one.class, hoursInWords(one.minutes), hoursInWords(one.counted), one.note ?? ''],
              ]),
            ).join('\n')}\n\n`,
          )
        for (const { line, says } of answer.refused) terminal.err(`${file}:${line}: ${says}\n`)
        const { people, projects } = answer.unknown
        if (people.length + projects.length > 0)
          terminal.err(
            `Put these into a file, say what they are here, and give it with --mapping FILE:\n${[
              ...(people.length > 0 ? ['people:', ...people.map((one) => `  ${JSON.stringify(one)}: KEY`)] : []),
              ...(projects.length > 0
                ? ['projects:', ...projects.map((one) => `  ${JSON.stringify(one)}: workflow NAME`)]
                : []),
            ].join('\n')}\n`,
          )
        const said = answer.dry_run ? 'would be entered' : 'entered'
        const rest = [
          ...(answer.known > 0 ? [`${answer.known} known from before`] : []),
          ...(answer.overlaps > 0
            ? [`${answer.overlaps} left out beside time by hand (--overlapping enters them)`]
            : []),
          ...(answer.refused.length > 0 ? [`${answer.refused.length} refused`] : []),
        ]
        terminal.out(
          `${answer.entered} ${said}${rest.length > 0 ? `, ${rest.join(', ')}` : ''}. ${hoursInWords(answer.left)} are left${answer.dry_run ? ', and nothing was kept' : ''}.\n`,
        )
      }
      return 0
    },
  },
]

const stateWords = { entered: 'new', known: 'known', overlaps: 'beside time by hand' } as const
