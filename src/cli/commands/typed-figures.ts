import { AppError } from '../../base/errors.ts'
import { typedNames } from '../../plan/typed.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const

const helpByName: Record<(typeof typedNames)[number], string> = {
  eligible: 'how many cases could have gone to the workflow',
  incidents: 'how many breaches needed a response; 0 where there were none',
  minutes: 'minutes that people spent on it',
  loss: 'what went wrong cost, in the currency of the workspace',
}

const naming = 'Name the workflow and the week, such as: aftercare figures type triage 2026-W10 --eligible 120.'

export const typedFigureCommands: readonly Command[] = [
  {
    name: 'figures type',
    usage: 'WORKFLOW WEEK',
    summary:
      'Type figures of a week that is over, where no system tells them. What was typed before stays; the decision log has who typed what.',
    options: {
      ...Object.fromEntries(
        typedNames.map((name) => [
          name,
          { type: 'string', value: 'N', help: `${helpByName[name]} ("unknown" takes back what was typed)` } as const,
        ]),
      ),
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const [workflow, week] = words
      if (!workflow || !week) throw new AppError('invalid_input', naming)
      const figures = Object.fromEntries(
        typedNames.flatMap((name) => {
          const given = text(options, name)
          return given === undefined ? [] : [[name, given === 'unknown' ? null : given]]
        }),
      )
      const body = { week, ...figures }
      const answer = await (await api()).post('/api/v1/workflows/{workflow}/typed-figures', {
        params: { workflow },
        body,
      })
      if (options.json) terminal.out(json(answer))
      else {
        const lacks = answer.items.filter((one) => one.lacks.length > 0)
        terminal.out(
          `${answer.changed === 0 ? 'Nothing is new' : `${answer.changed} typed`} for ${week} of ${workflow}. ${lacks.length === 0 ? 'No week lacks figures.' : `Still lacking: ${lacks.map((one) => `${one.week} (${one.lacks.join(', ')})`).join(', ')}.`}\n`,
        )
      }
      return 0
    },
  },
  {
    name: 'figures typed',
    usage: 'WORKFLOW',
    summary:
      'The figures that people typed for the weeks of a workflow, with who and when, and the weeks that lack some.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const [workflow] = words
      if (!workflow) throw new AppError('invalid_input', 'Name the workflow. "aftercare overview" lists them.')
      const answer = await (await api()).get('/api/v1/workflows/{workflow}/typed-figures', { params: { workflow } })
      if (options.json) terminal.out(json(answer))
      else if (answer.items.length === 0)
        terminal.out(
          answer.asked.length === 0
            ? `Nothing was typed for ${workflow}, and its plan asks for nothing ("typed").\n`
            : `Nothing was typed for ${workflow}, and no week is over of which the plan asks for ${answer.asked.join(', ')}.\n`,
        )
      else {
        const rows = answer.items.flatMap(({ week, from, figures, lacks }) =>
          typedNames.flatMap((name) => {
            const one = figures.find((typed) => typed.figure === name)
            if (one && one.value !== null) {
              const value = one.currency === null ? one.value : `${one.value} ${one.currency}`
              const earlier = one.before.map((old) => old.value ?? 'unknown').join(', ')
              return [[week, from, name, value, `typed by ${one.by} on ${one.at.slice(0, 10)}`, earlier]]
            }
            return lacks.includes(name) || one
              ? [[week, from, name, 'unknown', one ? `taken back by ${one.by}` : '', '']]
              : []
          }),
        )
        terminal.out(`${table(['week', 'from', 'figure', 'value', '', 'before'], rows).join('\n')}\n`)
      }
      return 0
    },
  },
]
