import type { paths } from '../../../sdk/src/api.ts'
import { AppError } from '../../base/errors.ts'
import { untolds } from '../../findings/sources/answered.ts'
import { type Label, labels } from '../../findings/sources/labels.ts'
import { listKinds } from '../../findings/sources/list.ts'
import { shareGroupings } from '../../findings/sources/shares.ts'
import { table, wrapped } from '../../reports/review/text.ts'
import { type Command, json, text } from '../command.ts'

type Get<
  P extends '/api/v1/sources' | '/api/v1/sources/shares' | '/api/v1/sources/labels' | '/api/v1/runs/{run}/sources',
> = paths[P]['get']['responses'][200]['content']['application/json']
type Shares = Get<'/api/v1/sources/shares'>

export const sourceCommands: readonly Command[] = [
  {
    name: 'sources',
    usage: '[RUN]',
    summary:
      'Answers that may say what their sources do not, the worst first; with a run its answer, marked. A screen of words, and no verdict.',
    options: {
      workflow: { type: 'string', value: 'NAME', help: 'only this workflow' },
      kind: { type: 'string', value: 'KIND', help: `${listKinds.join(', ')} (default: gap)` },
      by: { type: 'string', value: 'GROUP', help: `the share of each ${shareGroupings.join(', ')} instead` },
      from: {
        type: 'string',
        value: 'TIME',
        help: 'from this day or time on (runs without a known time are left out)',
      },
      to: { type: 'string', value: 'TIME', help: 'before this day or time' },
      limit: { type: 'string', value: 'N', help: 'rows on a page, at most 200 (default: 50)' },
      cursor: { type: 'string', value: 'CURSOR', help: 'the next page, as the page before says' },
      json: { type: 'boolean', help: 'print JSON' },
    },
    async run({ words: [run], options, terminal, api }) {
      if (run !== undefined) {
        const answer = await (await api()).get('/api/v1/runs/{run}/sources', { params: { run } })
        terminal.out(options.json ? json(answer) : runToText(answer, terminal.width))
        return 0
      }
      const by = oneOf('Shares', 'by', text(options, 'by'), shareGroupings)
      const kind = oneOf('Answers', 'kind', text(options, 'kind'), listKinds)
      const filter = { workflow: text(options, 'workflow'), from: text(options, 'from'), to: text(options, 'to') }
      const client = await api()
      const shares = await client.get('/api/v1/sources/shares', { query: { ...filter, by } })
      if (by !== undefined) {
        terminal.out(options.json ? json(shares) : `${sharesToText(shares, by)}\n`)
        return 0
      }
      const { limit, cursor } = options
      const page = await client.get('/api/v1/sources', {
        query: {
          ...{ ...filter, kind, cursor: cursor === undefined ? undefined : String(cursor) },
          ...(limit === undefined ? {} : { limit: Number(limit) }),
        },
      })
      if (options.json) {
        terminal.out(json(page))
        return 0
      }
      const [all] = shares.items
      if (!all) {
        terminal.out(
          'No answer was screened: none has anything retrieved for it. "aftercare help sources" says more.\n',
        )
        return 0
      }
      const said = await client.get('/api/v1/sources/labels', { query: filter })
      terminal.out(`${shareInWords(all)}\n${labelsInWords(said)}\n\n`)
      if (page.items.length === 0) terminal.out('None of this kind.\n')
      else
        terminal.out(
          `${table(
            ['run', 'started', 'workflow', 'release', 'score', 'sources', 'what'],
            page.items.map((one) => [
              one.run,
              (one.started ?? 'unknown').slice(0, 16).replace('T', ' '),
              one.workflow,
              one.release ?? 'unknown',
              one.score === null ? 'unknown' : one.score.toFixed(2),
              String(one.sources),
              one.why === null ? one.kinds.map(inWords).join(', ') : `cannot be told: ${whyInWords[one.why]}`,
            ]),
          ).join('\n')}\n`,
        )
      terminal.out(
        '\nA screen of words, no verdict: "aftercare sources RUN" shows an answer with what is not in its sources.\n',
      )
      if (page.next) terminal.out(`More: the same command with --cursor ${page.next}\n`)
      return 0
    },
  },
  {
    name: 'sources label',
    usage: `RUN ${labels.join('|')}|none`,
    summary:
      'Say of an answer whether its sources say it, as you see it: by answers drawn by lot the share of all with a gap is told. "none" takes it back.',
    options: { json: { type: 'boolean', help: 'print JSON' } },
    async run({ words: [run, said], options, terminal, api }) {
      if (!run || !said || ![...labels, 'none'].includes(said))
        throw new AppError(
          'invalid_input',
          `Give the run and what you see, ${[...labels, 'none'].join(', ')}: aftercare sources label r-4711 supported.`,
        )
      const label = said === 'none' ? null : (said as Label)
      const client = await api()
      const answer = await client.post('/api/v1/runs/{run}/sources/label', { params: { run }, body: { label } })
      if (options.json) {
        terminal.out(json(answer))
        return 0
      }
      terminal.out(label === null ? 'It is taken back.\n' : `Kept: ${labelInWords[label]}.\n`)
      terminal.out(`${labelsInWords(await client.get('/api/v1/sources/labels', { query: {} }))}\n`)
      return 0
    },
  },
]

