import { readFileSync } from 'node:fs'
import type { paths } from '../../../sdk/src/api.ts'
import type { Aftercare } from '../../../sdk/src/client.ts'
import { AppError } from '../../base/errors.ts'
import { table } from '../../reports/review/text.ts'
import { type Command, type Invocation, json, text } from '../command.ts'

const asJson = { type: 'boolean', help: 'print JSON' } as const

type Workflow =
  paths['/api/v1/connectors/{id}/workflows']['get']['responses'][200]['content']['application/json']['items'][number]

/** The variable that a key of a platform comes in, where it does not come over standard input. */
const KEY = 'AFTERCARE_CONNECTOR_KEY'

/** Platforms that are read from an address and a key, and where the key is made. */
const platforms = {
  n8n: { name: 'n8n', example: 'https://n8n.example.com', key: 'API key of n8n (Settings, n8n API)' },
  make: { name: 'Make', example: 'https://eu1.make.com', key: 'API token of Make (Profile, API access)' },
  zapier: {
    name: 'Zapier',
    example: 'https://api.zapier.com',
    key: 'Client id, client secret and refresh token of Zapier, with spaces between them',
  },
  langfuse: {
    name: 'Langfuse',
    example: 'https://cloud.langfuse.com',
    key: 'Keys of the project (Langfuse, Settings, API Keys) as PUBLIC:SECRET',
  },
} as const
type Platform = (typeof platforms)[keyof typeof platforms]

