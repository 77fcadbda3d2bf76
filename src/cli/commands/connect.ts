import type { paths } from '../../../sdk/src/api.ts'
import { type Aftercare, AftercareError } from '../../../sdk/src/client.ts'
import { AppError } from '../../base/errors.ts'
import { wrapped } from '../../reports/review/text.ts'
import { type Command, type Invocation, json, text } from '../command.ts'

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never
type Client = Answer<'/api/v1/connect'>['items'][number]
type Understood = Answer<'/api/v1/runs/{run}/understood'>['items'][number]
type Detail = Answer<'/api/v1/runs/{run}'>

/** How often it is looked whether something came, and after how long it is said what to check. */
const LOOK_MS = 1_000
const HINT_AFTER_MS = 30_000

export const connectCommands: readonly Command[] = [
  {
    name: 'connect',
    usage: '[CLIENT]',
    summary:
      'Connect what you run: prints what to copy, with address and key in place, waits for the first run and tells what of it was understood. Without CLIENT it asks.',
    options: {
      'no-wait': { type: 'boolean', help: 'print what to copy, and wait for nothing' },
      json: {
        type: 'boolean',
        help: 'print JSON: the client with what to copy, then, unless --no-wait, the first run',
      },
    },
    async run(invocation) {
      const { options, terminal } = invocation
      const address = addressIn(invocation)
      const api = await invocation.api()
      const { items } = await api.get('/api/v1/connect')
      const client = await chosen(items, invocation)
      const { key, id } = await keyFor(client, invocation, api)
      const asked = id === null ? {} : { key: id }
      const now = await standing(api, { since: new Date().toISOString(), ...asked })
      const steps = client.steps.map((step) => ({ ...step, text: filled(step.text, address, key) }))
      if (options.json) terminal.out(json({ ...client, steps, key, key_id: id }))
      else terminal.out(toCopy({ ...client, steps }, terminal.width))
      if (id !== null && !options.json) await sayDesk(invocation, api)
      if (options['no-wait']) return 0
      if (now === null) {
        terminal.err(`This key only sends. What arrives is seen at the desk, or by "aftercare connect" with --link.\n`)
        return 0
      }
      const run = await firstRun(invocation, api, { since: now.at, asked, address })
      if (run === null) return 0
      const params = { run }
      const [detail, told] = await Promise.all([
        api.get('/api/v1/runs/{run}', { params }),
        api.get('/api/v1/runs/{run}/understood', { params, query: { client: client.id } }),
      ])
      terminal.out(
        options.json ? json({ run: detail, understood: told.items }) : arrived(detail, told.items, terminal.width),
      )
      return 0
    },
  },
]

/** Where the server is that clients send to: a folder that nobody serves takes nothing in. */
function addressIn({ options, environment }: Invocation): string {
  const link = text(options, 'link')
  if (link && URL.canParse(link)) return new URL(link).origin
  const url = text(options, 'url') ?? (text(options, 'data') ? undefined : environment.AFTERCARE_SERVER)
  if (url) return url.replace(/\/+$/, '')
  throw new AppError(
    'invalid_input',
    `Runs arrive at a server. Start one ("npm start", or "aftercare serve"), then: aftercare connect --link 'LINK', with the sign-in link it prints; or with a key of it: aftercare connect --url URL --key KEY.`,
  )
}

/** How it goes with what is sent; null for a key that may send and see nothing. */
async function standing(api: Aftercare, query: { since: string; key?: string }) {
  try {
    return await api.get('/api/v1/connect/arrivals', { query })
  } catch (error) {
    if (error instanceof AftercareError && error.code === 'not_allowed') return null
    throw error
  }
}

/** By its id, its name or its number in the list; asked for where none is given. */
async function chosen(items: readonly Client[], { words, terminal }: Invocation): Promise<Client> {
  const list = items
    .map(({ id, name }, index) => `  ${String(index + 1).padStart(2)}  ${name.padEnd(28)} ${id}`)
    .join('\n')
  const [given] = words
  if (given === undefined && !terminal.isTty)
    throw new AppError('invalid_input', `Say what you run: aftercare connect CLIENT, with one of\n${list}`)
  if (given === undefined) terminal.err(`What do you run?\n${list}\nIts number, then Enter: `)
  const answer = (given ?? (await lineFrom(terminal.stdin()))).trim().toLowerCase()
  const found =
    items.find(({ id, name }) => id === answer || name.toLowerCase() === answer) ?? items[Number(answer || 'none') - 1]
  if (found) return found
  throw new AppError('invalid_input', `"${answer}" is none of what can be connected. Name one of\n${list}`)
}

async function lineFrom(stdin: AsyncIterable<Uint8Array>): Promise<string> {
  let typed = ''
  for await (const chunk of stdin) {
    typed += Buffer.from(chunk).toString('utf8')
    if (typed.includes('\n') || typed.length > 1_000) break
  }
  return typed.split('\n')[0] ?? ''
}

/** A key that may send, made for this; or the one this is asked with, since a key makes no other. */
async function keyFor(client: Client, { options, environment }: Invocation, api: Aftercare) {
  const given = text(options, 'link') ? undefined : (text(options, 'key') ?? environment.AFTERCARE_KEY)
  if (given !== undefined) return { key: given, id: null }
  const body = { name: `Sends runs: ${client.name}`, roles: ['sender' as const], days: 365 }
  return await api.post('/api/v1/keys', { body })
}

