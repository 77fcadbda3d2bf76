import { readFileSync } from 'node:fs'
import type { Aftercare } from '../../../sdk/src/client.ts'
import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, json, type Options, type Terminal, text } from '../command.ts'

const ofKind = {
  type: 'string',
  value: 'KIND',
  help: 'those that are wrong alike ("aftercare refused kinds")',
} as const
const asJson = { type: 'boolean', help: 'print JSON' } as const

/** Lines that were refused: looked at, mended and sent again. */
export const refusedCommands: readonly Command[] = [
  {
    name: 'refused',
    usage: '',
    summary: 'Lines that were refused, the newest first: how they came, how often, and why they were refused.',
    options: {
      limit: { type: 'string', value: 'N', help: 'how many, at most 200 (default 50)' },
      kind: ofKind,
      json: asJson,
    },
    async run({ options, terminal, api }) {
      const limit = text(options, 'limit')
      if (limit !== undefined && !/^\d{1,3}$/.test(limit))
        throw new AppError('invalid_input', `"${limit}" is no number of lines. Give --limit with 1 to 200.`)
      const page = await (await api()).get('/api/v1/refused', {
        query: { ...(limit === undefined ? {} : { limit: Number(limit) }), ...kindIn(options) },
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
    name: 'refused kinds',
    usage: '',
    summary: 'How refused lines are wrong: those that are wrong alike together, how many there are, and who sent them.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const page = await (await api()).get('/api/v1/refused/kinds')
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0) terminal.out('No line was refused lately.\n')
      else {
        const rows = page.items.map((one) => [
          ...[one.kind, one.last_at.slice(0, 16), String(one.lines), String(one.times)],
          [...new Set(one.parts.map(({ sender }) => sender))].join(', '),
          one.says,
        ])
        terminal.out(`${table(['kind', 'last', 'lines', 'times', 'sent by', 'why'], rows).join('\n')}\n`)
        terminal.out('Look at one kind with "aftercare refused --kind KIND".\n')
      }
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
    name: 'refused try',
    usage: 'LINE',
    summary: 'What would become of a refused line, as it is or mended: what is wrong with it, or what is understood.',
    options: {
      line: { type: 'string', value: 'FILE', help: 'what would be sent in its place, or - for standard input' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const file = text(options, 'line')
      const line = file === undefined ? undefined : (await textOf(file, terminal)).trim()
      const tried = await (await api()).post('/api/v1/refused/{id}/try', {
        params: { id: idIn(words) },
        body: line === undefined ? {} : { line },
      })
      if (options.json) terminal.out(json(tried))
      else {
        for (const { says } of tried.faults) terminal.out(`It ${says}.\n`)
        if (tried.accepted) terminal.out(`It would be accepted, as a ${tried.understood?.type}:\n`)
        for (const { name, value } of tried.understood?.fields ?? []) terminal.out(`  ${name}: ${value}\n`)
      }
      return tried.accepted ? 0 : 2
    },
  },
  {
    name: 'refused replay',
    usage: '[LINE]',
    summary:
      'Send a refused line again, as it is or mended; without one, all of them or all of a kind. Accepted it counts once, as of when it was refused.',
    options: {
      kind: ofKind,
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
        const items = await replayAll(await api(), kindIn(options))
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
    name: 'refused dismiss',
    usage: '[LINE]',
    summary: 'Keep a refused line no more, or all of a kind, and say why it need not be mended.',
    options: {
      kind: ofKind,
      because: { type: 'string', value: 'TEXT', help: 'why; it is kept, so do not name anybody in it' },
      json: asJson,
    },
    async run({ words: [id], options, terminal, api }) {
      const because = text(options, 'because')
      if (because === undefined) throw new AppError('invalid_input', 'Say why it need not be mended, with --because.')
      const { kind } = kindIn(options)
      if (id === undefined && kind === undefined)
        throw new AppError('invalid_input', 'Name a line by its id, or those of a kind with --kind.')
      const body = { because, ...(id === undefined ? {} : { id }), ...(kind === undefined ? {} : { kind }) }
      const answer = await (await api()).post('/api/v1/refused/dismiss', { body })
      terminal.out(options.json ? json(answer) : `${answer.dismissed} dismissed.\n`)
      return 0
    },
  },
]

function kindIn(options: Options): { kind?: string } {
  const kind = text(options, 'kind')
  return kind === undefined ? {} : { kind }
}

async function replayAll(api: Aftercare, meant: { kind?: string }) {
  const items: { id: string; accepted: boolean; reason: string | null }[] = []
  for (let cursor: string | null | undefined; ; ) {
    const body = { ...meant, ...(cursor ? { cursor } : {}) }
    const page = await api.post('/api/v1/refused/replay', { body })
    items.push(...page.items)
    cursor = page.next
    if (cursor === null) return items
  }
}

function idIn([id]: readonly string[]): string {
  if (id) return id
  throw new AppError('invalid_input', 'Name the line by its id. "aftercare refused" lists them.')
}

async function textOf(file: string, terminal: Terminal): Promise<string> {
  if (file === '-') return await textFrom(terminal.stdin())
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
