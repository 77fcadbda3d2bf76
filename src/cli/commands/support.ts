import type { paths } from '../../../sdk/src/api.ts'
import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, type Options, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const
const note = { type: 'string', value: 'TEXT', help: 'what there is to say about it' } as const

type Open = paths['/api/v1/support']['get']['responses'][200]['content']['application/json']
type Matter = Open['open'][number]
type Clock = Matter['clocks'][number]
type Detailed = paths['/api/v1/support/{kind}/{id}']['get']['responses'][200]['content']['application/json']
type Kind = Matter['kind']

export const supportCommands: readonly Command[] = [
  {
    name: 'support',
    usage: '[KIND ID]',
    summary:
      'What help is owed for, what is due first, and how many promises were kept; with "finding ID" or "request ID", the clocks of one.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      if (words.length > 0) {
        const answer = await (await api()).get('/api/v1/support/{kind}/{id}', { params: matterOf(words) })
        terminal.out(options.json ? json(answer) : inWords(answer))
        return 0
      }
      const answer = await (await api()).get('/api/v1/support')
      terminal.out(options.json ? json(answer) : allInWords(answer))
      return 0
    },
  },
  {
    name: 'support severity',
    usage: 'KIND ID SEVERITY',
    summary: 'Say how severe it is: support severity finding ID S1 --because ... The decision log has it.',
    options: { because: { type: 'string', value: 'TEXT', help: 'why' }, json: asJson },
    async run({ words, options, terminal, api }) {
      const because = text(options, 'because')
      const severity = words[2] as 'S1' | undefined
      if (!severity) throw new AppError('invalid_input', 'Name the severity as the plan has it: S1, S2, S3 or S4.')
      if (!because) throw new AppError('invalid_input', 'Say why it is as severe, with --because.')
      const given = { params: matterOf(words), body: { severity, because } }
      const answer = await (await api()).post('/api/v1/support/{kind}/{id}/severity', given)
      terminal.out(options.json ? json(answer) : inWords(answer))
      return 0
    },
  },
  {
    name: 'support contain',
    usage: 'KIND ID',
    summary: 'Say that no further harm is done by it, and how. The decision log has it.',
    options: { note, json: asJson },
    async run({ words, options, terminal, api }) {
      const said = text(options, 'note')
      if (!said) throw new AppError('invalid_input', 'Say how it was contained, with --note.')
      const given = { params: matterOf(words), body: { note: said } }
      const answer = await (await api()).post('/api/v1/support/{kind}/{id}/containment', given)
      terminal.out(options.json ? json(answer) : inWords(answer))
      return 0
    },
  },
  {
    name: 'support pause',
    usage: 'KIND ID',
    summary:
      'Say that it waits, why and for whom. The time is counted and shown; the plan says whether clocks stand still.',
    options: {
      reason: { type: 'string', value: 'REASON', help: 'client, "third party", maintenance or "out of scope"' },
      for: { type: 'string', value: 'WHO', help: 'who is waited for' },
      evidence: { type: 'string', value: 'REFERENCE', help: 'where it can be looked up: a ticket, a mail' },
      note,
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const [reason, awaited] = [text(options, 'reason') as 'client' | undefined, text(options, 'for')]
      if (!reason)
        throw new AppError(
          'invalid_input',
          'Say why it waits, with --reason: client, "third party", maintenance or "out of scope".',
        )
      if (!awaited) throw new AppError('invalid_input', 'Say who is waited for, with --for.')
      const body = { reason, awaited, ...optional(options, ['evidence', 'note']) }
      const answer = await (await api()).post('/api/v1/support/{kind}/{id}/pause', { params: matterOf(words), body })
      terminal.out(options.json ? json(answer) : inWords(answer))
      return 0
    },
  },
  {
    name: 'support resume',
    usage: 'KIND ID',
    summary: 'Say that it waits no longer: its clocks go on where they stood.',
    options: { note, json: asJson },
    async run({ words, options, terminal, api }) {
      const given = { params: matterOf(words), body: optional(options, ['note']) }
      const answer = await (await api()).post('/api/v1/support/{kind}/{id}/resumption', given)
      terminal.out(options.json ? json(answer) : inWords(answer))
      return 0
    },
  },
  {
    name: 'support explain',
    usage: 'KIND ID CLOCK',
    summary: 'Say why a promise was broken: support explain finding ID restore --reason "took longer" --note ...',
    options: {
      reason: {
        type: 'string',
        value: 'REASON',
        help: '"nobody there", "seen too late", "took longer", "waited for the client", "waited for a third party", "access was missing", "severity was wrong" or other',
      },
      note,
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const [reason, said] = [text(options, 'reason') as 'other' | undefined, text(options, 'note')]
      const clock = words[2] as 'restore' | undefined
      if (!clock) throw new AppError('invalid_input', 'Name the promise: acknowledge, contain or restore.')
      if (!reason)
        throw new AppError(
          'invalid_input',
          'Give the reason, with --reason; "aftercare support explain --help" lists them.',
        )
      if (!said) throw new AppError('invalid_input', 'Say what happened, with --note.')
      const given = { params: matterOf(words), body: { clock, reason, note: said } }
      const answer = await (await api()).post('/api/v1/support/{kind}/{id}/explanation', given)
      terminal.out(options.json ? json(answer) : inWords(answer))
      return 0
    },
  },
]

