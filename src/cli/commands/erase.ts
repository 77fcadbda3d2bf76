import { setTimeout as sleep } from 'node:timers/promises'
import type { Aftercare } from '../../../sdk/src/client.ts'
import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, type Options, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const
const LOOK_EACH_MS = 1000

export const eraseCommands: readonly Command[] = [
  {
    name: 'erase',
    usage: '',
    summary:
      'Erase a case, a person or a run from the evidence, for good. Without --yes it only shows what would be erased.',
    options: {
      case: { type: 'string', value: 'CASE', help: 'a case, with all its runs' },
      user: { type: 'string', value: 'USER', help: 'a person: all runs that were for this "user"' },
      run: { type: 'string', value: 'RUN', help: 'one run' },
      because: { type: 'string', value: 'TEXT', help: 'why; it is kept, so do not name the person in it' },
      yes: { type: 'boolean', help: 'erase it: nobody can bring it back' },
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const what = whatOf(options)
      const because = text(options, 'because')
      if (options.yes && !because) throw new AppError('invalid_input', 'Say why it is erased, with --because.')
      const aftercare = await api()
      if (!options.yes) {
        const found = await aftercare.post('/api/v1/erasures/preview', { body: what })
        terminal.out(options.json ? json(found) : previewInWords(found))
        return 0
      }
      const ordered = await aftercare.post('/api/v1/erasures', { body: { ...what, because: because ?? '' } })
      const done = await untilDone(aftercare, ordered.id)
      terminal.out(options.json ? json(done) : proofInWords(done))
      return 0
    },
  },
  {
    name: 'erasures',
    usage: '[ID]',
    summary: 'What was erased, the newest first; or one of them as a proof to print. Never what it was.',
    options: { json: asJson },
    async run({ words: [id], options, terminal, api }) {
      if (id !== undefined) {
        const one = await (await api()).get('/api/v1/erasures/{id}', { params: { id } })
        terminal.out(options.json ? json(one) : proofInWords(one))
        return 0
      }
      const page = await (await api()).get('/api/v1/erasures')
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0) terminal.out('Nothing was erased yet.\n')
      else
        terminal.out(
          `${table(
            ['id', 'ordered', 'by', 'what', 'runs', 'done', 'because'],
            page.items.map((one) => [
              one.id,
              one.ordered_at.slice(0, 16),
              one.by,
              wordOf[one.of],
              one.runs === null ? '' : String(one.runs),
              one.done_at?.slice(0, 16) ?? 'under way',
              one.because,
            ]),
          ).join('\n')}\n`,
        )
      return 0
    },
  },
]

type Kind = 'case' | 'user' | 'run'
const wordOf: Readonly<Record<Kind, string>> = { case: 'case', user: 'person', run: 'run' }

function whatOf(options: Options): { of: Kind; value: string } {
  const given = (['case', 'user', 'run'] as const).flatMap((of) => {
    const value = text(options, of)
    return value === undefined ? [] : [{ of, value }]
  })
  const [what] = given
  if (what && what.value !== '' && given.length === 1) return what
  throw new AppError('invalid_input', 'Say what to erase: one of --case CASE, --user USER or --run RUN.')
}

/** It goes on in the server, or in this process where it opened the folder itself. */
async function untilDone(api: Aftercare, id: string) {
  for (;;) {
    const one = await api.get('/api/v1/erasures/{id}', { params: { id } })
    if (one.done_at !== null) return one
    await sleep(LOOK_EACH_MS)
  }
}

type Lines = Readonly<Record<string, number>>
const linesInWords = (lines: Lines): string =>
  Object.entries(lines)
    .filter(([name]) => name !== 'run')
    .map(([name, count]) => `${count} ${name === 'run_line' ? 'run' : name === 'refused' ? 'that were refused' : name}`)
    .join(', ')

function previewInWords(found: {
  of: Kind
  value: string
  runs: number
  lines: Lines
  workflows: readonly { workflow: string; runs: number }[]
  mentioned_in: readonly string[]
}): string {
  if (Object.keys(found.lines).length === 0) return `Nothing is kept of the ${wordOf[found.of]} "${found.value}".\n`
  const of = found.workflows.map(({ workflow, runs }) => `${runs} of ${workflow || 'no known workflow'}`)
  const also = found.mentioned_in.length
  return [
    `The ${wordOf[found.of]} "${found.value}" has ${found.runs} runs${of.length > 0 ? ` (${of.join(', ')})` : ''}.`,
    `Lines that would be erased: ${linesInWords(found.lines)}. Figures are then those without these runs; signed reviews stay as they were signed.`,
    ...(also === 0
      ? []
      : [
          `${also >= 100 ? 'A hundred or more' : also} other runs hold the value in their texts and would stay: ${found.mentioned_in.slice(0, 5).join(', ')}${also > 5 ? ', ...' : ''}. Erase each with --run.`,
        ]),
    'Nothing was erased. Do it with --yes and --because; nobody can bring it back.',
    '',
  ].join('\n')
}

function proofInWords(one: {
  id: string
  of: Kind
  because: string
  by: string
  ordered_at: string
  ordered_seq: number
  done_at: string | null
  done_seq: number | null
  runs: number | null
  lines: Lines | null
  proof: { ordered: string; done: string | null }
}): string {
  return [
    `Erasure ${one.id}: a ${wordOf[one.of]}, because: ${one.because}`,
    `Ordered by ${one.by} at ${one.ordered_at}; entry ${one.ordered_seq} of the decision log, ${one.proof.ordered}`,
    one.done_at === null
      ? 'It is under way.'
      : `Done at ${one.done_at}: no file of the evidence holds any of it since; entry ${one.done_seq}, ${one.proof.done}`,
    ...(one.runs === null ? [] : [`${one.runs} runs; lines: ${linesInWords(one.lines ?? {})}`]),
    '"aftercare log verify" computes the hashes again.',
    '',
  ].join('\n')
}