const filled = (copied: string, address: string, key: string): string =>
  copied.replaceAll('{address}', address).replaceAll('{key}', key)

function toCopy({ name, steps, not_sent }: Client, width: number): string {
  const shown = steps.flatMap(({ title, text }, index) => [
    ...wrapped(`${index + 1}. ${title}:`, width, '', '   '),
    '',
    // From the margin: a shell ends what is put into it (<<) only by a line that begins there.
    text,
    '',
  ])
  const left = not_sent.flatMap((one) => wrapped(`- ${one}`, width, '  ', '    '))
  return `${[`Connect ${name}`, '', ...shown, 'What it does not send:', ...left, ''].join('\n')}\n`
}

/** The link this signed in with is used up; who may is given another, for the browser. */
async function sayDesk({ terminal }: Invocation, api: Aftercare): Promise<void> {
  const { person } = await api.get('/api/v1/me')
  if (!person) return
  try {
    const { link } = await api.post('/api/v1/links', { body: { email: person.email } })
    terminal.out(
      `The desk, in a browser: your link was used up here, and this one works once, within a day:\n    ${link}\n\n`,
    )
  } catch (error) {
    // Only owners make links: anybody else asks one, as ever.
    if (!(error instanceof AftercareError)) throw error
  }
}

type Waiting = { readonly since: string; readonly asked: { key?: string }; readonly address: string }

/** Waits until a run is there. What was refused meanwhile is told as it comes; null where somebody wanted to wait no longer. */
async function firstRun(
  { terminal }: Invocation,
  api: Aftercare,
  { since, asked, address }: Waiting,
): Promise<string | null> {
  const interrupted = terminal.untilInterrupted?.()
  terminal.err(`Waiting for the first run at ${address} (Ctrl+C ends the waiting, and nothing else) ...\n`)
  const began = Date.now()
  const told = new Set<string>()
  const once = (sentence: string) => {
    if (told.has(sentence)) return
    told.add(sentence)
    terminal.err(`${sentence}\n`)
  }
  const before = (await api.get('/api/v1/connect/arrivals', { query: { since, ...asked } })).taken
  while (!interrupted?.aborted) {
    const { runs, taken, refused } = await api.get('/api/v1/connect/arrivals', { query: { since, ...asked } })
    for (const { path, status, title } of refused) once(`Refused (${status}): ${path}. ${title}`)
    const [run] = runs
    if (run !== undefined) return run
    if (taken > before) once('Something came and is on the disk; the run is put together within some seconds.')
    else if (Date.now() - began > HINT_AFTER_MS) once(toCheck(address))
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS)
      interrupted?.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
  terminal.err('Waited no longer. The key and what you copied go on working; runs are shown by "aftercare runs".\n')
  return null
}

const toCheck = (address: string): string =>
  `Nothing came yet. Check
  - the address: the program must reach ${address}, and where it runs elsewhere (a container, another machine) not by 127.0.0.1;
  - the key: it stands in the variables of the very shell or service that runs the program;
  - the end: many programs end before they have sent what waits. Shut down or flush the exporter before;
  - that the code you call is the one that was set up: tracing begins before the first call of a model.`

function arrived({ run, steps }: Detail, told: readonly Understood[], width: number): string {
  const out = [`The first run is here: ${run.run}`, '']
  out.push(...tree(steps), '')
  const line = ({ facet, said }: Understood) => wrapped(said, width, `  ${facet.padEnd(10)}`, HANGING)
  const good = told.filter(({ is }) => is === 'told')
  const rest = told.filter(({ is }) => is !== 'told')
  out.push('Understood:', ...good.flatMap(line), '')
  if (rest.length > 0) out.push('Not, or not quite:')
  for (const one of rest) {
    out.push(...line(one))
    if (one.mend) out.push(...wrapped(`-> ${one.mend}`, width, HANGING, `${HANGING}   `))
  }
  if (run.mode === 'test') out.push('', 'It is marked as a test and counts in no figure.')
  out.push('', `All of it: aftercare run ${run.run}`)
  return `${out.join('\n')}\n`
}

const HANGING = ' '.repeat(12)
const MOST_STEPS = 40

/** Steps beneath each other, as they were called. */
function tree(steps: Detail['steps']): string[] {
  const ids = new Set(steps.map(({ step }) => step))
  const beneath = Map.groupBy(steps, ({ parent }) => (parent !== undefined && ids.has(parent) ? parent : ''))
  const out: string[] = []
  const seen = new Set<string>()
  const add = (parent: string, indent: string) => {
    for (const one of beneath.get(parent) ?? []) {
      // Senders may nest in a circle.
      if (seen.has(one.step)) continue
      seen.add(one.step)
      const tokens = (one.tokens_input ?? 0) + (one.tokens_cached_input ?? 0)
      const answered = (one.tokens_output ?? 0) + (one.tokens_reasoning ?? 0)
      const counted = tokens + answered > 0 ? `, ${tokens} tokens in, ${answered} out` : ''
      const model = one.model === undefined || one.name?.includes(one.model) ? undefined : one.model
      const called = [one.kind, one.name, model].filter((word) => word !== undefined).join(' ')
      out.push(`${indent}${called}${counted}${one.status === 'error' ? '  FAILED' : ''}`)
      add(one.step, `${indent}  `)
    }
  }
  add('', '  ')
  if (out.length > MOST_STEPS) return [...out.slice(0, MOST_STEPS), `  ... and ${out.length - MOST_STEPS} more`]
  return out.length === 0 ? ['  (no step came)'] : out
}