const labelInWords: Readonly<Record<Label, string>> = {
  supported: 'its sources say it',
  gap: 'its sources do not say it',
  untold: 'you cannot tell',
}

/** What people say of all answers, and which is drawn next. */
function labelsInWords({ drawn, share, interval, by, worths, next }: Get<'/api/v1/sources/labels'>): string {
  const draw = next === null ? '' : ` The next one that is drawn: aftercare sources ${next}`
  if (share === null || !interval)
    return `Nobody looked at any that is drawn, so that it is not known how many of all have one.${draw}`
  const help =
    by === null ? '' : ` With the ${by === 'judge' ? 'model' : 'screen'} they tell as much as ${worths[by]} would.`
  return `People looked at ${drawn} that were drawn: of all, very likely between ${interval.low.toFixed(1)} and ${interval.high.toFixed(1)} % have a gap (${share.toFixed(1)} %).${help}${draw}`
}

function oneOf<T extends string>(
  what: string,
  name: string,
  value: string | undefined,
  known: readonly T[],
): T | undefined {
  if (value === undefined || known.includes(value as T)) return value as T | undefined
  throw new AppError('invalid_input', `${what} cannot be asked for with --${name} "${value}". Use ${known.join(', ')}.`)
}

const inWords = (kind: string): string => kind.replaceAll('_', ' ')

const whyInWords = {
  texts_not_kept: 'texts are not kept',
  no_answer: 'no text of an answer was sent',
  sources_without_texts: 'what was found came without its text',
  too_long: 'it is longer than is compared',
} as const

function shareInWords({ gaps, screened, untold, whys, share, interval }: Shares['items'][number]): string {
  const why = untolds.flatMap((one) => (whys[one] ? [`${whyInWords[one]} (${whys[one]})`] : [])).join('; ')
  if (share === null || !interval) return `Of none of the ${untold} answers it can be told: ${why}.`
  const rest = untold === 0 ? '' : ` Of ${untold} more it cannot be told: ${why}.`
  return `${gaps} of ${screened} answers have a gap: ${share.toFixed(1)} % (very likely between ${interval.low.toFixed(1)} and ${interval.high.toFixed(1)} %).${rest}`
}

function sharesToText({ items }: Shares, by: string): string {
  if (items.length === 0) return 'No answer was screened.'
  const kinds = ['nothing_retrieved', 'unsupported_claim', 'number_mismatch', 'stale_source'] as const
  return table(
    [by, 'answers', 'with a gap', 'share', 'very likely', ...kinds.map(inWords), 'cannot be told'],
    items.map((one) => [
      one.group ?? 'unknown',
      String(one.screened),
      String(one.gaps),
      one.share === null ? 'unknown' : `${one.share.toFixed(1)} %`,
      one.interval ? `${one.interval.low.toFixed(1)} to ${one.interval.high.toFixed(1)} %` : 'unknown',
      ...kinds.map((kind) => String(one.kinds[kind])),
      String(one.untold),
    ]),
  ).join('\n')
}

const SHOWN = 600

/** The answer with what is not in its sources in brackets, sentence by sentence, and the sources below. */
function runToText({ kept, read }: Get<'/api/v1/runs/{run}/sources'>, width: number): string {
  if (!read && kept)
    return `Its texts are deleted. When it was screened: ${kept.why ? `cannot be told, ${whyInWords[kept.why]}` : [kept.result, ...kept.kinds].map(inWords).join(', ')}.\n`
  if (!read) return 'Nothing was looked up for an answer in this run, so there is nothing to hold it against.\n'
  if (read.why) return `It cannot be told whether the sources say what the answer says: ${whyInWords[read.why]}.\n`
  const { answer } = read
  if (answer === null) return 'There is no answer in this run.\n'
  const out = [`A screen of words, no verdict: ${[read.result, ...read.kinds].map(inWords).join(', ')}.`, '']
  for (const claim of read.claims) {
    const marks = claim.words.toSorted((a, b) => b.start - a.start)
    let said = answer.slice(claim.start, claim.end)
    for (const { start, end } of marks)
      said = `${said.slice(0, start - claim.start)}[${said.slice(start - claim.start, end - claim.start)}]${said.slice(end - claim.start)}`
    out.push(...wrapped(said, width, `${claim.score < 0.5 ? '!' : ' '} ${claim.score.toFixed(2)}  `, '        '))
  }
  out.push('')
  for (const { title, date, text: passage } of read.passages) {
    const name = [title ?? 'source', date].filter(Boolean).join(', ')
    const shown = passage.length > SHOWN ? `${passage.slice(0, SHOWN)} ...` : passage
    out.push(...wrapped(`${name}: ${shown}`, width, '  ', '    '))
  }
  return `${out.join('\n')}\n`
}
