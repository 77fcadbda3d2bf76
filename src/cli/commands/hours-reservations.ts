import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, type Options, text } from '../command.ts'
import { hoursInWords } from './hours.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const
const because = { type: 'string', value: 'TEXT', help: 'what for' } as const

export const hoursReservationCommands: readonly Command[] = [
  {
    name: 'hours reservations',
    usage: '',
    summary: 'Minutes of the included hours that are kept for something.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const answer = await (await api()).get('/api/v1/hours/reservations')
      if (options.json) terminal.out(json(answer))
      else if (answer.items.length === 0) terminal.out('Nothing is kept.\n')
      else {
        const rows = answer.items.map((one) => [one.id, hoursInWords(one.minutes), one.because, one.at, one.by])
        terminal.out(`${table(['id', 'kept', 'what for', 'since', 'by'], rows).join('\n')}\n`)
      }
      return 0
    },
  },
  {
    name: 'hours reserve',
    usage: 'MINUTES',
    summary: 'Keep minutes of the included hours for something: what others use does not touch them.',
    options: { because, json: asJson },
    async run({ words, options, terminal, api }) {
      const body = given(words[0], options, 'hours reserve 120 --because "The new form."')
      const answer = await (await api()).post('/api/v1/hours/reservations', { body })
      terminal.out(
        options.json
          ? json(answer)
          : `Kept as ${answer.id}: ${hoursInWords(body.minutes)}. ${hoursInWords(answer.left)} are left.\n`,
      )
      return 0
    },
  },
  {
    name: 'hours release',
    usage: 'ID',
    summary: 'Give back what is kept for something.',
    options: { because: { type: 'string', value: 'TEXT', help: 'why' }, json: asJson },
    async run({ words, options, terminal, api }) {
      const [id] = words
      const why = text(options, 'because')
      if (!id) throw new AppError('invalid_input', 'Name what is kept. "aftercare hours reservations" lists it.')
      if (!why) throw new AppError('invalid_input', 'Say why, with --because.')
      const body = { because: why }
      const answer = await (await api()).post('/api/v1/hours/reservations/{id}/release', { params: { id }, body })
      terminal.out(options.json ? json(answer) : `It is given back. ${hoursInWords(answer.left)} are left.\n`)
      return 0
    },
  },
  {
    name: 'hours write-off',
    usage: 'MINUTES',
    summary:
      'Give minutes of the included hours up for good. Only who holds the budget on the client’s side may; the decision log has it.',
    options: { because, json: asJson },
    async run({ words, options, terminal, api }) {
      const body = given(words[0], options, 'hours write-off 60 --because "Agreed."')
      const answer = await (await api()).post('/api/v1/hours/write-offs', { body })
      terminal.out(
        options.json
          ? json(answer)
          : `${hoursInWords(body.minutes)} are written off. ${hoursInWords(answer.left)} are left.\n`,
      )
      return 0
    },
  },
]

function given(word: string | undefined, options: Options, example: string) {
  const minutes = Number(word)
  const why = text(options, 'because')
  if (!Number.isInteger(minutes) || minutes < 1)
    throw new AppError('invalid_input', `Say how many minutes, such as: aftercare ${example}.`)
  if (!why) throw new AppError('invalid_input', 'Say what for, with --because.')
  return { minutes, because: why }
}
