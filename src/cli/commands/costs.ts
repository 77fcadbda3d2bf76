import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

export const costCommands: readonly Command[] = [
  {
    name: 'costs',
    usage: '',
    summary: 'What is spent this month and what it will be, by workflow, and how the budgets of the plan stand.',
    options: {
      workflow: { type: 'string', value: 'NAME', help: 'only of one workflow' },
      json: { type: 'boolean', help: 'print JSON' },
    },
    async run({ options, terminal, api }) {
      const workflow = options.workflow === undefined ? {} : { workflow: String(options.workflow) }
      const answer = await (await api()).get('/api/v1/costs', { query: workflow })
      if (options.json) {
        terminal.out(json(answer))
        return 0
      }
      const { month, currency, workflows, budgets } = answer
      const amount = (value: string | number) => `${Number(value).toFixed(2)} ${currency}`
      const unknown = ({ unknown_runs, runs }: { unknown_runs: number; runs: number }) =>
        unknown_runs === 0 ? 'none' : `${unknown_runs} of ${runs}`
      const lines = [
        `Since ${month.from}: ${month.unknown_runs > 0 ? 'at least ' : ''}${amount(month.cost)} for ${month.runs} runs.`,
        month.forecast === null
          ? 'Too few days are known for a forecast.'
          : `The month will very likely cost between ${amount(month.forecast.low)} and ${amount(month.forecast.high)}.`,
      ]
      if (month.unknown_runs > 0)
        lines.push(`Of ${unknown(month)} runs not all is known that they cost: it is more than that.`)
      if (workflows.length > 0) {
        const head = ['workflow', 'cost', 'runs', 'cost unknown', 'accepted', 'each accepted']
        const rows = workflows.map((one) => [
          ...[one.workflow, amount(one.cost), String(one.runs), unknown(one), String(one.accepted)],
          one.cost_per_accepted === null ? '' : `${Number(one.cost_per_accepted).toPrecision(3)} ${currency}`,
        ])
        lines.push('', ...table(head, rows))
      }
      for (const { name, said, keep_said, state } of budgets)
        lines.push('', `Budget ${name} (${state}): ${said}`, ...(keep_said === null ? [] : [`  ${keep_said}`]))
      if (answer.invoices.length > 0) lines.push('', 'Invoices', ...answer.invoices.map(({ said }) => `  ${said}`))
      terminal.out(`${lines.join('\n')}\n`)
      return 0
    },
  },
  {
    name: 'costs invoice',
    usage: 'MONTH AMOUNT',
    summary:
      'Type what was billed for a month that is over, to hold it against what is known: costs invoice 2026-02 412.50. "unknown" takes it back.',
    options: {
      workflow: { type: 'string', value: 'NAME', help: 'what was billed for one workflow; left out: for all' },
      json: { type: 'boolean', help: 'print JSON' },
    },
    async run({ words, options, terminal, api }) {
      const [month, ...rest] = words
      const amount = rest.join(' ')
      if (!month || amount === '')
        throw new AppError(
          'invalid_input',
          'Give the month and the amount, such as: aftercare costs invoice 2026-02 412.50.',
        )
      const workflow = text(options, 'workflow') ?? null
      const body = { month, workflow, amount: amount === 'unknown' ? null : amount }
      const answer = await (await api()).post('/api/v1/costs/invoices', { body })
      const typed = answer.invoices.find((one) => one.month === month && one.workflow === workflow)
      terminal.out(options.json ? json(answer) : `${typed?.said ?? `No invoice is known for ${month}.`}\n`)
      return 0
    },
  },
]
