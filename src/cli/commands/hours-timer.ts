import { AppError } from '../../base/errors.ts'
import { type Command, json, text } from '../command.ts'
import {
  aboutInWords,
  aboutOf,
  asJson,
  enteredInWords,
  hoursInWords,
  optional,
  spent,
  spentOf,
  timerInWords,
} from './hours.ts'

export const hoursTimerCommands: readonly Command[] = [
  {
    name: 'hours timer',
    usage: '',
    summary: 'Your timer: what it runs on and what it counted, here or in another workspace.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const answer = await (await api()).get('/api/v1/hours/timer')
      const { timer, elsewhere } = answer
      const says = timer
        ? timerInWords(timer)
        : elsewhere
          ? `Your timer runs in ${elsewhere.name} since ${elsewhere.started_at}.`
          : 'No timer of yours runs. Start one with "aftercare hours start".'
      terminal.out(options.json ? json(answer) : `${says}\n`)
      return 0
    },
  },
  {
    name: 'hours spent',
    usage: 'ABOUT ID',
    summary: 'What was worked on one thing so far, by whom, and whose timer runs on it: hours spent request ID.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const [about, id] = words
      if (!id) throw new AppError('invalid_input', 'Say on what, such as: aftercare hours spent workflow triage.')
      const answer = await (await api()).get('/api/v1/hours/spent', { query: aboutOf(about, id) })
      const lines = [
        `${hoursInWords(answer.minutes)} on ${aboutInWords(answer.about)}.`,
        ...answer.people.map(({ name, minutes }) => `  ${hoursInWords(minutes)} ${name}`),
        ...answer.timers.map(
          (one) =>
            `  ${one.stopped_at ? 'Stopped, and not entered' : 'Running'}: ${one.name}, ${hoursInWords(one.minutes)}`,
        ),
      ]
      terminal.out(options.json ? json(answer) : `${lines.join('\n')}\n`)
      return 0
    },
  },
  {
    name: 'hours start',
    usage: 'ABOUT ID',
    summary:
      'Start your timer on a workflow, a finding, a review, a request, a recurring problem (pattern 7) or an incident: hours start workflow triage.',
    options: { note: spent.note, json: asJson },
    async run({ words, options, terminal, api }) {
      const [about, id] = words
      if (!id) throw new AppError('invalid_input', 'Say on what, such as: aftercare hours start workflow triage.')
      const body = { ...aboutOf(about, id), ...optional(options, ['note']) }
      const answer = await (await api()).post('/api/v1/hours/timer', { body })
      terminal.out(
        options.json
          ? json(answer)
          : `Your timer runs on ${aboutInWords(answer.about)} since ${answer.started_at}. End it with "aftercare hours stop".\n`,
      )
      return 0
    },
  },
  {
    name: 'hours stop',
    usage: '',
    summary: 'Stop your timer and enter what it counted, or the minutes you say; --drop throws it away.',
    options: {
      ...spent,
      minutes: { type: 'string', value: 'N', help: 'how long you worked, in place of what it counted' },
      less: { type: 'string', value: 'TIME', help: 'take off what it counted while you were away, such as 20m' },
      left: { type: 'string', value: 'TIME', help: 'when you left, such as 2026-03-09T14:00Z: nothing counts since' },
      drop: { type: 'boolean', help: 'throw it away: nothing is entered' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      if (options.drop) {
        const answer = await (await api()).delete('/api/v1/hours/timer')
        terminal.out(options.json ? json(answer) : 'It is thrown away, and nothing was entered.\n')
        return 0
      }
      const given = text(options, 'minutes')
      if (given !== undefined && !/^\d+$/.test(given))
        throw new AppError('invalid_input', `--minutes is "${given}". Give a whole number.`)
      const [less, left] = [minutesIn(text(options, 'less')), text(options, 'left')]
      const body = {
        ...spentOf(options),
        ...(given === undefined ? {} : { minutes: Number(given) }),
        ...(less === undefined ? {} : { less }),
        ...(left === undefined ? {} : { left_at: left }),
      }
      const answer = await (await api()).post('/api/v1/hours/timer/stop', { body })
      terminal.out(options.json ? json(answer) : enteredInWords(answer))
      return 0
    },
  },
]

/** "20m", "1h" or "20": minutes. */
function minutesIn(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const [, number, unit] = /^(\d+) ?(m|min|h)?$/.exec(given.trim()) ?? []
  if (number === undefined) throw new AppError('invalid_input', `--less is "${given}". Write it like 20m or 1h.`)
  return Number(number) * (unit === 'h' ? 60 : 1)
}
