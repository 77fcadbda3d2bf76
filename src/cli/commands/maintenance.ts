import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const

export const maintenanceCommands: readonly Command[] = [
  {
    name: 'maintenance',
    usage: '',
    summary:
      'Planned maintenance that is announced or under way, the next time of what comes back by the plan, and that of the last 90 days, with what was held back for it.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const page = await (await api()).get('/api/v1/maintenance-windows')
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0)
        terminal.out(
          'No maintenance is announced, and none comes back by the plan. Announce it with: aftercare maintenance announce --until TIME --why ...\n',
        )
      else
        terminal.out(
          `${table(
            ['id', 'of', 'since', 'until', 'state', 'explains', 'why', 'comes back'],
            page.items.map((one) => [
              one.id,
              ofWhat(one),
              one.since,
              one.until,
              one.state.replace('_', ' '),
              String(one.explains),
              one.why,
              one.of_plan === null
                ? 'no'
                : `${one.of_plan.days.join(', ')} ${one.of_plan.from}-${one.of_plan.to}, of the plan`,
            ]),
          ).join('\n')}\n`,
        )
      return 0
    },
  },
  {
    name: 'maintenance announce',
    usage: '',
    summary:
      'Announce maintenance before it begins. Everything is watched on; what would not be off without the runs of that time is told to nobody.',
    options: {
      workflow: { type: 'string', value: 'WORKFLOW', help: 'of this workflow' },
      integration: { type: 'string', value: 'SYSTEM', help: 'of this system of the plan (default: of everything)' },
      since: { type: 'string', value: 'TIME', help: 'when it begins (default: now)' },
      until: { type: 'string', value: 'TIME', help: 'when it is over, within seven days' },
      why: { type: 'string', value: 'TEXT', help: 'what is done' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const [until, why, since] = [text(options, 'until'), text(options, 'why'), text(options, 'since')]
      const [workflow, integration] = [text(options, 'workflow'), text(options, 'integration')]
      if (!until) throw new AppError('invalid_input', 'Say when it is over, with --until.')
      if (!why) throw new AppError('invalid_input', 'Say what is done, with --why.')
      const body = {
        ...{ until, why },
        ...(since ? { since } : {}),
        ...(workflow ? { workflow } : {}),
        ...(integration ? { integration } : {}),
      }
      const one = await (await api()).post('/api/v1/maintenance-windows', { body })
      if (options.json) terminal.out(json(one))
      else
        terminal.out(
          `Maintenance of ${ofWhat(one)} is announced from ${one.since} to ${one.until}. What is off by it alone is told to nobody.\nWhere it is over earlier: aftercare maintenance end ${one.id}\n`,
        )
      return 0
    },
  },
  {
    name: 'maintenance end',
    usage: 'ID',
    summary: 'Say that maintenance is over before its time, or will not be.',
    options: { json: asJson },
    async run({ words: [id], options, terminal, api }) {
      if (!id)
        throw new AppError(
          'invalid_input',
          'Name the maintenance by its id. "aftercare maintenance" lists what is announced.',
        )
      const one = await (await api()).post('/api/v1/maintenance-windows/{id}/end', { params: { id } })
      if (options.json) terminal.out(json(one))
      else
        terminal.out(
          one.since === one.until
            ? `Maintenance of ${ofWhat(one)} will not be. From now on everything is told again.\n`
            : `Maintenance of ${ofWhat(one)} was over at ${one.until}. What goes wrong from now on is told again.\n`,
        )
      return 0
    },
  },
]

const ofWhat = ({ workflow, integration }: { workflow: string | null; integration: string | null }): string =>
  workflow ?? integration ?? 'everything'
