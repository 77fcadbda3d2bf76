import type { paths } from '../../../sdk/src/api.ts'
import { inLanguage } from '../../base/say.ts'
import { parseTime } from '../../base/time.ts'
import { incidentStates } from '../../evidence/incidents.ts'
import { incidentSeverities } from '../../evidence/record.ts'
import { quoted } from '../../evidence/runs/behind.ts'
import { sayTime } from '../../reports/amounts.ts'
import { table, wrapped } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

type Get<P extends '/api/v1/incidents' | '/api/v1/incidents/{incident}'> =
  paths[P]['get']['responses'][200]['content']['application/json']
type One = Get<'/api/v1/incidents/{incident}'>
type Incident = One['incident']
type Asked = NonNullable<paths['/api/v1/incidents']['get']['parameters']['query']>

export const incidentCommands: readonly Command[] = [
  {
    name: 'incidents',
    usage: '[INCIDENT]',
    summary:
      'Incidents that sources told of, one by one, the newest first; with the id of one that one, what changed around it, and what was found meanwhile.',
    options: {
      workflow: { type: 'string', value: 'NAME', help: 'only this workflow' },
      severity: { type: 'string', value: 'SEVERITY', help: incidentSeverities.join(', ') },
      state: { type: 'string', value: 'STATE', help: `${incidentStates.join(', ')}, or ongoing: open or contained` },
      from: { type: 'string', value: 'TIME', help: 'opened on this day, or at this time, or later' },
      to: { type: 'string', value: 'TIME', help: 'opened before this day or time' },
      limit: { type: 'string', value: 'N', help: 'rows on a page, at most 200 (default: 50)' },
      cursor: { type: 'string', value: 'CURSOR', help: 'the next page, as the page before says' },
      json: { type: 'boolean', help: 'print JSON' },
    },
    async run({ words: [wanted], options, terminal, api }) {
      if (wanted !== undefined) {
        const answer = await (await api()).get('/api/v1/incidents/{incident}', { params: { incident: wanted } })
        terminal.out(options.json ? json(answer) : `${oneToText(answer, terminal.width)}\n`)
        return 0
      }
      const limit = text(options, 'limit')
      const page = await (await api()).get('/api/v1/incidents', {
        query: {
          workflow: text(options, 'workflow'),
          severity: text(options, 'severity') as Asked['severity'],
          state: text(options, 'state') as Asked['state'],
          ...{ from: text(options, 'from'), to: text(options, 'to'), cursor: text(options, 'cursor') },
          ...(limit === undefined ? {} : { limit: Number(limit) }),
        },
      })
      if (options.json) {
        terminal.out(json(page))
        return 0
      }
      const lines = page.items.length === 0 ? ['No source told of an incident like this.'] : listToText(page.items)
      for (const { week, from, incidents } of page.typed)
        lines.push(`People typed ${incidents} for the week ${week}, from ${from} on.`)
      if (page.next !== null) lines.push('', `${page.of} in all. More: --cursor ${page.next}`)
      terminal.out(`${lines.join('\n')}\n`)
      return 0
    },
  },
]

const at = (time: string | null) => (time ?? 'unknown').slice(0, 16).replace('T', ' ')

const lossOf = ({ loss }: Incident) => (loss === null ? 'unknown' : `${loss.amount} ${loss.currency}`)

const listToText = (items: readonly Incident[]): string[] =>
  table(
    ['opened', 'incident', 'severity', 'state', 'restored after', 'cost', 'workflow', 'what'],
    items.map((one) => [
      ...[at(one.opened), one.incident, one.severity, one.state, one.restored === null ? '' : after(one, one.restored)],
      ...[lossOf(one), one.workflow, one.class ?? ''],
    ]),
  )

/** How long after it was opened; unknown where that is not told. */
function after({ opened }: Incident, time: string): string {
  const [from, to] = [parseTime(opened ?? '')?.micros, parseTime(time)?.micros]
  return from === undefined || to === undefined ? 'unknown' : inLanguage(sayTime((to - from) / 1000))
}

function oneToText({ incident: one, runs, changed_near, findings }: One, width: number): string {
  const step = (name: string, time: string | null) =>
    time === null ? [] : [`${name} ${at(time)}, after ${after(one, time)}`]
  const facts = [
    ...[`opened ${at(one.opened)}`, ...step('contained', one.contained), ...step('restored', one.restored)],
    ...[`cost: ${lossOf(one)}`, ...(one.source === null ? [] : [`told by ${one.source}`])],
  ]
  return [
    `${one.incident}  ${one.severity}, ${one.state}${one.class === null ? '' : `: ${one.class}`}`,
    ...wrapped(`Workflow ${one.workflow}; ${facts.join('; ')}.`, width, ''),
    '',
    ...(changed_near.length === 0
      ? ['Nothing is known to have changed in the seven days before it, and while it went on.']
      : [
          'What changed in the seven days before it, which need not be its cause, and while it went on:',
          ...changed_near.flatMap((change) => wrapped(`${at(change.at)}  ${change.said}`, width, '  ', '    ')),
        ]),
    ...(findings.count === 0
      ? ['Nothing was found of its workflow while it went on.']
      : [
          `Open of its workflow while it went on: ${findings.count}`,
          ...findings.items.flatMap((found) => wrapped(`${found.id}  ${found.title}`, width, '  ', '    ')),
        ]),
    ...(runs === null ? [] : ['', `The runs of its time: ${runs.command}`]),
    `Time that was worked on it: aftercare hours spent incident ${quoted(one.incident)}`,
  ].join('\n')
}
