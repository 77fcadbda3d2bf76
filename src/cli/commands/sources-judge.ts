import type { paths } from '../../../sdk/src/api.ts'
import { AppError } from '../../base/errors.ts'
import { type Command, json, type Options, text } from '../command.ts'
import { tokenFrom } from '../secret.ts'

type Found = paths['/api/v1/sources/judge']['get']['responses'][200]['content']['application/json']

export const judgeCommands: readonly Command[] = [
  {
    name: 'sources judge',
    usage: '',
    summary: 'The model that judges answers, where there is one: what is sent to it, and what it took. Never its key.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ options, terminal, api }) {
      const answer = await (await api()).get('/api/v1/sources/judge')
      terminal.out(options.json ? json(answer) : judgeToText(answer))
      return 0
    },
  },
  {
    name: 'sources judge set',
    usage: 'MODEL',
    summary:
      'Have answers judged by a model: answers and their sources are sent to it from then on. Its key comes from standard input, and is tried before it is kept. Owners may.',
    options: {
      at: { type: 'string', value: 'URL', help: "where its API begins, as OpenAI's does: https://api.openai.com/v1" },
      'usd-per-month': { type: 'string', value: 'N', help: 'it costs so many US dollars a month at most' },
      'input-usd': {
        type: 'string',
        value: 'N',
        help: 'what a million tokens cost that it reads (0: a machine of yours)',
      },
      'output-usd': { type: 'string', value: 'N', help: 'what a million tokens cost that it writes' },
      'answers-per-day': { type: 'string', value: 'N', help: 'so many a day at most (default: 200)' },
      workflows: { type: 'string', value: 'NAMES', help: 'only answers of these, with commas (default: all)' },
      'no-key': { type: 'boolean', help: 'it needs no key' },
      'same-key': { type: 'boolean', help: 'the key that is kept, at the same address' },
      json: { type: 'boolean', help: 'print JSON' },
    },
    async run({ words: [model], options, terminal, api }) {
      const url = text(options, 'at')
      if (!model || !url)
        throw new AppError(
          'invalid_input',
          'Give the model and where its API begins: aftercare sources judge set gpt-4.1-mini --at https://api.openai.com/v1 ...',
        )
      const per_day = number(options, 'answers-per-day')
      const workflows = text(options, 'workflows')?.split(',')
      const body = {
        ...{ url, model },
        usd_per_month: requireNumber(options, 'usd-per-month', 'what it may cost in a month'),
        input_usd: requireNumber(options, 'input-usd', 'what a million tokens cost that it reads'),
        output_usd: requireNumber(options, 'output-usd', 'what a million tokens cost that it writes'),
        ...(per_day === undefined ? {} : { answers_per_day: per_day }),
        ...(workflows === undefined ? {} : { workflows: workflows.map((name) => name.trim()) }),
        ...(options['same-key'] ? {} : { key: options['no-key'] ? '' : await tokenFrom(terminal) }),
      }
      const answer = await (await api()).put('/api/v1/sources/judge', { body })
      if (options.json) terminal.out(json(answer))
      else
        terminal.out(
          `${model} judges answers from now on. It was right about ${answer.right} of ${answer.of} that are plain${answer.thinks ? ', and thinks before it answers, which takes more tokens' : ''}.\n`,
        )
      return 0
    },
  },
  {
    name: 'sources judge off',
    usage: '',
    summary: 'Send nothing to the model any more, at once, and forget its key. What it said stays.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ options, terminal, api }) {
      const answer = await (await api()).delete('/api/v1/sources/judge')
      terminal.out(options.json ? json(answer) : 'Nothing is sent to it any more, and its key is forgotten.\n')
      return 0
    },
  },
]

const number = (options: Options, name: string): number | undefined => {
  const given = text(options, name)
  if (given === undefined) return undefined
  const value = Number(given)
  if (given.trim() !== '' && Number.isFinite(value)) return value
  throw new AppError('invalid_input', `--${name} "${given}" is no number. Write it like --${name} 20.`)
}

const requireNumber = (options: Options, name: string, what: string): number => {
  const value = number(options, name)
  if (value === undefined) throw new AppError('invalid_input', `Give ${what}, with --${name}.`)
  return value
}

/** What is sent where, and what it took. */
function judgeToText({ judge, today, month, waiting }: Found): string {
  if (!judge)
    return 'No model judges answers: nothing is sent anywhere. "aftercare help sources judge set" says how to switch one on.\n'
  const of = judge.workflows ? `the workflows ${judge.workflows.join(', ')}` : 'all workflows'
  const lines = judge.is_on
    ? [
        `${judge.model} at ${judge.url} judges answers of ${of}: answers and their sources are sent there. Switched on by ${judge.by}, ${judge.set_at}.`,
        `At most ${judge.answers_per_day} a day and $${judge.usd_per_month} a month. Today ${today.answers}; this month ${month.answers}, for $${month.usd}. ${waiting} wait.`,
      ]
    : [
        `${judge.model} judged answers until it was switched off: nothing is sent anywhere. This month it judged ${month.answers}, for $${month.usd}.`,
      ]
  if (judge.problem) lines.push(`It does not answer since ${judge.problem_since}: ${judge.problem}`)
  return `${lines.join('\n')}\n`
}
