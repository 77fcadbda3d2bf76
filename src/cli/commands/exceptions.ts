import type { paths } from '../../../sdk/src/api.ts'
import { AppError } from '../../base/errors.ts'
import { type ExceptionOrder, exceptionOrders } from '../../findings/exceptions/list.ts'
import { type ExceptionKind, exceptionKinds } from '../../findings/exceptions/occurred.ts'
import {
  decisions,
  patternStates,
  remedies,
  type Standing,
  standingGroups,
} from '../../findings/exceptions/patterns.ts'
import { table, wrapped } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

type Get<P extends '/api/v1/exceptions' | '/api/v1/exceptions/{pattern}'> =
  paths[P]['get']['responses'][200]['content']['application/json']
type One = Get<'/api/v1/exceptions/{pattern}'>
type Pattern = One['pattern']

const asJson = { type: 'boolean', help: 'print JSON' } as const

export const exceptionCommands: readonly Command[] = [
  {
    name: 'exceptions',
    usage: '[PATTERN]',
    summary:
      'Recurring problems of live runs, first what happened in most cases of the last seven days; with a pattern that one, what it falls on, and examples.',
    options: {
      workflow: { type: 'string', value: 'NAME', help: 'only this workflow' },
      kind: { type: 'string', value: 'KIND', help: exceptionKinds.join(', ') },
      state: { type: 'string', value: 'STATE', help: [...patternStates, ...standingGroups].join(', ') },
      order: { type: 'string', value: 'ORDER', help: `${exceptionOrders.join(', ')} (default: cases)` },
      limit: { type: 'string', value: 'N', help: 'rows on a page, at most 200 (default: 50)' },
      cursor: { type: 'string', value: 'CURSOR', help: 'the next page, as the page before says' },
      json: asJson,
    },
    async run({ words: [wanted], options, terminal, api }) {
      if (wanted !== undefined) {
        const answer = await (await api()).get('/api/v1/exceptions/{pattern}', {
          params: { pattern: numberOf(wanted) },
        })
        terminal.out(options.json ? json(answer) : `${oneToText(answer, terminal.width)}\n`)
        return 0
      }
      const { limit } = options
      const page = await (await api()).get('/api/v1/exceptions', {
        query: {
          workflow: text(options, 'workflow'),
          kind: text(options, 'kind') as ExceptionKind | undefined,
          state: text(options, 'state') as Standing | (typeof standingGroups)[number] | undefined,
          order: text(options, 'order') as ExceptionOrder | undefined,
          cursor: text(options, 'cursor'),
          ...(limit === undefined ? {} : { limit: Number(limit) }),
        },
      })
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0) terminal.out('No live run left its path in this way.\n')
      else
        terminal.out(
          `${table(
            ['pattern', 'state', 'cases', '7 days', 'before', 'minutes', 'cost', 'owner', 'what'],
            page.items.map((one) => [
              String(one.id),
              one.state,
              ...[one.cases, one.lately, one.before].map(String),
              one.minutes === null ? 'unknown' : String(one.minutes),
              one.cost === null ? 'unknown' : `${one.cost.amount} ${one.cost.currency}`,
              one.owner ?? 'nobody',
              nameOf(one),
            ]),
          ).join('\n')}\n${page.next === null ? '' : `\nMore: --cursor ${page.next}\n`}`,
        )
      return 0
    },
  },
  {
    name: 'exceptions decide',
    usage: `PATTERN [${decisions.join('|')}]`,
    summary: 'Says what is to be done with a recurring problem, whose it is and how it is called.',
    options: {
      name: { type: 'string', value: 'NAME', help: 'what people call it' },
      owner: { type: 'string', value: 'PERSON', help: 'a person of the plan' },
      remedy: {
        type: 'string',
        value: 'REMEDY',
        help: `by what it is mended (working, fixed): ${remedies.join(', ')}`,
      },
      because: { type: 'string', value: 'WHY', help: 'why; needed where you live with it (accepted)' },
      release: { type: 'string', value: 'RELEASE', help: 'in which it is fixed (fixed)' },
      until: { type: 'string', value: 'DAY', help: 'the last day on which you live with it (accepted)' },
      json: asJson,
    },
    async run({ words: [wanted, said], options, terminal, api }) {
      const state = decisions.find((one) => one === said)
      if (wanted === undefined || (said !== undefined && state === undefined))
        throw new AppError(
          'invalid_input',
          `Give the pattern and what is to be done, ${decisions.join(', ')}: aftercare exceptions decide 7 fixed --release 2026-03.`,
        )
      const answer = await (await api()).post('/api/v1/exceptions/{pattern}', {
        params: { pattern: numberOf(wanted) },
        body: {
          ...(state && { state }),
          ...Object.fromEntries(
            (['name', 'owner', 'remedy', 'because', 'release', 'until'] as const).flatMap((field) => {
              const value = text(options, field)
              return value === undefined ? [] : [[field, value]]
            }),
          ),
        },
      })
      terminal.out(options.json ? json(answer) : `${stateOf(answer)}\n`)
      return 0
    },
  },
  {
    name: 'exceptions merge',
    usage: 'PATTERN INTO',
    summary: 'Says that a recurring problem is another: both count as that from now on.',
    options: { json: asJson },
    async run({ words: [wanted, into], options, terminal, api }) {
      if (wanted === undefined || into === undefined)
        throw new AppError('invalid_input', 'Give both patterns, such as: aftercare exceptions merge 12 7.')
      const answer = await (await api()).post('/api/v1/exceptions/{pattern}/merge', {
        params: { pattern: numberOf(wanted) },
        body: { into: numberOf(into) },
      })
      terminal.out(options.json ? json(answer) : `${stateOf(answer)}\n`)
      return 0
    },
  },
  {
    name: 'exceptions split',
    usage: 'PATTERN RUN',
    summary:
      'Says that what happened in a run is a matter of its own: a new recurring problem takes what reads the same, also of what was before.',
    options: {
      step: { type: 'string', value: 'STEP', help: 'at which step, where the run has it at several' },
      kind: { type: 'string', value: 'KIND', help: exceptionKinds.join(', ') },
      json: asJson,
    },
    async run({ words: [wanted, run], options, terminal, api }) {
      if (wanted === undefined || run === undefined)
        throw new AppError(
          'invalid_input',
          'Give the pattern and a run that is another matter, such as: aftercare exceptions split 7 run-4711.',
        )
      const step = text(options, 'step')
      const kind = text(options, 'kind') as ExceptionKind | undefined
      const answer = await (await api()).post('/api/v1/exceptions/{pattern}/split', {
        params: { pattern: numberOf(wanted) },
        body: { run, ...(step === undefined ? {} : { step }), ...(kind === undefined ? {} : { kind }) },
      })
      terminal.out(options.json ? json(answer) : `${stateOf(answer)}\n`)
      return 0
    },
  },
]

