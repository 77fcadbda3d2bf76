import type { paths } from '../../../sdk/src/api.ts'
import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const

type Cover = paths['/api/v1/rota']['get']['responses'][200]['content']['application/json']
type Part = Cover['cover'][number]['days'][number]['parts'][number]
type Swap = Cover['swaps'][number]

/** Four weeks: as far as people plan their absences. */
const GAPS = '28'

export const rotaCommands: readonly Command[] = [
  {
    name: 'who',
    usage: '',
    summary:
      'Who answers for each workflow now, why, and the days of the next four weeks on which nobody does; with --days, who covers which day.',
    options: { days: { type: 'string', value: 'N', help: 'show the next N days, at most 92' }, json: asJson },
    async run({ options, terminal, api }) {
      const days = text(options, 'days')
      const query = { days: Number(days ?? GAPS) }
      if (!Number.isInteger(query.days))
        throw new AppError('invalid_input', `--days is "${days}", which is no number of days. Write one from 1 to 92.`)
      const found = await (await api()).get('/api/v1/rota', { query })
      if (options.json) {
        const items = found.now.map(({ workflow, owner, answering, because }) => ({
          ...{ workflow, owner: owner.key, answering: answering?.key ?? null, because },
        }))
        const gaps = found.gaps.map(({ name: _, ...gap }) => gap)
        terminal.out(json(days === undefined ? { items, gaps } : { items, gaps, days: found.days, cover: found.cover }))
        return 0
      }
      for (const one of found.now) terminal.out(`${one.workflow}: ${one.answering?.key ?? 'nobody'} (${one.because})\n`)
      if (days !== undefined) for (const one of found.cover) terminal.out(`\n${coverInWords(found, one)}`)
      for (const gap of found.gaps)
        terminal.out(`Nobody answers for ${gap.workflow} from ${gap.from} to ${gap.to}: ${gap.because}.\n`)
      return 0
    },
  },
  {
    name: 'rota',
    usage: '',
    summary: 'The rotas of the plan, whose turn comes when, and what was said of them since.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const found = await (await api()).get('/api/v1/rota')
      if (options.json) terminal.out(json({ rotas: found.rotas, swaps: found.swaps }))
      else terminal.out(rotasInWords(found))
      return 0
    },
  },
  {
    name: 'rota swap',
    usage: 'ROTA PERSON',
    summary:
      'Say that somebody is on duty instead of others: rota swap desk tom --from 2026-03-09 --to 2026-03-10 --because ... The decision log has it.',
    options: {
      from: { type: 'string', value: 'TIME', help: 'a day, from its beginning; or a time with its zone' },
      to: {
        type: 'string',
        value: 'TIME',
        help: 'a day, to its end; or a time with its zone (default: the day of --from)',
      },
      because: { type: 'string', value: 'TEXT', help: 'why' },
      json: asJson,
    },
    async run({ words: [rota, person], options, terminal, api }) {
      const [from, because] = [text(options, 'from'), text(options, 'because')]
      if (!rota || !person)
        throw new AppError(
          'invalid_input',
          'Name the rota and the person: rota swap desk tom. "aftercare rota" lists both.',
        )
      if (!from) throw new AppError('invalid_input', 'Say from when on, with --from: a day like 2026-03-09, or a time.')
      if (!because) throw new AppError('invalid_input', 'Say why somebody else is on duty, with --because.')
      const body = { rota, person, from, to: text(options, 'to') ?? from, because }
      const said = await (await api()).post('/api/v1/rota/swaps', { body })
      terminal.out(options.json ? json(said) : `${swapInWords(said)}\n`)
      return 0
    },
  },
  {
    name: 'rota end',
    usage: 'ID',
    summary: 'Take a swap back, and say why: whoever’s turn it is is on duty again. The decision log has it.',
    options: { because: { type: 'string', value: 'TEXT', help: 'why' }, json: asJson },
    async run({ words: [id], options, terminal, api }) {
      const because = text(options, 'because')
      if (!id) throw new AppError('invalid_input', 'Name the swap. "aftercare rota" lists them with their ids.')
      if (!because) throw new AppError('invalid_input', 'Say why it is taken back, with --because.')
      const said = await (await api()).post('/api/v1/rota/swaps/{id}/end', { params: { id }, body: { because } })
      terminal.out(options.json ? json(said) : `${swapInWords(said)}\n`)
      return 0
    },
  },
]

function coverInWords({ days, time_zone }: Cover, { workflows, days: covered }: Cover['cover'][number]): string {
  const rows = covered.map(({ day, parts }, place) => [
    day,
    parts.map((part) => partInWords(part, parts.length > 1, time_zone)).join(', '),
    (days[place]?.away ?? []).map(({ key }) => key).join(', '),
  ])
  const title = workflows.map(({ workflow }) => workflow).join(', ')
  return `${title}\n${table(['day', 'who answers', 'away'], rows).join('\n')}\n`
}

/** "tom", or "tom from 09:00" where somebody else answers in another part of the day. */
function partInWords({ answering, from }: Part, isPart: boolean, zone: string): string {
  const who = answering?.key ?? 'nobody'
  return isPart ? `${who} from ${clockOf(from, zone)}` : who
}

const clockOf = (time: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(new Date(time))

function rotasInWords({ rotas, swaps }: Cover): string {
  if (rotas.length === 0) return 'The plan has no rota: owners and deputies answer. Write one under support.rota.\n'
  const lines = rotas.map(({ rota, turns, each, from, hand_over, time_zone, calendar, workflows }) => {
    const hours = calendar === null ? 'in the hours of support' : calendar === 'always' ? 'around the clock' : calendar
    const of = workflows === null ? 'for every workflow' : `for ${workflows.join(', ')}`
    return `${rota}: ${turns.map(({ key }) => key).join(', ')}, a ${each} each from ${from} on, handed over at ${hand_over} (${time_zone}), ${hours}, ${of}`
  })
  const said = swaps.map(swapInWords)
  return `${[...lines, ...(said.length === 0 ? ['Nobody swapped.'] : said)].join('\n')}\n`
}

function swapInWords({ id, rota, person, from, to, because, said_by, ended }: Swap): string {
  const taken = ended === null ? '' : `; taken back from ${ended.from} on by ${ended.by}: ${ended.because}`
  return `${id}: ${person.key} is on duty (${rota}) from ${from} to ${to}, said by ${said_by}: ${because}${taken}`
}
