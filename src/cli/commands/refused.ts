import { readFileSync } from 'node:fs'
import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, type Terminal, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const

/** Lines that were refused: looked at, mended and sent again. */
export const refusedCommands: readonly Command[] = [
  {
    name: 'refused',
    usage: '',
    summary: 'Lines that were refused, the newest first: how they came, how often, and why they were refused.',
    options: { limit: { type: 'string', value: 'N', help: 'how many, at most 200 (default 50)' }, json: asJson },
    async run({ options, terminal, api }) {
      const limit = text(options, 'limit')
      if (limit !== undefined && !/^\d{1,3}$/.test(limit))
        throw new AppError('invalid_input', `"${limit}" is no number of lines. Give --limit with 1 to 200.`)
      const page = await (await api()).get('/api/v1/refused', {
        query: limit === undefined ? {} : { limit: Number(limit) },
      })
      if (options.json) {
        terminal.out(json(page))
        return 0
      }
      if (page.items.length === 0) {
        terminal.out('No line was refused lately.\n')
        return 0
      }
      const rows = page.items.map((one) => [
        ...[one.id, one.last_at.slice(0, 16), one.way, String(one.times)],
        one.reason.length > 100 ? `${one.reason.slice(0, 97)}...` : one.reason,
      ])
      terminal.out(`${table(['line', 'last', 'came as', 'times', 'why'], rows).join('\n')}\n`)
      if (page.next !== null) terminal.out(`${page.kept} are kept; --limit shows more.\n`)
      terminal.out(
        'Look at one with "aftercare refused show LINE", and send it again with "aftercare refused replay LINE".\n',
      )
      return 0
    },
  },
  {
    name: 'refused show',
    usage: 'LINE',
    summary: 'A refused line as it came, masked, and why it was refused.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const one = await (await api()).get('/api/v1/refused/{id}', { params: { id: idIn(words) } })
      if (options.json) terminal.out(json(one))
      else {
        terminal.out(`It ${one.reason}.\n`)
        terminal.out(
          `It came ${one.times === 1 ? 'once' : `${one.times} times`} as ${one.way} of ${one.sent_by}, last ${one.last_at}.\n`,
        )
        terminal.out(
          one.line === null
            ? 'The line itself is not kept: it is too long, or its texts may not be.\n'
            : `${one.line}\n`,
        )
      }
      return 0
    },
  },
  {
    name: 'refused replay',
    usage: '[LINE]',
    summary:
      'Send a refused line again, as it is or mended; without one, the newest 200. Accepted it counts once, as of when it was refused.',
    options: {
      line: {
        type: 'string',
        value: 'FILE',
        help: 'what is sent in its place: a file with one line, or - for standard input',
      },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const file = text(options, 'line')
      if (words[0] === undefined) {
        if (file !== undefined)
          throw new AppError(
            'invalid_input',
            'Name the line in whose place it is sent: aftercare refused replay LINE --line FILE.',
          )
        const { items } = await (await api()).post('/api/v1/refused/replay')
        const accepted = items.filter((one) => one.accepted).length
        if (options.json) terminal.out(json({ items }))
        else terminal.out(`${accepted} of ${items.length} are accepted now, and kept here no more.\n`)
        return accepted === items.length ? 0 : 2
      }
      const line = file === undefined ? undefined : (await textOf(file, terminal)).trim()
      const done = await (await api()).post('/api/v1/refused/{id}/replay', {
        params: { id: idIn(words) },
        body: line === undefined ? {} : { line },
      })
      if (options.json) terminal.out(json(done))
      else
        terminal.out(
          done.accepted ? 'It is accepted, and kept here no more.\n' : `It is refused still: it ${done.reason}.\n`,
        )
      return done.accepted ? 0 : 2
    },
  },
  {
    name: 'refused drop',
    usage: 'LINE',
    summary: 'Keep a refused line no more.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const answer = await (await api()).delete('/api/v1/refused/{id}', { params: { id: idIn(words) } })
      terminal.out(options.json ? json(answer) : 'It is dropped.\n')
      return 0
    },
  },
]

function idIn([id]: readonly string[]): string {
  if (id) return id
  throw new AppError('invalid_input', 'Name the line by its id. "aftercare refused" lists them.')
}

async function textOf(file: string, terminal: Terminal): Promise<string> {
  if (file === '-') return await textFrom(terminal.stdin)
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new AppError('not_found', `There is no file "${file}" that can be read.`, { cause })
  }
}

async function textFrom(stdin: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