function matterOf([kind, id]: readonly string[]): { kind: Kind; id: string } {
  if (kind !== 'finding' && kind !== 'request')
    throw new AppError('invalid_input', `"${kind ?? ''}" is no kind of matter. Write "finding ID" or "request ID".`)
  if (!id) throw new AppError('invalid_input', `Name the ${kind}. "aftercare support" lists them with their ids.`)
  return { kind, id }
}

const optional = <Name extends string>(options: Options, names: readonly Name[]): { [N in Name]?: string } =>
  Object.fromEntries(names.flatMap((name) => (text(options, name) ? [[name, text(options, name)]] : []))) as never

/** "3 h 20 min", "-45 min": in hours, because a working day has no 24 of them. */
export function timeInWords(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const words = hours > 0 ? `${hours} h ${rest} min` : `${rest} min`
  return ms < 0 ? `-${words}` : words
}

/** How one clock stands, in a few words. */
function clockInWords({ state, target_ms, left_ms, due, done_at, broken_at, used_percent }: Clock): string {
  if (state === 'none') return broken_at === null ? 'nothing promised' : `late since ${broken_at}`
  const late = broken_at === null ? '' : `, late since ${broken_at}`
  if (state === 'done') return `done ${done_at}${broken_at === null ? ', in time' : late}`
  const of = target_ms === null ? '' : ` of ${timeInWords(target_ms)}`
  const stands = state === 'paused' ? ', stands still' : state === 'outside' ? ', nobody is at work now' : ''
  if (broken_at !== null) return `${used_percent} %${of} used${late}${stands}`
  return `${timeInWords(left_ms ?? 0)}${of} left${due === null ? '' : `, due ${due}`}${stands}`
}

const names = { acknowledge: 'answer', contain: 'contain', restore: 'restore' } as const

function inWords(of: Detailed): string {
  const lines = [
    `${of.kind} ${of.id}: ${of.title}`,
    `${of.severity}, since ${of.opened}${of.over ? ', over' : ''}`,
    ...of.clocks.map((one) => `  ${names[one.clock].padEnd(8)} ${clockInWords(one)}`),
  ]
  if (of.waits)
    lines.push(
      `Waits since ${of.waits.since} (${of.waits.reason})${of.waits.awaited ? ` for ${of.waits.awaited}` : ''}${of.waits.evidence ? `, see ${of.waits.evidence}` : ''}.`,
    )
  const [restore] = of.clocks.filter(({ clock }) => clock === 'restore')
  for (const one of restore?.waited ?? [])
    lines.push(
      `  waited ${timeInWords(one.working_ms)} of working time (${one.reason}); ${one.stopped ? 'the clock stood still' : 'the clock went on'}`,
    )
  for (const one of of.said)
    lines.push(
      `  ${one.at} ${one.kind}${one.severity ? ` ${one.severity}` : ''}${one.clock ? ` ${one.clock}` : ''}${one.breach ? `: ${one.breach}` : ''}${one.note ? `: ${one.note}` : ''}`,
    )
  return `${lines.join('\n')}\n`
}

function allInWords({ open, months, promised, as_of }: Open): string {
  if (promised.length === 0 && open.every(({ clocks }) => clocks.every(({ state }) => state === 'none')))
    return 'The plan does not promise how soon somebody answers (support.severities).\n'
  const rows = open.map((one) => {
    const next = nextOf(one)
    return [
      `${one.kind} ${one.id}`,
      one.severity,
      next ? names[next.clock] : '',
      next ? clockInWords(next) : 'nothing promised',
      one.waits ? (one.waits.awaited ?? one.waits.reason) : '',
      one.title,
    ]
  })
  const lines =
    open.length === 0
      ? [`Nothing is open as of ${as_of}.`]
      : table(['what', 'severity', 'promise', 'how it stands', 'waits for', 'title'], rows)
  if (months.length > 0)
    lines.push(
      '',
      ...table(
        ['month', 'severity', 'promise', 'kept'],
        months.map((one) => [one.month, one.severity, names[one.clock], `${one.kept} of ${one.of}`]),
      ),
    )
  return `${lines.join('\n')}\n`
}

/** The clock to look at: the one that is due first, then one that stands still. */
const nextOf = ({ clocks }: Matter): Clock | undefined =>
  clocks
    .filter(({ state }) => state !== 'done' && state !== 'none')
    .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1))[0]