export const connectorCommands: readonly Command[] = [
  {
    name: 'connectors',
    usage: '',
    summary: 'Platforms that are read on a schedule: how it stands with each.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const page = await (await api()).get('/api/v1/connectors')
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0)
        terminal.out(
          'Nothing is read yet. Begin with "aftercare connectors add n8n URL" (or make URL, zapier URL, langfuse URL), or with a published sheet: "aftercare connectors add sheet URL --mapping FILE", or with an API that lists records: "aftercare connectors add http URL".\n',
        )
      else
        for (const one of page.items) {
          const { covered, not_covered, left_out, not_live } = one.workflows
          const since = one.problem_since === null ? '' : ` (since ${one.problem_since})`
          terminal.out(
            `${one.id}  ${one.name}, ${`${one.kind} ${one.generation}`.trim()} at ${one.url}\n  ${one.sentence}${since}\n${one.kind === 'sheet' ? '' : `  Workflows: ${covered} covered, ${not_covered} not covered, ${left_out} left out, ${not_live} not live. ${one.open_runs} runs are open.\n`}`,
          )
        }
      return 0
    },
  },
  {
    name: 'connectors add',
    usage: 'n8n URL | make URL | zapier URL | langfuse URL | sheet URL | http URL',
    summary: `Read an n8n, a Make, a Zapier or a project of a Langfuse from now on, all of its history first, or a published sheet (CSV), or any API that lists records as JSON. The API key of the platform (of Langfuse both keys, with a colon between) comes over standard input or in ${KEY}; there, too, what a sheet that is not public, or an API, asks for. Given again, key and mapping are replaced.`,
    options: {
      name: { type: 'string', value: 'NAME', help: 'how it is called here (default: its address)' },
      mapping: {
        type: 'string',
        value: 'FILE',
        help: 'of a sheet or records: what their columns are (docs/sheets.md); without it one is guessed and shown',
      },
      poll: {
        type: 'string',
        value: 'FILE',
        help: 'of records: how they are asked for (docs/records.md); without it that is guessed and shown',
      },
      workflow: {
        type: 'string',
        value: 'NAME',
        help: 'of a sheet or records, for a guess: the workflow that no column names',
      },
      json: asJson,
    },
    async run(invocation) {
      const { words, options, terminal, api } = invocation
      const [kind, url] = words
      if (kind === 'sheet') return await addSheet(invocation, url)
      if (kind === 'http') return await addRecords(invocation, url)
      if (kind !== 'n8n' && kind !== 'make' && kind !== 'zapier' && kind !== 'langfuse')
        throw new AppError(
          'invalid_input',
          `"${kind ?? ''}" cannot be read. Write: aftercare connectors add n8n URL, or make, zapier, langfuse, sheet or http in its place`,
        )
      const platform = platforms[kind]
      if (!url)
        throw new AppError('invalid_input', `Give the address of ${platform.name}, such as ${platform.example}.`)
      const name = text(options, 'name')
      const key = await keyOf(invocation, platform)
      const added = await (await api()).post('/api/v1/connectors', {
        body: { kind, url, key, ...(name === undefined ? {} : { name }) },
      })
      if (options.json) {
        terminal.out(json(added))
        return 0
      }
      const { connector, workflows, is_new } = added
      const live = workflows.filter((one) => one.is_live)
      const has = `It has ${workflows.length} workflows, ${live.length} of them live:\n\n${rows(live)}`
      // What ran in a Langfuse is known once that is read.
      const what = kind === 'langfuse' ? 'What runs there is known by its traces, once they are read.' : has
      terminal.out(
        `${is_new ? 'Connected' : 'The key is replaced'}: ${`${platform.name} ${connector.generation}`.trim()} at ${connector.url}, connector ${connector.id}. ${what}\n`,
      )
      terminal.out(
        `What follows:\n  A running server reads it each minute, all of its history first. Now: aftercare connectors read ${connector.id}\n  Begin the plan with what is live: aftercare connectors draft ${connector.id}\n  Leave one out: aftercare connectors leave-out ${connector.id} WORKFLOW --because ...\n`,
      )
      return 0
    },
  },
  {
    name: 'connectors read',
    usage: 'ID',
    summary: 'Read a platform now, until all that is there was read.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const id = named(words)
      const client = await api()
      for (;;) {
        const read = await client.post('/api/v1/connectors/{id}/read', { params: { id } })
        if (read.is_more) {
          terminal.err(`${read.connector.sentence}\n`)
          continue
        }
        await client.post('/api/v1/evidence/settle')
        terminal.out(options.json ? json(read.connector) : `${read.connector.sentence}\n`)
        return read.connector.problem === null ? 0 : 6
      }
    },
  },
  {
    name: 'connectors workflows',
    usage: 'ID',
    summary: 'What runs on a platform, and whether the plan covers it.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const id = named(words)
      const page = await (await api()).get('/api/v1/connectors/{id}/workflows', { params: { id } })
      terminal.out(options.json ? json(page) : `${rows(page.items)}\n`)
      return 0
    },
  },
  {
    name: 'connectors versions',
    usage: 'ID WORKFLOW',
    summary:
      'Versions of a workflow that its platform has kept, and which of them is live: to choose the one to publish there.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const params = { id: named(words), workflow: namedWorkflow(words) }
      const page = await (await api()).get('/api/v1/connectors/{id}/workflows/{workflow}/versions', { params })
      terminal.out(
        options.json
          ? json(page)
          : `${table(
              ['version', 'since', 'by', 'called', ''],
              page.items.map((one) => [
                one.id,
                one.at?.slice(0, 16) ?? '',
                one.authors ?? '',
                one.name ?? '',
                one.is_live ? 'live' : '',
              ]),
            ).join('\n')}\n`,
      )
      return 0
    },
  },
  {
    name: 'connectors draft',
    usage: 'ID WORKFLOW...',
    summary:
      'Put workflows of a platform into the draft of the plan: those named, or all that are live and not covered. What it lacks then, people say.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const id = named(words)
      const [, ...workflows] = words
      const client = await api()
      const body = workflows.length === 0 ? {} : { workflows }
      const begun = await client.post('/api/v1/connectors/{id}/draft', { params: { id }, body })
      if (options.json) {
        terminal.out(json(begun))
        return 0
      }
      const { errors } = await client.get('/api/v1/plan/draft')
      const added =
        begun.added.length === 0 ? 'Nothing was added' : `In the draft of the plan: ${begun.added.join(', ')}`
      const lacks = errors.map(({ line, key, message }) => `  line ${line}: ${key} ${message}`)
      terminal.out(
        `${added}.\n${lacks.length === 0 ? '' : `It lacks before it can be applied:\n${lacks.join('\n')}\n`}Complete it on the page of the plan.\n`,
      )
      return 0
    },
  },
  {
    name: 'connectors not-covered',
    usage: '',
    summary: 'Live workflows of all platforms that no plan names and nobody left out with a reason.',
    options: { json: asJson },
    async run({ options, terminal, api }) {
      const page = await (await api()).get('/api/v1/not-covered')
      if (options.json) terminal.out(json(page))
      else if (page.items.length === 0)
        terminal.out('Every live workflow is covered by the plan, or left out with a reason.\n')
      else {
        terminal.out(
          `${table(
            ['connector', 'workflow', 'called'],
            page.items.map((one) => [one.connector.id, one.id, one.workflow]),
          ).join(
            '\n',
          )}\n\nCover them: aftercare connectors draft CONNECTOR. Or leave one out: aftercare connectors leave-out CONNECTOR WORKFLOW --because ...\n`,
        )
      }
      return 0
    },
  },
  {
    name: 'connectors leave-out',
    usage: 'ID WORKFLOW',
    summary: 'Leave a workflow of a platform out of the plan on purpose, and say why. The decision log has it.',
    options: { because: { type: 'string', value: 'TEXT', help: 'why no plan is to cover it' }, json: asJson },
    async run({ words, options, terminal, api }) {
      const params = { id: named(words), workflow: namedWorkflow(words) }
      const because = text(options, 'because')
      if (!because) throw new AppError('invalid_input', 'Say why no plan is to cover it, with --because.')
      const path = '/api/v1/connectors/{id}/workflows/{workflow}/leave-out'
      const left = await (await api()).post(path, { params, body: { because } })
      terminal.out(options.json ? json(left) : `"${left.name}" is left out by ${left.left_out?.by}: ${because}\n`)
      return 0
    },
  },
  {
    name: 'connectors take-in',
    usage: 'ID WORKFLOW',
    summary: 'Leave a workflow out no more.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const params = { id: named(words), workflow: namedWorkflow(words) }
      const taken = await takeIn(await api(), params)
      terminal.out(options.json ? json(taken) : `"${taken.name}" is left out no more: it is ${saidOf(taken)}.\n`)
      return 0
    },
  },
  {
    name: 'connectors pause',
    usage: 'ID WORKFLOW',
    summary:
      'Stop a workflow at its platform from being started, now, and record why, with what was read back. The decision log has it. What has begun goes on.',
    options: {
      why: { type: 'string', value: 'TEXT', help: 'why it is to stand still' },
      meanwhile: { type: 'string', value: 'TEXT', help: 'how the work is done until it runs again' },
      json: asJson,
    },
    async run({ words, options, terminal, api }) {
      const params = { id: named(words), workflow: namedWorkflow(words) }
      const [why, meanwhile] = [text(options, 'why'), text(options, 'meanwhile')]
      if (!why) throw new AppError('invalid_input', 'Say why it is to stand still, with --why.')
      const body = { why, ...(meanwhile ? { meanwhile } : {}) }
      const path = '/api/v1/connectors/{id}/workflows/{workflow}/pause'
      const stop = await (await api()).post(path, { params, body })
      const { effect } = stop
      if (options.json) terminal.out(json(stop))
      else if (effect?.result === 'confirmed')
        terminal.out(
          `${stop.workflow} stands still, confirmed at ${effect.at}. ${effect.said}\nTo start it again: publish the version that is to run there, then: aftercare start "${stop.workflow}" --note ...\n`,
        )
      else terminal.err(`${effect?.said ?? ''}\nThat it is to stand still is recorded.\n`)
      return effect?.result === 'confirmed' ? 0 : 6
    },
  },
  {
    name: 'connectors remove',
    usage: 'ID',
    summary: 'Read a platform no more. Its key is deleted; what was read stays.',
    options: { json: asJson },
    async run({ words, options, terminal, api }) {
      const id = named(words)
      const ended = await (await api()).delete('/api/v1/connectors/{id}', { params: { id } })
      terminal.out(options.json ? json(ended) : `Connector ${id} is read no more, and its key is deleted here.\n`)
      return 0
    },
  },
]

