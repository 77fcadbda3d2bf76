import { type Command, json } from '../command.ts'
import { bytesOf, readOrRefuse } from './plan.ts'

export const backtestCommands: readonly Command[] = [
  {
    name: 'backtest',
    usage: 'PLAN',
    summary:
      'Replay the evidence that is kept through a plan (default: the one in force), and list what would have been told, when, and how late. Nothing is kept of it.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ words: [file], options, terminal, api }) {
      if (file !== undefined) readOrRefuse(file)
      const plan = file === undefined ? {} : { plan: bytesOf(file).toString('utf8') }
      const answer = await (await api()).post('/api/v1/backtest', { body: plan })
      if (options.json) {
        terminal.out(json(answer))
        return 0
      }
      for (const one of answer.items) {
        terminal.out(`${one.at.slice(0, 10)}  ${one.workflow}: ${one.title}: ${one.said}\n`)
        if (one.kind === 'over') continue
        const below = (text: string) => terminal.out(`${' '.repeat(12)}${text}\n`)
        const days = Math.round((Date.parse(one.at) - Date.parse(one.since)) / 86_400_000)
        if (days > 0) below(`told ${days === 1 ? 'one day' : `${days} days`} after it began`)
        if (one.sure !== null) below(one.sure)
        if (one.changed_with.length > 0) below(`more than the model changed with it: ${one.changed_with.join('; ')}`)
        for (const said of one.changed_near) below(`near it: ${said}`)
        below(`the runs: ${one.behind.command}`)
      }
      if (answer.items.length === 0) terminal.out('Nothing would have been told.\n')
      terminal.out('\n')
      for (const { workflow, first, last, watched, false_alarms_per_year, unwatched } of answer.workflows) {
        const replayed =
          first === null || last === null
            ? 'no evidence'
            : `replayed from ${first.slice(0, 10)} to ${last.slice(0, 10)}`
        terminal.out(
          `${workflow}: ${replayed}, ${watched} things watched, at most ${Number(false_alarms_per_year.toPrecision(2))} false alarms a year\n`,
        )
        if (unwatched.length > 0) terminal.out(`  by their windows alone: ${unwatched.join(', ')}\n`)
      }
      return 0
    },
  },
]
