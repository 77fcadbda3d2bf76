import { parseArgs } from 'node:util'
import { type Aftercare, createAftercare } from '../../sdk/src/client.ts'
import { AppError } from '../base/errors.ts'
import { PRODUCT } from '../base/product.ts'
import type { Command, Options, Terminal } from './command.ts'
import { backtestCommands } from './commands/backtest.ts'
import { calendarFeedCommands } from './commands/calendar-feed.ts'
import { changeNoteCommands } from './commands/change-notes.ts'
import { connectCommands } from './commands/connect.ts'
import { connectorCommands } from './commands/connectors.ts'
import { costCommands } from './commands/costs.ts'
import { credentialCommands } from './commands/credentials.ts'
import { decisionCommands } from './commands/decisions.ts'
import { eraseCommands } from './commands/erase.ts'
import { exceptionCommands } from './commands/exceptions.ts'
import { findingCommands } from './commands/findings.ts'
import { handoverCommands } from './commands/handovers.ts'
import { hoursCommands } from './commands/hours.ts'
import { hoursImportCommands } from './commands/hours-import.ts'
import { hoursReservationCommands } from './commands/hours-reservations.ts'
import { hoursStatementCommands } from './commands/hours-statements.ts'
import { hoursTimerCommands } from './commands/hours-timer.ts'
import { importCommands } from './commands/import.ts'
import { incidentCommands } from './commands/incidents.ts'
import { keyCommands } from './commands/keys.ts'
import { maintenanceCommands } from './commands/maintenance.ts'
import { mondayCommands } from './commands/monday.ts'
import { noticePreferenceCommands } from './commands/notice-preferences.ts'
import { noticeRuleCommands } from './commands/notice-rules.ts'
import { noticeCommands } from './commands/notices.ts'
import { objectiveCommands } from './commands/objectives.ts'
import { overviewCommands } from './commands/overview.ts'
import { peopleCommands } from './commands/people.ts'
import { planCommands } from './commands/plan.ts'
import { readCommands } from './commands/read.ts'
import { refusedCommands } from './commands/refused.ts'
import { reportCommands } from './commands/reports.ts'
import { requestCommands } from './commands/requests.ts'
import { restoreCommands } from './commands/restore.ts'
import { reviewCommands } from './commands/reviews.ts'
import { rotaCommands } from './commands/rota.ts'
import { runCommands } from './commands/runs.ts'
import { serveCommands } from './commands/serve.ts'
import { sourceCommands } from './commands/sources.ts'
import { judgeCommands } from './commands/sources-judge.ts'
import { stopCommands } from './commands/stops.ts'
import { supportCommands } from './commands/support.ts'
import { taskCommands } from './commands/tasks.ts'
import { trackerCommands } from './commands/trackers.ts'
import { tryCommands } from './commands/try.ts'
import { typedFigureCommands } from './commands/typed-figures.ts'
import { exitOf } from './exit.ts'
import { helpFor, helpForAll } from './help.ts'
import { signInWith } from './sign-in.ts'

export const commands: readonly Command[] = [
  ...overviewCommands,
  ...stopCommands,
  ...maintenanceCommands,
  ...noticeRuleCommands,
  ...mondayCommands,
  ...noticePreferenceCommands,
  ...calendarFeedCommands,
  ...changeNoteCommands,
  ...importCommands,
  ...refusedCommands,
  ...readCommands,
  ...tryCommands,
  ...sourceCommands,
  ...judgeCommands,
  ...exceptionCommands,
  ...incidentCommands,
  ...backtestCommands,
  ...connectCommands,
  ...connectorCommands,
  ...runCommands,
  ...typedFigureCommands,
  ...objectiveCommands,
  ...costCommands,
  ...hoursCommands,
  ...hoursTimerCommands,
  ...hoursStatementCommands,
  ...hoursReservationCommands,
  ...rotaCommands,
  ...supportCommands,
  ...hoursImportCommands,
  ...reportCommands,
  ...planCommands,
  ...reviewCommands,
  ...findingCommands,
  ...requestCommands,
  ...taskCommands,
  ...trackerCommands,
  ...handoverCommands,
  ...noticeCommands,
  ...decisionCommands,
  ...eraseCommands,
  ...peopleCommands,
  ...keyCommands,
  ...credentialCommands,
  ...serveCommands,
  ...restoreCommands,
]

/** Options every command takes. */
export const common = {
  data: { type: 'string', value: 'DIR', help: 'open this folder without a server (default: AFTERCARE_DATA or ./data)' },
  url: { type: 'string', value: 'URL', help: 'use the server there (or set AFTERCARE_SERVER)' },
  key: { type: 'string', value: 'KEY', help: 'API key for the server (or set AFTERCARE_KEY)' },
  link: { type: 'string', value: 'LINK', help: 'sign in with this one-time link instead of a key; it is used up' },
  workspace: { type: 'string', value: 'ID', help: 'the workspace, where there is more than one' },
  'as-of': { type: 'string', value: 'TIME', help: 'look at everything as of this moment' },
  help: { type: 'boolean', help: 'show this' },
} as const