/** Of a sheet without a mapping what it seems to say is shown: the mapping goes where it can be kept in a file. */
async function addSheet({ options, terminal, environment, api }: Invocation, url: string | undefined): Promise<number> {
  if (!url) throw new AppError('invalid_input', 'Give the address of the sheet, as it is published (CSV).')
  const [file, name, workflow] = [text(options, 'mapping'), text(options, 'name'), text(options, 'workflow')]
  const key = environment[KEY] === undefined ? {} : { key: environment[KEY] }
  if (file === undefined) {
    const body = { url, ...key, ...(workflow === undefined ? {} : { workflow }) }
    const seen = await (await api()).post('/api/v1/sheets/preview', { body })
    terminal.out(seen.mapping)
    for (const { line, lines } of seen.first) for (const one of lines) terminal.err(`${line}: ${JSON.stringify(one)}\n`)
    for (const { position, reason } of seen.reasons.slice(0, 5)) terminal.err(`${position}: ${reason}\n`)
    terminal.err(
      `Nothing is read yet. This is what the columns seem to say: ${seen.lines} lines of ${seen.rows} rows, ${seen.refused} rows refused. Keep it in a file, put right what is wrong, and give it with --mapping FILE.\n`,
    )
    return 2
  }
  const body = { kind: 'sheet' as const, url, ...key, mapping: readText(file), ...(name === undefined ? {} : { name }) }
  const { connector, is_new } = await (await api()).post('/api/v1/connectors', { body })
  terminal.out(
    options.json
      ? json({ connector, is_new })
      : `${is_new ? 'Connected' : 'The mapping is replaced'}: the sheet at ${connector.url}, connector ${connector.id}. A running server looks every ten minutes whether it changed. Now: aftercare connectors read ${connector.id}\n`,
  )
  return 0
}

