import { wrapped } from '../../reports/review/text.ts'
import { type Command, json } from '../command.ts'

const words = { needs_you: 'needs you', cant_tell: "can't tell", stopped: 'stopped', fine: 'fine' } as const

export const overviewCommands: readonly Command[] = [
  {
    name: 'clients',
    usage: '',
    summary: 'Every workspace you may see, in one word and one sentence, worst first.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ options, terminal, api }) {
      const page = await (await api()).get('/api/v1/clients')
      if (options.json) {
        terminal.out(json(page))
        return 0
      }
      if (page.items.length === 0)
        terminal.out('You may see no workspace yet. Ask an owner for an invitation or a grant.\n')
      const width = Math.max(0, ...page.items.map((one) => one.name.length))
      for (const { name, standing, problem } of page.items) {
        const begin = `${words[standing?.state ?? 'cant_tell'].padEnd(10)}  ${name.padEnd(width)}  `
        const next = standing?.connect ? toConnect(standing.connect) : ''
        const due = standing?.review?.id ? ` A review is due since ${standing.review.due_at.slice(0, 10)}.` : ''
        const says = standing
          ? `${standing.workflow ? `${standing.workflow.name}: ` : ''}${standing.sentence}${next}${due}`
          : problem
        terminal.out(`${wrapped(says ?? '', terminal.width, begin, ' '.repeat(begin.length)).join('\n')}\n`)
      }
      return 0
    },
  },
  {
    name: 'overview',
    usage: '',
    summary: 'What needs you today: each workflow in one word and one sentence, worst first.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ options, terminal, api }) {
      const overview = await (await api()).get('/api/v1/overview')
      if (options.json) {
        terminal.out(json(overview))
        return 0
      }
      const { plan, workflows, away, gaps, expiring, decisions, requests, tasks, held_mails, refused_lines } = overview
      if (plan === null)
        terminal.out('There is no plan yet. Write a maintenance.yaml and apply it with "aftercare plan apply FILE".\n')
      const width = Math.max(0, ...workflows.map((one) => one.workflow.length))
      for (const { workflow, state, sentence, connect } of workflows) {
        const begin = `${words[state].padEnd(10)}  ${workflow.padEnd(width)}  `
        const next = connect ? toConnect(connect) : ''
        terminal.out(`${wrapped(sentence + next, terminal.width, begin, ' '.repeat(begin.length)).join('\n')}\n`)
      }
      const nameOf = new Map(workflows.map((one) => [one.workflow, one.name]))
      const lines = [
        ...away.map(({ name, to, cover }) => `${name} is away until ${to}${cover ? `; ${cover} stands in` : ''}.`),
        ...gaps.map(
          ({ workflow, from, to, because }) =>
            `Nobody answers for ${nameOf.get(workflow)} ${from === to ? `on ${from}` : `from ${from} to ${to}`}: ${because}.`,
        ),
        ...expiring.map(
          ({ workflow, words, until, expired }) =>
            `${nameOf.get(workflow)}, ${words}: its proof ${expired ? 'held' : 'holds'} until ${until}.`,
        ),
        ...waiting(decisions.reviews, 'review', 'for a signature: "aftercare reviews"'),
        ...waiting(
          decisions.findings,
          'finding',
          'for somebody to say what they will do: "aftercare findings --owner nobody"',
        ),
        ...waiting(requests.mine.length, 'request', 'for you: "aftercare requests"'),
        ...waiting(held_mails, 'mail', 'for somebody to say whether it is a request: "aftercare request mails"'),
        ...(tasks.overdue === 0
          ? []
          : [
              `${tasks.overdue} ${tasks.overdue === 1 ? 'task is' : 'tasks are'} overdue${tasks.mine_overdue > 0 ? `, ${tasks.mine_overdue} of them yours` : ''}: "aftercare tasks --state overdue".`,
            ]),
        ...waiting(refused_lines, 'refused line', 'to be mended: "aftercare refused"'),
      ]
      if (lines.length > 0 && workflows.length > 0) terminal.out('\n')
      for (const line of lines) terminal.out(`${wrapped(line, terminal.width, '', '  ').join('\n')}\n`)
      return 0
    },
  },
]

const toConnect = ({ what, minutes }: { what: string; minutes: number }): string => ` ${what} (${minutes} minutes).`

function waiting(count: number, what: string, forWhat: string): string[] {
  if (count === 0) return []
  return [`${count} ${what}${count === 1 ? ' waits' : 's wait'} ${forWhat}.`]
}