type Environment = Record<string, string | undefined>

/** Runs one command line; the answer is the exit code. Nothing here ends the process. */
export async function main(argv: readonly string[], terminal: Terminal, environment: Environment): Promise<number> {
  let close: (() => Promise<void>) | undefined
  const [first, ...rest] = argv
  const command = commandIn(first === 'help' ? rest : argv)
  try {
    if (first === '--version') {
      terminal.out(`${PRODUCT}
`)
      return 0
    }
    if (command && first === 'help') {
      terminal.out(helpFor(command, common))
      return 0
    }
    if (!command) {
      const asked = argv.length === 0 || argv.includes('--help') || (first === 'help' && rest.length === 0)
      if (asked) terminal.out(helpForAll(commands))
      else terminal.err(`There is no command "${argv.join(' ')}". "aftercare --help" lists them.\n`)
      return asked ? 0 : 2
    }
    const { words, options } = readWords(command, argv.slice(command.name.split(' ').length))
    if (options.help) {
      terminal.out(helpFor(command, common))
      return 0
    }
    refuseMore(command, words)
    let opened: Promise<Aftercare> | undefined
    const api = () => {
      opened ??= connect(options, environment, terminal).then((connected) => {
        close = connected.close
        return connected.api
      })
      return opened
    }
    return await command.run({ words, options, terminal, environment, api })
  } catch (error) {
    const { code, sentence } = exitOf(error)
    terminal.err(`${command ? withFlags(sentence, command) : sentence}\n`)
    return code
  } finally {
    await close?.()
  }
}

/** What the API says of a value of a query, said of the option that gave it. */
const withFlags = (sentence: string, { options }: Command): string =>
  sentence.replace(
    /(?<=Say which one with )"(\w+)"|"(\w+)"(?: in the query)?(?= is ")/g,
    (found, option: string | undefined, value: string) => {
      const name = option ?? value
      const flag = name.replaceAll('_', '-')
      return Object.hasOwn(options, flag) || Object.hasOwn(common, flag) ? `--${flag}` : found
    },
  )

/** The command whose name the line begins with; the longest, where one begins another. */
function commandIn(argv: readonly string[]): Command | undefined {
  const fits = commands.filter((one) => one.name.split(' ').every((word, index) => argv[index] === word))
  return fits.sort((a, b) => b.name.length - a.name.length)[0]
}

function readWords(command: Command, argv: readonly string[]): { words: string[]; options: Options } {
  try {
    const all = { ...common, ...command.options }
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: Object.fromEntries(Object.entries(all).map(([name, { type }]) => [name, { type }])),
      allowPositionals: true,
      strict: true,
    })
    return { words: positionals, options: values as Options }
  } catch (error) {
    const reason = (error as Error).message.replace(/\. To specify.*$/s, '')
    throw new AppError('invalid_input', `${reason}. "aftercare ${command.name} --help" shows what it takes.`)
  }
}

/** What a command does not look at is not passed over: "plan check a b" would leave b unchecked and answer that all is well. */
function refuseMore({ name, usage }: Command, words: readonly string[]): void {
  const most = usage.endsWith('...') ? Number.POSITIVE_INFINITY : usage.split(' ').filter((word) => word !== '').length
  if (words.length <= most) return
  const takes = usage === '' ? 'takes no words' : `takes ${usage}`
  throw new AppError(
    'invalid_input',
    `"aftercare ${name}" ${takes}, and nothing can be done with "${words.slice(most).join(' ')}". "aftercare ${name} --help" shows what it takes.`,
  )
}

async function connect(
  options: Options,
  environment: Environment,
  terminal: Terminal,
): Promise<{ api: Aftercare; close: () => Promise<void> }> {
  const option = (name: string) =>
    typeof options[name] === 'string' ? { [name === 'as-of' ? 'asOf' : name]: options[name] } : {}
  const common = { ...option('workspace'), ...option('as-of') } as { workspace?: string; asOf?: string }
  if (options.link) {
    if (options.data || options.url || options.key)
      throw new AppError('invalid_input', 'Give --link alone: it names the server and signs in, once.')
    const { url, send, signOut } = signInWith(options.link as string)
    return { api: createAftercare({ url, ...common, fetch: send }), close: signOut }
  }
  const url = (options.url as string | undefined) ?? environment.AFTERCARE_SERVER
  if (url && options.data)
    throw new AppError('invalid_input', 'Give --url or --data, not both: one is a server, the other a folder.')
  if (url && !URL.canParse(url))
    throw new AppError('invalid_input', `"${url}" is no URL. Write it like http://127.0.0.1:4680.`)
  if (url) {
    const key = (options.key as string | undefined) ?? environment.AFTERCARE_KEY
    return { api: createAftercare({ url, ...common, ...(key ? { key } : {}) }), close: async () => undefined }
  }
  // All of the app: whoever asks a server, or how a command is written, does not wait for it.
  const { openFolder } = await import('./in-folder.ts')
  const { send, close } = await openFolder(options.data as string | undefined, environment, terminal)
  return { api: createAftercare({ url: 'http://local', ...common, fetch: send }), close }
}