function numberOf(word: string): number {
  if (/^[1-9]\d{0,8}$/.test(word)) return Number(word)
  throw new AppError('invalid_input', `"${word}" is no number of a pattern. "aftercare exceptions" lists them.`)
}

/** In the one about nothing is gathered what finds no room of its own. */
const nameOf = ({ name, about, template, kinds }: Pattern): string =>
  name ??
  `${kinds.join(', ')}: ${[about, template].filter((part) => part !== '').join(': ') || 'its words are kept no longer'}`

function stateOf(one: Pattern): string {
  const { state, owner, remedy, release, until, because } = one
  const more = [
    remedy && `by: ${remedy}`,
    release && `in release ${release}`,
    until && `until ${until}`,
    because && `because: ${because}`,
  ]
  return `${one.id}  ${nameOf(one)}\n${[state, ...more.filter((part) => part !== null)].join(', ')}; owner: ${owner ?? 'nobody'}`
}

function oneToText({ pattern, weeks, cause, examples }: One, width: number): string {
  const at = (time: string | null) => (time ?? 'unknown').slice(0, 16).replace('T', ' ')
  const lines = [
    ...stateOf(pattern).split('\n'),
    ...wrapped(
      `${pattern.cases} cases, first ${at(pattern.first)}, last ${at(pattern.last)}; ${pattern.lately} in the last seven days, ${pattern.before} in the seven before.`,
      width,
      '',
    ),
    ...wrapped(
      pattern.minutes === null
        ? 'How long people take to clear it is not known: the plan does not say exception_minutes for each of its workflows.'
        : `Clearing those of the last seven days takes people ${pattern.minutes} minutes by exception_minutes of the plan${pattern.cost === null ? '' : `, which cost ${pattern.cost.amount} ${pattern.cost.currency} by labour_rate`}.`,
      width,
      '',
    ),
    `Its runs: ${pattern.behind.command}`,
    '',
    ...wrapped(cause.said, width, ''),
    '',
    ...table(
      ['week', 'runs', 'of'],
      weeks.map(({ week, runs, of }) => [week, String(runs), String(of)]),
    ),
    '',
    ...table(
      ['run', 'started', 'step', 'case type', 'release'],
      examples.map((one) => [
        one.run,
        at(one.started),
        one.step || 'as a whole',
        one.case_type ?? 'unknown',
        one.release ?? 'unknown',
      ]),
    ),
  ]
  for (const { run, text: said } of examples.slice(0, 2))
    if (said !== null) lines.push('', `${run}:`, ...wrapped(said, width, '  '))
  return lines.join('\n')
}
