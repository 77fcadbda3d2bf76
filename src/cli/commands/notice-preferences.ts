import { AppError } from '../../base/errors.ts'
import { type Command, json, text } from '../command.ts'

const wishes = { 'at-once': 'at_once', daily: 'daily', never: 'never' } as const
const inWords = { at_once: 'told at once', daily: 'told once a day, in one mail', never: 'not told' } as const
const languages = ['en', 'de'] as const

export const noticePreferenceCommands: readonly Command[] = [
  {
    name: 'me notices',
    usage: '',
    summary:
      'How you like to be told, in every workspace: shows it, and sets what is given. What is of high severity, what nobody has acknowledged and what would reach nobody else is told as the plan says.',
    options: {
      language: { type: 'string', value: 'LANGUAGE', help: `in which your mail is written: ${languages.join(', ')}` },
      'time-zone': {
        type: 'string',
        value: 'ZONE',
        help: 'whose clock quiet hours go by; "plan" for that of the plan',
      },
      quiet: { type: 'string', value: 'HOURS', help: 'your quiet hours, such as 20:00-08:00; "none" for none' },
      medium: { type: 'string', value: 'WISH', help: 'what is of medium severity: at-once, daily, never' },
      low: { type: 'string', value: 'WISH', help: 'what is of low severity: at-once, daily, never' },
      monday: { type: 'string', value: 'YES|NO', help: 'a mail at the beginning of each week with what waits for you' },
      json: { type: 'boolean', help: 'print JSON' },
    },
    async run({ options, terminal, api }) {
      const [language, zone, quiet] = ['language', 'time-zone', 'quiet'].map((name) => text(options, name))
      const monday = yesOrNo(text(options, 'monday'))
      const [medium, low] = [wishOf('medium', text(options, 'medium')), wishOf('low', text(options, 'low'))]
      const client = await api()
      let now = await client.get('/api/v1/me/notices')
      if ([language, zone, quiet, medium, low, monday].some((one) => one !== undefined)) {
        const body = {
          ...now,
          ...(language === undefined ? {} : { language: languageOf(language) }),
          ...(zone === undefined ? {} : { time_zone: zone === 'plan' ? null : zone }),
          ...(quiet === undefined ? {} : { quiet: hoursOf(quiet) }),
          ...(medium === undefined ? {} : { medium }),
          ...(low === undefined ? {} : { low }),
          ...(monday === undefined ? {} : { monday }),
        }
        now = await client.put('/api/v1/me/notices', { body })
      }
      if (options.json) {
        terminal.out(json(now))
        return 0
      }
      terminal.out(`Your mail is written in ${now.language}.\n`)
      terminal.out(`Your clock: ${now.time_zone ?? 'that of the plan'}.\n`)
      terminal.out(
        `Your quiet hours: ${now.quiet ? `${now.quiet.from} to ${now.quiet.to}` : 'none but those of the plan'}.\n`,
      )
      terminal.out(`Of medium severity: ${inWords[now.medium]}. Of low severity: ${inWords[now.low]}.\n`)
      terminal.out(`What waits for you, on the first working day of each week: ${now.monday ? 'sent' : 'not sent'}.\n`)
      return 0
    },
  },
]

function yesOrNo(given: string | undefined): boolean | undefined {
  if (given === undefined) return undefined
  if (given === 'yes' || given === 'no') return given === 'yes'
  throw new AppError('invalid_input', `"--monday ${given}" is not known. Use yes or no.`)
}

function wishOf(name: string, given: string | undefined) {
  if (given === undefined) return undefined
  if (Object.hasOwn(wishes, given)) return wishes[given as keyof typeof wishes]
  throw new AppError(
    'invalid_input',
    `"--${name} ${given}" is not known. Use one of ${Object.keys(wishes).join(', ')}.`,
  )
}

function languageOf(given: string) {
  const found = languages.find((one) => one === given)
  if (found) return found
  throw new AppError('invalid_input', `"--language ${given}" is not known. Use one of ${languages.join(', ')}.`)
}

function hoursOf(given: string) {
  if (given === 'none') return null
  const [, from, to] = /^(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(given) ?? []
  if (from !== undefined && to !== undefined) return { from, to }
  throw new AppError(
    'invalid_input',
    `"--quiet ${given}" is no time of day to another. Write it like 20:00-08:00, or none.`,
  )
}