/** Of an API without a way to ask, or a mapping, what it seems to say is shown, as two files. */
async function addRecords(
  { options, terminal, environment, api }: Invocation,
  url: string | undefined,
): Promise<number> {
  if (!url)
    throw new AppError('invalid_input', 'Give the address of the API, such as https://desk.example.com/api/tickets.')
  const files = { poll: text(options, 'poll'), mapping: text(options, 'mapping') }
  const [name, workflow] = [text(options, 'name'), text(options, 'workflow')]
  const key = environment[KEY] === undefined ? {} : { key: environment[KEY] }
  const poll = files.poll === undefined ? {} : { poll: readText(files.poll) }
  const mapping = files.mapping === undefined ? {} : { mapping: readText(files.mapping) }
  if (poll.poll === undefined || mapping.mapping === undefined) {
    const body = { url, ...key, ...poll, ...mapping, ...(workflow === undefined ? {} : { workflow }) }
    const seen = await (await api()).post('/api/v1/records/preview', { body })
    if (poll.poll === undefined) terminal.out(`# --poll FILE\n${seen.poll}`)
    if (mapping.mapping === undefined) terminal.out(`# --mapping FILE\n${seen.mapping}`)
    for (const { line, lines } of seen.first) for (const one of lines) terminal.err(`${line}: ${JSON.stringify(one)}\n`)
    for (const { position, reason } of seen.reasons.slice(0, 5)) terminal.err(`record ${position} ${reason}\n`)
    terminal.err(
      `Nothing is read yet. This is what the first answer seems to say: ${seen.lines} lines of ${seen.rows} records, ${seen.refused} records refused. Keep it in files, put right what is wrong, and give them with --poll FILE and --mapping FILE.\n`,
    )
    return 2
  }
  const given = { poll: poll.poll, mapping: mapping.mapping, ...(name === undefined ? {} : { name }) }
  const { connector, is_new } = await (await api()).post('/api/v1/connectors', {
    body: { kind: 'http', url, ...key, ...given },
  })
  terminal.out(
    options.json
      ? json({ connector, is_new })
      : `${is_new ? 'Connected' : 'What is asked, and the mapping, are replaced'}: the records at ${connector.url}, connector ${connector.id}. A running server asks every five minutes. Now: aftercare connectors read ${connector.id}\n`,
  )
  return 0
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    throw new AppError('not_found', `${file} cannot be read (${code}). Check the name.`, { cause })
  }
}

const takeIn = (api: Aftercare, params: { id: string; workflow: string }) =>
  api.post('/api/v1/connectors/{id}/workflows/{workflow}/take-in', { params })

function named([id]: readonly string[]): string {
  if (id) return id
  throw new AppError('invalid_input', 'Name the connector by its id. "aftercare connectors" lists them.')
}

function namedWorkflow([, workflow]: readonly string[]): string {
  if (workflow) return workflow
  throw new AppError('invalid_input', 'Name the workflow by its id. "aftercare connectors workflows ID" lists them.')
}

const coverages = {
  covered: 'covered',
  not_covered: 'not covered',
  left_out: 'left out',
  not_live: 'not live',
} as const
const saidOf = ({ coverage }: Workflow): string => coverages[coverage]

const rows = (workflows: readonly Workflow[]): string =>
  table(
    ['workflow', 'called', 'live', 'plan', ''],
    workflows.map((one) => [
      one.id,
      one.name === one.workflow ? one.name : `${one.name} (in the record: ${one.workflow})`,
      one.is_live ? 'live' : '-',
      saidOf(one),
      one.left_out?.because ?? '',
    ]),
  ).join('\n')

/** A key as an argument would stand in the list of processes and in the history of the shell. */
async function keyOf({ terminal, environment }: Invocation, platform: Platform): Promise<string> {
  const given = environment[KEY]
  if (given) return given
  if (terminal.isTty) terminal.err(`${platform.key}, then Enter: `)
  let typed = ''
  for await (const chunk of terminal.stdin()) {
    typed += Buffer.from(chunk).toString('utf8')
    if (typed.includes('\n') || typed.length > 10_000) break
  }
  const [key = ''] = typed.split('\n')
  if (key.trim() === '')
    throw new AppError('invalid_input', `No API key came. Give it over standard input, or set ${KEY}.`)
  return key.trim()
}
