import { AppError } from '../../base/errors.ts'
import { aboutKinds } from '../../decisions/hours/time.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, type Options, text } from '../command.ts'

export const asJson = { type: 'boolean', help: 'print JSON' } as const

export const spent = {
  class: {
    type: 'string',
    value: 'CLASS',
    help: 'who pays: "from allowance" (default), included, billable, optimization, expansion, "new integration", emergency, "provider fault", "third party"',
  },
  note: { type: 'string', value: 'TEXT', help: 'what was done' },
  rate: { type: 'string', value: 'NAME', help: 'of billed time: the rate of the plan, where it has several' },
  absorb: {
    type: 'boolean',
    help: 'enter it at nobody’s cost, where there is not as much left and nobody agreed to more',
  },
} as const

/** "7 h 30 min", "45 min", "0 min" */
export function hoursInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const words = [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(' ')
  return minutes < 0 ? `-${words}` : words
}

export const hoursCommands: readonly Command[] = [
  {
    name: 'hours',
    usage: '',
    summary: 'The hours account: what the plan includes, what is used and left and until when, and your timer.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const answer = await (await api()).get('/api/v1/hours')
      if (options.json) {
        terminal.out(json(answer))
        return 0
      }
      const { current, lots, periods, timer, outside } = answer
      const lines: string[] = []
      if (!current) lines.push('The plan includes no hours now (support.allowance).')
      else {
        const { figures, consented } = current
        const had = figures.opening + figures.granted + figures.carried_in
        lines.push(
          `${current.from} to ${current.to}: ${hoursInWords(figures.left)} left of ${hoursInWords(had)}${current.used_percent === null ? '' : `, ${current.used_percent} % used`}.`,
        )
        for (const lot of lots)
          lines.push(
            `  ${hoursInWords(lot.left)} ${lot.kind === 'rollover' ? 'carried on' : 'granted'}, ${lot.ends === null ? 'without end' : `until ${lot.ends}`}`,
          )
        if (figures.reserved > 0) lines.push(`  ${hoursInWords(figures.reserved)} are kept for what is agreed on.`)
        if (consented > 0)
          lines.push(`  ${hoursInWords(figures.beyond)} used of ${hoursInWords(consented)} agreed to beyond them.`)
      }
      if (outside)
        lines.push(
          `${hoursInWords(outside.minutes)} from ${outside.from} to ${outside.to} are outside of any period, and in no statement.`,
        )
      if (timer) lines.push(timerInWords(timer))
      if (periods.length > 0) {
        const rows = periods.map(({ from, to, figures: of }) => [
          from,
          to,
          ...[of.opening, of.granted, of.carried_in, of.consumed, of.carried_on, of.expired, of.left].map(hoursInWords),
        ])
        const head = ['from', 'to', 'opening', 'granted', 'carried in', 'used', 'carried on', 'expired', 'left']
        lines.push('', ...table(head, rows))
      }
      terminal.out(`${lines.join('\n')}\n`)
      return 0
    },
  },
  {
    name: 'hours add',
    usage: 'MINUTES ABOUT ID',
    summary:
      'Enter time that somebody worked on a workflow, a finding, a review, a request, a recurring problem (pattern 7) or an incident: hours add 45 workflow triage. A request is named by its id, the last characters of it, or its title.',
    options: {
      ...spent,
      day: { type: 'string', value: 'DAY', help: 'when it was worked (default: today)' },
      from: { type: 'string', value: 'HH:MM', help: 'when it began: by it the hour bands of the plan count' },
      person: { type: 'string', value: 'KEY', help: 'whose time, by their key in the plan (default: your own)' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const [given, about, id] = words
      const minutes = Number(given)
      if (!given || !id || Number.isNaN(minutes)) throw new AppError('invalid_input', naming)
      const more = optional(options, ['day', 'from', 'person'])
      const body = { ...aboutOf(about, id), minutes, ...spentOf(options), ...more }
      const answer = await (await api()).post('/api/v1/hours/times', { body })
      terminal.out(options.json ? json(answer) : enteredInWords(answer))
      return 0
    },
  },
  {
    name: 'hours times',
    usage: '',
    summary: 'The time that people entered, as worked and as counted; of this period, or between two days.',
    options: {
      from: { type: 'string', value: 'DAY', help: 'from this day on' },
      to: { type: 'string', value: 'DAY', help: 'up to this day, which counts' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const answer = await (await api()).get('/api/v1/hours/times', { query: optional(options, ['from', 'to']) })
      if (options.json) terminal.out(json(answer))
      else if (answer.items.length === 0) terminal.out(`No time was entered from ${answer.from} to ${answer.to}.\n`)
      else {
        const rows = answer.items.map((one) => [
          ...[one.day, one.name, aboutInWords(one.about)],
          ...[
            `${hoursInWords(one.minutes)}${one.taken_off > 0 ? ` (${hoursInWords(one.taken_off)} taken off)` : ''}`,
            `${hoursInWords(one.counted)}${bandsInWords(one.bands ?? [])}`,
          ],
          one.taken_back ? 'taken back' : one.absorbed ? `${one.class}, absorbed` : one.class,
          ...[one.cost ? `${one.cost.amount} ${one.cost.currency}` : '', one.note ?? '', one.id],
        ])
        terminal.out(
          `${table(['day', 'who', 'what for', 'worked', 'counted', 'class', 'cost', 'note', 'id'], rows).join('\n')}\n`,
        )
      }
      return 0
    },
  },
  {
    name: 'hours back',
    usage: 'ID',
    summary: 'Take back time that was entered wrongly, and what it took from the hours. The decision log has it.',
    options: { because: { type: 'string', value: 'TEXT', help: 'what was wrong' }, json: asJson },
    async run({ words, options, terminal, api }) {
      const [id] = words
      const because = text(options, 'because')
      if (!id) throw new AppError('invalid_input', 'Name the time. "aftercare hours times" lists them with their ids.')
      if (!because) throw new AppError('invalid_input', 'Say what was wrong, with --because.')
      const answer = await (await api()).post('/api/v1/hours/times/{id}/taking-back', {
        params: { id },
        body: { because },
      })
      terminal.out(options.json ? json(answer) : `It is taken back. ${hoursInWords(answer.left)} are left.\n`)
      return 0
    },
  },
  {
    name: 'hours consent',
    usage: 'MINUTES',
    summary:
      'Agree that so many minutes more than the included hours may be used in a period, before they are. Only who holds the budget on the client’s side may.',
    options: {
      because: { type: 'string', value: 'TEXT', help: 'what for' },
      day: { type: 'string', value: 'DAY', help: 'a day of the period (default: today)' },
      rate: { type: 'string', value: 'NAME', help: 'by which it is billed, where the plan has several' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const minutes = Number(words[0])
      const because = text(options, 'because')
      if (!Number.isInteger(minutes) || minutes < 1)
        throw new AppError(
          'invalid_input',
          'Say up to how many minutes, such as: aftercare hours consent 120 --because ...',
        )
      if (!because) throw new AppError('invalid_input', 'Say what for, with --because.')
      const body = { minutes, because, ...optional(options, ['day', 'rate']) }
      const answer = await (await api()).post('/api/v1/hours/consents', { body })
      terminal.out(
        options.json
          ? json(answer)
          : `Agreed: up to ${hoursInWords(answer.minutes)} beyond the included hours, from ${answer.from} to ${answer.to}.\n`,
      )
      return 0
    },
  },
]

const naming =
  'Give the minutes and what they were spent on, such as: aftercare hours add 45 workflow triage --note ...'

export function aboutOf(about: string | undefined, id: string) {
  const found = aboutKinds.find((one) => one === about)
  if (!found)
    throw new AppError('invalid_input', `Time is spent on one of ${aboutKinds.join(', ')}, and not on "${about}".`)
  return { about: found, id }
}

export const optional = <Name extends string>(
  options: Options,
  names: readonly Name[],
): Partial<Record<Name, string>> =>
  Object.fromEntries(
    names.flatMap((name) => (text(options, name) === undefined ? [] : [[name, text(options, name)]])),
  ) as Partial<Record<Name, string>>

/** The class is one of a list that the API has, and says where it is not. */
export const spentOf = (options: Options) => ({
  ...(optional(options, ['class', 'note', 'rate']) as { class?: 'from allowance'; note?: string; rate?: string }),
  ...(options.absorb ? { absorb: true } : {}),
})

export const enteredInWords = (answer: {
  id: string
  counted: number
  bands: readonly { band: string | null; minutes: number; weight: string }[] | null
  beyond: number
  absorbed: boolean
  left: number
}): string =>
  answer.absorbed
    ? `Entered as ${answer.id}, at nobody’s cost. ${hoursInWords(answer.left)} are left.\n`
    : `Entered as ${answer.id}: ${hoursInWords(answer.counted)} taken from the hours${answer.beyond > 0 ? `, ${hoursInWords(answer.beyond)} of them by consent` : ''}${bandsInWords(answer.bands ?? [])}. ${hoursInWords(answer.left)} are left.\n`

/** " (45 min nights x 1.5)"; of what is in no band nothing. */
export function bandsInWords(bands: readonly { band: string | null; minutes: number; weight: string }[]): string {
  const named = bands.filter(({ band }) => band !== null)
  if (named.length === 0) return ''
  return ` (${named.map(({ band, minutes, weight }) => `${hoursInWords(minutes)} ${band} x ${weight}`).join(', ')})`
}

/** "request Answer in French (0199...)": by its name, and by what it is asked for with. */
export const aboutInWords = ({ kind, id, title }: { kind: string; id: string; title: string | null }): string =>
  title === null || kind === 'workflow' ? `${kind} ${id}` : `${kind} "${title}" (${id})`

export const timerInWords = (timer: {
  about: { kind: string; id: string; title: string | null }
  stopped_at: string | null
  minutes: number
  taken_off: number
}): string =>
  `Your timer ${timer.stopped_at ? 'waits to be entered' : 'runs'} on ${aboutInWords(timer.about)}: ${hoursInWords(timer.minutes)}${timer.taken_off > 0 ? `, ${hoursInWords(timer.taken_off)} taken off` : ''}.`
