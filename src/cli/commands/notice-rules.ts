import { AppError } from '../../base/errors.ts'
import { dimensions } from '../../plan/measures.ts'
import { noticeKinds as kinds, noticeSeverities as severities } from '../../plan/notice-when.ts'
import { wrapped } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

const waiting = {
  after: 'only if it is still so then',
  working_hours: 'when people are at work',
  quiet_hours: 'after quiet hours',
  digest: 'gathered with others in one mail',
} as const

export const noticeRuleCommands: readonly Command[] = [
  {
    name: 'notice test',
    usage: '',
    summary:
      'Who would be told if something happened: by which rule, by which way, when and why. With --send it is really sent, marked as a test.',
    options: {
      kind: { type: 'string', value: 'KIND', help: `what happened: ${kinds.join(', ')} (default: finding)` },
      workflow: { type: 'string', value: 'WORKFLOW', help: 'in which workflow (default: what concerns all of them)' },
      severity: {
        type: 'string',
        value: 'SEVERITY',
        help: `${severities.join(', ')} (default: as it is when it happens)`,
      },
      dimension: { type: 'string', value: 'DIMENSION', help: 'of a finding: quality, cost, ...' },
      at: { type: 'string', value: 'TIME', help: 'when it happens (default: now)' },
      send: { type: 'boolean', help: 'send it, now' },
      json: { type: 'boolean', help: 'print JSON' },
    },
    async run({ options, terminal, api }) {
      const [kind, severity, dimension] = [
        oneOf(kinds, 'kind', text(options, 'kind')),
        oneOf(severities, 'severity', text(options, 'severity')),
        oneOf(dimensions, 'dimension', text(options, 'dimension')),
      ]
      const [workflow, at] = [text(options, 'workflow'), text(options, 'at')]
      const asked = {
        ...(kind ? { kind } : {}),
        ...(severity ? { severity } : {}),
        ...(dimension ? { dimension } : {}),
        ...(workflow ? { workflow } : {}),
      }
      if (options.send && at !== undefined)
        throw new AppError('invalid_input', 'What is sent is sent now. Leave out --at, or --send.')
      const client = await api()
      const done = options.send ? await client.post('/api/v1/notice-rules/test', { body: asked }) : null
      const answer =
        done ?? (await client.get('/api/v1/notice-rules/test', { query: { ...asked, ...(at ? { at } : {}) } }))
      if (options.json) {
        terminal.out(json(answer))
        return 0
      }
      const { rule, from } = answer
      const whose = from === 'plan' ? 'of the plan' : 'that holds where a plan has none'
      terminal.out(
        rule
          ? `Rule ${rule.number} ${whose}: ${rule.when}\n`
          : 'No rule of the plan fits: nobody is told. Add one, such as { when: anything, tell: owner }.\n',
      )
      const say = ({ told, not_told }: Pick<typeof answer, 'told' | 'not_told'>, atOnce: string) => {
        const lines = told.map(({ name, channel, at, waits, because }) => ({
          begin: `${name} by ${channel}, ${waits === null ? atOnce : `${at}, ${waiting[waits]}`}: `,
          because: `${because}.`,
        }))
        lines.push(...not_told.map(({ name, because }) => ({ begin: `not ${name}: `, because: `${because}.` })))
        for (const { begin, because } of lines)
          terminal.out(`${wrapped(because, terminal.width, `  ${begin}`, '    ').join('\n')}\n`)
      }
      say(answer, 'at once')
      for (const step of answer.steps) {
        terminal.out(`Step ${step.number}, ${step.at}, if nobody has acknowledged it:\n`)
        say(step, 'then')
      }
      for (const { name, channel, state, error } of done?.sent ?? [])
        terminal.out(
          `${state === 'sent' ? 'Sent to' : 'Not sent to'} ${name} by ${channel}${error ? `: ${error}` : '.'}\n`,
        )
      return 0
    },
  },
]

function oneOf<T extends string>(known: readonly T[], name: string, given: string | undefined): T | undefined {
  const found = known.find((one) => one === given)
  if (given !== undefined && found === undefined)
    throw new AppError('invalid_input', `"--${name} ${given}" is not known. Use one of ${known.join(', ')}.`)
  return found
}
