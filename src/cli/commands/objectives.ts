import type { paths } from '../../../sdk/src/api.ts'
import { AppError } from '../../base/errors.ts'
import { table, wrapped } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

type Get<P extends '/api/v1/objectives' | '/api/v1/objectives/{workflow}/{name}'> =
  paths[P]['get']['responses'][200]['content']['application/json']
type Listed = Get<'/api/v1/objectives'>['items'][number]
type One = Get<'/api/v1/objectives/{workflow}/{name}'>

const asJson = { type: 'boolean', help: 'print JSON' } as const

export const objectiveCommands: readonly Command[] = [
  {
    name: 'objectives',
    usage: '',
    summary: 'What the plan promises, how each promise stands, and how soon a decline of it is told.',
    options: {
      workflow: { type: 'string', value: 'NAME', help: 'only of this workflow' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const workflow = text(options, 'workflow')
      const answer = await (await api()).get('/api/v1/objectives', { query: { workflow } })
      if (options.json) {
        terminal.out(json(answer))
        return 0
      }
      if (answer.items.length === 0) {
        terminal.out('The plan promises nothing. Add objectives to it: "aftercare plan show".\n')
        return 0
      }
      const lines: string[] = []
      for (const [of, items] of Map.groupBy(answer.items, (one) => one.workflow)) {
        lines.push(of, '')
        lines.push(
          ...table(
            ['promise', 'target', 'over', 'stands', 'false alarms'],
            items.map((one) => [
              one.name,
              `${one.called} ${one.target}${narrowed(one)}`,
              one.window,
              one.stands ? standsInWords[one.stands.result] : 'not looked at yet',
              one.alarms_a_year === null ? 'no promise' : shareInWords(one.alarms_a_year),
            ]),
          ),
        )
        for (const one of items) lines.push('', ...wrapped(`${one.name}: ${saidOf(one)}`, terminal.width, ''))
        lines.push('')
      }
      lines.push(
        `All that is watched together: at most ${answer.false_alarms_per_year} false alarms a year. "aftercare objective WORKFLOW NAME" shows one.`,
      )
      terminal.out(`${lines.join('\n')}\n`)
      return 0
    },
  },
  {
    name: 'objective',
    usage: 'WORKFLOW NAME',
    summary:
      'One promise: its last quarter, how it stands in each release, route, case type and model, and what was found.',
    options: { json: asJson },
    async run({ words: [workflow, name], options, terminal, api }) {
      if (workflow === undefined || name === undefined)
        throw new AppError(
          'invalid_input',
          'Give the workflow and the name of the promise, such as: aftercare objective triage accepted.',
        )
      const answer = await (await api()).get('/api/v1/objectives/{workflow}/{name}', { params: { workflow, name } })
      terminal.out(options.json ? json(answer) : `${oneToText(answer, terminal.width)}\n`)
      return 0
    },
  },
]

const standsInWords = { pass: 'kept', fail: 'not kept', unknown: "can't tell" } as const

const narrowed = ({ case_type, route }: Pick<Listed, 'case_type' | 'route'>): string =>
  [case_type && `case type ${case_type}`, route && `route ${route}`]
    .filter(Boolean)
    .map((one) => `, ${one}`)
    .join('')

/** "one in 12 years". */
function shareInWords(alarmsAYear: number): string {
  const years = 1 / alarmsAYear
  return years < 1.5 ? `${alarmsAYear.toFixed(1)} a year` : `one in ${Math.round(years)} years`
}

function saidOf({ stands, outlook, findings }: Listed): string {
  const found = findings.map(({ title, id }) => `Open: ${title} (${id}).`)
  const told = outlook
    ? [
        outlook.said,
        outlook.missing_said ?? '',
        // A mean is held against its own past alone.
        outlook.gathered.days === null ? 'What is promised is held against its window each hour.' : '',
      ]
    : ['Held against its window each hour; nothing is promised of how often chance alone breaks it.']
  return [stands ? `${stands.reason}.` : '', ...found, ...told].filter(Boolean).join(' ')
}

function oneToText(one: One, width: number): string {
  const lines = [
    `${one.called} ${one.target}${narrowed(one)} over ${one.window}: ${standsInWords[one.now.result]}`,
    ...wrapped(`${one.now.reason} (${one.now.n} ${one.now.of}). ${saidOf({ ...one, stands: null })}`, width, ''),
  ]
  if (one.in_time !== null && one.in_time.n > 0)
    lines.push(`In time: ${((100 * one.in_time.within) / one.in_time.n).toFixed(1)}% of ${one.in_time.n}.`)
  if (one.waiting !== null)
    lines.push(
      one.waiting.oldest === null
        ? 'Nothing is known to wait for an approval now.'
        : `Waiting now: ${one.waiting.n}, the longest since ${one.waiting.oldest.since.slice(0, 16).replace('T', ' ')} UTC ("aftercare run '${one.waiting.oldest.run}'").`,
    )
  const value = ({ value, atLeast }: One['spans'][number]['measured']) =>
    value === null ? (atLeast === undefined ? 'unknown' : `at least ${shown(atLeast)}`) : shown(value)
  const shown = (amount: string) => inUnit(Number(amount), one)
  const between = ({ interval }: One['spans'][number]['measured']) =>
    interval ? `${inUnit(interval.low, one)} to ${inUnit(interval.high, one)}` : ''
  if (one.spans.length > 0)
    lines.push(
      '',
      ...table(
        [one.by === 'day' ? 'day' : 'week from', 'came to', 'very likely', 'of'],
        one.spans.map((span) => [span.from, value(span.measured), between(span.measured), String(span.measured.n)]),
      ),
    )
  for (const { by, parts, left_off } of one.groups) {
    lines.push(
      '',
      ...table(
        [by.replace('_', ' '), 'came to', 'very likely', 'of'],
        parts.map((part) => [
          part.group ?? 'unknown',
          value(part.measured),
          between(part.measured),
          String(part.measured.n),
        ]),
      ),
    )
    if (left_off > 0) lines.push(`and ${left_off} smaller ones`)
  }
  if (one.changes.length > 0)
    lines.push(
      '',
      'What changed',
      ...one.changes.map(
        ({ at, said, note }) => `  ${at.slice(0, 10)} ${said}${note === null ? ' (not written down)' : ''}`,
      ),
    )
  if (one.found.length > 0)
    lines.push(
      '',
      'Found',
      ...one.found.map(({ id, title, state, first_seen }) => `  ${first_seen.slice(0, 10)} ${title}, ${state} (${id})`),
    )
  return lines.join('\n')
}

function inUnit(value: number, { measure, currency }: One): string {
  if (measure === 'duration' || measure.startsWith('approval_')) return `${Number((value / 1000).toPrecision(3))} s`
  if (measure.startsWith('cost_') || measure === 'incident_loss' || measure === 'value')
    return `${Number(value.toPrecision(3))} ${currency}`
  return measure === 'incidents' || measure === 'active_people' ? String(value) : `${value.toFixed(1)}%`
}
